/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "spreadsheet.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "exchange-error.h"
#include "files.h"
#include "number.h"
#include "spreadsheet-private.h"

#define LEAST_WIDTH  8
#define MOST_WIDTH   60
#define DATE_WIDTH   10
#define TITLE_LENGTH 31
/* What a sheet's name may not have. */
#define TITLE_FORBIDDEN "[]:*?/\\'"

struct _BcSpreadsheet
{
  char *path;  /* (owned) */
  char *title; /* (owned) */
  const BcSheetMaker *maker;
  GArray *columns; /* (owned) (element-type BcSheetColumn) */
  guint row;
  guint column;    /* of the next cell */
  char *temporary; /* (owned) (nullable): the file before it gets its name */
  gpointer data;   /* (owned) (nullable): the maker's */
};

static const struct
{
  const char *suffix;
  const BcSheetMaker *maker;
} formats[BC_SPREADSHEET_N_FORMATS] = {
  [BC_SPREADSHEET_XLSX] = { ".xlsx", &bc_sheet_maker_xlsx },
  [BC_SPREADSHEET_ODS] = { ".ods", &bc_sheet_maker_ods },
  [BC_SPREADSHEET_CSV] = { ".csv", &bc_sheet_maker_csv },
};

static void
clear_column (gpointer data)
{
  BcSheetColumn *column = data;

  g_free (column->heading);
}

/**
 * bc_spreadsheet_format_from_path:
 * @path: a file's name
 * @format: (out): the format that its ending names, whatever its case
 *
 * Returns: %FALSE if it ends in none of .xlsx, .ods and .csv
 */
gboolean
bc_spreadsheet_format_from_path (const char *path, BcSpreadsheetFormat *format)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (int i = 0; i < BC_SPREADSHEET_N_FORMATS; i++)
    if (g_str_has_suffix (lower, formats[i].suffix)) {
      *format = (BcSpreadsheetFormat) i;
      return TRUE;
    }
  return FALSE;
}

static char *
dup_title (const char *title)
{
  g_autofree char *valid = g_utf8_make_valid (title, -1);
  g_autofree char *start =
    g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), TITLE_LENGTH));

  return g_strstrip (g_strdup (g_strdelimit (start, TITLE_FORBIDDEN "\t\r\n", ' ')));
}

/**
 * bc_spreadsheet_new:
 * @path: the file; one that is there is replaced when all is written
 * @format: how it is written
 * @title: the sheet's name, shortened if need be
 *
 * Begins a sheet. Rows are not kept: any number may come. Its columns have to be added first, then
 * for each row a cell for each column.
 *
 * Returns: (transfer full): the sheet; nothing of it stays unless bc_spreadsheet_end() succeeds
 */
BcSpreadsheet *
bc_spreadsheet_new (const char *path, BcSpreadsheetFormat format, const char *title)
{
  BcSpreadsheet *self;

  g_return_val_if_fail (path != NULL && title != NULL, NULL);
  g_return_val_if_fail (format < BC_SPREADSHEET_N_FORMATS, NULL);

  self = g_new0 (BcSpreadsheet, 1);
  self->path = g_strdup (path);
  self->title = dup_title (title);
  self->maker = formats[format].maker;
  self->columns = g_array_new (FALSE, FALSE, sizeof (BcSheetColumn));
  g_array_set_clear_func (self->columns, clear_column);
  return self;
}

/**
 * bc_spreadsheet_free:
 * @self: (transfer full): a sheet
 *
 * Frees it. One that was not ended leaves no file.
 */
void
bc_spreadsheet_free (BcSpreadsheet *self)
{
  if (self->data != NULL)
    self->maker->free (self->data);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_array_unref (self->columns);
  g_free (self->temporary);
  g_free (self->title);
  g_free (self->path);
  g_free (self);
}

static BcSheetColumn *
get_column (BcSpreadsheet *self, guint place)
{
  return &g_array_index (self->columns, BcSheetColumn, place);
}

static void
widen (BcSheetColumn *column, glong characters)
{
  column->width = MAX (column->width, (guint) CLAMP (characters, LEAST_WIDTH, MOST_WIDTH));
}

/**
 * bc_spreadsheet_add_column:
 * @self: a sheet without rows
 * @heading: what stands over the column, with its unit
 * @kind: what its cells hold; a cell of text may stand in any column
 *
 * Adds a column.
 */
void
bc_spreadsheet_add_column (BcSpreadsheet *self, const char *heading, BcCellKind kind)
{
  BcSheetColumn column = { g_strdup (heading), kind, 0 };

  g_return_if_fail (self->row == 0 && kind < BC_N_CELL_KINDS);

  widen (&column, g_utf8_strlen (heading, -1));
  g_array_append_val (self->columns, column);
}

static gboolean
refuse_size (const char *reason, GError **error)
{
  g_set_error_literal (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_TOO_LARGE, reason);
  return FALSE;
}

static gboolean
begin_file (BcSpreadsheet *self, GError **error)
{
  BcSheetTarget target = { .path = self->path, .title = self->title };

  target.file = bc_file_open_temporary (self->path, &self->temporary, error);
  if (target.file < 0) {
    g_clear_pointer (&self->temporary, g_free);
    return FALSE;
  }
  target.temporary = self->temporary;
  self->data = self->maker->begin (&target, error);
  return self->data != NULL;
}

static gboolean
write_heading (BcSpreadsheet *self, GError **error)
{
  for (guint i = 0; i < self->columns->len; i++) {
    BcSheetCell cell = { BC_CELL_TEXT, get_column (self, i)->heading, 0, TRUE };

    if (!self->maker->add_cell (self->data, 0, i, &cell, error))
      return FALSE;
  }
  self->row = 1;
  return self->maker->end_row (self->data, error);
}

