/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange-error.h"
#include "import-table.h"
#include "undo.h"

/* Which row of a table holds its headings, and how long it is known what they mean. */

/* Titles, blank lines and a second row of headings stand above, in any number. */
static void
test_headings_where_they_stand (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  BcId district;

  import_table_open (&sandbox, &district);
  for (guint n_above = 0; n_above < 25; n_above++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (BcImportPlan) plan = NULL;
    const GPtrArray *heads;

    for (guint i = 0; i < n_above; i++)
      g_string_append (text, i % 3 == 2 ? ";;\n" : "Municipalidad de Ñuñoa;;\n");
    g_string_append (text, "RUT;Razón social;Dirección\n1-9;Sol;Larga 1\n");
    plan = import_table_survey (&sandbox, &district, text->str);
    heads = bc_import_plan_get_heads (plan);
    g_assert_cmpuint (bc_import_plan_get_heading_row (plan), ==, n_above + 1);
    g_assert_cmpuint (bc_import_plan_get_n_columns (plan), ==, 3);
    g_assert_cmpuint (((const BcImportHead *) heads->pdata[heads->len - 2])->row, ==, n_above + 1);
  }
}

/* Neither a letterhead nor a word among the data is a row of headings. */
static void
test_rows_that_are_like_headings (void)
{
  static const struct
  {
    const char *text;
    guint row;
  } cases[] = {
    { "Dirección:;Prat 10;Fono:;222;Correo:;a@b.cl\nROL;RAZON SOCIAL;DOMICILIO\n2-1;SOL;LARGA 1\n",
      2 },
    { "Cód;Descr;Tipología\n1;Restaurant;Comercio\n2;Bazar;Local\n", 1 },
    { "Comercio\nX;Y;Z;Giro;Fono;Calle;W\n1;2;3;Bazar;222222;Larga;4\n", 2 },
    { "Cód;Descr\nNombre local;Fono\nSol;222222\n", 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Sandbox) sandbox = { 0 };
    g_autoptr (BcImportPlan) plan = NULL;
    BcId district;

    g_test_message ("%s", cases[i].text);
    import_table_open (&sandbox, &district);
    plan = import_table_survey (&sandbox, &district, cases[i].text);
    g_assert_cmpuint (bc_import_plan_get_heading_row (plan), ==, cases[i].row);
  }
}

static void
test_headings_in_two_rows (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_autoptr (BcImportPlan) plan = NULL;
  BcId district;

  import_table_open (&sandbox, &district);
  plan = import_table_survey (&sandbox,
                              &district,
                              "LISTADO DE PATENTES;;;\nContribuyente;;Razón social;Dirección\n"
                              "RUT;DV;;\n12345678;5;Sol;Larga 1\n");
  g_assert_cmpuint (bc_import_plan_get_heading_row (plan), ==, 3);
  g_assert_cmpint (bc_import_plan_get_column (plan, 1)->use, ==, BC_IMPORT_DIGIT);
  g_assert_cmpstr (bc_import_plan_get_column (plan, 2)->field->name, ==, "legal-name");
  g_assert_cmpint (bc_import_plan_get_column (plan, 3)->use, ==, BC_IMPORT_ADDRESS);
}

