/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "site-map-private.h"

/* The drawing by pointer: a click chooses or places, dragging pushes the plan along, or carries the
 * mark that was chosen before, or a corner; the wheel with Ctrl, or two fingers, come closer. */

#define STEP        1.25
#define WHEEL       40.0
#define MOST_CLOSER 4.0

static void
get_point (BcSiteMap *self, double x, double y, BcPoint *point)
{
  bc_site_frame_get_point (&self->frame, x, y, point);
}

static void
drag_begin_cb (BcSiteMap *self, double x, double y)
{
  BcPoint point;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->drag.moved = self->drag.carries = FALSE;
  self->drag.x = self->drag.y = 0;
  if (self->plan == NULL || self->edit.mode != BC_SITE_EDIT)
    return;
  get_point (self, x, y, &point);
  self->edit.held = BC_SITE_NONE;
  bc_site_map_move_cross (self, &point);
  self->drag.carries = bc_site_map_hold (self);
}

/* A mark is carried away only by who has chosen it before: others just push the plan along. */
static void
begin_move (BcSiteMap *self, double x, double y)
{
  self->drag.moved = TRUE;
  if (self->edit.mode != BC_SITE_LOOK || self->focus == BC_SITE_NONE ||
      bc_site_map_find_mark (self, x, y) != self->focus)
    return;
  bc_site_map_begin_place (self, bc_site_plan_get_mark (self->plan, self->focus)->row);
  self->drag.carries = self->edit.mode == BC_SITE_PLACE;
}

static void
carry_on (BcSiteMap *self, double x, double y, double dx, double dy)
{
  BcPoint point;

  if (self->drag.carries) {
    get_point (self, x + dx, y + dy, &point);
    bc_site_map_move_cross (self, &point);
  } else {
    bc_site_frame_pan (&self->frame, dx - self->drag.x, dy - self->drag.y);
    bc_site_map_frame_changed (self);
  }
  self->drag.x = dx;
  self->drag.y = dy;
}

static void
drag_update_cb (BcSiteMap *self, double dx, double dy, GtkGestureDrag *gesture)
{
  double x, y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (self->plan == NULL || (!self->drag.moved && !gtk_drag_check_threshold (GTK_WIDGET (self),
                                                                             (int) x,
                                                                             (int) y,
                                                                             (int) (x + dx),
                                                                             (int) (y + dy))))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (!self->drag.moved)
    begin_move (self, x, y);
  carry_on (self, x, y, dx, dy);
}

static void
click (BcSiteMap *self, double x, double y)
{
  BcPoint point;

  if (self->edit.mode == BC_SITE_LOOK) {
    bc_site_map_set_focus (self, bc_site_map_find_mark (self, x, y));
    return;
  }
  get_point (self, x, y, &point);
  bc_site_map_move_cross (self, &point);
  if (self->edit.mode != BC_SITE_EDIT)
    bc_site_map_act (self);
}

static void
drag_end_cb (BcSiteMap *self, double dx, double dy, GtkGestureDrag *gesture)
{
  const gboolean carried = self->drag.carries;
  double x, y;

  self->drag.carries = FALSE;
  if (self->plan == NULL)
    return;
  if (self->edit.mode == BC_SITE_EDIT && carried)
    bc_site_map_drop (self);
  else if (self->drag.moved && carried)
    bc_site_map_finish (self);
  else if (!self->drag.moved && gtk_gesture_drag_get_start_point (gesture, &x, &y))
    click (self, x, y);
}

static void
drag_cancel_cb (BcSiteMap *self)
{
  const gboolean carried = self->drag.carries;

  self->drag.carries = FALSE;
  if (carried && self->edit.mode == BC_SITE_PLACE)
    bc_site_map_cancel (self);
}

/* Not as soon as it is pressed twice: it may be chosen, and then carried away at once. */
static void
released_cb (BcSiteMap *self, int n_press, double x, double y)
{
  if (n_press == 2 && self->edit.mode == BC_SITE_LOOK &&
      bc_site_map_find_mark (self, x, y) != BC_SITE_NONE)
    bc_site_map_activate (self);
}

static gboolean
scroll_cb (BcSiteMap *self, double dx, double dy, GtkEventController *controller)
{
  const GdkModifierType state = gtk_event_controller_get_current_event_state (controller);
  double x = self->frame.width / 2, y = self->frame.height / 2;

  if (self->plan == NULL)
    return FALSE;
  if (self->drag.hovers)
    bc_site_frame_get_pixel (&self->frame, &self->drag.hover, &x, &y);
  if (state & GDK_CONTROL_MASK) {
    bc_site_map_zoom_at (self, CLAMP (pow (STEP, -dy), 1 / MOST_CLOSER, MOST_CLOSER), x, y);
  } else {
    bc_site_frame_pan (&self->frame, -dx * WHEEL, -dy * WHEEL);
    bc_site_map_frame_changed (self);
  }
  return TRUE;
}

static void
pinch_begin_cb (BcSiteMap *self)
{
  self->drag.pinch = 1;
}

static void
pinch_cb (BcSiteMap *self, double scale, GtkGesture *gesture)
{
  double x, y;

  if (!gtk_gesture_get_bounding_box_center (gesture, &x, &y) || scale <= 0)
    return;
  bc_site_map_zoom_at (self, scale / self->drag.pinch, x, y);
  self->drag.pinch = scale;
}

static const char *
find_cursor (BcSiteMap *self, double x, double y)
{
  if (self->edit.mode == BC_SITE_PLACE || self->edit.mode == BC_SITE_DRAW)
    return "crosshair";
  if (self->edit.mode == BC_SITE_EDIT)
    return bc_site_map_find_corner (self, &self->drag.hover) != BC_SITE_NONE ? "move" : "default";
  return bc_site_map_find_mark (self, x, y) != BC_SITE_NONE ? "pointer" : "grab";
}

static void
motion_cb (BcSiteMap *self, double x, double y)
{
  if (self->plan == NULL)
    return;
  get_point (self, x, y, &self->drag.hover);
  self->drag.hovers = TRUE;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), find_cursor (self, x, y));
  /* A line goes from the last corner to the pointer. */
  if (self->edit.mode == BC_SITE_DRAW)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
left_cb (BcSiteMap *self)
{
  self->drag.hovers = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
query_tooltip_cb (BcSiteMap *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const guint mark =
    keyboard || self->edit.mode != BC_SITE_LOOK ? BC_SITE_NONE : bc_site_map_find_mark (self, x, y);
  const BcBusinessFigures *figures = NULL;
  g_autofree char *told = NULL;

  if (mark == BC_SITE_NONE)
    return FALSE;
  figures = bc_business_row_get_figures (bc_site_plan_get_mark (self->plan, mark)->row);
  told =
    g_strdup_printf ("%s\n%s", figures->texts[BC_BUSINESS_NAME], figures->texts[BC_BUSINESS_PLACE]);
  gtk_tooltip_set_text (tooltip, g_strchomp (told));
  return TRUE;
}

static void
add_gestures (BcSiteMap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *press = gtk_gesture_click_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  g_signal_connect_swapped (press, "released", G_CALLBACK (released_cb), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  self->drag.gesture = drag;
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
}

void
bc_site_map_add_pointer (BcSiteMap *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  add_gestures (self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (left_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

/* Lets go of what is carried. */
void
bc_site_map_stop_drag (BcSiteMap *self)
{
  self->drag.carries = FALSE;
  if (self->drag.gesture != NULL)
    gtk_gesture_set_state (self->drag.gesture, GTK_EVENT_SEQUENCE_DENIED);
}
