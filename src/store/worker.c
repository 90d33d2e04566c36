/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "worker.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "date.h"
#include "store-error.h"

/* Bytes of log that are let grow before they are moved into the file. */
#define LOG_LIMIT 4194304

struct _BcWorker
{
  GThread *thread;             /* (owned) */
  GAsyncQueue *jobs;           /* (owned) (element-type Job) */
  BcDatabase *database;        /* (owned) used by the thread alone */
  char *log;                   /* (owned) the file that commits go to first */
  BcWorkerCommitted committed; /* runs in the thread */
  gpointer data;
  GMutex mutex;
  GCond finished; /* some job that is waited for is done */
};

/* Of work and change, one is set; with neither the thread ends. A job that is waited for lies on
 * the waiting thread's stack; one that has a task is the job's own and goes back to the task's
 * context. */
typedef struct
{
  BcWork work;
  BcChange change;
  gboolean last; /* the thread ends with it */
  gpointer data;
  GCancellable *cancellable; /* (unowned) (nullable) */
  GTask *task;               /* (owned) (nullable) */
  gboolean succeeded;
  gboolean finished; /* (mutex BcWorker.mutex) */
  GError *error;     /* (owned) (nullable) */
} Job;

/**
 * bc_worker_set_today:
 * @database: a connection that writes
 * @error: return location, #BC_STORE_ERROR
 *
 * Sets the date that the views go by to Chile's civil date.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_worker_set_today (BcDatabase *database, GError **error)
{
  g_autofree char *date = bc_date_dup_iso (bc_date_today (g_get_real_time () / 1000));

  return bc_database_run (database,
                          error,
                          "UPDATE today SET date = ?1 WHERE date <> ?1",
                          "t",
                          date);
}

/**
 * bc_worker_limit_log:
 * @database: a connection that writes
 * @error: return location, #BC_STORE_ERROR
 *
 * Has a log that was moved into the file cut back, so that its size tells what is in it.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_worker_limit_log (BcDatabase *database, GError **error)
{
  return bc_database_execute (database,
                              "PRAGMA journal_size_limit = " G_STRINGIFY (LOG_LIMIT),
                              error);
}

static gboolean
run_work (BcDatabase *database, Job *job, GError **error)
{
  g_autoptr (BcWriter) writer = bc_writer_begin (database, g_get_real_time () / 1000, error);

  return writer != NULL && bc_worker_set_today (database, error) &&
         job->work (writer, job->data, job->cancellable, error) && bc_writer_commit (writer, error);
}

static gboolean
run_change (BcDatabase *database, Job *job, GError **error)
{
  if (!bc_database_execute (database, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (bc_worker_set_today (database, error) &&
      job->change (database, job->data, job->cancellable, error) &&
      bc_database_execute (database, "COMMIT", error))
    return TRUE;
  if (bc_database_in_transaction (database))
    bc_database_execute (database, "ROLLBACK", NULL);
  return FALSE;
}

/* Nobody waits for it: what was committed is on the disk already. */
static void
checkpoint_long_log (BcWorker *self)
{
  GStatBuf status;

  if (g_stat (self->log, &status) == 0 && status.st_size > LOG_LIMIT)
    bc_database_checkpoint (self->database);
}

static void
run_job (BcWorker *self, Job *job)
{
  if (g_cancellable_set_error_if_cancelled (job->cancellable, &job->error))
    return;
  bc_database_set_cancellable (self->database, job->cancellable);
  job->succeeded = job->work != NULL ? run_work (self->database, job, &job->error)
                                     : run_change (self->database, job, &job->error);
  bc_database_set_cancellable (self->database, NULL);
  if (job->succeeded)
    self->committed (self->data);
  else if (job->error == NULL)
    g_set_error_literal (&job->error,
                         BC_STORE_ERROR,
                         BC_STORE_ERROR_FAILED,
                         _ ("The database failed. Nothing was half written"));
}

static gboolean
return_task_cb (gpointer data)
{
  Job *job = data;

  if (job->succeeded)
    g_task_return_boolean (job->task, TRUE);
  else
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  return G_SOURCE_REMOVE;
}

static void
free_job_cb (gpointer data)
{
  Job *job = data;

  g_clear_error (&job->error);
  g_clear_object (&job->task);
  g_free (job);
}

/* The task, and all that it holds, is let go of where it came from: never in this thread, which
 * could not wait for its own end if the store were among it. */
static void
return_job (Job *job)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_callback (source, return_task_cb, job, free_job_cb);
  g_source_set_static_name (source, "bc_worker_push");
  g_source_attach (source, g_task_get_context (job->task));
}

