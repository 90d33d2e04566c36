/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store.h"

G_BEGIN_DECLS

typedef struct _BcWorker BcWorker; /* the thread that owns the connection that writes */

/**
 * BcWorkerCommitted:
 * @data: the caller's
 *
 * Called in the worker's thread after each commit.
 */
typedef void (*BcWorkerCommitted) (gpointer data);

BcWorker *bc_worker_new (BcDatabase *database, BcWorkerCommitted committed, gpointer data);
void bc_worker_free (BcWorker *self);
void bc_worker_wait (BcWorker *self);
gboolean bc_worker_write (BcWorker *self,
                          BcWork work,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error);
gboolean bc_worker_change (BcWorker *self,
                           BcChange change,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error);
void bc_worker_push (BcWorker *self, BcWork work, gpointer data, GTask *task);
gboolean bc_worker_limit_log (BcDatabase *database, GError **error);
gboolean bc_worker_set_today (BcDatabase *database, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcWorker, bc_worker_free)

G_END_DECLS
