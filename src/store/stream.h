/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"

G_BEGIN_DECLS

gboolean bc_scope_find (BcDatabase *database, const BcId *id, gint64 *scope, GError **error);
gboolean bc_stream_find (BcDatabase *database,
                         gint64 scope,
                         gint64 author,
                         gint64 *stream,
                         gint64 *held,
                         GError **error);
gboolean bc_epoch_find (BcDatabase *database,
                        gint64 stream,
                        gint64 scope,
                        gint64 arrival,
                        gint64 *epoch,
                        GError **error);

G_END_DECLS
