/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import-private.h"
#include "import-row.h"

G_BEGIN_DECLS

void bc_import_join_digits (BcImportPlan *plan);
gboolean bc_import_read_rut (BcImportPlan *plan,
                             BcImportValues *values,
                             const BcImportColumn *column,
                             const char *cell,
                             BcCellType type,
                             BcImportRow *row,
                             GError **error);
gboolean bc_import_read_address (BcImportPlan *plan,
                                 BcImportValues *values,
                                 const BcImportColumn *column,
                                 const char *cell,
                                 BcCellType type,
                                 BcImportRow *row,
                                 GError **error);
gboolean bc_import_read_lenient (BcImportPlan *plan,
                                 BcImportValues *values,
                                 const BcImportColumn *column,
                                 const char *cell,
                                 BcCellType type,
                                 BcImportRow *row,
                                 GError **error);
void bc_import_stand_in (BcImportPlan *plan, BcImportRow *row);

G_END_DECLS
