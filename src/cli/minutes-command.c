/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli.h"
#include "minutes.h"
#include "output.h"

gboolean
bc_run_minutes (BcCli *cli, const BcArguments *arguments, GError **error)
{
  const char *path = bc_arguments_get_word (arguments, 1);
  g_auto (BcRecordInfo) info = { 0 };
  g_autoptr (BcPaper) paper = NULL;

  if (!bc_cli_find_record (cli->database, bc_arguments_get_word (arguments, 0), &info, error))
    return FALSE;
  paper = bc_minutes_new (cli->database, &info.id, bc_cli_get_paper (arguments), error);
  if (paper == NULL) {
    g_prefix_error (error, "%s: ", "id");
    return FALSE;
  }
  if (!bc_paper_write (paper, path, error)) {
    g_prefix_error (error, "%s: ", "minutes");
    return FALSE;
  }
  bc_output_print ("%s: %u\n", _ ("Pages"), bc_paper_get_n_pages (paper));
  return TRUE;
}
