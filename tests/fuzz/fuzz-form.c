/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-form.h"

#include <string.h>

#include "xlsx-edit.h"
#include "xml-reader.h"

#define LIMIT (1024 * 1024)

int LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length);

/* What is written: cells near the beginning, where sheets have theirs, and far from it. */
static const struct
{
  guint row;
  guint column;
  const char *value;
} targets[] = {
  { 0, 0, "<&]]>_x0041_" },
  { 0, 2, NULL },
  { 1, 1, "=1" },
  { 2, 0, "ñ" },
  { 2, 1, "x" },
  { 2, 5, "x" },
  { 3, 0, "x" },
  { 4, 3, NULL },
  { 6, 2, "x" },
  { 9, 9, "x" },
  { 1048575, 16383, "x" },
};

static gboolean
start_cb (const char *element,
          const BcXmlAttribute *attributes,
          guint n_attributes,
          gpointer data,
          GError **error)
{
  return TRUE;
}

static gboolean
end_cb (const char *element, const char *text, gpointer data, GError **error)
{
  return TRUE;
}

static gboolean
judge (const char *bytes, gsize length, GError **error)
{
  static const BcXmlHandler handler = { start_cb, end_cb, NULL };
  g_autoptr (BcXmlReader) reader = bc_xml_reader_new_office ("sheet.xml", LIMIT, &handler, NULL);

  return bc_xml_reader_feed (reader, bytes, length, error) && bc_xml_reader_finish (reader, error);
}

static GArray *
choose_edits (const BcXlsxSheet *sheet)
{
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (BcXlsxEdit));

  g_array_set_clear_func (edits, bc_xlsx_edit_clear);
  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++) {
    BcXlsxEdit edit = { targets[i].row, targets[i].column, TRUE, g_strdup (targets[i].value) };

    if (bc_xlsx_sheet_check (sheet, edit.row, edit.column, NULL))
      g_array_append_val (edits, edit);
    else
      bc_xlsx_edit_clear (&edit);
  }
  return edits;
}

static gboolean
is_edited (const GArray *edits, const BcXlsxCell *cell)
{
  for (guint i = 0; i < edits->len; i++) {
    const BcXlsxEdit *edit = &g_array_index (edits, BcXlsxEdit, i);

    if (edit->row == cell->row && edit->column == cell->column)
      return TRUE;
  }
  return FALSE;
}

static void
check_kept (const BcXlsxSheet *before, const BcXlsxSheet *after, const GArray *edits)
{
  for (guint i = 0; i < before->cells->len; i++) {
    const BcXlsxCell *cell = &g_array_index (before->cells, BcXlsxCell, i);
    gsize place, length = cell->end - cell->tag.start;
    const BcXlsxCell *now = bc_xlsx_sheet_find_cell (after, cell->row, cell->column, &place);

    g_assert_nonnull (now);
    g_assert_true (now->has_formula == cell->has_formula);
    if (cell->has_formula || is_edited (edits, cell))
      continue;
    g_assert_cmpuint (now->end - now->tag.start, ==, length);
    g_assert_true (memcmp (before->markup.bytes + cell->tag.start,
                           after->markup.bytes + now->tag.start,
                           length) == 0);
  }
}

static void
check_written (const BcXlsxSheet *before, const BcXlsxSheet *after, const GArray *edits)
{
  for (guint i = 0; i < edits->len; i++) {
    const BcXlsxEdit *edit = &g_array_index (edits, BcXlsxEdit, i);
    gsize place;
    const BcXlsxCell *was = bc_xlsx_sheet_find_cell (before, edit->row, edit->column, &place);
    const BcXlsxCell *now = bc_xlsx_sheet_find_cell (after, edit->row, edit->column, &place);

    g_assert_true ((now != NULL) == (was != NULL || edit->value != NULL));
    g_assert_true (now == NULL || now->tag.empty == (edit->value == NULL));
    g_assert_true (now == NULL || !now->has_formula);
  }
}

static void
check_edited (const BcXlsxSheet *sheet)
{
  g_autoptr (GArray) edits = choose_edits (sheet);
  GString *text = bc_xlsx_sheet_edit (sheet, edits);
  g_autoptr (GError) error = NULL;
  g_autoptr (BcXlsxSheet) after = NULL;
  gsize length = text->len;

  if (length <= LIMIT)
    judge (text->str, length, &error);
  g_assert_no_error (error);
  after = bc_xlsx_sheet_new (g_string_free (text, FALSE), length, &error);
  g_assert_no_error (error);
  check_kept (sheet, after, edits);
  check_written (sheet, after, edits);
}

gboolean
fuzz_form (const uint8_t *bytes, size_t length, GError **error)
{
  g_autoptr (BcXlsxSheet) sheet = NULL;

  if (!judge ((const char *) bytes, length, error))
    return FALSE;
  sheet = bc_xlsx_sheet_new (g_strndup ((const char *) bytes, length), length, error);
  if (sheet == NULL)
    return FALSE;
  check_edited (sheet);
  return TRUE;
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  fuzz_form (bytes, length, NULL);
  return 0;
}
