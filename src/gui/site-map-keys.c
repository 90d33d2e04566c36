/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site-map-private.h"

/* The drawing by keyboard: the arrows go from door to door in walking order, or move the cross
 * where something is being placed; with Shift they push the plan along. */

#define FAR          1000000
#define PAN          80.0
#define CROSS        10.0
#define CLOSER       1.5
#define MARGIN       48.0
#define DOORS_A_PAGE 10

static gboolean
is_looking (BcSiteMap *self)
{
  return self->edit.mode == BC_SITE_LOOK;
}

static void
push_cross (BcSiteMap *self, double dx, double dy)
{
  BcPoint point = self->edit.cross;

  point.east += dx / self->frame.scale;
  point.north -= dy / self->frame.scale;
  bc_site_map_move_cross (self, &point);
  bc_site_frame_show (&self->frame, &point, MARGIN);
  bc_site_map_frame_changed (self);
}

/* @arguments: the direction, and by how many pixels a cross goes; 0 pushes the plan along. */
static gboolean
arrow_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  BcSiteMap *self = BC_SITE_MAP (widget);
  int dx, dy;
  double by;

  g_variant_get (arguments, "(iid)", &dx, &dy, &by);
  if (self->plan == NULL)
    return FALSE;
  if (by == 0) {
    bc_site_frame_pan (&self->frame, -dx * PAN, -dy * PAN);
    bc_site_map_frame_changed (self);
  } else if (is_looking (self)) {
    bc_site_map_step (self, dx + dy);
  } else {
    push_cross (self, dx * by, dy * by);
  }
  return TRUE;
}

static gboolean
step_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  BcSiteMap *self = BC_SITE_MAP (widget);
  const int steps = g_variant_get_int32 (arguments);

  if (is_looking (self))
    bc_site_map_step (self, steps);
  else
    bc_site_map_step_corner (self, CLAMP (steps, -1, 1));
  return TRUE;
}

static gboolean
zoom_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  bc_site_map_zoom (BC_SITE_MAP (widget), g_variant_get_double (arguments));
  return TRUE;
}

static gboolean
fit_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  bc_site_map_fit (BC_SITE_MAP (widget));
  return TRUE;
}

static gboolean
enter_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  BcSiteMap *self = BC_SITE_MAP (widget);

  if (is_looking (self))
    bc_site_map_activate (self);
  else
    bc_site_map_finish (self);
  return TRUE;
}

static gboolean
act_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  bc_site_map_act (BC_SITE_MAP (widget));
  return TRUE;
}

static gboolean
back_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return bc_site_map_take_back (BC_SITE_MAP (widget));
}

/* Escape belongs to others where nothing is being done. */
static gboolean
cancel_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return bc_site_map_cancel (BC_SITE_MAP (widget));
}

static void
add_arrow (GtkWidgetClass *class, guint key, int dx, int dy)
{
  gtk_widget_class_add_binding (class, key, 0, arrow_cb, "(iid)", dx, dy, CROSS);
  gtk_widget_class_add_binding (class, key, GDK_CONTROL_MASK, arrow_cb, "(iid)", dx, dy, 1.0);
  gtk_widget_class_add_binding (class, key, GDK_SHIFT_MASK, arrow_cb, "(iid)", dx, dy, 0.0);
}

static void
add_arrows (GtkWidgetClass *class)
{
  add_arrow (class, GDK_KEY_Left, -1, 0);
  add_arrow (class, GDK_KEY_KP_Left, -1, 0);
  add_arrow (class, GDK_KEY_Right, 1, 0);
  add_arrow (class, GDK_KEY_KP_Right, 1, 0);
  add_arrow (class, GDK_KEY_Up, 0, -1);
  add_arrow (class, GDK_KEY_KP_Up, 0, -1);
  add_arrow (class, GDK_KEY_Down, 0, 1);
  add_arrow (class, GDK_KEY_KP_Down, 0, 1);
}

static void
add_steps (GtkWidgetClass *class)
{
  gtk_widget_class_add_binding (class, GDK_KEY_Home, 0, step_cb, "i", -FAR);
  gtk_widget_class_add_binding (class, GDK_KEY_End, 0, step_cb, "i", FAR);
  gtk_widget_class_add_binding (class, GDK_KEY_Page_Up, 0, step_cb, "i", -DOORS_A_PAGE);
  gtk_widget_class_add_binding (class, GDK_KEY_Page_Down, 0, step_cb, "i", DOORS_A_PAGE);
}

static void
add_zooms (GtkWidgetClass *class)
{
  static const guint closer[] = { GDK_KEY_plus, GDK_KEY_KP_Add, GDK_KEY_equal };
  static const guint farther[] = { GDK_KEY_minus, GDK_KEY_KP_Subtract };

  for (guint i = 0; i < G_N_ELEMENTS (closer); i++)
    gtk_widget_class_add_binding (class, closer[i], 0, zoom_cb, "d", CLOSER);
  for (guint i = 0; i < G_N_ELEMENTS (farther); i++)
    gtk_widget_class_add_binding (class, farther[i], 0, zoom_cb, "d", 1 / CLOSER);
  gtk_widget_class_add_binding (class, GDK_KEY_0, 0, fit_cb, NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_KP_0, 0, fit_cb, NULL);
}

void
bc_site_map_add_keys (GtkWidgetClass *class)
{
  add_arrows (class);
  add_steps (class);
  add_zooms (class);
  gtk_widget_class_add_binding (class, GDK_KEY_Return, 0, enter_cb, NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_KP_Enter, 0, enter_cb, NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_space, 0, act_cb, NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_BackSpace, 0, back_cb, NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_Delete, 0, back_cb, NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_Escape, 0, cancel_cb, NULL);
}
