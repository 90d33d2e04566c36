/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "backup.h"
#include "cli.h"
#include "import-run.h"
#include "output.h"

#define MAX_SHOWN 20

static gboolean
prefix (gboolean done, const char *name, GError **error)
{
  if (!done)
    g_prefix_error (error, "%s: ", name);
  return done;
}

/* "Nombre del local=trade-name": the last sign parts them, for a heading may have one. */
static gboolean
map_columns (BcImportPlan *plan, const BcArguments *arguments, GError **error)
{
  const GPtrArray *maps = bc_arguments_get_all (arguments, "map");

  for (guint i = 0; maps != NULL && i < maps->len; i++) {
    const char *typed = maps->pdata[i];
    const char *equals = strrchr (typed, '=');
    g_autofree char *heading = NULL;

    if (equals == NULL)
      return bc_usage_refuse (error, _ ("--map “%.60s” is not COLUMN=FIELD"), typed);
    heading = g_strndup (typed, (gsize) (equals - typed));
    if (!prefix (bc_import_plan_map (plan, heading, equals + 1, error), "--map", error))
      return FALSE;
  }
  return TRUE;
}

static void
set_orders (BcImportPlan *plan, const BcArguments *arguments)
{
  const char *order = bc_arguments_get (arguments, "date-order");

  for (guint i = 0; order != NULL && i < bc_import_plan_get_n_columns (plan); i++)
    if (bc_import_column_has_dates (bc_import_plan_get_column (plan, i)))
      bc_import_plan_set_order (plan,
                                i,
                                strcmp (order, "mdy") == 0 ? BC_DATE_ORDER_MONTH_FIRST
                                                           : BC_DATE_ORDER_DAY_FIRST);
}

/* The one that is named; else the only one that there is. */
static gboolean
choose_district (BcCli *cli, BcImportPlan *plan, const BcArguments *arguments, GError **error)
{
  const char *name = bc_arguments_get (arguments, "district");
  g_auto (BcRecordInfo) info = { 0 };
  g_autoptr (BcCursor) cursor = NULL;
  guint n_found = 0;
  BcStep step;
  BcId id;

  if (name != NULL && !bc_cli_find_district (cli->database, name, &info, error))
    return FALSE;
  if (name != NULL) {
    bc_import_plan_set_owner (plan, "district", &info.id);
    return TRUE;
  }
  cursor = bc_database_query (cli->database,
                              "SELECT r.id FROM district d JOIN record r ON r.row = d.row "
                              "WHERE d.hidden = 0 LIMIT 2",
                              error);
  if (cursor == NULL)
    return FALSE;
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    n_found += bc_cursor_get_id (cursor, 0, &id);
  if (n_found == 1)
    bc_import_plan_set_owner (plan, "district", &id);
  return step == BC_STEP_DONE;
}

/* Why a column stays out. */
static const char *
get_doubt (const BcImportColumn *column)
{
  if (column->ignored)
    return _ ("left out; it cannot be written");
  switch (column->doubt) {
  case BC_IMPORT_TAKEN:
    return _ ("left out; another column holds that");
  case BC_IMPORT_UNFIT:
    return _ ("left out; its values are of another kind");
  case BC_IMPORT_OTHER_UNIT:
    return _ ("left out; it counts in another unit");
  case BC_IMPORT_UNCERTAIN:
    return _ ("left out, for it is only a guess; look at --dry-run, then say --guesses or --map");
  case BC_IMPORT_NO_DOUBT:
  default:
    return _ ("left out; no such field is known");
  }
}

static void
print_left_out (const BcImportColumn *column)
{
  g_autofree char *name = bc_import_column_dup_name (column);

  if (column->perhaps != NULL)
    bc_output_print ("%s (%s?): %s\n", name, column->perhaps->name, get_doubt (column));
  else
    bc_output_print ("%s: %s\n", name, get_doubt (column));
}

/* How it is known; NULL where that is plain. */
static const char *
get_origin (const BcImportColumn *column)
{
  switch (column->origin) {
  case BC_IMPORT_GUESSED:
    return _ ("a guess: check it");
  case BC_IMPORT_LET_PASS:
    return _ ("a guess, as last time: check it");
  case BC_IMPORT_KNOWN:
    return _ ("known by this name too");
  case BC_IMPORT_REMEMBERED:
    return _ ("as last time");
  default:
    return NULL;
  }
}

