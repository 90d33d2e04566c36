/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogue-install.h"

#include "catalogue.h"
#include "exchange-resources.h"
#include "resource.h"
#include "shipped.h"
#include "summary.h"

#define SEEDS   "/cl/barrios/seeds/"
#define SETTING "catalogue-digest"

static void
add_file (GChecksum *checksum, const char *name)
{
  g_autofree char *path = g_strconcat (SEEDS, name, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (bc_resource_await (bc_exchange_get_resource),
                                                     path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                     NULL);
  gsize size;
  const guchar *data;

  g_assert (bytes != NULL);
  data = g_bytes_get_data (bytes, &size);
  g_checksum_update (checksum, (const guchar *) name, -1);
  g_checksum_update (checksum, data, (gssize) size);
}

static int
compare_names_cb (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* Of all the files that travel inside the program, by name and content. */
static char *
dup_digest (void)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_auto (GStrv) names =
    g_resource_enumerate_children (bc_resource_await (bc_exchange_get_resource),
                                   SEEDS,
                                   G_RESOURCE_LOOKUP_FLAGS_NONE,
                                   NULL);

  g_assert (names != NULL);
  qsort (names, g_strv_length (names), sizeof *names, compare_names_cb);
  for (char **name = names; *name != NULL; name++)
    add_file (checksum, *name);
  return g_strdup (g_checksum_get_string (checksum));
}

static gboolean
is_installed (BcDatabase *database, const char *digest, gboolean *installed, GError **error)
{
  gint64 count = 0;

  if (!bc_database_get_integer (database,
                                &count,
                                error,
                                "SELECT count(*) FROM setting WHERE name = ? AND value = ?",
                                "tt",
                                SETTING,
                                digest))
    return FALSE;
  *installed = count > 0;
  return TRUE;
}

static gboolean
apply_entry_cb (const BcCatalogueEntry *entry, gpointer data, GError **error)
{
  BcDatabase *database = data;

  return bc_shipped_apply (database,
                           entry->type,
                           entry->names,
                           entry->values,
                           entry->n_fields,
                           error);
}

static gboolean
install_cb (BcDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *digest = data;

  return bc_catalogue_read_shipped (apply_entry_cb, database, error) &&
         bc_summary_refresh_all (database, error) &&
         bc_database_run (database,
                          error,
                          "INSERT INTO setting (name, value) VALUES (?, ?) "
                          "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                          "tt",
                          SETTING,
                          digest);
}

/**
 * bc_catalogue_install:
 * @store: an open store
 * @error: return location, #BC_STORE_ERROR
 *
 * Brings the catalogues that the program ships into a store, or those that changed since the last
 * time, without touching what people wrote. Costs next to nothing where nothing changed; a store
 * that is only read is left as it is. To be called whenever a store was opened.
 *
 * Returns: whether the store holds them now, or is only read
 */
gboolean
bc_catalogue_install (BcStore *store, GError **error)
{
  g_autofree char *digest = NULL;
  gboolean installed = FALSE;

  g_return_val_if_fail (BC_IS_STORE (store), FALSE);

  if (bc_store_is_read_only (store))
    return TRUE;
  digest = dup_digest ();
  if (!is_installed (bc_store_get_reader (store), digest, &installed, error))
    return FALSE;
  return installed || bc_store_change (store, install_cb, digest, NULL, error);
}
