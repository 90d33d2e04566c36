/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "xlsx-form.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "date.h"
#include "exchange-error.h"
#include "xlsx-copy.h"
#include "xlsx-form-private.h"

#define WORKBOOK        "xl/workbook.xml"
#define MOST_CHARACTERS 32767
/* The day before the first one, in both ways of counting; earlier than the first of March 1900
 * programs disagree. */
#define DAY_ZERO      2415019
#define FIRST_DAY     2415080
#define DAY_ZERO_1904 2416481

static void
free_sheet (gpointer data)
{
  BcFormSheet *sheet = data;

  g_clear_pointer (&sheet->sheet, bc_xlsx_sheet_free);
  g_array_unref (sheet->edits);
  g_free (sheet->name);
  g_free (sheet->relation);
  g_free (sheet->part);
  g_free (sheet);
}

/**
 * bc_xlsx_form_open:
 * @path: an XLSX file
 * @cancellable: (nullable): stops the reading
 * @error: return location, #BC_EXCHANGE_ERROR or GIO's
 *
 * Opens a form that is to be filled in.
 *
 * Returns: (transfer full) (nullable): the form; %NULL with an error that says what to do
 */
BcXlsxForm *
bc_xlsx_form_open (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (BcXlsxForm) self = g_new0 (BcXlsxForm, 1);

  self->path = g_strdup (path);
  self->sheets = g_ptr_array_new_with_free_func (free_sheet);
  self->shown = g_ptr_array_new ();
  if (!bc_xlsx_form_check_kind (path, &self->names, error) ||
      !bc_xlsx_form_read_sheets (self, cancellable, error) ||
      !bc_xlsx_book_read (&self->book, path, self->names, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * bc_xlsx_form_free:
 * @self: (transfer full): a form
 *
 * Closes it.
 */
void
bc_xlsx_form_free (BcXlsxForm *self)
{
  g_clear_pointer (&self->names, g_hash_table_unref);
  bc_xlsx_book_clear (&self->book);
  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->sheets);
  g_free (self->path);
  g_free (self);
}

/**
 * bc_xlsx_form_get_sheets:
 * @self: a form
 *
 * Returns: (array zero-terminated=1): the names of its sheets that are shown; one at least
 */
const char *const *
bc_xlsx_form_get_sheets (BcXlsxForm *self)
{
  return (const char *const *) self->shown->pdata;
}

static gboolean
is_called (const BcFormSheet *sheet, const char *folded)
{
  g_autofree char *name = g_utf8_casefold (sheet->name, -1);

  return strcmp (name, folded) == 0;
}

/* By its name, whatever its case, as spreadsheet programs take it. */
static BcFormSheet *
find_sheet (BcXlsxForm *self, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name != NULL ? name : self->shown->pdata[0], -1);

  for (guint i = 0; i < self->sheets->len; i++) {
    BcFormSheet *sheet = self->sheets->pdata[i];

    if (sheet->sheet != NULL && sheet->name != NULL && is_called (sheet, folded))
      return sheet;
  }
  return NULL;
}

static BcFormSheet *
require_sheet (BcXlsxForm *self, const char *name, GError **error)
{
  BcFormSheet *sheet = find_sheet (self, name);
  g_autofree char *names = NULL;

  if (sheet != NULL)
    return sheet;
  names = g_strjoinv (", ", (char **) self->shown->pdata);
  g_set_error (error,
               BC_EXCHANGE_ERROR,
               BC_EXCHANGE_ERROR_INVALID,
               _ ("The form has no sheet “%s”; it has %s"),
               name,
               names);
  return NULL;
}

/**
 * bc_xlsx_form_check:
 * @self: a form
 * @place: where something is to be written
 * @error: return location, %BC_EXCHANGE_ERROR_INVALID
 *
 * Tells whether every cell of a place can be written.
 *
 * Returns: %FALSE with the reason
 */
gboolean
bc_xlsx_form_check (BcXlsxForm *self, const BcXlsxPlace *place, GError **error)
{
  const BcFormSheet *sheet = require_sheet (self, place->sheet, error);

  for (guint row = place->row; sheet != NULL && row <= place->last_row; row++)
    if (!bc_xlsx_sheet_check (sheet->sheet, row, place->column, error))
      return FALSE;
  return sheet != NULL;
}

/* The text of the elements of that name within a cell; entities stand for themselves. */
static char *
dup_inner (const BcMarkup *whole, const BcXlsxCell *cell, const char *name)
{
  BcMarkup markup = { whole->bytes, cell->end, cell->tag.end };
  GString *text = g_string_new (NULL);
  gsize from = 0;
  BcMarkupTag tag;

  while (bc_markup_next (&markup, &tag)) {
    if (!bc_markup_is (&markup, &tag, name))
      continue;
    if (tag.closes && from > 0)
      g_string_append_len (text, markup.bytes + from, (gssize) (tag.start - from));
    from = tag.closes || tag.empty ? 0 : tag.end;
  }
  g_string_replace (text, "&lt;", "<", 0);
  g_string_replace (text, "&gt;", ">", 0);
  g_string_replace (text, "&quot;", "\"", 0);
  g_string_replace (text, "&amp;", "&", 0);
  return g_string_free (text, FALSE);
}

static char *
dup_shared (BcXlsxForm *self, const char *place)
{
  guint64 at = g_ascii_strtoull (place, NULL, 10);

  return g_strdup (at < self->book.offsets->len
                     ? self->book.strings->str + g_array_index (self->book.offsets, gsize, at)
                     : "");
}

/**
 * bc_xlsx_form_dup_text:
 * @self: a form
 * @sheet: (nullable): a sheet's name
 * @row: from 0
 * @column: from 0
 *
 * Returns: (transfer full): what stands in a cell of the file; a number as it is stored, and an
 *   empty text for nothing
 */
char *
bc_xlsx_form_dup_text (BcXlsxForm *self, const char *sheet, guint row, guint column)
{
  const BcFormSheet *found = find_sheet (self, sheet);
  const BcXlsxCell *cell = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *value = NULL;
  gsize place;

  if (found != NULL)
    cell = bc_xlsx_sheet_find_cell (found->sheet, row, column, &place);
  if (cell == NULL)
    return g_strdup ("");
  kind = bc_markup_dup_attribute (&found->sheet->markup, &cell->tag, "t");
  if (g_strcmp0 (kind, "inlineStr") == 0)
    return dup_inner (&found->sheet->markup, cell, "t");
  value = dup_inner (&found->sheet->markup, cell, "v");
  return g_strcmp0 (kind, "s") == 0 && *value != '\0' ? dup_shared (self, value)
                                                      : g_steal_pointer (&value);
}

static BcCellType
get_style (BcXlsxForm *self, const BcFormSheet *sheet, guint row, guint column)
{
  gsize place;
  const BcXlsxCell *cell = bc_xlsx_sheet_find_cell (sheet->sheet, row, column, &place);
  g_autofree char *style = NULL;
  guint64 number;

  if (cell != NULL)
    style = bc_markup_dup_attribute (&sheet->sheet->markup, &cell->tag, "s");
  number = style != NULL ? g_ascii_strtoull (style, NULL, 10) : G_MAXUINT64;
  return number < self->book.styles->len
           ? (BcCellType) g_array_index (self->book.styles, guint8, number)
           : BC_CELL_NUMBER;
}

/* A cell that is not there need not be made empty. */
static gboolean
set (BcXlsxForm *self,
     const BcXlsxPlace *place,
     guint row,
     gboolean is_text,
     const char *value,
     GError **error)
{
  BcFormSheet *sheet = require_sheet (self, place->sheet, error);
  BcXlsxEdit edit = { place->row + row, place->column, is_text, NULL };
  gsize at;

  if (sheet == NULL || !bc_xlsx_sheet_check (sheet->sheet, edit.row, edit.column, error))
    return FALSE;
  if (value == NULL && bc_xlsx_sheet_find_cell (sheet->sheet, edit.row, edit.column, &at) == NULL)
    return TRUE;
  edit.value = g_strdup (value);
  g_array_append_val (sheet->edits, edit);
  return TRUE;
}

/* XML has no control characters, and a file that is damaged may hold anything. */
static char *
dup_writable (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (char *at = valid; *at != '\0'; at++)
    if ((g_ascii_iscntrl (*at) && *at != '\t' && *at != '\n') || *at == 0x7f)
      *at = ' ';
  return g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), MOST_CHARACTERS));
}

