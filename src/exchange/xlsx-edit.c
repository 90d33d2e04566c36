/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "xlsx-edit.h"

#include <string.h>

#include "spreadsheet-xlsx-text.h"

/* A sheet is copied byte by byte between the places that change. */

/* What takes the place of some bytes. */
typedef struct
{
  gsize start;
  gsize end;
  char *text; /* (owned) */
} Splice;

typedef struct
{
  const BcXlsxSheet *sheet;
  GArray *splices; /* (owned) (element-type Splice): by their places */
} Editing;

static void
clear_splice (gpointer data)
{
  g_free (((Splice *) data)->text);
}

/**
 * bc_xlsx_edit_clear:
 * @edit: what a cell is to hold
 *
 * Frees what it holds.
 */
void
bc_xlsx_edit_clear (gpointer edit)
{
  g_clear_pointer (&((BcXlsxEdit *) edit)->value, g_free);
}

static void
add_splice (Editing *self, gsize start, gsize end, char *text)
{
  Splice splice = { start, end, text };

  g_array_append_val (self->splices, splice);
}

/* A cell that is not there looks as its row does, else as its column. */
static char *
dup_style (const Editing *self, const BcXlsxCell *cell, const BcXlsxRow *row, guint column)
{
  const BcMarkup *markup = &self->sheet->markup;
  const BcXlsxArea *area = NULL;
  g_autofree char *custom = NULL;

  if (cell != NULL)
    return bc_markup_dup_attribute (markup, &cell->tag, "s");
  if (row != NULL)
    custom = bc_markup_dup_attribute (markup, &row->tag, "customFormat");
  if (g_strcmp0 (custom, "1") == 0 || g_strcmp0 (custom, "true") == 0)
    return bc_markup_dup_attribute (markup, &row->tag, "s");
  area = bc_xlsx_find_area (self->sheet->columns, 0, column);
  return area != NULL ? g_strdup (area->style) : NULL;
}

static void
append_cell (GString *text, const char *prefix, const BcXlsxEdit *edit, const char *style)
{
  g_string_append_printf (text, "<%sc r=\"", prefix);
  bc_xlsx_append_place (text, edit->row, edit->column);
  g_string_append_c (text, '"');
  if (style != NULL && style[strspn (style, "0123456789")] == '\0')
    g_string_append_printf (text, " s=\"%s\"", style);
  if (edit->value == NULL) {
    g_string_append (text, "/>");
  } else if (edit->is_text) {
    g_string_append_printf (text,
                            " t=\"inlineStr\"><%sis><%st xml:space=\"preserve\">",
                            prefix,
                            prefix);
    bc_xlsx_append_text (text, edit->value);
    g_string_append_printf (text, "</%st></%sis></%sc>", prefix, prefix, prefix);
  } else {
    g_string_append_printf (text, "><%sv>%s</%sv></%sc>", prefix, edit->value, prefix, prefix);
  }
}

/* (nullable): the cell as it is to be; a cell that is not there need not be made empty. */
static char *
dup_cell (const Editing *self, const BcXlsxEdit *edit, const BcXlsxCell *cell, const BcXlsxRow *row)
{
  g_autofree char *style = NULL;
  GString *text = NULL;

  if (cell == NULL && edit->value == NULL)
    return NULL;
  style = dup_style (self, cell, row, edit->column);
  text = g_string_new (NULL);
  append_cell (text, self->sheet->prefix, edit, style);
  return g_string_free (text, FALSE);
}

/* What the row says of the columns that it uses would be wrong now; it need not say so. */
static void
forget_spans (Editing *self, const BcXlsxRow *row)
{
  const BcMarkup *markup = &self->sheet->markup;
  g_autofree char *spans = bc_markup_dup_attribute (markup, &row->tag, "spans");

  if (spans != NULL)
    add_splice (self,
                row->tag.start,
                row->tag.end,
                bc_markup_dup_changed (markup, &row->tag, "spans", NULL));
}

