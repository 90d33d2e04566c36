/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reading.h"

#include "job.h"

/* Reads for a widget what takes longer than a frame. What the widget shows stays until the new is
 * there; what is asked meanwhile is read next, and of several only the last. */
struct _BcReading
{
  GObject parent_instance;

  GtkWidget *widget; /* (nullable): not owned: it stops the reading before it goes */
  BcStore *store;    /* (owned) */
  const BcReadingKind *kind;
  GMutex mutex;
  BcDatabase *reader; /* (owned) (nullable) (mutex mutex): what the thread reads through */
  BcJob *job;         /* (owned) (nullable): the one that is running */
  gpointer next;      /* (owned) (nullable): what is asked next */
  gboolean again;     /* something is */
};

/* What the thread is given. */
typedef struct
{
  BcReading *reading; /* (owned) */
  gpointer asked;     /* (owned) (nullable) */
} Work;

G_DEFINE_FINAL_TYPE (BcReading, bc_reading, G_TYPE_OBJECT)

static void
free_asked (const BcReadingKind *kind, gpointer asked)
{
  if (kind->free_asked && asked)
    kind->free_asked (asked);
}

static void
free_work (gpointer data)
{
  Work *work = data;

  free_asked (work->reading->kind, work->asked);
  g_object_unref (work->reading);
  g_free (work);
}

/* Opening takes longer than a frame too: SQLite reads the whole schema. */
static gboolean
open_reader (BcReading *self, GError **error)
{
  if (self->reader == NULL)
    self->reader = bc_store_open_reader (self->store, error);
  return self->reader != NULL;
}

static gpointer
read_asked (BcReading *self, gpointer asked, GCancellable *cancellable, GError **error)
{
  gpointer result = NULL;

  /* The store may be closed by now where the reading was stopped before it began. */
  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !open_reader (self, error))
    return NULL;
  bc_database_set_cancellable (self->reader, cancellable);
  result = self->kind->read (self->reader, asked, error);
  bc_database_set_cancellable (self->reader, NULL);
  return result;
}

static gpointer
read_work (BcJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;
  gpointer result = NULL;

  g_mutex_lock (&work->reading->mutex);
  result = read_asked (work->reading, work->asked, cancellable, error);
  g_mutex_unlock (&work->reading->mutex);
  return result;
}

static void
drop_next (BcReading *self)
{
  free_asked (self->kind, g_steal_pointer (&self->next));
  self->again = FALSE;
}

static void
bc_reading_finalize (GObject *object)
{
  BcReading *self = BC_READING (object);

  drop_next (self);
  g_clear_object (&self->job);
  g_clear_pointer (&self->reader, bc_database_close);
  g_clear_object (&self->store);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (bc_reading_parent_class)->finalize (object);
}

static void
bc_reading_class_init (BcReadingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bc_reading_finalize;
}

static void
bc_reading_init (BcReading *self)
{
  g_mutex_init (&self->mutex);
}

static void
take_result (BcReading *self, gpointer result, const GError *error)
{
  g_autoptr (GtkWidget) widget = self->widget ? g_object_ref (self->widget) : NULL;

  if (widget && result)
    self->kind->show (widget, result);
  else if (widget)
    g_warning ("%s cannot be read: %s", G_OBJECT_TYPE_NAME (widget), error->message);
  if (result)
    self->kind->free_result (result);
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcReading) self = data;
  g_autoptr (GError) error = NULL;
  gpointer read = bc_job_finish (BC_JOB (source), result, &error);

  g_clear_object (&self->job);
  take_result (self, read, error);
  if (self->widget && self->again && self->job == NULL) {
    self->again = FALSE;
    bc_reading_start (self, g_steal_pointer (&self->next));
  }
}

/* @widget is not held; @kind stays. */
BcReading *
bc_reading_new (GtkWidget *widget, BcStore *store, const BcReadingKind *kind)
{
  BcReading *self = g_object_new (BC_TYPE_READING, NULL);

  self->widget = widget;
  self->store = g_object_ref (store);
  self->kind = kind;
  return self;
}

/* Reads what is @asked, which it takes; %NULL where there is only one thing to ask. */
void
bc_reading_start (BcReading *self, gpointer asked)
{
  Work *work = NULL;

  if (self->job) {
    drop_next (self);
    self->next = asked;
    self->again = TRUE;
    return;
  }
  work = g_new0 (Work, 1);
  work->reading = g_object_ref (self);
  work->asked = asked;
  self->job = bc_job_new ();
  bc_job_start (self->job,
                read_work,
                work,
                free_work,
                self->kind->free_result,
                ready_cb,
                g_object_ref (self));
}

gboolean
bc_reading_is_running (BcReading *self)
{
  return self->job != NULL;
}

/* To be called before the widget goes: nothing is shown any more, and what is being read is broken
 * off, so that the store can be closed. */
void
bc_reading_stop (BcReading *self)
{
  self->widget = NULL;
  drop_next (self);
  if (self->job)
    bc_job_cancel (self->job);
  g_mutex_lock (&self->mutex);
  g_clear_pointer (&self->reader, bc_database_close);
  g_mutex_unlock (&self->mutex);
}
