/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import-plan.h"
#include "import-value.h"
#include "writer.h"

G_BEGIN_DECLS

struct _BcImportPlan
{
  BcStore *store; /* (owned) */
  const BcRecordType *type;
  BcTable *table;       /* (owned) */
  BcImportNames *names; /* (owned) */
  GArray *columns;      /* (owned) (element-type BcImportColumn): those that have a heading */
  guint heading_row;
  GPtrArray *heads;   /* (owned) (element-type BcImportHead): the first rows */
  char *sheet;        /* (owned) (nullable) */
  BcLevels levels;    /* at which the person may write */
  BcId owner;         /* what rows without an owner belong to; nil for none */
  GHashTable *mapped; /* (owned) key of a heading → target: what the person said */
  gboolean certain;   /* guesses are not taken */
  gboolean surveyed;
};

gboolean bc_import_columns_clash (const BcImportColumn *a, const BcImportColumn *b);
void bc_import_propose (BcImportPlan *plan, BcImportValues *values);
void bc_import_settle_address (BcImportPlan *plan);
gboolean bc_import_find_headings (BcImportPlan *plan, GCancellable *cancellable, GError **error);
gboolean bc_import_prepare_columns (BcImportPlan *plan, GError **error);
guint bc_import_count_used (const GArray *columns);
gboolean bc_import_remember (BcWriter *writer, BcImportPlan *plan, GError **error);
gboolean bc_import_recall (BcDatabase *database, BcImportPlan *plan, GError **error);

G_END_DECLS
