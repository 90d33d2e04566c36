/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-table.h"

static const BcImportColumn *
get_column (BcImportPlan *plan, guint place)
{
  return bc_import_plan_get_column (plan, place);
}

/* What a column holds is shown by values that differ; how its use is known, told. */
static void
test_columns_tell_what_they_hold (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_autoptr (BcImportPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  BcId district;

  import_table_open (&sandbox, &district);
  plan = import_table_survey (&sandbox,
                              &district,
                              "Trade name;x;street\nA;5;L\nA; ;L\nB;5;\nC;6;\nD;;\n");
  g_assert_cmpstr (get_column (plan, 0)->samples[0], ==, "A");
  g_assert_cmpstr (get_column (plan, 0)->samples[2], ==, "C");
  g_assert_cmpstr (get_column (plan, 1)->samples[1], ==, "6");
  g_assert_null (get_column (plan, 1)->samples[2]);
  g_assert_null (get_column (plan, 2)->samples[1]);
  g_assert_cmpint (get_column (plan, 0)->origin, ==, BC_IMPORT_NAMED);
  g_assert_cmpint (get_column (plan, 1)->origin, ==, BC_IMPORT_UNKNOWN);
  g_assert_false (bc_import_plan_aim (plan, 1, "no-such-field", &error));
  g_assert_cmpint (get_column (plan, 1)->origin, ==, BC_IMPORT_UNKNOWN);
  g_assert_true (bc_import_plan_aim (plan, 1, "street-number", NULL));
  g_assert_cmpint (get_column (plan, 1)->origin, ==, BC_IMPORT_TOLD);
}

static void
test_what_was_told_is_remembered (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_auto (BcImportTally) tally = { 0 };
  g_autoptr (BcImportPlan) plan = NULL;
  g_autoptr (BcImportPlan) again = NULL;
  g_autoptr (GError) error = NULL;
  BcId district;

  import_table_open (&sandbox, &district);
  plan = import_table_survey (&sandbox, &district, "Local;street\nA;Larga\n");
  g_assert_true (bc_import_plan_aim (plan, 0, "trade-name", NULL));
  g_assert_true (bc_import_plan_run (plan, &(BcImportOptions){ 0 }, &tally, NULL, &error));
  again = import_table_plan (&sandbox, "business", "LOCAL\nB\n");
  g_assert_cmpint (get_column (again, 0)->origin, ==, BC_IMPORT_REMEMBERED);
  g_assert_cmpstr (get_column (again, 0)->field->name, ==, "trade-name");
}

/* A column that becomes one of dates after the table was read is asked for as any other; the answer
 * stays with it. */
static void
test_dates_of_a_column_that_is_aimed_late (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_autoptr (BcImportPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  BcId district;

  import_table_open (&sandbox, &district);
  plan = import_table_survey (&sandbox, &district, "trade-name;x\nA;03/04/2025\nB;05/06/2025\n");
  g_assert_false (get_column (plan, 1)->undecided);
  g_assert_true (bc_import_plan_aim (plan, 1, "formal-since", NULL));
  g_assert_true (get_column (plan, 1)->undecided);
  g_assert_cmpstr (get_column (plan, 1)->evidence.example, ==, "03/04/2025");
  g_assert_false (bc_import_plan_check (plan, &error));
  bc_import_plan_set_order (plan, 1, BC_DATE_ORDER_MONTH_FIRST);
  g_assert_true (bc_import_plan_check (plan, NULL));
  g_assert_true (bc_import_plan_aim (plan, 1, "", NULL));
  g_assert_true (bc_import_plan_aim (plan, 1, "formal-since", NULL));
  g_assert_cmpint (get_column (plan, 1)->order, ==, BC_DATE_ORDER_MONTH_FIRST);
  g_assert_false (get_column (plan, 1)->undecided);
}

/* Each can be chosen, and is then what the column is for. */
static void
test_targets_can_be_chosen (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_autoptr (BcImportPlan) plan = NULL;
  g_autoptr (GPtrArray) targets = NULL;

  sandbox_open (&sandbox);
  sandbox_introduce (&sandbox, BC_LEVEL_MANAGER);
  plan = import_table_plan (&sandbox, "associative-group", "x\n5\n");
  targets = bc_import_plan_list_targets (plan);
  g_assert_cmpuint (targets->len, >, 5);
  for (guint i = 0; i < targets->len; i++) {
    const BcImportTarget *target = targets->pdata[i];
    g_autofree char *now = NULL;

    g_assert_true (bc_import_plan_aim (plan, 0, target->name, NULL));
    g_assert_false (get_column (plan, 0)->ignored);
    now = bc_import_column_dup_target (get_column (plan, 0));
    g_assert_cmpstr (now, ==, target->name);
    g_assert_cmpstr (target->label, !=, "");
  }
}

/* A field of the region's is not a manager's, whoever says that the column holds it. */
static void
test_field_of_another_level_is_left_out (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_autoptr (BcImportPlan) plan = NULL;
  const BcRecordType *type = bc_dictionary_find ("plan");

  sandbox_open (&sandbox);
  sandbox_introduce (&sandbox, BC_LEVEL_MANAGER);
  plan = import_table_plan (&sandbox, "plan", "x\n5\n");
  for (guint i = 0; i < type->n_fields; i++) {
    g_assert_true (bc_import_plan_aim (plan, 0, type->fields[i].name, NULL));
    g_assert_true (get_column (plan, 0)->ignored ==
                   !bc_import_plan_can_write (plan, &type->fields[i]));
  }
}

/* Over the dictionary's own name stand its own words: another is a slip, and refused. */
static void
test_own_name_wants_own_words (void)
{
  static const char *const headings[] = { "state", "Estado" };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++) {
    g_auto (Sandbox) sandbox = { 0 };
    g_auto (BcImportTally) tally = { 0 };
    g_autofree char *text = g_strdup_printf ("trade-name;%s\nA;opne\nB;open\n", headings[i]);
    g_autoptr (BcImportPlan) plan = NULL;
    BcId district;

    import_table_open (&sandbox, &district);
    plan = import_table_survey (&sandbox, &district, text);
    g_assert_true (bc_import_plan_run (plan, &(BcImportOptions){ 0 }, &tally, NULL, NULL));
    g_assert_cmpuint (tally.n_refused, ==, 1 - i);
    g_assert_cmpuint (tally.n_new, ==, 1 + i);
  }
}

/* A street's number is no sum, and the words of any initial are known. */
static void
test_shops_are_no_sums_of_numbers (void)
{
  static const struct
  {
    const char *row;
    gboolean taken;
  } cases[] = {
    { "Total Sport;123;", TRUE },   { "Suma 2;123;4", TRUE },
    { "Fuente de Soda;45;", TRUE }, { "Son de Cuba;;", TRUE },
    { "Página Blanca;;", TRUE },    { "Hoja de Coca;12;", TRUE },
    { "TOTAL;123;", FALSE },        { "Suma: 3;;", FALSE },
    { "TOTAL GENERAL;;", FALSE },   { "CANTIDAD DE PATENTES: 345;;", FALSE },
    { "Son 45 patentes;;", FALSE }, { "Nota 1: los valores;;", FALSE },
    { "Firma Director;;", FALSE },  { "Página 1 de 3;;", FALSE },
  };
  g_auto (Sandbox) sandbox = { 0 };
  BcId district;

  import_table_open (&sandbox, &district);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (BcImportTally) tally = { 0 };
    g_autofree char *text =
      g_strconcat ("Nombre local;Numeración;Unit\n", cases[i].row, "\nUno;1;2\n", NULL);
    g_autoptr (BcImportPlan) plan = import_table_survey (&sandbox, &district, text);

    g_test_message ("%s", cases[i].row);
    g_assert_true (
      bc_import_plan_run (plan, &(BcImportOptions){ .dry_run = TRUE }, &tally, NULL, NULL));
    g_assert_cmpuint (tally.n_new, ==, cases[i].taken ? 2 : 1);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/import-columns/columns-tell-what-they-hold",
                   test_columns_tell_what_they_hold);
  g_test_add_func ("/exchange/import-columns/what-was-told-is-remembered",
                   test_what_was_told_is_remembered);
  g_test_add_func ("/exchange/import-columns/dates-of-a-column-that-is-aimed-late",
                   test_dates_of_a_column_that_is_aimed_late);
  g_test_add_func ("/exchange/import-columns/targets-can-be-chosen", test_targets_can_be_chosen);
  g_test_add_func ("/exchange/import-columns/field-of-another-level-is-left-out",
                   test_field_of_another_level_is_left_out);
  g_test_add_func ("/exchange/import-columns/shops-are-no-sums-of-numbers",
                   test_shops_are_no_sums_of_numbers);
  g_test_add_func ("/exchange/import-columns/own-name-wants-own-words",
                   test_own_name_wants_own_words);
  return g_test_run ();
}
