/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gstdio.h>
#include <grp.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "house.h"
#include "store-error.h"

#define N_KILLS      24
#define N_KILLS_LONG 200
#define NOBODY       65534
#define BOUND_MS     20000

/* Opening must fail so, and change nothing in the file or beside it. */
static void
refuse (House *house, int code)
{
  static const BcStoreFlags flags[] = { BC_STORE_CREATE,
                                        BC_STORE_OR_READ_ONLY,
                                        BC_STORE_READ_ONLY };
  g_autofree char *before = house_describe_folder (house->folder);

  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *after = NULL;

    g_assert_null (bc_store_open (house->path, flags[i], &error));
    g_assert_error (error, BC_STORE_ERROR, code);
    after = house_describe_folder (house->folder);
    g_assert_cmpstr (before, ==, after);
  }
}

static void
replace_file (House *house, const char *bytes, gsize n_bytes)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (house->path, bytes, (gssize) n_bytes, &error);
  g_assert_no_error (error);
}

static void
alter (House *house, const char *sql)
{
  g_autoptr (GError) error = NULL;
  BcDatabase *database = bc_database_open (house->path, BC_DATABASE_WRITE, &error);

  g_assert_no_error (error);
  bc_database_execute (database, sql, &error);
  g_assert_no_error (error);
  bc_database_close (database);
}

static void
test_newer (void)
{
  g_autoptr (House) house = house_new ();
  g_autoptr (GError) error = NULL;

  house_close (house);
  alter (house, "PRAGMA user_version = 99");
  refuse (house, BC_STORE_ERROR_NEWER);
  g_assert_null (bc_store_open (house->path, 0, &error));
  g_assert_nonnull (strstr (error->message, "99"));
}

static void
test_foreign (void)
{
  static const char *const kinds[] = {
    "CREATE TABLE t (x); INSERT INTO t VALUES (1)",
    "PRAGMA journal_mode = WAL; CREATE TABLE t (x); INSERT INTO t VALUES (1)",
    "PRAGMA application_id = 252006675; CREATE TABLE t (x)",
    "PRAGMA application_id = 252006675",
  };
  g_autoptr (House) house = house_new ();

  house_close (house);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_assert_cmpint (g_unlink (house->path), ==, 0);
    alter (house, kinds[i]);
    refuse (house, BC_STORE_ERROR_FOREIGN);
  }
}

static void
test_garbage (void)
{
  g_autoptr (House) house = house_new ();
  char bytes[8192];

  house_close (house);
  for (gsize size = 1; size <= sizeof bytes; size *= 2) {
    for (gsize i = 0; i < size; i++)
      bytes[i] = (char) g_test_rand_int_range (0, 256);
    bytes[0] = 'x';
    replace_file (house, bytes, size);
    refuse (house, BC_STORE_ERROR_FOREIGN);
  }
}

static void
test_truncated (void)
{
  g_autoptr (House) house = house_new ();
  g_autofree char *bytes = NULL;
  gsize size;

  house_add (house, "Rosa");
  house_close (house);
  g_assert_true (g_file_get_contents (house->path, &bytes, &size, NULL));
  for (gsize length = 1; length < 16; length++) {
    replace_file (house, bytes, length);
    refuse (house, BC_STORE_ERROR_FOREIGN);
  }
  for (int i = 0; i < 60; i++) {
    gsize lost = i < 20 ? (gsize) i + 1 : (gsize) g_test_rand_int_range (1, (gint32) size - 512);

    replace_file (house, bytes, size - lost);
    refuse (house, BC_STORE_ERROR_CORRUPT);
  }
  for (gsize length = 4096; length < size; length += 4096) {
    replace_file (house, bytes, length);
    refuse (house, BC_STORE_ERROR_CORRUPT);
  }
}

/* Of an emptied file the backups are left, or the log, which SQLite alone would delete. */
static void
test_emptied (void)
{
  g_autoptr (House) house = house_new ();
  g_autofree char *log = g_strconcat (house->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;

  house_close (house);
  replace_file (house, "", 0);
  g_assert_null (bc_store_open (house->path, BC_STORE_CREATE, &error));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_CORRUPT);
  g_assert_true (g_file_set_contents (log, "what is left", -1, NULL));
  refuse (house, BC_STORE_ERROR_CORRUPT);
}

static void
test_folder_as_file (void)
{
  g_autoptr (House) house = house_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (bc_store_open (house->folder, BC_STORE_CREATE, &error));
  g_assert_cmpint (error->domain, ==, BC_STORE_ERROR);
}

static void
become_nobody (void)
{
  if (geteuid () != 0)
    return;
  g_assert_cmpint (setgroups (0, NULL), ==, 0);
  g_assert_cmpint (setgid (NOBODY), ==, 0);
  g_assert_cmpint (setuid (NOBODY), ==, 0);
}

