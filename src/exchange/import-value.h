/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"
#include "import-column.h"

G_BEGIN_DECLS

typedef struct _BcImportValues BcImportValues; /* reads the cells of one table */

BcImportValues *
bc_import_values_new (BcDatabase *database, gboolean is_1904, const BcImportNames *names);
void bc_import_values_free (BcImportValues *self);
gboolean bc_import_values_read (BcImportValues *self,
                                const BcImportColumn *column,
                                const char *text,
                                BcCellType type,
                                BcValue *value,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcImportValues, bc_import_values_free)

G_END_DECLS
