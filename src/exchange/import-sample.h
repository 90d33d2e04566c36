/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"
#include "draft.h"

G_BEGIN_DECLS

/**
 * BcImportChange:
 * @field: what changes
 * @from: (owned) (nullable): what it is now, for people; %NULL for nothing
 * @to: (owned): what it becomes
 *
 * What a row of a table changes in a field.
 */
typedef struct
{
  const BcField *field;
  char *from;
  char *to;
} BcImportChange;

/**
 * BcImportSample:
 * @row: the table's row
 * @is_new: the record is not there yet
 * @title: (owned): what people call the record
 * @changes: (owned) (element-type BcImportChange): what changes, in the order of the columns
 *
 * What comes of one row. Free it with bc_import_sample_free().
 */
typedef struct
{
  guint row;
  gboolean is_new;
  char *title;
  GArray *changes;
} BcImportSample;

BcImportSample *bc_import_sample_new (BcDatabase *database,
                                      const BcDraft *draft,
                                      guint row,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bc_import_sample_free (BcImportSample *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcImportSample, bc_import_sample_free)

G_END_DECLS
