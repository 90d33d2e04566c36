/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "history.h"
#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_HISTORY_FILTER (bc_history_filter_get_type ())
G_DECLARE_FINAL_TYPE (BcHistoryFilter, bc_history_filter, BC, HISTORY_FILTER, AdwBin)

void bc_history_filter_load (BcHistoryFilter *self, BcStore *store, const BcId *district);
void bc_history_filter_apply (BcHistoryFilter *self, BcHistoryQuery *query);
const char *bc_history_filter_get_words (BcHistoryFilter *self);
gboolean bc_history_filter_is_set (BcHistoryFilter *self);
void bc_history_filter_clear (BcHistoryFilter *self);

G_END_DECLS
