/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "house.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static gboolean
introduce (BcDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  g_auto (BcProfile) profile = { .level = BC_LEVEL_COUNCIL, .name = g_strdup ("Ana Ñancupil") };

  return bc_profile_create (&profile, database, g_get_real_time () / 1000, error);
}

static void
make_committee (House *house)
{
  g_autoptr (GError) error = NULL;
  g_auto (BcDraft) draft = { 0 };
  BcId none = { 0 };

  bc_draft_init (&draft, bc_dictionary_find ("committee"), &none);
  bc_draft_set_text (&draft, "kind", "national-council", &error);
  g_assert_no_error (error);
  bc_draft_set_text (&draft, "name", "Consejo", &error);
  g_assert_no_error (error);
  bc_store_save (house->store, &draft, &house->committee, &error);
  g_assert_no_error (error);
}

House *
house_new (void)
{
  g_autoptr (GError) error = NULL;
  House *house = g_new0 (House, 1);

  house->folder = g_dir_make_tmp ("barrios-XXXXXX", &error);
  g_assert_no_error (error);
  house->path = g_build_filename (house->folder, "data", "a.db", NULL);
  house_reopen (house);
  bc_store_change (house->store, introduce, NULL, NULL, &error);
  g_assert_no_error (error);
  make_committee (house);
  return house;
}

void
house_free (House *house)
{
  g_clear_object (&house->store);
  house_remove_folder (house->folder);
  g_free (house->folder);
  g_free (house->path);
  g_free (house);
}

void
house_close (House *house)
{
  g_autoptr (GError) error = NULL;

  bc_store_close (house->store, &error);
  g_assert_no_error (error);
  g_clear_object (&house->store);
}

void
house_reopen (House *house)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&house->store);
  house->store = bc_store_open (house->path, BC_STORE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (house->store);
}

static gboolean
draft_member (BcDraft *draft, House *house, const char *name, GError **error)
{
  BcId none = { 0 };

  bc_draft_init (draft, bc_dictionary_find ("committee-member"), &none);
  bc_draft_set_id (draft, "committee", &house->committee);
  return bc_draft_set_text (draft, "name", name, error);
}

gboolean
house_save_member (BcWriter *writer, House *house, const char *name, GError **error)
{
  g_auto (BcDraft) draft = { 0 };
  BcId id;

  return draft_member (&draft, house, name, error) && bc_save (writer, &draft, &id, error);
}

gboolean
house_try_add (House *house, const char *name, GError **error)
{
  g_auto (BcDraft) draft = { 0 };
  BcId id;

  return draft_member (&draft, house, name, error) &&
         bc_store_save (house->store, &draft, &id, error);
}

void
house_add (House *house, const char *name)
{
  g_autoptr (GError) error = NULL;

  house_try_add (house, name, &error);
  g_assert_no_error (error);
}

gint64
house_count (House *house, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 number = -1;

  bc_database_get_integer (bc_store_get_reader (house->store), &number, &error, sql, "");
  g_assert_no_error (error);
  return number;
}

gint64
house_count_named (House *house, const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 number = -1;

  bc_database_get_integer (bc_store_get_reader (house->store),
                           &number,
                           &error,
                           "SELECT count(*) FROM committee_member WHERE name = ?",
                           "t",
                           name);
  g_assert_no_error (error);
  return number;
}

static gboolean
execute (BcDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return bc_database_execute (database, data, error);
}

void
house_execute (House *house, const char *sql)
{
  g_autoptr (GError) error = NULL;

  bc_store_change (house->store, execute, (gpointer) sql, NULL, &error);
  g_assert_no_error (error);
}

/* The file is sound, and of each save the operation, the record and the row are there, or nothing.
 * SQLite 3.46 calls the index damaged on a connection that looked at it before others wrote. */
void
house_assert_sound (House *house)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcDatabase) reader = bc_store_open_reader (house->store, &error);
  g_autoptr (BcCursor) cursor = bc_database_query (reader, "PRAGMA integrity_check", &error);

  g_assert_no_error (error);
  g_assert_cmpint (bc_cursor_step (cursor, &error), ==, BC_STEP_ROW);
  g_assert_cmpstr (bc_cursor_get_text (cursor, 0), ==, "ok");
  g_assert_cmpint (house_count (house, "SELECT count(*) FROM journal"),
                   ==,
                   house_count (house, "SELECT count(*) FROM record"));
  g_assert_cmpint (house_count (house, "SELECT count(*) FROM record"),
                   ==,
                   house_count (house, "SELECT count(*) + 1 FROM committee_member"));
  g_assert_cmpint (house_count (house, "SELECT count(*) FROM journal"),
                   ==,
                   house_count (house, "SELECT sum(held) FROM stream"));
}

static void
describe_file (GPtrArray *lines, const char *path, const char *name)
{
  g_autofree char *contents = NULL;
  g_autofree char *hash = NULL;
  gsize length = 0;

  g_file_get_contents (path, &contents, &length, NULL);
  hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, length);
  g_ptr_array_add (lines, g_strdup_printf ("%s %" G_GSIZE_FORMAT " %s\n", name, length, hash));
}

static void
describe (GPtrArray *lines, const char *folder, const char *prefix)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *entry;

  while (entries != NULL && (entry = g_dir_read_name (entries)) != NULL) {
    g_autofree char *path = g_build_filename (folder, entry, NULL);
    g_autofree char *name = g_build_filename (prefix, entry, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      describe (lines, path, name);
    else
      describe_file (lines, path, name);
  }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char *
house_describe_folder (const char *folder)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  describe (lines, folder, "");
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("", (char **) lines->pdata);
}

void
house_remove_folder (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *entry;

  g_chmod (folder, 0700);
  while (entries != NULL && (entry = g_dir_read_name (entries)) != NULL) {
    g_autofree char *path = g_build_filename (folder, entry, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
      house_remove_folder (path);
    else
      g_unlink (path);
  }
  g_rmdir (folder);
}

GPid
house_fork (House *house, HouseChild child, int *pipe_end)
{
  int ends[2];
  GPid process;

  g_assert_cmpint (pipe (ends), ==, 0);
  process = fork ();
  g_assert_cmpint (process, >=, 0);
  if (process == 0) {
    close (ends[0]);
    child (house, ends[1]);
    _exit (0);
  }
  close (ends[1]);
  *pipe_end = ends[0];
  return process;
}

static int
wait_for (GPid child)
{
  int status = -1;

  while (waitpid (child, &status, 0) < 0)
    g_assert_cmpint (errno, ==, EINTR);
  return status;
}

void
house_kill (GPid child)
{
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_true (WIFSIGNALED (wait_for (child)));
}

void
house_assert_child_succeeds (House *house, HouseChild child)
{
  int end;
  GPid process = house_fork (house, child, &end);

  g_assert_cmpint (wait_for (process), ==, 0);
  close (end);
}