static void
print_taken (const BcImportColumn *column)
{
  g_autofree char *name = bc_import_column_dup_name (column);
  g_autofree char *target = bc_import_column_dup_target (column);
  const char *origin = get_origin (column);

  if (origin != NULL)
    bc_output_print ("%s: %s (%s)\n", name, target, origin);
  else
    bc_output_print ("%s: %s\n", name, target);
}

static gboolean
wants_a_look (const BcImportColumn *column)
{
  return column->doubt == BC_IMPORT_UNCERTAIN || column->doubt == BC_IMPORT_TAKEN ||
         column->origin == BC_IMPORT_LET_PASS;
}

/* Where it is tried out, all of them; else those that wait for a word, and those that a person may
 * miss. */
static void
print_columns (BcImportPlan *plan, gboolean all)
{
  if (all)
    bc_output_print (_ ("Headings in row %u\n"), bc_import_plan_get_heading_row (plan));
  for (guint i = 0; i < bc_import_plan_get_n_columns (plan); i++) {
    const BcImportColumn *column = bc_import_plan_get_column (plan, i);

    if (column->reason || (!all && !wants_a_look (column)))
      continue;
    if (column->use == BC_IMPORT_NOTHING || column->ignored)
      print_left_out (column);
    else
      print_taken (column);
  }
}

static void
print_problems (const GArray *problems, guint n_refused)
{
  guint last = 0, shown = 0;

  for (guint i = 0; i < problems->len; i++) {
    const BcImportProblem *problem = &g_array_index (problems, BcImportProblem, i);
    g_autofree char *row = g_strdup_printf ("%u", problem->row);
    g_autofree char *place = problem->heading != NULL
                               ? g_strdup_printf (_ ("row %s, %s"), row, problem->heading)
                               : g_strdup_printf (_ ("row %s"), row);

    if (problem->row != last && shown++ == MAX_SHOWN)
      break;
    last = problem->row;
    bc_output_print ("%s: %s\n", place, problem->reason);
  }
  if (n_refused > MAX_SHOWN)
    bc_output_print (g_dngettext (GETTEXT_PACKAGE,
                                  "and %u row more; --refused FILE.csv keeps all of them\n",
                                  "and %u rows more; --refused FILE.csv keeps all of them\n",
                                  n_refused - MAX_SHOWN),
                     n_refused - MAX_SHOWN);
}

static void
print_notes (const GArray *notes)
{
  for (guint i = 0; i < notes->len; i++) {
    const BcImportNote *note = &g_array_index (notes, BcImportNote, i);
    g_autofree char *row = g_strdup_printf ("%u", note->row);
    g_autofree char *all = g_strdup_printf ("%u", note->n_rows);
    g_autofree char *place = note->n_rows == 1
                               ? g_strdup_printf (_ ("row %s"), row)
                               : g_strdup_printf (_ ("row %s and others, %s in all"), row, all);

    if (note->heading != NULL)
      bc_output_print ("%s, %s: %s\n", place, note->heading, note->text);
    else
      bc_output_print ("%s: %s\n", place, note->text);
  }
}

/* Nothing becomes of them. */
static void
print_missing (const BcImportTally *tally)
{
  if (tally->n_missing == 0)
    return;
  bc_output_print ("%s: %u\n", _ ("Not in this list"), tally->n_missing);
  for (guint i = 0; i < tally->missing->len; i++)
    bc_output_print (_ ("not in this list: %s\n"), (const char *) tally->missing->pdata[i]);
}

