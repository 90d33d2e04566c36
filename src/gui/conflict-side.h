/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "conflicts.h"

G_BEGIN_DECLS

#define BC_TYPE_CONFLICT_SIDE_ROW (bc_conflict_side_row_get_type ())
G_DECLARE_FINAL_TYPE (BcConflictSideRow, bc_conflict_side_row, BC, CONFLICT_SIDE_ROW, AdwActionRow)

GtkWidget *bc_conflict_side_row_new (const BcConflictSide *side,
                                     gboolean in_force) G_GNUC_WARN_UNUSED_RESULT;
void bc_conflict_side_row_set_choosable (BcConflictSideRow *self, gboolean choosable);
const char *bc_conflict_side_row_get_text (BcConflictSideRow *self);

G_END_DECLS
