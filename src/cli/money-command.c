/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "cli.h"
#include "date.h"
#include "json.h"
#include "money.h"
#include "number.h"
#include "output.h"
#include "told-json.h"

static char *
dup_month (gint32 month)
{
  return g_strdup_printf ("%04d-%02d", month / 12, month % 12 + 1);
}

static void
append_warnings (GString *json, const BcMoney *money, const BcId *line)
{
  bc_told_json_open (json, "warnings", '[');
  for (guint i = 0; i < money->warnings->len; i++) {
    const BcMoneyWarning *warning = money->warnings->pdata[i];

    if (!bc_id_equal (&warning->line, line))
      continue;
    bc_told_json_open (json, NULL, '{');
    bc_told_json_text (json, "kind", warning->kind);
    bc_told_json_id (json, "id", &warning->record);
    bc_told_json_text (json, "sentence", warning->sentence);
    g_string_append_c (json, '}');
  }
  g_string_append_c (json, ']');
}

static void
append_item (GString *json, const BcMoneyItem *item)
{
  bc_told_json_open (json, NULL, '{');
  bc_told_json_id (json, "id", &item->id);
  bc_told_json_text (json, "name", item->name);
  bc_told_json_number (json, "amount", item->amount);
  bc_told_json_number (json, "cap", item->cap);
  bc_told_json_number (json, "committed", item->committed);
  bc_told_json_number (json, "spent", item->spent);
  g_string_append_c (json, '}');
}

static void
append_line (GString *json, const BcMoney *money, const BcMoneyLine *line)
{
  bc_told_json_open (json, NULL, '{');
  bc_told_json_id (json, "id", &line->id);
  bc_told_json_id (json, "action", &line->action);
  bc_told_json_text (json, "title", line->title);
  bc_told_json_text (json, "source", line->source);
  bc_told_json_text (json, "kind", line->kind);
  bc_told_json_text (json, "state", line->state);
  bc_told_json_number (json, "requested", line->requested);
  bc_told_json_number (json, "awarded", line->awarded);
  bc_told_json_number (json, "committed", line->committed);
  bc_told_json_number (json, "disbursed", line->disbursed);
  bc_told_json_number (json, "spent", line->spent);
  bc_told_json_number (json, "left", line->left);
  bc_told_json_number (json, "own-due", line->own_due);
  bc_told_json_number (json, "own-due-now", line->own_due_now);
  bc_told_json_number (json, "own-shown", line->own_shown);
  bc_told_json_open (json, "items", '[');
  for (guint i = 0; i < line->items->len; i++)
    append_item (json, line->items->pdata[i]);
  g_string_append_c (json, ']');
  append_warnings (json, money, &line->id);
  g_string_append_c (json, '}');
}

static void
append_month (GString *json, const BcMoneyMonth *month)
{
  g_autofree char *name = dup_month (month->month);

  bc_told_json_open (json, NULL, '{');
  bc_told_json_text (json, "month", name);
  for (guint i = 0; i < BC_N_MONEY; i++)
    bc_told_json_number (json, bc_money_get_name (i), month->amounts[i]);
  for (guint i = 0; i < BC_N_MONEY; i++) {
    g_autofree char *key = g_strconcat (bc_money_get_name (i), "-sum", NULL);

    bc_told_json_number (json, key, month->sums[i]);
  }
  g_string_append_c (json, '}');
}

static void
append_ceiling (GString *json, const BcMoneyCeiling *ceiling)
{
  bc_told_json_open (json, NULL, '{');
  bc_told_json_text (json, "rule", ceiling->rule);
  bc_told_json_text (json, "call", ceiling->call);
  bc_told_json_text (json, "year", ceiling->year);
  bc_told_json_number (json, "ceiling", ceiling->ceiling);
  bc_told_json_number (json, "awarded", ceiling->awarded);
  g_string_append_c (json, '}');
}

static void
append_leverage (GString *json, double leverage)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  bc_json_append_key (json, "leverage");
  if (isnan (leverage))
    bc_json_append_null (json);
  else
    g_string_append (json, g_ascii_dtostr (text, sizeof text, leverage));
}

static void
print_json (const BcMoney *money)
{
  g_autoptr (GString) json = g_string_new ("{");
  const BcId none = { 0 };

  bc_told_json_id (json, "district", &money->district);
  bc_told_json_text (json, "name", money->name);
  append_leverage (json, money->leverage);
  append_warnings (json, money, &none);
  bc_told_json_open (json, "lines", '[');
  for (guint i = 0; i < money->lines->len; i++)
    append_line (json, money, money->lines->pdata[i]);
  g_string_append_c (json, ']');
  bc_told_json_open (json, "ceilings", '[');
  for (guint i = 0; i < money->ceilings->len; i++)
    append_ceiling (json, money->ceilings->pdata[i]);
  g_string_append_c (json, ']');
  bc_told_json_number (json, "undated", money->undated);
  bc_told_json_open (json, "months", '[');
  for (guint i = 0; i < money->months->len; i++)
    append_month (json, &g_array_index (money->months, BcMoneyMonth, i));
  g_string_append (json, "]}\n");
  bc_output_write (json->str, json->len);
}

