/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sheet.h"

#include <string.h>

#include "csv-cell.h"
#include "json.h"
#include "output.h"

/* Text waits for so many rows, whose cells give the columns their widths. */
#define WINDOW_ROWS 100
#define CELL_WIDTH  44

typedef struct
{
  char *name;  /* (owned) */
  char *label; /* (owned) */
  gboolean numeric;
  gboolean last; /* a sentence: shown whole */
  glong width;   /* 0 for a column that is empty in the window */
} Column;

struct _BcSheet
{
  BcFormat format;
  gboolean single; /* one object, not an array of them */
  gboolean begun;
  guint n_rows;
  GArray *columns;   /* (owned) (element-type Column) */
  GPtrArray *row;    /* (owned) (element-type utf8): cells of the row that is being filled */
  GPtrArray *window; /* (owned) (element-type GPtrArray): rows that wait for the widths */
  GString *line;     /* (owned) */
};

static void
clear_column (gpointer data)
{
  Column *column = data;

  g_free (column->name);
  g_free (column->label);
}

/**
 * bc_format_from_name:
 * @name: (nullable): "text", "json" or "csv"; %NULL for text
 *
 * Returns: the format
 */
BcFormat
bc_format_from_name (const char *name)
{
  if (g_strcmp0 (name, "json") == 0)
    return BC_FORMAT_JSON;
  return g_strcmp0 (name, "csv") == 0 ? BC_FORMAT_CSV : BC_FORMAT_TEXT;
}

/**
 * bc_sheet_new:
 * @format: how the rows are written
 * @single: JSON is the one row's object, not an array
 *
 * Begins to write rows to the standard output. They are not kept: any number of them may come.
 *
 * Returns: (transfer full): the sheet
 */
BcSheet *
bc_sheet_new (BcFormat format, gboolean single)
{
  BcSheet *self = g_new0 (BcSheet, 1);

  self->format = format;
  self->single = single;
  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  g_array_set_clear_func (self->columns, clear_column);
  self->row = g_ptr_array_new_with_free_func (g_free);
  self->window = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->line = g_string_new (NULL);
  return self;
}

/**
 * bc_sheet_free:
 * @self: (transfer full): a sheet
 *
 * Frees it.
 */
void
bc_sheet_free (BcSheet *self)
{
  g_array_unref (self->columns);
  g_ptr_array_unref (self->row);
  g_ptr_array_unref (self->window);
  g_string_free (self->line, TRUE);
  g_free (self);
}

/**
 * bc_sheet_get_format:
 * @self: a sheet
 *
 * Returns: how its cells are to be written
 */
BcFormat
bc_sheet_get_format (BcSheet *self)
{
  return self->format;
}

/**
 * bc_sheet_add_column:
 * @self: a sheet without rows
 * @name: what programs call it
 * @label: what people call it
 * @numeric: its cells are numbers
 *
 * Adds a column.
 */
void
bc_sheet_add_column (BcSheet *self, const char *name, const char *label, gboolean numeric)
{
  Column column = { g_strdup (name), g_strdup (label), numeric, FALSE, 0 };

  g_array_append_val (self->columns, column);
}

/**
 * bc_sheet_add_last_column:
 * @self: a sheet without rows
 * @name: what programs call it
 * @label: what people call it
 *
 * Adds the last column, whose cells are sentences: people see them whole.
 */
void
bc_sheet_add_last_column (BcSheet *self, const char *name, const char *label)
{
  Column column = { g_strdup (name), g_strdup (label), FALSE, TRUE, 0 };

  g_array_append_val (self->columns, column);
}

/**
 * bc_sheet_take:
 * @self: a sheet
 * @cell: (nullable) (transfer full): in JSON the value as JSON, %NULL for a key that is left out;
 *   otherwise text
 *
 * Adds a cell to the row.
 */
void
bc_sheet_take (BcSheet *self, char *cell)
{
  g_ptr_array_add (self->row, cell);
}

/**
 * bc_sheet_take_text:
 * @self: a sheet
 * @text: (nullable): a text
 *
 * Adds a cell that holds a text.
 */
void
bc_sheet_take_text (BcSheet *self, const char *text)
{
  GString *json;

  if (self->format != BC_FORMAT_JSON) {
    bc_sheet_take (self, g_strdup (text));
    return;
  }
  json = g_string_new (NULL);
  bc_json_append_string (json, text);
  bc_sheet_take (self, g_string_free (json, FALSE));
}

/**
 * bc_sheet_take_integer:
 * @self: a sheet
 * @integer: a number
 *
 * Adds a cell that holds a whole number.
 */
void
bc_sheet_take_integer (BcSheet *self, gint64 integer)
{
  bc_sheet_take (self, g_strdup_printf ("%" G_GINT64_FORMAT, integer));
}

static const Column *
get_column (BcSheet *self, guint place)
{
  return &g_array_index (self->columns, Column, place);
}

static void
write_line (BcSheet *self)
{
  bc_output_write (self->line->str, self->line->len);
  g_string_truncate (self->line, 0);
}

