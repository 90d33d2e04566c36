/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store.h"

#include <glib/gi18n-lib.h>

#include "announcer.h"
#include "backup.h"
#include "open.h"
#include "store-error.h"
#include "worker.h"

struct _BcStore
{
  GObject parent_instance;

  char *path;             /* (owned) absolute, without symbolic links */
  BcOpened opened;        /* (owned) */
  BcWorker *worker;       /* (owned) (nullable): where the file is only read, or closed */
  BcAnnouncer *announcer; /* (owned) (nullable): as the worker */
  GThread *daily;         /* (owned) (nullable): makes the day's backup */
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcStore, bc_store, G_TYPE_OBJECT)

static void
announce_change (GObject *object)
{
  g_signal_emit (object, signals[SIGNAL_CHANGED], 0);
}

static void
call_announcer (gpointer data)
{
  bc_announcer_call (data);
}

static gboolean
make_backups (BcStore *self, GError **error)
{
  g_autofree char *folder = bc_store_dup_beside (self, ".backups");
  GThread *daily = g_steal_pointer (&self->daily);

  if (self->worker != NULL)
    bc_worker_wait (self->worker);
  if (daily != NULL && !bc_backup_wait (daily, error))
    return FALSE;
  if (self->announcer == NULL || !bc_announcer_was_called (self->announcer) ||
      !bc_backup_is_due (self->opened.reader, folder, BC_BACKUP_EXIT, g_get_real_time () / 1000))
    return TRUE;
  return bc_backup_automatic (self, BC_BACKUP_EXIT, error);
}

/* The reader goes first: the last connection, which is the writer's, clears the log away. */
static void
stop (BcStore *self)
{
  if (self->daily != NULL)
    bc_backup_wait (g_steal_pointer (&self->daily), NULL);
  g_clear_pointer (&self->opened.reader, bc_database_close);
  g_clear_pointer (&self->worker, bc_worker_free);
  g_clear_pointer (&self->announcer, bc_announcer_free);
  bc_opened_clear (&self->opened);
}

static void
bc_store_finalize (GObject *object)
{
  BcStore *self = BC_STORE (object);

  stop (self);
  g_free (self->path);
  G_OBJECT_CLASS (bc_store_parent_class)->finalize (object);
}

