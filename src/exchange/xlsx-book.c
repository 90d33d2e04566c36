/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "xlsx-book.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange-error.h"
#include "table-grid.h"

#define WORKBOOK  "xl/workbook.xml"
#define RELATIONS "xl/_rels/workbook.xml.rels"
#define STYLES    "xl/styles.xml"
#define STRINGS   "xl/sharedStrings.xml"
#define ESCAPE    7 /* characters of "_x000D_" */

/* So many sheets are looked at: no person goes through more. */
#define MAX_SHEETS 1000

/* A book while it is read. */
typedef struct
{
  BcXlsxBook *book;
  guint phonetic; /* depth of readings written over Japanese texts */
} Reading;

/* Excel writes what XML cannot carry, and an underscore that could be taken for it, as "_x000D_".
 */
static gboolean
read_escape (const char *at, gunichar *character)
{
  gunichar code = 0;

  if (strnlen (at, ESCAPE) < ESCAPE || at[0] != '_' || at[1] != 'x' || at[6] != '_')
    return FALSE;
  for (int i = 2; i < 6; i++) {
    if (!g_ascii_isxdigit (at[i]))
      return FALSE;
    code = code * 16 + (gunichar) g_ascii_xdigit_value (at[i]);
  }
  *character = code;
  return code != 0 && g_unichar_validate (code);
}

/**
 * bc_xlsx_take_text:
 * @text: where to write
 * @written: a text as an XLSX file has it
 *
 * Adds a text as it is meant.
 */
void
bc_xlsx_take_text (GString *text, const char *written)
{
  for (const char *at = written; *at != '\0';) {
    gunichar character;

    if (*at == '_' && read_escape (at, &character)) {
      if (character != '\r')
        g_string_append_unichar (text, character);
      at += ESCAPE;
    } else {
      g_string_append_c (text, *at++);
    }
  }
}

static gboolean
is_true (const char *text)
{
  return g_strcmp0 (text, "1") == 0 || g_strcmp0 (text, "true") == 0;
}

static void
add_sheet (BcXlsxBook *self, const BcXmlAttribute *attributes, guint n_attributes)
{
  const char *name = bc_grid_get_attribute (attributes, n_attributes, "name");
  const char *state = bc_grid_get_attribute (attributes, n_attributes, "state");
  const char *relation = bc_grid_get_attribute (attributes, n_attributes, "id");
  BcXlsxBookSheet sheet = { 0 };

  if (relation == NULL || self->sheets->len >= MAX_SHEETS ||
      (state != NULL && strcmp (state, "visible") != 0))
    return;
  sheet.name = g_strdup (name != NULL ? name : "");
  sheet.relation = g_strdup (relation);
  g_array_append_val (self->sheets, sheet);
}

static gboolean
start_workbook_cb (const char *element,
                   const BcXmlAttribute *attributes,
                   guint n_attributes,
                   gpointer data,
                   GError **error)
{
  Reading *self = data;

  if (strcmp (element, "workbookPr") == 0)
    self->book->is_1904 = is_true (bc_grid_get_attribute (attributes, n_attributes, "date1904"));
  else if (strcmp (element, "sheet") == 0)
    add_sheet (self->book, attributes, n_attributes);
  return TRUE;
}

/* "worksheets/sheet1.xml", or from the root: "/xl/worksheets/sheet1.xml" */
static char *
dup_part (const char *target)
{
  return *target == '/' ? g_strdup (target + 1) : g_strconcat ("xl/", target, NULL);
}

static gboolean
start_relations_cb (const char *element,
                    const BcXmlAttribute *attributes,
                    guint n_attributes,
                    gpointer data,
                    GError **error)
{
  Reading *self = data;
  const char *id = bc_grid_get_attribute (attributes, n_attributes, "Id");
  const char *target = bc_grid_get_attribute (attributes, n_attributes, "Target");

  if (strcmp (element, "Relationship") != 0 || target == NULL)
    return TRUE;
  for (guint i = 0; i < self->book->sheets->len; i++) {
    BcXlsxBookSheet *sheet = &g_array_index (self->book->sheets, BcXlsxBookSheet, i);

    if (sheet->part == NULL && g_strcmp0 (id, sheet->relation) == 0)
      sheet->part = dup_part (target);
  }
  return TRUE;
}

static gboolean
end_nothing_cb (const char *element, const char *text, gpointer data, GError **error)
{
  return TRUE;
}

