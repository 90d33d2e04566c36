/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "house.h"
#include "store-error.h"

static int
get_mode (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mode & 07777;
}

static void
test_is_private (void)
{
  mode_t before = umask (0);
  g_autoptr (House) house = house_new ();
  g_autofree char *folder = g_path_get_dirname (house->path);
  static const char *const suffixes[] = { "", "-wal", "-shm", ".lock" };

  g_assert_cmpint (get_mode (folder), ==, 0700);
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *path = g_strconcat (house->path, suffixes[i], NULL);

    g_assert_cmpint (get_mode (path), ==, 0600);
  }
  umask (before);
}

static void
test_names (void)
{
  g_autoptr (House) house = house_new ();
  g_autofree char *documents = bc_store_dup_beside (house->store, ".documents");
  g_autofree char *expected = g_build_filename (house->folder, "data", "a.documents", NULL);
  g_autofree char *path = bc_store_dup_default_path ();
  g_autofree char *person = g_build_filename (g_get_user_data_dir (), "barrios/barrios.db", NULL);

  g_assert_cmpstr (documents, ==, expected);
  g_assert_cmpstr (path, ==, person);
  g_assert_cmpstr (bc_store_get_path (house->store), ==, house->path);
  g_assert_false (bc_store_is_read_only (house->store));
  g_assert_null (bc_store_get_notice (house->store));
}

static void
test_keeps (void)
{
  g_autoptr (House) house = house_new ();
  g_autofree char *log = g_strconcat (house->path, "-wal", NULL);

  house_add (house, "Rosa");
  house_close (house);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  house_reopen (house);
  g_assert_cmpint (house_count_named (house, "Rosa"), ==, 1);
  house_assert_sound (house);
}

static void
test_missing (void)
{
  g_autoptr (House) house = house_new ();
  g_autofree char *path = g_build_filename (house->folder, "none", "b.db", NULL);
  static const BcStoreFlags flags[] = { 0, BC_STORE_READ_ONLY, BC_STORE_OR_READ_ONLY };

  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (bc_store_open (path, flags[i], &error));
    g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_NOT_FOUND);
  }
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static gboolean
add_and_fail (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  g_assert_true (house_save_member (writer, data, "Nadie", error));
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "no");
  return FALSE;
}

static gboolean
change_and_say_nothing (BcDatabase *database,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error)
{
  g_assert_true (bc_database_execute (database, "INSERT INTO setting VALUES ('a', 'b')", error));
  return FALSE;
}

static void
test_failure_leaves_nothing (void)
{
  g_autoptr (House) house = house_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (bc_store_write (house->store, add_and_fail, house, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (bc_store_change (house->store, change_and_say_nothing, NULL, NULL, &error));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_FAILED);
  g_assert_cmpint (house_count_named (house, "Nadie"), ==, 0);
  g_assert_cmpint (house_count (house, "SELECT count(*) FROM setting WHERE name = 'a'"), ==, 0);
  house_add (house, "Rosa");
  house_assert_sound (house);
}

static gboolean
work_long (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 number;

  g_assert_true (house_save_member (writer, data, "Nadie", error));
  g_cancellable_cancel (cancellable);
  return bc_database_get_integer (bc_writer_get_database (writer),
                                  &number,
                                  error,
                                  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                                  "LIMIT 100000000) SELECT count(*) FROM n",
                                  "");
}

static void
test_cancel (void)
{
  g_autoptr (House) house = house_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 2; i++) {
    g_assert_false (bc_store_write (house->store, work_long, house, cancellable, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_clear_error (&error);
  }
  g_assert_cmpint (house_count_named (house, "Nadie"), ==, 0);
  house_add (house, "Rosa");
  house_assert_sound (house);
}

static void
test_today (void)
{
  g_autoptr (House) house = house_new ();
  const char *sql = "SELECT count(*) FROM today WHERE date = '1999-12-31'";

  g_assert_cmpint (house_count (house, "SELECT count(*) FROM today WHERE date > '2020'"), ==, 1);
  house_execute (house, "UPDATE today SET date = '1999-12-31'");
  g_assert_cmpint (house_count (house, sql), ==, 1);
  house_add (house, "Rosa");
  g_assert_cmpint (house_count (house, sql), ==, 0);
  house_execute (house, "UPDATE today SET date = '1999-12-31'");
  house_execute (house, "SELECT 1");
  g_assert_cmpint (house_count (house, sql), ==, 0);
  house_execute (house, "UPDATE today SET date = '1999-12-31'");
  house_close (house);
  house_reopen (house);
  g_assert_cmpint (house_count (house, sql), ==, 0);
}

static gint64
get_size (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? status.st_size : -1;
}

static void
test_log_stays_short (void)
{
  g_autoptr (House) house = house_new ();
  g_autofree char *log = g_strconcat (house->path, "-wal", NULL);

  for (int i = 0; i < 8; i++) {
    house_execute (house,
                   "INSERT INTO setting VALUES ('big', hex (randomblob (1500000))) "
                   "ON CONFLICT (name) DO UPDATE SET value = excluded.value");
    g_assert_cmpint (get_size (log), <, 8000000);
  }
  g_assert_cmpint (get_size (house->path), >, 3000000);
  house_add (house, "Rosa");
  house_add (house, "Juan");
  g_assert_cmpint (get_size (log), <=, 4194304);
  house_assert_sound (house);
}

static void
count_cb (BcStore *store, gpointer data)
{
  ++*(int *) data;
}

static void
test_changed (void)
{
  g_autoptr (House) house = house_new ();
  g_autoptr (GError) error = NULL;
  int n_changes = 0;

  g_signal_connect (house->store, "changed", G_CALLBACK (count_cb), &n_changes);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (n_changes, ==, 1);
  house_add (house, "Rosa");
  house_add (house, "Juan");
  g_assert_cmpint (n_changes, ==, 1);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (n_changes, ==, 2);
  g_assert_false (bc_store_write (house->store, add_and_fail, house, NULL, &error));
  g_assert_false (g_main_context_iteration (NULL, FALSE));
  house_add (house, "Inés");
  house_close (house);
  g_assert_false (g_main_context_iteration (NULL, FALSE));
  g_assert_cmpint (n_changes, ==, 2);
}

static void
test_second_reader (void)
{
  g_autoptr (House) house = house_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BcDatabase) reader = bc_store_open_reader (house->store, &error);
  gint64 number = 0;

  g_assert_no_error (error);
  house_add (house, "Rosa");
  g_assert_true (
    bc_database_get_integer (reader, &number, &error, "SELECT count(*) FROM committee_member", ""));
  g_assert_cmpint (number, ==, 1);
  g_assert_false (bc_database_execute (reader, "DELETE FROM setting", &error));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_READ_ONLY);
}

