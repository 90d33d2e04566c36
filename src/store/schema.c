/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "schema.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "resource.h"
#include "store-error.h"
#include "store-resources.h"
#include "summary.h"

/* "BARR": how a file says that it is a database of this program. */
#define APPLICATION_ID 0x42415252

#define INDICATORS "/cl/barrios/store/indicators/"

/* Append-only. A step's number is its place, from 1: the version that it leads to. */
static const char *const steps[] = {
  "0001.sql",
};

static gboolean
load_text (const char *path, char **text, GError **error)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (bc_resource_await (bc_store_get_resource),
                                                     path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                     error);

  if (bytes == NULL)
    return FALSE;
  *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return TRUE;
}

/**
 * bc_schema_examine:
 * @database: a connection
 * @state: (out): what the file is
 * @error: return location, #BC_STORE_ERROR
 *
 * Tells whether a file is a database of this program, and of which version, without changing it.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_FOREIGN, %BC_STORE_ERROR_NEWER or a failure
 */
gboolean
bc_schema_examine (BcDatabase *database, BcSchemaState *state, GError **error)
{
  gint64 application, version, n_tables;
  gint64 newest = G_N_ELEMENTS (steps);

  if (!bc_database_get_integer (database, &application, error, "PRAGMA application_id", "") ||
      !bc_database_get_integer (database, &version, error, "PRAGMA user_version", "") ||
      !bc_database_get_integer (database,
                                &n_tables,
                                error,
                                "SELECT count(*) FROM sqlite_schema",
                                ""))
    return FALSE;
  if (application != APPLICATION_ID && (n_tables > 0 || application != 0)) {
    g_set_error_literal (error,
                         BC_STORE_ERROR,
                         BC_STORE_ERROR_FOREIGN,
                         _ ("The file is a database of another program. It was left as it is"));
    return FALSE;
  }
  if (version > newest) {
    g_set_error (error,
                 BC_STORE_ERROR,
                 BC_STORE_ERROR_NEWER,
                 _ ("The file has format %d and this program knows up to %d. "
                    "Install the newest version; the file was left as it is"),
                 (int) version,
                 (int) newest);
    return FALSE;
  }
  if (n_tables == 0)
    *state = BC_SCHEMA_EMPTY;
  else
    *state = version < newest ? BC_SCHEMA_OLDER : BC_SCHEMA_CURRENT;
  return TRUE;
}

static gboolean
run_step (BcDatabase *database, guint version, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/cl/barrios/store/migrations/%s", steps[version - 1]);
  g_autofree char *stamp = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u;",
                                            APPLICATION_ID,
                                            version);
  g_autofree char *sql = NULL;

  if (load_text (path, &sql, error) && bc_database_execute (database, "BEGIN IMMEDIATE", error) &&
      bc_database_execute (database, sql, error) && bc_database_execute (database, stamp, error) &&
      bc_database_execute (database, "COMMIT", error))
    return TRUE;
  if (bc_database_in_transaction (database))
    bc_database_execute (database, "ROLLBACK", NULL);
  return FALSE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* All views as one text, each file of which first drops the view that it makes. */
static gboolean
load_views (char **sql, GError **error)
{
  g_auto (GStrv) names = g_resource_enumerate_children (bc_resource_await (bc_store_get_resource),
                                                        INDICATORS,
                                                        G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                        error);
  g_autoptr (GString) views = g_string_new (NULL);

  if (names == NULL)
    return FALSE;
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (char **name = names; *name != NULL; name++) {
    g_autofree char *path = g_strconcat (INDICATORS, *name, NULL);
    g_autofree char *view = NULL;

    if (!load_text (path, &view, error))
      return FALSE;
    g_string_append (views, view);
  }
  *sql = g_string_free (g_steal_pointer (&views), FALSE);
  return TRUE;
}

static gboolean
replace_views (BcDatabase *database, const char *sql, const char *digest, GError **error)
{
  return bc_database_execute (database, sql, error) &&
         bc_database_run (database,
                          error,
                          "INSERT INTO setting (name, value) VALUES ('indicators', ?) "
                          "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                          "t",
                          digest) &&
         bc_summary_refresh_all (database, error);
}

static gboolean
load_digested_views (char **sql, char **digest, GError **error)
{
  if (!load_views (sql, error))
    return FALSE;
  *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, *sql, -1);
  return TRUE;
}

static gboolean
has_views (BcDatabase *database, const char *digest, gboolean *has, GError **error)
{
  gint64 n_same = 0;

  if (!bc_database_get_integer (
        database,
        &n_same,
        error,
        "SELECT count(*) FROM setting WHERE name = 'indicators' AND value = ?",
        "t",
        digest))
    return FALSE;
  *has = n_same > 0;
  return TRUE;
}

/**
 * bc_schema_has_views:
 * @database: a connection to a file of this version's schema
 * @has: (out): whether its views are this version's formulas
 * @error: return location, #BC_STORE_ERROR
 *
 * Tells whether the file was opened for writing since this version came: who only reads it cannot
 * bring the formulas in.
 *
 * Returns: whether it could be told
 */
gboolean
bc_schema_has_views (BcDatabase *database, gboolean *has, GError **error)
{
  g_autofree char *sql = NULL;
  g_autofree char *digest = NULL;

  return load_digested_views (&sql, &digest, error) && has_views (database, digest, has, error);
}

/* The formulas are the program's, not the file's: where they changed, what follows from them is
 * computed anew. */
static gboolean
install_views (BcDatabase *database, GError **error)
{
  g_autofree char *sql = NULL;
  g_autofree char *digest = NULL;
  gboolean has = FALSE;

  if (!load_digested_views (&sql, &digest, error) || !has_views (database, digest, &has, error))
    return FALSE;
  if (has)
    return TRUE;
  if (bc_database_execute (database, "BEGIN IMMEDIATE", error) &&
      replace_views (database, sql, digest, error) &&
      bc_database_execute (database, "COMMIT", error))
    return TRUE;
  if (bc_database_in_transaction (database))
    bc_database_execute (database, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * bc_schema_migrate:
 * @database: a connection that writes, to a file that bc_schema_examine() accepted
 * @error: return location, #BC_STORE_ERROR
 *
 * Brings a file to this version's schema, one transaction a step, and its views to this version's
 * formulas. Where both are so already nothing is written. A copy of the file is the caller's care.
 *
 * Returns: whether all steps succeeded; those that did stay
 */
gboolean
bc_schema_migrate (BcDatabase *database, GError **error)
{
  gint64 version;

  if (!bc_database_get_integer (database, &version, error, "PRAGMA user_version", ""))
    return FALSE;
  for (guint next = (guint) version + 1; next <= G_N_ELEMENTS (steps); next++)
    if (!run_step (database, next, error))
      return FALSE;
  return install_views (database, error);
}
