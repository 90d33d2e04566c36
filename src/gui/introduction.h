/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "job.h"
#include "store.h"

G_BEGIN_DECLS

/**
 * BcIntroduction:
 * @profile: who the person is
 * @district: (owned) (nullable): the name of their first district
 * @commune: its commune
 *
 * What a person says of themselves when a database is new.
 */
typedef struct
{
  BcProfile profile;
  char *district;
  BcValue commune;
} BcIntroduction;

void bc_introduction_free (BcIntroduction *self);
gboolean bc_introduction_write (BcIntroduction *self, BcStore *store, GError **error);
gpointer
bc_introduction_build_sample (BcJob *job, gpointer path, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcIntroduction, bc_introduction_free)

G_END_DECLS
