/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fold.h"

G_BEGIN_DECLS

/**
 * BcRecordHead:
 * @row: the record's row
 * @id: its identifier
 * @type: (unowned): its type's name
 * @scope: its scope's row
 *
 * What is fixed of a record from its making on.
 */
typedef struct
{
  gint64 row;
  BcId id;
  const char *type;
  gint64 scope;
} BcRecordHead;

typedef struct _BcFiller BcFiller;

BcFiller *bc_filler_new (BcDatabase *database, gboolean lists, GError **error);
void bc_filler_free (BcFiller *self);
gboolean
bc_filler_write (BcFiller *self, const BcRecordHead *head, const BcFolded *folded, GError **error);
gboolean bc_filler_finish (BcFiller *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcFiller, bc_filler_free)

G_END_DECLS
