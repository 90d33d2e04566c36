/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"

G_BEGIN_DECLS

char *bc_clock_dup_notice (BcDatabase *reader, gint64 now) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_clock_check (BcDatabase *reader, gint64 now, GPtrArray *problems, GError **error);

G_END_DECLS
