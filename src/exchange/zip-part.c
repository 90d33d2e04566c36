/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "zip-part.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "exchange-error.h"

#define BLOCK       (64 * 1024)
#define MAX_ENTRIES 10000

/* What a packed file may grow to: text of a spreadsheet is packed to a tenth, the emptiest to a
 * hundredth; only bombs to a thousandth. */
#define MAX_RATIO   200
#define LEAST_LIMIT (G_GUINT64_CONSTANT (64) * 1024 * 1024)
#define MOST_LIMIT  (G_GUINT64_CONSTANT (1024) * 1024 * 1024)

struct _BcZipPart
{
  struct archive *archive; /* (owned) */
  guint64 size;            /* as the archive says */
  guint64 total;           /* bytes that were read */
  guint64 limit;
};

static gboolean
refuse (GError **error, BcExchangeError code, const char *reason)
{
  g_set_error_literal (error, BC_EXCHANGE_ERROR, (int) code, reason);
  return FALSE;
}

static gboolean
refuse_damaged (struct archive *archive, GError **error)
{
  const char *reason = archive_error_string (archive);

  g_set_error (error,
               BC_EXCHANGE_ERROR,
               BC_EXCHANGE_ERROR_INVALID,
               _ ("The file is damaged: %s"),
               reason != NULL ? reason : "ZIP");
  return FALSE;
}

/* Only ZIP, by its directory, without filters: no other format's reader can be reached. */
static struct archive *
open_archive (const char *path, GError **error)
{
  struct archive *archive = archive_read_new ();

  if (archive_read_support_format_zip_seekable (archive) == ARCHIVE_OK &&
      archive_read_open_filename (archive, path, BLOCK) == ARCHIVE_OK)
    return archive;
  refuse_damaged (archive, error);
  archive_read_free (archive);
  return NULL;
}

/**
 * bc_zip_get_limit:
 * @path: a ZIP archive
 *
 * Returns: how many bytes what is packed in it may have at most
 */
guint64
bc_zip_get_limit (const char *path)
{
  GStatBuf status = { 0 };

  if (g_stat (path, &status) != 0)
    return LEAST_LIMIT;
  return CLAMP ((guint64) status.st_size * MAX_RATIO, LEAST_LIMIT, MOST_LIMIT);
}

/* Nothing is ever written by these names; but who writes such ones means no good. */
static gboolean
is_decent (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);

  return *name != '/' && strchr (name, '\\') == NULL &&
         !g_strv_contains ((const char *const *) parts, "..");
}

static gboolean
check_entry (struct archive_entry *entry, GHashTable *names, GError **error)
{
  const char *name = archive_entry_pathname (entry);
  mode_t type = archive_entry_filetype (entry);

  if (archive_entry_is_encrypted (entry))
    return refuse (error,
                   BC_EXCHANGE_ERROR_INVALID,
                   _ ("The file has a password. Open it in the spreadsheet program and save it "
                      "without one"));
  if (name == NULL)
    return TRUE;
  if (!is_decent (name) || (type != AE_IFREG && type != AE_IFDIR) ||
      g_hash_table_size (names) >= MAX_ENTRIES || !g_hash_table_add (names, g_strdup (name)))
    return refuse (error,
                   BC_EXCHANGE_ERROR_REFUSED,
                   _ ("No spreadsheet program writes such a file. Open it in one and save it "
                      "again"));
  return TRUE;
}

/**
 * bc_zip_list:
 * @path: a ZIP archive
 * @error: return location, #BC_EXCHANGE_ERROR
 *
 * Looks at what an archive says that is in it: regular files without a password, each name once,
 * none that would lead elsewhere, not too many.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the set of their names; %NULL with an
 *   error
 */
GHashTable *
bc_zip_list (const char *path, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  struct archive *archive = open_archive (path, error);
  struct archive_entry *entry;
  gboolean good = TRUE;
  int step = ARCHIVE_OK;

  if (archive == NULL)
    return NULL;
  while (good && (step = archive_read_next_header (archive, &entry)) >= ARCHIVE_WARN &&
         step != ARCHIVE_EOF)
    good = check_entry (entry, names, error);
  if (good && step != ARCHIVE_EOF)
    good = refuse_damaged (archive, error);
  archive_read_free (archive);
  return good ? g_steal_pointer (&names) : NULL;
}

static gboolean
find_entry (BcZipPart *self, const char *name, GError **error)
{
  struct archive_entry *entry;
  int step;

  while ((step = archive_read_next_header (self->archive, &entry)) >= ARCHIVE_WARN &&
         step != ARCHIVE_EOF) {
    self->size = (guint64) archive_entry_size (entry);
    if (g_strcmp0 (archive_entry_pathname (entry), name) == 0)
      return TRUE;
  }
  if (step != ARCHIVE_EOF)
    return refuse_damaged (self->archive, error);
  return refuse (error,
                 BC_EXCHANGE_ERROR_INVALID,
                 _ ("A part of the spreadsheet is missing. Open it in the spreadsheet program and "
                    "save it again"));
}

