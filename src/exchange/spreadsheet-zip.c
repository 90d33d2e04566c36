/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "spreadsheet-zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "exchange-error.h"
#include "files.h"

/* The widths of the columns stand before the rows, which tell them: the rows wait in a file without
 * a name. Every byte that goes to a disk is checked: a sheet that lost rows looks like any other.
 */

#define CHUNK (64 * 1024)

struct _BcSheetZip
{
  char *path; /* (owned) */
  int target; /* (owned) the descriptor of what is written */
  FILE *rows; /* (owned) (nullable) */
};

/**
 * bc_sheet_zip_new:
 * @target: where it goes; its descriptor is taken
 * @error: return location, #BC_STORE_ERROR
 *
 * Begins a spreadsheet that is a ZIP of parts in XML.
 *
 * Returns: (transfer full) (nullable): it; %NULL with an error
 */
BcSheetZip *
bc_sheet_zip_new (const BcSheetTarget *target, GError **error)
{
  g_autoptr (BcSheetZip) self = g_new0 (BcSheetZip, 1);

  self->path = g_strdup (target->path);
  self->target = target->file;
  self->rows = tmpfile ();
  if (self->rows != NULL)
    return g_steal_pointer (&self);
  bc_file_refuse (self->path, errno, error);
  return NULL;
}

/**
 * bc_sheet_zip_free:
 * @self: (transfer full): a spreadsheet
 *
 * Frees it and closes its file.
 */
void
bc_sheet_zip_free (BcSheetZip *self)
{
  if (self->rows != NULL)
    fclose (self->rows);
  close (self->target);
  g_free (self->path);
  g_free (self);
}

/**
 * bc_sheet_zip_add:
 * @self: a spreadsheet
 * @row: the next row
 * @error: return location, #BC_STORE_ERROR
 *
 * Adds a row.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_sheet_zip_add (BcSheetZip *self, const GString *row, GError **error)
{
  return fwrite (row->str, 1, row->len, self->rows) == row->len ||
         bc_file_refuse (self->path, errno, error);
}

static gboolean
refuse (BcSheetZip *self, struct archive *archive, GError **error)
{
  g_autofree char *name = g_filename_display_name (self->path);

  if (archive_errno (archive) > 0)
    return bc_file_refuse (self->path, archive_errno (archive), error);
  g_set_error (error,
               BC_EXCHANGE_ERROR,
               BC_EXCHANGE_ERROR_INVALID,
               "%s: %s",
               name,
               archive_error_string (archive));
  return FALSE;
}

static gboolean
begin_part (BcSheetZip *self,
            struct archive *archive,
            const BcSheetPart *part,
            gsize n_bytes,
            GError **error)
{
  struct archive_entry *entry = archive_entry_new ();
  gboolean begun =
    (part->plain ? archive_write_zip_set_compression_store (archive)
                 : archive_write_zip_set_compression_deflate (archive)) == ARCHIVE_OK;

  archive_entry_set_pathname (entry, part->name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) n_bytes);
  begun = begun && archive_write_header (archive, entry) == ARCHIVE_OK;
  archive_entry_free (entry);
  return begun || refuse (self, archive, error);
}

static gboolean
write_bytes (BcSheetZip *self,
             struct archive *archive,
             const char *bytes,
             gsize n_bytes,
             GError **error)
{
  return archive_write_data (archive, bytes, n_bytes) == (la_ssize_t) n_bytes ||
         refuse (self, archive, error);
}

static gboolean
copy_rows (BcSheetZip *self, struct archive *archive, GError **error)
{
  g_autofree char *chunk = g_malloc (CHUNK);
  gsize n_bytes;

  rewind (self->rows);
  while ((n_bytes = fread (chunk, 1, CHUNK, self->rows)) > 0)
    if (!write_bytes (self, archive, chunk, n_bytes, error))
      return FALSE;
  return !ferror (self->rows) || bc_file_refuse (self->path, errno, error);
}

static gboolean
write_part (BcSheetZip *self,
            struct archive *archive,
            const BcSheetPart *part,
            gsize n_rows,
            GError **error)
{
  gsize before = strlen (part->text), behind = part->tail != NULL ? strlen (part->tail) : 0;
  gsize n_bytes = before + behind + (part->tail != NULL ? n_rows : 0);

  if (!begin_part (self, archive, part, n_bytes, error) ||
      !write_bytes (self, archive, part->text, before, error))
    return FALSE;
  return part->tail == NULL || (copy_rows (self, archive, error) &&
                                write_bytes (self, archive, part->tail, behind, error));
}

static gboolean
write_parts (BcSheetZip *self,
             struct archive *archive,
             const BcSheetPart *parts,
             guint n_parts,
             GError **error)
{
  long n_rows = fflush (self->rows) == 0 ? ftell (self->rows) : -1;

  if (n_rows < 0)
    return bc_file_refuse (self->path, errno, error);
  if (archive_write_open_fd (archive, self->target) != ARCHIVE_OK)
    return refuse (self, archive, error);
  for (guint i = 0; i < n_parts; i++)
    if (!write_part (self, archive, &parts[i], (gsize) n_rows, error))
      return FALSE;
  return archive_write_close (archive) == ARCHIVE_OK || refuse (self, archive, error);
}

/**
 * bc_sheet_zip_end:
 * @self: a spreadsheet
 * @parts: (array length=n_parts): its parts, in order
 * @n_parts: how many
 * @error: return location, #BC_EXCHANGE_ERROR or #BC_STORE_ERROR
 *
 * Writes the file.
 *
 * Returns: whether all of it was written
 */
gboolean
bc_sheet_zip_end (BcSheetZip *self, const BcSheetPart *parts, guint n_parts, GError **error)
{
  struct archive *archive = archive_write_new ();
  gboolean written =
    (archive_write_set_format_zip (archive) == ARCHIVE_OK || refuse (self, archive, error)) &&
    write_parts (self, archive, parts, n_parts, error);

  archive_write_free (archive);
  return written;
}
