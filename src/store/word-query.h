/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"

G_BEGIN_DECLS

char *bc_word_query_dup (BcDatabase *database,
                         const char *typed,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
