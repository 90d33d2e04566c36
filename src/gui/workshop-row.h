/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ranking.h"

G_BEGIN_DECLS

/**
 * BcWorkshopStep:
 *
 * What the room is doing, which decides what a row of a proposal offers.
 */
typedef enum {
  BC_WORKSHOP_PROPOSE,
  BC_WORKSHOP_VOTE,
  BC_WORKSHOP_CHOOSE,
  BC_N_WORKSHOP_STEPS,
} BcWorkshopStep;

#define BC_TYPE_WORKSHOP_ROW (bc_workshop_row_get_type ())
G_DECLARE_FINAL_TYPE (BcWorkshopRow, bc_workshop_row, BC, WORKSHOP_ROW, GtkListBoxRow)

GtkWidget *bc_workshop_row_new (BcWorkshopStep step);
void bc_workshop_row_show (BcWorkshopRow *self,
                           const BcRanked *ranked,
                           gint64 own_dots,
                           gint64 most_dots,
                           const BcRanking *ranking);
void bc_workshop_row_allow (BcWorkshopRow *self, gboolean has_dots);
void bc_workshop_row_listen (BcWorkshopRow *self, GCallback toggled, gpointer data);
const BcId *bc_workshop_row_get_id (BcWorkshopRow *self);
const char *bc_workshop_row_get_area (BcWorkshopRow *self);
gboolean bc_workshop_row_is_chosen (BcWorkshopRow *self);
void bc_workshop_row_choose (BcWorkshopRow *self, gboolean chosen);

G_END_DECLS
