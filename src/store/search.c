/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search.h"

#include <string.h>

#include "lookup.h"
#include "rut.h"

/**
 * bc_search_hit_free:
 * @self: (transfer full): a hit
 *
 * Frees it.
 */
void
bc_search_hit_free (BcSearchHit *self)
{
  g_free (self->type);
  g_free (self->heading);
  g_free (self->district);
  g_free (self);
}

static void
append_word (GString *query, const char *word)
{
  g_string_append_c (query, '"');
  for (; *word != '\0'; word++) {
    if (*word == '"')
      g_string_append_c (query, '"');
    g_string_append_c (query, *word);
  }
  g_string_append (query, "\"* ");
}

/* Each word quoted, or it would be the index's own syntax; a RUT as it is stored. */
static char *
dup_query (const char *words)
{
  g_autoptr (GString) query = g_string_new (NULL);
  g_auto (GStrv) list = g_strsplit_set (words, " \t\r\n", -1);
  char rut[BC_RUT_SIZE];

  for (char **word = list; *word != NULL; word++) {
    if (strpbrk (*word, "-.") != NULL && bc_rut_parse (*word, rut, NULL))
      append_word (query, rut);
    else if (**word != '\0')
      append_word (query, *word);
  }
  return g_string_free (g_steal_pointer (&query), FALSE);
}

static gboolean
read_hit (BcDatabase *database, BcCursor *cursor, GPtrArray *hits, GError **error)
{
  BcSearchHit *hit = g_new0 (BcSearchHit, 1);
  BcId scope;

  g_ptr_array_add (hits, hit);
  bc_cursor_get_id (cursor, 0, &hit->record);
  hit->type = g_strdup (bc_cursor_get_text (cursor, 1));
  bc_cursor_get_id (cursor, 2, &scope);
  return bc_lookup_heading (database, &hit->record, &hit->heading, error) &&
         (bc_id_is_nil (&scope) || bc_lookup_heading (database, &scope, &hit->district, error));
}

/**
 * bc_search:
 * @database: a connection
 * @words: what a person typed: words or their beginnings, in any order, accents aside
 * @limit: at most so many records
 * @error: return location, #BC_STORE_ERROR
 *
 * Finds records by the words of their searched fields.
 *
 * Returns: (transfer full) (nullable) (element-type BcSearchHit): newest first; %NULL with an error
 */
GPtrArray *
bc_search (BcDatabase *database, const char *words, guint limit, GError **error)
{
  g_autofree char *query = dup_query (words);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_search_hit_free);
  g_autoptr (BcCursor) cursor = NULL;
  BcStep step = BC_STEP_ERROR;

  if (*query == '\0')
    return g_steal_pointer (&hits);
  cursor = bc_database_query (database,
                              "SELECT r.id, r.type, s.id FROM search f "
                              "CROSS JOIN record r ON r.row = f.rowid "
                              "JOIN scope s ON s.row = r.scope "
                              "WHERE f.words MATCH ?1 AND r.hidden = 0 "
                              "ORDER BY f.rowid DESC LIMIT ?2",
                              error);
  if (cursor == NULL)
    return NULL;
  bc_cursor_bind_text (cursor, 1, query);
  bc_cursor_bind_integer (cursor, 2, limit);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    if (!read_hit (database, cursor, hits, error))
      return NULL;
  return step == BC_STEP_DONE ? g_steal_pointer (&hits) : NULL;
}
