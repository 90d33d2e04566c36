/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "duplicates.h"
#include "writer.h"

G_BEGIN_DECLS

/**
 * BcPair:
 * @ids: two businesses, the one with the lesser identifier first
 */
typedef struct
{
  BcId ids[2];
} BcPair;

void bc_pair_init (BcPair *self, const BcId *one, const BcId *other);
GHashTable *bc_apart_read (BcDatabase *database,
                           const BcId *district,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *bc_apart_list (BcDatabase *database,
                          const BcId *district,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_apart_tell (BcWriter *writer, const BcId *one, const BcId *other, GError **error);
gboolean bc_apart_forget (BcWriter *writer,
                          const BcId *one,
                          const BcId *other,
                          guint *n_forgotten,
                          GError **error);

G_END_DECLS
