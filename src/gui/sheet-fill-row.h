/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "packet-form.h"

G_BEGIN_DECLS

#define BC_TYPE_SHEET_FILL_ROW (bc_sheet_fill_row_get_type ())
G_DECLARE_FINAL_TYPE (BcSheetFillRow, bc_sheet_fill_row, BC, SHEET_FILL_ROW, AdwPreferencesRow)

void bc_sheet_fill_row_show (BcSheetFillRow *self,
                             BcXlsxForm *form,
                             const BcPacketFacts *facts,
                             const BcPacketFact *fact,
                             const char *cell);
const char *bc_sheet_fill_row_get_cell (BcSheetFillRow *self);
const BcPacketFact *bc_sheet_fill_row_get_fact (BcSheetFillRow *self);
gboolean bc_sheet_fill_row_is_wrong (BcSheetFillRow *self);
void bc_sheet_fill_row_set_sheet (BcSheetFillRow *self, const char *sheet);

G_END_DECLS
