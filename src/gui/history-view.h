/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "history.h"
#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_HISTORY_VIEW (bc_history_view_get_type ())
G_DECLARE_FINAL_TYPE (BcHistoryView, bc_history_view, BC, HISTORY_VIEW, AdwBin)

void bc_history_view_load (BcHistoryView *self, BcStore *store, const BcId *district);
void bc_history_view_load_record (BcHistoryView *self, BcStore *store, const BcId *record);
void
bc_history_view_load_gesture (BcHistoryView *self, BcStore *store, const BcHistoryQuery *gesture);
void bc_history_view_load_last (BcHistoryView *self,
                                BcStore *store,
                                const BcId *district,
                                guint n_entries);

G_END_DECLS
