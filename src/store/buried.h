/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"

G_BEGIN_DECLS

/**
 * BcBuried:
 * @owner: what was deleted
 * @record: the first of what it hides, though whoever deleted it had not seen it so
 * @n: how many there are of them
 *
 * What a deletion took along without knowing.
 */
typedef struct
{
  BcId owner;
  BcId record;
  guint n;
} BcBuried;

GArray *bc_buried_list (BcDatabase *database, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
bc_buried_is_owner (BcDatabase *database, const BcId *record, gboolean *is_owner, GError **error);

G_END_DECLS
