/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "backup.h"
#include "files.h"
#include "open.h"
#include "rotation.h"
#include "store-error.h"

static BcDatabase *
open_backup (const char *backup, GError **error)
{
  g_autofree char *path = bc_open_dup_path (backup);
  g_autoptr (BcDatabase) reader = NULL;
  BcSchemaState state;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR)) {
    bc_file_refuse (backup, ENOENT, error);
    return NULL;
  }
  reader = bc_open_examined (path, &state, error);
  if (reader == NULL || !bc_backup_check (reader, error))
    return NULL;
  if (state != BC_SCHEMA_EMPTY)
    return g_steal_pointer (&reader);
  g_set_error (error,
               BC_STORE_ERROR,
               BC_STORE_ERROR_FOREIGN,
               _ ("There is nothing in %s yet"),
               backup);
  return NULL;
}

static gboolean
renew_author (BcDatabase *writer, GError **error)
{
  gint64 introduced;

  if (!bc_database_get_integer (writer, &introduced, error, "SELECT count(*) FROM profile", ""))
    return FALSE;
  if (introduced == 0)
    return TRUE;
  return bc_database_execute (writer, "BEGIN IMMEDIATE", error) &&
         bc_profile_renew (writer, g_get_real_time () / 1000, error) &&
         bc_database_execute (writer, "COMMIT", error);
}

/* A copy that is finished before anything else is touched. */
static gboolean
prepare_copy (const char *backup, const char *name, GError **error)
{
  g_autoptr (BcDatabase) reader = open_backup (backup, error);
  g_autoptr (BcDatabase) writer = NULL;

  if (reader == NULL || !bc_backup_write (reader, name, TRUE, error))
    return FALSE;
  writer = bc_database_open (name, BC_DATABASE_WRITE, error);
  return writer != NULL && bc_schema_migrate (writer, error) && renew_author (writer, error);
}

/* What a sound file's log holds goes into it. A damaged one is moved aside as it is. */
static void
settle (const char *path)
{
  BcSchemaState state = BC_SCHEMA_EMPTY;
  g_autoptr (BcDatabase) reader = bc_open_examined (path, &state, NULL);
  g_autoptr (BcDatabase) writer = NULL;

  if (reader == NULL || state == BC_SCHEMA_EMPTY)
    return;
  g_clear_pointer (&reader, bc_database_close);
  writer = bc_database_open (path, BC_DATABASE_WRITE, NULL);
  if (writer != NULL && bc_database_prepare_writing (writer, NULL))
    bc_database_checkpoint (writer);
}

/* A log must never lie beside a file that it does not belong to. */
static gboolean
move_companions (const char *from, const char *to, GError **error)
{
  static const char *const suffixes[] = { "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *old = g_strconcat (from, suffixes[i], NULL);
    g_autofree char *new = g_strconcat (to, suffixes[i], NULL);

    if (g_rename (old, new) != 0 && errno != ENOENT)
      return bc_file_refuse (old, errno, error);
  }
  return TRUE;
}

static char *
dup_aside (const char *path)
{
  for (gint64 now = g_get_real_time () / 1000;; now += 1000) {
    g_autofree char *name = bc_backup_name_new ("replaced", now);
    g_autofree char *folder = g_path_get_dirname (path);
    g_autofree char *aside = g_build_filename (folder, name, NULL);

    if (!g_file_test (aside, G_FILE_TEST_EXISTS))
      return g_steal_pointer (&aside);
  }
}

/* A second name for the file that goes: so there is no moment at which nothing is in its place. */
static gboolean
exchange (const char *name, const char *path, const char *aside, GError **error)
{
  gboolean linked = link (path, aside) == 0;

  if (!linked && g_rename (path, aside) != 0)
    return bc_file_refuse (path, errno, error);
  if (move_companions (path, aside, error) && bc_file_place (name, path, TRUE, error))
    return TRUE;
  move_companions (aside, path, NULL);
  if (linked)
    g_unlink (aside);
  else
    g_rename (aside, path);
  return FALSE;
}

static gboolean
replace (const char *name, const char *path, GError **error)
{
  g_autofree char *aside = dup_aside (path);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return move_companions (path, aside, error) && bc_file_place (name, path, FALSE, error);
  settle (path);
  return exchange (name, path, aside, error);
}

/**
 * bc_backup_restore:
 * @path: the database, which nobody has open; it need not exist
 * @backup: a backup of it, or another database of this program
 * @report: (inout): what came of the documents that it names; those that are neither beside it nor
 *   beside the database are no failure
 * @error: return location, #BC_STORE_ERROR: %BC_STORE_ERROR_BUSY naming who has it open,
 *   %BC_STORE_ERROR_FOREIGN, %BC_STORE_ERROR_NEWER, %BC_STORE_ERROR_CORRUPT, %BC_STORE_ERROR_FULL
 *
 * Puts a backup in the place of a database. The backup is read through first, and stays. What was
 * there is kept beside it as barrios-DATE-TIME-replaced.db. The person goes on as a new author: the
 * numbers that were given after the backup must not be given twice. The documents come first: they
 * disturb nobody if it then fails.
 *
 * Returns: whether it succeeded; if not, the database is as it was
 */
gboolean
bc_backup_restore (const char *path, const char *backup, BcDocumentsReport *report, GError **error)
{
  g_autofree char *full = bc_open_dup_path (path);
  g_autofree char *folder = g_path_get_dirname (full);
  g_autofree char *name = NULL;
  g_autoptr (BcLock) lock = NULL;
  int file;

  if (!bc_lock_check_place (full, error) || !bc_file_make_folder (folder, error))
    return FALSE;
  lock = bc_lock_acquire (full, error);
  file = lock != NULL ? bc_file_open_temporary (full, &name, error) : -1;
  if (file < 0)
    return FALSE;
  close (file);
  if (prepare_copy (backup, name, error) &&
      bc_backup_take_documents (name, backup, full, report, error) && replace (name, full, error))
    return TRUE;
  g_unlink (name);
  return FALSE;
}
