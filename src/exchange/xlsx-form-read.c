/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange-error.h"
#include "table-grid.h"
#include "xlsx-form-private.h"

#define WORKBOOK  "xl/workbook.xml"
#define RELATIONS "xl/_rels/workbook.xml.rels"
#define HEAD      8
#define CHUNK     (64 * 1024)
/* A form is filled in by people: none has sheets of this size together, nor so many. */
#define MOST_BYTES  (64 * 1024 * 1024)
#define MOST_SHEETS 1000

static gboolean
refuse (BcExchangeError code, const char *reason, GError **error)
{
  g_set_error_literal (error, BC_EXCHANGE_ERROR, (int) code, reason);
  return FALSE;
}

static gboolean
check_head (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  char head[HEAD] = { 0 };
  gsize size = 0;

  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), head, HEAD, &size, NULL, error))
    return FALSE;
  if (memcmp (head, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", HEAD) == 0)
    return refuse (BC_EXCHANGE_ERROR_INVALID,
                   _ ("This is an old .xls spreadsheet, or one with a password. Open it in the "
                      "spreadsheet program and save it as .xlsx, without a password"),
                   error);
  return memcmp (head, "PK\3\4", 4) == 0 ||
         refuse (BC_EXCHANGE_ERROR_INVALID,
                 _ ("This is no .xlsx spreadsheet. Open it in the spreadsheet program and save it "
                    "as .xlsx"),
                 error);
}

static gboolean
has_part (GHashTable *names, const char *prefix)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (g_str_has_prefix (name, prefix))
      return TRUE;
  return FALSE;
}

/**
 * bc_xlsx_form_check_kind:
 * @path: a file
 * @names: (out) (transfer full): the set of its parts' names
 * @error: return location, #BC_EXCHANGE_ERROR or GIO's
 *
 * Refuses what is no workbook that can be filled in: other formats, macros, which a file of this
 * kind may not have, and signatures, which would not hold any more.
 *
 * Returns: %FALSE with an error that says what to do
 */
gboolean
bc_xlsx_form_check_kind (const char *path, GHashTable **names, GError **error)
{
  if (!check_head (path, error))
    return FALSE;
  *names = bc_zip_list (path, error);
  if (*names == NULL)
    return FALSE;
  if (!g_hash_table_contains (*names, WORKBOOK))
    return refuse (BC_EXCHANGE_ERROR_INVALID,
                   _ ("This is no .xlsx spreadsheet. Open it in the spreadsheet program and save "
                      "it as .xlsx"),
                   error);
  if (g_hash_table_contains (*names, "xl/vbaProject.bin"))
    return refuse (BC_EXCHANGE_ERROR_INVALID,
                   _ ("This spreadsheet has macros (.xlsm), which are not carried over. Open it in "
                      "the spreadsheet program and save it as .xlsx"),
                   error);
  return !has_part (*names, "_xmlsignatures/") ||
         refuse (BC_EXCHANGE_ERROR_INVALID,
                 _ ("This spreadsheet is signed, and no signature holds once it is filled in. Ask "
                    "for the form without one"),
                 error);
}

static gboolean
start_workbook_cb (const char *element,
                   const BcXmlAttribute *attributes,
                   guint n_attributes,
                   gpointer data,
                   GError **error)
{
  BcXlsxForm *self = data;
  BcFormSheet *sheet = NULL;
  const char *state;

  if (strcmp (element, "sheet") != 0)
    return TRUE;
  if (self->sheets->len == MOST_SHEETS)
    return refuse (BC_EXCHANGE_ERROR_TOO_LARGE,
                   _ ("The form has far more sheets than any that people fill in"),
                   error);
  state = bc_grid_get_attribute (attributes, n_attributes, "state");
  sheet = g_new0 (BcFormSheet, 1);
  sheet->name = g_strdup (bc_grid_get_attribute (attributes, n_attributes, "name"));
  sheet->relation = g_strdup (bc_grid_get_attribute (attributes, n_attributes, "id"));
  sheet->hidden = state != NULL && strcmp (state, "visible") != 0;
  sheet->edits = g_array_new (FALSE, FALSE, sizeof (BcXlsxEdit));
  g_array_set_clear_func (sheet->edits, bc_xlsx_edit_clear);
  g_ptr_array_add (self->sheets, sheet);
  return TRUE;
}

