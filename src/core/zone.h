/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 bc_zone_get_offset (gint64 moment);

G_END_DECLS
