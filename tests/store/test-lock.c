/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "house.h"
#include "lock.h"
#include "store-error.h"

#define BOUND_MS 20000

static void
test_network_drives (void)
{
  static const struct
  {
    guint64 magic;
    const char *type;
    gboolean network;
  } cases[] = {
    { 0xef53, "ext4", FALSE },          { 0x01021994, "tmpfs", FALSE },
    { 0x9123683e, "btrfs", FALSE },     { 0x4d44, "vfat", FALSE },
    { 0x6969, "nfs4", TRUE },           { 0x517b, "smbfs", TRUE },
    { 0xff534d42, "cifs", TRUE },       { 0xfffffffffe534d42, "smb3", TRUE },
    { 0x65735546, "fuseblk", FALSE },   { 0x65735546, "fuse.gvfsd-fuse", TRUE },
    { 0x65735546, "fuse.sshfs", TRUE }, { 0x65735546, NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (bc_lock_is_network (cases[i].magic, cases[i].type), ==, cases[i].network);
}

static void
test_place (void)
{
  g_autoptr (House) house = house_new ();
  g_autofree char *deep = g_build_filename (house->folder, "not", "there", "yet", "a.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (bc_lock_check_place (deep, &error));
  g_assert_no_error (error);
}

static void
test_one_holder (void)
{
  g_autoptr (House) house = house_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *process = g_strdup_printf ("process %d on %s", getpid (), g_get_host_name ());
  g_autoptr (BcLock) second = bc_lock_acquire (house->path, &error);

  g_assert_null (second);
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, process));
  g_assert_nonnull (strstr (error->message, "used by the-other"));
  g_clear_error (&error);
  house_close (house);
  second = bc_lock_acquire (house->path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (second);
}

/* What is in the file is for the message only: rubbish, or what a killed process left, bars nobody.
 */
static void
test_file_is_no_lock (void)
{
  g_autoptr (House) house = house_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strconcat (house->path, ".lock", NULL);
  g_autofree char *rubbish = g_strnfill (100000, 'x');

  house_close (house);
  g_assert_true (g_file_set_contents (name, rubbish, -1, &error));
  house_reopen (house);
  g_assert_cmpint (truncate (name, 0), ==, 0);
  g_assert_null (bc_lock_acquire (house->path, &error));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "another program"));
}

static void
hold_cb (House *house, int pipe)
{
  g_set_prgname ("the-child");
  house_reopen (house);
  house_add (house, "Rosa");
  g_assert_cmpint (write (pipe, "!", 1), ==, 1);
  for (;;)
    pause ();
}

static void
wait_for_byte (int pipe)
{
  struct pollfd watch = { .fd = pipe, .events = POLLIN };
  char byte;

  g_assert_cmpint (poll (&watch, 1, BOUND_MS), ==, 1);
  g_assert_cmpint (read (pipe, &byte, 1), ==, 1);
}

static void
check_read_beside (House *house)
{
  g_autoptr (GError) error = NULL;

  house->store = bc_store_open (house->path, BC_STORE_OR_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (bc_store_is_read_only (house->store));
  g_assert_nonnull (strstr (bc_store_get_notice (house->store), "the-child"));
  g_assert_cmpint (house_count_named (house, "Rosa"), ==, 1);
  g_assert_false (house_try_add (house, "Juan", &error));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "the-child"));
  g_clear_object (&house->store);
}

static void
test_second_instance (void)
{
  g_autoptr (House) house = house_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *process = NULL;
  GPid child;
  int pipe;

  house_close (house);
  child = house_fork (house, hold_cb, &pipe);
  wait_for_byte (pipe);
  g_assert_null (bc_store_open (house->path, BC_STORE_CREATE, &error));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_BUSY);
  process = g_strdup_printf ("the-child (process %d", child);
  g_assert_nonnull (strstr (error->message, process));
  check_read_beside (house);
  house_kill (child);
  close (pipe);
  house_reopen (house);
  house_add (house, "Juan");
  g_assert_cmpint (house_count_named (house, "Rosa"), ==, 1);
  house_assert_sound (house);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_set_prgname ("the-other");
  g_test_add_func ("/store/lock/network-drives", test_network_drives);
  g_test_add_func ("/store/lock/place", test_place);
  g_test_add_func ("/store/lock/one-holder", test_one_holder);
  g_test_add_func ("/store/lock/file-is-no-lock", test_file_is_no_lock);
  g_test_add_func ("/store/lock/second-instance", test_second_instance);
  return g_test_run ();
}
