/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wheel.h"

#include <math.h>

/* How far a touchpad's pixels go: as the toolkit has it. */
#define SURFACE_FACTOR 2.5

/* How far one notch of a wheel goes where so much is seen: as the toolkit has it. */
static double
get_notch (GtkAdjustment *adjustment)
{
  return pow (gtk_adjustment_get_page_size (adjustment), 2.0 / 3.0);
}

/* Whether it has more to show where the wheel turns to. */
static gboolean
has_more (GtkAdjustment *adjustment, double dy)
{
  const double value = gtk_adjustment_get_value (adjustment);

  if (dy < 0)
    return value > gtk_adjustment_get_lower (adjustment);
  return value + gtk_adjustment_get_page_size (adjustment) < gtk_adjustment_get_upper (adjustment);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, gpointer data)
{
  GtkWidget *inner = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkWidget *page =
    gtk_widget_get_ancestor (gtk_widget_get_parent (inner), GTK_TYPE_SCROLLED_WINDOW);
  const GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  const gboolean wheel = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;
  GtkAdjustment *adjustment = NULL;

  if (page == NULL || dy == 0 || fabs (dx) > fabs (dy) || state & GDK_SHIFT_MASK ||
      has_more (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (inner)), dy))
    return GDK_EVENT_PROPAGATE;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page));
  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_value (adjustment) +
                              dy * (wheel ? get_notch (adjustment) : SURFACE_FACTOR));
  return GDK_EVENT_STOP;
}

/* A scrolled window within a page keeps the wheel to itself, even where it has nothing to show up
 * or down, and the page below the mouse stands still: what it has no use for is for the page,
 * sideways and Shift for itself. */
void
bc_wheel_pass_on (GtkWidget *inner)
{
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), NULL);
  gtk_widget_add_controller (inner, scroll);
}
