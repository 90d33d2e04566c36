/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "csv-cell.h"
#include "date.h"
#include "files.h"
#include "number.h"
#include "spreadsheet-private.h"

typedef struct
{
  char *path;      /* (owned) */
  FILE *file;      /* (owned) */
  GString *line;   /* (owned) */
  guint column;    /* that the line has reached */
  guint n_columns; /* as the heading has */
} Csv;

static void
csv_free (gpointer data)
{
  Csv *self = data;

  fclose (self->file);
  g_string_free (self->line, TRUE);
  g_free (self->path);
  g_free (self);
}

static gpointer
csv_begin (const BcSheetTarget *target, GError **error)
{
  Csv *self = g_new0 (Csv, 1);

  self->path = g_strdup (target->path);
  self->file = fdopen (target->file, "w");
  g_assert (self->file != NULL);
  self->line = g_string_new (BC_CSV_MARK);
  return self;
}

/* Numbers have a decimal comma and no separators, which a spreadsheet would have to guess at. */
static char *
dup_text (const BcSheetCell *cell)
{
  switch (cell->kind) {
  case BC_CELL_DECIMAL:
    return g_strdelimit (bc_number_dup_decimal (cell->number), ".", ',');
  case BC_CELL_WHOLE:
  case BC_CELL_ORDINAL:
    return bc_number_dup_whole (cell->number);
  case BC_CELL_DATE:
    return bc_date_dup_screen ((gint32) cell->number);
  case BC_CELL_TEXT:
  case BC_N_CELL_KINDS:
  default:
    return g_strdup (cell->text);
  }
}

static void
skip_to (Csv *self, guint column)
{
  for (; self->column < column; self->column++)
    bc_csv_append_cell (self->line, NULL, FALSE, self->column == 0);
}

static gboolean
csv_add_cell (gpointer data, guint row, guint column, const BcSheetCell *cell, GError **error)
{
  Csv *self = data;
  g_autofree char *text = dup_text (cell);

  skip_to (self, column);
  bc_csv_append_cell (self->line, text, cell->kind != BC_CELL_TEXT, column == 0);
  self->column++;
  return TRUE;
}

static gboolean
csv_end_row (gpointer data, GError **error)
{
  Csv *self = data;

  skip_to (self, self->n_columns);
  bc_csv_append_end (self->line);
  self->n_columns = self->column;
  self->column = 0;
  if (fwrite (self->line->str, 1, self->line->len, self->file) != self->line->len)
    return bc_file_refuse (self->path, errno, error);
  g_string_truncate (self->line, 0);
  return TRUE;
}

static gboolean
csv_end (gpointer data, const GArray *columns, GError **error)
{
  Csv *self = data;

  return fflush (self->file) == 0 || bc_file_refuse (self->path, errno, error);
}

const BcSheetMaker bc_sheet_maker_csv = {
  .begin = csv_begin,
  .add_cell = csv_add_cell,
  .end_row = csv_end_row,
  .end = csv_end,
  .free = csv_free,
};