static void
finish_job (BcWorker *self, Job *job)
{
  if (job->task != NULL) {
    return_job (job);
    return;
  }
  g_mutex_lock (&self->mutex);
  job->finished = TRUE;
  g_cond_broadcast (&self->finished);
  g_mutex_unlock (&self->mutex);
}

static gpointer
run_jobs_cb (gpointer data)
{
  BcWorker *self = data;

  for (;;) {
    Job *job = g_async_queue_pop (self->jobs);
    const gboolean last = job->last;
    const gboolean writes = job->work != NULL || job->change != NULL;

    if (writes)
      run_job (self, job);
    finish_job (self, job);
    if (writes)
      checkpoint_long_log (self);
    if (last)
      return NULL;
  }
}

/**
 * bc_worker_new:
 * @database: (transfer full): the connection that writes
 * @committed: called in the worker's thread after each commit
 * @data: for @committed
 *
 * Starts the thread that writes.
 *
 * Returns: (transfer full): the worker
 */
BcWorker *
bc_worker_new (BcDatabase *database, BcWorkerCommitted committed, gpointer data)
{
  BcWorker *self = g_new0 (BcWorker, 1);

  self->database = database;
  self->log = g_strconcat (bc_database_get_path (database), "-wal", NULL);
  self->committed = committed;
  self->data = data;
  self->jobs = g_async_queue_new ();
  g_mutex_init (&self->mutex);
  g_cond_init (&self->finished);
  self->thread = g_thread_new ("store-writer", run_jobs_cb, self);
  return self;
}

static void
wait_for (BcWorker *self, Job *job)
{
  g_async_queue_push (self->jobs, job);
  g_mutex_lock (&self->mutex);
  while (!job->finished)
    g_cond_wait (&self->finished, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

static gboolean
run_and_wait (BcWorker *self, Job *job, GError **error)
{
  g_return_val_if_fail (g_thread_self () != self->thread, FALSE);

  wait_for (self, job);
  if (job->error != NULL)
    g_propagate_error (error, g_steal_pointer (&job->error));
  return job->succeeded;
}

/**
 * bc_worker_wait:
 * @self: a worker
 *
 * Waits until all that was queued before is done.
 */
void
bc_worker_wait (BcWorker *self)
{
  Job job = { 0 };

  wait_for (self, &job);
}

/**
 * bc_worker_free:
 * @self: (transfer full): a worker
 *
 * Does what is still queued, waits for the thread's end, moves the log into the file and closes it.
 */
void
bc_worker_free (BcWorker *self)
{
  Job end = { .last = TRUE };

  wait_for (self, &end);
  g_thread_join (self->thread);
  bc_database_checkpoint (self->database);
  bc_database_close (self->database);
  g_async_queue_unref (self->jobs);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->finished);
  g_free (self->log);
  g_free (self);
}

/**
 * bc_worker_write:
 * @self: a worker
 * @work: what to write
 * @data: for @work
 * @cancellable: (nullable): interrupts it
 * @error: return location
 *
 * Runs one gesture in the worker's thread and waits for it. Never to be called from within a work.
 *
 * Returns: whether it was committed; if not, nothing was written
 */
gboolean
bc_worker_write (BcWorker *self,
                 BcWork work,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  Job job = { .work = work, .data = data, .cancellable = cancellable };

  return run_and_wait (self, &job, error);
}

/**
 * bc_worker_change:
 * @self: a worker
 * @change: what to change
 * @data: for @change
 * @cancellable: (nullable): interrupts it
 * @error: return location
 *
 * As bc_worker_write(), for what is no person's operation.
 *
 * Returns: whether it was committed; if not, nothing was written
 */
gboolean
bc_worker_change (BcWorker *self,
                  BcChange change,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  Job job = { .change = change, .data = data, .cancellable = cancellable };

  return run_and_wait (self, &job, error);
}

/**
 * bc_worker_push:
 * @self: a worker
 * @work: what to write
 * @data: for @work; whoever made the task frees it
 * @task: (transfer full): returns a boolean or an error in the context that it was made in
 *
 * Queues one gesture.
 */
void
bc_worker_push (BcWorker *self, BcWork work, gpointer data, GTask *task)
{
  Job *job = g_new0 (Job, 1);

  job->work = work;
  job->data = data;
  job->task = task;
  job->cancellable = g_task_get_cancellable (task);
  g_async_queue_push (self->jobs, job);
}
