/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "xlsx-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange-error.h"

/* A sheet's part, indexed. Rows and cells may leave out where they are: then they follow the one
 * before them (ECMA-376 part 1, 18.3.1.4 and 18.3.1.73). */

/* More than any form that people fill in; each takes a hundred bytes. */
#define MOST_CELLS 1000000

/* Where the reading of the tags is. */
typedef struct
{
  BcXlsxSheet *sheet;
  gboolean in_rows;
  gboolean in_row;
  gboolean in_cell;
  guint next_row;
  guint next_column;
} Reading;

static gboolean
refuse_order (GError **error)
{
  g_set_error_literal (error,
                       BC_EXCHANGE_ERROR,
                       BC_EXCHANGE_ERROR_INVALID,
                       _ ("The rows or cells of a sheet are out of order. Open the form in the "
                          "spreadsheet program and save it again"));
  return FALSE;
}

static gboolean
refuse_size (GError **error)
{
  g_set_error_literal (error,
                       BC_EXCHANGE_ERROR,
                       BC_EXCHANGE_ERROR_TOO_LARGE,
                       _ ("A sheet of the form is far larger than any that people fill in"));
  return FALSE;
}

static BcXlsxRow *
get_last_row (BcXlsxSheet *self)
{
  return &g_array_index (self->rows, BcXlsxRow, self->rows->len - 1);
}

static BcXlsxCell *
get_last_cell (BcXlsxSheet *self)
{
  return &g_array_index (self->cells, BcXlsxCell, self->cells->len - 1);
}

static gboolean
begin_row (Reading *self, const BcMarkupTag *tag, GError **error)
{
  BcXlsxSheet *sheet = self->sheet;
  g_autofree char *number = bc_markup_dup_attribute (&sheet->markup, tag, "r");
  guint64 given = number != NULL ? g_ascii_strtoull (number, NULL, 10) : self->next_row + 1;
  BcXlsxRow row = { .tag = *tag, .close = tag->end, .first = sheet->cells->len };

  if (self->in_row || given <= self->next_row || given > BC_XLSX_MAX_ROWS)
    return refuse_order (error);
  row.row = (guint) given - 1;
  self->next_row = (guint) given;
  self->next_column = 0;
  self->in_row = !tag->empty;
  g_array_append_val (sheet->rows, row);
  return TRUE;
}

static gboolean
begin_cell (Reading *self, const BcMarkupTag *tag, GError **error)
{
  BcXlsxSheet *sheet = self->sheet;
  g_autofree char *reference = bc_markup_dup_attribute (&sheet->markup, tag, "r");
  BcXlsxCell cell = { .column = self->next_column, .tag = *tag, .end = tag->end };
  const char *end = "";

  if (sheet->cells->len == MOST_CELLS)
    return refuse_size (error);
  if (!self->in_row || self->in_cell)
    return refuse_order (error);
  cell.row = get_last_row (sheet)->row;
  if (reference != NULL)
    end = bc_xlsx_read_reference (reference, &cell.row, &cell.column);
  if (end == NULL || *end != '\0' || cell.row != get_last_row (sheet)->row ||
      cell.column < self->next_column || cell.column >= BC_XLSX_MAX_COLUMNS)
    return refuse_order (error);
  self->next_column = cell.column + 1;
  self->in_cell = !tag->empty;
  get_last_row (sheet)->n_cells++;
  g_array_append_val (sheet->cells, cell);
  return TRUE;
}

static void
add_area (GArray *areas, const char *range)
{
  BcXlsxArea area = { 0 };
  const char *end = range != NULL ? bc_xlsx_read_reference (range, &area.row, &area.column) : NULL;

  if (end == NULL)
    return;
  area.last_row = area.row;
  area.last_column = area.column;
  if (*end == ':' && bc_xlsx_read_reference (end + 1, &area.last_row, &area.last_column) == NULL)
    return;
  g_array_append_val (areas, area);
}