static void
print_tally (const BcImportTally *tally)
{
  const struct
  {
    const char *label;
    guint number;
  } lines[] = {
    { _ ("Records added"), tally->n_new },
    { _ ("Records changed"), tally->n_changed },
    { _ ("Rows that change nothing"), tally->n_unchanged },
    { _ ("Rows refused"), tally->n_refused },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    bc_output_print ("%s: %u\n", lines[i].label, lines[i].number);
  print_problems (tally->problems, tally->n_refused);
  print_notes (tally->notes);
  print_missing (tally);
}

static char *
dup_change (const BcImportChange *change)
{
  const char *label = _ (change->field->label);

  return change->from != NULL
           ? g_strdup_printf (_ ("%s: from %s to %s"), label, change->from, change->to)
           : g_strdup_printf (_ ("%s: %s"), label, change->to);
}

static void
print_samples (const GPtrArray *samples)
{
  for (guint i = 0; i < samples->len; i++) {
    const BcImportSample *sample = samples->pdata[i];
    g_autofree char *row = g_strdup_printf ("%u", sample->row);
    g_autofree char *place =
      g_strdup_printf (sample->is_new ? _ ("row %s, new: %s") : _ ("row %s, changed: %s"),
                       row,
                       sample->title);

    bc_output_print ("%s", place);
    for (guint j = 0; j < sample->changes->len; j++) {
      g_autofree char *change = dup_change (&g_array_index (sample->changes, BcImportChange, j));

      bc_output_print ("; %s", change);
    }
    bc_output_print ("\n");
  }
}

/* Only where somebody looks. */
static void
show_progress (double fraction, gpointer data)
{
  if (isatty (STDERR_FILENO))
    fprintf (stderr, "\r%s %3d %%\r", _ ("Importing…"), (int) (100 * fraction));
}

/* What is not said: that the file has other sheets, which were not looked at. */
static gboolean
print_sheets (BcImportPlan *plan, const BcArguments *arguments, GError **error)
{
  const char *sheet = bc_import_plan_get_sheet (plan);
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GString) others = g_string_new (NULL);

  if (sheet == NULL || bc_arguments_has (arguments, "sheet"))
    return TRUE;
  names = bc_import_plan_list_sheets (plan, NULL, error);
  if (names == NULL)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    if (strcmp (names->pdata[i], sheet) != 0)
      g_string_append_printf (others,
                              "%s%s",
                              others->len > 0 ? ", " : "",
                              (const char *) names->pdata[i]);
  if (others->len > 0)
    bc_output_print (_ ("Sheet “%s”; left out: %s (--sheet NAME takes another)\n"),
                     sheet,
                     others->str);
  return TRUE;
}

static gboolean
choose_row (BcImportPlan *plan, const BcArguments *arguments, GError **error)
{
  const char *typed = bc_arguments_get (arguments, "heading-row");
  guint64 row;

  if (typed == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (typed, 10, 1, G_MAXINT, &row, NULL))
    return bc_usage_refuse (error, _ ("--heading-row “%.20s” is no row of a table"), typed);
  return bc_import_plan_set_heading_row (plan, (guint) row, NULL, error);
}

/* The survey comes last: what it learns of merged cells is forgotten with the next look at the
 * sheets. */
static gboolean
prepare (BcCli *cli, BcImportPlan *plan, const BcArguments *arguments, GError **error)
{
  if (!choose_row (plan, arguments, error))
    return FALSE;
  bc_import_plan_set_certain (plan,
                              !bc_arguments_has (arguments, "dry-run") &&
                                !bc_arguments_has (arguments, "guesses"));
  if (!map_columns (plan, arguments, error) || !choose_district (cli, plan, arguments, error) ||
      !print_sheets (plan, arguments, error) ||
      !bc_import_plan_survey (plan, NULL, NULL, NULL, error))
    return FALSE;
  set_orders (plan, arguments);
  if (bc_arguments_has (arguments, "dry-run"))
    print_columns (plan, TRUE);
  return bc_import_plan_check (plan, error);
}

gboolean
bc_run_import (BcCli *cli, const BcArguments *arguments, GError **error)
{
  const BcRecordType *type = bc_cli_find_type (bc_arguments_get_word (arguments, 0), error);
  BcImportOptions options = { .dry_run = bc_arguments_has (arguments, "dry-run"),
                              .refused = bc_arguments_get (arguments, "refused"),
                              .progress = show_progress };
  g_autoptr (BcImportPlan) plan = NULL;
  g_auto (BcImportTally) tally = { 0 };

  if (type == NULL)
    return FALSE;
  plan = bc_import_plan_new (cli->store,
                             type,
                             bc_arguments_get_word (arguments, 1),
                             bc_arguments_get (arguments, "sheet"),
                             NULL,
                             error);
  if (!prefix (plan != NULL && prepare (cli, plan, arguments, error), "import", error))
    return FALSE;
  if (!options.dry_run &&
      !prefix (bc_backup_automatic (cli->store, BC_BACKUP_IMPORT, error), "backup", error))
    return FALSE;
  if (!prefix (bc_import_plan_run (plan, &options, &tally, NULL, error), "import", error))
    return FALSE;
  if (!options.dry_run)
    print_columns (plan, FALSE);
  print_tally (&tally);
  print_samples (tally.samples);
  return TRUE;
}
