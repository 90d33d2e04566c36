/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BC_TYPE_JOB (bc_job_get_type ())
G_DECLARE_FINAL_TYPE (BcJob, bc_job, BC, JOB, GObject)

/**
 * BcJobWork:
 * @job: the job, to tell how far it is
 * @data: what it was given
 * @cancellable: to be looked at
 * @error: return location
 *
 * Long work, done in a thread of its own.
 *
 * Returns: (nullable): its result; %NULL with an error
 */
typedef gpointer (*BcJobWork) (BcJob *job,
                               gpointer data,
                               GCancellable *cancellable,
                               GError **error);

BcJob *bc_job_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bc_job_start (BcJob *self,
                   BcJobWork work,
                   gpointer data,
                   GDestroyNotify destroy_data,
                   GDestroyNotify destroy_result,
                   GAsyncReadyCallback callback,
                   gpointer user_data);
gpointer bc_job_finish (BcJob *self, GAsyncResult *result, GError **error);
void bc_job_cancel (BcJob *self);
void bc_job_tell (BcJob *self, double fraction);

G_END_DECLS
