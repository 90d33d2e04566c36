/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"

G_BEGIN_DECLS

/**
 * BcSnapshotBy:
 * @BC_SNAPSHOT_BY_STAMP: as it was: operations by when they were written
 * @BC_SNAPSHOT_BY_ARRIVAL: as it was known here: operations by their row in the journal
 * @BC_SNAPSHOT_BEFORE: as it was before an act: operations with a stamp below that of its gesture
 */
typedef enum {
  BC_SNAPSHOT_BY_STAMP,
  BC_SNAPSHOT_BY_ARRIVAL,
  BC_SNAPSHOT_BEFORE,
} BcSnapshotBy;

/**
 * BcSnapshotPart:
 * @district: the only district that is wanted, with what is the regions' and the nation's
 * @name: the URI that other connections of the process open it by
 *
 * What of a moment one looks at.
 */
typedef struct
{
  BcId district;
  const char *name;
} BcSnapshotPart;

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
BcDatabase *bc_snapshot_share (BcDatabase *source,
                               const BcSnapshotPart *part,
                               BcSnapshotBy by,
                               gint64 limit,
                               GCancellable *cancellable,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
