/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli.h"
#include "output.h"
#include "undo.h"

static gboolean
undo (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  return bc_undo (writer, data, error);
}

static gboolean
redo (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  return bc_redo (writer, data, error);
}

static gboolean
run (BcCli *cli, BcWork work, const char *name, const char *done, GError **error)
{
  g_auto (BcUndoReport) report = { 0 };

  if (!bc_store_write (cli->store, work, &report, NULL, error)) {
    g_prefix_error (error, "%s: ", name);
    return FALSE;
  }
  if (report.n_records == 0)
    done = _ ("Nothing was changed");
  bc_output_print ("%s: %s", done, report.heading != NULL ? report.heading : "");
  if (report.n_records > 1)
    bc_output_print (" (%s: %u)", _ ("records"), report.n_records);
  bc_output_print ("\n");
  for (guint i = 0; report.kept != NULL && i < report.kept->len; i++)
    bc_output_print ("%s\n", (char *) report.kept->pdata[i]);
  return TRUE;
}

gboolean
bc_run_undo (BcCli *cli, const BcArguments *arguments, GError **error)
{
  return run (cli, undo, "undo", _ ("Taken back"), error);
}

gboolean
bc_run_redo (BcCli *cli, const BcArguments *arguments, GError **error)
{
  return run (cli, redo, "redo", _ ("Done again"), error);
}
