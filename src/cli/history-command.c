/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli.h"
#include "history.h"
#include "moment.h"
#include "output.h"

#define PAGE 500

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

static void
write_entry (BcSheet *sheet, const BcHistoryEntry *entry)
{
  gboolean for_people = bc_sheet_get_format (sheet) == BC_FORMAT_TEXT;
  g_autofree char *moment =
    for_people ? bc_moment_dup_screen (entry->moment) : bc_moment_dup_iso (entry->moment);
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
  bc_sheet_take_text (sheet, entry->sentence);
  bc_sheet_end_row (sheet);
}

/* Page after page, the newest first: a journal may have millions of rows. */
static gboolean
write_pages (BcDatabase *database,
             BcHistoryQuery *query,
             guint limit,
             BcSheet *sheet,
             GError **error)
{
  guint n_read;

  do {
    g_autoptr (GPtrArray) entries = NULL;

    query->limit = MIN (limit, PAGE);
    entries = bc_history_read (database, query, error);
    if (entries == NULL)
      return FALSE;
    n_read = entries->len;
    for (guint i = 0; i < n_read; i++)
      write_entry (sheet, entries->pdata[i]);
    if (n_read > 0)
      query->before = ((BcHistoryEntry *) entries->pdata[n_read - 1])->row;
    limit -= n_read;
  } while (n_read == PAGE && limit > 0 && bc_output_is_open ());
  return TRUE;
}

gboolean
bc_run_history (BcCli *cli, const BcArguments *arguments, GError **error)
{
  const char *text = bc_arguments_get_word (arguments, 0);
  g_autoptr (BcSheet) sheet = bc_sheet_new (bc_cli_get_format (arguments), FALSE);
  g_auto (BcRecordInfo) info = { 0 };
  BcHistoryQuery query = { 0 };
  guint limit = G_MAXUINT;

  if (!bc_arguments_get_number (arguments, "limit", &limit, error) ||
      (text != NULL && !bc_cli_find_record (cli->database, text, &info, error)))
    return FALSE;
  query.record = info.id;
  add_columns (sheet);
  if (limit > 0 && !write_pages (cli->database, &query, limit, sheet, error))
    return FALSE;
  bc_sheet_end (sheet);
  return TRUE;
}
