/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history.h"

G_BEGIN_DECLS

/**
 * BcHistoryStep:
 * @row: an operation's row in the journal
 * @gesture: the gesture it belongs to
 * @stamp: its stamp
 * @author: its author's row
 * @author_id: the author
 *
 * An operation that is passed.
 */
typedef struct
{
  gint64 row;
  gint64 gesture;
  gint64 stamp;
  gint64 author;
  BcId author_id;
} BcHistoryStep;

/**
 * BcHistoryWalk:
 * @cursors: (owned) (element-type BcCursor): each from the newest on
 * @heads: (owned) (element-type BcHistoryStep): what comes next of each; row 0 for one at its end
 *
 * A way through the journal, from the newest operation on. Free it with bc_history_walk_clear().
 */
typedef struct
{
  GPtrArray *cursors;
  GArray *heads;
} BcHistoryWalk;

gboolean bc_history_walk_open (BcHistoryWalk *self,
                               BcDatabase *database,
                               const BcHistoryQuery *query,
                               GError **error);
BcStep bc_history_walk_next (BcHistoryWalk *self, BcHistoryStep *step, GError **error);
void bc_history_walk_clear (BcHistoryWalk *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BcHistoryWalk, bc_history_walk_clear)

G_END_DECLS
