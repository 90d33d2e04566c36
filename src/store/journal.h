/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"

G_BEGIN_DECLS

/**
 * BcJournalRow:
 * @stream: its stream's row
 * @number: its place in the stream, from 1
 * @stamp: its stamp
 * @record: the record's row
 * @gesture: the gesture that it belongs to
 * @reverts: the gesture that it takes back, 0 for none
 * @epoch: row of what its author had seen of others, 0 for nothing
 * @salt: (unowned): random bytes that tell it from every other
 * @salt_size: how many they are
 * @fields: (unowned): what it sets, a JSON object
 *
 * An operation on its way into the journal.
 */
typedef struct
{
  gint64 stream;
  gint64 number;
  gint64 stamp;
  gint64 record;
  gint64 gesture;
  gint64 reverts;
  gint64 epoch;
  const void *salt;
  gsize salt_size;
  const char *fields;
} BcJournalRow;

gboolean bc_journal_insert (BcDatabase *database,
                            const BcJournalRow *row,
                            gint64 *journal_row,
                            GError **error);

G_END_DECLS
