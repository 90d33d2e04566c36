/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

#include "cli.h"
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

gboolean
bc_run_sample (BcCli *cli, const BcArguments *arguments, GError **error)
{
  guint n_districts = 0;
  guint seed = DEFAULT_SEED;

  if (!bc_arguments_get_number (arguments, "districts", &n_districts, error) ||
      !bc_arguments_get_number (arguments, "seed", &seed, error))
    return FALSE;
  if (bc_sample_fill (cli->store,
                      get_size (arguments),
                      n_districts,
                      seed,
                      show_progress,
                      NULL,
                      NULL,
                      error))
    return TRUE;
  g_prefix_error (error, "%s: ", "sample");
  return FALSE;
}
