/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "words.h"

#include "columns.h"

/**
 * bc_words_read:
 * @database: a connection
 * @type: a record type that is searched
 * @record: the record's row
 * @words: (out) (transfer full) (nullable): its words; %NULL where it has no row of its type yet
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads the words that the search finds a record by.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_words_read (BcDatabase *database,
               const BcRecordType *type,
               gint64 record,
               char **words,
               GError **error)
{
  return bc_database_get_text (database,
                               words,
                               error,
                               bc_database_get_sql (database, bc_record_type_dup_words, type),
                               "i",
                               record);
}

/**
 * bc_words_replace:
 * @database: a connection within a transaction
 * @record: a record's row
 * @before: (nullable): the words that the index holds of it; %NULL for none
 * @after: its words from now on
 * @error: return location, #BC_STORE_ERROR
 *
 * Brings the search index up to date. It must be told exactly the words that it holds before they
 * change: FTS5 has no other way with external content. A trigger could not write it with
 * trusted_schema off. Nor is it written from a query: a statement that may write several rows has a
 * savepoint of its own, and at each of those FTS5 writes out all that it has gathered.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_words_replace (BcDatabase *database,
                  gint64 record,
                  const char *before,
                  const char *after,
                  GError **error)
{
  if (g_strcmp0 (before, after) == 0)
    return TRUE;
  if (before != NULL &&
      !bc_database_run (database,
                        error,
                        "INSERT INTO search (search, rowid, words) VALUES ('delete', ?, ?)",
                        "it",
                        record,
                        before))
    return FALSE;
  return bc_database_run (database,
                          error,
                          "INSERT INTO search (rowid, words) VALUES (?, ?)",
                          "it",
                          record,
                          after);
}
