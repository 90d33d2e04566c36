/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draft.h"
#include "import-note.h"
#include "import-plan.h"
#include "import-value.h"

G_BEGIN_DECLS

/**
 * BcImportProblem:
 * @row: the table's row
 * @heading: (owned) (nullable): the column; %NULL for the whole row
 * @reason: (owned): what is wrong, and what to write instead
 *
 * Why a row is refused.
 */
typedef struct
{
  guint row;
  char *heading;
  char *reason;
} BcImportProblem;

/**
 * BcImportRow:
 * @draft: (owned): what it says, before it is saved
 * @problems: (owned) (element-type BcImportProblem): why it is refused, if it is
 * @notes: (owned) (element-type BcImportNote): what should be known of it, if it is taken
 *
 * A row of a table.
 */
typedef struct
{
  BcDraft draft;
  GArray *problems;
  GArray *notes;
} BcImportRow;

void bc_import_problem_clear (BcImportProblem *self);
gboolean bc_import_row_read (BcImportPlan *plan,
                             BcImportValues *values,
                             BcDatabase *database,
                             BcImportRow *row,
                             GError **error);
void bc_import_row_init (BcImportRow *self, const BcRecordType *type);
void bc_import_row_reset (BcImportRow *self);
void bc_import_row_clear (BcImportRow *self);
void bc_import_row_refuse (BcImportPlan *plan, const char *reason, BcImportRow *row);
gboolean bc_import_row_is_refusal (const GError *error);
void bc_import_row_add_problem (BcImportPlan *plan, const GError *error, GArray *problems);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BcImportRow, bc_import_row_clear)

G_END_DECLS
