/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "date.h"
#include "number.h"
#include "spreadsheet-xlsx-text.h"
#include "spreadsheet-zip.h"

/* The format's own limits. */
#define MOST_ROWS       1048576
#define MOST_CHARACTERS 32767
/* Days are counted from before 1900, whose 29 February the format believes in: earlier dates would
 * be read differently by different programs and are written as text. */
#define DAY_ZERO  2415019
#define FIRST_DAY 2415080
/* Cell formats, see bc_xlsx_styles. */
#define FORMAT_KINDS   1
#define FORMAT_HEADING 6

typedef struct
{
  char *title;     /* (owned) */
  BcSheetZip *zip; /* (owned) */
  GString *line;   /* (owned) the row that is being written */
} Xlsx;

static void
xlsx_free (gpointer data)
{
  Xlsx *self = data;

  bc_sheet_zip_free (self->zip);
  g_string_free (self->line, TRUE);
  g_free (self->title);
  g_free (self);
}

static gpointer
xlsx_begin (const BcSheetTarget *target, GError **error)
{
  BcSheetZip *zip = bc_sheet_zip_new (target, error);
  Xlsx *self;

  if (zip == NULL)
    return NULL;
  self = g_new0 (Xlsx, 1);
  self->title = g_strdup (target->title);
  self->zip = zip;
  self->line = g_string_new ("<row>");
  return self;
}

static void
append_text (GString *line, const char *text)
{
  g_string_append (line, " t=\"inlineStr\"><is><t xml:space=\"preserve\">");
  bc_xlsx_append_text (line, text);
  g_string_append (line, "</t></is></c>");
}

static char *
dup_number (const BcSheetCell *cell)
{
  if (cell->kind == BC_CELL_DECIMAL)
    return bc_number_dup_decimal (cell->number);
  return bc_number_dup_whole (cell->number - (cell->kind == BC_CELL_DATE ? DAY_ZERO : 0));
}

static gboolean
xlsx_add_cell (gpointer data, guint row, guint column, const BcSheetCell *cell, GError **error)
{
  Xlsx *self = data;
  gboolean old = cell->kind == BC_CELL_DATE && cell->number < FIRST_DAY;
  BcCellKind kind = old ? BC_CELL_TEXT : cell->kind;
  g_autofree char *text = NULL;

  g_string_append (self->line, "<c r=\"");
  bc_xlsx_append_place (self->line, row, column);
  g_string_append_printf (self->line,
                          "\" s=\"%d\"",
                          cell->heading ? FORMAT_HEADING : FORMAT_KINDS + (int) kind);
  if (kind == BC_CELL_TEXT)
    append_text (self->line, old ? text = bc_date_dup_screen ((gint32) cell->number) : cell->text);
  else
    g_string_append_printf (self->line, "><v>%s</v></c>", text = dup_number (cell));
  return TRUE;
}

static gboolean
xlsx_end_row (gpointer data, GError **error)
{
  Xlsx *self = data;
  gboolean added;

  g_string_append (self->line, "</row>\n");
  added = bc_sheet_zip_add (self->zip, self->line, error);
  g_string_assign (self->line, "<row>");
  return added;
}

static gboolean
xlsx_end (gpointer data, const GArray *columns, GError **error)
{
  Xlsx *self = data;
  g_autofree char *workbook = bc_xlsx_dup_workbook (self->title);
  g_autofree char *head = bc_xlsx_dup_head (columns);
  const BcSheetPart parts[] = {
    { "[Content_Types].xml", bc_xlsx_types, NULL, FALSE },
    { "_rels/.rels", bc_xlsx_relations, NULL, FALSE },
    { "xl/workbook.xml", workbook, NULL, FALSE },
    { "xl/_rels/workbook.xml.rels", bc_xlsx_workbook_relations, NULL, FALSE },
    { "xl/styles.xml", bc_xlsx_styles, NULL, FALSE },
    { "xl/worksheets/sheet1.xml", head, BC_XLSX_TAIL, FALSE },
  };

  return bc_sheet_zip_end (self->zip, parts, G_N_ELEMENTS (parts), error);
}

const BcSheetMaker bc_sheet_maker_xlsx = {
  .most_rows = MOST_ROWS,
  .most_characters = MOST_CHARACTERS,
  .begin = xlsx_begin,
  .add_cell = xlsx_add_cell,
  .end_row = xlsx_end_row,
  .end = xlsx_end,
  .free = xlsx_free,
};
