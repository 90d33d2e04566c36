/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "walk-answer.h"

#include "walk.h"
#include "window-find.h"

/* One answer on its way to the store. */
typedef struct
{
  BcId business;
  char *state;      /* (owned) */
  BcWindow *window; /* (owned) (nullable): where a failure is told */
} Answer;

static void
free_answer (Answer *self)
{
  g_clear_object (&self->window);
  g_free (self->state);
  g_free (self);
}

static gboolean
write_answer (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  const Answer *self = data;

  return bc_walk_answer (writer, &self->business, self->state, error);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *self = data;
  g_autoptr (GError) error = NULL;

  if (!bc_store_write_finish (BC_STORE (source), result, &error) && self->window != NULL)
    bc_window_show_error (self->window, error);
  free_answer (self);
}

/* Writes what a business was found to be; @widget: in whose window a failure is told. */
void
bc_walk_answer_write (GtkWidget *widget, BcStore *store, const BcId *business, const char *state)
{
  BcWindow *window = bc_window_find (widget);
  Answer *answer = g_new0 (Answer, 1);

  answer->business = *business;
  answer->state = g_strdup (state);
  g_set_object (&answer->window, window);
  bc_store_write_async (store, write_answer, answer, NULL, NULL, answered_cb, answer);
}
