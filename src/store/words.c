/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "words.h"

#include <string.h>

#include "columns.h"
#include "rut.h"

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

/* The index's own tables of letters are those of an older Unicode: on these two scripts they differ
 * from GLib's. */
static gboolean
is_told_apart (gunichar character)
{
  return (character >= 0x1980 && character <= 0x19df) ||
         (character >= 0x1cd0 && character <= 0x1cff);
}

static gboolean
is_of_word (gunichar character)
{
  return g_unichar_isalnum (character) && !is_told_apart (character);
}

/* As the index has it: a word is what stands between signs, and of a phrase it knows nothing. */
static void
append_words (GString *query, const char *typed)
{
  gboolean open = FALSE;

  for (const char *at = typed; *at != '\0'; at = g_utf8_next_char (at)) {
    const gunichar character = g_utf8_get_char (at);
    const gboolean of_word = is_of_word (character);

    if (of_word != open)
      g_string_append (query, of_word ? "\"" : "\"* ");
    if (of_word)
      g_string_append_unichar (query, character);
    open = of_word;
  }
  if (open)
    g_string_append (query, "\"* ");
}

static void
append_typed (GString *query, const char *typed)
{
  g_autofree char *composed = g_utf8_normalize (typed, -1, G_NORMALIZE_NFC);
  char rut[BC_RUT_SIZE];

  if (strpbrk (typed, "-.") != NULL && bc_rut_parse (typed, rut, NULL))
    append_words (query, rut);
  else if (composed != NULL)
    append_words (query, composed);
}

/**
 * bc_words_dup_query:
 * @typed: what a person typed: words or their beginnings, in any order, accents aside
 *
 * Makes it what the index is asked: each word or its beginning, a RUT as it is stored.
 *
 * Returns: (transfer full): the query, empty where there are no words
 */
char *
bc_words_dup_query (const char *typed)
{
  GString *query = g_string_new (NULL);
  g_auto (GStrv) list = g_strsplit_set (typed, " \t\r\n", -1);

  for (char **word = list; *word != NULL; word++)
    append_typed (query, *word);
  return g_string_free (query, FALSE);
}
