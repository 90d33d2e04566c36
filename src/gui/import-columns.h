/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "import-plan.h"

G_BEGIN_DECLS

#define BC_TYPE_IMPORT_COLUMNS (bc_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (BcImportColumns, bc_import_columns, BC, IMPORT_COLUMNS, AdwBin)

/* It emits BcImportColumns::changed when a person says something of a column, and ::row-chosen with
 * the table's row when a person says which has the headings. */
void bc_import_columns_show (BcImportColumns *self, BcImportPlan *plan);
void bc_import_columns_focus (BcImportColumns *self);

G_END_DECLS
