/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "catalogue-install.h"
#include "cli.h"
#include "files.h"
#include "lock.h"
#include "open.h"
#include "output.h"
#include "sample.h"

#define DEFAULT_SEED 2030

static BcSampleSize
get_size (const BcArguments *arguments)
{
  const char *size = bc_arguments_get (arguments, "size");

  if (g_strcmp0 (size, "small") == 0)
    return BC_SAMPLE_SMALL;
  return g_strcmp0 (size, "large") == 0 ? BC_SAMPLE_LARGE : BC_SAMPLE_COUNTRY;
}

/* Only where somebody looks. */
static void
show_progress (double fraction, gpointer data)
{
  if (!isatty (STDERR_FILENO))
    return;
  fprintf (stderr, "\r%s %3d %%", _ ("Making the sample country…"), (int) (100 * fraction));
  if (fraction >= 1)
    fputc ('\n', stderr);
}

static gboolean
fill (BcStore *store, const BcArguments *arguments, GError **error)
{
  guint n_districts = 0;
  guint seed = DEFAULT_SEED;

  return bc_arguments_get_number (arguments, "districts", &n_districts, error) &&
         bc_arguments_get_number (arguments, "seed", &seed, error) &&
         bc_sample_fill (store,
                         get_size (arguments),
                         n_districts,
                         seed,
                         show_progress,
                         NULL,
                         NULL,
                         error);
}

static gboolean
fill_file (const char *path, const BcArguments *arguments, GError **error)
{
  g_autoptr (BcStore) store = bc_store_open (path, BC_STORE_CREATE, error);

  return store != NULL && bc_catalogue_install (store, error) && fill (store, arguments, error);
}

/* In a folder of its own beside the place that it is for, so that what is refused or breaks off
 * leaves nothing there. */
static gboolean
make_file (const char *path, const BcArguments *arguments, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *folder = g_build_filename (parent, ".barrios-sample-XXXXXX", NULL);
  g_autofree char *database = NULL;
  gboolean made;

  if (g_mkdtemp (folder) == NULL)
    return bc_file_refuse (path, errno, error);
  database = g_build_filename (folder, "barrios.db", NULL);
  made = fill_file (database, arguments, error) && bc_file_place (database, path, FALSE, error);
  bc_file_remove_folder (folder);
  return made;
}

static gboolean
make_file_and_folder (const char *name, const BcArguments *arguments, GError **error)
{
  g_autofree char *path = bc_open_dup_path (name);
  g_autofree char *parent = g_path_get_dirname (path);
  gboolean had_parent = g_file_test (parent, G_FILE_TEST_IS_DIR);

  if (!bc_lock_check_place (path, error) || !bc_file_make_folder (parent, error))
    return FALSE;
  if (make_file (path, arguments, error))
    return TRUE;
  if (!had_parent)
    g_rmdir (parent);
  return FALSE;
}

gboolean
bc_run_sample (BcCli *cli, const BcArguments *arguments, GError **error)
{
  gboolean present = g_file_test (cli->path, G_FILE_TEST_EXISTS);

  if (present && !bc_cli_open (cli, BC_NEEDS_WRITING, error))
    return FALSE;
  if (present ? fill (cli->store, arguments, error)
              : make_file_and_folder (cli->path, arguments, error))
    return TRUE;
  g_prefix_error (error, "%s: ", "sample");
  return FALSE;
}
