/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "table-grid.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange-error.h"

#define BLOCK        (32 * 1024)
#define MAX_ROW_TEXT (4 * 1024 * 1024)
#define MAX_MERGES   1000

typedef struct
{
  guint column;
  guint span;
  BcCellType type;
  gsize text; /* where it begins in the row's texts */
} Cell;

typedef struct
{
  guint first_row;
  guint first_column;
  guint last_row;
  guint last_column;
} Merge;

struct _BcGridRow
{
  guint number;
  guint repeats;
  GArray *cells;     /* (owned) (element-type Cell): by column */
  GString *text;     /* (owned): each with its NUL */
  gboolean has_data; /* and not covered cells alone */
};

static void
free_row (gpointer data)
{
  BcGridRow *row = data;

  g_array_unref (row->cells);
  g_string_free (row->text, TRUE);
  g_free (row);
}

/* What was learnt of merged cells stays. */
static void
stop_reading (BcGrid *self)
{
  g_clear_pointer (&self->reader, bc_xml_reader_free);
  g_clear_pointer (&self->zip, bc_zip_part_free);
  g_clear_pointer (&self->current, free_row);
  g_clear_pointer (&self->building, free_row);
  g_queue_clear_full (&self->rows, free_row);
}

static void
close_sheet (BcTable *table)
{
  BcGrid *self = (BcGrid *) table;

  stop_reading (self);
  self->free (self);
  g_array_unref (self->merges);
  g_array_unref (self->merges_here);
  g_free (self->buffer);
  g_free (self->part);
  g_free (self->path);
  g_free (self);
}

/* Reads on until there is a row, or the part is at its end. */
static gboolean
read_on (BcGrid *self, GCancellable *cancellable, GError **error)
{
  gssize length = 1;

  while (g_queue_is_empty (&self->rows) && length > 0) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    length = bc_zip_part_read (self->zip, self->buffer, BLOCK, error);
    if (length < 0 ||
        (length > 0 && !bc_xml_reader_feed (self->reader, self->buffer, (gsize) length, error)))
      return FALSE;
    self->fed += (guint64) length;
  }
  return length > 0 || bc_xml_reader_finish (self->reader, error);
}

static void
find_merges (BcGrid *self)
{
  g_array_set_size (self->merges_here, 0);
  for (guint i = 0; i < self->merges->len; i++) {
    Merge *merge = &g_array_index (self->merges, Merge, i);

    if (self->parent.row >= merge->first_row && self->parent.row <= merge->last_row)
      g_array_append_val (self->merges_here, *merge);
  }
}

static BcTableStep
step (BcTable *table, GCancellable *cancellable, GError **error)
{
  BcGrid *self = (BcGrid *) table;

  if (self->current != NULL && ++self->repeated < self->current->repeats) {
    table->row++;
  } else {
    g_clear_pointer (&self->current, free_row);
    if (g_queue_is_empty (&self->rows) && !read_on (self, cancellable, error))
      return BC_TABLE_ERROR;
    self->current = g_queue_pop_head (&self->rows);
    self->repeated = 0;
    if (self->current == NULL)
      return BC_TABLE_END;
    table->row = self->current->number;
  }
  find_merges (self);
  return BC_TABLE_ROW;
}

static guint
get_width (BcTable *table)
{
  BcGrid *self = (BcGrid *) table;
  const Cell *last = NULL;

  for (guint i = 0; self->current != NULL && i < self->current->cells->len; i++)
    if (g_array_index (self->current->cells, Cell, i).type != BC_CELL_COVERED)
      last = &g_array_index (self->current->cells, Cell, i);
  return last != NULL ? MIN (last->column + last->span, BC_TABLE_MAX_COLUMNS) : 0;
}

static const Cell *
find_cell (const BcGridRow *row, guint column)
{
  guint low = 0, high = row != NULL ? row->cells->len : 0;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    const Cell *cell = &g_array_index (row->cells, Cell, middle);

    if (column >= cell->column && column - cell->column < cell->span)
      return cell;
    if (column < cell->column)
      high = middle;
    else
      low = middle + 1;
  }
  return NULL;
}

static gboolean
is_covered (BcGrid *self, guint column)
{
  for (guint i = 0; i < self->merges_here->len; i++) {
    const Merge *merge = &g_array_index (self->merges_here, Merge, i);

    if (column >= merge->first_column && column <= merge->last_column &&
        (column > merge->first_column || self->parent.row > merge->first_row))
      return TRUE;
  }
  return FALSE;
}

