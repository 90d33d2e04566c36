/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "writer.h"

G_BEGIN_DECLS

/**
 * BcMergeReport:
 * @n_operations: operations that were new here
 * @n_records: records that they wrote to
 * @n_conflicts: conflicts that are open now
 * @n_unknown: operations on types or fields that this version does not know: kept, not shown in
 * forms
 * @n_waiting: operations that were left there, as their time is still to come
 * @n_applied: credit and debit notes that found what they correct by it
 * @n_buried: what is hidden now because what it belongs to was deleted by someone who did not know
 * it
 * @waiting_until: when the last of them can be taken over, milliseconds UTC
 */
typedef struct
{
  gint64 n_operations;
  gint64 n_records;
  gint64 n_conflicts;
  gint64 n_unknown;
  gint64 n_waiting;
  gint64 n_applied;
  gint64 n_buried;
  gint64 waiting_until;
} BcMergeReport;

gboolean bc_merge_database (BcWriter *writer,
                            const char *path,
                            BcMergeReport *report,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
