/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draft.h"
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

void bc_import_problem_clear (BcImportProblem *self);
gboolean bc_import_row_read (BcImportPlan *plan,
                             BcImportValues *values,
                             BcDatabase *database,
                             BcDraft *draft,
                             GArray *problems,
                             GError **error);
gboolean bc_import_row_is_refusal (const GError *error);
void bc_import_row_add_problem (BcImportPlan *plan, const GError *error, GArray *problems);

G_END_DECLS
