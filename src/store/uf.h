/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amount.h"
#include "database.h"

G_BEGIN_DECLS

gboolean bc_uf_find (BcDatabase *database, gint32 day, gint64 *value, GError **error);
gboolean
bc_uf_convert (BcDatabase *database, const BcAmount *amount, gint64 *pesos, GError **error);

G_END_DECLS
