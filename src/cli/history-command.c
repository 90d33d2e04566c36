/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli.h"
#include "history.h"
#include "moment.h"
#include "number.h"
#include "output.h"

#define PAGE 500

/* What is asked, and how it is told. */
typedef struct
{
  BcHistoryQuery query;
  guint limit;
  gboolean at_once; /* what was done at once is one line */
} Asked;

static void
add_columns (BcSheet *sheet)
{
  if (bc_sheet_get_format (sheet) != BC_FORMAT_TEXT) {
    bc_sheet_add_column (sheet, "row", "row", TRUE);
    bc_sheet_add_column (sheet, "gesture", "gesture", TRUE);
  }
  bc_sheet_add_column (sheet, "moment", _ ("When"), FALSE);
  bc_sheet_add_column (sheet, "author", _ ("Who"), FALSE);
  if (bc_sheet_get_format (sheet) != BC_FORMAT_TEXT) {
    bc_sheet_add_column (sheet, "level", "level", FALSE);
    bc_sheet_add_column (sheet, "id", "id", FALSE);
    bc_sheet_add_column (sheet, "type", "type", FALSE);
  }
  bc_sheet_add_column (sheet, "heading", _ ("Record"), FALSE);
  bc_sheet_add_last_column (sheet, "sentence", _ ("What"));
}

/* What was done at once is told by its first change, and how many others there are. */
static char *
dup_sentence (const BcHistoryEntry *entry)
{
  g_autofree char *figure = bc_number_dup_whole_screen (entry->n_more);

  if (entry->n_more == 0)
    return g_strdup (entry->sentence);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%s (and %s more change)",
                                       "%s (and %s more changes)",
                                       (gulong) entry->n_more),
                          entry->sentence,
                          figure);
}

static void
write_entry (BcSheet *sheet, const BcHistoryEntry *entry)
{
  gboolean for_people = bc_sheet_get_format (sheet) == BC_FORMAT_TEXT;
  g_autofree char *moment =
    for_people ? bc_moment_dup_screen (entry->moment) : bc_moment_dup_iso (entry->moment);
  g_autofree char *sentence = dup_sentence (entry);
  char id[BC_ID_TEXT_LENGTH + 1];

  bc_id_write_text (&entry->record, id);
  if (!for_people) {
    bc_sheet_take_integer (sheet, entry->row);
    bc_sheet_take_integer (sheet, entry->gesture);
  }
  bc_sheet_take_text (sheet, moment);
  bc_sheet_take_text (sheet, entry->author);
  if (!for_people) {
    bc_sheet_take_text (sheet, entry->level);
    bc_sheet_take_text (sheet, id);
    bc_sheet_take_text (sheet, entry->type);
  }
  bc_sheet_take_text (sheet, entry->heading);
  bc_sheet_take_text (sheet, sentence);
  bc_sheet_end_row (sheet);
}

static gboolean
read_page (BcDatabase *database, const Asked *asked, BcHistoryFound *found, GError **error)
{
  const BcHistoryQuery *query = &asked->query;

  if (asked->at_once)
    return bc_history_find_gestures (database, query, "", query->limit, found, error);
  return bc_history_find (database, query, "", query->limit, found, error);
}

/* Page after page, the newest first: a journal may have millions of rows. A page may have a few
 * more lines than were asked for. */
static gboolean
write_pages (BcDatabase *database, Asked *asked, BcSheet *sheet, GError **error)
{
  gboolean more = TRUE;

  while (more && asked->limit > 0 && bc_output_is_open ()) {
    g_auto (BcHistoryFound) found = { 0 };

    asked->query.limit = MIN (asked->limit, PAGE);
    if (!read_page (database, asked, &found, error))
      return FALSE;
    for (guint i = 0; i < found.entries->len && asked->limit > 0; i++, asked->limit--)
      write_entry (sheet, found.entries->pdata[i]);
    asked->query.before = found.before;
    more = found.more;
  }
  return TRUE;
}

gboolean
bc_run_history (BcCli *cli, const BcArguments *arguments, GError **error)
{
  const char *text = bc_arguments_get_word (arguments, 0);
  g_autoptr (BcSheet) sheet = bc_sheet_new (bc_cli_get_format (arguments), FALSE);
  g_auto (BcRecordInfo) info = { 0 };
  Asked asked = {
    .limit = G_MAXUINT,
    .at_once =
      bc_cli_get_format (arguments) == BC_FORMAT_TEXT && !bc_arguments_has (arguments, "each"),
  };

  if (!bc_arguments_get_number (arguments, "limit", &asked.limit, error) ||
      (text != NULL && !bc_cli_find_record (cli->database, text, &info, error)))
    return FALSE;
  asked.query.record = info.id;
  add_columns (sheet);
  if (!write_pages (cli->database, &asked, sheet, error))
    return FALSE;
  bc_sheet_end (sheet);
  return TRUE;
}
