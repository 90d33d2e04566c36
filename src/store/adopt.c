/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "adopt.h"

#include "dictionary.h"
#include "projection.h"
#include "summary.h"

/* What a newer version wrote is carried along without being understood. Once this version is the
 * newer one, it is folded anew and takes its place in the tables. */

#define SETTING "dictionary"

static void
add_field (GChecksum *checksum, const BcField *field)
{
  g_autofree char *line =
    g_strdup_printf ("%s %u %s\n", field->name, field->number, bc_kind_get_name (field->kind));

  g_checksum_update (checksum, (const guchar *) line, -1);
}

static char *
dup_digest (void)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);

  for (guint i = 0; i < n_types; i++) {
    g_checksum_update (checksum, (const guchar *) types[i]->name, -1);
    for (guint k = 0; k < types[i]->n_fields; k++)
      add_field (checksum, &types[i]->fields[k]);
  }
  return g_strdup (g_checksum_get_string (checksum));
}

static gboolean
is_adopted (BcDatabase *database, const char *digest, gboolean *adopted, GError **error)
{
  gint64 count;

  if (!bc_database_get_integer (database,
                                &count,
                                error,
                                "SELECT count(*) FROM setting WHERE name = ? AND value = ?",
                                "tt",
                                SETTING,
                                digest))
    return FALSE;
  *adopted = count > 0;
  return TRUE;
}

/* Read before any is written, so that the query does not meet its own changes. */
static gboolean
list_candidates (BcDatabase *database, GArray *rows, GPtrArray *types, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT row, type FROM record WHERE extra IS NOT NULL ORDER BY row",
                       error);
  BcStep step = BC_STEP_ERROR;

  while (cursor != NULL && (step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    gint64 row = bc_cursor_get_integer (cursor, 0);

    g_array_append_val (rows, row);
    g_ptr_array_add (types, g_strdup (bc_cursor_get_text (cursor, 1)));
  }
  return step == BC_STEP_DONE;
}

static gboolean
adopt_record (BcDatabase *database, BcFolder *folder, gint64 row, const char *type, GError **error)
{
  g_auto (BcFolded) folded = { 0 };

  bc_folded_init (&folded, bc_dictionary_find (type));
  return bc_folder_fold (folder, row, &folded, error) &&
         bc_projection_write (database, row, &folded, FALSE, error);
}

static gboolean
adopt_all (BcDatabase *database, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) types = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (BcFolder) folder = bc_folder_new (database);

  if (!list_candidates (database, rows, types, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!adopt_record (database, folder, g_array_index (rows, gint64, i), types->pdata[i], error))
      return FALSE;
  return rows->len == 0 || bc_summary_refresh_all (database, error);
}

static gboolean
adopt_in_transaction (BcDatabase *database, const char *digest, GError **error)
{
  if (bc_database_execute (database, "BEGIN IMMEDIATE", error) && adopt_all (database, error) &&
      bc_database_run (database,
                       error,
                       "INSERT INTO setting (name, value) VALUES (?, ?) "
                       "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                       "tt",
                       SETTING,
                       digest) &&
      bc_database_execute (database, "COMMIT", error))
    return TRUE;
  if (bc_database_in_transaction (database))
    bc_database_execute (database, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * bc_adopt_unknown:
 * @database: the connection that writes, migrated
 * @error: return location, #BC_STORE_ERROR
 *
 * Folds the records anew of which something was carried along without being understood, if the
 * dictionary is another one than the last time.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_adopt_unknown (BcDatabase *database, GError **error)
{
  g_autofree char *digest = dup_digest ();
  gboolean adopted;

  return is_adopted (database, digest, &adopted, error) &&
         (adopted || adopt_in_transaction (database, digest, error));
}
