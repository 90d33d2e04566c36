/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** BC_TABLE_MAX_COLUMNS: columns that a sheet can have. */
#define BC_TABLE_MAX_COLUMNS 16384

/**
 * BcCellType:
 * @BC_CELL_TEXT: a text as it is; all cells of a CSV file, and those that are empty
 * @BC_CELL_NUMBER: a number with a decimal point
 * @BC_CELL_PERCENT: the same, a hundredth of what the sheet shows
 * @BC_CELL_DATE: a date as "2026-11-20"
 * @BC_CELL_YES_NO: "true" or "false"
 * @BC_CELL_FAULT: what a formula that failed left, such as "#N/A"
 * @BC_CELL_COVERED: hidden below another cell that it was merged with
 *
 * What a cell holds.
 */
typedef enum {
  BC_CELL_TEXT,
  BC_CELL_NUMBER,
  BC_CELL_PERCENT,
  BC_CELL_DATE,
  BC_CELL_YES_NO,
  BC_CELL_FAULT,
  BC_CELL_COVERED,
} BcCellType;

/**
 * BcTableStep:
 * @BC_TABLE_ERROR: it failed
 * @BC_TABLE_END: there are no more rows
 * @BC_TABLE_ROW: here is a row
 */
typedef enum {
  BC_TABLE_ERROR = -1,
  BC_TABLE_END = 0,
  BC_TABLE_ROW = 1,
} BcTableStep;

typedef struct _BcTable BcTable; /* the rows of a sheet, one at a time */

BcTable *bc_table_open (const char *path,
                        GCancellable *cancellable,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bc_table_free (BcTable *self);
BcTableStep bc_table_step (BcTable *self, GCancellable *cancellable, GError **error);
guint bc_table_get_row (BcTable *self);
guint bc_table_get_width (BcTable *self);
const char *bc_table_get_cell (BcTable *self, guint column, BcCellType *type);
double bc_table_get_fraction (BcTable *self);
gboolean bc_table_is_1904 (BcTable *self);
gboolean bc_table_restart (BcTable *self, GCancellable *cancellable, GError **error);
GPtrArray *bc_table_list_sheets (BcTable *self,
                                 GCancellable *cancellable,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *bc_table_get_sheet (BcTable *self);
gboolean
bc_table_choose_sheet (BcTable *self, const char *name, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcTable, bc_table_free)

G_END_DECLS
