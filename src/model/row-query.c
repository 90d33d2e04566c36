/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "row-query.h"

#include <string.h>

#include "columns.h"
#include "word-query.h"

/**
 * bc_lazy_query_copy:
 * @self: what a list is to hold
 *
 * Returns: (transfer full): a copy that another thread may keep
 */
BcLazyQuery *
bc_lazy_query_copy (const BcLazyQuery *self)
{
  BcLazyQuery *copy = g_new (BcLazyQuery, 1);

  *copy = *self;
  copy->value = (BcValue) BC_VALUE_INIT;
  bc_value_copy (&copy->value, &self->value);
  copy->words = g_strdup (self->words);
  return copy;
}

/**
 * bc_lazy_query_free:
 * @self: a copy
 *
 * Frees it.
 */
void
bc_lazy_query_free (BcLazyQuery *self)
{
  bc_value_clear (&self->value);
  g_free ((char *) self->words);
  g_free (self);
}

static void
append_order (GString *sql, const BcLazyQuery *query)
{
  g_autofree char *column = query->sort ? bc_sql_dup_name (query->sort->name) : NULL;
  const char *suffix = query->sort && bc_field_has_key (query->sort) ? "_key" : "";
  const char *direction = query->descending ? " DESC" : "";

  g_string_append (sql, " ORDER BY ");
  if (column)
    g_string_append_printf (sql, "\"%s%s\"%s, ", column, suffix, direction);
  g_string_append_printf (sql, "row%s", direction);
}

static gboolean
has_words (const BcLazyQuery *self)
{
  return self->words != NULL && self->words[strspn (self->words, " \t\r\n")] != '\0';
}

/* Signs alone are in no record. */
static char *
dup_sql (const BcLazyQuery *query, const char *match)
{
  g_autofree char *table = bc_sql_dup_name (query->type->name);
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "SELECT row FROM \"%s\" WHERE hidden = 0", table);
  if (query->filter) {
    g_autofree char *column = bc_sql_dup_name (query->filter->name);
    g_string_append_printf (sql, " AND \"%s\" IS ?1", column);
  }
  if (*match)
    g_string_append (sql, " AND row IN (SELECT rowid FROM search WHERE search MATCH ?2)");
  else if (has_words (query))
    g_string_append (sql, " AND 0");
  append_order (sql, query);
  return g_string_free (sql, FALSE);
}

/**
 * bc_lazy_query_run:
 * @self: what a list is to hold
 * @database: a connection of the calling thread
 * @error: return location, #BC_STORE_ERROR
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the rows in their order
 */
GArray *
bc_lazy_query_run (const BcLazyQuery *self, BcDatabase *database, GError **error)
{
  g_autofree char *match =
    bc_word_query_dup (database, self->words != NULL ? self->words : "", error);
  g_autofree char *sql = match != NULL ? dup_sql (self, match) : NULL;
  g_autoptr (BcCursor) cursor = sql != NULL ? bc_database_query (database, sql, error) : NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  BcStep step;

  if (cursor == NULL)
    return NULL;
  if (self->filter)
    bc_cursor_bind_value (cursor, 1, &self->value);
  if (*match)
    bc_cursor_bind_text (cursor, 2, match);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    const gint64 row = bc_cursor_get_integer (cursor, 0);
    g_array_append_val (rows, row);
  }
  return step == BC_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}