static void
test_one_text (void)
{
  g_autoptr (House) house = house_new ();
  BcDatabase *reader = bc_store_get_reader (house->store);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (
    bc_database_get_text (reader, &text, &error, "SELECT ? || ?", "ti", "ñ", (gint64) 7));
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "ñ7");
  g_clear_pointer (&text, g_free);
  g_assert_true (bc_database_get_text (reader, &text, &error, "SELECT ?", "t", NULL));
  g_assert_null (text);
  g_assert_true (
    bc_database_get_text (reader, &text, &error, "SELECT 'a' WHERE ? > 1", "i", (gint64) 1));
  g_assert_no_error (error);
  g_assert_null (text);
  g_assert_false (bc_database_get_text (reader, &text, &error, "SELECT nothing", ""));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_FAILED);
  g_assert_null (text);
}

static void
test_read_only (void)
{
  g_autoptr (House) house = house_new ();
  g_autoptr (GError) error = NULL;

  house_add (house, "Rosa");
  house_close (house);
  house->store = bc_store_open (house->path, BC_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (bc_store_is_read_only (house->store));
  g_assert_cmpint (house_count_named (house, "Rosa"), ==, 1);
  g_assert_false (house_try_add (house, "Juan", &error));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_true (bc_store_close (house->store, &error));
  g_assert_false (house_try_add (house, "Juan", &error));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_READ_ONLY);
}

static void
test_link_is_same (void)
{
  g_autoptr (House) house = house_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *other = g_build_filename (house->folder, "other.db", NULL);
  g_autoptr (BcStore) second = NULL;

  g_assert_cmpint (symlink (house->path, other), ==, 0);
  second = bc_store_open (other, 0, &error);
  g_assert_null (second);
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_BUSY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_set_prgname ("test-store");
  g_test_add_func ("/store/store/is-private", test_is_private);
  g_test_add_func ("/store/store/names-what-lies-beside", test_names);
  g_test_add_func ("/store/store/keeps-what-was-saved", test_keeps);
  g_test_add_func ("/store/store/missing-file", test_missing);
  g_test_add_func ("/store/store/failure-leaves-nothing", test_failure_leaves_nothing);
  g_test_add_func ("/store/store/cancelling-leaves-nothing", test_cancel);
  g_test_add_func ("/store/store/today", test_today);
  g_test_add_func ("/store/store/log-stays-short", test_log_stays_short);
  g_test_add_func ("/store/store/changed", test_changed);
  g_test_add_func ("/store/store/second-reader", test_second_reader);
  g_test_add_func ("/store/store/asks-for-one-text", test_one_text);
  g_test_add_func ("/store/store/read-only", test_read_only);
  g_test_add_func ("/store/store/link-is-same", test_link_is_same);
  return g_test_run ();
}
