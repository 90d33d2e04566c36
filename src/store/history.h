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
 * @type: (nullable): only operations on records of this type
 * @gesture: 0, or only operations of this gesture of the author, who has to be given
 * @until: the stamp of the gesture's last one
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
  const char *type;
  gint64 gesture;
  gint64 until;
} BcHistoryQuery;

/**
 * BcHistoryEntry:
 * @row: the operation's row in the journal
 * @gesture: the gesture it belongs to
 * @moment: when it was written, milliseconds UTC
 * @author: (owned): who wrote it
 * @author_row: their row among the authors
 * @level: (owned): at which level
 * @record: what it wrote
 * @type: (owned): the record's type
 * @heading: (owned): what people call the record
 * @sentence: (owned): what happened, in the language of the process
 * @n_more: where it stands for its gesture, how many other operations of that fulfil the query
 * @until: the same, the stamp of the last of them
 *
 * One operation as people read it.
 */
typedef struct
{
  gint64 row;
  gint64 gesture;
  gint64 moment;
  char *author;
  gint64 author_row;
  char *level;
  BcId record;
  char *type;
  char *heading;
  char *sentence;
  gint64 n_more;
  gint64 until;
} BcHistoryEntry;

/**
 * BcHistoryFound:
 * @entries: (owned) (element-type BcHistoryEntry): what was found, the newest first
 * @before: the journal row that was looked at last: where to look on
 * @more: there is more to look at
 *
 * A part of the history. Free it with bc_history_found_clear().
 */
typedef struct
{
  GPtrArray *entries;
  gint64 before;
  gboolean more;
} BcHistoryFound;

void bc_history_entry_free (BcHistoryEntry *self);
GPtrArray *bc_history_read (BcDatabase *database, const BcHistoryQuery *query, GError **error);
gboolean bc_history_find (BcDatabase *database,
                          const BcHistoryQuery *query,
                          const char *words,
                          guint most,
                          BcHistoryFound *found,
                          GError **error);
gboolean bc_history_find_gestures (BcDatabase *database,
                                   const BcHistoryQuery *query,
                                   const char *words,
                                   guint most,
                                   BcHistoryFound *found,
                                   GError **error);
gboolean
bc_history_count (BcDatabase *database, const BcHistoryQuery *query, gint64 *count, GError **error);
void bc_history_found_clear (BcHistoryFound *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcHistoryEntry, bc_history_entry_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BcHistoryFound, bc_history_found_clear)

G_END_DECLS
