/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange-error.h"
#include "table-private.h"
#include "text.h"
#include "zip-part.h"

#define HEAD 8192

/* How other files begin that people take for tables. */
static const struct
{
  const char *begins;
  gsize length;
  const char *advice;
} others[] = {
  { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    8,
    N_ ("This is an old .xls spreadsheet, or one with a password. Open it in the spreadsheet "
        "program and save it as .xlsx, without a password") },
  { "%PDF", 4, N_ ("This is a PDF. Ask for the spreadsheet that it was made from") },
  { "\x89PNG", 4, N_ ("This is a picture. Ask for the spreadsheet that it was made from") },
  { "\xff\xd8\xff", 3, N_ ("This is a picture. Ask for the spreadsheet that it was made from") },
  { "<",
    1,
    N_ ("This is a web page or XML with another name. Open it in the spreadsheet program "
        "and save it as .xlsx, .ods or .csv") },
  { "{\\rtf", 5, N_ ("This is a text document. Copy its table into a spreadsheet") },
  { "Rar!", 4, N_ ("This is a packed file. Unpack it and import what is in it") },
  { "7z\xbc\xaf", 4, N_ ("This is a packed file. Unpack it and import what is in it") },
};

static gboolean
refuse_other (const char *head, gsize size, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (size >= others[i].length && memcmp (head, others[i].begins, others[i].length) == 0) {
      g_set_error_literal (error,
                           BC_EXCHANGE_ERROR,
                           BC_EXCHANGE_ERROR_INVALID,
                           _ (others[i].advice));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_head (const char *path, char *head, gsize *size, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);

  return stream != NULL &&
         g_input_stream_read_all (G_INPUT_STREAM (stream), head, HEAD, size, cancellable, error);
}

/* What office programs put into a ZIP archive is told by its parts, not by the file's name. */
static BcTable *
open_archive (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) names = bc_zip_list (path, error);

  if (names == NULL)
    return NULL;
  if (g_hash_table_contains (names, "xl/workbook.xml"))
    return bc_table_xlsx_open (path, names, cancellable, error);
  if (g_hash_table_contains (names, "content.xml"))
    return bc_table_ods_open (path, cancellable, error);
  g_set_error_literal (error,
                       BC_EXCHANGE_ERROR,
                       BC_EXCHANGE_ERROR_INVALID,
                       g_hash_table_contains (names, "xl/workbook.bin")
                         ? _ (
                             "This is an .xlsb spreadsheet. Open it in the spreadsheet program and "
                             "save it as .xlsx")
                         : _ ("This is a packed file or another kind of document, no spreadsheet. "
                              "Unpack it, or copy its table into a spreadsheet"));
  return NULL;
}

/**
 * bc_table_open:
 * @path: a file: XLSX, ODS, or comma-separated values
 * @cancellable: (nullable): stops the opening
 * @error: return location, #BC_EXCHANGE_ERROR or GIO's
 *
 * Opens a table by what the file holds, whatever it is called. Of a spreadsheet it is the first
 * sheet that is not hidden and holds anything. Memory stays flat, whatever the size.
 *
 * Returns: (transfer full) (nullable): the table before its first row; %NULL with an error that
 * says what to do with another file
 */
BcTable *
bc_table_open (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *head = g_malloc (HEAD);
  gsize size = 0;

  g_return_val_if_fail (path != NULL, NULL);

  if (!read_head (path, head, &size, cancellable, error) || !refuse_other (head, size, error))
    return NULL;
  if (size >= 4 && memcmp (head, "PK\3\4", 4) == 0)
    return open_archive (path, cancellable, error);
  return bc_table_csv_open (path, cancellable, error);
}

/**
 * bc_table_free:
 * @self: (transfer full): a table
 *
 * Closes it.
 */
void
bc_table_free (BcTable *self)
{
  self->class->free (self);
}

/**
 * bc_table_step:
 * @self: a table
 * @cancellable: (nullable): stops the reading
 * @error: return location, #BC_EXCHANGE_ERROR or GIO's
 *
 * Reads the next row that has anything in it. What breaks the format ends the reading.
 *
 * Returns: what there is now
 */
BcTableStep
bc_table_step (BcTable *self, GCancellable *cancellable, GError **error)
{
  BcTableStep step;

  if (self->finished)
    return BC_TABLE_END;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return BC_TABLE_ERROR;
  step = self->class->step (self, cancellable, error);
  self->finished = step != BC_TABLE_ROW;
  return step;
}

/**
 * bc_table_get_row:
 * @self: a table with a row
 *
 * Returns: the row's number as spreadsheets show it, from 1
 */
guint
bc_table_get_row (BcTable *self)
{
  return self->row;
}

