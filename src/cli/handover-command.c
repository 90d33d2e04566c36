/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli.h"
#include "handover.h"
#include "open.h"
#include "output.h"

/* A document that is missing is told after the folder was made: the rest of it is good. */
static void
print_result (const BcHandover *handover)
{
  bc_output_print ("%s: %u\n", _ ("Documents copied"), handover->n_documents);
  for (guint i = 0; i < handover->problems->len; i++)
    g_printerr ("barriosctl: %s\n", (char *) handover->problems->pdata[i]);
}

gboolean
bc_run_handover (BcCli *cli, const BcArguments *arguments, GError **error)
{
  g_auto (BcRecordInfo) info = { 0 };
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = bc_open_dup_path (cli->path);
  g_autofree char *documents = bc_open_dup_beside (path, ".documents");
  BcHandover handover = {
    .documents = documents,
    .folder = bc_arguments_get_word (arguments, 1),
    .size = bc_cli_get_paper (arguments),
    .problems = problems,
  };

  if (!bc_cli_find_district (cli->database, bc_arguments_get_word (arguments, 0), &info, error))
    return FALSE;
  handover.district = info.id;
  if (!bc_handover_write (&handover, cli->database, NULL, error)) {
    g_prefix_error (error, "%s: ", "handover");
    return FALSE;
  }
  print_result (&handover);
  return TRUE;
}
