/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fold.h"
#include "operation.h"

G_BEGIN_DECLS

/** BC_FIRST_UNKNOWN: the number given, for one record, to the first field that is not known. */
#define BC_FIRST_UNKNOWN 64

/**
 * BcLoaded:
 * @database: (unowned): where from
 * @authors: (element-type BcId): by the author's row, those that were met
 * @operations: (element-type BcOperation): of one record
 * @seen: (element-type gint64): the row of each operation's epoch, 0 for none
 * @assignments: (element-type BcAssignment): of all of them, in order
 * @atoms: (element-type BcValue): what each assignment gives; texts lie in @texts
 * @unknown: (element-type utf8): names of fields that are not known
 * @texts: memory for all of this
 * @place: behind the field of the type that was met last
 * @epochs: epoch row → #BcEpoch
 *
 * The operations of a record as the merge rule wants them. Used again for each record.
 */
typedef struct
{
  BcDatabase *database;
  GArray *authors;
  GArray *operations;
  GArray *seen;
  GArray *assignments;
  GArray *atoms;
  GPtrArray *unknown;
  GStringChunk *texts;
  guint place;
  GHashTable *epochs;
} BcLoaded;

void bc_loaded_init (BcLoaded *self, BcDatabase *database);
void bc_loaded_clear (BcLoaded *self);
gboolean bc_loaded_read (BcLoaded *self,
                         gint64 record,
                         gint64 before,
                         BcFoldOrder order,
                         const BcRecordType *type,
                         GError **error);
gboolean bc_loaded_read_authors (BcLoaded *self, GError **error);
gboolean bc_loaded_read_next (BcLoaded *self,
                              BcFoldPass *pass,
                              gint64 record,
                              const BcRecordType *type,
                              GError **error);
const char *bc_loaded_get_field_name (BcLoaded *self, const BcRecordType *type, guint number);

G_END_DECLS
