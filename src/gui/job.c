/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "job.h"

#include "task.h"

/* How often what a job tells is shown, in milliseconds. */
#define SHOW_EVERY 100

/* Long work with progress, its property "fraction", and cancel. */
struct _BcJob
{
  GObject parent_instance;

  GCancellable *cancellable; /* (owned) */
  GDestroyNotify destroy_result;
  BcJobWork work;
  gint permille; /* (atomic): what the work told last */
  gint shown;    /* what the property's listeners know */
  guint timeout;
};

G_DEFINE_FINAL_TYPE (BcJob, bc_job, G_TYPE_OBJECT)

enum {
  PROP_FRACTION = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
bc_job_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_double (value, BC_JOB (object)->shown / 1000.0);
}

static void
bc_job_finalize (GObject *object)
{
  BcJob *self = BC_JOB (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (bc_job_parent_class)->finalize (object);
}

static void
bc_job_class_init (BcJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bc_job_get_property;
  object_class->finalize = bc_job_finalize;
  properties[PROP_FRACTION] = g_param_spec_double ("fraction",
                                                   NULL,
                                                   NULL,
                                                   0,
                                                   1,
                                                   0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bc_job_init (BcJob *self)
{
  self->cancellable = g_cancellable_new ();
}

static gboolean
show_cb (gpointer data)
{
  BcJob *self = data;
  const gint permille = g_atomic_int_get (&self->permille);

  if (permille != self->shown) {
    self->shown = permille;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  }
  return G_SOURCE_CONTINUE;
}

static void
run_work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  BcJob *self = source;
  GError *error = NULL;
  gpointer result = NULL;

  if (!g_cancellable_set_error_if_cancelled (cancellable, &error))
    result = self->work (self, data, cancellable, &error);
  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, self->destroy_result);
}

BcJob *
bc_job_new (void)
{
  return g_object_new (BC_TYPE_JOB, NULL);
}

/* Starts the work; a job works once. */
void
bc_job_start (BcJob *self,
              BcJobWork work,
              gpointer data,
              GDestroyNotify destroy_data,
              GDestroyNotify destroy_result,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, callback, user_data);

  g_return_if_fail (self->work == NULL);

  self->work = work;
  self->destroy_result = destroy_result;
  self->timeout = g_timeout_add (SHOW_EVERY, show_cb, self);
  g_task_set_source_tag (task, bc_job_start);
  /* What was done was done: a later cancelling must not say otherwise. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, data, destroy_data);
  bc_task_run_in_thread (task, run_work);
}

gpointer
bc_job_finish (BcJob *self, GAsyncResult *result, GError **error)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
bc_job_cancel (BcJob *self)
{
  g_cancellable_cancel (self->cancellable);
}

/* Called by the work: how much of it is done, from 0 to 1. */
void
bc_job_tell (BcJob *self, double fraction)
{
  g_atomic_int_set (&self->permille, (gint) (CLAMP (fraction, 0, 1) * 1000));
}
