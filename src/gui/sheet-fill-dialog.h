/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sheet-fill.h"

G_BEGIN_DECLS

#define BC_TYPE_SHEET_FILL_DIALOG (bc_sheet_fill_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BcSheetFillDialog, bc_sheet_fill_dialog, BC, SHEET_FILL_DIALOG, AdwWindow)

void bc_sheet_fill_dialog_open (GtkWindow *parent, BcSheetFilling *filling);

G_END_DECLS
