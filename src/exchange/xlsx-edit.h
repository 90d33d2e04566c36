/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xlsx-sheet.h"

G_BEGIN_DECLS

/**
 * BcXlsxEdit:
 * @row: from 0
 * @column: from 0
 * @is_text: whether it is a text, or a number as the file writes it
 * @value: (owned) (nullable): it; %NULL to leave the cell empty
 *
 * What a cell is to hold.
 */
typedef struct
{
  guint row;
  guint column;
  gboolean is_text;
  char *value;
} BcXlsxEdit;

void bc_xlsx_edit_clear (gpointer edit);
GString *bc_xlsx_sheet_edit (const BcXlsxSheet *self, GArray *edits) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
