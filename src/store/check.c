/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "check.h"

#include <glib/gi18n-lib.h>

#include "columns.h"
#include "dictionary.h"
#include "snapshot.h"

static gboolean
check_pragma (BcDatabase *database, const char *pragma, GPtrArray *problems, GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (database, pragma, error);
  BcStep step = BC_STEP_ERROR;

  while (cursor != NULL && (step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    if (g_strcmp0 (bc_cursor_get_text (cursor, 0), "ok") != 0)
      g_ptr_array_add (problems,
                       g_strdup_printf (_ ("The file is damaged: %s"),
                                        bc_cursor_get_text (cursor, 0)));
  return step == BC_STEP_DONE;
}

static gboolean
count_problems (BcDatabase *database,
                const char *sql,
                const char *sentence,
                const char *subject,
                GPtrArray *problems,
                GError **error)
{
  gint64 count;

  if (!bc_database_get_integer (database, &count, error, sql, ""))
    return FALSE;
  if (count > 0)
    g_ptr_array_add (problems,
                     g_strdup_printf ("%s: %s (%" G_GINT64_FORMAT ")", subject, sentence, count));
  return TRUE;
}

static gboolean
check_journal (BcDatabase *database, GPtrArray *problems, GError **error)
{
  return count_problems (
           database,
           "SELECT count(*) FROM source.stream s WHERE s.held <> "
           "(SELECT count(*) FROM source.journal j WHERE j.stream = s.row) OR s.held <> "
           "(SELECT coalesce (max (number), 0) FROM source.journal j WHERE j.stream = s.row)",
           _ ("operations are missing"),
           "journal",
           problems,
           error) &&
         count_problems (database,
                         "SELECT count(*) FROM source.journal j JOIN source.journal k "
                         "ON k.stream = j.stream AND k.number = j.number + 1 "
                         "WHERE k.stamp <= j.stamp",
                         _ ("the clock ran backwards"),
                         "journal",
                         problems,
                         error) &&
         count_problems (database,
                         "SELECT count(*) FROM source.journal WHERE NOT json_valid (fields) "
                         "OR length (salt) <> 32",
                         _ ("operations are unreadable"),
                         "journal",
                         problems,
                         error);
}

/* A write, so only where the connection may: FTS5 has no other way to compare index and words. */
static gboolean
check_search (BcDatabase *database, GPtrArray *problems, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (bc_database_is_read_only (database) ||
      bc_database_execute (database,
                           "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)",
                           &reason))
    return TRUE;
  g_ptr_array_add (problems, g_strdup_printf ("search: %s", reason->message));
  return TRUE;
}

/* Tables that have a row number are gone through side by side, the others sorted. */
static gboolean
is_numbered (BcDatabase *folded, const char *table, gboolean *numbered, GError **error)
{
  gint64 count;

  if (!bc_database_get_integer (folded,
                                &count,
                                error,
                                "SELECT count(*) FROM pragma_table_info (?) WHERE name = 'row'",
                                "t",
                                table))
    return FALSE;
  *numbered = count > 0;
  return TRUE;
}

static char *
dup_columns (BcDatabase *folded, const char *table, const char *prefix, GError **error)
{
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (BcCursor) cursor =
    bc_database_query (folded, "SELECT name FROM pragma_table_info (?)", error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return NULL;
  bc_cursor_bind_text (cursor, 1, table);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    g_string_append_printf (columns,
                            "%s%s.\"%s\"",
                            columns->len > 0 ? ", " : "",
                            prefix,
                            bc_cursor_get_text (cursor, 0));
  return step == BC_STEP_DONE ? g_string_free (g_steal_pointer (&columns), FALSE) : NULL;
}

/* Rows of the one that the other has not or has differently, and those that only the other has. */
static char *
dup_comparison (BcDatabase *folded, const char *table, GError **error)
{
  g_autofree char *ours = dup_columns (folded, table, "a", error);
  g_autofree char *theirs = ours != NULL ? dup_columns (folded, table, "b", error) : NULL;

  if (theirs == NULL)
    return NULL;
  return g_strdup_printf ("SELECT (SELECT count(*) FROM main.\"%s\" a "
                          "LEFT JOIN source.\"%s\" b ON b.row = a.row WHERE (%s) IS NOT (%s))"
                          " + (SELECT count(*) FROM source.\"%s\" b "
                          "WHERE NOT EXISTS (SELECT 1 FROM main.\"%s\" a WHERE a.row = b.row))",
                          table,
                          table,
                          ours,
                          theirs,
                          table,
                          table);
}

static char *
dup_difference (const char *table)
{
  return g_strdup_printf (
    "SELECT (SELECT count(*) FROM (SELECT * FROM main.\"%s\" EXCEPT SELECT * FROM source.\"%s\"))"
    " + (SELECT count(*) FROM (SELECT * FROM source.\"%s\" EXCEPT SELECT * FROM main.\"%s\"))",
    table,
    table,
    table,
    table);
}

static gboolean
compare_table (BcDatabase *folded, const char *table, GPtrArray *problems, GError **error)
{
  g_autofree char *sql = NULL;
  gboolean numbered;

  if (!is_numbered (folded, table, &numbered, error))
    return FALSE;
  sql = numbered ? dup_comparison (folded, table, error) : dup_difference (table);
  return sql != NULL && count_problems (folded,
                                        sql,
                                        _ ("rows differ from what the journal says"),
                                        table,
                                        problems,
                                        error);
}

static gboolean
compare_tables (BcDatabase *folded, GPtrArray *problems, GError **error)
{
  static const char *const own[] = {
    "record", "conflict", "stream", "district_summary", "totals",
  };
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);

  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    if (!compare_table (folded, own[i], problems, error))
      return FALSE;
  for (guint i = 0; i < n_types; i++) {
    g_autofree char *table = bc_sql_dup_name (types[i]->name);

    if (!compare_table (folded, table, problems, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * bc_check:
 * @database: a connection; one that writes also has its search index checked
 * @cancellable: (nullable): to stop
 * @error: return location, #BC_STORE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Checks a database: that the file is sound, that no operation is missing, and that the tables say
 * what the journal says when it is folded anew.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): what is wrong, empty if nothing; %NULL
 *   with an error
 */
GPtrArray *
bc_check (BcDatabase *database, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (BcDatabase) folded = NULL;

  if (!check_pragma (database, "PRAGMA integrity_check", problems, error) ||
      !check_pragma (database, "PRAGMA foreign_key_check", problems, error) ||
      !check_search (database, problems, error))
    return NULL;
  /* One reading for all of it: another process may be writing meanwhile. */
  folded = bc_snapshot_begin (database, BC_SNAPSHOT_BY_ARRIVAL, G_MAXINT64, cancellable, error);
  if (folded == NULL || !check_journal (folded, problems, error) ||
      !compare_tables (folded, problems, error))
    return NULL;
  return g_steal_pointer (&problems);
}
