/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* renameat2 */
#include "config.h"

#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store-error.h"

#define ABANDONED 86400 /* seconds */

static int
translate_errno (int reason)
{
  switch (reason) {
  case ENOSPC:
  case EDQUOT:
  case EFBIG:
    return BC_STORE_ERROR_FULL;
  case EACCES:
  case EPERM:
  case EROFS:
    return BC_STORE_ERROR_READ_ONLY;
  case ENOENT:
    return BC_STORE_ERROR_NOT_FOUND;
  default:
    return BC_STORE_ERROR_FAILED;
  }
}

/**
 * bc_file_refuse:
 * @path: what could not be opened, made or written
 * @reason: errno
 * @error: return location, #BC_STORE_ERROR
 *
 * Turns what the system said of a file into an error for people.
 *
 * Returns: %FALSE, always
 */
gboolean
bc_file_refuse (const char *path, int reason, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error,
               BC_STORE_ERROR,
               translate_errno (reason),
               "%s: %s",
               name,
               g_strerror (reason));
  return FALSE;
}

/**
 * bc_file_make_folder:
 * @path: a folder
 * @error: return location, #BC_STORE_ERROR
 *
 * Makes a folder that only its owner can enter, whatever the umask. One that is there is left as it
 * is.
 *
 * Returns: whether it is there now
 */
gboolean
bc_file_make_folder (const char *path, GError **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return TRUE;
  if (g_mkdir_with_parents (path, 0700) == 0 && g_chmod (path, 0700) == 0)
    return TRUE;
  return bc_file_refuse (path, errno, error);
}

/**
 * bc_file_open_temporary:
 * @path: what the file is to become
 * @name: (out): the temporary file, in the same folder
 * @error: return location, #BC_STORE_ERROR
 *
 * Makes an empty file that only its owner can read. A dot and "part" mark it as unfinished.
 *
 * Returns: a descriptor that the caller closes; -1 with an error
 */
int
bc_file_open_temporary (const char *path, char **name, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *part = g_strdup_printf (".%s.part-XXXXXX", base);
  g_autofree char *pattern = g_build_filename (folder, part, NULL);
  int file = g_mkstemp_full (pattern, O_RDWR | O_CLOEXEC, 0600);

  if (file < 0 || fchmod (file, 0600) != 0)
    bc_file_refuse (path, errno, error);
  *name = g_steal_pointer (&pattern);
  return file;
}

static gboolean
sync_path (const char *path, int flags)
{
  int file = open (path, O_RDONLY | O_CLOEXEC | flags);
  gboolean synced = file >= 0 && fsync (file) == 0;

  if (file >= 0)
    close (file);
  return synced;
}

/* Not every file system knows how to refuse an existing name; those that do not are asked first. */
static gboolean
rename_to (const char *name, const char *path, gboolean overwrite)
{
  if (!overwrite) {
    if (renameat2 (AT_FDCWD, name, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
      return TRUE;
    if (errno != EINVAL && errno != ENOSYS)
      return FALSE;
    if (g_file_test (path, G_FILE_TEST_EXISTS)) {
      errno = EEXIST;
      return FALSE;
    }
  }
  return g_rename (name, path) == 0;
}

/**
 * bc_file_place:
 * @name: a finished temporary file that nobody has open
 * @path: what it is to become, in the same folder
 * @overwrite: whether a file that is there is replaced
 * @error: return location, #BC_STORE_ERROR
 *
 * Brings a file to the disk and gives it its name at one blow: after a power cut there is the old
 * one or the new one.
 *
 * Returns: whether it succeeded; if not, the temporary file is gone
 */
gboolean
bc_file_place (const char *name, const char *path, gboolean overwrite, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int reason;

  if (sync_path (name, 0) && rename_to (name, path, overwrite)) {
    sync_path (folder, O_DIRECTORY);
    return TRUE;
  }
  reason = errno;
  g_unlink (name);
  return bc_file_refuse (path, reason, error);
}

/**
 * bc_file_remove_folder:
 * @folder: a folder for temporary use, without folders in it
 *
 * Deletes it with all its files.
 */
void
bc_file_remove_folder (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *entry = entries != NULL ? g_dir_read_name (entries) : NULL;

  for (; entry != NULL; entry = g_dir_read_name (entries)) {
    g_autofree char *path = g_build_filename (folder, entry, NULL);

    g_unlink (path);
  }
  g_rmdir (folder);
}

static int
write_all (int file, const char *bytes, gsize n_bytes)
{
  while (n_bytes > 0) {
    gssize written = write (file, bytes, n_bytes);

    if (written < 0 && errno != EINTR)
      return errno;
    if (written > 0) {
      bytes += written;
      n_bytes -= (gsize) written;
    }
  }
  return 0;
}

/**
 * bc_file_replace:
 * @path: a file, which need not be there
 * @bytes: (array length=n_bytes): what it is to hold
 * @n_bytes: how many
 * @error: return location, #BC_STORE_ERROR
 *
 * Writes a file that only its owner can read, at one blow: on a failure what was there stays.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_file_replace (const char *path, const char *bytes, gsize n_bytes, GError **error)
{
  g_autofree char *name = NULL;
  int file = bc_file_open_temporary (path, &name, error);
  int reason;

  if (file < 0)
    return FALSE;
  reason = write_all (file, bytes, n_bytes);
  if (close (file) != 0 && reason == 0)
    reason = errno;
  if (reason == 0)
    return bc_file_place (name, path, TRUE, error);
  g_unlink (name);
  return bc_file_refuse (path, reason, error);
}

static gboolean
is_abandoned (const char *path, gint64 now)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 && (gint64) status.st_mtime < now / 1000 - ABANDONED;
}

/**
 * bc_file_sweep:
 * @folder: a folder with temporary files
 * @now: milliseconds UTC
 *
 * Deletes the temporary files that a process which was killed left a day ago or earlier.
 */
void
bc_file_sweep (const char *folder, gint64 now)
{
  g_autoptr (GPatternSpec) unfinished = g_pattern_spec_new (".*.part-??????");
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *entry = entries != NULL ? g_dir_read_name (entries) : NULL;

  for (; entry != NULL; entry = g_dir_read_name (entries)) {
    g_autofree char *path = g_build_filename (folder, entry, NULL);

    if (g_pattern_spec_match_string (unfinished, entry) && is_abandoned (path, now))
      g_unlink (path);
  }
}

/**
 * bc_file_dup_immutable:
 * @path: a database, absolute
 *
 * Names a database in such a way that it is read as it lies there: no lock, no log, nothing written
 * beside it.
 *
 * Returns: (transfer full): an URI for bc_database_open()
 */
char *
bc_file_dup_immutable (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  return g_strconcat (uri, "?immutable=1", NULL);
}
