/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a task holds is let go of where the task was made, and never in the thread that works. */
#include "config.h"

#include "task.h"

#define PATIENCE (20 * G_USEC_PER_SEC)

/* What came of a task, and where. */
typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean told;
  gboolean let_go; /* (mutex mutex): whoever asked for it has nothing of it any more */
  gboolean gone;   /* what the task held */
  GThread *worked_in;
  GThread *gone_in;
  int result;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_mutex_init (&fixture->mutex);
  g_cond_init (&fixture->cond);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_cond_clear (&fixture->cond);
  g_mutex_clear (&fixture->mutex);
}

/* The thread is the slower one: it still has the task when the callback is over. */
static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Fixture *fixture = data;
  const gint64 end = g_get_monotonic_time () + PATIENCE;

  fixture->worked_in = g_thread_self ();
  g_task_return_int (task, 7);
  g_mutex_lock (&fixture->mutex);
  while (!fixture->let_go)
    g_assert_true (g_cond_wait_until (&fixture->cond, &fixture->mutex, end));
  g_mutex_unlock (&fixture->mutex);
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->result = (int) g_task_propagate_int (G_TASK (result), NULL);
  fixture->told = TRUE;
}

static void
gone_cb (gpointer data)
{
  Fixture *fixture = data;

  fixture->gone_in = g_thread_self ();
  fixture->gone = TRUE;
  g_main_context_wakeup (NULL);
}

static void
end_work (Fixture *fixture)
{
  g_mutex_lock (&fixture->mutex);
  fixture->let_go = TRUE;
  g_cond_signal (&fixture->cond);
  g_mutex_unlock (&fixture->mutex);
}

static void
test_what_it_holds_goes_where_it_was_made (Fixture *fixture, gconstpointer data)
{
  GTask *task = g_task_new (NULL, NULL, told_cb, fixture);

  g_task_set_task_data (task, fixture, gone_cb);
  bc_task_run_in_thread (task, work);
  g_object_unref (task);
  while (!fixture->told)
    g_main_context_iteration (NULL, TRUE);
  end_work (fixture);
  while (!fixture->gone)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (fixture->result, ==, 7);
  g_assert_true (fixture->worked_in != g_thread_self ());
  g_assert_true (fixture->gone_in == g_thread_self ());
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/core/task/goes-where-it-was-made",
              Fixture,
              NULL,
              set_up,
              test_what_it_holds_goes_where_it_was_made,
              tear_down);
  return g_test_run ();
}
