/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "id.h"
#include "operation.h"

G_BEGIN_DECLS

/** BC_FIELD_DELETED: the reserved field that every record has; "true" is deleted, all else is not.
 */
#define BC_FIELD_DELETED 0

/**
 * BcRival:
 * @operation: index of an operation in the array that was folded
 * @value: (nullable): the value it gives to the field, borrowed from the operation
 *
 * One side of a conflict.
 */
typedef struct
{
  guint operation;
  const char *value;
} BcRival;

/**
 * BcMergedField:
 * @field: the field's number
 * @operation: index of the operation in force (of any copy, if it was given repeatedly)
 * @value: (nullable): the value in force, borrowed from that operation
 * @first_rival: where the conflict's sides begin, see bc_merge_get_rivals()
 * @n_rivals: sides of the conflict; 0 when there is none
 */
typedef struct
{
  guint field;
  guint operation;
  const char *value;
  guint first_rival;
  guint n_rivals;
} BcMergedField;

/**
 * BcMerge:
 * @fields: (element-type BcMergedField): each field that was ever set, ascending by number
 * @rivals: (element-type BcRival): the sides of all conflicts
 * @deleted: the record is hidden
 * @edited_after_deletion: the deletion is in force but did not know some edit: shown, and flagged
 *
 * What a record's operations come to. Start with bc_merge_init(); use it for as
 * many records as wanted. The rest is working memory.
 */
typedef struct
{
  GArray *fields;
  GArray *rivals;
  gboolean deleted;
  gboolean edited_after_deletion;

  /*< private >*/
  GArray *entries; /* (owned) each assignment of each operation, sorted */
  GArray *maximal; /* (owned) the entries of one field that no other one knew */
  GArray *known;   /* (owned) by author, the greatest number known */
} BcMerge;

void bc_merge_init (BcMerge *self);
void bc_merge_clear (BcMerge *self);
void bc_merge_fold (const BcOperation *operations,
                    guint n_operations,
                    const BcId *authors,
                    guint n_authors,
                    BcMerge *result);
const BcMergedField *bc_merge_get_field (const BcMerge *self, guint field);
const BcRival *bc_merge_get_rivals (const BcMerge *self, const BcMergedField *field);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BcMerge, bc_merge_clear)

G_END_DECLS
