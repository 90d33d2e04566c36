/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gantt-plan.h"
#include "timescale.h"

G_BEGIN_DECLS

#define BC_TYPE_GANTT (bc_gantt_get_type ())
G_DECLARE_FINAL_TYPE (BcGantt, bc_gantt, BC, GANTT, GtkWidget)

/* Properties: those of a GtkScrollable; sentence, read only: what the focused bar shows.
 * Signals: moved (the place of an action, whose days are already those that it was moved to),
 * activated (the place of an action, that is to be opened), refused (someone tried to move what
 * cannot be changed), zoomed. */
void bc_gantt_show (BcGantt *self, BcGanttPlan *plan, gboolean editable);
void bc_gantt_clear (BcGantt *self);
const BcGanttPlan *bc_gantt_get_plan (BcGantt *self);
void bc_gantt_zoom (BcGantt *self, int steps);
BcTimeUnit bc_gantt_get_zoom (BcGantt *self);
gboolean bc_gantt_can_zoom (BcGantt *self, int steps);
void bc_gantt_show_today (BcGantt *self);

G_END_DECLS
