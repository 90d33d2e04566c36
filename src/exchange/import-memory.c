/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-private.h"
#include "undo.h"

/* What a person said of a column is known when a table with such a heading comes again. A guess
 * that a person let pass is no more than a guess, for the next table may hold something else there.
 */
#define GUESS '?'

/* Each import is remembered by itself, so that its memory goes with it when it is undone, that of
 * the one before it is in force again, and both come back when it is done again: behind the
 * heading stands its gesture, in order, and whether there is anything that could be undone. */
#define GESTURE_FORMAT "%016" G_GINT64_MODIFIER "x%c"
#define GESTURE_LENGTH 17
#define UNDOABLE       'g'
#define KEPT           'k'

static char *
dup_prefix (const BcImportPlan *plan, const char *key)
{
  return g_strdup_printf ("import-column %s %s ", plan->type->name, key);
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

/* Newest first. No other heading's name is so long that begins alike. */
static BcCursor *
ask_column (BcDatabase *database, const char *prefix, GError **error)
{
  BcCursor *cursor =
    bc_database_query (database,
                       "SELECT substr (name, -?2), value FROM setting WHERE name >= ?1 "
                       "AND name < ?1 || 'z' AND length (name) = length (?1) + ?2 "
                       "ORDER BY name DESC",
                       error);

  if (cursor != NULL) {
    bc_cursor_bind_text (cursor, 1, prefix);
    bc_cursor_bind_integer (cursor, 2, GESTURE_LENGTH);
  }
  return cursor;
}

static gboolean
is_in_force (BcDatabase *database, const char *gesture, gboolean *in_force, GError **error)
{
  *in_force = TRUE;
  return gesture[GESTURE_LENGTH - 1] == KEPT ||
         bc_undo_is_in_force (database, g_ascii_strtoll (gesture, NULL, 16), in_force, error);
}

static gboolean
recall_column (BcDatabase *database, BcImportPlan *plan, BcImportColumn *column, GError **error)
{
  g_autofree char *key = bc_import_column_dup_key (column);
  g_autofree char *prefix = dup_prefix (plan, key);
  g_autoptr (BcCursor) cursor = ask_column (database, prefix, error);
  gboolean found = FALSE;
  BcStep step = BC_STEP_DONE;

  if (cursor == NULL)
    return FALSE;
  while (!found && (step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    if (!is_in_force (database, bc_cursor_get_text (cursor, 0), &found, error))
      return FALSE;
  if (found)
    recall_target (plan, column, bc_cursor_get_text (cursor, 1));
  return step != BC_STEP_ERROR;
}

/**
 * bc_import_recall:
 * @database: a connection
 * @plan: a plan with its columns
 * @error: return location, #BC_STORE_ERROR
 *
 * Uses columns as a person said when such a table was imported before, in an import that was not
 * undone.
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

static char *
dup_gesture (BcWriter *writer)
{
  const gint64 gesture = bc_writer_get_gesture (writer);

  return gesture != 0
           ? g_strdup_printf (GESTURE_FORMAT, gesture, UNDOABLE)
           : g_strdup_printf (GESTURE_FORMAT, bc_writer_get_profile (writer)->last_stamp, KEPT);
}

static gboolean
remember (BcWriter *writer, BcImportPlan *plan, const char *key, const char *target, GError **error)
{
  g_autofree char *prefix = dup_prefix (plan, key);
  g_autofree char *gesture = dup_gesture (writer);

  return bc_database_run (bc_writer_get_database (writer),
                          error,
                          "INSERT INTO setting (name, value) VALUES (?1 || ?2, ?3) "
                          "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                          "ttt",
                          prefix,
                          gesture,
                          target);
}

static gboolean
remember_guess (BcWriter *writer, BcImportPlan *plan, const BcImportColumn *column, GError **error)
{
  g_autofree char *key = NULL;
  g_autofree char *target = NULL;
  g_autofree char *guess = NULL;

  if (!bc_import_column_is_guessed (column) || column->ignored)
    return TRUE;
  key = bc_import_column_dup_key (column);
  target = bc_import_column_dup_target (column);
  guess = g_strdup_printf ("%c%s", GUESS, target);
  return remember (writer, plan, key, guess, error);
}

/**
 * bc_import_remember:
 * @writer: the transaction of the import, after all of it was written
 * @plan: the plan that is carried out
 * @error: return location, #BC_STORE_ERROR
 *
 * Keeps what a person said of columns, and the guesses that a person let pass, as long as the
 * import is not undone.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_import_remember (BcWriter *writer, BcImportPlan *plan, GError **error)
{
  GHashTableIter iter;
  gpointer key, target;

  for (guint i = 0; i < plan->columns->len; i++)
    if (!remember_guess (writer, plan, bc_import_plan_get_column (plan, i), error))
      return FALSE;
  g_hash_table_iter_init (&iter, plan->mapped);
  while (g_hash_table_iter_next (&iter, &key, &target))
    if (!remember (writer, plan, key, target, error))
      return FALSE;
  return TRUE;
}
