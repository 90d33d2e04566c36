/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "csv-cell.h"

#include <string.h>

/* What a spreadsheet would run as a formula when a cell begins with it. */
#define FORMULA_STARTS "=+-@\t\r"
/* What a reader may take for what parts the cells; it does not look between quotation marks. */
#define SEPARATORS ",;\t"

static gboolean
is_number (const char *cell)
{
  const char *digits = cell + (*cell == '-');

  return *digits != '\0' && digits[strspn (digits, "0123456789,")] == '\0';
}

/* One that already begins with apostrophes gets one more: a reader takes exactly one away. */
static gboolean
is_formula (const char *cell)
{
  const char *start = cell + strspn (cell, "'");

  return *start != '\0' && strchr (FORMULA_STARTS, *start) != NULL;
}

static void
append_quoted (GString *line, const char *cell)
{
  g_string_append_c (line, '"');
  for (const char *at = cell; *at != '\0'; at++) {
    if (*at == '"')
      g_string_append_c (line, '"');
    g_string_append_c (line, *at);
  }
  g_string_append_c (line, '"');
}

/**
 * bc_csv_append_cell:
 * @line: where to write
 * @cell: (nullable): text, numbers with a decimal comma
 * @numeric: the column holds numbers
 * @first: it is the line's first cell
 *
 * Writes a cell for a Chilean spreadsheet, with a semicolon before it. A text that would be run as
 * a formula gets an apostrophe, which bc_csv_get_text() takes away again.
 */
void
bc_csv_append_cell (GString *line, const char *cell, gboolean numeric, gboolean first)
{
  g_autofree char *disarmed = NULL;

  if (!first)
    g_string_append_c (line, ';');
  if (cell == NULL || *cell == '\0')
    return;
  if (is_formula (cell) && !(numeric && is_number (cell)))
    cell = disarmed = g_strconcat ("'", cell, NULL);
  if (strpbrk (cell, numeric && is_number (cell) ? ";\"\r\n" : SEPARATORS "\"\r\n") != NULL)
    append_quoted (line, cell);
  else
    g_string_append (line, cell);
}

/**
 * bc_csv_get_text:
 * @cell: a cell that was read
 *
 * Takes away the apostrophe that bc_csv_append_cell() puts before what would be run as a formula.
 *
 * Returns: (transfer none): the text that was written, within @cell
 */
const char *
bc_csv_get_text (const char *cell)
{
  return *cell == '\'' && is_formula (cell) ? cell + 1 : cell;
}

/**
 * bc_csv_append_end:
 * @line: where to write
 *
 * Ends a line.
 */
void
bc_csv_append_end (GString *line)
{
  g_string_append (line, "\r\n");
}