/**
 * bc_xlsx_form_set_text:
 * @self: a form
 * @place: where
 * @row: how far below its first row
 * @text: (nullable): a text, which is never a formula; none leaves the cell empty
 * @error: return location, %BC_EXCHANGE_ERROR_INVALID
 *
 * Says what a cell is to hold; its style stays.
 *
 * Returns: %FALSE with the reason why it cannot
 */
gboolean
bc_xlsx_form_set_text (BcXlsxForm *self,
                       const BcXlsxPlace *place,
                       guint row,
                       const char *text,
                       GError **error)
{
  g_autofree char *writable = text != NULL && *text != '\0' ? dup_writable (text) : NULL;

  return set (self, place, row, TRUE, writable, error);
}

/**
 * bc_xlsx_form_set_number:
 * @self: a form
 * @place: where
 * @row: how far below its first row
 * @number: a whole number
 * @error: return location, %BC_EXCHANGE_ERROR_INVALID
 *
 * Says what a cell is to hold; its style stays.
 *
 * Returns: %FALSE with the reason why it cannot
 */
gboolean
bc_xlsx_form_set_number (BcXlsxForm *self,
                         const BcXlsxPlace *place,
                         guint row,
                         gint64 number,
                         GError **error)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  return set (self, place, row, FALSE, value, error);
}

