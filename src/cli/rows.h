/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "names.h"
#include "sheet.h"

G_BEGIN_DECLS

/**
 * BcRowsQuery:
 * @type: a record type
 * @conditions: (nullable) (element-type utf8): each as FIELD=VALUE
 * @sort: (nullable): a field's name; %NULL for the order in which they were entered
 * @limit: at most so many; 0 for all
 * @deleted: those that are deleted, instead of the others
 * @row: 0, or only the record of this row, deleted or not
 *
 * Which records are asked for.
 */
typedef struct
{
  const BcRecordType *type;
  const GPtrArray *conditions;
  const char *sort;
  guint limit;
  gboolean deleted;
  gint64 row;
} BcRowsQuery;

BcCursor *bc_rows_query (BcDatabase *database, const BcRowsQuery *query, GError **error);
gboolean
bc_rows_write (BcDatabase *database, const BcRowsQuery *query, BcSheet *sheet, GError **error);
gboolean bc_rows_write_unknown (BcDatabase *database,
                                const char *type,
                                const BcRowsQuery *query,
                                BcSheet *sheet,
                                GError **error);

G_END_DECLS
