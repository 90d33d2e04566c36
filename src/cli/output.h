/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void bc_output_write (const char *text, gsize length);
void bc_output_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
gboolean bc_output_is_open (void);
gboolean bc_output_finish (GError **error);
char *bc_output_dup_clean (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
