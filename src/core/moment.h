/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A moment is milliseconds UTC since 1970-01-01. */

gboolean bc_moment_parse (const char *text, gint64 *moment, GError **error);
gboolean bc_moment_parse_end (const char *text, gint64 *moment, GError **error);
gint64 bc_moment_from_date (gint32 date);
gint64 bc_moment_end_of_date (gint32 date);
char *bc_moment_dup_iso (gint64 moment) G_GNUC_WARN_UNUSED_RESULT;
char *bc_moment_dup_screen (gint64 moment) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