static const char *
get_cell (BcTable *table, guint column, BcCellType *type)
{
  BcGrid *self = (BcGrid *) table;
  const Cell *cell = find_cell (self->current, column);

  *type = BC_CELL_TEXT;
  if (is_covered (self, column))
    *type = BC_CELL_COVERED;
  else if (cell != NULL)
    *type = cell->type;
  return cell != NULL && *type != BC_CELL_COVERED ? self->current->text->str + cell->text : "";
}

static double
get_fraction (BcTable *table)
{
  BcGrid *self = (BcGrid *) table;
  guint64 size = self->zip != NULL ? bc_zip_part_get_size (self->zip) : 0;

  return size > 0 ? (double) self->fed / (double) size : 1;
}

static gboolean
restart (BcTable *table, GCancellable *cancellable, GError **error)
{
  return bc_grid_open ((BcGrid *) table, cancellable, error);
}

static gboolean
list_sheets (BcTable *table, GPtrArray *names, GCancellable *cancellable, GError **error)
{
  BcGrid *self = (BcGrid *) table;

  return self->list_sheets (self, names, cancellable, error);
}

static const char *
get_sheet (BcTable *table)
{
  BcGrid *self = (BcGrid *) table;

  return self->get_sheet (self);
}

static gboolean
choose_sheet (BcTable *table, const char *name, GCancellable *cancellable, GError **error)
{
  BcGrid *self = (BcGrid *) table;

  self->choose_sheet (self, name);
  return TRUE;
}

static const BcTableClass class = {
  .step = step,
  .get_width = get_width,
  .get_cell = get_cell,
  .get_fraction = get_fraction,
  .restart = restart,
  .list_sheets = list_sheets,
  .get_sheet = get_sheet,
  .choose_sheet = choose_sheet,
  .free = close_sheet,
};

/**
 * bc_grid_init:
 * @self: a sheet, all zeros
 * @path: the spreadsheet's file
 *
 * Prepares what XLSX and ODS have in common.
 */
void
bc_grid_init (BcGrid *self, const char *path)
{
  self->parent.class = &class;
  self->path = g_strdup (path);
  self->buffer = g_malloc (BLOCK);
  self->merges = g_array_new (FALSE, FALSE, sizeof (Merge));
  self->merges_here = g_array_new (FALSE, FALSE, sizeof (Merge));
  g_queue_init (&self->rows);
}

/**
 * bc_grid_open:
 * @self: a sheet of which it is known which part it is
 * @cancellable: (nullable): stops the opening
 * @error: return location, #BC_EXCHANGE_ERROR
 *
 * Goes to before the first row.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_grid_open (BcGrid *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  stop_reading (self);
  self->fed = 0;
  self->parent.row = 0;
  if (self->reset != NULL)
    self->reset (self);
  self->zip = bc_zip_part_open (self->path, self->part, error);
  self->reader =
    bc_xml_reader_new_office (name, bc_zip_get_limit (self->path), self->handler, self);
  return self->zip != NULL;
}

/**
 * bc_grid_pass_over:
 * @self: a sheet before its first row
 * @cancellable: (nullable): stops the reading
 * @error: return location, #BC_EXCHANGE_ERROR
 *
 * Reads the part to its end, and keeps no row: for what the handler notes of it.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_grid_pass_over (BcGrid *self, GCancellable *cancellable, GError **error)
{
  do {
    g_queue_clear_full (&self->rows, free_row);
    if (!read_on (self, cancellable, error))
      return FALSE;
  } while (!g_queue_is_empty (&self->rows));
  return TRUE;
}

/**
 * bc_grid_turn_to:
 * @self: a sheet
 * @part: the name of the part that holds another sheet's rows
 *
 * Makes it the one that is read from the next opening on. What was learnt of merged cells was the
 * sheet's before it.
 */
void
bc_grid_turn_to (BcGrid *self, const char *part)
{
  char *before = self->part;

  self->part = g_strdup (part);
  g_free (before);
  g_array_set_size (self->merges, 0);
}

/**
 * bc_grid_begin_row:
 * @self: a sheet
 * @number: the row's, from 1
 * @repeats: how many rows are the same, from this one on
 *
 * Begins a row.
 */
