/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"
#include "dictionary.h"

G_BEGIN_DECLS

gboolean bc_words_read (BcDatabase *database,
                        const BcRecordType *type,
                        gint64 record,
                        char **words,
                        GError **error);
gboolean bc_words_replace (BcDatabase *database,
                           gint64 record,
                           const char *before,
                           const char *after,
                           GError **error);

G_END_DECLS
