/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sheet-names.h"

#include "columns.h"

/* So many names are kept; then it starts anew, for a column may name any number of records. */
#define MAX_NAMES 8192

struct _BcSheetNames
{
  BcDatabase *database; /* (unowned) */
  char *sql;          /* (owned) (nullable): the name of a record; %NULL where no type has names */
  GHashTable *shared; /* (owned) names that more than one record has */
  GHashTable *names;  /* (owned) (element-type BcId utf8) */
};

/* What bc_lookup_text() finds records of a type by; %NULL for none. */
static const BcField *
find_name_field (const BcRecordType *type)
{
  const BcField *code = type != NULL ? bc_record_type_get_code (type) : NULL;
  const BcField *title = type != NULL && code == NULL ? bc_record_type_get_title (type) : NULL;

  if (title != NULL && bc_kind_get_storage (title->kind) != BC_VALUE_TEXT)
    title = NULL;
  return code != NULL ? code : title;
}

/* Every record that the field may name, with its name. */
static char *
dup_union (const BcField *field)
{
  g_auto (GStrv) targets = g_strsplit (field->targets != NULL ? field->targets : "", " ", -1);
  g_autoptr (GString) sql = g_string_new (NULL);

  for (char **target = targets; *target != NULL; target++) {
    const BcRecordType *type = bc_dictionary_find (*target);
    const BcField *name = find_name_field (type);
    g_autofree char *table = name != NULL ? bc_sql_dup_name (type->name) : NULL;
    g_autofree char *column = name != NULL ? bc_sql_dup_name (name->name) : NULL;

    if (name != NULL)
      g_string_append_printf (sql,
                              "%sSELECT row, \"%s\" AS name FROM \"%s\" WHERE hidden = 0",
                              sql->len > 0 ? " UNION ALL " : "",
                              column,
                              table);
  }
  return sql->len > 0 ? g_string_free (g_steal_pointer (&sql), FALSE) : NULL;
}

static gboolean
load_shared (BcSheetNames *self, const char *all, GError **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT name FROM (%s) GROUP BY name HAVING count(*) > 1", all);
  g_autoptr (BcCursor) cursor = bc_database_query (self->database, sql, error);
  BcStep step = BC_STEP_ERROR;

  while (cursor != NULL && (step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    g_hash_table_add (self->shared, g_strdup (bc_cursor_get_text (cursor, 0)));
  return step == BC_STEP_DONE;
}

/**
 * bc_sheet_names_new:
 * @database: a connection that outlives it
 * @field: a reference
 * @error: return location, #BC_STORE_ERROR
 *
 * Begins to name the records that a column of a spreadsheet refers to.
 *
 * Returns: (transfer full) (nullable): the names, each looked up once; %NULL with an error
 */
BcSheetNames *
bc_sheet_names_new (BcDatabase *database, const BcField *field, GError **error)
{
  g_autoptr (BcSheetNames) self = g_new0 (BcSheetNames, 1);
  g_autofree char *all = dup_union (field);

  self->database = database;
  self->shared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names =
    g_hash_table_new_full ((GHashFunc) bc_id_hash, (GEqualFunc) bc_id_equal, g_free, g_free);
  if (all != NULL && !load_shared (self, all, error))
    return NULL;
  if (all != NULL)
    self->sql = g_strdup_printf ("SELECT name FROM (%s) WHERE row = "
                                 "(SELECT row FROM record WHERE id = ?)",
                                 all);
  return g_steal_pointer (&self);
}

/**
 * bc_sheet_names_free:
 * @self: (transfer full): names
 *
 * Frees them.
 */
void
bc_sheet_names_free (BcSheetNames *self)
{
  g_hash_table_unref (self->shared);
  g_hash_table_unref (self->names);
  g_free (self->sql);
  g_free (self);
}

/* A name that looks like an identifier would be taken for one. */
static gboolean
is_usable (BcSheetNames *self, const char *name)
{
  BcId id;

  return name != NULL && *name != '\0' && !bc_id_parse (&id, name) &&
         !g_hash_table_contains (self->shared, name);
}

static char *
look_up (BcSheetNames *self, const BcId *id, GError **error)
{
  g_autoptr (BcCursor) cursor = NULL;
  BcStep step;

  if (self->sql == NULL)
    return bc_id_dup_text (id);
  cursor = bc_database_query (self->database, self->sql, error);
  if (cursor == NULL)
    return NULL;
  bc_cursor_bind_id (cursor, 1, id);
  step = bc_cursor_step (cursor, error);
  if (step == BC_STEP_ERROR)
    return NULL;
  if (step == BC_STEP_ROW && is_usable (self, bc_cursor_get_text (cursor, 0)))
    return g_strdup (bc_cursor_get_text (cursor, 0));
  return bc_id_dup_text (id);
}

/**
 * bc_sheet_names_get:
 * @self: names
 * @id: a record
 * @error: return location, #BC_STORE_ERROR
 *
 * Names a record so that it is found again: by its natural code, by its title where no other record
 * that the column may name has it, otherwise by its identifier.
 *
 * Returns: (nullable) (transfer none): the name, until the next call; %NULL with an error
 */
const char *
bc_sheet_names_get (BcSheetNames *self, const BcId *id, GError **error)
{
  const char *found = g_hash_table_lookup (self->names, id);
  char *name;

  if (found != NULL)
    return found;
  name = look_up (self, id, error);
  if (name == NULL)
    return NULL;
  if (g_hash_table_size (self->names) >= MAX_NAMES)
    g_hash_table_remove_all (self->names);
  g_hash_table_insert (self->names, g_memdup2 (id, sizeof *id), name);
  return name;
}
