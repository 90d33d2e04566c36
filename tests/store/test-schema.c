/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "columns.h"
#include "schema.h"
#include "search.h"
#include "store-error.h"
#include "world.h"

/* The tables against the dictionary: a field without its column, or a column without its field, is
 * found here. */

static void
append_column (GString *columns, const char *name, const char *storage)
{
  g_string_append_printf (columns, "%s %s\n", name, storage);
}

static const char *
get_storage_name (const BcField *field)
{
  static const char *const names[] = {
    [BC_VALUE_INTEGER] = "INTEGER",
    [BC_VALUE_TEXT] = "TEXT",
    [BC_VALUE_ID] = "BLOB",
  };

  return names[bc_kind_get_storage (field->kind)];
}

static void
append_field (GString *columns, const BcField *field)
{
  g_autofree char *name = bc_sql_dup_name (field->name);
  g_autofree char *key = g_strconcat (name, "_key", NULL);
  g_autofree char *state = g_strconcat (name, "_name", NULL);
  g_autofree char *from = g_strconcat (name, "_from", NULL);
  g_autofree char *to = g_strconcat (name, "_to", NULL);

  append_column (columns, name, get_storage_name (field));
  if (bc_field_has_key (field))
    append_column (columns, key, "TEXT");
  if (field->kind == BC_KIND_STATE)
    append_column (columns, state, "TEXT");
  if (field->kind == BC_KIND_PERIOD)
    append_column (columns, from, "TEXT");
  if (field->kind == BC_KIND_PERIOD)
    append_column (columns, to, "TEXT");
}

static char *
dup_expected_columns (const BcRecordType *type)
{
  g_autoptr (GString) columns = g_string_new (NULL);

  append_column (columns, "row", "INTEGER");
  append_column (columns, "hidden", "INTEGER");
  for (guint i = 0; i < type->n_fields; i++)
    append_field (columns, &type->fields[i]);
  return g_string_free (g_steal_pointer (&columns), FALSE);
}

static char *
dup_actual_columns (World *world, const BcRecordType *type)
{
  g_autofree char *table = bc_sql_dup_name (type->name);
  g_autofree char *sql = g_strdup_printf ("PRAGMA table_xinfo (\"%s\")", table);
  g_autoptr (GError) error = NULL;
  g_autoptr (BcCursor) cursor = bc_database_query (world->database, sql, &error);
  g_autoptr (GString) columns = g_string_new (NULL);

  g_assert_no_error (error);
  while (bc_cursor_step (cursor, &error) == BC_STEP_ROW)
    append_column (columns, bc_cursor_get_text (cursor, 1), bc_cursor_get_text (cursor, 2));
  return g_string_free (g_steal_pointer (&columns), FALSE);
}

static void
test_tables_are_the_dictionary (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_NONE, NULL);
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);

  for (guint i = 0; i < n_types; i++) {
    g_autofree char *expected = dup_expected_columns (types[i]);
    g_autofree char *actual = dup_actual_columns (world, types[i]);

    g_test_message ("%s", types[i]->name);
    g_assert_cmpstr (actual, ==, expected);
  }
}

static void
test_owned_types_are_found_by_an_index (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_NONE, NULL);
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    if (types[i]->owner != NULL) {
      g_autofree char *table = bc_sql_dup_name (types[i]->name);
      g_autofree char *owner = bc_sql_dup_name (types[i]->owner);
      g_autofree char *sql = g_strdup_printf (
        "SELECT count(*) FROM pragma_index_list ('%s') l, pragma_index_info (l.name) i "
        "WHERE i.seqno = 0 AND i.name = '%s'",
        table,
        owner);

      g_test_message ("%s", types[i]->name);
      g_assert_cmpint (world_count (world, sql), ==, 1);
    }
}

/* "An index costs an import as much as the bare import itself." */
static void
test_no_table_has_more_than_four_indexes (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_NONE, NULL);

  g_assert_cmpint (world_count (world,
                                "SELECT max (n) FROM (SELECT count(*) AS n FROM sqlite_schema "
                                "WHERE type = 'index' GROUP BY tbl_name)"),
                   <=,
                   4);
}

