/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store.h"

G_BEGIN_DECLS

void bc_document_keeper_keep (GtkWidget *widget,
                              BcStore *store,
                              const BcId *record,
                              gboolean whole,
                              GPtrArray *files);
void bc_document_keeper_install (GtkWidgetClass *class);
void bc_document_keeper_accept (GtkWidget *widget);
void
bc_document_keeper_load (GtkWidget *widget, BcStore *store, const BcId *record, gboolean whole);

G_END_DECLS
