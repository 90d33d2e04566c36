/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import-plan.h"
#include "import-row.h"
#include "import-sample.h"

G_BEGIN_DECLS

/** BC_IMPORT_MAX_PROBLEMS: as many are told one by one; a file can take all refused rows. */
#define BC_IMPORT_MAX_PROBLEMS 200

/** BC_IMPORT_MAX_SAMPLES: of so many new records, and as many that change, it is told how. */
#define BC_IMPORT_MAX_SAMPLES 20

/**
 * BcImportTally:
 * @n_new: rows that are records that were not there
 * @n_changed: rows that change a record
 * @n_unchanged: rows that say what is known
 * @n_refused: rows of which nothing is taken
 * @n_missing: records of the district of which the table, though it is about others, says nothing
 * @problems: (owned) (element-type BcImportProblem): why, the first %BC_IMPORT_MAX_PROBLEMS
 * @samples: (owned) (element-type BcImportSample): what the first rows that are taken change, where
 *   it is tried out
 * @notes: (owned) (element-type BcImportNote): what should be known of rows that are taken
 * @missing: (owned) (element-type utf8): the names of the first %BC_IMPORT_MAX_SAMPLES of
 * @n_missing
 *
 * What comes of an import. Free it with bc_import_tally_clear().
 */
typedef struct
{
  guint n_new;
  guint n_changed;
  guint n_unchanged;
  guint n_refused;
  guint n_missing;
  GArray *problems;
  GPtrArray *samples;
  GArray *notes;
  GPtrArray *missing;
} BcImportTally;

/**
 * BcImportOptions:
 * @dry_run: find out what would come of it, and keep nothing
 * @refused: (nullable): the file for the rows that are refused
 * @progress: (nullable): is told how far it has come
 * @data: for @progress
 *
 * How a plan is carried out.
 */
typedef struct
{
  gboolean dry_run;
  const char *refused;
  BcImportProgress progress;
  gpointer data;
} BcImportOptions;

void bc_import_tally_clear (BcImportTally *self);
gboolean bc_import_plan_run (BcImportPlan *self,
                             const BcImportOptions *options,
                             BcImportTally *tally,
                             GCancellable *cancellable,
                             GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BcImportTally, bc_import_tally_clear)

G_END_DECLS