/* A cell has one formula and one result (ECMA-376 part 1, 18.3.1.4). */
static gboolean
take_formula (Reading *self, const BcMarkupTag *tag, GError **error)
{
  BcXlsxSheet *sheet = self->sheet;
  g_autofree char *kind = bc_markup_dup_attribute (&sheet->markup, tag, "t");
  g_autofree char *range = bc_markup_dup_attribute (&sheet->markup, tag, "ref");

  if (self->in_cell && get_last_cell (sheet)->has_formula)
    return refuse_order (error);
  if (self->in_cell)
    get_last_cell (sheet)->has_formula = TRUE;
  sheet->has_formulas = TRUE;
  if (g_strcmp0 (kind, "array") == 0 || g_strcmp0 (kind, "dataTable") == 0)
    add_area (sheet->arrays, range);
  return TRUE;
}

static gboolean
take_result (Reading *self, const BcMarkupTag *tag, GError **error)
{
  BcXlsxCell *cell = get_last_cell (self->sheet);

  if (cell->result > 0)
    return refuse_order (error);
  if (cell->has_formula && !tag->empty)
    cell->result = tag->start;
  return TRUE;
}

static void
take_column (BcXlsxSheet *sheet, const BcMarkupTag *tag)
{
  g_autofree char *first = bc_markup_dup_attribute (&sheet->markup, tag, "min");
  g_autofree char *last = bc_markup_dup_attribute (&sheet->markup, tag, "max");
  BcXlsxArea area = { .last_row = BC_XLSX_MAX_ROWS };

  area.style = bc_markup_dup_attribute (&sheet->markup, tag, "style");
  if (area.style == NULL || first == NULL || last == NULL) {
    g_free (area.style);
    return;
  }
  area.column = (guint) CLAMP (g_ascii_strtoull (first, NULL, 10), 1, BC_XLSX_MAX_COLUMNS) - 1;
  area.last_column = (guint) CLAMP (g_ascii_strtoull (last, NULL, 10), 1, BC_XLSX_MAX_COLUMNS) - 1;
  g_array_append_val (sheet->columns, area);
}

static void
take_merge (BcXlsxSheet *sheet, const BcMarkupTag *tag)
{
  g_autofree char *range = bc_markup_dup_attribute (&sheet->markup, tag, "ref");

  add_area (sheet->merges, range);
}

static void
close_tag (Reading *self, const BcMarkupTag *tag)
{
  BcXlsxSheet *sheet = self->sheet;
  const BcMarkup *markup = &sheet->markup;

  if (self->in_rows && bc_markup_is (markup, tag, "sheetData")) {
    sheet->close = tag->start;
    self->in_rows = FALSE;
  } else if (self->in_row && bc_markup_is (markup, tag, "row")) {
    get_last_row (sheet)->close = tag->start;
    self->in_row = FALSE;
  } else if (self->in_cell && get_last_cell (sheet)->result > 0 &&
             get_last_cell (sheet)->result_end == 0 && bc_markup_is (markup, tag, "v")) {
    get_last_cell (sheet)->result_end = tag->end;
  } else if (self->in_cell && bc_markup_is (markup, tag, "c")) {
    get_last_cell (sheet)->end = tag->end;
    self->in_cell = FALSE;
  }
}

static void
open_outside (Reading *self, const BcMarkupTag *tag)
{
  BcXlsxSheet *sheet = self->sheet;
  const BcMarkup *markup = &sheet->markup;

  if (bc_markup_is (markup, tag, "sheetData") && sheet->prefix == NULL) {
    sheet->prefix = bc_markup_dup_prefix (markup, tag);
    sheet->close = tag->end;
    self->in_rows = !tag->empty;
  } else if (bc_markup_is (markup, tag, "dimension") && sheet->prefix == NULL &&
             !sheet->has_dimension) {
    sheet->dimension = *tag;
    sheet->has_dimension = TRUE;
  } else if (bc_markup_is (markup, tag, "mergeCell")) {
    take_merge (sheet, tag);
  } else if (bc_markup_is (markup, tag, "col")) {
    take_column (sheet, tag);
  }
}

