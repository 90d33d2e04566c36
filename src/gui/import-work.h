/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import-run.h"
#include "job.h"

G_BEGIN_DECLS

/** BC_IMPORT_REFUSED_NAME: what the refused rows are called in their folder. */
#define BC_IMPORT_REFUSED_NAME "refused.csv"

/**
 * BcImportSource:
 * @store: (owned): where to
 * @type: the type of the records
 * @owner: what they belong to where they do not say it
 * @path: (owned): the table
 * @sheet: (owned) (nullable): the sheet of it; %NULL until it is known that there is no choice
 * @heading_row: the row with the headings; 0 for the one that is found
 *
 * A table that a person imports.
 */
typedef struct
{
  BcStore *store;
  const BcRecordType *type;
  BcId owner;
  char *path;
  char *sheet;
  guint heading_row;
} BcImportSource;

/**
 * BcImportOpened:
 * @plan: (owned) (nullable): the import, surveyed; %NULL where a sheet has to be chosen
 * @sheets: (owned) (element-type utf8): the sheets that can be chosen; empty where there is no
 *   choice, or it was made
 *
 * A table that was looked into.
 */
typedef struct
{
  BcImportPlan *plan;
  GPtrArray *sheets;
} BcImportOpened;

/**
 * BcImportRunning:
 * @store: (unowned): where to
 * @plan: (unowned): the import; whoever starts the work keeps it until it has ended
 * @dry_run: see #BcImportOptions
 * @refused: (owned) (nullable): see #BcImportOptions
 *
 * An import that is tried, or carried out.
 */
typedef struct
{
  BcStore *store;
  BcImportPlan *plan;
  gboolean dry_run;
  char *refused;
} BcImportRunning;

BcImportSource *
bc_import_source_copy (const BcImportSource *self, const char *sheet, guint heading_row);
void bc_import_source_free (gpointer self);
void bc_import_opened_free (gpointer self);
BcImportRunning *bc_import_running_new (BcStore *store,
                                        BcImportPlan *plan,
                                        gboolean dry_run,
                                        const char *folder) G_GNUC_WARN_UNUSED_RESULT;
void bc_import_running_free (gpointer self);
void bc_import_tally_free (gpointer self);

/* The works of jobs: a BcImportSource becomes a BcImportOpened, a BcImportRunning a BcImportTally.
 */
gpointer bc_import_open_work (BcJob *job, gpointer data, GCancellable *cancellable, GError **error);
gpointer bc_import_run_work (BcJob *job, gpointer data, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcImportSource, bc_import_source_free)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcImportOpened, bc_import_opened_free)

G_END_DECLS
