/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"

G_BEGIN_DECLS

/**
 * BcSearchHit:
 * @record: the record
 * @type: its type's name, which lives as long as the program
 * @heading: (owned): what people call it
 * @district: (owned) (nullable) (type GRefString): name of the district it belongs to
 */
typedef struct
{
  BcId record;
  const char *type;
  char *heading;
  char *district;
} BcSearchHit;

void bc_search_hit_free (BcSearchHit *self);
GPtrArray *bc_search (BcDatabase *database, const char *words, guint limit, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcSearchHit, bc_search_hit_free)

G_END_DECLS
