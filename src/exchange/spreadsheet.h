/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BcSpreadsheetFormat:
 * @BC_SPREADSHEET_XLSX: Office Open XML
 * @BC_SPREADSHEET_ODS: OpenDocument
 * @BC_SPREADSHEET_CSV: semicolons, a decimal comma, UTF-8 with its mark
 */
typedef enum {
  BC_SPREADSHEET_XLSX,
  BC_SPREADSHEET_ODS,
  BC_SPREADSHEET_CSV,
  BC_SPREADSHEET_N_FORMATS,
} BcSpreadsheetFormat;

/**
 * BcCellKind:
 * @BC_CELL_TEXT: text, never a formula
 * @BC_CELL_WHOLE: a whole number, shown with separators
 * @BC_CELL_ORDINAL: a whole number that counts nothing, such as a year
 * @BC_CELL_DECIMAL: a number of hundredths, shown with two decimals
 * @BC_CELL_DATE: a civil date
 *
 * What the cells of a column hold.
 */
typedef enum {
  BC_CELL_TEXT,
  BC_CELL_WHOLE,
  BC_CELL_ORDINAL,
  BC_CELL_DECIMAL,
  BC_CELL_DATE,
  BC_N_CELL_KINDS,
} BcCellKind;

typedef struct _BcSpreadsheet BcSpreadsheet; /* one sheet on its way to a file */

gboolean bc_spreadsheet_format_from_path (const char *path, BcSpreadsheetFormat *format);
BcSpreadsheet *bc_spreadsheet_new (const char *path,
                                   BcSpreadsheetFormat format,
                                   const char *title) G_GNUC_WARN_UNUSED_RESULT;
void bc_spreadsheet_free (BcSpreadsheet *self);
void bc_spreadsheet_add_column (BcSpreadsheet *self, const char *heading, BcCellKind kind);
gboolean bc_spreadsheet_take_text (BcSpreadsheet *self, const char *text, GError **error);
gboolean bc_spreadsheet_take_number (BcSpreadsheet *self, gint64 number, GError **error);
gboolean bc_spreadsheet_take_date (BcSpreadsheet *self, gint32 date, GError **error);
void bc_spreadsheet_take_nothing (BcSpreadsheet *self);
gboolean bc_spreadsheet_end_row (BcSpreadsheet *self, GError **error);
gboolean bc_spreadsheet_end (BcSpreadsheet *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcSpreadsheet, bc_spreadsheet_free)

G_END_DECLS
