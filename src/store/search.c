/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search.h"

#include <string.h>

#include "columns.h"
#include "field.h"
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

/* What names the hits, kept while they are read: neighbours are mostly of one type. */
typedef struct
{
  BcDatabase *database;
  const BcRecordType *type; /* (nullable): of the hit before */
  const BcField *title;     /* (nullable): its title */
  BcCursor *cursor;      /* (owned) (nullable): over its title by row, if it is a text of its own */
  GHashTable *districts; /* (owned) scope's row → (nullable) the district's name */
} Namer;

static void
init_namer (Namer *self, BcDatabase *database)
{
  self->database = database;
  self->districts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

static void
clear_namer (Namer *self)
{
  g_clear_pointer (&self->cursor, bc_cursor_release);
  g_hash_table_unref (self->districts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Namer, clear_namer)

static gboolean
take_type (Namer *self, const char *name, GError **error)
{
  g_autofree char *table = NULL;
  g_autofree char *column = NULL;
  g_autofree char *sql = NULL;

  if (self->type != NULL && strcmp (self->type->name, name) == 0)
    return TRUE;
  g_clear_pointer (&self->cursor, bc_cursor_release);
  self->type = bc_dictionary_find (name);
  self->title = self->type != NULL ? bc_record_type_get_title (self->type) : NULL;
  if (self->title == NULL || bc_kind_get_storage (self->title->kind) != BC_VALUE_TEXT)
    return TRUE;
  table = bc_sql_dup_name (name);
  column = bc_sql_dup_name (self->title->name);
  sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE row = ?", column, table);
  self->cursor = bc_database_query (self->database, sql, error);
  return self->cursor != NULL;
}

static gboolean
read_title (BcCursor *cursor, gint64 row, BcValue *title, GError **error)
{
  BcStep step;

  bc_cursor_bind_integer (cursor, 1, row);
  step = bc_cursor_step (cursor, error);
  if (step == BC_STEP_ROW)
    bc_cursor_get_value (cursor, 0, BC_VALUE_TEXT, title);
  bc_cursor_restart (cursor);
  return step != BC_STEP_ERROR;
}

/* A title that is a text of the record's own is read at once; the others go the longer way. */
static gboolean
name_record (Namer *self, gint64 row, BcSearchHit *hit, GError **error)
{
  g_auto (BcValue) title = BC_VALUE_INIT;

  if (!take_type (self, hit->type, error) ||
      (self->cursor != NULL && !read_title (self->cursor, row, &title, error)))
    return FALSE;
  if (title.type == BC_VALUE_NONE)
    return bc_lookup_heading (self->database, &hit->record, &hit->heading, error);
  hit->heading = bc_field_dup_display (self->title, &title);
  return TRUE;
}

/* A district by its row, which is nearer than its identifier. */
static gboolean
read_district (Namer *self, gint64 scope, char **name, GError **error)
{
  return bc_database_get_text (self->database,
                               name,
                               error,
                               "SELECT d.name FROM record r JOIN district d ON d.row = r.row "
                               "WHERE r.scope = ? AND r.type = 'district'",
                               "i",
                               scope);
}

/* What a region or the nation has goes by the region's name, or by none. */
static gboolean
read_scope (Namer *self, gint64 scope, char **name, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (self->database, "SELECT id FROM scope WHERE row = ?", error);
  BcId id;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, scope);
  return bc_cursor_step (cursor, error) == BC_STEP_ROW && bc_cursor_get_id (cursor, 0, &id) &&
         (bc_id_is_nil (&id) || bc_lookup_heading (self->database, &id, name, error));
}

static gboolean
name_district (Namer *self, gint64 scope, BcSearchHit *hit, GError **error)
{
  gpointer known = NULL;
  char *name = NULL;

  if (g_hash_table_lookup_extended (self->districts, &scope, NULL, &known)) {
    hit->district = g_strdup (known);
    return TRUE;
  }
  if (!read_district (self, scope, &name, error) ||
      (name == NULL && !read_scope (self, scope, &name, error)))
    return FALSE;
  g_hash_table_insert (self->districts, g_memdup2 (&scope, sizeof scope), name);
  hit->district = g_strdup (name);
  return TRUE;
}

static gboolean
read_hit (Namer *namer, BcCursor *cursor, GPtrArray *hits, GError **error)
{
  BcSearchHit *hit = g_new0 (BcSearchHit, 1);

  g_ptr_array_add (hits, hit);
  bc_cursor_get_id (cursor, 1, &hit->record);
  hit->type = g_strdup (bc_cursor_get_text (cursor, 2));
  return name_record (namer, bc_cursor_get_integer (cursor, 0), hit, error) &&
         name_district (namer, bc_cursor_get_integer (cursor, 3), hit, error);
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
  g_auto (Namer) namer = { 0 };
  BcStep step = BC_STEP_ERROR;

  init_namer (&namer, database);
  if (*query == '\0')
    return g_steal_pointer (&hits);
  cursor = bc_database_query (database,
                              "SELECT r.row, r.id, r.type, r.scope FROM search f "
                              "CROSS JOIN record r ON r.row = f.rowid "
                              "WHERE f.words MATCH ?1 AND r.hidden = 0 "
                              "ORDER BY f.rowid DESC LIMIT ?2",
                              error);
  if (cursor == NULL)
    return NULL;
  bc_cursor_bind_text (cursor, 1, query);
  bc_cursor_bind_integer (cursor, 2, limit);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    if (!read_hit (&namer, cursor, hits, error))
      return NULL;
  return step == BC_STEP_DONE ? g_steal_pointer (&hits) : NULL;
}
