/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "document-item.h"

G_BEGIN_DECLS

void bc_document_edit (GtkWidget *widget, BcStore *store, BcDocumentItem *item);
void bc_document_show_record (GtkWidget *widget, BcStore *store, BcDocumentItem *item);
void bc_document_choose_after (GtkWidget *widget, BcStore *store, BcDocumentItem *item);
void bc_document_delete (GtkWidget *widget, BcStore *store, BcDocumentItem *item);

G_END_DECLS
