/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "backup.h"
#include "house.h"
#include "rotation.h"
#include "store-error.h"

static char *
dup_beside (House *house, const char *name)
{
  return g_build_filename (house->folder, name, NULL);
}

static void
back_up (House *house, const char *path, gboolean overwrite)
{
  g_autoptr (GError) error = NULL;

  bc_backup_write (bc_store_get_reader (house->store), path, overwrite, &error);
  g_assert_no_error (error);
}

static guint
count_backups (House *house, const char *reason)
{
  g_autofree char *folder = g_build_filename (house->folder, "data", "a.backups", NULL);
  g_autoptr (GPtrArray) names = bc_backup_list (folder);
  guint n = 0;

  for (guint i = 0; i < names->len; i++)
    n += strstr (g_ptr_array_index (names, i), reason) != NULL;
  return n;
}

static void
forget_backups (House *house)
{
  g_autofree char *folder = g_build_filename (house->folder, "data", "a.backups", NULL);

  house_remove_folder (folder);
}

static void
assert_holds (const char *path, const char *name, int number)
{
  g_autoptr (GError) error = NULL;
  House copy = { .store = bc_store_open (path, BC_STORE_READ_ONLY, &error) };

  g_assert_no_error (error);
  g_assert_cmpint (house_count_named (&copy, name), ==, number);
  house_assert_sound (&copy);
  g_clear_object (&copy.store);
}

static void
test_write (void)
{
  g_autoptr (House) house = house_new ();
  g_autofree char *path = dup_beside (house, "copy.db");
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  house_add (house, "Rosa");
  back_up (house, path, FALSE);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0600);
  house_add (house, "Juan");
  g_assert_false (bc_backup_write (bc_store_get_reader (house->store), path, FALSE, &error));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_FAILED);
  assert_holds (path, "Rosa", 1);
  assert_holds (path, "Juan", 0);
  back_up (house, path, TRUE);
  assert_holds (path, "Juan", 1);
}

static void
test_nowhere (void)
{
  g_autoptr (House) house = house_new ();
  g_autofree char *path = dup_beside (house, "none/copy.db");
  g_autoptr (GError) error = NULL;

  g_assert_false (bc_backup_write (bc_store_get_reader (house->store), path, FALSE, &error));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_NOT_FOUND);
}

static void
fail_to_write_cb (House *house, int pipe)
{
  struct rlimit limit = { 100000, RLIM_INFINITY };
  g_autofree char *path = dup_beside (house, "copy.db");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  house_reopen (house);
  before = house_describe_folder (house->folder);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (bc_backup_write (bc_store_get_reader (house->store), path, TRUE, &error));
  g_assert_cmpint (error->domain, ==, BC_STORE_ERROR);
  after = house_describe_folder (house->folder);
  g_assert_cmpstr (before, ==, after);
  g_clear_error (&error);
  g_assert_false (bc_backup_automatic (house->store, BC_BACKUP_IMPORT, &error));
  g_assert_nonnull (strstr (error->message, "the database is as it was"));
  g_assert_cmpint (count_backups (house, BC_BACKUP_IMPORT), ==, 0);
  house_assert_sound (house);
}

static void
test_full_disk (void)
{
  g_autoptr (House) house = house_new ();
  g_autofree char *path = dup_beside (house, "copy.db");

  house_add (house, "Rosa");
  back_up (house, path, FALSE);
  house_close (house);
  house_assert_child_succeeds (house, fail_to_write_cb);
  assert_holds (path, "Rosa", 1);
}

static void
test_exit (void)
{
  g_autoptr (House) house = house_new ();

  house_add (house, "Rosa");
  house_close (house);
  g_assert_cmpint (count_backups (house, BC_BACKUP_EXIT), ==, 1);
  house_reopen (house);
  house_close (house);
  g_assert_cmpint (count_backups (house, BC_BACKUP_EXIT), ==, 1);
  house_reopen (house);
  house_add (house, "Juan");
  house_close (house);
  g_assert_cmpint (count_backups (house, BC_BACKUP_EXIT), ==, 1);
  forget_backups (house);
  house_reopen (house);
  house_add (house, "Inés");
  house_close (house);
  g_assert_cmpint (count_backups (house, BC_BACKUP_EXIT), ==, 1);
}

static void
test_daily (void)
{
  g_autoptr (House) house = house_new ();

  house_close (house);
  g_assert_cmpint (count_backups (house, BC_BACKUP_DAILY), ==, 0);
  forget_backups (house);
  house_reopen (house);
  house_close (house);
  g_assert_cmpint (count_backups (house, BC_BACKUP_DAILY), ==, 1);
  g_assert_cmpint (count_backups (house, BC_BACKUP_EXIT), ==, 0);
  house_reopen (house);
  house_close (house);
  g_assert_cmpint (count_backups (house, BC_BACKUP_DAILY), ==, 1);
}

/* Nobody has written anything yet: there is nothing to keep. */
static void
test_nothing_yet (void)
{
  g_autofree char *folder = g_dir_make_tmp ("barrios-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.db", NULL);
  g_autofree char *backups = g_build_filename (folder, "a.backups", NULL);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 2; i++) {
    g_autoptr (BcStore) store = bc_store_open (path, BC_STORE_CREATE, &error);

    g_assert_no_error (error);
    g_assert_true (bc_store_close (store, &error));
  }
  g_assert_false (g_file_test (backups, G_FILE_TEST_EXISTS));
  house_remove_folder (folder);
}

/* Two in the same second are two. */
static void
test_automatic (void)
{
  g_autoptr (House) house = house_new ();
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 3; i++) {
    bc_backup_automatic (house->store, BC_BACKUP_IMPORT, &error);
    g_assert_no_error (error);
  }
  g_assert_cmpint (count_backups (house, BC_BACKUP_IMPORT), ==, 3);
}

/* A file of an older format is copied before it is touched; here the migration itself fails. */
static void
test_before_migration (void)
{
  g_autoptr (House) house = house_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BcDatabase) database = NULL;
  gint64 version = -1;

  house_add (house, "Rosa");
  house_execute (house, "PRAGMA user_version = 0");
  house_close (house);
  forget_backups (house);
  g_assert_null (bc_store_open (house->path, BC_STORE_CREATE, &error));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_FAILED);
  g_assert_cmpint (count_backups (house, BC_BACKUP_MIGRATION), ==, 1);
  database = bc_database_open (house->path, BC_DATABASE_WRITE, NULL);
  g_assert_true (bc_database_get_integer (database, &version, NULL, "PRAGMA user_version", ""));
  g_assert_cmpint (version, ==, 0);
  g_assert_true (bc_database_execute (database, "PRAGMA user_version = 1", NULL));
  g_clear_pointer (&database, bc_database_close);
  house_reopen (house);
  g_assert_cmpint (house_count_named (house, "Rosa"), ==, 1);
  house_assert_sound (house);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/backup/write", test_write);
  g_test_add_func ("/store/backup/nowhere", test_nowhere);
  g_test_add_func ("/store/backup/full-disk", test_full_disk);
  g_test_add_func ("/store/backup/exit", test_exit);
  g_test_add_func ("/store/backup/daily", test_daily);
  g_test_add_func ("/store/backup/nothing-yet", test_nothing_yet);
  g_test_add_func ("/store/backup/automatic", test_automatic);
  g_test_add_func ("/store/backup/before-migration", test_before_migration);
  return g_test_run ();
}
