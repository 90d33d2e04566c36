/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"
#include "dictionary.h"
#include "spreadsheet.h"

G_BEGIN_DECLS

/**
 * BcRecordSheet:
 * @type: a record type
 * @fields: (nullable) (array length=n_fields): the columns, in order; %NULL for all of the type's
 * @n_fields: how many there are
 * @path: the file; one that is there is replaced
 * @format: how it is written
 * @n_rows: (out): how many records were written
 *
 * Records on their way to a spreadsheet.
 */
typedef struct
{
  const BcRecordType *type;
  const BcField *const *fields;
  guint n_fields;
  const char *path;
  BcSpreadsheetFormat format;
  guint n_rows;
} BcRecordSheet;

BcCursor *bc_record_sheet_query (BcDatabase *database,
                                 const BcRecordType *type,
                                 const GArray *ids,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_record_sheet_write (BcRecordSheet *self,
                                BcDatabase *database,
                                BcCursor *rows,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
