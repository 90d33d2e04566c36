/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xlsx-markup.h"
#include "xlsx-place.h"

G_BEGIN_DECLS

/**
 * BcXlsxCell:
 * @row: from 0
 * @column: from 0
 * @tag: the tag that begins it
 * @end: behind it
 * @has_formula: it is computed
 * @result: where what was computed begins, which stands behind the formula
 * @result_end: behind it; 0 where there is none
 *
 * A cell that stands in the file.
 */
typedef struct
{
  guint row;
  guint column;
  BcMarkupTag tag;
  gsize end;
  gboolean has_formula;
  gsize result;
  gsize result_end;
} BcXlsxCell;

/**
 * BcXlsxRow:
 * @row: from 0
 * @tag: the tag that begins it
 * @close: where the tag that ends it begins; where an empty one ends
 * @first: its first cell's place among all
 * @n_cells: how many
 */
typedef struct
{
  guint row;
  BcMarkupTag tag;
  gsize close;
  guint first;
  guint n_cells;
} BcXlsxRow;

/**
 * BcXlsxArea:
 * @row: its first row, from 0
 * @column: its first column
 * @last_row: its last row
 * @last_column: its last column
 * @style: (owned) (nullable): of the cells of a column
 */
typedef struct
{
  guint row;
  guint column;
  guint last_row;
  guint last_column;
  char *style;
} BcXlsxArea;

/**
 * BcXlsxSheet:
 * @markup: its bytes
 * @prefix: (owned): of its elements
 * @dimension: the tag that says which cells are in use
 * @has_dimension: whether there is one
 * @close: where the tag that ends the rows begins
 * @rows: (owned) (element-type BcXlsxRow): in order
 * @cells: (owned) (element-type BcXlsxCell): in order
 * @merges: (owned) (element-type BcXlsxArea): merged cells
 * @arrays: (owned) (element-type BcXlsxArea): what one formula fills
 * @columns: (owned) (element-type BcXlsxArea): columns with a style of their own
 * @has_formulas: whether any cell is computed
 *
 * Where everything stands in a sheet's part.
 */
typedef struct
{
  BcMarkup markup;
  char *prefix;
  BcMarkupTag dimension;
  gboolean has_dimension;
  gsize close;
  GArray *rows;
  GArray *cells;
  GArray *merges;
  GArray *arrays;
  GArray *columns;
  gboolean has_formulas;
} BcXlsxSheet;

BcXlsxSheet *
bc_xlsx_sheet_new (char *bytes, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bc_xlsx_sheet_free (BcXlsxSheet *self);
const BcXlsxRow *bc_xlsx_sheet_find_row (const BcXlsxSheet *self, guint row, guint *place);
const BcXlsxCell *
bc_xlsx_sheet_find_cell (const BcXlsxSheet *self, guint row, guint column, gsize *place);
const BcXlsxArea *bc_xlsx_find_area (const GArray *areas, guint row, guint column);
gboolean bc_xlsx_sheet_check (const BcXlsxSheet *self, guint row, guint column, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcXlsxSheet, bc_xlsx_sheet_free)

G_END_DECLS