static void
write_json_row (BcSheet *self)
{
  if (!self->single)
    g_string_append (self->line, self->n_rows > 0 ? ",\n" : "[\n");
  g_string_append_c (self->line, '{');
  for (guint i = 0; i < self->row->len; i++) {
    if (self->row->pdata[i] == NULL)
      continue;
    bc_json_append_key (self->line, get_column (self, i)->name);
    g_string_append (self->line, self->row->pdata[i]);
  }
  g_string_append (self->line, self->single ? "}\n" : "}");
  write_line (self);
}

static void
write_csv_head (BcSheet *self)
{
  g_string_append (self->line, BC_CSV_MARK);
  for (guint i = 0; i < self->columns->len; i++)
    bc_csv_append_cell (self->line, get_column (self, i)->name, FALSE, i == 0);
  bc_csv_append_end (self->line);
}

static void
write_csv_row (BcSheet *self)
{
  for (guint i = 0; i < self->row->len; i++)
    bc_csv_append_cell (self->line, self->row->pdata[i], get_column (self, i)->numeric, i == 0);
  bc_csv_append_end (self->line);
  write_line (self);
}

static char *
dup_clipped (const Column *column, const char *cell)
{
  g_autofree char *clean = bc_output_dup_clean (cell != NULL ? cell : "");
  g_autofree char *start = NULL;

  if (column->last || g_utf8_strlen (clean, -1) <= CELL_WIDTH)
    return g_steal_pointer (&clean);
  start = g_utf8_substring (clean, 0, CELL_WIDTH - 1);
  return g_strconcat (start, "…", NULL);
}

static void
pad (BcSheet *self, glong width)
{
  for (; width > 0; width--)
    g_string_append_c (self->line, ' ');
}

static void
append_text_cell (BcSheet *self, const Column *column, const char *cell)
{
  g_autofree char *clipped = dup_clipped (column, cell);
  glong padding = column->width - g_utf8_strlen (clipped, -1);

  if (self->line->len > 0)
    g_string_append (self->line, "  ");
  pad (self, column->numeric ? padding : 0);
  g_string_append (self->line, clipped);
  pad (self, column->numeric ? 0 : padding);
}

static void
end_text_line (BcSheet *self)
{
  while (self->line->len > 0 && self->line->str[self->line->len - 1] == ' ')
    g_string_truncate (self->line, self->line->len - 1);
  g_string_append_c (self->line, '\n');
  write_line (self);
}

static void
write_text_row (BcSheet *self, const GPtrArray *row)
{
  for (guint i = 0; i < row->len; i++)
    if (get_column (self, i)->width > 0)
      append_text_cell (self, get_column (self, i), row->pdata[i]);
  end_text_line (self);
}

static void
write_text_head (BcSheet *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->width > 0)
      append_text_cell (self, get_column (self, i), get_column (self, i)->label);
  end_text_line (self);
}

static void
measure_cell (Column *column, const char *cell)
{
  glong width = MIN (g_utf8_strlen (cell != NULL ? cell : "", -1), CELL_WIDTH);

  if (width > 0)
    column->width = MAX (column->width, MAX (width, g_utf8_strlen (column->label, -1)));
}

static void
measure_window (BcSheet *self)
{
  for (guint i = 0; i < self->window->len; i++) {
    const GPtrArray *row = self->window->pdata[i];

    for (guint j = 0; j < row->len; j++)
      measure_cell (&g_array_index (self->columns, Column, j), row->pdata[j]);
  }
}

static void
flush_window (BcSheet *self)
{
  if (self->begun || self->window->len == 0)
    return;
  self->begun = TRUE;
  measure_window (self);
  write_text_head (self);
  for (guint i = 0; i < self->window->len; i++)
    write_text_row (self, self->window->pdata[i]);
  g_ptr_array_set_size (self->window, 0);
}

static void
add_text_row (BcSheet *self)
{
  if (self->begun) {
    write_text_row (self, self->row);
    return;
  }
  g_ptr_array_add (self->window, g_steal_pointer (&self->row));
  self->row = g_ptr_array_new_with_free_func (g_free);
  if (self->window->len == WINDOW_ROWS)
    flush_window (self);
}

/**
 * bc_sheet_end_row:
 * @self: a sheet whose row has a cell for each column
 *
 * Writes the row.
 */
void
bc_sheet_end_row (BcSheet *self)
{
  g_assert (self->row->len == self->columns->len);
  if (self->format == BC_FORMAT_CSV && self->n_rows == 0)
    write_csv_head (self);
  if (self->format == BC_FORMAT_JSON)
    write_json_row (self);
  else if (self->format == BC_FORMAT_CSV)
    write_csv_row (self);
  else
    add_text_row (self);
  g_ptr_array_set_size (self->row, 0);
  self->n_rows++;
}

/**
 * bc_sheet_end:
 * @self: a sheet
 *
 * Ends the writing.
 */
void
bc_sheet_end (BcSheet *self)
{
  if (self->format == BC_FORMAT_TEXT)
    flush_window (self);
  else if (self->format == BC_FORMAT_JSON && !self->single)
    bc_output_print ("%s", self->n_rows > 0 ? "\n]\n" : "[]\n");
  else if (self->format == BC_FORMAT_CSV && self->n_rows == 0) {
    write_csv_head (self);
    write_line (self);
  }
}