static void
assert_searched (World *world, const BcRecordType *type, const BcField *field, gint64 row)
{
  g_autofree char *table = bc_sql_dup_name (type->name);
  g_autofree char *column = bc_sql_dup_name (field->name);
  g_autofree char *insert =
    g_strdup_printf ("INSERT INTO \"%s\" (row, \"%s\") VALUES (%" G_GINT64_FORMAT ", 'word')",
                     table,
                     column,
                     row);
  g_autofree char *record =
    g_strdup_printf ("INSERT INTO record (row, id, type, scope) VALUES (%" G_GINT64_FORMAT
                     ", randomblob (16), '%s', 1)",
                     row,
                     type->name);
  g_autofree char *found =
    g_strdup_printf ("SELECT count(*) FROM words WHERE row = %" G_GINT64_FORMAT
                     " AND ' ' || words || ' ' LIKE '%% word %%'",
                     row);
  gboolean searched =
    field->flags & BC_FIELD_SEARCHED && bc_kind_get_storage (field->kind) == BC_VALUE_TEXT;

  world_run (world, record);
  world_run (world, insert);
  g_test_message ("%s %s", type->name, field->name);
  g_assert_cmpint (world_count (world, found), ==, searched);
}

static void
test_words_are_those_of_the_searched_fields (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_NONE, NULL);
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);
  gint64 row = 1000000;

  for (guint i = 0; i < n_types; i++)
    for (guint k = 0; k < types[i]->n_fields; k++)
      if (bc_kind_get_storage (types[i]->fields[k].kind) == BC_VALUE_TEXT)
        assert_searched (world, types[i], &types[i]->fields[k], row++);
}

static void
test_newer_and_foreign_files_are_told (void)
{
  static const struct
  {
    const char *sql;
    BcStoreError code;
  } files[] = {
    { "PRAGMA user_version = 99", BC_STORE_ERROR_NEWER },
    { "PRAGMA application_id = 7", BC_STORE_ERROR_FOREIGN },
    { "PRAGMA application_id = 0", BC_STORE_ERROR_FOREIGN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (World) world = world_new (BC_LEVEL_NONE, NULL);
    g_autoptr (GError) error = NULL;
    BcSchemaState state;

    world_run (world, files[i].sql);
    g_assert_false (bc_schema_examine (world->database, &state, &error));
    g_assert_error (error, BC_STORE_ERROR, (int) files[i].code);
  }
}

/* What is doubtful is found without reading every record: a country has a million. */
static void
test_doubts_are_found_by_an_index (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcDatabase) database = bc_database_open (NULL, BC_DATABASE_PRIVATE, &error);
  g_autoptr (BcCursor) plan = NULL;

  g_assert_true (bc_schema_migrate (database, &error));
  plan = bc_database_query (database,
                            "EXPLAIN QUERY PLAN SELECT id FROM record INDEXED BY record_doubt "
                            "WHERE hidden = 0 AND (flagged <> 0 OR extra IS NOT NULL)",
                            &error);
  g_assert_no_error (error);
  g_assert_cmpint (bc_cursor_step (plan, &error), ==, BC_STEP_ROW);
  g_assert_nonnull (strstr (bc_cursor_get_text (plan, 3), "USING INDEX record_doubt"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/schema/tables-are-the-dictionary", test_tables_are_the_dictionary);
  g_test_add_func ("/store/schema/owned-types-are-found-by-an-index",
                   test_owned_types_are_found_by_an_index);
  g_test_add_func ("/store/schema/no-table-has-more-than-four-indexes",
                   test_no_table_has_more_than_four_indexes);
  g_test_add_func ("/store/schema/words-are-those-of-the-searched-fields",
                   test_words_are_those_of_the_searched_fields);
  g_test_add_func ("/store/schema/newer-and-foreign-files-are-told",
                   test_newer_and_foreign_files_are_told);
  g_test_add_func ("/store/schema/doubts-are-found-by-an-index", test_doubts_are_found_by_an_index);
  return g_test_run ();
}
