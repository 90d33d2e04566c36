/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lock.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixmounts.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "files.h"
#include "store-error.h"

#define OWNER_SIZE 512
#define FUSE_MAGIC 0x65735546

struct _BcLock
{
  int file; /* (owned) holds the kernel's lock as long as it is open */
};

/**
 * bc_lock_is_network:
 * @magic: the file system's kind, as statfs() gives it
 * @type: (nullable): its name in the table of mounts, needed to tell what a FUSE file system is
 *
 * Tells whether a file system lies on another machine. Locks and shared memory do not work there,
 * and a database would be damaged.
 *
 * Returns: whether it does
 */
gboolean
bc_lock_is_network (guint64 magic, const char *type)
{
  static const guint32 magics[] = {
    0x6969 /* NFS */,          0x517b /* SMB */,     0xff534d42 /* CIFS */,
    0xfe534d42 /* SMB 2, 3 */, 0x5346414f /* AFS */, 0x00c36400 /* Ceph */,
  };
  static const char *const types[] = {
    "fuse.gvfsd-fuse", "fuse.gvfs-fuse-daemon", "fuse.sshfs", "fuse.rclone",
    "fuse.davfs",      "fuse.smbnetfs",         "fuse.s3fs",  NULL,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (magics); i++)
    if ((guint32) magic == magics[i])
      return TRUE;
  return (guint32) magic == FUSE_MAGIC && type != NULL && g_strv_contains (types, type);
}

static gboolean
is_on_network (const char *folder)
{
  GUnixMountEntry *mount;
  struct statfs status;
  gboolean network;

  if (statfs (folder, &status) != 0)
    return FALSE;
  mount = (guint32) status.f_type == FUSE_MAGIC ? g_unix_mount_for (folder, NULL) : NULL;
  network = bc_lock_is_network ((guint64) status.f_type,
                                mount != NULL ? g_unix_mount_get_fs_type (mount) : NULL);
  g_clear_pointer (&mount, g_unix_mount_free);
  return network;
}

/**
 * bc_lock_check_place:
 * @path: where a database is or is to be
 * @error: return location, %BC_STORE_ERROR_FAILED
 *
 * Refuses network file systems. Of folders that do not exist yet, the nearest that does is asked.
 *
 * Returns: whether a database can be kept there
 */
gboolean
bc_lock_check_place (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  while (!g_file_test (folder, G_FILE_TEST_EXISTS)) {
    char *parent = g_path_get_dirname (folder);

    g_free (folder);
    folder = parent;
  }
  if (!is_on_network (folder))
    return TRUE;
  g_set_error (error,
               BC_STORE_ERROR,
               BC_STORE_ERROR_FAILED,
               _ ("%s is on a network drive, where a database would be damaged. Keep it on this "
                  "computer and send packages through the shared folder"),
               path);
  return FALSE;
}

static void
refuse_busy (const char *path, int file, GError **error)
{
  char owner[OWNER_SIZE] = "";
  gssize size = pread (file, owner, sizeof owner - 1, 0);
  g_auto (GStrv) lines = g_strsplit (size > 0 ? owner : "", "\n", -1);
  gboolean told = g_strv_length (lines) >= 3;

  g_set_error (error,
               BC_STORE_ERROR,
               BC_STORE_ERROR_BUSY,
               told
                 ? _ ("%1$s is being used by %2$s (process %3$s on %4$s). Close it and try again")
                 : _ ("%1$s is being used by another program. Close it and try again"),
               path,
               told ? lines[2] : NULL,
               told ? lines[1] : NULL,
               told ? lines[0] : NULL);
}

/* What is written is only for the message to a second one: the kernel holds the lock. */
static void
write_owner (int file)
{
  g_autofree char *owner = g_strdup_printf ("%s\n%d\n%s\n",
                                            g_get_host_name (),
                                            (int) getpid (),
                                            g_get_prgname () != NULL ? g_get_prgname () : "?");

  if (ftruncate (file, 0) != 0 || pwrite (file, owner, strlen (owner), 0) < 0)
    g_debug ("The lock's owner could not be noted: %s", g_strerror (errno));
}

/**
 * bc_lock_acquire:
 * @path: a database
 * @error: return location, %BC_STORE_ERROR_BUSY naming who has it, %BC_STORE_ERROR_READ_ONLY,
 *   %BC_STORE_ERROR_FULL or %BC_STORE_ERROR_FAILED
 *
 * Takes the right to write a database. The lock is the kernel's, on a file beside the database: it
 * ends with the process, however that ends.
 *
 * Returns: (transfer full) (nullable): the right; %NULL with an error
 */
BcLock *
bc_lock_acquire (const char *path, GError **error)
{
  g_autofree char *name = g_strconcat (path, ".lock", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  int file = open (name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  BcLock *self;

  if (file < 0) {
    bc_file_refuse (folder, errno, error);
    return NULL;
  }
  if (flock (file, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK)
      refuse_busy (path, file, error);
    else
      bc_file_refuse (name, errno, error);
    close (file);
    return NULL;
  }
  write_owner (file);
  self = g_new (BcLock, 1);
  self->file = file;
  return self;
}

/**
 * bc_lock_release:
 * @self: (transfer full): a lock
 *
 * Gives the right back. The file stays: to delete it would let two processes lock two files.
 */
void
bc_lock_release (BcLock *self)
{
  if (ftruncate (self->file, 0) != 0)
    g_debug ("The lock's owner could not be erased: %s", g_strerror (errno));
  close (self->file);
  g_free (self);
}
