/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "exchange-error.h"
#include "import-date.h"
#include "table-grid.h"
#include "xlsx-book.h"

typedef struct
{
  BcGrid parent;
  BcXlsxBook book;
  guint sheet;       /* the one that is read */
  gboolean in_rows;  /* within the sheet's data */
  guint row;         /* the last one that began */
  guint column;      /* behind the last cell */
  guint style;       /* of the open cell */
  char kind[16];     /* of the open cell, as the file says */
  GString *text;     /* (owned): of the open cell */
  gboolean has_text; /* it has any */
  guint phonetic;
} Xlsx;

/* "BC12" is row 12 and column 54, counted from 0. Returns where the reference ends, NULL where it
 * is none. */
static const char *
read_reference (const char *at, guint *row, guint *column)
{
  guint letters = 0, digits = 0;

  *row = *column = 0;
  for (; g_ascii_isupper (*at) && letters < 4; at++, letters++)
    *column = *column * 26 + (guint) (*at - 'A' + 1);
  for (; g_ascii_isdigit (*at) && digits < 8; at++, digits++)
    *row = *row * 10 + (guint) g_ascii_digit_value (*at);
  if (letters == 0 || digits == 0 || *row == 0)
    return NULL;
  *column -= 1;
  return at;
}

static void
begin_row (Xlsx *self, const BcXmlAttribute *attributes, guint n_attributes)
{
  const char *number = bc_grid_get_attribute (attributes, n_attributes, "r");
  guint64 row = number != NULL ? g_ascii_strtoull (number, NULL, 10) : self->row + 1;

  self->row = (guint) CLAMP (row, 1, BC_GRID_MAX_ROWS);
  self->column = 0;
  bc_grid_begin_row (&self->parent, self->row, 1);
}

static void
begin_cell (Xlsx *self, const BcXmlAttribute *attributes, guint n_attributes)
{
  const char *reference = bc_grid_get_attribute (attributes, n_attributes, "r");
  const char *style = bc_grid_get_attribute (attributes, n_attributes, "s");
  const char *kind = bc_grid_get_attribute (attributes, n_attributes, "t");
  guint row, column;

  if (reference != NULL && read_reference (reference, &row, &column) != NULL)
    self->column = column;
  self->style = style != NULL ? (guint) MIN (strtoul (style, NULL, 10), G_MAXINT) : 0;
  g_strlcpy (self->kind, kind != NULL ? kind : "n", sizeof self->kind);
  g_string_truncate (self->text, 0);
  self->has_text = FALSE;
}

static gboolean
add_merge (Xlsx *self, const char *range, GError **error)
{
  guint first_row, first_column, last_row, last_column;
  const char *end = range != NULL ? read_reference (range, &first_row, &first_column) : NULL;

  if (end == NULL || *end != ':' || read_reference (end + 1, &last_row, &last_column) == NULL)
    return TRUE;
  return bc_grid_add_merge (&self->parent, first_row, first_column, last_row, last_column, error);
}

static gboolean
start_cb (const char *element,
          const BcXmlAttribute *attributes,
          guint n_attributes,
          gpointer data,
          GError **error)
{
  Xlsx *self = data;

  if (strcmp (element, "sheetData") == 0)
    self->in_rows = TRUE;
  else if (strcmp (element, "mergeCell") == 0)
    return add_merge (self, bc_grid_get_attribute (attributes, n_attributes, "ref"), error);
  else if (!self->in_rows)
    return TRUE;
  else if (strcmp (element, "row") == 0)
    begin_row (self, attributes, n_attributes);
  else if (strcmp (element, "c") == 0 && self->row > 0)
    begin_cell (self, attributes, n_attributes);
  self->phonetic += strcmp (element, "rPh") == 0;
  return TRUE;
}

