/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fold.h"

G_BEGIN_DECLS

gboolean bc_projection_write (BcDatabase *database,
                              gint64 record,
                              const BcFolded *folded,
                              gboolean fresh,
                              GError **error);

void bc_projection_bind (BcCursor *cursor, int parameter, const BcFolded *folded);
gboolean bc_projection_add_conflicts (BcDatabase *database,
                                      gint64 record,
                                      const BcFolded *folded,
                                      GError **error);
gboolean
bc_projection_hide_owned (BcDatabase *database, gint64 record, gboolean hidden, GError **error);
gboolean
bc_projection_list_owned (BcDatabase *database, gint64 record, GArray *owned, GError **error);

G_END_DECLS
