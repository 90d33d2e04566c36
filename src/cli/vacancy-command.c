/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "cli.h"
#include "number.h"
#include "vacancy.h"

static void
add_columns (BcSheet *sheet)
{
  static const struct
  {
    const char *name;
    const char *label;
  } numbers[] = {
    { "premises", N_ ("Premises") }, { "open", N_ ("Open") },
    { "closed", N_ ("Closed") },     { "vacant", N_ ("Vacant") },
    { "moved", N_ ("Moved") },       { "untold", N_ ("Without a state") },
    { "vacancy", N_ ("Vacancy %") }, { "openings", N_ ("Openings") },
    { "closings", N_ ("Closings") }, { "moves", N_ ("Moves") },
    { "net-openings", N_ ("Net") },  { "turnover", N_ ("Turnover %") },
  };

  bc_sheet_add_column (sheet, "part", _ ("Part"), FALSE);
  bc_sheet_add_column (sheet, "name", _ ("Name"), FALSE);
  bc_sheet_add_column (sheet, "block", _ ("From number"), TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    bc_sheet_add_column (sheet, numbers[i].name, _ (numbers[i].label), TRUE);
}

/* People see whole percents, programs hundredths; what cannot be told is left out. */
static void
take_share (BcSheet *sheet, double percent)
{
  const BcFormat format = bc_sheet_get_format (sheet);
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (percent))
    bc_sheet_take (sheet, format == BC_FORMAT_TEXT ? g_strdup ("–") : NULL);
  else if (format == BC_FORMAT_TEXT)
    bc_sheet_take_integer (sheet, lround (percent));
  else if (format == BC_FORMAT_CSV)
    bc_sheet_take (sheet, bc_number_dup_decimal_screen (lround (percent * 100)));
  else
    bc_sheet_take (sheet, g_strdup (g_ascii_formatd (text, sizeof text, "%.2f", percent)));
}

static void
take_name (BcSheet *sheet, const BcVacancy *row)
{
  const char *const parts[] = { "district", "street", "block" };
  const char *const labels[] = { _ ("District"), _ ("Street"), _ ("Block") };
  const gboolean text = bc_sheet_get_format (sheet) == BC_FORMAT_TEXT;

  bc_sheet_take_text (sheet, (text ? labels : parts)[row->part]);
  if (row->part == BC_VACANCY_ALL)
    bc_sheet_take_text (sheet, row->district_name);
  else
    bc_sheet_take_text (sheet, text && *row->street == '\0' ? _ ("Without a street") : row->street);
  if (row->part == BC_VACANCY_BLOCK)
    bc_sheet_take_integer (sheet, row->block);
  else
    bc_sheet_take (sheet, NULL);
}

static void
write_row (BcSheet *sheet, const BcVacancy *row)
{
  take_name (sheet, row);
  bc_sheet_take_integer (sheet, row->premises);
  bc_sheet_take_integer (sheet, row->open);
  bc_sheet_take_integer (sheet, row->closed);
  bc_sheet_take_integer (sheet, row->vacant);
  bc_sheet_take_integer (sheet, row->moved);
  bc_sheet_take_integer (sheet, row->untold);
  take_share (sheet, row->vacancy);
  bc_sheet_take_integer (sheet, row->openings);
  bc_sheet_take_integer (sheet, row->closings);
  bc_sheet_take_integer (sheet, row->moves);
  bc_sheet_take_integer (sheet, row->net_openings);
  take_share (sheet, row->turnover);
  bc_sheet_end_row (sheet);
}

static void
print_rows (const GPtrArray *rows, BcFormat format)
{
  g_autoptr (BcSheet) sheet = bc_sheet_new (format, FALSE);

  add_columns (sheet);
  for (guint i = 0; i < rows->len; i++)
    write_row (sheet, rows->pdata[i]);
  bc_sheet_end (sheet);
}

gboolean
bc_run_vacancy (BcCli *cli, const BcArguments *arguments, GError **error)
{
  const char *word = bc_arguments_get_word (arguments, 0);
  g_auto (BcRecordInfo) info = { 0 };
  g_autoptr (GPtrArray) rows = NULL;

  if (word != NULL && !bc_cli_find_district (cli->database, word, &info, error))
    return FALSE;
  rows = bc_vacancy_read (cli->database, word != NULL ? &info.id : NULL, error);
  if (rows != NULL)
    print_rows (rows, bc_cli_get_format (arguments));
  return rows != NULL;
}
