/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "date.h"
#include "number.h"
#include "spreadsheet-ods-text.h"
#include "spreadsheet-zip.h"

/* What the programs that read the format take. */
#define MOST_ROWS 1048576

typedef struct
{
  char *title;     /* (owned) */
  BcSheetZip *zip; /* (owned) */
  GString *line;   /* (owned) the row that is being written */
  guint column;    /* that it has reached */
} Ods;

static void
ods_free (gpointer data)
{
  Ods *self = data;

  bc_sheet_zip_free (self->zip);
  g_string_free (self->line, TRUE);
  g_free (self->title);
  g_free (self);
}

static gpointer
ods_begin (const BcSheetTarget *target, GError **error)
{
  BcSheetZip *zip = bc_sheet_zip_new (target, error);
  Ods *self;

  if (zip == NULL)
    return NULL;
  self = g_new0 (Ods, 1);
  self->title = g_strdup (target->title);
  self->zip = zip;
  self->line = g_string_new (NULL);
  return self;
}

/* A row's start, or the empty cells before this one. */
static void
skip_to (Ods *self, guint column)
{
  if (self->line->len == 0)
    g_string_append (self->line, "<table:table-row>");
  if (column > self->column)
    g_string_append_printf (self->line,
                            "<table:table-cell table:number-columns-repeated=\"%u\"/>",
                            column - self->column);
  self->column = column + 1;
}

static void
append_number (GString *line, const BcSheetCell *cell)
{
  g_autofree char *value = cell->kind == BC_CELL_DECIMAL ? bc_number_dup_decimal (cell->number)
                                                         : bc_number_dup_whole (cell->number);

  g_string_append_printf (line,
                          "<table:table-cell table:style-name=\"c%d\" office:value-type=\"float\" "
                          "office:value=\"%s\"><text:p>%s</text:p></table:table-cell>",
                          (int) cell->kind,
                          value,
                          value);
}

static void
append_date (GString *line, gint32 date)
{
  g_autofree char *iso = bc_date_dup_iso (date);
  g_autofree char *shown = bc_date_dup_screen (date);

  g_string_append_printf (line,
                          "<table:table-cell table:style-name=\"c%d\" office:value-type=\"date\" "
                          "office:date-value=\"%s\"><text:p>%s</text:p></table:table-cell>",
                          BC_CELL_DATE,
                          iso,
                          shown);
}

static void
append_text (GString *line, const BcSheetCell *cell)
{
  g_string_append_printf (line,
                          "<table:table-cell table:style-name=\"%s\" office:value-type=\"string\">",
                          cell->heading ? "head" : "c0");
  bc_ods_append_text (line, cell->text);
  g_string_append (line, "</table:table-cell>");
}

static gboolean
ods_add_cell (gpointer data, guint row, guint column, const BcSheetCell *cell, GError **error)
{
  Ods *self = data;

  skip_to (self, column);
  if (cell->kind == BC_CELL_TEXT)
    append_text (self->line, cell);
  else if (cell->kind == BC_CELL_DATE)
    append_date (self->line, (gint32) cell->number);
  else
    append_number (self->line, cell);
  return TRUE;
}

static gboolean
ods_end_row (gpointer data, GError **error)
{
  Ods *self = data;
  gboolean added;

  if (self->line->len == 0)
    g_string_append (self->line, "<table:table-row><table:table-cell/>");
  g_string_append (self->line, "</table:table-row>\n");
  added = bc_sheet_zip_add (self->zip, self->line, error);
  g_string_truncate (self->line, 0);
  self->column = 0;
  return added;
}

/* The kind comes first and as it is, so that it can be told without unpacking. */
static gboolean
ods_end (gpointer data, const GArray *columns, GError **error)
{
  Ods *self = data;
  g_autofree char *settings = bc_ods_dup_settings (self->title);
  g_autofree char *head = bc_ods_dup_head (self->title, columns);
  const BcSheetPart parts[] = {
    { "mimetype", BC_ODS_MIME_TYPE, NULL, TRUE },
    { "META-INF/manifest.xml", BC_ODS_MANIFEST, NULL, FALSE },
    { "settings.xml", settings, NULL, FALSE },
    { "content.xml", head, BC_ODS_TAIL, FALSE },
  };

  return bc_sheet_zip_end (self->zip, parts, G_N_ELEMENTS (parts), error);
}

const BcSheetMaker bc_sheet_maker_ods = {
  .most_rows = MOST_ROWS,
  .begin = ods_begin,
  .add_cell = ods_add_cell,
  .end_row = ods_end_row,
  .end = ods_end,
  .free = ods_free,
};
