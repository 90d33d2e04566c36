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

/* A book while it is read. */
typedef struct
{
  BcXlsxBook *book;
  char *relation; /* (owned) (nullable): of the sheet */
  char *target;   /* (owned) (nullable): what that leads to */
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

static gboolean
start_workbook_cb (const char *element,
                   const BcXmlAttribute *attributes,
                   guint n_attributes,
                   gpointer data,
                   GError **error)
{
  Reading *self = data;
  const char *state;

  if (strcmp (element, "workbookPr") == 0)
    self->book->is_1904 = is_true (bc_grid_get_attribute (attributes, n_attributes, "date1904"));
  if (strcmp (element, "sheet") != 0 || self->relation != NULL)
    return TRUE;
  state = bc_grid_get_attribute (attributes, n_attributes, "state");
  if (state == NULL || strcmp (state, "visible") == 0)
    self->relation = g_strdup (bc_grid_get_attribute (attributes, n_attributes, "id"));
  return TRUE;
}

static gboolean
start_relations_cb (const char *element,
                    const BcXmlAttribute *attributes,
                    guint n_attributes,
                    gpointer data,
                    GError **error)
{
  Reading *self = data;

  if (strcmp (element, "Relationship") == 0 && self->target == NULL &&
      g_strcmp0 (bc_grid_get_attribute (attributes, n_attributes, "Id"), self->relation) == 0)
    self->target = g_strdup (bc_grid_get_attribute (attributes, n_attributes, "Target"));
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
clear_reading (Reading *self)
{
  g_free (self->relation);
  g_free (self->target);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

/* "worksheets/sheet1.xml", or from the root: "/xl/worksheets/sheet1.xml" */
static char *
dup_part (const char *target)
{
  return *target == '/' ? g_strdup (target + 1) : g_strconcat ("xl/", target, NULL);
}

static gboolean
find_sheet (BcXlsxBook *self,
            const char *path,
            GHashTable *names,
            GCancellable *cancellable,
            GError **error)
{
  g_auto (Reading) reading = { .book = self };

  if (!bc_zip_read_xml (path, WORKBOOK, &workbook_handler, &reading, cancellable, error))
    return FALSE;
  if (reading.relation != NULL &&
      !bc_zip_read_xml (path, RELATIONS, &relations_handler, &reading, cancellable, error))
    return FALSE;
  if (reading.target != NULL)
    self->sheet = dup_part (reading.target);
  if (self->sheet != NULL && g_hash_table_contains (names, self->sheet))
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
  g_auto (Reading) reading = { .book = self };

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
  self->styles = g_array_new (FALSE, FALSE, sizeof (guint8));
  self->strings = g_string_new (NULL);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  return find_sheet (self, path, names, cancellable, error) &&
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
  g_clear_pointer (&self->sheet, g_free);
  g_clear_pointer (&self->styles, g_array_unref);
  g_clear_pointer (&self->offsets, g_array_unref);
  if (self->strings != NULL)
    g_string_free (g_steal_pointer (&self->strings), TRUE);
}