static void
test_heading_row_can_be_chosen (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_auto (BcImportTally) tally = { 0 };
  g_autoptr (BcImportPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  BcId district;

  import_table_open (&sandbox, &district);
  plan = import_table_survey (&sandbox, &district, "trade-name;street\nx;y\nA;Larga\n");
  g_assert_false (bc_import_plan_set_heading_row (plan, 9, NULL, &error));
  g_assert_error (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (bc_import_plan_set_heading_row (plan, 2, NULL, &error));
  g_assert_cmpstr (bc_import_plan_get_column (plan, 0)->heading, ==, "x");
  g_assert_true (bc_import_plan_survey (plan, NULL, NULL, NULL, &error));
  g_assert_true (bc_import_plan_map (plan, "x", "trade-name", &error));
  g_assert_true (bc_import_plan_run (plan, &(BcImportOptions){ 0 }, &tally, NULL, &error));
  g_assert_cmpuint (tally.n_new, ==, 1);
  assert_value (&sandbox, "SELECT trade_name FROM business", "A");
}

#define ADD(name, function) g_test_add_func ("/exchange/import-headings/" name, function)

typedef gboolean (*Step) (BcWriter *writer, BcUndoReport *report, GError **error);

static gboolean
step_cb (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  g_auto (BcUndoReport) report = { 0 };
  const Step *step = data;

  return (*step) (writer, &report, error);
}

static void
take_step (Sandbox *sandbox, Step step)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (bc_store_write (sandbox->store, step_cb, &step, NULL, &error));
  g_assert_no_error (error);
}

/* The second column's target is told, the third one's guess is let pass. */
static void
import_as (Sandbox *sandbox, const BcId *district, const char *text, const char *target)
{
  g_autoptr (BcImportPlan) plan = import_table_survey (sandbox, district, text);
  g_auto (BcImportTally) tally = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (target == NULL || bc_import_plan_aim (plan, 1, target, &error));
  bc_import_plan_run (plan, &(BcImportOptions){ 0 }, &tally, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_remembered (Sandbox *sandbox, const BcId *district, const char *target, gboolean passed)
{
  g_autoptr (BcImportPlan) plan =
    import_table_survey (sandbox, district, "Nombre local;Ya;Contacto\nMar;1;Rosa Soto\n");
  const BcImportColumn *told = bc_import_plan_get_column (plan, 1);
  const BcImportColumn *guessed = bc_import_plan_get_column (plan, 2);

  g_assert_cmpstr (told->field != NULL ? told->field->name : NULL, ==, target);
  g_assert_cmpint (told->origin == BC_IMPORT_REMEMBERED, ==, target != NULL);
  g_assert_cmpint (guessed->origin, ==, passed ? BC_IMPORT_LET_PASS : BC_IMPORT_GUESSED);
}

/* What an import taught goes and comes with it. */
static void
test_undone_import_is_not_remembered (void)
{
  static const char first[] = "Nombre local;Ya;Contacto\nSol;1;Rosa Soto\n";
  static const char second[] = "Nombre local;Ya\nSol;2\n";
  g_auto (Sandbox) sandbox = { 0 };
  BcId district;

  import_table_open (&sandbox, &district);
  import_as (&sandbox, &district, first, "unit");
  assert_remembered (&sandbox, &district, "unit", TRUE);
  import_as (&sandbox, &district, second, "street-number");
  assert_remembered (&sandbox, &district, "street-number", TRUE);
  take_step (&sandbox, bc_undo);
  assert_remembered (&sandbox, &district, "unit", TRUE);
  take_step (&sandbox, bc_undo);
  assert_remembered (&sandbox, &district, NULL, FALSE);
  take_step (&sandbox, bc_redo);
  assert_remembered (&sandbox, &district, "unit", TRUE);
  take_step (&sandbox, bc_redo);
  assert_remembered (&sandbox, &district, "street-number", TRUE);
}

/* An import that wrote nothing cannot be undone: what is undone then is the one before it. */
static void
test_import_that_wrote_nothing_is_remembered (void)
{
  static const char text[] = "Nombre local;Ya\nSol;1\n";
  g_auto (Sandbox) sandbox = { 0 };
  BcId district;

  import_table_open (&sandbox, &district);
  import_as (&sandbox, &district, text, "unit");
  import_as (&sandbox, &district, text, "unit");
  take_step (&sandbox, bc_undo);
  assert_remembered (&sandbox, &district, "unit", FALSE);
  import_as (&sandbox, &district, text, "phone");
  assert_remembered (&sandbox, &district, "phone", FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("headings-where-they-stand", test_headings_where_they_stand);
  ADD ("rows-that-are-like-headings", test_rows_that_are_like_headings);
  ADD ("headings-in-two-rows", test_headings_in_two_rows);
  ADD ("heading-row-can-be-chosen", test_heading_row_can_be_chosen);
  g_test_add_func ("/exchange/import-headings/undone-import-is-not-remembered",
                   test_undone_import_is_not_remembered);
  g_test_add_func ("/exchange/import-headings/import-that-wrote-nothing-is-remembered",
                   test_import_that_wrote_nothing_is_remembered);
  return g_test_run ();
}
