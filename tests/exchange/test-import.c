/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "import-date.h"
#include "import-run.h"
#include "import-table.h"
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

  import_table_open (&sandbox, &district);
  refused = g_build_filename (sandbox.folder, "refused.csv", NULL);
  options.refused = refused;
  before = sandbox_count (&sandbox, "SELECT count(*) FROM journal");
  plan = import_table_survey (&sandbox, &district, text);
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

  import_table_open (&sandbox, &district);
  plan = import_table_survey (&sandbox, &district, text);
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

  import_table_open (&sandbox, &district);
  plan = import_table_survey (&sandbox, &district, "trade-name;rut\nA;1-9\nA;1-9\nB;1-8\n");
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

static char *
dup_outline (const GPtrArray *samples)
{
  GString *outline = g_string_new (NULL);

  for (guint i = 0; i < samples->len; i++) {
    const BcImportSample *sample = samples->pdata[i];

    g_string_append_printf (outline, "%u %d %s:", sample->row, sample->is_new, sample->title);
    for (guint j = 0; j < sample->changes->len; j++) {
      const BcImportChange *change = &g_array_index (sample->changes, BcImportChange, j);

      g_string_append_printf (outline,
                              " %s %s>%s",
                              change->field->name,
                              change->from != NULL ? change->from : "",
                              change->to);
    }
    g_string_append_c (outline, '\n');
  }
  return g_string_free (outline, FALSE);
}

/* From what to what, as people read it; what stays as it is is not told. */
static void
test_trial_tells_from_what_to_what (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_auto (BcImportTally) done = { 0 };
  g_auto (BcImportTally) tried = { 0 };
  g_autoptr (BcImportPlan) first = NULL;
  g_autoptr (BcImportPlan) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *outline = NULL;
  BcId district;

  import_table_open (&sandbox, &district);
  first =
    import_table_survey (&sandbox,
                         &district,
                         "trade-name;rut;street;activity-code\nA;1-9;Larga;011101\nB;2-7;;\n");
  g_assert_true (bc_import_plan_run (first, &(BcImportOptions){ 0 }, &done, NULL, &error));
  g_assert_cmpuint (done.samples->len, ==, 0);
  second =
    import_table_survey (&sandbox,
                         &district,
                         "trade-name;rut;street;state\nA;1-9;Corta;closed\nB;2-7;;\nC;;Larga;\n");
  g_assert_true (
    bc_import_plan_run (second, &(BcImportOptions){ .dry_run = TRUE }, &tried, NULL, &error));
  g_assert_no_error (error);
  outline = dup_outline (tried.samples);
  g_assert_cmpstr (outline,
                   ==,
                   "2 0 A: street Larga>Corta state >Closed\n"
                   "4 1 C: trade-name >C street >Larga\n");
  g_assert_cmpuint (tried.n_unchanged, ==, 1);
}

static void
test_trial_tells_of_few_rows (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_auto (BcImportTally) tried = { 0 };
  g_autoptr (BcImportPlan) plan = NULL;
  g_autofree char *text = dup_long_table (500);
  BcImportOptions options = { .dry_run = TRUE };
  BcId district;

  import_table_open (&sandbox, &district);
  plan = import_table_survey (&sandbox, &district, text);
  g_assert_true (bc_import_plan_run (plan, &options, &tried, NULL, NULL));
  g_assert_cmpuint (tried.n_new, ==, 450);
  g_assert_cmpuint (tried.samples->len, ==, BC_IMPORT_MAX_SAMPLES);
}

/* A column to each kind of number: money never comes in negative. */
static void
test_bounds_of_money (void)
{
  const BcRecordType *type = bc_dictionary_find ("budget-item");
  const BcImportColumn column = { .use = BC_IMPORT_VALUE,
                                  .field = bc_record_type_find_field (type, "amount") };
  g_autoptr (BcImportValues) values = bc_import_values_new (NULL, FALSE, NULL);
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
  g_test_add_func ("/exchange/import/trial-tells-from-what-to-what",
                   test_trial_tells_from_what_to_what);
  g_test_add_func ("/exchange/import/trial-tells-of-few-rows", test_trial_tells_of_few_rows);
  g_test_add_func ("/exchange/import/bounds-of-money", test_bounds_of_money);
  g_test_add_func ("/exchange/import/cancelled-leaves-nothing", test_cancelled_leaves_nothing);
  g_test_add_func ("/exchange/import/progress-and-one-undo", test_progress_and_one_undo);
  g_test_add_func ("/exchange/import/dry-run-tells-what-then-happens",
                   test_dry_run_tells_what_then_happens);
  return g_test_run ();
}
