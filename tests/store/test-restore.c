/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "backup.h"
#include "house.h"
#include "store-error.h"

#define BOUND_MS 20000

/* A house with Rosa, a backup of it, and Juan who came later; closed. */
static House *
make_house (char **backup)
{
  House *house = house_new ();
  g_autoptr (GError) error = NULL;

  *backup = g_build_filename (house->folder, "copy.db", NULL);
  house_add (house, "Rosa");
  bc_backup_write (bc_store_get_reader (house->store), *backup, FALSE, &error);
  g_assert_no_error (error);
  house_add (house, "Juan");
  house_close (house);
  return house;
}

static void
restore (House *house, const char *backup)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  BcDocumentsReport report = { .problems = missing };
  g_autoptr (GError) error = NULL;

  bc_backup_restore (house->path, backup, &report, &error);
  g_assert_no_error (error);
  house_reopen (house);
}

static char *
find_replaced (House *house)
{
  g_autofree char *folder = g_path_get_dirname (house->path);
  g_autoptr (GPatternSpec) pattern = g_pattern_spec_new ("barrios-*-replaced.db");
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *entry;

  while ((entry = g_dir_read_name (entries)) != NULL)
    if (g_pattern_spec_match_string (pattern, entry))
      return g_build_filename (folder, entry, NULL);
  return NULL;
}

static void
assert_replaced_holds (House *house, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = find_replaced (house);
  House replaced = { 0 };

  g_assert_nonnull (path);
  replaced.store = bc_store_open (path, BC_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (house_count_named (&replaced, name), ==, 1);
  g_clear_object (&replaced.store);
}

static void
test_restore (void)
{
  g_autofree char *backup = NULL;
  g_autoptr (House) house = make_house (&backup);
  const char *sql = "SELECT count(DISTINCT stream.author) FROM stream WHERE held > 0";

  restore (house, backup);
  g_assert_cmpint (house_count_named (house, "Rosa"), ==, 1);
  g_assert_cmpint (house_count_named (house, "Juan"), ==, 0);
  g_assert_cmpint (house_count (house, "SELECT count(*) FROM author"), ==, 2);
  g_assert_cmpint (house_count (house, sql), ==, 1);
  house_add (house, "Inés");
  g_assert_cmpint (house_count (house, sql), ==, 2);
  house_assert_sound (house);
  assert_replaced_holds (house, "Juan");
  g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));
}

static void
test_twice (void)
{
  g_autofree char *backup = NULL;
  g_autoptr (House) house = make_house (&backup);

  restore (house, backup);
  house_close (house);
  restore (house, backup);
  g_assert_cmpint (house_count_named (house, "Juan"), ==, 0);
  g_assert_cmpint (house_count (house, "SELECT count(*) FROM author"), ==, 2);
}

static void
test_fresh_machine (void)
{
  g_autofree char *backup = NULL;
  g_autoptr (House) house = make_house (&backup);
  g_autofree char *folder = g_path_get_dirname (house->path);

  house_remove_folder (folder);
  restore (house, backup);
  g_assert_cmpint (house_count_named (house, "Rosa"), ==, 1);
}

static void
refuse (House *house, const char *backup, int code)
{
  g_autofree char *folder = g_path_get_dirname (house->path);
  g_autofree char *before = house_describe_folder (folder);
  g_autofree char *after = NULL;
  BcDocumentsReport report = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (bc_backup_restore (house->path, backup, &report, &error));
  g_assert_error (error, BC_STORE_ERROR, code);
  after = house_describe_folder (folder);
  g_assert_cmpstr (before, ==, after);
}

static void
test_bad_backups (void)
{
  g_autofree char *backup = NULL;
  g_autoptr (House) house = make_house (&backup);
  g_autofree char *bad = g_build_filename (house->folder, "bad.db", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  refuse (house, bad, BC_STORE_ERROR_NOT_FOUND);
  g_assert_true (g_file_get_contents (backup, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (bad, "", 0, NULL));
  refuse (house, bad, BC_STORE_ERROR_FOREIGN);
  g_assert_true (g_file_set_contents (bad, "just text", -1, NULL));
  refuse (house, bad, BC_STORE_ERROR_FOREIGN);
  g_assert_true (g_file_set_contents (bad, bytes, (gssize) length - 4096, NULL));
  refuse (house, bad, BC_STORE_ERROR_CORRUPT);
  for (gsize page = 2; page < 20; page++)
    memset (bytes + page * 4096, 0x5a, 64);
  g_assert_true (g_file_set_contents (bad, bytes, (gssize) length, NULL));
  refuse (house, bad, BC_STORE_ERROR_CORRUPT);
}

static void
test_newer_backup (void)
{
  g_autofree char *backup = NULL;
  g_autoptr (House) house = make_house (&backup);
  BcDatabase *database = bc_database_open (backup, BC_DATABASE_WRITE, NULL);

  g_assert_true (bc_database_execute (database, "PRAGMA user_version = 99", NULL));
  bc_database_close (database);
  refuse (house, backup, BC_STORE_ERROR_NEWER);
}

static void
test_busy (void)
{
  g_autofree char *backup = NULL;
  g_autoptr (House) house = make_house (&backup);

  house_reopen (house);
  refuse (house, backup, BC_STORE_ERROR_BUSY);
  g_assert_cmpint (house_count_named (house, "Juan"), ==, 1);
}

static void
add_and_wait_cb (House *house, int pipe)
{
  house_reopen (house);
  house_add (house, "Inés");
  g_assert_cmpint (write (pipe, "!", 1), ==, 1);
  for (;;)
    pause ();
}

/* What a killed program left in its log is kept, and does not come back in the restored file. */
static void
test_over_log (void)
{
  g_autofree char *backup = NULL;
  g_autoptr (House) house = make_house (&backup);
  g_autofree char *log = g_strconcat (house->path, "-wal", NULL);
  struct pollfd watch = { .events = POLLIN };
  GPid child = house_fork (house, add_and_wait_cb, &watch.fd);

  g_assert_cmpint (poll (&watch, 1, BOUND_MS), ==, 1);
  house_kill (child);
  close (watch.fd);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  restore (house, backup);
  g_assert_cmpint (house_count_named (house, "Inés"), ==, 0);
  house_assert_sound (house);
  assert_replaced_holds (house, "Inés");
}

static void
test_over_damaged (void)
{
  g_autofree char *backup = NULL;
  g_autoptr (House) house = make_house (&backup);
  g_autofree char *replaced = NULL;
  g_autofree char *bytes = NULL;

  g_assert_true (g_file_set_contents (house->path, "what is left of it", -1, NULL));
  restore (house, backup);
  g_assert_cmpint (house_count_named (house, "Rosa"), ==, 1);
  replaced = find_replaced (house);
  g_assert_true (g_file_get_contents (replaced, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, "what is left of it");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/restore/restore", test_restore);
  g_test_add_func ("/store/restore/twice", test_twice);
  g_test_add_func ("/store/restore/fresh-machine", test_fresh_machine);
  g_test_add_func ("/store/restore/bad-backups", test_bad_backups);
  g_test_add_func ("/store/restore/newer-backup", test_newer_backup);
  g_test_add_func ("/store/restore/busy", test_busy);
  g_test_add_func ("/store/restore/over-log", test_over_log);
  g_test_add_func ("/store/restore/over-damaged", test_over_damaged);
  return g_test_run ();
}