void
bc_grid_begin_row (BcGrid *self, guint number, guint repeats)
{
  if (self->building == NULL) {
    self->building = g_new0 (BcGridRow, 1);
    self->building->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
    self->building->text = g_string_new (NULL);
  }
  g_array_set_size (self->building->cells, 0);
  g_string_truncate (self->building->text, 0);
  self->building->has_data = FALSE;
  self->building->number = MIN (number, BC_GRID_MAX_ROWS);
  self->building->repeats = CLAMP (repeats, 1, BC_GRID_MAX_ROWS + 1 - self->building->number);
}

/**
 * bc_grid_add_cell:
 * @self: a sheet within a row
 * @column: the cell's, from 0
 * @span: how many cells are the same, from this one on
 * @type: what it holds
 * @text: that
 * @error: return location, %BC_EXCHANGE_ERROR_TOO_LARGE
 *
 * Adds a cell to the row. What is behind the last column, or does not stand in order, no
 * spreadsheet program shows.
 *
 * Returns: %FALSE with an error where the row grows without end
 */
gboolean
bc_grid_add_cell (BcGrid *self,
                  guint column,
                  guint span,
                  BcCellType type,
                  const char *text,
                  GError **error)
{
  BcGridRow *row = self->building;
  const Cell *last =
    row->cells->len > 0 ? &g_array_index (row->cells, Cell, row->cells->len - 1) : NULL;
  Cell cell = { .column = column, .type = type, .text = row->text->len };

  if (column >= BC_TABLE_MAX_COLUMNS || (last != NULL && column < last->column + last->span))
    return TRUE;
  cell.span = CLAMP (span, 1, BC_TABLE_MAX_COLUMNS - column);
  g_string_append (row->text, text);
  g_string_append_c (row->text, '\0');
  g_array_append_val (row->cells, cell);
  row->has_data |= type != BC_CELL_COVERED;
  if (row->text->len <= MAX_ROW_TEXT)
    return TRUE;
  g_set_error_literal (error,
                       BC_EXCHANGE_ERROR,
                       BC_EXCHANGE_ERROR_TOO_LARGE,
                       _ ("a row holds more text than any record can"));
  return FALSE;
}

/**
 * bc_grid_end_row:
 * @self: a sheet within a row
 *
 * Ends the row. One that holds nothing is passed over, however often it stands there.
 *
 * Returns: whether it holds anything
 */
gboolean
bc_grid_end_row (BcGrid *self)
{
  if (self->building == NULL || !self->building->has_data)
    return FALSE;
  g_queue_push_tail (&self->rows, g_steal_pointer (&self->building));
  return TRUE;
}

/**
 * bc_grid_add_merge:
 * @self: a sheet
 * @first_row: from 1
 * @first_column: from 0
 * @last_row: from 1
 * @last_column: from 0
 * @error: return location, %BC_EXCHANGE_ERROR_INVALID
 *
 * Notes that cells are merged. It counts from the next reading on.
 *
 * Returns: %FALSE with an error where there are too many
 */
gboolean
bc_grid_add_merge (BcGrid *self,
                   guint first_row,
                   guint first_column,
                   guint last_row,
                   guint last_column,
                   GError **error)
{
  Merge merge = { first_row, first_column, last_row, last_column };

  for (guint i = 0; i < self->merges->len; i++)
    if (memcmp (&g_array_index (self->merges, Merge, i), &merge, sizeof merge) == 0)
      return TRUE;
  g_array_append_val (self->merges, merge);
  if (self->merges->len <= MAX_MERGES)
    return TRUE;
  g_set_error (error,
               BC_EXCHANGE_ERROR,
               BC_EXCHANGE_ERROR_INVALID,
               _ ("more than %d merged cells: separate them in the spreadsheet"),
               MAX_MERGES);
  return FALSE;
}

/**
 * bc_grid_get_attribute:
 * @attributes: (array length=n_attributes): an element's
 * @n_attributes: how many
 * @name: a local name
 *
 * Returns: (nullable) (transfer none): the value of the first of that name
 */
const char *
bc_grid_get_attribute (const BcXmlAttribute *attributes, guint n_attributes, const char *name)
{
  for (guint i = 0; i < n_attributes; i++)
    if (strcmp (attributes[i].name, name) == 0)
      return attributes[i].value;
  return NULL;
}
