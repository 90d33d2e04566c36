/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "gantt-private.h"
#include "gantt-text.h"

/* The chart by pointer: the middle of a bar moves it, its edges stretch it, an empty track is drawn
 * on; twice opens. */

#define NEAR_EDGE 32
#define SCROLL_BY 12

static gint32
get_day (BcGantt *self, double x)
{
  return (gint32) CLAMP (floor (bc_gantt_get_date (self, x)), BC_DATE_FIRST, BC_DATE_LAST);
}

/* On an empty track, from the day where it was begun to where the pointer is. */
static BcPeriod
draw_period (BcGantt *self, gint32 day)
{
  return (BcPeriod){ MIN (self->drag.grabbed, day), MAX (self->drag.grabbed, day) };
}

static void
follow_pointer (BcGantt *self)
{
  const gint32 day = get_day (self, self->drag.x);
  BcPeriod planned = self->drag.planned;

  if (self->drag.part == BC_GANTT_TRACK)
    planned = draw_period (self, day);
  else if (!bc_gantt_shift (&planned, self->drag.part, self->drag.grabbed, day))
    return;
  bc_gantt_set_edit (self, &planned);
}

static double
get_pull (BcGantt *self)
{
  if (self->drag.x < self->title_width + NEAR_EDGE)
    return -SCROLL_BY;
  return self->drag.x > gtk_widget_get_width (GTK_WIDGET (self)) - NEAR_EDGE ? SCROLL_BY : 0;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  BcGantt *self = BC_GANTT (widget);
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  const double pull = get_pull (self);

  if (pull == 0 || adjustment == NULL) {
    self->drag.tick = 0;
    return G_SOURCE_REMOVE;
  }
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + pull);
  follow_pointer (self);
  return G_SOURCE_CONTINUE;
}

static void
stop_tick (BcGantt *self)
{
  if (self->drag.tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->drag.tick);
  self->drag.tick = 0;
}

static gboolean
can_be_dragged (BcGantt *self, BcGanttPart part, guint task)
{
  if (part == BC_GANTT_TRACK)
    return !bc_gantt_task_is_dated (bc_gantt_plan_get_task (self->plan, task));
  return part >= BC_GANTT_BAR;
}

static void
drag_begin_cb (BcGantt *self, double x, double y)
{
  guint task = BC_GANTT_HEADING;
  const BcGanttPart part = bc_gantt_find_part (self, x, y, &task);

  self->drag.part = BC_GANTT_NOTHING;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (task == BC_GANTT_HEADING)
    return;
  bc_gantt_save (self);
  bc_gantt_set_focus (self, task);
  if (!can_be_dragged (self, part, task))
    return;
  self->drag.part = part;
  self->drag.task = task;
  self->drag.x = x;
  self->drag.grabbed = get_day (self, x);
  self->drag.planned = bc_gantt_plan_get_task (self->plan, task)->planned;
}

static void
drag_update_cb (BcGantt *self, double dx, double dy, GtkGestureDrag *gesture)
{
  double x, y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (self->drag.part == BC_GANTT_NOTHING ||
      (!self->edit.active &&
       !gtk_drag_check_threshold (GTK_WIDGET (self), (int) x, 0, (int) (x + dx), 0)))
    return;
  if (!bc_gantt_begin_edit (self, self->drag.task)) {
    self->drag.part = BC_GANTT_NOTHING;
    return;
  }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->drag.x = x + dx;
  follow_pointer (self);
  if (get_pull (self) != 0 && self->drag.tick == 0)
    self->drag.tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

static void
drag_end_cb (BcGantt *self)
{
  const gboolean dragged = self->drag.part != BC_GANTT_NOTHING;

  stop_tick (self);
  self->drag.part = BC_GANTT_NOTHING;
  if (dragged)
    bc_gantt_save (self);
}

static void
drag_cancel_cb (BcGantt *self)
{
  const gboolean dragged = self->drag.part != BC_GANTT_NOTHING;

  stop_tick (self);
  self->drag.part = BC_GANTT_NOTHING;
  if (dragged)
    bc_gantt_cancel_edit (self);
}

static void
pressed_cb (BcGantt *self, int n_press, double x, double y)
{
  guint task = BC_GANTT_HEADING;
  const BcGanttPart part = bc_gantt_find_part (self, x, y, &task);

  if (n_press != 2 || part == BC_GANTT_NOTHING)
    return;
  if (part != BC_GANTT_TRACK)
    bc_gantt_activate (self, task);
  else if (can_be_dragged (self, part, task))
    bc_gantt_give_dates (self, task, get_day (self, x));
}

static gboolean
scroll_cb (BcGantt *self, double dx, double dy, GtkEventController *controller)
{
  const GdkModifierType state = gtk_event_controller_get_current_event_state (controller);

  if (!(state & GDK_CONTROL_MASK))
    return FALSE;
  if (dy != 0)
    bc_gantt_zoom (self, dy < 0 ? 1 : -1);
  return TRUE;
}

static void
motion_cb (BcGantt *self, double x, double y)
{
  guint task = BC_GANTT_HEADING;
  const BcGanttPart part = bc_gantt_find_part (self, x, y, &task);
  const char *cursor = NULL;

  self->drag.x = x;
  if (part == BC_GANTT_BEGIN || part == BC_GANTT_END)
    cursor = self->editable ? "ew-resize" : "not-allowed";
  else if (part == BC_GANTT_BAR)
    cursor = self->editable ? "grab" : "not-allowed";
  else if (self->editable && part == BC_GANTT_TRACK && can_be_dragged (self, part, task))
    cursor = "crosshair";
  if (self->drag.part == BC_GANTT_NOTHING)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursor);
}

static void
left_cb (BcGantt *self)
{
  self->drag.x = -1;
}

static gboolean
query_tooltip_cb (BcGantt *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  guint task = BC_GANTT_HEADING;
  g_autofree char *name = NULL;

  bc_gantt_find_part (self, x, y, &task);
  if (keyboard || task == BC_GANTT_HEADING || self->edit.active)
    return FALSE;
  name = bc_gantt_dup_name (self->plan, task, NULL);
  gtk_tooltip_set_text (tooltip, name);
  return TRUE;
}

static void
focus_left_cb (BcGantt *self)
{
  if (self->drag.part == BC_GANTT_NOTHING)
    bc_gantt_save (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
add_drag (BcGantt *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  self->drag.gesture = drag;
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

void
bc_gantt_add_pointer (BcGantt *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
    GTK_EVENT_CONTROLLER_SCROLL_VERTICAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  add_drag (self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (left_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

/* Lets go of what is dragged without moving it. */
void
bc_gantt_stop_drag (BcGantt *self)
{
  stop_tick (self);
  self->drag.part = BC_GANTT_NOTHING;
  if (self->drag.gesture != NULL)
    gtk_gesture_set_state (self->drag.gesture, GTK_EVENT_SEQUENCE_DENIED);
}
