/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"

G_BEGIN_DECLS

gboolean bc_repair (BcDatabase *database, GError **error);

G_END_DECLS