static const char *
get_shared (Xlsx *self, GError **error)
{
  guint64 place = g_ascii_strtoull (self->text->str, NULL, 10);

  if (place < self->book.offsets->len)
    return self->book.strings->str + g_array_index (self->book.offsets, gsize, place);
  g_set_error_literal (error,
                       BC_EXCHANGE_ERROR,
                       BC_EXCHANGE_ERROR_INVALID,
                       _ ("a cell's text is missing from the file"));
  return NULL;
}

static gboolean
add_cell (Xlsx *self, BcCellType type, const char *text, GError **error)
{
  return bc_grid_add_cell (&self->parent, self->column, 1, type, text, error);
}

/* A day number that is no day is a number. */
static gboolean
add_number (Xlsx *self, GError **error)
{
  BcCellType type = self->style < self->book.styles->len
                      ? (BcCellType) g_array_index (self->book.styles, guint8, self->style)
                      : BC_CELL_NUMBER;
  char iso[11];

  if (type != BC_CELL_DATE)
    return add_cell (self, type, self->text->str, error);
  if (!bc_import_date_from_serial (self->text->str, self->book.is_1904, iso, NULL))
    return add_cell (self, BC_CELL_NUMBER, self->text->str, error);
  return add_cell (self, BC_CELL_DATE, iso, error);
}

static gboolean
add_text (Xlsx *self, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  bc_xlsx_take_text (text, self->text->str);
  return text->len == 0 || add_cell (self, BC_CELL_TEXT, text->str, error);
}

static gboolean
add_value (Xlsx *self, GError **error)
{
  const char *shared;

  switch (self->kind[0]) {
  case 'b':
    return add_cell (self,
                     BC_CELL_YES_NO,
                     strcmp (self->text->str, "0") == 0 ? "false" : "true",
                     error);
  case 'd':
    return add_cell (self, BC_CELL_DATE, g_string_truncate (self->text, 10)->str, error);
  case 'e':
    return add_cell (self, BC_CELL_FAULT, self->text->str, error);
  case 'n':
    return add_number (self, error);
  case 's':
    if (strcmp (self->kind, "s") != 0)
      return add_text (self, error);
    shared = get_shared (self, error);
    return shared != NULL && (*shared == '\0' || add_cell (self, BC_CELL_TEXT, shared, error));
  default:
    return add_text (self, error);
  }
}

static gboolean
end_cell (Xlsx *self, GError **error)
{
  gboolean added = !self->has_text || self->text->len == 0 || add_value (self, error);

  self->column++;
  return added;
}

static gboolean
end_cb (const char *element, const char *text, gpointer data, GError **error)
{
  Xlsx *self = data;

  if (!self->in_rows)
    return TRUE;
  if (strcmp (element, "v") == 0 || (strcmp (element, "t") == 0 && self->phonetic == 0)) {
    g_string_append (self->text, text);
    self->has_text = TRUE;
  } else if (strcmp (element, "c") == 0 && self->row > 0) {
    return end_cell (self, error);
  } else if (strcmp (element, "row") == 0) {
    bc_grid_end_row (&self->parent);
  } else if (strcmp (element, "sheetData") == 0) {
    self->in_rows = FALSE;
  }
  self->phonetic -= self->phonetic > 0 && strcmp (element, "rPh") == 0;
  return TRUE;
}

static void
reset (BcGrid *sheet)
{
  Xlsx *self = (Xlsx *) sheet;

  self->in_rows = FALSE;
  self->row = self->column = self->phonetic = 0;
  g_string_truncate (self->text, 0);
}

static void
free_parts (BcGrid *sheet)
{
  Xlsx *self = (Xlsx *) sheet;

  bc_xlsx_book_clear (&self->book);
  g_string_free (self->text, TRUE);
}

static const BcXlsxBookSheet *
get_sheet_at (Xlsx *self, guint place)
{
  return &g_array_index (self->book.sheets, BcXlsxBookSheet, place);
}

