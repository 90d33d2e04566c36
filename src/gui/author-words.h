/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *bc_author_dup_words (const char *author,
                           const char *level,
                           gint64 moment) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
