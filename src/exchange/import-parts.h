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
char *bc_import_dup_name (BcImportPlan *plan, const BcImportRow *row) G_GNUC_WARN_UNUSED_RESULT;
void bc_import_stand_in (BcImportPlan *plan, BcImportRow *row, const char *name);

G_END_DECLS