/* "worksheets/sheet1.xml", or from the root: "/xl/worksheets/sheet1.xml" */
static gboolean
start_relations_cb (const char *element,
                    const BcXmlAttribute *attributes,
                    guint n_attributes,
                    gpointer data,
                    GError **error)
{
  BcXlsxForm *self = data;
  const char *id = bc_grid_get_attribute (attributes, n_attributes, "Id");
  const char *target = bc_grid_get_attribute (attributes, n_attributes, "Target");

  if (strcmp (element, "Relationship") != 0 || id == NULL || target == NULL)
    return TRUE;
  for (guint i = 0; i < self->sheets->len; i++) {
    BcFormSheet *sheet = self->sheets->pdata[i];

    if (sheet->part == NULL && g_strcmp0 (sheet->relation, id) == 0)
      sheet->part = *target == '/' ? g_strdup (target + 1) : g_strconcat ("xl/", target, NULL);
  }
  return TRUE;
}

static gboolean
start_nothing_cb (const char *element,
                  const BcXmlAttribute *attributes,
                  guint n_attributes,
                  gpointer data,
                  GError **error)
{
  return TRUE;
}

static gboolean
end_nothing_cb (const char *element, const char *text, gpointer data, GError **error)
{
  return TRUE;
}

static GString *
read_bytes (const char *path,
            const char *part,
            gsize most,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (BcZipPart) zip = bc_zip_part_open (path, part, error);
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autofree char *chunk = g_malloc (CHUNK);
  gssize length = -1;

  if (zip == NULL)
    return NULL;
  while ((length = bc_zip_part_read (zip, chunk, CHUNK, error)) > 0) {
    g_string_append_len (bytes, chunk, length);
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    if (bytes->len > most) {
      refuse (BC_EXCHANGE_ERROR_TOO_LARGE,
              _ ("A sheet of the form is far larger than any that people fill in"),
              error);
      return NULL;
    }
  }
  return length == 0 ? g_steal_pointer (&bytes) : NULL;
}

/* The XML reader judges the part before its tags are looked at. */
static GString *
read_judged (const char *path,
             const char *part,
             gsize most,
             GCancellable *cancellable,
             GError **error)
{
  static const BcXmlHandler handler = { start_nothing_cb, end_nothing_cb, NULL };

  if (!bc_zip_read_xml (path, part, &handler, NULL, cancellable, error))
    return NULL;
  return read_bytes (path, part, most, cancellable, error);
}

/* A sheet that were read once for each of its names would fill the memory from a small file. */
static gboolean
check_alone (BcXlsxForm *self, const BcFormSheet *sheet, GError **error)
{
  for (guint i = 0; self->sheets->pdata[i] != sheet; i++) {
    const BcFormSheet *other = self->sheets->pdata[i];

    if (g_strcmp0 (other->part, sheet->part) == 0)
      return refuse (BC_EXCHANGE_ERROR_INVALID,
                     _ ("Two sheets of the form are one in the file. Open it in the spreadsheet "
                        "program and save it again"),
                     error);
  }
  return TRUE;
}

/* What is no worksheet, such as a chart, has nothing to fill in and is copied as it is. */
static gboolean
read_sheet (BcXlsxForm *self, BcFormSheet *sheet, GCancellable *cancellable, GError **error)
{
  GString *bytes = NULL;
  gsize length;

  if (sheet->part == NULL || !g_str_has_prefix (sheet->part, "xl/worksheets/") ||
      !g_hash_table_contains (self->names, sheet->part))
    return TRUE;
  if (!check_alone (self, sheet, error))
    return FALSE;
  bytes = read_judged (self->path, sheet->part, MOST_BYTES - self->n_bytes, cancellable, error);
  if (bytes == NULL)
    return FALSE;
  length = bytes->len;
  self->n_bytes += length;
  sheet->sheet = bc_xlsx_sheet_new (g_string_free (bytes, FALSE), length, error);
  if (sheet->sheet != NULL && !sheet->hidden && sheet->name != NULL)
    g_ptr_array_add (self->shown, sheet->name);
  return sheet->sheet != NULL;
}