/**
 * bc_table_get_width:
 * @self: a table with a row
 *
 * Returns: the column behind the row's last one that holds anything, at most
 *   %BC_TABLE_MAX_COLUMNS
 */
guint
bc_table_get_width (BcTable *self)
{
  return self->class->get_width (self);
}

/**
 * bc_table_get_cell:
 * @self: a table with a row
 * @column: which one, from 0
 * @type: (out): what it holds
 *
 * Returns: (transfer none): what is in it, until the next row; "" where there is nothing
 */
const char *
bc_table_get_cell (BcTable *self, guint column, BcCellType *type)
{
  return self->class->get_cell (self, column, type);
}

/**
 * bc_table_get_fraction:
 * @self: a table
 *
 * Returns: how much of it was read, 0 to 1
 */
double
bc_table_get_fraction (BcTable *self)
{
  return CLAMP (self->class->get_fraction (self), 0, 1);
}

/**
 * bc_table_is_1904:
 * @self: a table
 *
 * Returns: whether its day numbers are counted from 1904, as spreadsheets of old Macintoshes do
 */
gboolean
bc_table_is_1904 (BcTable *self)
{
  return self->is_1904;
}

/**
 * bc_table_restart:
 * @self: a table
 * @cancellable: (nullable): stops the opening
 * @error: return location, #BC_EXCHANGE_ERROR or GIO's
 *
 * Goes back to before the first row. What was learnt of the table at the first reading, such as
 * which cells are merged, is known from then on.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_table_restart (BcTable *self, GCancellable *cancellable, GError **error)
{
  self->row = 0;
  self->finished = !self->class->restart (self, cancellable, error);
  return !self->finished;
}

static GPtrArray *
list_names (BcTable *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (self->class->list_sheets != NULL &&
      !self->class->list_sheets (self, names, cancellable, error))
    return NULL;
  return g_steal_pointer (&names);
}

/**
 * bc_table_list_sheets:
 * @self: a table
 * @cancellable: (nullable): stops the reading
 * @error: return location, #BC_EXCHANGE_ERROR or GIO's
 *
 * Finds out which sheets of a spreadsheet can be seen and hold anything. The table then stands
 * before its first row.
 *
 * Returns: (transfer container) (element-type utf8) (nullable): their names in order, none where
 * the file has no sheets; %NULL with an error
 */
GPtrArray *
bc_table_list_sheets (BcTable *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) names = list_names (self, cancellable, error);

  return names != NULL && bc_table_restart (self, cancellable, error) ? g_steal_pointer (&names)
                                                                      : NULL;
}

/**
 * bc_table_get_sheet:
 * @self: a table of which a row was read
 *
 * Returns: (transfer none) (nullable): the name of the sheet that is read; %NULL where the file has
 * no sheets
 */
const char *
bc_table_get_sheet (BcTable *self)
{
  return self->class->get_sheet != NULL ? self->class->get_sheet (self) : NULL;
}

static const char *
find_name (const GPtrArray *names, const char *typed)
{
  g_autofree char *folded = bc_text_fold (typed);

  for (guint i = 0; i < names->len; i++)
    if (g_str_equal (names->pdata[i], typed))
      return names->pdata[i];
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *own = bc_text_fold (names->pdata[i]);

    if (g_str_equal (own, folded))
      return names->pdata[i];
  }
  return NULL;
}

static gboolean
refuse_sheet (const GPtrArray *names, const char *typed, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", (const char *) names->pdata[i]);
  if (names->len == 0)
    g_set_error (error,
                 BC_EXCHANGE_ERROR,
                 BC_EXCHANGE_ERROR_INVALID,
                 _ ("The file has no sheet “%.60s”"),
                 typed);
  else
    g_set_error (error,
                 BC_EXCHANGE_ERROR,
                 BC_EXCHANGE_ERROR_INVALID,
                 _ ("The file has no sheet “%.60s” that holds anything; it has: %.400s"),
                 typed,
                 list->str);
  return FALSE;
}

/**
 * bc_table_choose_sheet:
 * @self: a table
 * @name: a sheet that bc_table_list_sheets() names, whatever case and accents
 * @cancellable: (nullable): stops the reading
 * @error: return location, #BC_EXCHANGE_ERROR or GIO's
 *
 * Goes to before the first row of another sheet.
 *
 * Returns: %FALSE with an error that names the sheets where there is no such one
 */
gboolean
bc_table_choose_sheet (BcTable *self, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) names = list_names (self, cancellable, error);
  const char *found = names != NULL ? find_name (names, name) : NULL;

  if (names == NULL)
    return FALSE;
  if (found == NULL)
    return refuse_sheet (names, name, error);
  return self->class->choose_sheet (self, found, cancellable, error) &&
         bc_table_restart (self, cancellable, error);
}
