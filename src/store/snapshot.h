/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"

G_BEGIN_DECLS

/**
 * BcSnapshotBy:
 * @BC_SNAPSHOT_BY_STAMP: as it was: operations by when they were written
 * @BC_SNAPSHOT_BY_ARRIVAL: as it was known here: operations by their row in the journal
 */
typedef enum {
  BC_SNAPSHOT_BY_STAMP,
  BC_SNAPSHOT_BY_ARRIVAL,
} BcSnapshotBy;

BcDatabase *bc_snapshot_begin (BcDatabase *source,
                               BcSnapshotBy by,
                               gint64 limit,
                               GCancellable *cancellable,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
BcDatabase *bc_snapshot_create (BcDatabase *source,
                                BcSnapshotBy by,
                                gint64 limit,
                                GCancellable *cancellable,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