static void
read_in_barred_folder_cb (House *house, int pipe)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  become_nobody ();
  before = house_describe_folder (house->folder);
  g_assert_null (bc_store_open (house->path, BC_STORE_CREATE, &error));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  house->store = bc_store_open (house->path, BC_STORE_OR_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (bc_store_is_read_only (house->store));
  g_assert_nonnull (bc_store_get_notice (house->store));
  g_assert_cmpint (house_count_named (house, "Rosa"), ==, 1);
  g_assert_false (house_try_add (house, "Juan", &error));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_READ_ONLY);
  g_assert_true (bc_store_close (house->store, NULL));
  after = house_describe_folder (house->folder);
  g_assert_cmpstr (before, ==, after);
}

/* A name that would mean something else in an URI must be read all the same. */
static void
test_read_only_folder (void)
{
  g_autoptr (House) house = house_new ();
  g_autofree char *folder = g_build_filename (house->folder, "100 % ¿qué? #1", NULL);
  g_autofree char *moved = g_build_filename (folder, "a b?immutable=0&x#.db", NULL);

  house_add (house, "Rosa");
  house_close (house);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (g_rename (house->path, moved), ==, 0);
  g_assert_cmpint (g_chmod (moved, 0444), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  g_assert_cmpint (g_chmod (house->folder, 0755), ==, 0);
  g_free (house->path);
  house->path = g_strdup (moved);
  house_assert_child_succeeds (house, read_in_barred_folder_cb);
}

static void
read_barred_file_cb (House *house, int pipe)
{
  g_autoptr (GError) error = NULL;

  become_nobody ();
  g_assert_null (bc_store_open (house->path, BC_STORE_CREATE, &error));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  house->store = bc_store_open (house->path, BC_STORE_OR_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (house_count_named (house, "Rosa"), ==, 1);
}

static void
test_read_only_file (void)
{
  g_autoptr (House) house = house_new ();
  g_autofree char *folder = g_path_get_dirname (house->path);
  g_autofree char *lock = g_strconcat (house->path, ".lock", NULL);

  house_add (house, "Rosa");
  house_close (house);
  g_assert_cmpint (g_unlink (lock), ==, 0);
  g_assert_cmpint (g_chmod (house->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0777), ==, 0);
  g_assert_cmpint (g_chmod (house->folder, 0755), ==, 0);
  house_assert_child_succeeds (house, read_barred_file_cb);
}

static void
save_until_full_cb (House *house, int pipe)
{
  struct rlimit limit = { 0, RLIM_INFINITY };
  g_autoptr (GError) error = NULL;
  int n_saved = 0;

  house_reopen (house);
  signal (SIGXFSZ, SIG_IGN);
  limit.rlim_cur = 1500000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  while (house_try_add (house, "Rosa", &error))
    n_saved++;
  g_assert_cmpint (error->domain, ==, BC_STORE_ERROR);
  g_assert_cmpint (n_saved, >, 0);
  g_assert_cmpint (house_count_named (house, "Rosa"), ==, n_saved);
  house_assert_sound (house);
  limit.rlim_cur = RLIM_INFINITY;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  house_add (house, "Juan");
  house_assert_sound (house);
  house_close (house);
}

static void
test_full_disk (void)
{
  g_autoptr (House) house = house_new ();

  house_close (house);
  house_assert_child_succeeds (house, save_until_full_cb);
  house_reopen (house);
  g_assert_cmpint (house_count_named (house, "Juan"), ==, 1);
  house_assert_sound (house);
}

static void
test_full_file (void)
{
  g_autoptr (House) house = house_new ();
  g_autoptr (GError) error = NULL;
  int n_saved = 0;

  house_execute (house, "PRAGMA max_page_count = 1");
  while (house_try_add (house, "Rosa", &error))
    n_saved++;
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_FULL);
  g_assert_cmpint (house_count_named (house, "Rosa"), ==, n_saved);
  house_assert_sound (house);
  house_execute (house, "PRAGMA max_page_count = 1000000");
  house_add (house, "Juan");
  house_assert_sound (house);
}

static void
save_for_ever_cb (House *house, int pipe)
{
  house_reopen (house);
  for (guint32 number = 0;; number++) {
    g_autofree char *name = g_strdup_printf ("%d-%u", getpid (), number);

    house_add (house, name);
    g_assert_cmpint (write (pipe, &number, sizeof number), ==, sizeof number);
  }
}

/* Lets a child save for a random while, kills it, and returns how many saves it was told of. */
static guint32
save_and_kill (House *house, GPid *child)
{
  struct pollfd watch = { .events = POLLIN };
  int n_wanted = g_test_rand_int_range (0, 60);
  guint32 number, n_told = 0;

  *child = house_fork (house, save_for_ever_cb, &watch.fd);
  for (int i = 0; i < n_wanted; i++, n_told++) {
    g_assert_cmpint (poll (&watch, 1, BOUND_MS), ==, 1);
    g_assert_cmpint (read (watch.fd, &number, sizeof number), ==, sizeof number);
    g_assert_cmpuint (number, ==, n_told);
  }
  poll (NULL, 0, g_test_rand_int_range (0, 4));
  house_kill (*child);
  while (read (watch.fd, &number, sizeof number) == sizeof number)
    n_told++;
  close (watch.fd);
  return n_told;
}

static void
assert_all_there (House *house, GPid child, guint32 n_told)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT count(*) FROM committee_member WHERE name LIKE '%d-%%'", child);
  gint64 n_found = house_count (house, sql);

  g_assert_cmpint (n_found, >=, n_told);
  g_assert_cmpint (n_found, <=, n_told + 1);
  if (n_told > 0) {
    g_autofree char *last = g_strdup_printf ("%d-%u", child, n_told - 1);

    g_assert_cmpint (house_count_named (house, last), ==, 1);
  }
}

