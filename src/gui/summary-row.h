/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "summary-item.h"

G_BEGIN_DECLS

/** BC_N_SUMMARY_COLUMNS: how many texts a row has: name, districts, GAL, panel. */
#define BC_N_SUMMARY_COLUMNS 4

/** BC_SUMMARY_ROW_GAP: how far its texts and its bar are apart, in pixels. */
#define BC_SUMMARY_ROW_GAP 12

#define BC_TYPE_SUMMARY_ROW_WIDGET (bc_summary_row_widget_get_type ())
G_DECLARE_FINAL_TYPE (BcSummaryRowWidget,
                      bc_summary_row_widget,
                      BC,
                      SUMMARY_ROW_WIDGET,
                      GtkListBoxRow)

GtkWidget *bc_summary_row_widget_new (BcSummaryItem *item, int longest) G_GNUC_WARN_UNUSED_RESULT;
BcSummaryItem *bc_summary_row_widget_get_item (BcSummaryRowWidget *self);
void bc_summary_row_widget_set_item (BcSummaryRowWidget *self, BcSummaryItem *item, int longest);

void bc_summary_row_widget_set_narrow (BcSummaryRowWidget *self, gboolean narrow);
void bc_summary_row_widget_widen (BcSummaryRowWidget *self, int widths[BC_N_SUMMARY_COLUMNS]);
void bc_summary_row_widget_align (BcSummaryRowWidget *self, const int widths[BC_N_SUMMARY_COLUMNS]);

G_END_DECLS