static gboolean
begin (BcSpreadsheet *self, GError **error)
{
  return self->row > 0 || (begin_file (self, error) && write_heading (self, error));
}

static gboolean
add_cell (BcSpreadsheet *self, const BcSheetCell *cell, glong width, GError **error)
{
  g_return_val_if_fail (self->column < self->columns->len, FALSE);

  if (!begin (self, error))
    return FALSE;
  if (self->maker->most_rows > 0 && self->row >= self->maker->most_rows)
    return refuse_size (_ ("A sheet of this format has no room for so many rows: save as .csv"),
                        error);
  widen (get_column (self, self->column), width);
  return self->maker->add_cell (self->data, self->row, self->column++, cell, error);
}

/* The longest of a text's lines, which is what a cell shows. */
static glong
measure_text (const char *text)
{
  glong longest = 0, length = 0;

  for (const char *at = text; *at != '\0' && longest < MOST_WIDTH; at = g_utf8_next_char (at)) {
    length = *at == '\n' ? 0 : length + 1;
    longest = MAX (longest, length);
  }
  return longest;
}

/* XML has no control characters, and a file that is damaged may hold anything. */
static char *
dup_writable (const char *text)
{
  char *valid = g_utf8_make_valid (text, -1);

  for (char *at = valid; *at != '\0'; at++)
    if ((g_ascii_iscntrl (*at) && *at != '\t' && *at != '\n' && *at != '\r') || *at == 0x7f)
      *at = ' ';
  return valid;
}

/**
 * bc_spreadsheet_take_text:
 * @self: a sheet
 * @text: (nullable): a text, which stays text whatever it begins with; empty for no cell
 * @error: return location, #BC_EXCHANGE_ERROR, #BC_STORE_ERROR or GIO's
 *
 * Adds a cell to the row.
 *
 * Returns: %FALSE with %BC_EXCHANGE_ERROR_TOO_LARGE where the format has no such long texts or
 *   so many rows, or a failure to write
 */
gboolean
bc_spreadsheet_take_text (BcSpreadsheet *self, const char *text, GError **error)
{
  g_autofree char *writable = NULL;
  BcSheetCell cell = { BC_CELL_TEXT, NULL, 0, FALSE };

  if (text == NULL || *text == '\0') {
    bc_spreadsheet_take_nothing (self);
    return TRUE;
  }
  cell.text = writable = dup_writable (text);
  if (self->maker->most_characters > 0 &&
      g_utf8_strlen (writable, -1) > self->maker->most_characters)
    return refuse_size (_ ("A text is too long for a cell of this format: save as .ods or .csv"),
                        error);
  return add_cell (self, &cell, measure_text (writable), error);
}

/**
 * bc_spreadsheet_take_number:
 * @self: a sheet whose next column holds numbers
 * @number: a number in the column's own measure: whole, or hundredths
 * @error: return location, as for bc_spreadsheet_take_text()
 *
 * Adds a cell to the row.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_spreadsheet_take_number (BcSpreadsheet *self, gint64 number, GError **error)
{
  BcSheetCell cell = { BC_CELL_WHOLE, NULL, number, FALSE };
  g_autofree char *shown = NULL;

  g_return_val_if_fail (self->column < self->columns->len, FALSE);

  cell.kind = get_column (self, self->column)->kind;
  shown = cell.kind == BC_CELL_DECIMAL ? bc_number_dup_decimal_screen (number)
                                       : bc_number_dup_whole_screen (number);
  return add_cell (self, &cell, (glong) strlen (shown) + 1, error);
}

/**
 * bc_spreadsheet_take_date:
 * @self: a sheet
 * @date: a civil date
 * @error: return location, as for bc_spreadsheet_take_text()
 *
 * Adds a cell to the row.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_spreadsheet_take_date (BcSpreadsheet *self, gint32 date, GError **error)
{
  BcSheetCell cell = { BC_CELL_DATE, NULL, date, FALSE };

  return add_cell (self, &cell, DATE_WIDTH, error);
}

/**
 * bc_spreadsheet_take_nothing:
 * @self: a sheet
 *
 * Leaves the row's next cell empty.
 */
void
bc_spreadsheet_take_nothing (BcSpreadsheet *self)
{
  g_return_if_fail (self->column < self->columns->len);

  self->column++;
}

/**
 * bc_spreadsheet_end_row:
 * @self: a sheet whose row has a cell for each column
 * @error: return location, as for bc_spreadsheet_take_text()
 *
 * Ends the row.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_spreadsheet_end_row (BcSpreadsheet *self, GError **error)
{
  g_return_val_if_fail (self->column == self->columns->len, FALSE);

  if (!begin (self, error))
    return FALSE;
  self->column = 0;
  self->row++;
  return self->maker->end_row (self->data, error);
}

/**
 * bc_spreadsheet_end:
 * @self: a sheet whose rows are ended
 * @error: return location, as for bc_spreadsheet_take_text()
 *
 * Writes the file to the disk and gives it its name.
 *
 * Returns: whether it succeeded; if not, a file that was there before is as it was
 */
gboolean
bc_spreadsheet_end (BcSpreadsheet *self, GError **error)
{
  g_autofree char *temporary = NULL;
  gboolean written = begin (self, error) && self->maker->end (self->data, self->columns, error);

  if (!written)
    return FALSE;
  g_clear_pointer (&self->data, self->maker->free);
  temporary = g_steal_pointer (&self->temporary);
  return bc_file_place (temporary, self->path, TRUE, error);
}
