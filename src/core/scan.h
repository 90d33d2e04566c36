/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *bc_scan_dup_typed (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_scan_digits (const char **at, int least, int most, int *value);
gboolean bc_scan_character (const char **at, char character);

G_END_DECLS