static void
print_warnings (const BcMoney *money, const BcId *line)
{
  for (guint i = 0; i < money->warnings->len; i++) {
    const BcMoneyWarning *warning = money->warnings->pdata[i];

    if (bc_id_equal (&warning->line, line))
      bc_output_print ("   %s: %s.\n",
                       warning->grave ? _ ("Warning") : _ ("To look at"),
                       warning->sentence);
  }
}

static void
print_amount (const char *label, gint64 amount, const char *after)
{
  g_autofree char *pesos = bc_number_dup_pesos_screen (amount);

  bc_output_print ("%s %s%s", label, pesos, after);
}

static void
print_line (const BcMoney *money, const BcMoneyLine *line)
{
  bc_output_print ("%s · %s\n   ", line->title, line->source);
  print_amount (_ ("awarded"), line->awarded, ", ");
  print_amount (_ ("committed"), line->committed, ", ");
  print_amount (_ ("disbursed"), line->disbursed, ", ");
  print_amount (_ ("spent"), line->spent, ", ");
  print_amount (_ ("left"), line->left, "\n");
  if (line->own_due > 0) {
    bc_output_print ("   ");
    print_amount (_ ("own contribution due"), line->own_due, ", ");
    print_amount (_ ("shown"), line->own_shown, "\n");
  }
  print_warnings (money, &line->id);
}

static void
print_months (const BcMoney *money)
{
  g_autoptr (BcSheet) sheet = bc_sheet_new (BC_FORMAT_TEXT, FALSE);

  bc_sheet_add_column (sheet, "month", _ ("Until"), FALSE);
  bc_sheet_add_column (sheet, "planned", _ ("Planned, pesos"), TRUE);
  bc_sheet_add_column (sheet, "committed", _ ("Committed, pesos"), TRUE);
  bc_sheet_add_column (sheet, "disbursed", _ ("Disbursed, pesos"), TRUE);
  bc_sheet_add_column (sheet, "spent", _ ("Spent, pesos"), TRUE);
  for (guint i = 0; i < money->months->len; i++) {
    const BcMoneyMonth *month = &g_array_index (money->months, BcMoneyMonth, i);

    bc_sheet_take (sheet, dup_month (month->month));
    for (guint j = 0; j < BC_N_MONEY; j++)
      bc_sheet_take_integer (sheet, month->sums[j]);
    bc_sheet_end_row (sheet);
  }
  bc_sheet_end (sheet);
}

static void
print_ceilings (const BcMoney *money)
{
  for (guint i = 0; i < money->ceilings->len; i++) {
    const BcMoneyCeiling *ceiling = money->ceilings->pdata[i];
    g_autofree char *awarded = bc_number_dup_pesos_screen (ceiling->awarded);
    g_autofree char *bound = bc_number_dup_pesos_screen (ceiling->ceiling);

    bc_output_print (_ ("Ceiling of %s, %s: %s of %s awarded"),
                     ceiling->call,
                     ceiling->year != NULL ? ceiling->year : _ ("in all"),
                     awarded,
                     bound);
    bc_output_print ("\n");
  }
}

static void
print_text (const BcMoney *money)
{
  const BcId none = { 0 };

  bc_output_print (_ ("Money of %s"), money->name);
  bc_output_print ("\n\n");
  print_warnings (money, &none);
  for (guint i = 0; i < money->lines->len; i++)
    print_line (money, money->lines->pdata[i]);
  if (money->lines->len == 0)
    bc_output_print ("%s\n", _ ("No action has a funding line yet."));
  print_ceilings (money);
  if (money->months->len == 0)
    return;
  bc_output_print ("\n");
  print_months (money);
  if (money->undated > 0)
    print_amount (_ ("Planned for no month:"), money->undated, "\n");
}

gboolean
bc_run_money (BcCli *cli, const BcArguments *arguments, GError **error)
{
  g_auto (BcRecordInfo) info = { 0 };
  g_autoptr (BcMoney) money = NULL;

  if (!bc_cli_find_district (cli->database, bc_arguments_get_word (arguments, 0), &info, error))
    return FALSE;
  money = bc_money_read (cli->database, &info.id, error);
  if (money == NULL)
    return FALSE;
  if (bc_cli_get_format (arguments) == BC_FORMAT_JSON)
    print_json (money);
  else
    print_text (money);
  return TRUE;
}
