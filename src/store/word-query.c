/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "word-query.h"

#include <string.h>

#include "database-private.h"
#include "rut.h"

/* What a person types, as the search's index is asked for it. The index keeps no phrases: a query
 * that it would take apart itself is an error. So it is the index's own tokenizer that takes apart
 * what was typed, and no table of letters has to agree with another. */

/* As the index was made with. */
#define TOKENIZER "unicode61"
static const char *options[] = { "remove_diacritics", "2" };

typedef struct
{
  fts5_tokenizer methods;
  Fts5Tokenizer *tokenizer; /* (owned) */
} Splitter;

static void
clear_splitter (Splitter *self)
{
  if (self->tokenizer != NULL)
    self->methods.xDelete (self->tokenizer);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Splitter, clear_splitter)

/* (nullable): it belongs to the connection. */
static fts5_api *
find_index (BcDatabase *database, GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (database, "SELECT fts5(?1)", error);
  fts5_api *api = NULL;

  if (cursor == NULL)
    return NULL;
  sqlite3_bind_pointer (cursor->statement, 1, &api, "fts5_api_ptr", NULL);
  return bc_cursor_step (cursor, error) == BC_STEP_ROW ? api : NULL;
}

static gboolean
init_splitter (Splitter *self, BcDatabase *database, GError **error)
{
  fts5_api *api = find_index (database, error);
  void *user_data = NULL;
  int code = SQLITE_OK;

  if (api == NULL)
    return FALSE;
  code = api->xFindTokenizer (api, TOKENIZER, &user_data, &self->methods);
  if (code == SQLITE_OK)
    code = self->methods.xCreate (user_data, options, G_N_ELEMENTS (options), &self->tokenizer);
  if (code != SQLITE_OK)
    bc_database_set_fault (database, code, error);
  return code == SQLITE_OK;
}

static int
append_word_cb (void *query, int flags, const char *word, int length, int start, int end)
{
  g_string_append_c (query, '"');
  g_string_append_len (query, word, length);
  g_string_append (query, "\" ");
  return SQLITE_OK;
}

static gboolean
append_words (const Splitter *self, GString *query, const char *typed)
{
  const gsize before = query->len;

  return self->methods.xTokenize (self->tokenizer,
                                  query,
                                  FTS5_TOKENIZE_QUERY,
                                  typed,
                                  (int) strlen (typed),
                                  append_word_cb) == SQLITE_OK &&
         query->len > before;
}

/* Of what stands without blanks between, the last word may be the beginning of one; a whole RUT is
 * as it is stored. */
static void
append_typed (const Splitter *self, GString *query, const char *typed)
{
  char rut[BC_RUT_SIZE];

  if (strpbrk (typed, "-.") != NULL && bc_rut_parse (typed, rut, NULL))
    append_words (self, query, rut);
  else if (append_words (self, query, typed))
    g_string_insert_c (query, (gssize) query->len - 1, '*');
}

/**
 * bc_word_query_dup:
 * @database: a connection
 * @typed: what a person typed: words or their beginnings, in any order, accents aside
 * @error: return location, #BC_STORE_ERROR
 *
 * Makes it what the search's index is asked.
 *
 * Returns: (transfer full) (nullable): the query, empty where no words were typed
 */
char *
bc_word_query_dup (BcDatabase *database, const char *typed, GError **error)
{
  g_auto (Splitter) splitter = { 0 };
  g_autoptr (GString) query = g_string_new (NULL);
  g_auto (GStrv) list = g_strsplit_set (typed, " \t\r\n", -1);

  if (!init_splitter (&splitter, database, error))
    return NULL;
  for (char **word = list; *word != NULL; word++)
    append_typed (&splitter, query, *word);
  return g_string_free (g_steal_pointer (&query), FALSE);
}
