/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** BC_XLSX_MAX_ROWS: rows that a sheet can have. */
#define BC_XLSX_MAX_ROWS 1048576

/** BC_XLSX_MAX_COLUMNS: columns that a sheet can have. */
#define BC_XLSX_MAX_COLUMNS 16384

/**
 * BcXlsxPlace:
 * @sheet: (owned) (nullable): the sheet's name; %NULL for the first that is shown
 * @row: from 0
 * @column: from 0
 * @last_row: the last row of a column's part; @row for one cell
 *
 * Where something stands in a workbook. Free it with bc_xlsx_place_clear().
 */
typedef struct
{
  char *sheet;
  guint row;
  guint column;
  guint last_row;
} BcXlsxPlace;

const char *bc_xlsx_read_reference (const char *at, guint *row, guint *column);
char *bc_xlsx_dup_reference (guint row, guint column) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_xlsx_place_parse (BcXlsxPlace *self, const char *text, GError **error);
char *bc_xlsx_place_dup_text (const BcXlsxPlace *self) G_GNUC_WARN_UNUSED_RESULT;
void bc_xlsx_place_clear (BcXlsxPlace *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BcXlsxPlace, bc_xlsx_place_clear)

G_END_DECLS
