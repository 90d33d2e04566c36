/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** BC_LANGUAGE_DEFAULT: the language until a profile says otherwise. */
#define BC_LANGUAGE_DEFAULT "es"

void bc_language_set (const char *language);
const char *bc_language_get_folder (void);

G_END_DECLS
