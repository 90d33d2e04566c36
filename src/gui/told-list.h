/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "told-row.h"

G_BEGIN_DECLS

#define BC_TYPE_TOLD_LIST (bc_told_list_get_type ())
G_DECLARE_FINAL_TYPE (BcToldList, bc_told_list, BC, TOLD_LIST, AdwBin)

/* Properties: label (its accessible name), first-rows (how many it begins with).
 * Signals: chosen and pressed, each with a BcTold, its row and its button. */
void bc_told_list_set_label (BcToldList *self, const char *label);
void bc_told_list_show (BcToldList *self, GPtrArray *lines);

G_END_DECLS
