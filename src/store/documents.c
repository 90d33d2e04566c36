/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "files.h"
#include "store-error.h"

#define BUFFER_SIZE 65536
#define HASH_SIZE   64

static gboolean
refuse_source (GFile *source, GError *fault, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (source);
  gboolean gone = g_error_matches (fault, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);

  if (g_error_matches (fault, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_propagate_error (error, fault);
    return FALSE;
  }
  g_set_error (error,
               BC_STORE_ERROR,
               gone ? BC_STORE_ERROR_NOT_FOUND : BC_STORE_ERROR_FAILED,
               _ ("%s could not be read: %s"),
               name,
               fault->message);
  g_error_free (fault);
  return FALSE;
}

static gboolean
write_all (int file, const char *bytes, gssize n_bytes)
{
  while (n_bytes > 0) {
    gssize written = write (file, bytes, (gsize) n_bytes);

    if (written < 0 && errno != EINTR)
      return FALSE;
    bytes += MAX (written, 0);
    n_bytes -= MAX (written, 0);
  }
  return TRUE;
}

/* One way of going through a file: its hash, its size and, with a @copy, its bytes. */
typedef struct
{
  GFile *source;       /* (unowned) */
  const char *folder;  /* (unowned) where the copy goes, for messages */
  int copy;            /* -1 for none */
  GChecksum *checksum; /* (unowned) */
  guint64 size;
} Passage;

static gboolean
pass (Passage *self, GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autofree char *buffer = g_malloc (BUFFER_SIZE);
  GError *fault = NULL;
  gssize n_read;

  while ((n_read = g_input_stream_read (stream, buffer, BUFFER_SIZE, cancellable, &fault)) > 0) {
    g_checksum_update (self->checksum, (const guchar *) buffer, n_read);
    self->size += (guint64) n_read;
    if (self->copy >= 0 && !write_all (self->copy, buffer, n_read))
      return bc_file_refuse (self->folder, errno, error);
  }
  return n_read == 0 || refuse_source (self->source, fault, error);
}

static gboolean
open_and_pass (Passage *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  GError *fault = NULL;

  stream = g_file_read (self->source, cancellable, &fault);
  if (stream == NULL)
    return refuse_source (self->source, fault, error);
  return pass (self, G_INPUT_STREAM (stream), cancellable, error);
}

/* A pipe or a device would be waited for, or read, for ever. */
static gboolean
check_regular (GFile *source, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = NULL;
  GError *fault = NULL;

  info = g_file_query_info (source,
                            G_FILE_ATTRIBUTE_STANDARD_TYPE,
                            G_FILE_QUERY_INFO_NONE,
                            cancellable,
                            &fault);
  if (info != NULL && g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    fault = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _ ("It is not a file"));
  return fault == NULL || refuse_source (source, fault, error);
}

static gboolean
copy_source (Passage *self, char **name, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, "document", NULL);
  gboolean copied;

  if (!bc_file_make_folder (self->folder, error))
    return FALSE;
  bc_file_sweep (self->folder, g_get_real_time () / 1000);
  self->copy = bc_file_open_temporary (path, name, error);
  if (self->copy < 0)
    return FALSE;
  copied = open_and_pass (self, cancellable, error);
  close (self->copy);
  if (!copied)
    g_unlink (*name);
  return copied;
}

static gboolean
place_copy (const char *folder, const char *name, const char *sha256, GError **error)
{
  g_autofree char *path = bc_documents_dup_path (folder, sha256);
  g_autofree char *shelf = g_path_get_dirname (path);

  if (bc_file_make_folder (shelf, error))
    return bc_file_place (name, path, TRUE, error);
  g_unlink (name);
  return FALSE;
}

/**
 * bc_documents_add:
 * @folder: where the documents are; made if it is not there
 * @source: a file, wherever it is
 * @sha256: (out): what it is known by: 64 hexadecimal digits
 * @size: (out): its size, bytes
 * @cancellable: (nullable): interrupts it
 * @error: return location, %BC_STORE_ERROR_NOT_FOUND, %BC_STORE_ERROR_FULL or another
 *   #BC_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Keeps a copy of a file, byte for byte. To add the same again makes no second one, and mends one
 * that was damaged.
 *
 * Returns: whether it is kept; if not, there is no trace of it
 */
gboolean
bc_documents_add (const char *folder,
                  GFile *source,
                  char **sha256,
                  guint64 *size,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *name = NULL;
  Passage passage = { source, folder, -1, checksum, 0 };
  const char *hash;

  if (!check_regular (source, cancellable, error) ||
      !copy_source (&passage, &name, cancellable, error))
    return FALSE;
  hash = g_checksum_get_string (checksum);
  if (!place_copy (folder, name, hash, error))
    return FALSE;
  *sha256 = g_strdup (hash);
  *size = passage.size;
  return TRUE;
}

/**
 * bc_documents_check:
 * @folder: where the documents are
 * @sha256: what a document is known by; anything else is missing
 * @state: (out): whether it is there as it was added
 * @cancellable: (nullable): interrupts it
 * @error: return location, #BC_STORE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Reads a document through and tells whether it is still the same.
 *
 * Returns: %FALSE with an error if it could not be read
 */
gboolean
bc_documents_check (const char *folder,
                    const char *sha256,
                    BcDocumentState *state,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autofree char *path = bc_documents_dup_path (folder, sha256);
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  Passage passage = { file, folder, -1, checksum, 0 };

  *state = BC_DOCUMENT_MISSING;
  if (path == NULL || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  if (!open_and_pass (&passage, cancellable, error))
    return FALSE;
  *state = g_str_equal (g_checksum_get_string (checksum), sha256) ? BC_DOCUMENT_SOUND
                                                                  : BC_DOCUMENT_ALTERED;
  return TRUE;
}

/**
 * bc_documents_dup_path:
 * @folder: where the documents are
 * @sha256: what a document is known by, which may come from elsewhere
 *
 * Tells where a document is, or would be.
 *
 * Returns: (transfer full) (nullable): its path; %NULL if @sha256 is not 64 lower-case hexadecimal
 *   digits
 */
char *
bc_documents_dup_path (const char *folder, const char *sha256)
{
  const char shelf[] = { sha256[0], sha256[0] != '\0' ? sha256[1] : '\0', '\0' };

  if (strlen (sha256) != HASH_SIZE || strspn (sha256, "0123456789abcdef") != HASH_SIZE)
    return NULL;
  return g_build_filename (folder, shelf, sha256, NULL);
}