static gboolean
adds_cell (const Editing *self, const BcXlsxEdit *edits, guint n_edits)
{
  gsize place;

  for (guint i = 0; i < n_edits; i++)
    if (edits[i].value != NULL &&
        bc_xlsx_sheet_find_cell (self->sheet, edits[i].row, edits[i].column, &place) == NULL)
      return TRUE;
  return FALSE;
}

static char *
dup_cells (const Editing *self, const BcXlsxRow *row, const BcXlsxEdit *edits, guint n_edits)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_edits; i++) {
    g_autofree char *cell = dup_cell (self, &edits[i], NULL, row);

    g_string_append (text, cell != NULL ? cell : "");
  }
  return g_string_free (text, FALSE);
}

static void
fill_row (Editing *self, const BcXlsxRow *row, const BcXlsxEdit *edits, guint n_edits)
{
  if (adds_cell (self, edits, n_edits))
    forget_spans (self, row);
  for (guint i = 0; i < n_edits; i++) {
    gsize place;
    const BcXlsxCell *cell =
      bc_xlsx_sheet_find_cell (self->sheet, edits[i].row, edits[i].column, &place);
    char *text = dup_cell (self, &edits[i], cell, row);

    if (text != NULL)
      add_splice (self, place, cell != NULL ? cell->end : place, text);
  }
}

/* "<row r="5"/>" is opened. */
static void
open_row (Editing *self, const BcXlsxRow *row, const BcXlsxEdit *edits, guint n_edits)
{
  const BcMarkup *markup = &self->sheet->markup;
  g_autofree char *cells = dup_cells (self, row, edits, n_edits);
  g_autofree char *tag = bc_markup_dup_changed (markup, &row->tag, "spans", NULL);
  g_autofree char *prefix = bc_markup_dup_prefix (markup, &row->tag);

  if (*cells == '\0')
    return;
  tag[strlen (tag) - 2] = '\0';
  add_splice (self,
              row->tag.start,
              row->tag.end,
              g_strdup_printf ("%s>%s</%srow>", tag, cells, prefix));
}

static void
insert_row (Editing *self, guint next, const BcXlsxEdit *edits, guint n_edits)
{
  const BcXlsxSheet *sheet = self->sheet;
  g_autofree char *cells = dup_cells (self, NULL, edits, n_edits);
  gsize place =
    next < sheet->rows->len ? g_array_index (sheet->rows, BcXlsxRow, next).tag.start : sheet->close;

  if (*cells != '\0')
    add_splice (self,
                place,
                place,
                g_strdup_printf ("<%srow r=\"%u\">%s</%srow>",
                                 sheet->prefix,
                                 edits->row + 1,
                                 cells,
                                 sheet->prefix));
}

static void
edit_row (Editing *self, const BcXlsxEdit *edits, guint n_edits)
{
  guint place;
  const BcXlsxRow *row = bc_xlsx_sheet_find_row (self->sheet, edits->row, &place);

  if (row == NULL)
    insert_row (self, place, edits, n_edits);
  else if (row->tag.empty)
    open_row (self, row, edits, n_edits);
  else
    fill_row (self, row, edits, n_edits);
}

/* Some programs read no further than the sheet says that it goes. */
static void
widen_dimension (Editing *self, const GArray *edits)
{
  const BcMarkup *markup = &self->sheet->markup;
  g_autofree char *range = bc_markup_dup_attribute (markup, &self->sheet->dimension, "ref");
  BcXlsxArea area = { 0 };
  const char *end = range != NULL ? bc_xlsx_read_reference (range, &area.row, &area.column) : NULL;
  guint row = area.row, column = area.column, last_row = area.row, last_column = area.column;
  g_autofree char *first = NULL, *last = NULL, *wider = NULL;

  if (end == NULL ||
      (*end == ':' && bc_xlsx_read_reference (end + 1, &last_row, &last_column) == NULL))
    return;
  area.last_row = last_row;
  area.last_column = last_column;
  for (guint i = 0; i < edits->len; i++) {
    const BcXlsxEdit *edit = &g_array_index (edits, BcXlsxEdit, i);

    row = MIN (row, edit->row);
    column = MIN (column, edit->column);
    last_row = MAX (last_row, edit->row);
    last_column = MAX (last_column, edit->column);
  }
  if (row == area.row && column == area.column && last_row == area.last_row &&
      last_column == area.last_column)
    return;
  first = bc_xlsx_dup_reference (row, column);
  last = bc_xlsx_dup_reference (last_row, last_column);
  wider = g_strconcat (first, ":", last, NULL);
  add_splice (self,
              self->sheet->dimension.start,
              self->sheet->dimension.end,
              bc_markup_dup_changed (markup, &self->sheet->dimension, "ref", wider));
}

