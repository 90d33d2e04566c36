/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** BC_STAMP_TOLERANCE: milliseconds that a stamp may run ahead of the receiver's clock. */
#define BC_STAMP_TOLERANCE (G_GINT64_CONSTANT (10) * 60 * 1000)

gint64 bc_stamp_next (gint64 last, gint64 wall);
gint64 bc_stamp_get_moment (gint64 stamp);
gboolean bc_stamp_is_ahead (gint64 stamp, gint64 wall);

G_END_DECLS
