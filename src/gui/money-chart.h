/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "money.h"

G_BEGIN_DECLS

#define BC_TYPE_MONEY_CHART (bc_money_chart_get_type ())
G_DECLARE_FINAL_TYPE (BcMoneyChart, bc_money_chart, BC, MONEY_CHART, GtkWidget)

void bc_money_chart_show (BcMoneyChart *self, GArray *months, gint32 today);
const char *bc_money_chart_get_label (BcMoneyWhat what);

G_END_DECLS
