/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-private.h"

/* What a person said of a column is known when a table with such a heading comes again. A guess
 * that a person let pass is no more than a guess, for the next table may hold something else there.
 */
#define GUESS '?'

static char *
dup_setting (const BcImportPlan *plan, const char *key)
{
  return g_strdup_printf ("import-column %s %s", plan->type->name, key);
}

static void
recall_target (BcImportPlan *plan, BcImportColumn *column, const char *target)
{
  BcImportColumn guessed = { 0 };

  if (*target == GUESS && bc_import_column_aim (&guessed, plan->names, target + 1, NULL)) {
    column->passed_use = guessed.use;
    column->passed = guessed.field;
  } else if (*target != GUESS && bc_import_column_aim (column, plan->names, target, NULL)) {
    column->origin = BC_IMPORT_REMEMBERED;
  }
}

static gboolean
recall_column (BcDatabase *database, BcImportPlan *plan, BcImportColumn *column, GError **error)
{
  g_autofree char *key = bc_import_column_dup_key (column);
  g_autofree char *name = dup_setting (plan, key);
  g_autofree char *target = NULL;

  if (!bc_database_get_text (database,
                             &target,
                             error,
                             "SELECT value FROM setting WHERE name = ?",
                             "t",
                             name))
    return FALSE;
  if (target != NULL)
    recall_target (plan, column, target);
  return TRUE;
}

/**
 * bc_import_recall:
 * @database: a connection
 * @plan: a plan with its columns
 * @error: return location, #BC_STORE_ERROR
 *
 * Uses columns as a person said when such a table was imported before.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_import_recall (BcDatabase *database, BcImportPlan *plan, GError **error)
{
  gint64 any = 0;

  if (!bc_database_get_integer (database,
                                &any,
                                error,
                                "SELECT EXISTS (SELECT 1 FROM setting WHERE name >= "
                                "'import-column ' AND name < 'import-column!')",
                                ""))
    return FALSE;
  for (guint i = 0; any && i < plan->columns->len; i++)
    if (!recall_column (database, plan, &g_array_index (plan->columns, BcImportColumn, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
remember (BcDatabase *database,
          BcImportPlan *plan,
          const char *key,
          const char *target,
          GError **error)
{
  g_autofree char *name = dup_setting (plan, key);

  return bc_database_run (database,
                          error,
                          "INSERT INTO setting (name, value) VALUES (?, ?) "
                          "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                          "tt",
                          name,
                          target);
}

static gboolean
remember_guess (BcDatabase *database,
                BcImportPlan *plan,
                const BcImportColumn *column,
                GError **error)
{
  g_autofree char *key = NULL;
  g_autofree char *target = NULL;
  g_autofree char *guess = NULL;

  if (!bc_import_column_is_guessed (column) || column->ignored)
    return TRUE;
  key = bc_import_column_dup_key (column);
  target = bc_import_column_dup_target (column);
  guess = g_strdup_printf ("%c%s", GUESS, target);
  return remember (database, plan, key, guess, error);
}

/**
 * bc_import_remember:
 * @database: a connection within a transaction
 * @plan: a plan that is carried out
 * @error: return location, #BC_STORE_ERROR
 *
 * Keeps what a person said of columns, and the guesses that a person let pass.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_import_remember (BcDatabase *database, BcImportPlan *plan, GError **error)
{
  GHashTableIter iter;
  gpointer key, target;

  for (guint i = 0; i < plan->columns->len; i++)
    if (!remember_guess (database, plan, bc_import_plan_get_column (plan, i), error))
      return FALSE;
  g_hash_table_iter_init (&iter, plan->mapped);
  while (g_hash_table_iter_next (&iter, &key, &target))
    if (!remember (database, plan, key, target, error))
      return FALSE;
  return TRUE;
}
