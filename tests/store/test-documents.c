/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "documents.h"
#include "house.h"
#include "store-error.h"

#define ABC_HASH   "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define EMPTY_HASH "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define LARGE_SIZE 300000

static GFile *
make_source (House *house, const char *bytes, gsize n_bytes)
{
  g_autofree char *path = g_build_filename (house->folder, "source", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize) n_bytes, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static char *
dup_folder (House *house)
{
  return bc_store_dup_beside (house->store, ".documents");
}

static void
add (House *house, const char *bytes, gsize n_bytes, const char *hash)
{
  g_autofree char *folder = dup_folder (house);
  g_autoptr (GFile) source = make_source (house, bytes, n_bytes);
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  guint64 size = 0;

  bc_documents_add (folder, source, &found, &size, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (size, ==, n_bytes);
  g_assert_cmpstr (found, ==, hash);
}

static void
assert_state (House *house, const char *hash, BcDocumentState expected)
{
  g_autofree char *folder = dup_folder (house);
  g_autoptr (GError) error = NULL;
  BcDocumentState state;

  bc_documents_check (folder, hash, &state, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (state, ==, expected);
}

static void
assert_listing (House *house, const char *expected)
{
  g_autofree char *folder = dup_folder (house);
  g_autofree char *listing = house_describe_folder (folder);

  g_assert_cmpstr (listing, ==, expected);
}

static void
test_add (void)
{
  g_autoptr (House) house = house_new ();
  g_autofree char *folder = dup_folder (house);
  g_autofree char *path = bc_documents_dup_path (folder, ABC_HASH);
  g_autofree char *expected = g_build_filename (folder, "ba", ABC_HASH, NULL);
  GStatBuf status;

  g_assert_cmpstr (path, ==, expected);
  assert_state (house, ABC_HASH, BC_DOCUMENT_MISSING);
  add (house, "abc", 3, ABC_HASH);
  assert_state (house, ABC_HASH, BC_DOCUMENT_SOUND);
  add (house, "abc", 3, ABC_HASH);
  assert_listing (house, "ba/" ABC_HASH " 3 " ABC_HASH "\n");
  add (house, "", 0, EMPTY_HASH);
  assert_state (house, EMPTY_HASH, BC_DOCUMENT_SOUND);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0700);
}

static void
test_altered (void)
{
  g_autoptr (House) house = house_new ();
  g_autofree char *folder = dup_folder (house);
  g_autofree char *path = bc_documents_dup_path (folder, ABC_HASH);

  add (house, "abc", 3, ABC_HASH);
  g_assert_true (g_file_set_contents (path, "abd", 3, NULL));
  assert_state (house, ABC_HASH, BC_DOCUMENT_ALTERED);
  add (house, "abc", 3, ABC_HASH);
  assert_state (house, ABC_HASH, BC_DOCUMENT_SOUND);
}

static void
test_large (void)
{
  g_autoptr (House) house = house_new ();
  g_autofree char *bytes = g_malloc (LARGE_SIZE);
  g_autofree char *hash = NULL;

  for (gsize i = 0; i < LARGE_SIZE; i++)
    bytes[i] = (char) g_test_rand_int_range (0, 256);
  hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) bytes, LARGE_SIZE);
  add (house, bytes, LARGE_SIZE, hash);
  assert_state (house, hash, BC_DOCUMENT_SOUND);
}

/* Such a name may come with a database of somebody else's. */
static void
test_strange_names (void)
{
  static const char *const names[] = {
    "",
    "b",
    "../../../../../../../../../../../../../../../../../../etc/passwd/",
    "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
    ABC_HASH "0",
  };
  g_autoptr (House) house = house_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_assert_null (bc_documents_dup_path ("folder", names[i]));
    assert_state (house, names[i], BC_DOCUMENT_MISSING);
  }
}

static void
refuse (House *house, GFile *source, GCancellable *cancellable, GQuark domain, int code)
{
  g_autofree char *folder = dup_folder (house);
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = NULL;
  guint64 size;

  g_assert_false (bc_documents_add (folder, source, &hash, &size, cancellable, &error));
  g_assert_error (error, domain, code);
  g_assert_null (hash);
  assert_listing (house, "");
}

static void
test_bad_sources (void)
{
  g_autoptr (House) house = house_new ();
  g_autofree char *pipe = g_build_filename (house->folder, "pipe", NULL);
  g_autoptr (GFile) missing = g_file_new_build_filename (house->folder, "none", NULL);
  g_autoptr (GFile) directory = g_file_new_for_path (house->folder);
  g_autoptr (GFile) device = g_file_new_for_path ("/dev/zero");
  g_autoptr (GFile) fifo = g_file_new_for_path (pipe);
  g_autoptr (GFile) good = make_source (house, "abc", 3);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_cancellable_cancel (cancelled);
  refuse (house, missing, NULL, BC_STORE_ERROR, BC_STORE_ERROR_NOT_FOUND);
  refuse (house, directory, NULL, BC_STORE_ERROR, BC_STORE_ERROR_FAILED);
  refuse (house, device, NULL, BC_STORE_ERROR, BC_STORE_ERROR_FAILED);
  refuse (house, fifo, NULL, BC_STORE_ERROR, BC_STORE_ERROR_FAILED);
  refuse (house, good, cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
add_beyond_limit_cb (House *house, int pipe)
{
  g_autofree char *bytes = g_malloc0 (LARGE_SIZE);
  g_autoptr (GFile) source = make_source (house, bytes, LARGE_SIZE);
  struct rlimit limit = { LARGE_SIZE / 2, RLIM_INFINITY };

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  refuse (house, source, NULL, BC_STORE_ERROR, BC_STORE_ERROR_FULL);
}

static void
test_full_disk (void)
{
  g_autoptr (House) house = house_new ();

  house_assert_child_succeeds (house, add_beyond_limit_cb);
}

static void
make_old (const char *folder, const char *name, gint64 age)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  guint64 then = (guint64) (g_get_real_time () / G_USEC_PER_SEC - age);

  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  g_assert_true (g_file_set_attribute_uint64 (file,
                                              G_FILE_ATTRIBUTE_TIME_MODIFIED,
                                              then,
                                              G_FILE_QUERY_INFO_NONE,
                                              NULL,
                                              NULL));
}

static void
test_sweeps_abandoned (void)
{
  g_autoptr (House) house = house_new ();
  g_autofree char *folder = dup_folder (house);
  g_autofree char *listing = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  make_old (folder, ".document.part-AAAAAA", 2 * 86400);
  make_old (folder, ".document.part-BBBBBB", 60);
  make_old (folder, "of-the-person", 2 * 86400);
  add (house, "abc", 3, ABC_HASH);
  listing = house_describe_folder (folder);
  g_assert_null (strstr (listing, "AAAAAA"));
  g_assert_nonnull (strstr (listing, "BBBBBB"));
  g_assert_nonnull (strstr (listing, "of-the-person"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/documents/add", test_add);
  g_test_add_func ("/store/documents/altered", test_altered);
  g_test_add_func ("/store/documents/large", test_large);
  g_test_add_func ("/store/documents/strange-names", test_strange_names);
  g_test_add_func ("/store/documents/bad-sources", test_bad_sources);
  g_test_add_func ("/store/documents/full-disk", test_full_disk);
  g_test_add_func ("/store/documents/sweeps-abandoned", test_sweeps_abandoned);
  return g_test_run ();
}