static gboolean
open_tag (Reading *self, const BcMarkupTag *tag, GError **error)
{
  const BcMarkup *markup = &self->sheet->markup;

  if (!self->in_rows)
    open_outside (self, tag);
  else if (bc_markup_is (markup, tag, "sheetData"))
    return refuse_order (error);
  else if (bc_markup_is (markup, tag, "row"))
    return begin_row (self, tag, error);
  else if (bc_markup_is (markup, tag, "c"))
    return begin_cell (self, tag, error);
  else if (bc_markup_is (markup, tag, "f"))
    return take_formula (self, tag, error);
  else if (self->in_cell && bc_markup_is (markup, tag, "v"))
    return take_result (self, tag, error);
  return TRUE;
}

static gboolean
index_tags (BcXlsxSheet *sheet, GError **error)
{
  Reading reading = { .sheet = sheet };
  BcMarkupTag tag;

  while (bc_markup_next (&sheet->markup, &tag))
    if (tag.closes)
      close_tag (&reading, &tag);
    else if (!open_tag (&reading, &tag, error))
      return FALSE;
  if (sheet->prefix != NULL)
    return TRUE;
  g_set_error_literal (error,
                       BC_EXCHANGE_ERROR,
                       BC_EXCHANGE_ERROR_INVALID,
                       _ ("This is no sheet with cells"));
  return FALSE;
}

/* A place for rows is made where a sheet without any is one tag. */
static char *
dup_with_rows (char *bytes, gsize *length)
{
  BcMarkup markup = { bytes, *length, 0 };
  BcMarkupTag tag;

  while (bc_markup_next (&markup, &tag))
    if (tag.empty && bc_markup_is (&markup, &tag, "sheetData")) {
      g_autofree char *prefix = bc_markup_dup_prefix (&markup, &tag);
      GString *text = g_string_new_len (bytes, (gssize) tag.start);

      g_string_append_printf (text, "<%ssheetData></%ssheetData>", prefix, prefix);
      g_string_append_len (text, bytes + tag.end, (gssize) (*length - tag.end));
      *length = text->len;
      g_free (bytes);
      return g_string_free (text, FALSE);
    }
  return bytes;
}

static void
clear_area (gpointer data)
{
  g_clear_pointer (&((BcXlsxArea *) data)->style, g_free);
}

/**
 * bc_xlsx_sheet_new:
 * @bytes: (transfer full): a sheet's part, which the XML reader has accepted
 * @length: how many bytes
 * @error: return location, %BC_EXCHANGE_ERROR_INVALID or %BC_EXCHANGE_ERROR_TOO_LARGE
 *
 * Finds where everything stands in a sheet.
 *
 * Returns: (transfer full) (nullable): the sheet; %NULL where it has no cells, or its rows are out
 *   of order
 */
