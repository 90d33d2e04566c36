/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "window-opening.h"

#include <glib/gi18n-lib.h>

#include "catalogue-install.h"
#include "midnight.h"
#include "open.h"
#include "store-error.h"

/* Opens a database, and says what happened and what to do where it cannot be opened. */

const char *
bc_opening_get_title (const GError *error)
{
  switch (error->domain == BC_STORE_ERROR ? error->code : -1) {
  case BC_STORE_ERROR_NEWER:
    return _ ("This File Is From a Newer Version");
  case BC_STORE_ERROR_FOREIGN:
    return _ ("This Is Not a File of Barrios");
  case BC_STORE_ERROR_CORRUPT:
    return _ ("The File Is Damaged");
  case BC_STORE_ERROR_BUSY:
    return _ ("The File Is in Use");
  default:
    return _ ("The File Cannot Be Opened");
  }
}

const char *
bc_opening_get_advice (const GError *error)
{
  switch (error->domain == BC_STORE_ERROR ? error->code : -1) {
  case BC_STORE_ERROR_NEWER:
    return _ ("Nothing was changed in it. Update Barrios on this computer to open it.");
  case BC_STORE_ERROR_FOREIGN:
    return _ ("Nothing was changed in it. Choose a file that Barrios made.");
  case BC_STORE_ERROR_CORRUPT:
    return _ ("Nothing was changed in it. Restore the last backup, or choose another file.");
  case BC_STORE_ERROR_BUSY:
    return _ ("Close the other program and open the file again.");
  default:
    return _ ("Nothing was changed. Choose another file, or look at the backups.");
  }
}

/* (transfer full): where the backups of a database are; where it has none yet, its own folder. */
char *
bc_opening_dup_backups (const char *path)
{
  g_autofree char *folder = bc_open_dup_beside (path, ".backups");

  return g_file_test (folder, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&folder)
                                                  : g_path_get_dirname (path);
}

/* (transfer full) (nullable): the database, made where it is not there, with its catalogues; only
 * for reading where it cannot be written. */
BcStore *
bc_opening_open_store (const char *path, GError **error)
{
  g_autoptr (BcStore) store = bc_store_open (path, BC_STORE_CREATE | BC_STORE_OR_READ_ONLY, error);

  if (store == NULL || !bc_catalogue_install (store, error))
    return NULL;
  bc_midnight_watch (store);
  return g_steal_pointer (&store);
}

/* Loads who uses the database. Nobody yet is no error where they can introduce themselves. */
gboolean
bc_opening_load_profile (BcStore *store, BcProfile *profile, gboolean *introduced, GError **error)
{
  g_autoptr (GError) failure = NULL;

  *introduced = bc_profile_load (profile, bc_store_get_reader (store), &failure);
  if (*introduced || (g_error_matches (failure, BC_STORE_ERROR, BC_STORE_ERROR_NO_PROFILE) &&
                      !bc_store_is_read_only (store)))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
