/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import-plan.h"

G_BEGIN_DECLS

typedef struct _BcImportRefused BcImportRefused; /* a file with the rows that were refused */

BcImportRefused *bc_import_refused_new (BcImportPlan *plan, const char *path);
void bc_import_refused_free (BcImportRefused *self);
gboolean bc_import_refused_add (BcImportRefused *self, const char *reason, GError **error);
gboolean bc_import_refused_finish (BcImportRefused *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcImportRefused, bc_import_refused_free)

G_END_DECLS
