/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "today.h"

G_BEGIN_DECLS

#define BC_TYPE_TODAY_ROW (bc_today_row_get_type ())
G_DECLARE_FINAL_TYPE (BcTodayRow, bc_today_row, BC, TODAY_ROW, AdwPreferencesRow)

GtkWidget *bc_today_row_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bc_today_row_show (BcTodayRow *self, const BcTodayItem *item, gboolean several);
void bc_today_row_open (BcTodayRow *self);

G_END_DECLS
