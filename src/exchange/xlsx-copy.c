/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "xlsx-copy.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "exchange-error.h"
#include "files.h"
#include "zip-part.h"

#define CHUNK (64 * 1024)

/* A copy that is being written. Every byte that goes to the disk is checked. */
typedef struct
{
  const char *path; /* (unowned): what it is to become */
  struct archive *archive;
  GHashTable *changed; /* (unowned) (element-type utf8 GString) */
  GCancellable *cancellable;
} Copy;

static gboolean
refuse (const Copy *self, GError **error)
{
  if (archive_errno (self->archive) > 0)
    return bc_file_refuse (self->path, archive_errno (self->archive), error);
  g_set_error_literal (error,
                       BC_EXCHANGE_ERROR,
                       BC_EXCHANGE_ERROR_INVALID,
                       archive_error_string (self->archive));
  return FALSE;
}

static gboolean
begin_part (const Copy *self, const char *name, guint64 size, GError **error)
{
  struct archive_entry *entry = archive_entry_new ();
  gboolean begun;

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) size);
  begun = archive_write_header (self->archive, entry) == ARCHIVE_OK;
  archive_entry_free (entry);
  return begun || refuse (self, error);
}

static gboolean
write_bytes (const Copy *self, const char *bytes, gsize length, GError **error)
{
  return archive_write_data (self->archive, bytes, length) == (la_ssize_t) length ||
         refuse (self, error);
}

static gboolean
copy_bytes (const Copy *self, BcZipPart *part, GError **error)
{
  g_autofree char *chunk = g_malloc (CHUNK);
  guint64 total = 0;
  gssize length;

  while ((length = bc_zip_part_read (part, chunk, CHUNK, error)) > 0) {
    total += (guint64) length;
    if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
        !write_bytes (self, chunk, (gsize) length, error))
      return FALSE;
  }
  if (length < 0)
    return FALSE;
  if (total == bc_zip_part_get_size (part))
    return TRUE;
  g_set_error (error,
               BC_EXCHANGE_ERROR,
               BC_EXCHANGE_ERROR_INVALID,
               _ ("The file is damaged: %s"),
               "ZIP");
  return FALSE;
}

static gboolean
copy_part (const Copy *self, BcZipPart *part, const char *name, GError **error)
{
  const GString *changed = g_hash_table_lookup (self->changed, name);

  if (changed == NULL)
    return begin_part (self, name, bc_zip_part_get_size (part), error) &&
           copy_bytes (self, part, error);
  return begin_part (self, name, changed->len, error) &&
         write_bytes (self, changed->str, changed->len, error);
}

static gboolean
copy_parts (const Copy *self, const char *from, GError **error)
{
  g_autoptr (BcZipPart) part = bc_zip_part_open_all (from, error);

  while (part != NULL) {
    g_autofree char *name = NULL;

    if (!bc_zip_part_next (part, &name, error))
      return FALSE;
    if (name == NULL)
      return archive_write_close (self->archive) == ARCHIVE_OK || refuse (self, error);
    if (!copy_part (self, part, name, error))
      return FALSE;
  }
  return FALSE;
}

static gboolean
write_copy (Copy *self, const char *from, int file, GError **error)
{
  gboolean written;

  self->archive = archive_write_new ();
  written = (archive_write_set_format_zip (self->archive) == ARCHIVE_OK &&
             archive_write_open_fd (self->archive, file) == ARCHIVE_OK) ||
            refuse (self, error);
  written = written && copy_parts (self, from, error);
  archive_write_free (self->archive);
  return written;
}

/**
 * bc_xlsx_copy:
 * @from: a ZIP archive that bc_zip_list() accepts
 * @changed: (element-type utf8 GString): the parts that are others, by their names
 * @to: the file; one that is there is replaced when all is written
 * @cancellable: (nullable): stops the copying
 * @error: return location, #BC_EXCHANGE_ERROR, #BC_STORE_ERROR or GIO's
 *
 * Copies an archive, in which every other part keeps each of its bytes, and the order of all stays.
 *
 * Returns: whether all of it was written; if not, a file that was there before is as it was
 */
gboolean
bc_xlsx_copy (const char *from,
              GHashTable *changed,
              const char *to,
              GCancellable *cancellable,
              GError **error)
{
  Copy copy = { .path = to, .changed = changed, .cancellable = cancellable };
  g_autofree char *temporary = NULL;
  int file = bc_file_open_temporary (to, &temporary, error);
  gboolean written;

  if (file < 0)
    return FALSE;
  written = write_copy (&copy, from, file, error);
  close (file);
  if (!written)
    g_unlink (temporary);
  return written && bc_file_place (temporary, to, TRUE, error);
}
