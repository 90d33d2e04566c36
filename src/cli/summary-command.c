/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "cli.h"
#include "date.h"
#include "moment.h"
#include "number.h"
#include "output.h"
#include "snapshot.h"
#include "summary.h"

#define NAME_WIDTH 22
#define LINE_WIDTH 100

/* The table of the regions: what fits a terminal of 100 columns. */
static const struct
{
  const char *code;
  const char *part;
  const char *label;
  double divisor;
} shown[] = {
  { "districts", "total", NC_ ("summary column", "Districts"), 1 },
  { "gal-constituted-share", NULL, NC_ ("summary column", "GAL %"), 1 },
  { "panel-constituted-share", NULL, NC_ ("summary column", "Panel %"), 1 },
  { "plans", "approved", NC_ ("summary column", "Plans"), 1 },
  { "actions-late", NULL, NC_ ("summary column", "Late"), 1 },
  { "progress", NULL, NC_ ("summary column", "Prog. %"), 1 },
  { "money-awarded", "total", NC_ ("summary column", "MM$"), 1e6 },
  { "money-spent-share", NULL, NC_ ("summary column", "Spent %"), 1 },
  { "leverage", NULL, NC_ ("summary column", "Leverage"), 1 },
};

/* With at most so many decimals and none that is zero, and a decimal comma. */
static char *
dup_number (double number, int decimals)
{
  char format[] = "%.0f";
  char text[64];

  format[2] = (char) ('0' + decimals);
  g_ascii_formatd (text, sizeof text, format, number);
  if (strchr (text, '.') != NULL) {
    gsize length = strlen (text);

    while (text[length - 1] == '0')
      length--;
    text[length - (text[length - 1] == '.')] = '\0';
  }
  return g_strdup (g_strdelimit (text, ".", ','));
}

static char *
dup_display (const BcFigure *figure, double number)
{
  g_autofree char *text = NULL;

  if (isnan (number))
    return g_strdup ("—");
  switch (figure->kind) {
  case BC_FIGURE_COUNT:
    return bc_number_dup_whole_screen ((gint64) number);
  case BC_FIGURE_PESOS:
    return bc_number_dup_pesos_screen ((gint64) number);
  case BC_FIGURE_MOMENT:
    return bc_moment_dup_screen ((gint64) number);
  case BC_FIGURE_PERCENT:
    text = dup_number (number, 1);
    return g_strconcat (text, " %", NULL);
  case BC_FIGURE_RATIO:
  case BC_FIGURE_DAYS:
  default:
    return dup_number (number, 2);
  }
}

static char *
dup_csv (const BcFigure *figure, double number)
{
  if (isnan (number))
    return NULL;
  if (figure->kind == BC_FIGURE_MOMENT)
    return bc_moment_dup_iso ((gint64) number);
  return dup_number (number,
                     figure->kind == BC_FIGURE_COUNT || figure->kind == BC_FIGURE_PESOS ? 0 : 2);
}

static char *
dup_name (const BcSummaryRow *row)
{
  const char *name = row->name != NULL ? row->name : _ ("Total");
  g_autofree char *start = NULL;

  if (g_utf8_strlen (name, -1) <= NAME_WIDTH)
    return g_strdup (name);
  start = g_utf8_substring (name, 0, NAME_WIDTH - 1);
  return g_strconcat (start, "…", NULL);
}

static void
write_table_row (BcSheet *sheet, const BcSummaryRow *row)
{
  bc_sheet_take (sheet, dup_name (row));
  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++) {
    double number = bc_summary_row_get (row, shown[i].code, shown[i].part);

    bc_sheet_take (sheet,
                   isnan (number) ? g_strdup ("—") : dup_number (number / shown[i].divisor, 1));
  }
  bc_sheet_end_row (sheet);
}

