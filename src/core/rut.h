/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** BC_RUT_SIZE: bytes of a RUT in its canonical form, with the final NUL. */
#define BC_RUT_SIZE 16

gboolean bc_rut_parse (const char *text, char canonical[BC_RUT_SIZE], GError **error);
char *bc_rut_dup_display (const char *canonical) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
