/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"
#include "dictionary.h"

G_BEGIN_DECLS

/**
 * BcFoldOrder:
 * @BC_FOLD_BY_ARRIVAL: operations as they came to be known here
 * @BC_FOLD_BY_STAMP: operations as they were written, the same wherever they are held
 */
typedef enum {
  BC_FOLD_BY_ARRIVAL,
  BC_FOLD_BY_STAMP,
} BcFoldOrder;

/**
 * BcFoldedConflict:
 * @field: (owned): the field's name
 * @sides: (owned): journal rows as a JSON array, the one in force first
 *
 * A field on which operations disagree.
 */
typedef struct
{
  char *field;
  char *sides;
} BcFoldedConflict;

/**
 * BcFolded:
 * @type: (nullable): the record's type, %NULL if this version does not know it
 * @values: (owned) (array): the values in force, in the order of the type's fields
 * @origins: (owned) (array): the journal row that each comes from; 0 for a shipped value or none
 * @deleted: the record is deleted
 * @flagged: it was edited by someone who did not know that it had been deleted
 * @extra: (owned) (nullable): what this version does not understand, as a JSON object
 * @conflicts: (owned) (element-type BcFoldedConflict): see there
 * @n_operations: how many operations there were
 * @shipped: the catalogues ship it
 * @owner_shown: it is known that what owns it is not hidden
 *
 * What the operations on a record come to.
 */
typedef struct
{
  const BcRecordType *type;
  BcValue *values;
  gint64 *origins;
  gboolean deleted;
  gboolean flagged;
  char *extra;
  GArray *conflicts;
  guint n_operations;
  gboolean shipped;
  gboolean owner_shown;
} BcFolded;

/**
 * BcFoldPass:
 * @cursor: (unowned): operations by record and row: row, author's row, number, stamp, epoch's row
 * or none, fields, record
 * @step: what the last step of @cursor gave
 *
 * One reading of the journal for all records.
 */
typedef struct
{
  BcCursor *cursor;
  BcStep step;
} BcFoldPass;

typedef struct _BcFolder BcFolder;

void bc_folded_init (BcFolded *self, const BcRecordType *type);
void bc_folded_clear (BcFolded *self);
void bc_folded_restart (BcFolded *self, const BcRecordType *type);

BcFolder *bc_folder_new (BcDatabase *database);
void bc_folder_free (BcFolder *self);
gboolean bc_folder_fold (BcFolder *self, gint64 record, BcFolded *folded, GError **error);
gboolean bc_folder_fold_before (BcFolder *self,
                                gint64 record,
                                gint64 before,
                                BcFoldOrder order,
                                BcFolded *folded,
                                GError **error);
gboolean bc_folder_begin_pass (BcFolder *self, BcCursor *cursor, BcFoldPass *pass, GError **error);
gboolean bc_folder_fold_next (BcFolder *self,
                              BcFoldPass *pass,
                              gint64 record,
                              gboolean shipped,
                              BcFolded *folded,
                              GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BcFolded, bc_folded_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcFolder, bc_folder_free)

G_END_DECLS
