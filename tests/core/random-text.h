/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/** RANDOM_TEXTS: how many random texts each parser is given. */
#define RANDOM_TEXTS 20000

char *random_text_new (const char *alphabet) G_GNUC_WARN_UNUSED_RESULT;
gint64 random_integer (void);
