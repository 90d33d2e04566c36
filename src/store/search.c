/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search.h"

#include <string.h>

#include "columns.h"
#include "field.h"
#include "heading.h"
#include "lookup.h"
#include "word-query.h"

/**
 * bc_search_hit_free:
 * @self: (transfer full): a hit
 *
 * Frees it.
 */
void
bc_search_hit_free (BcSearchHit *self)
{
  g_free (self->heading);
  g_clear_pointer (&self->district, g_ref_string_release);
  g_free (self);
}

/* Where the title stands that alone is what a hit is called; what others are called by follows. */
#define TITLE_COLUMN 4

/* What names the hits, kept while they are read. */
typedef struct
{
  BcDatabase *database;
  const BcRecordType *type; /* (nullable): of the hit before: neighbours are mostly of one type */
  const BcField *title;     /* (nullable): its title */
  int column;               /* where what it is called by begins; 0 where that is its title alone */
  BcCursor *by_scope;       /* (owned) (nullable): over the names of districts */
  GHashTable *districts;    /* (owned) scope's row → (nullable) the district's name */
  gint64 scope;             /* of the hit before; 0 for none */
  char *district;           /* (unowned) (nullable) its name */
} Namer;

static void
release_name (gpointer name)
{
  g_clear_pointer ((char **) &name, g_ref_string_release);
}

static void
init_namer (Namer *self, BcDatabase *database)
{
  self->database = database;
  self->districts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, release_name);
}

static void
clear_namer (Namer *self)
{
  g_clear_pointer (&self->by_scope, bc_cursor_release);
  g_hash_table_unref (self->districts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Namer, clear_namer)

static gboolean
has_text_title (const BcRecordType *type)
{
  const BcField *title = bc_record_type_get_title (type);

  return type->heading == NULL && title != NULL &&
         bc_kind_get_storage (title->kind) == BC_VALUE_TEXT;
}

static void
append_title (GString *sql, const BcRecordType *type)
{
  g_autofree char *table = bc_sql_dup_name (type->name);
  g_autofree char *column = bc_sql_dup_name (bc_record_type_get_title (type)->name);

  g_string_append_printf (sql,
                          " WHEN '%s' THEN (SELECT \"%s\" FROM \"%s\" t WHERE t.row = r.row)",
                          type->name,
                          column,
                          table);
}

/* The types that most hits are of are asked after first; the catalogues, which are the dictionary's
 * first, last. */
static const char *const numerous[] = { "business", "activity", "action" };

static gboolean
is_composed (const BcRecordType *type)
{
  return type->heading != NULL && bc_record_type_is_searched (type);
}

/* The columns of a type behind the title: empty in the rows of others. */
static void
append_composed (GString *columns, GString *tables, guint i, const BcRecordType *type)
{
  g_autofree char *name = g_strdup_printf ("h%u", i);
  g_autofree char *table = bc_sql_dup_name (type->name);

  bc_lookup_append_heading (columns, name, type);
  g_string_append_printf (tables,
                          " LEFT JOIN \"%s\" %s ON %s.row = iif (r.type = '%s', r.row, NULL)",
                          table,
                          name,
                          name,
                          type->name);
}

/* What the hits are called by comes with them, but for other records' names: a query for each hit
 * costs more than finding it. Only what is searched can be found. */
static char *
dup_sql (gconstpointer unused)
{
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);
  GString *sql = g_string_new ("SELECT r.row, r.id, r.type, r.scope, CASE r.type");

  g_autoptr (GString) tables = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (numerous); i++)
    append_title (sql, bc_dictionary_find (numerous[i]));
  for (guint i = n_types; i > 0; i--)
    if (bc_record_type_is_searched (types[i - 1]) && has_text_title (types[i - 1]))
      append_title (sql, types[i - 1]);
  g_string_append (sql, " END");
  for (guint i = 0; i < n_types; i++)
    if (is_composed (types[i]))
      append_composed (sql, tables, i, types[i]);
  g_string_append_printf (sql,
                          " FROM search f CROSS JOIN record r ON r.row = f.rowid%s "
                          "WHERE f.search MATCH ?1 AND r.hidden = 0 "
                          "ORDER BY f.rowid DESC LIMIT ?2",
                          tables->str);
  return g_string_free (sql, FALSE);
}

static int
find_column (const BcRecordType *type)
{
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);
  const BcField *fields[BC_HEADING_MAX_FIELDS];
  int column = TITLE_COLUMN + 1;

  if (!is_composed (type))
    return 0;
  for (guint i = 0; types[i] != type; i++)
    if (is_composed (types[i]))
      column += (int) bc_heading_get_fields (types[i], fields);
  return column;
}

