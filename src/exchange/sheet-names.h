/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"
#include "dictionary.h"

G_BEGIN_DECLS

typedef struct _BcSheetNames BcSheetNames; /* what the records that a column names are called */

BcSheetNames *bc_sheet_names_new (BcDatabase *database,
                                  const BcField *field,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bc_sheet_names_free (BcSheetNames *self);
const char *bc_sheet_names_get (BcSheetNames *self, const BcId *id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcSheetNames, bc_sheet_names_free)

G_END_DECLS