static void
turn_to (Xlsx *self, guint place)
{
  self->sheet = place;
  bc_grid_turn_to (&self->parent, get_sheet_at (self, place)->part);
}

/* A sheet that cannot be read is told of when it is. */
static BcTableStep
look_into (Xlsx *self, guint place, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) fault = NULL;
  BcTableStep step = BC_TABLE_ERROR;

  turn_to (self, place);
  if (bc_table_restart (&self->parent.parent, cancellable, &fault))
    step = bc_table_step (&self->parent.parent, cancellable, &fault);
  if (step != BC_TABLE_ERROR || !g_cancellable_is_cancelled (cancellable))
    return step == BC_TABLE_END ? BC_TABLE_END : BC_TABLE_ROW;
  g_propagate_error (error, g_steal_pointer (&fault));
  return BC_TABLE_ERROR;
}

static gboolean
list_sheets (BcGrid *sheet, GPtrArray *names, GCancellable *cancellable, GError **error)
{
  Xlsx *self = (Xlsx *) sheet;
  const guint now = self->sheet;
  BcTableStep step = BC_TABLE_END;

  for (guint i = 0; step != BC_TABLE_ERROR && i < self->book.sheets->len; i++) {
    step = look_into (self, i, cancellable, error);
    if (step == BC_TABLE_ROW)
      g_ptr_array_add (names, g_strdup (get_sheet_at (self, i)->name));
  }
  turn_to (self, now);
  return step != BC_TABLE_ERROR;
}

static const char *
get_sheet (BcGrid *sheet)
{
  Xlsx *self = (Xlsx *) sheet;

  return get_sheet_at (self, self->sheet)->name;
}

static void
choose_sheet (BcGrid *sheet, const char *name)
{
  Xlsx *self = (Xlsx *) sheet;

  for (guint i = 0; i < self->book.sheets->len; i++)
    if (g_str_equal (get_sheet_at (self, i)->name, name)) {
      turn_to (self, i);
      return;
    }
}

/* The first that holds anything; else the first. */
static gboolean
find_filled (Xlsx *self, GCancellable *cancellable, GError **error)
{
  BcTableStep step = BC_TABLE_END;

  for (guint i = 0; step == BC_TABLE_END && i < self->book.sheets->len; i++)
    step = look_into (self, i, cancellable, error);
  if (step == BC_TABLE_END)
    turn_to (self, 0);
  return step != BC_TABLE_ERROR;
}

/**
 * bc_table_xlsx_open:
 * @path: an XLSX file
 * @names: (element-type utf8): the set of its parts' names
 * @cancellable: (nullable): stops the opening
 * @error: return location, #BC_EXCHANGE_ERROR or GIO's
 *
 * Opens the first sheet of an XLSX file that is not hidden and holds anything. Of a formula it is
 * what the spreadsheet program last made of it.
 *
 * Returns: (transfer full) (nullable): the table; %NULL with an error
 */
BcTable *
bc_table_xlsx_open (const char *path, GHashTable *names, GCancellable *cancellable, GError **error)
{
  static const BcXmlHandler handler = { .start = start_cb, .end = end_cb };
  Xlsx *self = g_new0 (Xlsx, 1);

  bc_grid_init (&self->parent, path);
  self->text = g_string_new (NULL);
  self->parent.handler = &handler;
  self->parent.reset = reset;
  self->parent.free = free_parts;
  self->parent.list_sheets = list_sheets;
  self->parent.get_sheet = get_sheet;
  self->parent.choose_sheet = choose_sheet;
  if (bc_xlsx_book_read (&self->book, path, names, cancellable, error)) {
    turn_to (self, 0);
    self->parent.parent.is_1904 = self->book.is_1904;
    if ((self->book.sheets->len == 1 || find_filled (self, cancellable, error)) &&
        bc_table_restart (&self->parent.parent, cancellable, error))
      return &self->parent.parent;
  }
  bc_table_free (&self->parent.parent);
  return NULL;
}