BcXlsxSheet *
bc_xlsx_sheet_new (char *bytes, gsize length, GError **error)
{
  g_autoptr (BcXlsxSheet) self = g_new0 (BcXlsxSheet, 1);

  self->rows = g_array_new (FALSE, FALSE, sizeof (BcXlsxRow));
  self->cells = g_array_new (FALSE, FALSE, sizeof (BcXlsxCell));
  self->merges = g_array_new (FALSE, FALSE, sizeof (BcXlsxArea));
  self->arrays = g_array_new (FALSE, FALSE, sizeof (BcXlsxArea));
  self->columns = g_array_new (FALSE, FALSE, sizeof (BcXlsxArea));
  g_array_set_clear_func (self->columns, clear_area);
  self->markup.bytes = dup_with_rows (bytes, &length);
  self->markup.length = length;
  return index_tags (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * bc_xlsx_sheet_free:
 * @self: (transfer full): a sheet
 *
 * Frees it.
 */
void
bc_xlsx_sheet_free (BcXlsxSheet *self)
{
  g_array_unref (self->rows);
  g_array_unref (self->cells);
  g_array_unref (self->merges);
  g_array_unref (self->arrays);
  g_array_unref (self->columns);
  g_free ((char *) self->markup.bytes);
  g_free (self->prefix);
  g_free (self);
}

/**
 * bc_xlsx_sheet_find_row:
 * @self: a sheet
 * @row: from 0
 * @place: (out): its place among the rows, or that of the next one
 *
 * Returns: (nullable): the row, where the file has it
 */
const BcXlsxRow *
bc_xlsx_sheet_find_row (const BcXlsxSheet *self, guint row, guint *place)
{
  guint from = 0, to = self->rows->len;

  while (from < to) {
    guint middle = from + (to - from) / 2;

    if (g_array_index (self->rows, BcXlsxRow, middle).row < row)
      from = middle + 1;
    else
      to = middle;
  }
  *place = from;
  return from < self->rows->len && g_array_index (self->rows, BcXlsxRow, from).row == row
           ? &g_array_index (self->rows, BcXlsxRow, from)
           : NULL;
}

/**
 * bc_xlsx_sheet_find_cell:
 * @self: a sheet
 * @row: from 0
 * @column: from 0
 * @place: (out): where it would be written, if the file has the row but not the cell
 *
 * Returns: (nullable): the cell, where the file has it
 */
const BcXlsxCell *
bc_xlsx_sheet_find_cell (const BcXlsxSheet *self, guint row, guint column, gsize *place)
{
  guint at = 0;
  const BcXlsxRow *found = bc_xlsx_sheet_find_row (self, row, &at);

  *place = found != NULL ? found->close : 0;
  for (guint i = 0; found != NULL && i < found->n_cells; i++) {
    const BcXlsxCell *cell = &g_array_index (self->cells, BcXlsxCell, found->first + i);

    if (cell->column < column)
      continue;
    *place = cell->tag.start;
    return cell->column == column ? cell : NULL;
  }
  return NULL;
}

/**
 * bc_xlsx_find_area:
 * @areas: (element-type BcXlsxArea): areas of a sheet
 * @row: from 0
 * @column: from 0
 *
 * Returns: (nullable): the area that has the cell
 */
const BcXlsxArea *
bc_xlsx_find_area (const GArray *areas, guint row, guint column)
{
  for (guint i = 0; i < areas->len; i++) {
    const BcXlsxArea *area = &g_array_index (areas, BcXlsxArea, i);

    if (row >= area->row && row <= area->last_row && column >= area->column &&
        column <= area->last_column)
      return area;
  }
  return NULL;
}

static gboolean
refuse_cell (guint row, guint column, const char *reason, GError **error)
{
  g_autofree char *name = bc_xlsx_dup_reference (row, column);

  g_set_error (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_INVALID, "%s: %s", name, reason);
  return FALSE;
}

/**
 * bc_xlsx_sheet_check:
 * @self: a sheet
 * @row: from 0
 * @column: from 0
 * @error: return location, %BC_EXCHANGE_ERROR_INVALID or %BC_EXCHANGE_ERROR_TOO_LARGE
 *
 * Tells whether a cell can be written: it is not computed, and of merged cells it is the first.
 * The protection of a sheet does not matter: it is there to keep fingers off, and stays.
 *
 * Returns: %FALSE with the reason
 */
gboolean
bc_xlsx_sheet_check (const BcXlsxSheet *self, guint row, guint column, GError **error)
{
  const BcXlsxArea *merge = bc_xlsx_find_area (self->merges, row, column);
  g_autofree char *first = NULL;
  g_autofree char *reason = NULL;
  gsize place;
  const BcXlsxCell *cell = bc_xlsx_sheet_find_cell (self, row, column, &place);

  if ((cell != NULL && cell->has_formula) || bc_xlsx_find_area (self->arrays, row, column) != NULL)
    return refuse_cell (row,
                        column,
                        _ ("a formula computes it; choose a cell that people fill in"),
                        error);
  if (merge == NULL || (merge->row == row && merge->column == column))
    return TRUE;
  first = bc_xlsx_dup_reference (merge->row, merge->column);
  reason = g_strdup_printf (_ ("it is merged into another cell; name that one, %s"), first);
  return refuse_cell (row, column, reason, error);
}
