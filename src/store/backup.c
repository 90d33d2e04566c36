/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "backup.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "date.h"
#include "files.h"
#include "rotation.h"
#include "store-error.h"

/* A script that calls the program over and over gets one backup at exit, not one a call. */
#define EXIT_PAUSE (5 * 60 * 1000)

/**
 * bc_backup_check:
 * @reader: a connection
 * @error: return location, %BC_STORE_ERROR_CORRUPT or another #BC_STORE_ERROR
 *
 * Reads a whole file and looks whether it is sound.
 *
 * Returns: whether it is
 */
gboolean
bc_backup_check (BcDatabase *reader, GError **error)
{
  g_autofree char *verdict = NULL;

  if (!bc_database_get_text (reader, &verdict, error, "PRAGMA integrity_check (1)", ""))
    return FALSE;
  if (g_strcmp0 (verdict, "ok") == 0)
    return TRUE;
  g_set_error (error,
               BC_STORE_ERROR,
               BC_STORE_ERROR_CORRUPT,
               _ ("The file is damaged: %s"),
               verdict != NULL ? verdict : "");
  return FALSE;
}

static gboolean
check_copy (const char *name, GError **error)
{
  g_autofree char *source = bc_file_dup_immutable (name);
  g_autoptr (BcDatabase) copy = bc_database_open (source, BC_DATABASE_READ, error);

  return copy != NULL && bc_backup_check (copy, error);
}

typedef gboolean (*CheckCopy) (const char *name, GError **error);

/* A @check that fails leaves no trace of the copy. */
static gboolean
write_copy (BcDatabase *reader,
            const char *path,
            gboolean overwrite,
            CheckCopy check,
            GError **error)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  g_autofree char *name = NULL;
  int file;

  if (!overwrite && g_file_test (full, G_FILE_TEST_EXISTS))
    return bc_file_refuse (path, EEXIST, error);
  file = bc_file_open_temporary (full, &name, error);
  if (file < 0)
    return FALSE;
  close (file);
  if (bc_database_run (reader, error, "VACUUM INTO ?", "t", name) &&
      (check == NULL || check (name, error)))
    return bc_file_place (name, full, overwrite, error);
  g_unlink (name);
  return FALSE;
}

/**
 * bc_backup_write:
 * @reader: a connection that has nothing else to do at this time
 * @path: the file to make, in a folder that exists
 * @overwrite: whether a file that is there is replaced
 * @error: return location, #BC_STORE_ERROR
 *
 * Copies a database as it is at this moment, reads the copy again and gives it its name only if it
 * is sound. Others may go on writing.
 *
 * Returns: whether there is a backup; if not, there is no trace of it
 */
gboolean
bc_backup_write (BcDatabase *reader, const char *path, gboolean overwrite, GError **error)
{
  return write_copy (reader, path, overwrite, check_copy, error);
}

static void
rotate (const char *folder, gint64 now)
{
  g_autoptr (GPtrArray) names = bc_backup_list (folder);
  g_autoptr (GPtrArray) expired = bc_backup_choose_expired (names, now);

  for (guint i = 0; i < expired->len; i++) {
    g_autofree char *path = g_build_filename (folder, g_ptr_array_index (expired, i), NULL);

    g_unlink (path);
  }
  bc_file_sweep (folder, now);
}

static char *
choose_name (const char *folder, const char *reason, gint64 now)
{
  for (;; now += 1000) {
    g_autofree char *name = bc_backup_name_new (reason, now);
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (!g_file_test (path, G_FILE_TEST_EXISTS))
      return g_steal_pointer (&path);
  }
}

static gboolean
make (BcDatabase *reader, const char *folder, const char *reason, CheckCopy check, GError **error)
{
  gint64 now = g_get_real_time () / 1000;
  g_autofree char *path = choose_name (folder, reason, now);

  if (!bc_file_make_folder (folder, error) || !write_copy (reader, path, FALSE, check, error)) {
    g_prefix_error (error, "%s ", _ ("No backup could be made; the database is as it was."));
    return FALSE;
  }
  rotate (folder, now);
  return TRUE;
}

/**
 * bc_backup_make:
 * @reader: a connection that has nothing else to do at this time
 * @folder: where automatic backups are; made if it is not there
 * @reason: why
 * @error: return location, #BC_STORE_ERROR
 *
 * Makes an automatic backup and deletes those that are no longer needed.
 *
 * Returns: whether there is a backup
 */
