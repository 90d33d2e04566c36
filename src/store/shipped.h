/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"

G_BEGIN_DECLS

gboolean bc_shipped_apply (BcDatabase *database,
                           const char *type,
                           const char *const *names,
                           const char *const *values,
                           guint n_values,
                           GError **error);

G_END_DECLS
