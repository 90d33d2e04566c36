/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import-private.h"
#include "import-row.h"

G_BEGIN_DECLS

/**
 * BcImportReading:
 * @plan: (unowned): the import, whose table stands on a row
 * @values: (unowned): what reads its cells
 * @database: (unowned): a connection
 * @row: (unowned): gets what the cell says
 * @column: (unowned): the cell's column
 * @cell: (unowned): what is in it, not empty
 * @type: what kind of thing
 *
 * A cell that is read.
 */
typedef struct
{
  BcImportPlan *plan;
  BcImportValues *values;
  BcDatabase *database;
  BcImportRow *row;
  const BcImportColumn *column;
  const char *cell;
  BcCellType type;
} BcImportReading;

void bc_import_join_digits (BcImportPlan *plan);
gboolean bc_import_read_value (const BcImportReading *self, GError **error);
gboolean bc_import_read_rut (const BcImportReading *self, GError **error);
gboolean bc_import_read_address (const BcImportReading *self, GError **error);
gboolean bc_import_read_lenient (const BcImportReading *self, GError **error);
char *bc_import_dup_name (BcImportPlan *plan, const BcImportRow *row) G_GNUC_WARN_UNUSED_RESULT;
void bc_import_stand_in (BcImportPlan *plan, BcImportRow *row, const char *name);

G_END_DECLS