gboolean
bc_backup_make (BcDatabase *reader, const char *folder, const char *reason, GError **error)
{
  return make (reader, folder, reason, check_copy, error);
}
/**
 * bc_backup_automatic:
 * @store: an open store
 * @reason: %BC_BACKUP_IMPORT and the like
 * @error: return location, #BC_STORE_ERROR
 *
 * Makes an automatic backup. Any thread may call it, but no work.
 *
 * Returns: whether there is a backup
 */
gboolean
bc_backup_automatic (BcStore *store, const char *reason, GError **error)
{
  g_autofree char *folder = bc_store_dup_beside (store, ".backups");
  g_autoptr (BcDatabase) reader = bc_store_open_reader (store, error);

  return reader != NULL && bc_backup_make (reader, folder, reason, error);
}

/**
 * bc_backup_keep:
 * @store: an open store
 * @reason: %BC_BACKUP_REPAIR
 * @error: return location, #BC_STORE_ERROR
 *
 * As bc_backup_automatic(), of a database that is known not to be sound: the copy is what there is.
 *
 * Returns: whether there is a backup
 */
gboolean
bc_backup_keep (BcStore *store, const char *reason, GError **error)
{
  g_autofree char *folder = bc_store_dup_beside (store, ".backups");
  g_autoptr (BcDatabase) reader = bc_store_open_reader (store, error);

  return reader != NULL && make (reader, folder, reason, NULL, error);
}

static gboolean
is_recent (GPtrArray *names, const char *reason, gint64 now)
{
  gint64 local = bc_backup_name_local (now);

  for (guint i = 0; i < names->len; i++) {
    BcBackupName name;

    if (!bc_backup_name_parse (g_ptr_array_index (names, i), &name) || name.moment > local)
      continue;
    if (g_str_equal (reason, BC_BACKUP_DAILY))
      return name.date == bc_date_today (now);
    if (bc_backup_name_has_reason (&name, reason))
      return name.moment > local - EXIT_PAUSE;
  }
  return FALSE;
}

/**
 * bc_backup_is_due:
 * @reader: a connection
 * @folder: where automatic backups are
 * @reason: %BC_BACKUP_DAILY or %BC_BACKUP_EXIT
 * @now: milliseconds UTC
 *
 * Tells whether it is time for a backup: once a day of Chile, and at exit, but not of what nobody
 * wrote anything in yet.
 *
 * Returns: whether it is
 */
gboolean
bc_backup_is_due (BcDatabase *reader, const char *folder, const char *reason, gint64 now)
{
  g_autoptr (GPtrArray) names = bc_backup_list (folder);
  gint64 written;

  return !is_recent (names, reason, now) &&
         bc_database_get_integer (reader, &written, NULL, "SELECT count(*) FROM profile", "") &&
         written > 0;
}

typedef struct
{
  char *source;
  char *folder;
} Daily;

static gpointer
make_daily_cb (gpointer data)
{
  Daily *daily = data;
  GError *error = NULL;
  BcDatabase *reader = bc_database_open (daily->source, BC_DATABASE_READ, &error);

  if (reader != NULL) {
    bc_backup_make (reader, daily->folder, BC_BACKUP_DAILY, &error);
    bc_database_close (reader);
  }
  g_free (daily->source);
  g_free (daily->folder);
  g_free (daily);
  return error;
}

/**
 * bc_backup_start_daily:
 * @reader: a connection
 * @folder: where automatic backups are
 *
 * Makes the day's backup if it is due, in a thread of its own: nobody waits for it.
 *
 * Returns: (transfer full) (nullable): the thread, for bc_backup_wait(); %NULL if none is due
 */
GThread *
bc_backup_start_daily (BcDatabase *reader, const char *folder)
{
  Daily *daily;

  if (!bc_backup_is_due (reader, folder, BC_BACKUP_DAILY, g_get_real_time () / 1000))
    return NULL;
  daily = g_new (Daily, 1);
  daily->source = g_strdup (bc_database_get_path (reader));
  daily->folder = g_strdup (folder);
  return g_thread_new ("store-backup", make_daily_cb, daily);
}

/**
 * bc_backup_wait:
 * @daily: (transfer full): as bc_backup_start_daily() gave it
 * @error: return location, #BC_STORE_ERROR
 *
 * Waits for the day's backup.
 *
 * Returns: whether there is one
 */
gboolean
bc_backup_wait (GThread *daily, GError **error)
{
  GError *fault = g_thread_join (daily);

  if (fault != NULL)
    g_propagate_error (error, fault);
  return fault == NULL;
}
