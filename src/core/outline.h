/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "geometry.h"

G_BEGIN_DECLS

gboolean bc_outline_find_crossing (GArray *ring, guint *first, guint *second);

G_END_DECLS
