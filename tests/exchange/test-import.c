/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "import-date.h"
#include "import-run.h"
#include "sandbox.h"
#include "undo.h"
#include "value-error.h"

static void
test_serial_days (void)
{
  static const struct
  {
    const char *number;
    gboolean is_1904;
    const char *iso;
  } cases[] = {
    { "1", FALSE, "1900-01-01" },
    { "59", FALSE, "1900-02-28" },
    { "60", FALSE, NULL },
    { "61", FALSE, "1900-03-01" },
    { "45748", FALSE, "2025-04-01" },
    { "45748.99", FALSE, "2025-04-01" },
    { "1", TRUE, "1904-01-02" },
    { "44286", TRUE, "2025-04-01" },
    { "0", FALSE, NULL },
    { "-3", FALSE, NULL },
    { "1e300", FALSE, NULL },
    { "nan", FALSE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    char iso[11] = "";
    gboolean read = bc_import_date_from_serial (cases[i].number, cases[i].is_1904, iso, &error);

    g_assert_true (read == (cases[i].iso != NULL));
    if (read)
      g_assert_cmpstr (iso, ==, cases[i].iso);
    else
      g_assert_error (error, BC_VALUE_ERROR, BC_VALUE_ERROR_RANGE);
  }
}

/* Texts of a column, what they say together, and how the first of them is then read. */
static void
test_order_of_dates (void)
{
  static const struct
  {
    const char *texts[4];
    BcDateOrder order;
    gboolean undecided;
    const char *iso;
  } cases[] = {
    { { "03/04/2025" }, BC_DATE_ORDER_UNKNOWN, TRUE, NULL },
    { { "03.04.2025" }, BC_DATE_ORDER_UNKNOWN, TRUE, NULL },
    { { "03/03/2025" }, BC_DATE_ORDER_DAY_FIRST, FALSE, "2025-03-03" },
    { { "03/04/2025", "13/04/2025" }, BC_DATE_ORDER_DAY_FIRST, FALSE, "2025-04-03" },
    { { "03/04/2025", "04/13/2025" }, BC_DATE_ORDER_MONTH_FIRST, FALSE, "2025-03-04" },
    { { "03/04/2025", "04/13/2025", "13/04/2025" }, BC_DATE_ORDER_UNKNOWN, TRUE, NULL },
    { { "04/13/2025", "13/04/2025" }, BC_DATE_ORDER_UNKNOWN, FALSE, "2025-04-13" },
    { { "03-04-2025", "x", "" }, BC_DATE_ORDER_DAY_FIRST, FALSE, "2025-04-03" },
    { { "03-04-2025", "04-13-2025" }, BC_DATE_ORDER_MONTH_FIRST, FALSE, "2025-03-04" },
    { { "2025-04-03 00:00:00", "45748" }, BC_DATE_ORDER_DAY_FIRST, FALSE, "2025-04-03" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    BcDateEvidence evidence = { 0 };
    gboolean undecided;
    char iso[11] = "";

    for (gsize j = 0; j < 4 && cases[i].texts[j] != NULL; j++)
      bc_date_evidence_add (&evidence, cases[i].texts[j]);
    g_assert_cmpint (bc_date_evidence_get_order (&evidence, &undecided), ==, cases[i].order);
    g_assert_true (undecided == cases[i].undecided);
    g_assert_true (bc_import_date_parse (cases[i].texts[0], cases[i].order, iso, NULL) ==
                   (cases[i].iso != NULL));
    g_assert_cmpstr (iso, ==, cases[i].iso != NULL ? cases[i].iso : "");
    g_assert_true (!undecided || *evidence.example != '\0');
  }
}

typedef struct
{
  GCancellable *cancellable;
  double last;
  guint calls;
} Watch;

/* Cancels when half of the table is read. */
static void
progress_cb (double fraction, gpointer data)
{
  Watch *watch = data;

  g_assert_cmpfloat (fraction, >=, watch->last);
  g_assert_cmpfloat (fraction, <=, 1);
  watch->last = fraction;
  watch->calls++;
  if (fraction > 0.5 && watch->cancellable != NULL)
    g_cancellable_cancel (watch->cancellable);
}

static void
open_with_district (Sandbox *sandbox, BcId *district)
{
  g_auto (BcDraft) draft = { 0 };
  g_autoptr (GError) error = NULL;
  BcId commune;

  sandbox_open (sandbox);
  sandbox_introduce (sandbox, BC_LEVEL_MANAGER);
  bc_lookup_text (bc_store_get_reader (sandbox->store), "commune", "13101", &commune, &error);
  bc_draft_init (&draft, bc_dictionary_find ("district"), NULL);
  bc_draft_set_text (&draft, "name", "Patronato", &error);
  bc_draft_set_id (&draft, "commune", &commune);
  bc_store_save (sandbox->store, &draft, district, &error);
  g_assert_no_error (error);
}

static BcImportPlan *
plan_import (Sandbox *sandbox, const BcId *district, const char *text)
{
  g_autofree char *path = g_build_filename (sandbox->folder, "table.csv", NULL);
  g_autoptr (GError) error = NULL;
  BcImportPlan *plan;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  plan = bc_import_plan_new (sandbox->store, bc_dictionary_find ("business"), path, NULL, &error);
  g_assert_no_error (error);
  bc_import_plan_set_district (plan, district);
  g_assert_true (bc_import_plan_survey (plan, NULL, &error));
  return plan;
}

static char *
dup_long_table (guint n_rows)
{
  GString *text = g_string_new ("trade-name;street;street-number\n");

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (text,
                            "Local %u;Larga;%s\n",
                            i,
                            i % 10 == 7 ? "-----------5----------" : "1");
  return g_string_free (text, FALSE);
}

static gboolean
undo_cb (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  return bc_undo (writer, data, error);
}

/* Whatever was refused until then is in no file either. */
static void
test_cancelled_leaves_nothing (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_auto (BcImportTally) tally = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = dup_long_table (20000);
  g_autoptr (BcImportPlan) plan = NULL;
  g_autofree char *refused = NULL;
  Watch watch = { .cancellable = cancellable };
  BcImportOptions options = { .progress = progress_cb, .data = &watch };
  gint64 before;
  BcId district;

  open_with_district (&sandbox, &district);
  refused = g_build_filename (sandbox.folder, "refused.csv", NULL);
  options.refused = refused;
  before = sandbox_count (&sandbox, "SELECT count(*) FROM journal");
  plan = plan_import (&sandbox, &district, text);
  g_assert_false (bc_import_plan_run (plan, &options, &tally, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (tally.n_refused, >, 0);
  g_assert_cmpint (sandbox_count (&sandbox, "SELECT count(*) FROM business"), ==, 0);
  g_assert_cmpint (sandbox_count (&sandbox, "SELECT count(*) FROM journal"), ==, before);
  g_assert_false (g_file_test (refused, G_FILE_TEST_EXISTS));
}

static void
test_progress_and_one_undo (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_auto (BcImportTally) tally = { 0 };
  g_auto (BcUndoReport) report = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = dup_long_table (2000);
  g_autoptr (BcImportPlan) plan = NULL;
  Watch watch = { 0 };
  BcImportOptions options = { .progress = progress_cb, .data = &watch };
  BcId district;

  open_with_district (&sandbox, &district);
  plan = plan_import (&sandbox, &district, text);
  g_assert_true (bc_import_plan_run (plan, &options, &tally, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (tally.n_new, ==, 1800);
  g_assert_cmpuint (tally.n_refused, ==, 200);
  g_assert_cmpuint (tally.problems->len, ==, BC_IMPORT_MAX_PROBLEMS);
  g_assert_cmpuint (watch.calls, >, 5);
  g_assert_true (bc_store_write (sandbox.store, undo_cb, &report, NULL, &error));
  g_assert_cmpuint (report.n_records, ==, 1800);
  g_assert_cmpint (sandbox_count (&sandbox, "SELECT count(*) FROM business WHERE hidden = 0"),
                   ==,
                   0);
}

/* A plan can be tried, and then carried out. */
static void
test_dry_run_tells_what_then_happens (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_auto (BcImportTally) tried = { 0 };
  g_auto (BcImportTally) done = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (BcImportPlan) plan = NULL;
  BcImportOptions options = { .dry_run = TRUE };
  BcId district;

  open_with_district (&sandbox, &district);
  plan = plan_import (&sandbox, &district, "trade-name;rut\nA;1-9\nA;1-9\nB;1-8\n");
  g_assert_true (bc_import_plan_run (plan, &options, &tried, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sandbox_count (&sandbox, "SELECT count(*) FROM business"), ==, 0);
  options.dry_run = FALSE;
  g_assert_true (bc_import_plan_run (plan, &options, &done, NULL, &error));
  g_assert_cmpuint (tried.n_new, ==, 1);
  g_assert_cmpuint (tried.n_unchanged, ==, 1);
  g_assert_cmpuint (tried.n_refused, ==, 1);
  g_assert_cmpuint (done.n_new, ==, 1);
  g_assert_cmpuint (done.n_refused, ==, 1);
  g_assert_cmpint (sandbox_count (&sandbox, "SELECT count(*) FROM business"), ==, 1);
}

/* A column to each kind of number: money never comes in negative. */
static void
test_bounds_of_money (void)
{
  const BcRecordType *type = bc_dictionary_find ("budget-item");
  const BcImportColumn column = { .use = BC_IMPORT_VALUE,
                                  .field = bc_record_type_find_field (type, "amount") };
  g_autoptr (BcImportValues) values = bc_import_values_new (NULL, FALSE);
  static const struct
  {
    const char *cell;
    BcCellType type;
    gint64 pesos; /* -1 where it is refused */
  } cases[] = {
    { "1.190.000", BC_CELL_TEXT, 1190000 },
    { "$ 5", BC_CELL_TEXT, 5 },
    { "-5", BC_CELL_TEXT, -1 },
    { "-5", BC_CELL_NUMBER, -1 },
    { "1190000", BC_CELL_NUMBER, 1190000 },
    { "1.5", BC_CELL_NUMBER, -1 },
    { "1.19E6", BC_CELL_NUMBER, 1190000 },
    { "1e30", BC_CELL_NUMBER, -1 },
    { "2025-01-01", BC_CELL_DATE, -1 },
    { "", BC_CELL_COVERED, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (BcValue) value = BC_VALUE_INIT;
    g_autoptr (GError) error = NULL;
    gboolean read =
      bc_import_values_read (values, &column, cases[i].cell, cases[i].type, &value, &error);

    g_assert_true (read == (cases[i].pesos >= 0));
    g_assert_true (read == (error == NULL));
    if (read)
      g_assert_cmpint (value.integer, ==, cases[i].pesos);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/import/serial-days", test_serial_days);
  g_test_add_func ("/exchange/import/order-of-dates", test_order_of_dates);
  g_test_add_func ("/exchange/import/bounds-of-money", test_bounds_of_money);
  g_test_add_func ("/exchange/import/cancelled-leaves-nothing", test_cancelled_leaves_nothing);
  g_test_add_func ("/exchange/import/progress-and-one-undo", test_progress_and_one_undo);
  g_test_add_func ("/exchange/import/dry-run-tells-what-then-happens",
                   test_dry_run_tells_what_then_happens);
  return g_test_run ();
}
