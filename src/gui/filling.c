/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "filling.h"

#define KEY "bc-filling"

/* What all the fillings together may take of a frame, in microseconds: the rest of it is for laying
 * out and drawing what they added. */
#define BUDGET 3000

/* Widgets that show much build it piece by piece, some in each frame. */
typedef struct
{
  GtkWidget *widget; /* not owned: this is the widget's data */
  BcFillingStep step;
  guint tick;
} Filling;

static void
free_filling (gpointer data)
{
  Filling *self = data;

  if (self->tick)
    gtk_widget_remove_tick_callback (self->widget, self->tick);
  g_free (self);
}

/* The source is the frame clock's, its time that of the frame's beginning: several fillings share
 * the budget. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Filling *self = data;
  const gint64 end = g_source_get_time (g_main_current_source ()) + BUDGET;

  do {
    if (!self->step (widget)) {
      self->tick = 0;
      return G_SOURCE_REMOVE;
    }
  } while (g_get_monotonic_time () < end);
  return G_SOURCE_CONTINUE;
}

static Filling *
ensure (GtkWidget *widget)
{
  Filling *self = g_object_get_data (G_OBJECT (widget), KEY);

  if (self)
    return self;
  self = g_new0 (Filling, 1);
  self->widget = widget;
  g_object_set_data_full (G_OBJECT (widget), KEY, self, free_filling);
  return self;
}

/* Calls @step in the coming frames until it returns %FALSE; one that is under way takes its place.
 * @step does not stop its own filling. */
void
bc_filling_start (GtkWidget *widget, BcFillingStep step)
{
  Filling *self = ensure (widget);

  self->step = step;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (widget, tick_cb, self, NULL);
}

/* To be called before the widget is disposed of. */
void
bc_filling_stop (GtkWidget *widget)
{
  g_object_set_data (G_OBJECT (widget), KEY, NULL);
}