/**
 * bc_zip_part_open:
 * @path: a ZIP archive that bc_zip_list() accepts
 * @name: one of its names
 * @error: return location, #BC_EXCHANGE_ERROR
 *
 * Begins to read a file within an archive.
 *
 * Returns: (transfer full) (nullable): the file; %NULL with an error
 */
BcZipPart *
bc_zip_part_open (const char *path, const char *name, GError **error)
{
  g_autoptr (BcZipPart) self = g_new0 (BcZipPart, 1);

  self->limit = bc_zip_get_limit (path);
  self->archive = open_archive (path, error);
  if (self->archive == NULL || !find_entry (self, name, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * bc_zip_part_open_all:
 * @path: a ZIP archive that bc_zip_list() accepts
 * @error: return location, %BC_EXCHANGE_ERROR_INVALID
 *
 * Begins to read all files within an archive, one after the other: bc_zip_part_next() comes first.
 * What may be read is bounded for all of them together.
 *
 * Returns: (transfer full) (nullable): before the first; %NULL with an error
 */
BcZipPart *
bc_zip_part_open_all (const char *path, GError **error)
{
  g_autoptr (BcZipPart) self = g_new0 (BcZipPart, 1);

  self->limit = bc_zip_get_limit (path);
  self->archive = open_archive (path, error);
  return self->archive != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * bc_zip_part_next:
 * @self: of bc_zip_part_open_all()
 * @name: (out) (transfer full) (nullable): the next file's name; %NULL behind the last
 * @error: return location, %BC_EXCHANGE_ERROR_INVALID
 *
 * Goes on to the next file in the order of the archive; folders are passed over.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_zip_part_next (BcZipPart *self, char **name, GError **error)
{
  struct archive_entry *entry;
  int step;

  *name = NULL;
  while ((step = archive_read_next_header (self->archive, &entry)) >= ARCHIVE_WARN &&
         step != ARCHIVE_EOF) {
    if (archive_entry_filetype (entry) != AE_IFREG || archive_entry_pathname (entry) == NULL)
      continue;
    self->size = (guint64) archive_entry_size (entry);
    *name = g_strdup (archive_entry_pathname (entry));
    return TRUE;
  }
  return step == ARCHIVE_EOF || refuse_damaged (self->archive, error);
}

/**
 * bc_zip_part_free:
 * @self: (transfer full): a file within an archive
 *
 * Closes it.
 */
void
bc_zip_part_free (BcZipPart *self)
{
  if (self->archive != NULL)
    archive_read_free (self->archive);
  g_free (self);
}

/**
 * bc_zip_part_read:
 * @self: a file within an archive
 * @buffer: where to write
 * @size: bytes that fit
 * @error: return location, %BC_EXCHANGE_ERROR_INVALID, %BC_EXCHANGE_ERROR_TOO_LARGE
 *
 * Reads on.
 *
 * Returns: how many bytes; 0 at the end, -1 with an error
 */
gssize
bc_zip_part_read (BcZipPart *self, char *buffer, gsize size, GError **error)
{
  la_ssize_t length = archive_read_data (self->archive, buffer, size);

  if (length < 0) {
    refuse_damaged (self->archive, error);
    return -1;
  }
  self->total += (guint64) length;
  if (self->total <= self->limit)
    return length;
  refuse (error,
          BC_EXCHANGE_ERROR_TOO_LARGE,
          _ ("What is packed in the file is far larger than any table. Open it in the spreadsheet "
             "program, copy the table into a new one and save that"));
  return -1;
}

/**
 * bc_zip_part_get_size:
 * @self: a file within an archive
 *
 * Returns: how many bytes it has, if the archive tells the truth
 */
guint64
bc_zip_part_get_size (BcZipPart *self)
{
  return self->size;
}

/**
 * bc_zip_read_xml:
 * @path: a ZIP archive that bc_zip_list() accepts
 * @name: one of its names, an XML document
 * @handler: what is done with the elements
 * @data: for the handler
 * @cancellable: (nullable): stops the reading
 * @error: return location, #BC_EXCHANGE_ERROR, GIO's or the handler's
 *
 * Reads a whole document within an archive.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_zip_read_xml (const char *path,
                 const char *name,
                 const BcXmlHandler *handler,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (BcZipPart) part = bc_zip_part_open (path, name, error);
  g_autofree char *file = g_filename_display_basename (path);
  g_autoptr (BcXmlReader) reader =
    bc_xml_reader_new_office (file, bc_zip_get_limit (path), handler, data);
  g_autofree char *buffer = g_malloc (BLOCK);
  gssize length = -1;

  if (part == NULL)
    return FALSE;
  while ((length = bc_zip_part_read (part, buffer, BLOCK, error)) > 0)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !bc_xml_reader_feed (reader, buffer, (gsize) length, error))
      return FALSE;
  return length == 0 && bc_xml_reader_finish (reader, error);
}
