/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** BC_N_PHASES: how many phases a district can be in. */
#define BC_N_PHASES 5

/** BC_BAR_HEIGHT: how high a bar is, in pixels. */
#define BC_BAR_HEIGHT 22

const char *bc_summary_bar_get_phase (guint phase);
const char *bc_summary_bar_get_phase_label (guint phase);
char *bc_summary_bar_dup_sentence (const int counts[BC_N_PHASES]) G_GNUC_WARN_UNUSED_RESULT;
void bc_summary_bar_snapshot (GtkWidget *widget,
                              GtkSnapshot *snapshot,
                              const graphene_rect_t *place,
                              const int counts[BC_N_PHASES],
                              int longest);
void bc_summary_bar_snapshot_key (GtkWidget *widget,
                                  GtkSnapshot *snapshot,
                                  const graphene_rect_t *place,
                                  guint phase);

G_END_DECLS
