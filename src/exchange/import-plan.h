/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import-column.h"
#include "store.h"

G_BEGIN_DECLS

typedef struct _BcImportPlan BcImportPlan; /* how a table is going to be imported */

/**
 * BcImportTarget:
 * @name: (owned): as bc_import_column_aim() reads it
 * @label: (owned): what people call it
 *
 * What a column can be for.
 */
typedef struct
{
  char *name;
  char *label;
} BcImportTarget;

/**
 * BcImportHead:
 * @row: its number, from 1
 * @text: (owned): how it begins
 *
 * A row of the table that may have the headings.
 */
typedef struct
{
  guint row;
  char *text;
} BcImportHead;

/**
 * BcImportProgress:
 * @fraction: how much of the table was read, 0 to 1
 * @data: the caller's
 *
 * Called now and then, in the thread that reads.
 */
typedef void (*BcImportProgress) (double fraction, gpointer data);

void bc_import_target_free (BcImportTarget *self);

BcImportPlan *bc_import_plan_new (BcStore *store,
                                  const BcRecordType *type,
                                  const char *path,
                                  const char *sheet,
                                  GCancellable *cancellable,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bc_import_plan_free (BcImportPlan *self);
GPtrArray *bc_import_plan_list_sheets (BcImportPlan *self,
                                       GCancellable *cancellable,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *bc_import_plan_get_sheet (BcImportPlan *self);
guint bc_import_plan_get_n_columns (BcImportPlan *self);
const BcImportColumn *bc_import_plan_get_column (BcImportPlan *self, guint place);
GPtrArray *bc_import_plan_list_targets (BcImportPlan *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_import_plan_set_heading_row (BcImportPlan *self,
                                         guint row,
                                         GCancellable *cancellable,
                                         GError **error);
guint bc_import_plan_get_heading_row (BcImportPlan *self);
const GPtrArray *bc_import_plan_get_heads (BcImportPlan *self);
void bc_import_plan_set_certain (BcImportPlan *self, gboolean certain);
gboolean bc_import_plan_can_write (BcImportPlan *self, const BcField *field);
gboolean bc_import_plan_aim (BcImportPlan *self, guint place, const char *target, GError **error);
gboolean
bc_import_plan_map (BcImportPlan *self, const char *heading, const char *target, GError **error);
void bc_import_plan_set_order (BcImportPlan *self, guint place, BcDateOrder order);
void bc_import_plan_set_owner (BcImportPlan *self, const char *type, const BcId *owner);
gboolean bc_import_plan_survey (BcImportPlan *self,
                                BcImportProgress progress,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error);
gboolean bc_import_plan_check (BcImportPlan *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcImportPlan, bc_import_plan_free)

G_END_DECLS