static void
print_table (const BcSummary *summary)
{
  g_autoptr (BcSheet) sheet = bc_sheet_new (BC_FORMAT_TEXT, FALSE);

  bc_sheet_add_column (sheet, "name", _ ("Region"), FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    bc_sheet_add_column (sheet,
                         shown[i].code,
                         g_dpgettext2 (GETTEXT_PACKAGE, "summary column", shown[i].label),
                         TRUE);
  for (guint i = 0; i < summary->regions->len; i++)
    write_table_row (sheet, summary->regions->pdata[i]);
  write_table_row (sheet, summary->total);
  bc_sheet_end (sheet);
}

/* Adds words to a line, or begins another one where they no longer fit. */
static void
add_words (GString *line, const char *words)
{
  if (g_utf8_strlen (line->str, -1) + g_utf8_strlen (words, -1) > LINE_WIDTH) {
    bc_output_print ("%s\n", line->str);
    g_string_assign (line, "   ");
  }
  g_string_append (line, words);
}

/* All figures of the total, a line for each code. */
static void
print_figures (const BcSummaryRow *total)
{
  g_autoptr (GString) line = g_string_new (NULL);
  guint n_figures;
  const BcFigure *figures = bc_figure_get_all (&n_figures);

  for (guint i = 0; i < n_figures; i++) {
    gboolean first = i == 0 || strcmp (figures[i - 1].code, figures[i].code) != 0;
    const char *part = figures[i].part_label;
    g_autofree char *number = dup_display (&figures[i], total->figures[i]);
    g_autofree char *words = g_strdup_printf ("%s%s%s %s",
                                              first ? "" : " ·",
                                              part ? " " : "",
                                              part ? _ (part) : "",
                                              number);

    if (first && line->len > 0)
      bc_output_print ("%s\n", line->str);
    if (first)
      g_string_printf (line, "%s:", _ (figures[i].label));
    add_words (line, words);
  }
  bc_output_print ("%s\n", line->str);
}

static void
print_text (const BcSummary *summary)
{
  g_autofree char *day = bc_date_dup_screen (summary->at);

  bc_output_print (_ ("Summary of %s"), day);
  bc_output_print ("\n\n");
  print_table (summary);
  bc_output_print ("\n%s\n\n", _ ("Late: actions. MM$: awarded, in millions of pesos."));
  print_figures (summary->total);
}

static void
add_csv_columns (BcSheet *sheet, const BcSummary *summary)
{
  guint n_figures;
  const BcFigure *figures = bc_figure_get_all (&n_figures);

  bc_sheet_add_column (sheet, "code", "code", FALSE);
  bc_sheet_add_column (sheet, "name", "name", FALSE);
  for (guint i = 0; i < n_figures; i++) {
    g_autofree char *name = g_strjoin ("-", figures[i].code, figures[i].part, NULL);

    bc_sheet_add_column (sheet, name, name, figures[i].kind != BC_FIGURE_MOMENT);
  }
  for (guint i = 0; i < summary->areas->len * summary->states->len; i++) {
    g_autofree char *name =
      g_strdup_printf ("actions-%s-%s",
                       (char *) summary->areas->pdata[i / summary->states->len],
                       (char *) summary->states->pdata[i % summary->states->len]);

    bc_sheet_add_column (sheet, name, name, TRUE);
  }
}

static void
write_csv_row (BcSheet *sheet, const BcSummary *summary, const BcSummaryRow *row)
{
  guint n_figures;
  const BcFigure *figures = bc_figure_get_all (&n_figures);

  bc_sheet_take_text (sheet, row->code);
  bc_sheet_take_text (sheet, row->name != NULL ? row->name : _ ("Total"));
  for (guint i = 0; i < n_figures; i++)
    bc_sheet_take (sheet, dup_csv (&figures[i], row->figures[i]));
  for (guint i = 0; i < summary->areas->len * summary->states->len; i++)
    bc_sheet_take_integer (sheet, row->actions[i]);
  bc_sheet_end_row (sheet);
}

static void
print_csv (const BcSummary *summary)
{
  g_autoptr (BcSheet) sheet = bc_sheet_new (BC_FORMAT_CSV, FALSE);

  add_csv_columns (sheet, summary);
  for (guint i = 0; i < summary->regions->len; i++)
    write_csv_row (sheet, summary, summary->regions->pdata[i]);
  write_csv_row (sheet, summary, summary->total);
  bc_sheet_end (sheet);
}

static gboolean
print_summary (BcDatabase *database, const BcArguments *arguments, GError **error)
{
  g_autoptr (BcSummary) summary = NULL;
  g_autofree char *json = NULL;

  if (!bc_summary_read (database, bc_arguments_get (arguments, "region"), &summary, error)) {
    g_prefix_error (error, "%s: ", "region");
    return FALSE;
  }
  switch (bc_cli_get_format (arguments)) {
  case BC_FORMAT_JSON:
    json = bc_summary_dup_json (summary);
    bc_output_print ("%s\n", json);
    break;
  case BC_FORMAT_CSV:
    print_csv (summary);
    break;
  case BC_FORMAT_TEXT:
  default:
    print_text (summary);
    break;
  }
  return TRUE;
}

gboolean
bc_run_summary (BcCli *cli, const BcArguments *arguments, GError **error)
{
  const char *at = bc_arguments_get (arguments, "at");
  g_autoptr (BcDatabase) snapshot = NULL;
  gint32 date;

  if (at == NULL)
    return print_summary (cli->database, arguments, error);
  if (!bc_date_parse_screen (at, &date, error)) {
    g_prefix_error (error, "%s: ", "at");
    return FALSE;
  }
  snapshot = bc_snapshot_create (cli->database,
                                 BC_SNAPSHOT_BY_STAMP,
                                 bc_moment_end_of_date (date),
                                 NULL,
                                 error);
  return snapshot != NULL && print_summary (snapshot, arguments, error);
}
