/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long work in a thread: what it did is told as done, and only what it broke off as cancelled. */
#include "job.h"

#define RESULT "done"

/* A job, and what came of it. */
typedef struct
{
  BcJob *job;
  GMainLoop *loop;
  guint n_worked; /* (atomic) */
  char *result;
  GError *error;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->job = bc_job_new ();
  fixture->loop = g_main_loop_new (NULL, FALSE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_error (&fixture->error);
  g_free (fixture->result);
  g_main_loop_unref (fixture->loop);
  g_object_unref (fixture->job);
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->result = bc_job_finish (BC_JOB (source), result, &fixture->error);
  g_main_loop_quit (fixture->loop);
}

static void
begin (Fixture *fixture, BcJobWork work)
{
  bc_job_start (fixture->job, work, fixture, NULL, g_free, ready_cb, fixture);
}

static void
run (Fixture *fixture, BcJobWork work)
{
  begin (fixture, work);
  g_main_loop_run (fixture->loop);
}

static gpointer
finish_work (BcJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  g_atomic_int_inc (&((Fixture *) data)->n_worked);
  return g_strdup (RESULT);
}

/* The person cancels when there is nothing left to break off. */
static gpointer
finish_cancelled_work (BcJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  bc_job_cancel (job);
  return g_strdup (RESULT);
}

static gpointer
break_off_work (BcJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  bc_job_cancel (job);
  g_cancellable_set_error_if_cancelled (cancellable, error);
  return NULL;
}

static gpointer
fail_cancelled_work (BcJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  bc_job_cancel (job);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "The disk is full");
  return NULL;
}

static void
test_what_is_done_is_told (Fixture *fixture, gconstpointer data)
{
  run (fixture, finish_work);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (fixture->result, ==, RESULT);
}

static void
test_cancelled_too_late_is_done (Fixture *fixture, gconstpointer data)
{
  run (fixture, finish_cancelled_work);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (fixture->result, ==, RESULT);
}

/* It was done before the main loop turned, and is cancelled before it is told. */
static void
test_cancelled_before_it_is_told_is_done (Fixture *fixture, gconstpointer data)
{
  begin (fixture, finish_work);
  while (g_atomic_int_get (&fixture->n_worked) == 0)
    g_thread_yield ();
  bc_job_cancel (fixture->job);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (fixture->result, ==, RESULT);
}

static void
test_broken_off_is_cancelled (Fixture *fixture, gconstpointer data)
{
  run (fixture, break_off_work);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (fixture->result);
}

static void
test_failure_keeps_its_reason (Fixture *fixture, gconstpointer data)
{
  run (fixture, fail_cancelled_work);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_null (fixture->result);
}

static void
test_cancelled_before_it_begins_is_not_begun (Fixture *fixture, gconstpointer data)
{
  bc_job_cancel (fixture->job);
  run (fixture, finish_work);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->n_worked, ==, 0);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/gui/job/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("what-is-done-is-told", test_what_is_done_is_told);
  ADD ("cancelled-too-late-is-done", test_cancelled_too_late_is_done);
  ADD ("cancelled-before-it-is-told-is-done", test_cancelled_before_it_is_told_is_done);
  ADD ("broken-off-is-cancelled", test_broken_off_is_cancelled);
  ADD ("failure-keeps-its-reason", test_failure_keeps_its_reason);
  ADD ("cancelled-before-it-begins-is-not-begun", test_cancelled_before_it_begins_is_not_begun);
  return g_test_run ();
}
