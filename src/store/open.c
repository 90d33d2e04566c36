/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "open.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "adopt.h"
#include "backup.h"
#include "clock.h"
#include "files.h"
#include "rotation.h"
#include "store-error.h"
#include "worker.h"

/**
 * bc_open_dup_path:
 * @path: a file that need not exist
 *
 * Gives a file the one name that its lock goes by: absolute and without symbolic links.
 *
 * Returns: (transfer full): the name
 */
char *
bc_open_dup_path (const char *path)
{
  char real[PATH_MAX];

  if (realpath (path, real) != NULL)
    return g_strdup (real);
  return g_canonicalize_filename (path, NULL);
}

/**
 * bc_open_dup_beside:
 * @path: a database
 * @suffix: how the other's name ends
 *
 * Returns: (transfer full): the database's path with @suffix in the place of its ".db"
 */
char *
bc_open_dup_beside (const char *path, const char *suffix)
{
  gsize length = strlen (path) - (g_str_has_suffix (path, ".db") ? strlen (".db") : 0);

  return g_strdup_printf ("%.*s%s", (int) length, path, suffix);
}

/**
 * bc_opened_clear:
 * @self: an open file
 *
 * Closes what is open and gives the lock back.
 */
void
bc_opened_clear (BcOpened *self)
{
  g_clear_pointer (&self->reader, bc_database_close);
  g_clear_pointer (&self->writer, bc_database_close);
  g_clear_pointer (&self->lock, bc_lock_release);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->notice, g_free);
}

static BcDatabase *
open_reading (const char *source, BcSchemaState *state, GError **error)
{
  g_autoptr (BcDatabase) database = bc_database_open (source, BC_DATABASE_READ, error);

  if (database == NULL || !bc_schema_examine (database, state, error))
    return NULL;
  return g_steal_pointer (&database);
}

/* Of a newer version's file the journal can be read. */
static BcDatabase *
open_reading_any (const char *source, BcSchemaState *state, GError **error)
{
  g_autoptr (BcDatabase) database = bc_database_open (source, BC_DATABASE_READ, error);
  g_autoptr (GError) fault = NULL;

  *state = BC_SCHEMA_CURRENT;
  if (database == NULL || bc_schema_examine (database, state, &fault) ||
      g_error_matches (fault, BC_STORE_ERROR, BC_STORE_ERROR_NEWER))
    return g_steal_pointer (&database);
  g_propagate_error (error, g_steal_pointer (&fault));
  return NULL;
}

/* Returns the size of the log of changes, -1 where there is none. */
static gint64
measure_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf status;

  return g_stat (log, &status) == 0 ? (gint64) status.st_size : -1;
}

static gboolean
has_log (const char *path)
{
  return measure_log (path) > 0;
}

/* SQLite takes what a page lacks at the end of a file for zeros. */
static gboolean
check_length (BcDatabase *database, const char *path, GError **error)
{
  gint64 n_pages, page_size;
  GStatBuf status;

  if (!bc_database_get_integer (database, &n_pages, error, "PRAGMA page_count", "") ||
      !bc_database_get_integer (database, &page_size, error, "PRAGMA page_size", ""))
    return FALSE;
  if (g_stat (path, &status) != 0)
    return bc_file_refuse (path, errno, error);
  /* A file of one byte passes as a new one. */
  if (status.st_size >= n_pages * page_size && (status.st_size == 0 || n_pages > 0))
    return TRUE;
  g_set_error (error,
               BC_STORE_ERROR,
               n_pages > 0 ? BC_STORE_ERROR_CORRUPT : BC_STORE_ERROR_FOREIGN,
               n_pages > 0 ? _ ("%s was cut off, and is left as it is. Restore the newest backup")
                           : _ ("%s is not a database of this program, and is left as it is"),
               path);
  return FALSE;
}

static gboolean
refuse_emptied (const char *path, GError **error)
{
  g_set_error (error,
               BC_STORE_ERROR,
               BC_STORE_ERROR_CORRUPT,
               _ ("%s was emptied by something else, and is left as it is. Restore "
                  "the newest backup"),
               path);
  return FALSE;
}

/* SQLite would delete the log of an empty file: all that is left of it. */
static gboolean
check_emptied (const char *path, GError **error)
{
  GStatBuf status;

  if (has_log (path) && g_stat (path, &status) == 0 && status.st_size == 0)
    return refuse_emptied (path, error);
  return TRUE;
}

/**
 * bc_open_examined:
 * @path: a file that exists, absolute
 * @state: (out): what it is
 * @error: return location, #BC_STORE_ERROR
 *
 * Opens a file to see what it is, and changes nothing: neither in it nor beside it, unless there is
 * a log of changes, which only can be read together with it.
 *
 * Returns: (transfer full) (nullable): a connection to a database of this program, of this or an
 *   earlier version; %NULL with an error
 */