/* Types that this version does not know are few, and kept for ever. */
static const char *
take_type (Namer *self, const char *name)
{
  if (self->type != NULL && strcmp (self->type->name, name) == 0)
    return self->type->name;
  self->type = bc_dictionary_find (name);
  self->title = self->type != NULL ? bc_record_type_get_title (self->type) : NULL;
  self->column = self->type != NULL ? find_column (self->type) : 0;
  return self->type != NULL ? self->type->name : g_intern_string (name);
}

/* Titles that are other records go the longer way. */
static gboolean
name_record (Namer *self, BcCursor *cursor, BcSearchHit *hit, GError **error)
{
  const BcValue title = { .type = BC_VALUE_TEXT,
                          .text = (char *) bc_cursor_get_text (cursor, TITLE_COLUMN) };

  if (self->column > 0)
    hit->heading = bc_lookup_take_heading (cursor, self->column, self->type);
  else if (title.text != NULL)
    hit->heading = bc_field_dup_display (self->title, &title);
  return hit->heading != NULL ||
         bc_lookup_heading (self->database, &hit->record, &hit->heading, error);
}

/* A district that is shown, by the table in which there is nothing else. */
static gboolean
read_shown_district (Namer *self, gint64 scope, char **name, GError **error)
{
  BcStep step;

  if (self->by_scope == NULL)
    self->by_scope = bc_database_query (self->database,
                                        "SELECT d.name FROM district_summary s JOIN district d "
                                        "ON d.row = s.district WHERE s.scope = ?",
                                        error);
  if (self->by_scope == NULL)
    return FALSE;
  bc_cursor_bind_integer (self->by_scope, 1, scope);
  step = bc_cursor_step (self->by_scope, error);
  if (step == BC_STEP_ROW)
    *name = g_strdup (bc_cursor_get_text (self->by_scope, 0));
  bc_cursor_restart (self->by_scope);
  return step != BC_STEP_ERROR;
}

static gboolean
read_district (Namer *self, gint64 scope, char **name, GError **error)
{
  if (!read_shown_district (self, scope, name, error))
    return FALSE;
  return *name != NULL ||
         bc_database_get_text (self->database,
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
find_district (Namer *self, gint64 scope, GError **error)
{
  g_autofree char *name = NULL;

  if (!read_district (self, scope, &name, error) ||
      (name == NULL && !read_scope (self, scope, &name, error)))
    return FALSE;
  self->scope = scope;
  self->district = name != NULL ? g_ref_string_new (name) : NULL;
  g_hash_table_insert (self->districts, g_memdup2 (&scope, sizeof scope), self->district);
  return TRUE;
}

/* Neighbours are mostly of one district. */
static gboolean
name_district (Namer *self, gint64 scope, BcSearchHit *hit, GError **error)
{
  gpointer known = NULL;

  if (scope != self->scope &&
      g_hash_table_lookup_extended (self->districts, &scope, NULL, &known)) {
    self->scope = scope;
    self->district = known;
  }
  if (scope != self->scope && !find_district (self, scope, error))
    return FALSE;
  hit->district = self->district != NULL ? g_ref_string_acquire (self->district) : NULL;
  return TRUE;
}

static gboolean
read_hit (Namer *namer, BcCursor *cursor, GPtrArray *hits, GError **error)
{
  BcSearchHit *hit = g_new0 (BcSearchHit, 1);

  g_ptr_array_add (hits, hit);
  bc_cursor_get_id (cursor, 1, &hit->record);
  hit->type = take_type (namer, bc_cursor_get_text (cursor, 2));
  return name_record (namer, cursor, hit, error) &&
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
  g_autofree char *query = bc_word_query_dup (database, words, error);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_search_hit_free);
  g_autoptr (BcCursor) cursor = NULL;
  g_auto (Namer) namer = { 0 };
  BcStep step = BC_STEP_ERROR;

  init_namer (&namer, database);
  if (query == NULL)
    return NULL;
  if (*query == '\0')
    return g_steal_pointer (&hits);
  cursor = bc_database_query (database, bc_database_get_sql (database, dup_sql, NULL), error);
  if (cursor == NULL)
    return NULL;
  bc_cursor_bind_text (cursor, 1, query);
  bc_cursor_bind_integer (cursor, 2, limit);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    if (!read_hit (&namer, cursor, hits, error))
      return NULL;
  return step == BC_STEP_DONE ? g_steal_pointer (&hits) : NULL;
}
