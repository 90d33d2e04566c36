/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "backup.h"
#include "files.h"
#include "open.h"

/* Backups together with the documents that they name. Documents never change, and each bears its
 * content's name: what is there and sound need not be copied, and none is ever overwritten by
 * another. */

#define DOCUMENTS ".documents"
#define BACKUPS   ".backups"

/* Automatic backups have no documents of their own: those of the database, two folders away. */
static char *
dup_documents_of (const char *backup)
{
  g_autofree char *path = bc_open_dup_path (backup);
  g_autofree char *beside = bc_open_dup_beside (path, DOCUMENTS);
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_file_test (beside, G_FILE_TEST_IS_DIR) || !g_str_has_suffix (folder, BACKUPS))
    return g_steal_pointer (&beside);
  folder[strlen (folder) - strlen (BACKUPS)] = '\0';
  return g_strconcat (folder, DOCUMENTS, NULL);
}

/* @name lies in a file that is finished, and that nobody else knows. */
static gboolean
take_documents (const char *name,
                const char *from,
                const char *path,
                BcDocumentsReport *report,
                GError **error)
{
  g_autofree char *source = bc_file_dup_immutable (name);
  g_autofree char *to = bc_open_dup_beside (path, DOCUMENTS);
  g_autoptr (BcDatabase) copy = bc_database_open (source, BC_DATABASE_READ, error);

  return copy != NULL && bc_documents_take (copy, from, to, TRUE, report, NULL, error);
}

/**
 * bc_backup_take_documents:
 * @name: the finished copy of a backup, of this version's format
 * @backup: the backup
 * @path: the database whose place the copy is to take
 * @report: (inout): what came of it; those that nobody has are no failure
 * @error: return location, #BC_STORE_ERROR
 *
 * Brings the documents that a backup names to where the database looks for them.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_backup_take_documents (const char *name,
                          const char *backup,
                          const char *path,
                          BcDocumentsReport *report,
                          GError **error)
{
  g_autofree char *from = dup_documents_of (backup);

  return take_documents (name, from, path, report, error);
}

static gboolean
write_and_take (BcDatabase *reader,
                const char *name,
                const char *documents,
                const char *path,
                BcDocumentsReport *report,
                GError **error)
{
  return bc_backup_write (reader, name, TRUE, error) &&
         take_documents (name, documents, path, report, error);
}

/**
 * bc_backup_write_whole:
 * @reader: a connection that has nothing else to do at this time
 * @documents: the database's folder of documents
 * @path: the file to make, in a folder that exists
 * @report: (inout): what came of the documents; those that are missing or altered are no failure
 * @error: return location, #BC_STORE_ERROR
 *
 * As bc_backup_write(), with the documents that the copy names in a folder beside it. The file gets
 * its name when they are all there.
 *
 * Returns: whether there is a backup; if not, there is none by that name
 */
gboolean
bc_backup_write_whole (BcDatabase *reader,
                       const char *documents,
                       const char *path,
                       BcDocumentsReport *report,
                       GError **error)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  g_autofree char *name = NULL;
  int file;

  if (g_file_test (full, G_FILE_TEST_EXISTS))
    return bc_file_refuse (path, EEXIST, error);
  file = bc_file_open_temporary (full, &name, error);
  if (file < 0)
    return FALSE;
  close (file);
  if (write_and_take (reader, name, documents, full, report, error))
    return bc_file_place (name, full, FALSE, error);
  g_unlink (name);
  return FALSE;
}
