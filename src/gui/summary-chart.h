/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "summary.h"

G_BEGIN_DECLS

#define BC_TYPE_SUMMARY_CHART (bc_summary_chart_get_type ())
G_DECLARE_FINAL_TYPE (BcSummaryChart, bc_summary_chart, BC, SUMMARY_CHART, GtkWidget)

void bc_summary_chart_show (BcSummaryChart *self, BcSummary *summary, GListModel *items);
void bc_summary_chart_set_narrow (BcSummaryChart *self, gboolean narrow);

G_END_DECLS
