/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "writer.h"

G_BEGIN_DECLS

gboolean bc_authority_get_levels (BcDatabase *database,
                                  BcLevels level,
                                  gint64 scope,
                                  BcLevels *levels,
                                  GError **error);
gboolean
bc_authority_get_writer_levels (BcWriter *writer, gint64 scope, BcLevels *levels, GError **error);
gboolean bc_authority_check (BcLevels levels,
                             const BcRecordType *type,
                             const BcField *field,
                             GError **error);

G_END_DECLS
