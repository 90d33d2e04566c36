/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli.h"
#include "output.h"
#include "search.h"

static char *
join_words (const BcArguments *arguments)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < arguments->words->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? " " : "", bc_arguments_get_word (arguments, i));
  return g_string_free (words, FALSE);
}

static void
write_hit (BcSheet *sheet, const BcSearchHit *hit)
{
  char id[BC_ID_TEXT_LENGTH + 1];

  bc_id_write_text (&hit->record, id);
  bc_sheet_take_text (sheet, id);
  bc_sheet_take_text (sheet, hit->type);
  bc_sheet_take_text (sheet, hit->heading);
  bc_sheet_take_text (sheet, hit->district);
  bc_sheet_end_row (sheet);
}

gboolean
bc_run_search (BcCli *cli, const BcArguments *arguments, GError **error)
{
  g_autoptr (BcSheet) sheet = bc_sheet_new (bc_cli_get_format (arguments), FALSE);
  g_autoptr (GPtrArray) hits = NULL;
  g_autofree char *words = join_words (arguments);
  guint limit = 100;

  if (!bc_arguments_get_number (arguments, "limit", &limit, error))
    return FALSE;
  hits = bc_search (cli->database, words, limit, error);
  if (hits == NULL)
    return FALSE;
  bc_sheet_add_column (sheet, "id", "id", FALSE);
  bc_sheet_add_column (sheet, "type", _ ("Type"), FALSE);
  bc_sheet_add_column (sheet, "heading", _ ("Record"), FALSE);
  bc_sheet_add_column (sheet, "district", _ ("District"), FALSE);
  for (guint i = 0; i < hits->len; i++)
    write_hit (sheet, hits->pdata[i]);
  bc_sheet_end (sheet);
  return TRUE;
}
