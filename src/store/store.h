/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "save.h"
#include "snapshot.h"

G_BEGIN_DECLS

#define BC_TYPE_STORE (bc_store_get_type ())
G_DECLARE_FINAL_TYPE (BcStore, bc_store, BC, STORE, GObject)

/**
 * BcStoreFlags:
 * @BC_STORE_CREATE: make the file and its folder if they are not there
 * @BC_STORE_READ_ONLY: never write, and take no lock
 * @BC_STORE_OR_READ_ONLY: where the file cannot be written, or another process writes it, open it
 *   for reading: bc_store_get_notice() says why
 */
typedef enum {
  BC_STORE_CREATE = 1 << 0,
  BC_STORE_READ_ONLY = 1 << 1,
  BC_STORE_OR_READ_ONLY = 1 << 2,
} BcStoreFlags;

/**
 * BcWork:
 * @writer: a transaction: one gesture
 * @data: the caller's
 * @cancellable: (nullable): to be looked at in long work
 * @error: return location
 *
 * What is to be written, run on the writer's thread. On %FALSE nothing of it is kept.
 */
typedef gboolean (*BcWork) (BcWriter *writer,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error);

/**
 * BcChange:
 *
 * As #BcWork, for what is no person's operation (profile, catalogues, settings): within a
 * transaction, and possible before anybody was introduced.
 */
typedef gboolean (*BcChange) (BcDatabase *database,
                              gpointer data,
                              GCancellable *cancellable,
                              GError **error);

/**
 * BcPastView:
 * @district: the district that is looked at
 * @by: what @limit is
 * @limit: the moment, see #BcSnapshotBy
 * @notice: what the person is told of it, and why nothing can be written there
 *
 * A district at a past moment.
 */
typedef struct
{
  BcId district;
  BcSnapshotBy by;
  gint64 limit;
  const char *notice;
} BcPastView;

BcStore *bc_store_open (const char *path, BcStoreFlags flags, GError **error);
BcStore *bc_store_open_past (BcStore *self,
                             const BcPastView *view,
                             GCancellable *cancellable,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_store_close (BcStore *self, GError **error);
const char *bc_store_get_path (BcStore *self);
char *bc_store_dup_beside (BcStore *self, const char *suffix);
gboolean bc_store_is_read_only (BcStore *self);
const char *bc_store_get_notice (BcStore *self);
BcDatabase *bc_store_get_reader (BcStore *self);
BcDatabase *bc_store_open_reader (BcStore *self, GError **error);
gboolean bc_store_write (BcStore *self,
                         BcWork work,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error);
void bc_store_write_async (BcStore *self,
                           BcWork work,
                           gpointer data,
                           GDestroyNotify destroy,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean bc_store_write_finish (BcStore *self, GAsyncResult *result, GError **error);
gboolean bc_store_change (BcStore *self,
                          BcChange change,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error);
gboolean bc_store_save (BcStore *self, const BcDraft *draft, BcId *id, GError **error);
char *bc_store_dup_default_path (void);

G_END_DECLS
