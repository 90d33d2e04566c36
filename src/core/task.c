/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "task.h"

/* A task on its way through a thread. */
typedef struct
{
  GTask *task; /* (owned): given back to the context it came from */
  GTaskThreadFunc work;
} Errand;

static gboolean
let_go_cb (gpointer task)
{
  return G_SOURCE_REMOVE;
}

/* The thread has nothing of the task any more from the moment the source is attached. */
static void
give_back (GTask *task)
{
  GSource *source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "task given back");
  g_source_set_callback (source, let_go_cb, task, g_object_unref);
  g_source_attach (source, g_task_get_context (task));
  g_source_unref (source);
}

static void
run_errand (GTask *carrier, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Errand *errand = data;
  GTask *task = errand->task;

  errand->work (task,
                g_task_get_source_object (task),
                g_task_get_task_data (task),
                g_task_get_cancellable (task));
  g_task_return_boolean (carrier, TRUE);
  give_back (task);
}

/**
 * bc_task_run_in_thread:
 * @task: the task, with all that @work needs
 * @work: does it, and returns its result as its last act: its callback may run at once
 *
 * As g_task_run_in_thread(), but nothing that @task holds is let go of in the thread, which there
 * may be the last to hold it: a widget must not go in a thread. It goes in the context that the
 * task came from, maybe a turn later than the callback. All such tasks wait alike: neither the
 * priority of one nor its being cancelled makes it come sooner.
 */
void
bc_task_run_in_thread (GTask *task, GTaskThreadFunc work)
{
  g_autoptr (GTask) carrier = g_task_new (NULL, NULL, NULL, NULL);
  Errand *errand = g_new (Errand, 1);

  errand->task = g_object_ref (task);
  errand->work = work;
  g_task_set_source_tag (carrier, bc_task_run_in_thread);
  g_task_set_task_data (carrier, errand, g_free);
  g_task_run_in_thread (carrier, run_errand);
}
