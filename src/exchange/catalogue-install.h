/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store.h"

G_BEGIN_DECLS

gboolean bc_catalogue_install (BcStore *store, GError **error);

G_END_DECLS
