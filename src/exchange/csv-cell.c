/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "csv-cell.h"

#include <string.h>

/* What a spreadsheet would run as a formula when a cell begins with it. */
#define FORMULA_STARTS "=+-@\t\r"

static gboolean
is_number (const char *cell)
{
  const char *digits = cell + (*cell == '-');

  return *digits != '\0' && digits[strspn (digits, "0123456789,")] == '\0';
}

/* What already begins with apostrophes before such a character gets one more, so that exactly one
 * can be taken away again. */
static gboolean
begins_formula (const char *cell)
{
  cell += strspn (cell, "'");
  return *cell != '\0' && strchr (FORMULA_STARTS, *cell) != NULL;
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
 * a formula gets an apostrophe, which bc_csv_cell_is_disarmed() knows.
 */
void
bc_csv_append_cell (GString *line, const char *cell, gboolean numeric, gboolean first)
{
  g_autofree char *disarmed = NULL;

  if (!first)
    g_string_append_c (line, ';');
  if (cell == NULL || *cell == '\0')
    return;
  if (begins_formula (cell) && !(numeric && is_number (cell)))
    cell = disarmed = g_strconcat ("'", cell, NULL);
  if (strpbrk (cell, ";\"\r\n") != NULL)
    append_quoted (line, cell);
  else
    g_string_append (line, cell);
}

/**
 * bc_csv_cell_is_disarmed:
 * @cell: a cell that was read
 *
 * Tells whether bc_csv_append_cell() put an apostrophe before a cell's text, or a person did for
 * the same reason.
 *
 * Returns: whether its first character is no part of the text
 */
gboolean
bc_csv_cell_is_disarmed (const char *cell)
{
  return *cell == '\'' && begins_formula (cell);
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
