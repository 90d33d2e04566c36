/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fold.h"
#include "history.h"

G_BEGIN_DECLS

/**
 * BcHistoryTeller:
 * @database: (unowned): a connection
 * @folder: (unowned): of the same
 *
 * What operations are told from.
 */
typedef struct
{
  BcDatabase *database;
  BcFolder *folder;
} BcHistoryTeller;

/** BC_HISTORY_COLUMNS: what bc_history_tell() reads; conditions follow. */
#define BC_HISTORY_COLUMNS                                                                         \
  "SELECT j.row, j.gesture, j.stamp, a.name, a.level, r.id, r.type, r.row, j.reverts, s.author "   \
  "FROM journal j JOIN stream s ON s.row = j.stream JOIN author a ON a.row = s.author "            \
  "JOIN record r ON r.row = j.record "

/** BC_HISTORY_CONDITIONS: an operation fulfils a query, whose values bc_history_bind() sets. */
#define BC_HISTORY_CONDITIONS                                                                      \
  " AND (?2 = 0 OR s.author = ?2) AND (?3 = 0 OR j.stamp >= ?3 << 16) "                            \
  "AND (?4 = 0 OR j.stamp < ?4 << 16) "                                                            \
  "AND (?5 IS NULL OR (SELECT type FROM record WHERE row = j.record) = ?5)"

/** BC_HISTORY_BEFORE: it comes after the operation ?6 in the order of the newest first. By stamp
 * and author, so that it is the same wherever the same operations are held. */
#define BC_HISTORY_BEFORE                                                                          \
  " AND (?6 = 0 OR (j.stamp, a.id) < (SELECT b.stamp, c.id FROM journal b "                        \
  "JOIN stream t ON t.row = b.stream JOIN author c ON c.row = t.author WHERE b.row = ?6)) "

BcHistoryEntry *bc_history_tell (BcHistoryTeller *teller,
                                 BcCursor *cursor,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
BcHistoryEntry *
bc_history_tell_row (BcHistoryTeller *teller, gint64 row, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_history_has_words (const BcHistoryEntry *entry, char *const *words);
void bc_history_bind (BcCursor *cursor, const BcHistoryQuery *query);

G_END_DECLS
