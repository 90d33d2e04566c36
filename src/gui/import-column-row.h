/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "import-plan.h"

G_BEGIN_DECLS

#define BC_TYPE_IMPORT_COLUMN_ROW (bc_import_column_row_get_type ())
G_DECLARE_FINAL_TYPE (BcImportColumnRow,
                      bc_import_column_row,
                      BC,
                      IMPORT_COLUMN_ROW,
                      AdwPreferencesRow)

/**
 * BcImportChoices:
 * @plan: (unowned): the import, which outlives the rows
 * @targets: (owned) (element-type BcImportTarget): what a column can be for
 * @labels: (owned): their labels, in the same order
 *
 * What all columns of a table have in common.
 */
typedef struct
{
  BcImportPlan *plan;
  GPtrArray *targets;
  GListModel *labels;
} BcImportChoices;

/* It emits BcImportColumnRow::changed when a person says something of the column. */
GtkWidget *bc_import_column_row_new (const BcImportChoices *choices, guint place);
gboolean bc_import_column_row_is_open (BcImportColumnRow *self);
void bc_import_column_row_focus (BcImportColumnRow *self);

G_END_DECLS