/* What a formula came to before would be told as if it came to that now: some programs compute only
 * what has no result, whatever the workbook says. */
static void
forget_results (Editing *self)
{
  for (guint i = 0; i < self->sheet->cells->len; i++) {
    const BcXlsxCell *cell = &g_array_index (self->sheet->cells, BcXlsxCell, i);

    if (cell->result_end > cell->result)
      add_splice (self, cell->result, cell->result_end, g_strdup (""));
  }
}

static int
compare_splices_cb (gconstpointer a, gconstpointer b)
{
  const Splice *one = a, *other = b;

  return one->start < other->start ? -1 : one->start > other->start;
}

static int
compare_edits_cb (gconstpointer a, gconstpointer b)
{
  const BcXlsxEdit *one = a, *other = b;

  if (one->row != other->row)
    return one->row < other->row ? -1 : 1;
  return one->column < other->column ? -1 : one->column > other->column;
}

static GString *
join (const Editing *self)
{
  const BcMarkup *markup = &self->sheet->markup;
  GString *text = g_string_sized_new (markup->length + 4096);
  gsize at = 0;

  for (guint i = 0; i < self->splices->len; i++) {
    const Splice *splice = &g_array_index (self->splices, Splice, i);

    g_string_append_len (text, markup->bytes + at, (gssize) (splice->start - at));
    g_string_append (text, splice->text);
    at = splice->end;
  }
  return g_string_append_len (text, markup->bytes + at, (gssize) (markup->length - at));
}

/* Of what is said of the same cell, the last is in force: the sorting keeps their order. */
static void
sort_edits (GArray *edits)
{
  g_array_sort (edits, compare_edits_cb);
  for (guint i = 1; i < edits->len;) {
    const BcXlsxEdit *edit = &g_array_index (edits, BcXlsxEdit, i);

    if (compare_edits_cb (edit - 1, edit) == 0)
      g_array_remove_index (edits, i - 1);
    else
      i++;
  }
}

/**
 * bc_xlsx_sheet_edit:
 * @self: a sheet
 * @edits: (element-type BcXlsxEdit): what its cells are to hold, those that bc_xlsx_sheet_check()
 *   lets pass; they are put in order
 *
 * Writes a sheet anew with some cells changed. Their styles stay, and so does every other byte,
 * save for what a sheet and its rows say of how far they go, and what formulas came to before.
 *
 * Returns: (transfer full): the sheet's part
 */
GString *
bc_xlsx_sheet_edit (const BcXlsxSheet *self, GArray *edits)
{
  g_autoptr (GArray) splices = g_array_new (FALSE, FALSE, sizeof (Splice));
  Editing editing = { .sheet = self, .splices = splices };

  g_array_set_clear_func (splices, clear_splice);
  sort_edits (edits);
  if (self->has_dimension)
    widen_dimension (&editing, edits);
  for (guint i = 0, n_here = 0; i < edits->len; i += n_here) {
    const BcXlsxEdit *first = &g_array_index (edits, BcXlsxEdit, i);

    for (n_here = 1; i + n_here < edits->len && first[n_here].row == first->row;)
      n_here++;
    edit_row (&editing, first, n_here);
  }
  forget_results (&editing);
  g_array_sort (splices, compare_splices_cb);
  return join (&editing);
}