static void
bc_store_class_init (BcStoreClass *class)
{
  G_OBJECT_CLASS (class)->finalize = bc_store_finalize;

  /**
   * BcStore::changed:
   *
   * Something was committed. Emitted in the context in which the store was opened, once for what
   * was committed since the last time.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", BC_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bc_store_init (BcStore *self)
{
}

/**
 * bc_store_open:
 * @path: the database
 * @flags: how to open it
 * @error: return location, #BC_STORE_ERROR: %BC_STORE_ERROR_NOT_FOUND,
 *   %BC_STORE_ERROR_FOREIGN, %BC_STORE_ERROR_NEWER, %BC_STORE_ERROR_CORRUPT,
 *   %BC_STORE_ERROR_BUSY naming who has it, %BC_STORE_ERROR_READ_ONLY, %BC_STORE_ERROR_FULL
 *
 * Opens a database, brings it to this version's format, and starts the thread that writes. A file
 * that is refused is left byte for byte as it was.
 *
 * Returns: (transfer full) (nullable): the store; %NULL with an error
 */
BcStore *
bc_store_open (const char *path, BcStoreFlags flags, GError **error)
{
  g_autoptr (BcStore) self = g_object_new (BC_TYPE_STORE, NULL);
  g_autofree char *backups = NULL;

  self->path = bc_open_dup_path (path);
  backups = bc_store_dup_beside (self, ".backups");
  if (!bc_open_file (&self->opened, self->path, flags, error))
    return NULL;
  if (self->opened.writer != NULL) {
    self->announcer = bc_announcer_new (G_OBJECT (self), announce_change);
    self->worker =
      bc_worker_new (g_steal_pointer (&self->opened.writer), call_announcer, self->announcer);
    self->daily = bc_backup_start_daily (self->opened.reader, backups);
  }
  return g_steal_pointer (&self);
}

/* In memory, so that nothing of it is left behind: it is gone with the last connection. */
static gboolean
open_past (BcOpened *self,
           BcDatabase *present,
           const BcPastView *view,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *unique = g_uuid_string_random ();
  g_autoptr (BcDatabase) snapshot = NULL;

  self->source = g_strdup_printf ("file:/barrios-past-%s?vfs=memdb", unique);
  self->notice = g_strdup (view->notice);
  snapshot = bc_snapshot_share (present,
                                &(BcSnapshotPart){ view->district, self->source },
                                view->by,
                                view->limit,
                                cancellable,
                                error);
  if (snapshot != NULL)
    self->reader = bc_database_open (self->source, BC_DATABASE_READ, error);
  return self->reader != NULL;
}

/**
 * bc_store_open_past:
 * @self: an open store
 * @view: which district, and when
 * @cancellable: (nullable): to stop
 * @error: return location, #BC_STORE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Opens a district as it was: a store of its own that can only be read, with its own today. It has
 * what is the regions' and the nation's too, but no other district, and its search finds nothing.
 * Any thread may call it while @self is open; what it gives is that thread's until it hands it on.
 * It needs nothing of @self any more but the documents that lie beside it.
 *
 * Returns: (transfer full) (nullable): the store; %NULL with an error
 */
BcStore *
bc_store_open_past (BcStore *self,
                    const BcPastView *view,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (BcStore) past = g_object_new (BC_TYPE_STORE, NULL);
  g_autoptr (BcDatabase) present = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  present = bc_store_open_reader (self, error);
  past->path = g_strdup (self->path);
  if (present == NULL || !open_past (&past->opened, present, view, cancellable, error))
    return NULL;
  return g_steal_pointer (&past);
}

/**
 * bc_store_close:
 * @self: a store
 * @error: return location, #BC_STORE_ERROR
 *
 * Finishes what is queued, makes the backup that is due, and closes the file. What others took from
 * it, readers and cursors, must be let go of before.
 *
 * Returns: %FALSE with an error if there is no backup; the database is whole and closed all the
 *   same
 */
gboolean
bc_store_close (BcStore *self, GError **error)
{
  gboolean backed_up = make_backups (self, error);

  stop (self);
  return backed_up;
}

/**
 * bc_store_get_path:
 * @self: a store
 *
 * Returns: (transfer none): the database's file
 */
const char *
bc_store_get_path (BcStore *self)
{
  return self->path;
}

/**
 * bc_store_dup_beside:
 * @self: a store
 * @suffix: how its name ends, for example ".documents"
 *
 * Names what lies beside the database: /a/b/x.documents beside /a/b/x.db.
 *
 * Returns: (transfer full): the path
 */
char *
bc_store_dup_beside (BcStore *self, const char *suffix)
{
  return bc_open_dup_beside (self->path, suffix);
}

/**
 * bc_store_is_read_only:
 * @self: a store
 *
 * Returns: whether nothing can be written through it
 */
gboolean
bc_store_is_read_only (BcStore *self)
{
  return self->worker == NULL;
}

/**
 * bc_store_get_notice:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): what the person should know of it: why it is only read, or
 *   that the clock ran ahead
 */
const char *
bc_store_get_notice (BcStore *self)
{
  return self->opened.notice;
}

/**
 * bc_store_get_reader:
 * @self: an open store
 *
 * Returns: (transfer none): the connection of the thread that opened the store
 */
BcDatabase *
bc_store_get_reader (BcStore *self)
{
  return self->opened.reader;
}

/**
 * bc_store_open_reader:
 * @self: an open store
 * @error: return location, #BC_STORE_ERROR
 *
 * Opens a connection for another thread.
 *
 * Returns: (transfer full) (nullable): the connection; %NULL with an error
 */
BcDatabase *
bc_store_open_reader (BcStore *self, GError **error)
{
  return bc_database_open (self->opened.source, BC_DATABASE_READ, error);
}

static gboolean
check_writable (BcStore *self, GError **error)
{
  if (self->worker != NULL)
    return TRUE;
  g_set_error_literal (error,
                       BC_STORE_ERROR,
                       BC_STORE_ERROR_READ_ONLY,
                       self->opened.notice != NULL ? self->opened.notice
                                                   : _ ("The file is opened for reading only"));
  return FALSE;
}

/**
 * bc_store_write:
 * @self: a store
 * @work: what to write
 * @data: for @work
 * @cancellable: (nullable): interrupts it
 * @error: return location, #BC_STORE_ERROR, %G_IO_ERROR_CANCELLED, or @work's
 *
 * Writes one gesture in the thread that writes, and waits for it. Any thread may call it, but no
 * work may.
 *
 * Returns: whether it was committed; if not, nothing was written
 */
gboolean
bc_store_write (BcStore *self,
                BcWork work,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  return check_writable (self, error) &&
         bc_worker_write (self->worker, work, data, cancellable, error);
}

/**
 * bc_store_write_async:
 * @self: a store
 * @work: what to write
 * @data: for @work
 * @destroy: (nullable): frees @data, in the caller's context
 * @cancellable: (nullable): interrupts it
 * @callback: called in the caller's context
 * @user_data: for @callback
 *
 * As bc_store_write(), without waiting. Gestures are written in the order in which they come.
 */
void
bc_store_write_async (BcStore *self,
                      BcWork work,
                      gpointer data,
                      GDestroyNotify destroy,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;

  g_task_set_source_tag (task, bc_store_write_async);
  /* What was committed was committed: a later cancelling must not say otherwise. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, data, destroy);
  if (check_writable (self, &error))
    bc_worker_push (self->worker, work, data, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/**
 * bc_store_write_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location, as bc_store_write()
 *
 * Returns: whether it was committed; if not, nothing was written
 */
gboolean
bc_store_write_finish (BcStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * bc_store_change:
 * @self: a store
 * @change: what to change, within a transaction
 * @data: for @change
 * @cancellable: (nullable): interrupts it
 * @error: return location, as bc_store_write()
 *
 * As bc_store_write(), for what is no person's operation: profile, catalogues, settings.
 *
 * Returns: whether it was committed; if not, nothing was written
 */
gboolean
bc_store_change (BcStore *self,
                 BcChange change,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  return check_writable (self, error) &&
         bc_worker_change (self->worker, change, data, cancellable, error);
}

typedef struct
{
  const BcDraft *draft;
  BcId *id;
} Save;

static gboolean
save_draft (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  Save *save = data;

  return bc_save (writer, save->draft, save->id, error);
}

/**
 * bc_store_save:
 * @self: a store
 * @draft: what is to be saved
 * @id: (out caller-allocates): the record's identifier
 * @error: return location, as bc_store_write() and bc_save()
 *
 * Saves one record as a gesture of its own, and waits for it.
 *
 * Returns: whether it was committed; if not, nothing was written
 */
gboolean
bc_store_save (BcStore *self, const BcDraft *draft, BcId *id, GError **error)
{
  Save save = { draft, id };

  return bc_store_write (self, save_draft, &save, NULL, error);
}

/**
 * bc_store_dup_default_path:
 *
 * Returns: (transfer full): where a person's database is unless they choose otherwise
 */
char *
bc_store_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "barrios", "barrios.db", NULL);
}