static void
test_killed (void)
{
  g_autoptr (House) house = house_new ();
  int n_kills = g_getenv ("BC_KILLS") != NULL ? N_KILLS_LONG : N_KILLS;
  guint64 n_saves = 0;

  house_close (house);
  for (int i = 0; i < n_kills; i++) {
    GPid child;
    guint32 n_told = save_and_kill (house, &child);

    house_reopen (house);
    assert_all_there (house, child, n_told);
    house_assert_sound (house);
    g_clear_object (&house->store);
    n_saves += n_told;
  }
  g_test_message ("%d kills, %" G_GUINT64_FORMAT " saves", n_kills, n_saves);
  g_assert_cmpuint (n_saves, >, (guint64) n_kills);
}

static void
read_without_log_cb (House *house, int pipe)
{
  g_autoptr (GError) error = NULL;

  become_nobody ();
  house->store = bc_store_open (house->path, BC_STORE_OR_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (bc_store_get_notice (house->store), "newest changes are missing"));
  g_assert_cmpint (house_count (house, "SELECT count(*) FROM committee_member"), ==, 0);
}

/* A log can only be read where there is room for what its readers share: that is told. */
static void
test_log_in_barred_folder (void)
{
  static const char *const suffixes[] = { "", "-wal", ".lock" };
  g_autoptr (House) house = house_new ();
  g_autofree char *folder = g_path_get_dirname (house->path);
  g_autofree char *shared = g_strconcat (house->path, "-shm", NULL);
  GPid child;

  house_close (house);
  while (save_and_kill (house, &child) == 0)
    continue;
  g_assert_cmpint (g_unlink (shared), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *path = g_strconcat (house->path, suffixes[i], NULL);

    g_assert_cmpint (g_chmod (path, 0444), ==, 0);
  }
  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  g_assert_cmpint (g_chmod (house->folder, 0755), ==, 0);
  house_assert_child_succeeds (house, read_without_log_cb);
}

static void
create_cb (House *house, int pipe)
{
  house_reopen (house);
  for (;;)
    pause ();
}

/* Killed while the file is made: the next one makes it, or finds it made. */
static void
test_killed_at_birth (void)
{
  g_autoptr (House) house = house_new ();
  g_autofree char *folder = g_path_get_dirname (house->path);

  for (int i = 0; i < N_KILLS; i++) {
    GPid child;
    int pipe;

    g_clear_object (&house->store);
    house_remove_folder (folder);
    child = house_fork (house, create_cb, &pipe);
    poll (NULL, 0, g_test_rand_int_range (0, 12));
    house_kill (child);
    close (pipe);
    house_reopen (house);
    g_assert_cmpint (house_count (house, "SELECT count(*) FROM journal"), ==, 0);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/faults/newer", test_newer);
  g_test_add_func ("/store/faults/foreign", test_foreign);
  g_test_add_func ("/store/faults/garbage", test_garbage);
  g_test_add_func ("/store/faults/truncated", test_truncated);
  g_test_add_func ("/store/faults/emptied", test_emptied);
  g_test_add_func ("/store/faults/folder-as-file", test_folder_as_file);
  g_test_add_func ("/store/faults/read-only-folder", test_read_only_folder);
  g_test_add_func ("/store/faults/read-only-file", test_read_only_file);
  g_test_add_func ("/store/faults/full-disk", test_full_disk);
  g_test_add_func ("/store/faults/full-file", test_full_file);
  g_test_add_func ("/store/faults/killed", test_killed);
  g_test_add_func ("/store/faults/log-in-barred-folder", test_log_in_barred_folder);
  g_test_add_func ("/store/faults/killed-at-birth", test_killed_at_birth);
  return g_test_run ();
}
