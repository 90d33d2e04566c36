/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fold.h"

G_BEGIN_DECLS

gboolean bc_projection_write (BcDatabase *database,
                              gint64 record,
                              const BcFolded *folded,
                              gboolean fresh,
                              GError **error);

gboolean
bc_projection_list_owned (BcDatabase *database, gint64 record, GArray *owned, GError **error);

G_END_DECLS
