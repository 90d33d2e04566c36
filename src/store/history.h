/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"

G_BEGIN_DECLS

/**
 * BcHistoryQuery:
 * @record: nil for all records; otherwise only this one
 * @scope: nil for all scopes; otherwise only this district's
 * @author: 0 for everybody; otherwise only this author's row
 * @before: 0 for the newest; otherwise only journal rows before this one
 * @limit: at most so many operations
 * @from: 0, or only operations stamped from this moment on, milliseconds UTC
 * @to: 0, or only operations stamped before this moment, milliseconds UTC
 */
typedef struct
{
  BcId record;
  BcId scope;
  gint64 author;
  gint64 before;
  guint limit;
  gint64 from;
  gint64 to;
} BcHistoryQuery;

/**
 * BcHistoryEntry:
 * @row: the operation's row in the journal
 * @gesture: the gesture it belongs to
 * @moment: when it was written, milliseconds UTC
 * @author: (owned): who wrote it
 * @level: (owned): at which level
 * @record: what it wrote
 * @type: (owned): the record's type
 * @heading: (owned): what people call the record
 * @sentence: (owned): what happened, in the language of the process
 *
 * One operation as people read it.
 */
typedef struct
{
  gint64 row;
  gint64 gesture;
  gint64 moment;
  char *author;
  char *level;
  BcId record;
  char *type;
  char *heading;
  char *sentence;
} BcHistoryEntry;

void bc_history_entry_free (BcHistoryEntry *self);
GPtrArray *bc_history_read (BcDatabase *database, const BcHistoryQuery *query, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcHistoryEntry, bc_history_entry_free)

G_END_DECLS
