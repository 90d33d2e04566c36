/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gantt-private.h"

/* The chart by keyboard: up and down from bar to bar, left and right move the one that has the
 * focus by a unit of the scale. */

#define FAR 1000000

static gboolean
has_focus_task (BcGantt *self)
{
  return self->plan != NULL && self->focus != BC_SCHEDULE_NONE;
}

static gboolean
step_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  BcGantt *self = BC_GANTT (widget);
  int steps = g_variant_get_int32 (arguments), place;

  if (!has_focus_task (self))
    return FALSE;
  place = CLAMP ((int) self->focus + steps, 0, (int) bc_gantt_plan_get_n_tasks (self->plan) - 1);
  bc_gantt_save (self);
  bc_gantt_set_focus (self, (guint) place);
  bc_gantt_scroll_to_focus (self);
  return TRUE;
}

static int
count_page (BcGantt *self)
{
  return MAX (gtk_widget_get_height (GTK_WIDGET (self)) / self->row_height - 3, 1);
}

static gboolean
page_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  int pages = g_variant_get_int32 (arguments);
  g_autoptr (GVariant) steps =
    g_variant_ref_sink (g_variant_new_int32 (pages * count_page (BC_GANTT (widget))));

  return step_cb (widget, steps, data);
}

/* @arguments: which part of the bar, and in which direction. */
static gboolean
move_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  BcGantt *self = BC_GANTT (widget);
  BcPeriod planned;
  int part, count;
  gint32 day;

  g_variant_get (arguments, "(ii)", &part, &count);
  if (!has_focus_task (self) ||
      !bc_gantt_period_is_whole (bc_gantt_get_planned (self, self->focus)) ||
      !bc_gantt_begin_edit (self, self->focus))
    return TRUE;
  planned = self->edit.planned;
  day = part == BC_GANTT_END ? planned.to : planned.from;
  if (bc_gantt_shift (&planned,
                      (BcGanttPart) part,
                      day,
                      bc_time_unit_add (self->zoom, day, count))) {
    bc_gantt_set_edit (self, &planned);
    bc_gantt_scroll_to_focus (self);
  }
  bc_gantt_save_soon (self);
  return TRUE;
}

static gboolean
zoom_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  bc_gantt_zoom (BC_GANTT (widget), g_variant_get_int32 (arguments));
  return TRUE;
}

static gboolean
today_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  bc_gantt_show_today (BC_GANTT (widget));
  return TRUE;
}

static gboolean
open_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  BcGantt *self = BC_GANTT (widget);

  if (has_focus_task (self)) {
    bc_gantt_save (self);
    bc_gantt_activate (self, self->focus);
  }
  return TRUE;
}

static gboolean
give_dates_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  BcGantt *self = BC_GANTT (widget);

  if (has_focus_task (self))
    bc_gantt_give_dates (self, self->focus, bc_gantt_plan_get_today (self->plan));
  return TRUE;
}

/* Escape belongs to others where nothing is being moved. */
static gboolean
cancel_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  BcGantt *self = BC_GANTT (widget);
  const gboolean active = self->edit.active;

  bc_gantt_stop_drag (self);
  bc_gantt_cancel_edit (self);
  return active;
}

static void
add_steps (GtkWidgetClass *class)
{
  static const struct
  {
    guint keys[2];
    int steps;
  } table[] = {
    { { GDK_KEY_Up, GDK_KEY_KP_Up }, -1 },
    { { GDK_KEY_Down, GDK_KEY_KP_Down }, 1 },
    { { GDK_KEY_Home, GDK_KEY_KP_Home }, -FAR },
    { { GDK_KEY_End, GDK_KEY_KP_End }, FAR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    for (guint j = 0; j < 2; j++)
      gtk_widget_class_add_binding (class, table[i].keys[j], 0, step_cb, "i", table[i].steps);
  gtk_widget_class_add_binding (class, GDK_KEY_Page_Up, 0, page_cb, "i", -1);
  gtk_widget_class_add_binding (class, GDK_KEY_Page_Down, 0, page_cb, "i", 1);
}

static void
add_moves (GtkWidgetClass *class)
{
  static const struct
  {
    GdkModifierType modifiers;
    BcGanttPart part;
  } table[] = {
    { 0, BC_GANTT_BAR },
    { GDK_SHIFT_MASK, BC_GANTT_END },
    { GDK_CONTROL_MASK | GDK_SHIFT_MASK, BC_GANTT_BEGIN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++) {
    const GdkModifierType modifiers = table[i].modifiers;
    const int part = (int) table[i].part;

    gtk_widget_class_add_binding (class, GDK_KEY_Left, modifiers, move_cb, "(ii)", part, -1);
    gtk_widget_class_add_binding (class, GDK_KEY_KP_Left, modifiers, move_cb, "(ii)", part, -1);
    gtk_widget_class_add_binding (class, GDK_KEY_Right, modifiers, move_cb, "(ii)", part, 1);
    gtk_widget_class_add_binding (class, GDK_KEY_KP_Right, modifiers, move_cb, "(ii)", part, 1);
  }
}

static void
add_zooms (GtkWidgetClass *class)
{
  static const guint closer[] = { GDK_KEY_plus, GDK_KEY_KP_Add, GDK_KEY_equal };
  static const guint farther[] = { GDK_KEY_minus, GDK_KEY_KP_Subtract };

  for (guint i = 0; i < G_N_ELEMENTS (closer); i++)
    gtk_widget_class_add_binding (class, closer[i], 0, zoom_cb, "i", 1);
  for (guint i = 0; i < G_N_ELEMENTS (farther); i++)
    gtk_widget_class_add_binding (class, farther[i], 0, zoom_cb, "i", -1);
}

void
bc_gantt_add_keys (GtkWidgetClass *class)
{
  add_steps (class);
  add_moves (class);
  add_zooms (class);
  gtk_widget_class_add_binding (class, GDK_KEY_t, 0, today_cb, NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_Return, 0, open_cb, NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_KP_Enter, 0, open_cb, NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_space, 0, give_dates_cb, NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_Escape, 0, cancel_cb, NULL);
}
