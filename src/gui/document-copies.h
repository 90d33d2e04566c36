/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "document-item.h"

G_BEGIN_DECLS

void bc_document_open (GtkWindow *parent, BcStore *store, BcDocumentItem *item);
void
bc_document_export (GtkWindow *parent, BcStore *store, const BcId *record, gboolean whole_district);

G_END_DECLS
