/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-refused.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "csv-cell.h"
#include "files.h"
#include "import-cell.h"
#include "import-private.h"

struct _BcImportRefused
{
  BcImportPlan *plan; /* (unowned) */
  char *path;         /* (owned) */
  char *name;         /* (owned) (nullable): of the file while it is written */
  FILE *file;         /* (owned) (nullable) */
  GString *line;      /* (owned) */
};

/**
 * bc_import_refused_new:
 * @plan: the import; must outlive it
 * @path: the file to be made, or replaced
 *
 * Makes what writes the rows that are refused: as CSV with the table's headings and the reason in
 * the last column, so that it can be mended and imported again. There is a file only once a row was
 * refused, and under its name only once it is finished.
 *
 * Returns: (transfer full): it
 */
BcImportRefused *
bc_import_refused_new (BcImportPlan *plan, const char *path)
{
  BcImportRefused *self = g_new0 (BcImportRefused, 1);

  self->plan = plan;
  self->path = g_canonicalize_filename (path, NULL);
  self->line = g_string_new (NULL);
  return self;
}

/**
 * bc_import_refused_free:
 * @self: (transfer full): what writes refused rows
 *
 * Frees it. What is not finished leaves no trace.
 */
void
bc_import_refused_free (BcImportRefused *self)
{
  if (self->file != NULL)
    fclose (self->file);
  if (self->name != NULL)
    g_unlink (self->name);
  g_free (self->name);
  g_free (self->path);
  g_string_free (self->line, TRUE);
  g_free (self);
}

static gboolean
fail (BcImportRefused *self, GError **error)
{
  return bc_file_refuse (self->path, errno, error);
}

static gboolean
write_line (BcImportRefused *self, const char *reason, GError **error)
{
  bc_csv_append_cell (self->line, reason, FALSE, FALSE);
  bc_csv_append_end (self->line);
  return fwrite (self->line->str, 1, self->line->len, self->file) == self->line->len ||
         fail (self, error);
}

static gboolean
write_headings (BcImportRefused *self, GError **error)
{
  g_string_assign (self->line, BC_CSV_MARK);
  for (guint i = 0, written = 0; i < self->plan->columns->len; i++) {
    const BcImportColumn *column = bc_import_plan_get_column (self->plan, i);

    if (!column->reason)
      bc_csv_append_cell (self->line, column->heading, FALSE, written++ == 0);
  }
  return write_line (self, bc_import_get_reason_heading (), error);
}

static gboolean
open_file (BcImportRefused *self, GError **error)
{
  int file;

  if (self->file != NULL)
    return TRUE;
  file = bc_file_open_temporary (self->path, &self->name, error);
  if (file < 0)
    return FALSE;
  self->file = fdopen (file, "w");
  if (self->file == NULL) {
    close (file);
    return fail (self, error);
  }
  return write_headings (self, error);
}

static void
append_cells (BcImportRefused *self)
{
  guint written = 0;

  for (guint i = 0; i < self->plan->columns->len; i++) {
    const BcImportColumn *column = bc_import_plan_get_column (self->plan, i);
    BcCellType type;
    const char *cell = bc_table_get_cell (self->plan->table, column->place, &type);
    g_autofree char *typed = column->reason ? NULL : bc_import_cell_dup_typed (cell, type);

    if (!column->reason)
      bc_csv_append_cell (self->line, typed, TRUE, written++ == 0);
  }
}

/**
 * bc_import_refused_add:
 * @self: what writes refused rows
 * @reason: why the table's row is refused
 * @error: return location, #BC_STORE_ERROR
 *
 * Writes the row that the table stands on.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_import_refused_add (BcImportRefused *self, const char *reason, GError **error)
{
  if (!open_file (self, error))
    return FALSE;
  g_string_truncate (self->line, 0);
  append_cells (self);
  return write_line (self, reason, error);
}

/**
 * bc_import_refused_finish:
 * @self: what writes refused rows
 * @error: return location, #BC_STORE_ERROR
 *
 * Gives the file its name, if any row was refused.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_import_refused_finish (BcImportRefused *self, GError **error)
{
  FILE *file = g_steal_pointer (&self->file);
  gboolean written;

  if (file == NULL)
    return TRUE;
  written = fflush (file) == 0;
  written = fclose (file) == 0 && written;
  if (!written)
    return fail (self, error);
  if (!bc_file_place (self->name, self->path, TRUE, error))
    return FALSE;
  g_clear_pointer (&self->name, g_free);
  return TRUE;
}