BcDatabase *
bc_open_examined (const char *path, BcSchemaState *state, GError **error)
{
  g_autofree char *immutable = bc_file_dup_immutable (path);
  g_autoptr (GError) fault = NULL;
  g_autoptr (BcDatabase) database = NULL;

  if (!has_log (path)) {
    database = open_reading (immutable, state, error);
    return database != NULL && check_length (database, path, error) ? g_steal_pointer (&database)
                                                                    : NULL;
  }
  if (!check_emptied (path, error))
    return NULL;
  database = open_reading (path, state, &fault);
  if (g_error_matches (fault, BC_STORE_ERROR, BC_STORE_ERROR_READ_ONLY))
    return open_reading (immutable, state, error);
  if (fault != NULL)
    g_propagate_error (error, g_steal_pointer (&fault));
  return g_steal_pointer (&database);
}

static gboolean
refuse_state (const char *path, BcSchemaState state, GError **error)
{
  if (state == BC_SCHEMA_EMPTY)
    g_set_error (error,
                 BC_STORE_ERROR,
                 BC_STORE_ERROR_NOT_FOUND,
                 _ ("There is nothing in %s yet"),
                 path);
  else
    g_set_error (error,
                 BC_STORE_ERROR,
                 BC_STORE_ERROR_READ_ONLY,
                 _ ("%s was written by an older version. Open it once where it can be written"),
                 path);
  return FALSE;
}

/* A folder that cannot be written has no room for what readers and writers share. */
static gboolean
open_immutable (BcOpened *self, const char *path, BcSchemaState *state, GError **error)
{
  g_free (self->source);
  self->source = bc_file_dup_immutable (path);
  self->reader = open_reading (self->source, state, error);
  if (self->reader == NULL)
    return FALSE;
  if (has_log (path)) {
    g_free (self->notice);
    self->notice =
      g_strdup (_ ("The folder cannot be written: the newest changes are missing here"));
  } else if (self->notice == NULL) {
    self->notice = g_strdup (_ ("The folder cannot be written: the file is opened for reading"));
  }
  return TRUE;
}

static gboolean
open_read_only (BcOpened *self, const char *path, GError **error)
{
  g_autoptr (BcDatabase) examined = NULL;
  g_autoptr (GError) fault = NULL;
  BcSchemaState state;

  examined = bc_open_examined (path, &state, error);
  if (examined == NULL)
    return FALSE;
  self->source = g_strdup (path);
  self->reader = open_reading (path, &state, &fault);
  if (g_error_matches (fault, BC_STORE_ERROR, BC_STORE_ERROR_READ_ONLY)) {
    if (!open_immutable (self, path, &state, error))
      return FALSE;
  } else if (fault != NULL) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return FALSE;
  }
  return state == BC_SCHEMA_CURRENT || refuse_state (path, state, error);
}

/* Whoever has it open has a log beside it, and may be writing: then it is read as they do. */
static BcDatabase *
open_other (const char *path, BcSchemaState *state, GError **error)
{
  g_autofree char *immutable = bc_file_dup_immutable (path);
  g_autoptr (BcDatabase) database = NULL;
  g_autoptr (GError) fault = NULL;

  if (!check_emptied (path, error))
    return NULL;
  if (measure_log (path) >= 0) {
    database = open_reading_any (path, state, &fault);
    if (!g_error_matches (fault, BC_STORE_ERROR, BC_STORE_ERROR_READ_ONLY)) {
      if (fault != NULL)
        g_propagate_error (error, g_steal_pointer (&fault));
      return g_steal_pointer (&database);
    }
  }
  database = open_reading_any (immutable, state, error);
  if (database == NULL || !check_length (database, path, error))
    return NULL;
  if (!has_log (path))
    return g_steal_pointer (&database);
  g_set_error_literal (error,
                       BC_STORE_ERROR,
                       BC_STORE_ERROR_READ_ONLY,
                       _ ("Its newest changes cannot be read in a folder that cannot be written. "
                          "Copy the whole folder to another place and take the copy"));
  return NULL;
}

/**
 * bc_open_other:
 * @path: another database than the one that is worked with
 * @error: return location, #BC_STORE_ERROR whose message names the file; %BC_STORE_ERROR_NOT_FOUND
 *   if nobody wrote anything in it yet
 *
 * Opens another's database to read its journal, of this version or of any other, also from a folder
 * or a medium that cannot be written. Nothing is changed in it, and nothing is left beside it.
 *
 * Returns: (transfer full) (nullable): a connection; %NULL with an error
 */
