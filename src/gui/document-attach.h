/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store.h"

G_BEGIN_DECLS

void bc_document_attach (GtkWindow *parent,
                         BcStore *store,
                         const BcId *record,
                         GPtrArray *files,
                         gboolean with_position);

G_END_DECLS
