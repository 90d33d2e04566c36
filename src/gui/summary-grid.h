/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BC_TYPE_SUMMARY_GRID (bc_summary_grid_get_type ())
G_DECLARE_FINAL_TYPE (BcSummaryGrid, bc_summary_grid, BC, SUMMARY_GRID, GtkWidget)

G_END_DECLS
