/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli.h"
#include "conflicts.h"
#include "moment.h"
#include "output.h"

static void
add_record_columns (BcSheet *sheet)
{
  bc_sheet_add_column (sheet, "id", "id", FALSE);
  bc_sheet_add_column (sheet, "type", _ ("Type"), FALSE);
  bc_sheet_add_column (sheet, "heading", _ ("Record"), FALSE);
}

static void
take_record (BcSheet *sheet, const BcId *record, const char *type, const char *heading)
{
  char id[BC_ID_TEXT_LENGTH + 1];

  bc_id_write_text (record, id);
  bc_sheet_take_text (sheet, id);
  bc_sheet_take_text (sheet, type);
  bc_sheet_take_text (sheet, heading);
}

static void
write_side (BcSheet *sheet, const BcConflict *conflict, guint place)
{
  const BcConflictSide *side = conflict->sides->pdata[place];
  gboolean for_people = bc_sheet_get_format (sheet) == BC_FORMAT_TEXT;
  g_autofree char *moment =
    for_people ? bc_moment_dup_screen (side->moment) : bc_moment_dup_iso (side->moment);

  take_record (sheet, &conflict->record, conflict->type, conflict->heading);
  bc_sheet_take_text (sheet, for_people ? conflict->label : conflict->field);
  bc_sheet_take_integer (sheet, place + 1);
  bc_sheet_take_text (sheet, for_people ? side->display : side->text);
  bc_sheet_take_text (sheet, side->author);
  bc_sheet_take_text (sheet, side->level);
  bc_sheet_take_text (sheet, moment);
  bc_sheet_end_row (sheet);
}

/* A row for each side; the first is in force. */
gboolean
bc_run_conflicts (BcCli *cli, const BcArguments *arguments, GError **error)
{
  g_autoptr (BcSheet) sheet = bc_sheet_new (bc_cli_get_format (arguments), FALSE);
  g_autoptr (GPtrArray) conflicts = bc_conflicts_read (cli->database, error);

  if (conflicts == NULL)
    return FALSE;
  add_record_columns (sheet);
  bc_sheet_add_column (sheet, "field", _ ("Field"), FALSE);
  bc_sheet_add_column (sheet, "side", _ ("Side"), TRUE);
  bc_sheet_add_column (sheet, "value", _ ("Value"), FALSE);
  bc_sheet_add_column (sheet, "author", _ ("Who"), FALSE);
  bc_sheet_add_column (sheet, "level", _ ("Level"), FALSE);
  bc_sheet_add_column (sheet, "moment", _ ("When"), FALSE);
  for (guint i = 0; i < conflicts->len; i++) {
    const BcConflict *conflict = conflicts->pdata[i];

    for (guint j = 0; j < conflict->sides->len; j++)
      write_side (sheet, conflict, j);
  }
  bc_sheet_end (sheet);
  return TRUE;
}

gboolean
bc_run_doubts (BcCli *cli, const BcArguments *arguments, GError **error)
{
  g_autoptr (BcSheet) sheet = bc_sheet_new (bc_cli_get_format (arguments), FALSE);
  g_autoptr (GPtrArray) doubts = bc_doubts_read (cli->database, error);

  if (doubts == NULL)
    return FALSE;
  add_record_columns (sheet);
  bc_sheet_add_last_column (sheet, "reason", _ ("Doubt"));
  for (guint i = 0; i < doubts->len; i++) {
    const BcDoubt *doubt = doubts->pdata[i];

    take_record (sheet, &doubt->record, doubt->type, doubt->heading);
    bc_sheet_take_text (sheet, doubt->reason);
    bc_sheet_end_row (sheet);
  }
  bc_sheet_end (sheet);
  return TRUE;
}
