/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "activity-item.h"

G_BEGIN_DECLS

#define BC_TYPE_ACTIVITY_ROW (bc_activity_row_get_type ())
G_DECLARE_FINAL_TYPE (BcActivityRow, bc_activity_row, BC, ACTIVITY_ROW, AdwBin)

GtkWidget *bc_activity_row_new (void);
void bc_activity_row_show (BcActivityRow *self, BcActivityItem *item);
BcActivityItem *bc_activity_row_get_item (BcActivityRow *self);

G_END_DECLS
