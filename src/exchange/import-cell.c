/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-cell.h"

#include "date.h"

/**
 * bc_import_cell_dup_typed:
 * @cell: what a cell of a table holds
 * @type: what kind of thing
 *
 * Writes it as people do, and as a table of text is read: what comes from a spreadsheet's cells is
 * in the machine's form.
 *
 * Returns: (transfer full): the text
 */
char *
bc_import_cell_dup_typed (const char *cell, BcCellType type)
{
  gint32 date;

  switch (type) {
  case BC_CELL_DATE:
    return bc_date_parse_iso (cell, &date, NULL) ? bc_date_dup_screen (date) : g_strdup (cell);
  case BC_CELL_NUMBER:
    return g_strdelimit (g_strdup (cell), ".", ',');
  case BC_CELL_PERCENT:
    return g_strdelimit (g_strdup_printf ("%.15g", 100 * g_ascii_strtod (cell, NULL)), ".", ',');
  default:
    return g_strdup (cell);
  }
}
