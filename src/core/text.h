/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *bc_text_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *bc_text_dup_sort_key (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *bc_text_dup_clause (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *bc_text_clean (const char *text, gboolean many_lines, gsize max_characters, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
