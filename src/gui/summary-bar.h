/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** BC_N_PHASES: how many phases a district can be in. */
#define BC_N_PHASES 5

#define BC_TYPE_SUMMARY_BAR (bc_summary_bar_get_type ())
G_DECLARE_FINAL_TYPE (BcSummaryBar, bc_summary_bar, BC, SUMMARY_BAR, GtkWidget)

const char *bc_summary_bar_get_phase (guint phase);
const char *bc_summary_bar_get_phase_label (guint phase);
void bc_summary_bar_set_counts (BcSummaryBar *self, const int counts[BC_N_PHASES], int longest);
char *bc_summary_bar_dup_sentence (BcSummaryBar *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
