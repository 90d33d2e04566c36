/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"

G_BEGIN_DECLS

/**
 * BcSchemaState:
 * @BC_SCHEMA_EMPTY: a new file
 * @BC_SCHEMA_OLDER: needs migrating
 * @BC_SCHEMA_CURRENT: as this version writes it
 */
typedef enum {
  BC_SCHEMA_EMPTY,
  BC_SCHEMA_OLDER,
  BC_SCHEMA_CURRENT,
} BcSchemaState;

gboolean bc_schema_examine (BcDatabase *database, BcSchemaState *state, GError **error);
gboolean bc_schema_has_views (BcDatabase *database, gboolean *has, GError **error);
gboolean bc_schema_migrate (BcDatabase *database, GError **error);

G_END_DECLS