static gboolean
start_strings_cb (const char *element,
                  const BcXmlAttribute *attributes,
                  guint n_attributes,
                  gpointer data,
                  GError **error)
{
  Reading *self = data;

  if (strcmp (element, "si") == 0)
    g_array_append_val (self->book->offsets, self->book->strings->len);
  self->phonetic += strcmp (element, "rPh") == 0;
  return TRUE;
}

static gboolean
end_strings_cb (const char *element, const char *text, gpointer data, GError **error)
{
  Reading *self = data;

  if (strcmp (element, "t") == 0 && self->phonetic == 0)
    bc_xlsx_take_text (self->book->strings, text);
  if (strcmp (element, "si") == 0)
    g_string_append_c (self->book->strings, '\0');
  self->phonetic -= self->phonetic > 0 && strcmp (element, "rPh") == 0;
  return TRUE;
}

static const BcXmlHandler workbook_handler = { start_workbook_cb, end_nothing_cb, NULL };
static const BcXmlHandler relations_handler = { start_relations_cb, end_nothing_cb, NULL };
static const BcXmlHandler strings_handler = { start_strings_cb, end_strings_cb, NULL };

static void
clear_sheet (gpointer data)
{
  BcXlsxBookSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->relation);
  g_free (sheet->part);
}

/* Those whose part is missing are none. */
static void
drop_missing (GArray *sheets, GHashTable *names)
{
  for (guint i = sheets->len; i > 0; i--) {
    const BcXlsxBookSheet *sheet = &g_array_index (sheets, BcXlsxBookSheet, i - 1);

    if (sheet->part == NULL || !g_hash_table_contains (names, sheet->part))
      g_array_remove_index (sheets, i - 1);
  }
}

static gboolean
find_sheets (BcXlsxBook *self,
             const char *path,
             GHashTable *names,
             GCancellable *cancellable,
             GError **error)
{
  Reading reading = { .book = self };

  if (!bc_zip_read_xml (path, WORKBOOK, &workbook_handler, &reading, cancellable, error))
    return FALSE;
  if (self->sheets->len > 0 &&
      !bc_zip_read_xml (path, RELATIONS, &relations_handler, &reading, cancellable, error))
    return FALSE;
  drop_missing (self->sheets, names);
  if (self->sheets->len > 0)
    return TRUE;
  g_set_error_literal (error,
                       BC_EXCHANGE_ERROR,
                       BC_EXCHANGE_ERROR_INVALID,
                       _ ("The spreadsheet has no sheet with a table that can be seen"));
  return FALSE;
}

static gboolean
read_strings (BcXlsxBook *self, const char *path, GCancellable *cancellable, GError **error)
{
  Reading reading = { .book = self };

  return bc_zip_read_xml (path, STRINGS, &strings_handler, &reading, cancellable, error);
}

/**
 * bc_xlsx_book_read:
 * @self: a book, all zeros
 * @path: its file
 * @names: (element-type utf8): the set of its parts' names
 * @cancellable: (nullable): stops the reading
 * @error: return location, #BC_EXCHANGE_ERROR or GIO's
 *
 * Reads what the rows of an XLSX file refer to (ECMA-376 part 1, 18). The texts that cells share
 * are kept; there is no other way, for rows name them in any order.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_xlsx_book_read (BcXlsxBook *self,
                   const char *path,
                   GHashTable *names,
                   GCancellable *cancellable,
                   GError **error)
{
  self->sheets = g_array_new (FALSE, TRUE, sizeof (BcXlsxBookSheet));
  g_array_set_clear_func (self->sheets, clear_sheet);
  self->styles = g_array_new (FALSE, FALSE, sizeof (guint8));
  self->strings = g_string_new (NULL);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  return find_sheets (self, path, names, cancellable, error) &&
         (!g_hash_table_contains (names, STYLES) ||
          bc_xlsx_styles_read (self, path, STYLES, cancellable, error)) &&
         (!g_hash_table_contains (names, STRINGS) || read_strings (self, path, cancellable, error));
}

/**
 * bc_xlsx_book_clear:
 * @self: a book
 *
 * Frees what it holds.
 */
void
bc_xlsx_book_clear (BcXlsxBook *self)
{
  g_clear_pointer (&self->sheets, g_array_unref);
  g_clear_pointer (&self->styles, g_array_unref);
  g_clear_pointer (&self->offsets, g_array_unref);
  if (self->strings != NULL)
    g_string_free (g_steal_pointer (&self->strings), TRUE);
}
