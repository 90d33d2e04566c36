/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "filling.h"

#define KEY "bc-filling"

/* What all the fillings together may take of one turn of the main loop, in microseconds: the rest
 * of the frame is for laying out and drawing what they added. */
#define BUDGET 4000

/* Widgets that show much build it piece by piece, between the frames. */
typedef struct
{
  GtkWidget *widget; /* not owned: this is the widget's data */
  BcFillingStep step;
  guint idle;
} Filling;

static void
free_filling (gpointer data)
{
  Filling *self = data;

  g_clear_handle_id (&self->idle, g_source_remove);
  g_free (self);
}

/* The time of the turn's source is that of its beginning: several fillings share the budget. */
static gboolean
idle_cb (gpointer data)
{
  Filling *self = data;
  const gint64 end = g_source_get_time (g_main_current_source ()) + BUDGET;

  do {
    if (!self->step (self->widget)) {
      self->idle = 0;
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

/* Calls @step, after what is waiting to be drawn, until it returns %FALSE; one that is under way
 * takes its place. @step does not stop its own filling. */
void
bc_filling_start (GtkWidget *widget, BcFillingStep step)
{
  Filling *self = ensure (widget);

  self->step = step;
  if (self->idle == 0)
    self->idle = g_idle_add (idle_cb, self);
}

/* To be called before the widget is disposed of. */
void
bc_filling_stop (GtkWidget *widget)
{
  g_object_set_data (G_OBJECT (widget), KEY, NULL);
}