/**
 * bc_xlsx_form_set_percent:
 * @self: a form
 * @place: where
 * @row: how far below its first row
 * @hundredths: of a percent
 * @error: return location, %BC_EXCHANGE_ERROR_INVALID
 *
 * Says what a cell is to hold: a part of one where its style shows percents, else so many percent.
 *
 * Returns: %FALSE with the reason why it cannot
 */
gboolean
bc_xlsx_form_set_percent (BcXlsxForm *self,
                          const BcXlsxPlace *place,
                          guint row,
                          gint64 hundredths,
                          GError **error)
{
  const BcFormSheet *sheet = require_sheet (self, place->sheet, error);
  char value[G_ASCII_DTOSTR_BUF_SIZE];
  double whole = 100;

  if (sheet == NULL)
    return FALSE;
  if (get_style (self, sheet, place->row + row, place->column) == BC_CELL_PERCENT)
    whole = 10000;
  g_ascii_dtostr (value, sizeof value, (double) hundredths / whole);
  return set (self, place, row, FALSE, value, error);
}

/**
 * bc_xlsx_form_set_date:
 * @self: a form
 * @place: where
 * @row: how far below its first row
 * @date: a civil date
 * @error: return location, %BC_EXCHANGE_ERROR_INVALID
 *
 * Says what a cell is to hold: the number of the day where its style shows dates, counted as the
 * workbook does; else the day as people write it, for a bare number would be read as an amount.
 *
 * Returns: %FALSE with the reason why it cannot
 */
gboolean
bc_xlsx_form_set_date (BcXlsxForm *self,
                       const BcXlsxPlace *place,
                       guint row,
                       gint32 date,
                       GError **error)
{
  const BcFormSheet *sheet = require_sheet (self, place->sheet, error);
  const gint32 zero = self->book.is_1904 ? DAY_ZERO_1904 : DAY_ZERO;
  g_autofree char *text = NULL;

  if (sheet == NULL)
    return FALSE;
  if (date >= FIRST_DAY && date >= zero &&
      get_style (self, sheet, place->row + row, place->column) == BC_CELL_DATE)
    return bc_xlsx_form_set_number (self, place, row, date - zero, error);
  text = bc_date_dup_screen (date);
  return bc_xlsx_form_set_text (self, place, row, text, error);
}

static gboolean
is_same_file (const char *one, const char *other)
{
  GStatBuf first, second;

  return g_stat (one, &first) == 0 && g_stat (other, &second) == 0 &&
         first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

static gboolean
collect_changes (BcXlsxForm *self, GHashTable *changed, GError **error)
{
  gboolean has_formulas = FALSE;
  GString *workbook = NULL;

  for (guint i = 0; i < self->sheets->len; i++) {
    BcFormSheet *sheet = self->sheets->pdata[i];

    if (sheet->sheet == NULL)
      continue;
    has_formulas |= sheet->sheet->has_formulas;
    if (sheet->edits->len > 0 || sheet->sheet->has_formulas)
      g_hash_table_replace (changed,
                            g_strdup (sheet->part),
                            bc_xlsx_sheet_edit (sheet->sheet, sheet->edits));
  }
  if (!has_formulas)
    return TRUE;
  workbook = bc_xlsx_form_edit_workbook (self, error);
  if (workbook != NULL)
    g_hash_table_replace (changed, g_strdup (WORKBOOK), workbook);
  return workbook != NULL;
}

static void
free_text (gpointer text)
{
  g_string_free (text, TRUE);
}

/**
 * bc_xlsx_form_write:
 * @self: a form with what its cells are to hold
 * @path: the file; one that is there is replaced when all is written
 * @cancellable: (nullable): stops the writing
 * @error: return location, #BC_EXCHANGE_ERROR, #BC_STORE_ERROR or GIO's
 *
 * Writes the form as it is filled in. Every part keeps each of its bytes, save for the cells that
 * were set and, where there are formulas, what they came to before and what says when they are
 * computed.
 *
 * Returns: whether all of it was written; %FALSE too where it would take the place of the form
 */
gboolean
bc_xlsx_form_write (BcXlsxForm *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) changed =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_text);

  if (is_same_file (self->path, path)) {
    g_set_error_literal (error,
                         BC_EXCHANGE_ERROR,
                         BC_EXCHANGE_ERROR_REFUSED,
                         _ ("This is the form itself, which stays as it is: choose another name"));
    return FALSE;
  }
  return collect_changes (self, changed, error) &&
         bc_xlsx_copy (self->path, changed, path, cancellable, error);
}
