/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import-column.h"
#include "store.h"

G_BEGIN_DECLS

typedef struct _BcImportPlan BcImportPlan; /* how a table is going to be imported */

BcImportPlan *bc_import_plan_new (BcStore *store,
                                  const BcRecordType *type,
                                  const char *path,
                                  GCancellable *cancellable,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bc_import_plan_free (BcImportPlan *self);
guint bc_import_plan_get_n_columns (BcImportPlan *self);
const BcImportColumn *bc_import_plan_get_column (BcImportPlan *self, guint place);
gboolean
bc_import_plan_map (BcImportPlan *self, const char *heading, const char *target, GError **error);
void bc_import_plan_set_order (BcImportPlan *self, guint place, BcDateOrder order);
void bc_import_plan_set_district (BcImportPlan *self, const BcId *district);
gboolean bc_import_plan_survey (BcImportPlan *self, GCancellable *cancellable, GError **error);
gboolean bc_import_plan_check (BcImportPlan *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcImportPlan, bc_import_plan_free)

G_END_DECLS