BcDatabase *
bc_open_other (const char *path, GError **error)
{
  g_autofree char *real = bc_open_dup_path (path);
  g_autoptr (BcDatabase) database = NULL;
  GError *fault = NULL;
  BcSchemaState state;

  database = open_other (real, &state, &fault);
  if (database != NULL && (state != BC_SCHEMA_EMPTY || refuse_state (real, state, &fault)))
    return g_steal_pointer (&database);
  if (strstr (fault->message, real) == NULL)
    g_prefix_error (&fault, "%s: ", real);
  g_propagate_error (error, fault);
  return NULL;
}

static gboolean
create_file (const char *path, GError **error)
{
  int file = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  gboolean made = file >= 0 && fchmod (file, 0600) == 0;

  if (!made && errno != EEXIST)
    return bc_file_refuse (path, errno, error);
  if (file >= 0)
    close (file);
  return TRUE;
}

/* Before the lock is taken: nothing is written beside a file that is not ours. */
static gboolean
prepare_place (const char *path, BcStoreFlags flags, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *backups = bc_open_dup_beside (path, ".backups");
  g_autoptr (BcDatabase) examined = NULL;
  g_autoptr (GPtrArray) names = NULL;
  BcSchemaState state;

  if (!bc_lock_check_place (path, error))
    return FALSE;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return flags & BC_STORE_CREATE ? bc_file_make_folder (folder, error)
                                   : bc_file_refuse (path, ENOENT, error);
  examined = bc_open_examined (path, &state, error);
  if (examined == NULL)
    return FALSE;
  names = bc_backup_list (backups);
  return state != BC_SCHEMA_EMPTY || names->len == 0 || refuse_emptied (path, error);
}

static gboolean
bring_up_to_date (BcDatabase *writer, const char *path, GError **error)
{
  g_autofree char *backups = bc_open_dup_beside (path, ".backups");
  BcSchemaState state;

  if (!bc_schema_examine (writer, &state, error) || !bc_database_prepare_writing (writer, error))
    return FALSE;
  if (state == BC_SCHEMA_OLDER && !bc_backup_make (writer, backups, BC_BACKUP_MIGRATION, error))
    return FALSE;
  return bc_schema_migrate (writer, error) && bc_adopt_unknown (writer, error);
}

static gboolean
open_writing (BcOpened *self, const char *path, BcStoreFlags flags, GError **error)
{
  BcSchemaState state;

  if (!prepare_place (path, flags, error))
    return FALSE;
  self->lock = bc_lock_acquire (path, error);
  if (self->lock == NULL || !create_file (path, error))
    return FALSE;
  self->writer = bc_database_open (path, BC_DATABASE_WRITE, error);
  if (self->writer == NULL || !bring_up_to_date (self->writer, path, error) ||
      !bc_worker_limit_log (self->writer, error) || !bc_worker_set_today (self->writer, error))
    return FALSE;
  self->source = g_strdup (path);
  self->reader = open_reading (path, &state, error);
  if (self->reader != NULL)
    self->notice = bc_clock_dup_notice (self->reader, g_get_real_time () / 1000);
  return self->reader != NULL;
}

/* Whether a file that cannot be written can be read instead, and is to be. */
static gboolean
may_read (const GError *fault, const char *path, BcStoreFlags flags)
{
  return flags & BC_STORE_OR_READ_ONLY && g_file_test (path, G_FILE_TEST_EXISTS) &&
         (g_error_matches (fault, BC_STORE_ERROR, BC_STORE_ERROR_BUSY) ||
          g_error_matches (fault, BC_STORE_ERROR, BC_STORE_ERROR_READ_ONLY));
}

/**
 * bc_open_file:
 * @self: (out caller-allocates): set to zeros before
 * @path: as bc_open_dup_path() gives it
 * @flags: how to open it
 * @error: return location, #BC_STORE_ERROR
 *
 * Opens a file as bc_store_open() promises.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_open_file (BcOpened *self, const char *path, BcStoreFlags flags, GError **error)
{
  g_autoptr (GError) fault = NULL;

  if (flags & BC_STORE_READ_ONLY)
    return g_file_test (path, G_FILE_TEST_EXISTS) ? open_read_only (self, path, error)
                                                  : bc_file_refuse (path, ENOENT, error);
  if (open_writing (self, path, flags, &fault))
    return TRUE;
  bc_opened_clear (self);
  if (may_read (fault, path, flags)) {
    self->notice = g_strdup (fault->message);
    if (open_read_only (self, path, NULL))
      return TRUE;
    bc_opened_clear (self);
  }
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}
