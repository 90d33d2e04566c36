/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draft.h"
#include "fold.h"

G_BEGIN_DECLS

/**
 * BcMoments:
 * @before: before a gesture
 * @after: right after it
 * @now: what is in force
 *
 * A record at the three moments that count for taking a gesture back. Prepare it with
 * bc_moments_init(), free it with bc_moments_clear().
 */
typedef struct
{
  BcFolded before;
  BcFolded after;
  BcFolded now;
} BcMoments;

void bc_moments_init (BcMoments *self, const BcRecordType *type);
void bc_moments_clear (BcMoments *self);
gboolean bc_moments_fold (BcMoments *self,
                          BcFolder *folder,
                          gint64 record,
                          gint64 first,
                          gint64 last,
                          GError **error);
gboolean bc_moments_revert_fields (const BcMoments *self,
                                   BcDatabase *database,
                                   gint64 author,
                                   BcDraft *draft,
                                   GPtrArray *kept,
                                   GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BcMoments, bc_moments_clear)

G_END_DECLS