/**
 * bc_xlsx_form_read_sheets:
 * @self: a form
 * @cancellable: (nullable): stops the reading
 * @error: return location, #BC_EXCHANGE_ERROR or GIO's
 *
 * Reads which sheets there are, and where everything stands in them.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_xlsx_form_read_sheets (BcXlsxForm *self, GCancellable *cancellable, GError **error)
{
  static const BcXmlHandler workbook = { start_workbook_cb, end_nothing_cb, NULL };
  static const BcXmlHandler relations = { start_relations_cb, end_nothing_cb, NULL };

  if (!bc_zip_read_xml (self->path, WORKBOOK, &workbook, self, cancellable, error) ||
      !bc_zip_read_xml (self->path, RELATIONS, &relations, self, cancellable, error))
    return FALSE;
  for (guint i = 0; i < self->sheets->len; i++)
    if (!read_sheet (self, self->sheets->pdata[i], cancellable, error))
      return FALSE;
  g_ptr_array_add (self->shown, NULL);
  return self->shown->len > 1 ||
         refuse (BC_EXCHANGE_ERROR_INVALID, _ ("The form has no sheet that can be seen"), error);
}

/* Behind which elements the one on computing stands (ECMA-376 part 1, 18.2.27). */
static gboolean
stands_before (const BcMarkup *markup, const BcMarkupTag *tag)
{
  static const char *const names[] = { "sheets",
                                       "functionGroups",
                                       "externalReferences",
                                       "definedNames" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (bc_markup_is (markup, tag, names[i]) && (tag->closes || tag->empty))
      return TRUE;
  return FALSE;
}

static GString *
splice (const BcMarkup *markup, gsize start, gsize end, const char *text)
{
  GString *all = g_string_new_len (markup->bytes, (gssize) start);

  g_string_append (all, text);
  return g_string_append_len (all, markup->bytes + end, (gssize) (markup->length - end));
}

/**
 * bc_xlsx_form_edit_workbook:
 * @self: a form
 * @error: return location, #BC_EXCHANGE_ERROR or GIO's
 *
 * Has the spreadsheet program compute every formula when the file is opened: the results that stand
 * in the file were computed from other cells (ECMA-376 part 1, 18.2.2, fullCalcOnLoad). The chain
 * of computing stays valid, for no formula comes or goes.
 *
 * Returns: (transfer full) (nullable): the workbook's part; %NULL with an error
 */
GString *
bc_xlsx_form_edit_workbook (BcXlsxForm *self, GError **error)
{
  g_autoptr (GString) bytes = read_judged (self->path, WORKBOOK, MOST_BYTES, NULL, error);
  BcMarkup markup = { bytes != NULL ? bytes->str : "", bytes != NULL ? bytes->len : 0, 0 };
  g_autofree char *prefix = NULL;
  g_autofree char *text = NULL;
  BcMarkupTag tag;
  gsize place = 0;

  while (bc_markup_next (&markup, &tag)) {
    if (bc_markup_is (&markup, &tag, "calcPr") && !tag.closes) {
      text = bc_markup_dup_changed (&markup, &tag, "fullCalcOnLoad", "1");
      return splice (&markup, tag.start, tag.end, text);
    }
    if (!stands_before (&markup, &tag))
      continue;
    place = tag.end;
    g_free (prefix);
    prefix = bc_markup_dup_prefix (&markup, &tag);
  }
  if (bytes == NULL)
    return NULL;
  text = g_strdup_printf ("<%scalcPr fullCalcOnLoad=\"1\"/>", prefix != NULL ? prefix : "");
  return splice (&markup, place, place, text);
}
