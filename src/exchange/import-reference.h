/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"
#include "dictionary.h"

G_BEGIN_DECLS

gboolean bc_import_find_reference (BcDatabase *database,
                                   const BcField *field,
                                   const char *text,
                                   BcId *id,
                                   GError **error);

G_END_DECLS
