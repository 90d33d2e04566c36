/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "conflicts.h"
#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_CONFLICT_CARD (bc_conflict_card_get_type ())
G_DECLARE_FINAL_TYPE (BcConflictCard, bc_conflict_card, BC, CONFLICT_CARD, AdwPreferencesGroup)

GtkWidget *bc_conflict_card_new (BcStore *store,
                                 const BcConflict *conflict) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_conflict_card_is_for (BcConflictCard *self, const BcConflict *conflict);
void bc_conflict_card_show (BcConflictCard *self, BcStore *store, const BcConflict *conflict);

G_END_DECLS
