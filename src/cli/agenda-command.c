/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "agenda.h"
#include "calendar.h"
#include "cli.h"
#include "date.h"
#include "output.h"

#define DAYS     14
#define MAX_DAYS 3660

static void
add_columns (BcSheet *sheet)
{
  bc_sheet_add_column (sheet, "date", _ ("Date"), FALSE);
  if (bc_sheet_get_format (sheet) == BC_FORMAT_TEXT) {
    bc_sheet_add_column (sheet, "when", _ ("When"), FALSE);
    bc_sheet_add_column (sheet, "district", _ ("District"), FALSE);
    bc_sheet_add_last_column (sheet, "what", _ ("What"));
    return;
  }
  bc_sheet_add_column (sheet, "days", _ ("Days"), TRUE);
  bc_sheet_add_column (sheet, "days-late", _ ("Days late"), TRUE);
  bc_sheet_add_column (sheet, "kind", _ ("Kind"), FALSE);
  bc_sheet_add_column (sheet, "id", "id", FALSE);
  bc_sheet_add_column (sheet, "type", _ ("Type"), FALSE);
  bc_sheet_add_column (sheet, "subject", _ ("Subject"), FALSE);
  bc_sheet_add_column (sheet, "who", _ ("Who"), FALSE);
  bc_sheet_add_column (sheet, "district", _ ("District"), FALSE);
}

static char *
dup_screen_date (const char *iso)
{
  gint32 date;

  return bc_date_parse_iso (iso, &date, NULL) ? bc_date_dup_screen (date) : g_strdup (iso);
}

static void
write_line (BcSheet *sheet, const BcAgendaItem *item)
{
  g_autofree char *sentence = bc_agenda_item_dup_sentence (item);

  bc_sheet_take (sheet, dup_screen_date (item->date));
  bc_sheet_take (sheet, bc_agenda_item_dup_when (item));
  bc_sheet_take_text (sheet, item->district_name);
  bc_sheet_take_text (sheet, sentence);
  bc_sheet_end_row (sheet);
}

static void
write_object (BcSheet *sheet, const BcAgendaItem *item)
{
  char id[BC_ID_TEXT_LENGTH + 1];

  bc_id_write_text (&item->record, id);
  bc_sheet_take_text (sheet, item->date);
  bc_sheet_take_integer (sheet, item->days);
  bc_sheet_take_integer (sheet, item->days_late);
  bc_sheet_take_text (sheet, bc_agenda_kind_get_name (item->kind));
  bc_sheet_take_text (sheet, id);
  bc_sheet_take_text (sheet, item->type);
  bc_sheet_take_text (sheet, item->subject);
  bc_sheet_take_text (sheet, item->who);
  bc_sheet_take_text (sheet, item->district_name);
  bc_sheet_end_row (sheet);
}

static void
print_items (const GPtrArray *items, BcFormat format)
{
  g_autoptr (BcSheet) sheet = bc_sheet_new (format, FALSE);

  add_columns (sheet);
  for (guint i = 0; i < items->len; i++)
    if (format == BC_FORMAT_TEXT)
      write_line (sheet, items->pdata[i]);
    else
      write_object (sheet, items->pdata[i]);
  bc_sheet_end (sheet);
}

static gboolean
read_span (BcDatabase *database,
           const BcArguments *arguments,
           char **from,
           char **to,
           GError **error)
{
  guint n_days = DAYS;
  gint32 today;

  if (!bc_arguments_get_number (arguments, "days", &n_days, error) ||
      !bc_database_get_text (database, from, error, "SELECT date FROM today", "") ||
      !bc_date_parse_iso (*from, &today, error))
    return FALSE;
  *to = bc_date_dup_iso (bc_date_add_days (today, (gint32) MIN (n_days, MAX_DAYS)));
  return TRUE;
}

static gboolean
print_agenda (BcCli *cli, const BcId *district, const BcArguments *arguments, GError **error)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *calendar = NULL;
  g_autoptr (GPtrArray) items = NULL;

  if (!read_span (cli->database, arguments, &from, &to, error))
    return FALSE;
  items = bc_agenda_read (cli->database, district, from, to, error);
  if (items == NULL)
    return FALSE;
  if (g_strcmp0 (bc_arguments_get (arguments, "format"), "ics") != 0) {
    print_items (items, bc_cli_get_format (arguments));
    return TRUE;
  }
  calendar = bc_calendar_dup_agenda (items, g_get_real_time () / 1000);
  bc_output_write (calendar, strlen (calendar));
  return TRUE;
}

static gboolean
print_meeting (BcCli *cli, const BcId *meeting, const BcArguments *arguments, GError **error)
{
  g_autofree char *calendar = NULL;

  if (g_strcmp0 (bc_arguments_get (arguments, "format"), "ics") != 0)
    return bc_usage_refuse (error, _ ("A meeting alone is told as a calendar: --format ics"));
  calendar = bc_calendar_dup_meeting (cli->database, meeting, g_get_real_time () / 1000, error);
  if (calendar == NULL)
    return FALSE;
  bc_output_write (calendar, strlen (calendar));
  return TRUE;
}

gboolean
bc_run_agenda (BcCli *cli, const BcArguments *arguments, GError **error)
{
  const char *word = bc_arguments_get_word (arguments, 0);
  g_auto (BcRecordInfo) info = { 0 };

  if (word == NULL)
    return print_agenda (cli, NULL, arguments, error);
  if (!bc_cli_find_record (cli->database, word, &info, error))
    return FALSE;
  if (strcmp (info.type_name, "meeting") == 0)
    return print_meeting (cli, &info.id, arguments, error);
  if (strcmp (info.type_name, "district") != 0)
    return bc_usage_refuse (error, _ ("id: it is neither a district nor a meeting"));
  return print_agenda (cli, &info.id, arguments, error);
}
