/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "history.h"
#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_HISTORY_ROW (bc_history_row_get_type ())
G_DECLARE_FINAL_TYPE (BcHistoryRow, bc_history_row, BC, HISTORY_ROW, AdwPreferencesRow)

GtkWidget *bc_history_row_new (BcStore *store, gboolean leads_back);
void
bc_history_row_show (BcHistoryRow *self, const BcHistoryEntry *entry, const BcHistoryQuery *query);
gint64 bc_history_row_get_operation (BcHistoryRow *self);

G_END_DECLS
