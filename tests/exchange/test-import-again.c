/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-table.h"
#include "rut.h"

/* The list of the same office, month by month. */

static void
import (Sandbox *sandbox, const BcId *district, const char *text, BcImportTally *tally)
{
  g_autoptr (BcImportPlan) plan = import_table_survey (sandbox, district, text);
  g_autoptr (GError) error = NULL;

  bc_import_plan_run (plan, &(BcImportOptions){ 0 }, tally, NULL, &error);
  g_assert_no_error (error);
}

/* The check digit is found by asking. */
static char
find_digit (guint number)
{
  for (const char *digit = "0123456789K"; *digit != '\0'; digit++) {
    g_autofree char *text = g_strdup_printf ("%u-%c", number, *digit);
    char canonical[BC_RUT_SIZE];

    if (bc_rut_parse (text, canonical, NULL))
      return *digit;
  }
  g_assert_not_reached ();
}

/* Some have a RUT, some only a name, some only an address; some stand twice in one house. */
static char *
dup_line (guint number, gboolean changed)
{
  const char *phone = changed ? "99887766" : "22334455";

  if (number % 3 == 0)
    return g_strdup_printf ("Local %u;;;Larga %u;%s;open\n", number, number, phone);
  if (number % 3 == 1)
    return g_strdup_printf ("Local %u;%u;%c;Larga %u;%s;open\n",
                            number,
                            number,
                            find_digit (number),
                            number,
                            phone);
  return g_strdup_printf (";;;Larga %u local 2;%s;en arriendo\n", number, phone);
}

static const char head[] = "Nombre local;RUT;DV;Dirección;Fono;State\n";

typedef struct
{
  GString *before;
  GString *after;
  guint n_same;
  guint n_changed;
  guint n_gone;
  guint n_new;
} Lists;

static void
add_line (Lists *lists, guint number, gint32 fate)
{
  g_autofree char *line = dup_line (number, FALSE);
  g_autofree char *other = dup_line (number, TRUE);

  g_string_append (lists->before, fate < 3 ? line : "");
  g_string_append (lists->after, fate == 0 || fate == 3 ? line : fate == 1 ? other : "");
  lists->n_same += fate == 0;
  lists->n_changed += fate == 1;
  lists->n_gone += fate == 2;
  lists->n_new += fate == 3;
}

static void
check_lists (const Lists *lists)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_auto (BcImportTally) first = { 0 };
  g_auto (BcImportTally) tally = { 0 };
  BcId district;

  import_table_open (&sandbox, &district);
  import (&sandbox, &district, lists->before->str, &first);
  g_assert_cmpuint (first.n_new, ==, lists->n_same + lists->n_changed + lists->n_gone);
  g_assert_cmpuint (first.n_missing, ==, 0);
  import (&sandbox, &district, lists->after->str, &tally);
  g_assert_cmpuint (tally.n_refused, ==, 0);
  g_assert_cmpuint (tally.n_unchanged, ==, lists->n_same);
  g_assert_cmpuint (tally.n_changed, ==, lists->n_changed);
  g_assert_cmpuint (tally.n_new, ==, lists->n_new);
  g_assert_cmpuint (tally.n_missing, ==, lists->n_gone);
  g_assert_cmpuint (tally.missing->len, ==, MIN (lists->n_gone, BC_IMPORT_MAX_SAMPLES));
}

/* What stayed, changed, came and went is counted, and nothing is made twice. */
static void
test_next_months_list (void)
{
  for (guint round = 0; round < 4; round++) {
    Lists lists = { .before = g_string_new (head), .after = g_string_new (head) };

    for (guint i = 1; i < 60; i++)
      add_line (&lists, i, i < 4 ? 0 : g_test_rand_int_range (0, 4));
    check_lists (&lists);
    g_string_free (lists.before, TRUE);
    g_string_free (lists.after, TRUE);
  }
}

/* The records of which a table of two districts says nothing cannot be told. */
static void
test_missing_only_where_the_list_is_the_districts (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_auto (BcImportTally) first = { 0 };
  g_auto (BcImportTally) others = { 0 };
  g_auto (BcImportTally) again = { 0 };
  BcId district;

  import_table_open (&sandbox, &district);
  import (&sandbox, &district, "Nombre local\nA\nB\n", &first);
  import (&sandbox, &district, "Nombre local\nC\n", &others);
  g_assert_cmpuint (others.n_missing, ==, 0);
  import (&sandbox, &district, "Nombre local\nA\nC\n", &again);
  g_assert_cmpuint (again.n_unchanged, ==, 2);
  g_assert_cmpuint (again.n_missing, ==, 1);
  g_assert_cmpstr (again.missing->pdata[0], ==, "B");
}

/* Whatever of the row is wrong: it tells by its RUT, its name or its identifier whom it is about.
 */
static void
test_refused_rows_are_not_missing (void)
{
  static const char *const wrong[] = { "76123456-0;Luna;31/02/2021\n",
                                       "76123456-1;Luna;2021-01-01\n",
                                       "76123456-0;;31/02/2021\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_auto (Sandbox) sandbox = { 0 };
    g_auto (BcImportTally) first = { 0 };
    g_auto (BcImportTally) tally = { 0 };
    const char *columns = "RUT;Nombre local;Fecha inicio actividades\n1-9;Sol;2020-01-01\n";
    g_autofree char *before = g_strconcat (columns, "76123456-0;Luna;2021-01-01\n", NULL);
    g_autofree char *after = g_strconcat (columns, wrong[i], NULL);
    BcId district;

    import_table_open (&sandbox, &district);
    import (&sandbox, &district, before, &first);
    g_assert_cmpuint (first.n_new, ==, 2);
    import (&sandbox, &district, after, &tally);
    g_assert_cmpuint (tally.n_refused, ==, 1);
    g_assert_cmpuint (tally.n_missing, ==, 0);
  }
}

/* They were met, only not told apart; who cannot be meant, as its name and place both differ, is
 * missing all the same. */
static void
test_those_that_are_not_told_apart_are_not_missing (void)
{
  static const struct
  {
    const char *lines;
    guint n_missing;
  } cases[] = {
    { "76123456-0;;;\n", 3 },         { "76123456-0;Norte;;\n", 3 },
    { "76123456-0;Sol;Larga;\n", 4 }, { ";Luna;;\n", 4 },
    { "1-9;Norte;Corta;9\n", 6 },     { "76123456-0;Norte;;x-----------5----------y-\n", 3 },
  };
  static const char known[] = "RUT;Nombre local;Calle;N°\n76123456-0;Sol;Larga;1\n"
                              "76123456-0;Sol;Larga;2\n76123456-0;Mar;Larga;3\n"
                              ";Luna;Corta;1\n;Luna;Corta;2\n1-9;Sur;Larga;5\n;Rey;Larga;6\n";

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Sandbox) sandbox = { 0 };
    g_auto (BcImportTally) first = { 0 };
    g_auto (BcImportTally) tally = { 0 };
    g_autofree char *text =
      g_strconcat ("RUT;Nombre local;Calle;N°\n;Rey;Larga;6\n", cases[i].lines, NULL);
    BcId district;

    g_test_message ("%s", cases[i].lines);
    import_table_open (&sandbox, &district);
    import (&sandbox, &district, known, &first);
    g_assert_cmpuint (first.n_new, ==, 7);
    import (&sandbox, &district, text, &tally);
    g_assert_cmpuint (tally.n_refused, ==, 1);
    g_assert_cmpuint (tally.n_missing, ==, cases[i].n_missing);
  }
}

static void
test_names_that_are_not_enough (void)
{
  static const struct
  {
    const char *text;
    guint n_new;
    guint n_changed;
    guint n_unchanged;
    guint n_refused;
  } cases[] = {
    { "Nombre local;Calle\nSOL;Larga\n", 0, 1, 0, 0 },
    { "Nombre local;Calle\nSol;Corta\n", 1, 0, 0, 0 },
    { "Nombre local;RUT\nSol;12345678-5\n", 0, 1, 0, 0 },
    { "Nombre local;RUT\nLuna;12345678-5\n", 1, 0, 0, 0 },
    { "Nombre local\nDos\n", 0, 0, 0, 1 },
    { "Nombre local;Calle;N°\nDos;Larga;2\n", 0, 0, 1, 0 },
    { "Nombre local;Calle;N°\nDOS;LÁRGA;2\n", 0, 1, 0, 0 },
    { "Nombre local;Calle\nLuna;Larga\n", 0, 1, 0, 0 },
  };
  BcId district;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Sandbox) sandbox = { 0 };
    g_auto (BcImportTally) first = { 0 };
    g_auto (BcImportTally) tally = { 0 };

    g_test_message ("%s", cases[i].text);
    import_table_open (&sandbox, &district);
    import (&sandbox,
            &district,
            "Nombre local;RUT;Calle;N°\nSol;;Larga;\nLuna;1-9;;\nDos;;Larga;1\nDos;;Larga;2\n",
            &first);
    g_assert_cmpuint (first.n_new, ==, 4);
    import (&sandbox, &district, cases[i].text, &tally);
    g_assert_cmpuint (tally.n_new, ==, cases[i].n_new);
    g_assert_cmpuint (tally.n_changed, ==, cases[i].n_changed);
    g_assert_cmpuint (tally.n_unchanged, ==, cases[i].n_unchanged);
    g_assert_cmpuint (tally.n_refused, ==, cases[i].n_refused);
  }
}

/* Whether the new branch stands before or behind the one that is known. */
static void
test_new_branch_in_either_order (void)
{
  static const char known[] = "76123456-0;Almacén Aromos;Prat;10\n";
  static const char branch[] = "76123456-0;Bodega Aromos;Lira;900\n";
  static const char columns[] = "RUT;Nombre local;Calle;N°\n";

  for (guint order = 0; order < 2; order++) {
    g_auto (Sandbox) sandbox = { 0 };
    g_auto (BcImportTally) first = { 0 };
    g_auto (BcImportTally) tally = { 0 };
    g_autofree char *before = g_strconcat (columns, known, NULL);
    g_autofree char *after =
      g_strconcat (columns, order == 0 ? branch : known, order == 0 ? known : branch, NULL);
    BcId district;

    import_table_open (&sandbox, &district);
    import (&sandbox, &district, before, &first);
    import (&sandbox, &district, after, &tally);
    g_assert_cmpuint (tally.n_unchanged, ==, 1);
    g_assert_cmpuint (tally.n_new, ==, 1);
    g_assert_cmpuint (tally.n_changed, ==, 0);
    g_assert_cmpuint (tally.n_refused, ==, 0);
  }
}

/* What has nothing but the RUT in common may be a move or a new branch: it is asked. */
static void
test_only_one_of_a_rut (void)
{
  static const struct
  {
    const char *line;
    guint n_changed;
    guint n_refused;
  } cases[] = {
    { "76123456-0;Bodega Aromos;Lira;900\n", 0, 1 },
    { "76123456-0;Bodega Aromos;Lira;\n", 0, 1 },
    { "76123456-0;Bodega Aromos;Avenida Prat;10\n", 1, 0 },
    { "76123456-0;Bodega Aromos;;\n", 1, 0 },
    { "76123456-0;Almacén Aromos;Lira;900\n", 1, 0 },
    { "76123456-0;;Lira;900\n", 1, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Sandbox) sandbox = { 0 };
    g_auto (BcImportTally) first = { 0 };
    g_auto (BcImportTally) tally = { 0 };
    g_autofree char *text = g_strconcat ("RUT;Nombre local;Calle;N°\n", cases[i].line, NULL);
    BcId district;

    g_test_message ("%s", cases[i].line);
    import_table_open (&sandbox, &district);
    import (&sandbox,
            &district,
            "RUT;Nombre local;Calle;N°\n76123456-0;Almacén Aromos;Prat;10\n",
            &first);
    import (&sandbox, &district, text, &tally);
    g_assert_cmpuint (tally.n_new, ==, 0);
    g_assert_cmpuint (tally.n_changed, ==, cases[i].n_changed);
    g_assert_cmpuint (tally.n_refused, ==, cases[i].n_refused);
  }
}

static void
test_guess_that_was_let_pass_is_remembered (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_auto (BcImportTally) tally = { 0 };
  g_autoptr (BcImportPlan) plan = NULL;
  BcId district;

  import_table_open (&sandbox, &district);
  import (&sandbox, &district, "Nombre;Contacto\nA;Rosa Soto\n", &tally);
  plan = import_table_survey (&sandbox, &district, "Contacto;Nombre\nRosa Soto;A\n");
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (bc_import_plan_get_column (plan, i)->origin, ==, BC_IMPORT_LET_PASS);
  g_assert_cmpstr (bc_import_plan_get_column (plan, 0)->field->name, ==, "owner-name");
}

/* The next table holds something else there. */
static void
test_guess_that_was_let_pass_is_held_against_the_values (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_auto (BcImportTally) tally = { 0 };
  g_autoptr (BcImportPlan) plan = NULL;
  BcId district;

  import_table_open (&sandbox, &district);
  import (&sandbox, &district, "Nombre local;Contacto\nSol;222222222\n", &tally);
  plan = import_table_survey (&sandbox, &district, "Nombre local;Contacto\nSol;Ana Soto\n");
  g_assert_cmpstr (bc_import_plan_get_column (plan, 1)->field->name, ==, "owner-name");
  g_assert_cmpint (bc_import_plan_get_column (plan, 1)->origin, ==, BC_IMPORT_GUESSED);
  bc_import_plan_set_certain (plan, TRUE);
  g_assert_true (bc_import_plan_survey (plan, NULL, NULL, NULL, NULL));
  g_assert_cmpint (bc_import_plan_get_column (plan, 1)->use, ==, BC_IMPORT_NOTHING);
  g_assert_cmpint (bc_import_plan_get_column (plan, 1)->doubt, ==, BC_IMPORT_UNCERTAIN);
}

static void
test_nothing_is_remembered_where_all_was_refused (void)
{
  static const char text[] = "RUT;Nombre local;Contacto\n1-1;Sol;Ana Soto\n";
  g_auto (Sandbox) sandbox = { 0 };
  g_auto (BcImportTally) tally = { 0 };
  g_autoptr (BcImportPlan) plan = NULL;
  BcId district;

  import_table_open (&sandbox, &district);
  import (&sandbox, &district, text, &tally);
  g_assert_cmpuint (tally.n_refused, ==, 1);
  plan = import_table_survey (&sandbox, &district, text);
  g_assert_cmpint (bc_import_plan_get_column (plan, 2)->origin, ==, BC_IMPORT_GUESSED);
}

static const char *
get_target (BcImportPlan *plan, guint place)
{
  const BcField *field = bc_import_plan_get_column (plan, place)->field;

  return field != NULL ? field->name : "";
}

/* The list comes again with the same two headings twice, or with two of signs alone. */
static void
test_equal_headings_are_told_apart (void)
{
  static const struct
  {
    const char *text;
    const char *second;
    const char *targets[2];
  } cases[] = {
    { "Nombre;Nombre\nSol;Ana Soto\n", "NOMBRE#2", { "trade-name", "owner-name" } },
    { "Nombre;nombre:\nSol;Ana Soto\n", "Nombre #2", { "trade-name", "owner-name" } },
    { "%;$\nSol;Ana Soto\n", "$", { "trade-name", "owner-name" } },
    { "%;%\nSol;Ana Soto\n", "%#2", { "trade-name", "owner-name" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Sandbox) sandbox = { 0 };
    g_auto (BcImportTally) tally = { 0 };
    g_autoptr (BcImportPlan) plan = NULL;
    g_autoptr (BcImportPlan) again = NULL;
    g_autoptr (GError) error = NULL;
    BcId district;

    g_test_message ("%s", cases[i].text);
    import_table_open (&sandbox, &district);
    plan = import_table_survey (&sandbox, &district, cases[i].text);
    g_assert_true (bc_import_plan_aim (plan, 0, cases[i].targets[0], &error));
    g_assert_true (bc_import_plan_map (plan, cases[i].second, cases[i].targets[1], &error));
    bc_import_plan_run (plan, &(BcImportOptions){ 0 }, &tally, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (tally.n_new, ==, 1);
    again = import_table_survey (&sandbox, &district, cases[i].text);
    for (guint place = 0; place < 2; place++)
      g_assert_cmpstr (get_target (again, place), ==, cases[i].targets[place]);
    g_assert_true (bc_import_plan_check (again, &error));
  }
}

/* A guess that was let pass is of one column: the other of that heading is guessed for itself. */
static void
test_guesses_of_equal_headings (void)
{
  static const char text[] = "Nombre;Nombre;Contacto;Contacto\nSol;Ana;222222222;ana@x.cl\n";
  g_auto (Sandbox) sandbox = { 0 };
  g_auto (BcImportTally) first = { 0 };
  g_auto (BcImportTally) again = { 0 };
  BcId district;

  import_table_open (&sandbox, &district);
  import (&sandbox, &district, text, &first);
  import (&sandbox, &district, text, &again);
  g_assert_cmpuint (first.n_new, ==, 1);
  g_assert_cmpuint (again.n_unchanged, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/import-again/next-months-list", test_next_months_list);
  g_test_add_func ("/exchange/import-again/missing-only-where-the-list-is-the-districts",
                   test_missing_only_where_the_list_is_the_districts);
  g_test_add_func ("/exchange/import-again/refused-rows-are-not-missing",
                   test_refused_rows_are_not_missing);
  g_test_add_func ("/exchange/import-again/those-that-are-not-told-apart-are-not-missing",
                   test_those_that_are_not_told_apart_are_not_missing);
  g_test_add_func ("/exchange/import-again/names-that-are-not-enough",
                   test_names_that_are_not_enough);
  g_test_add_func ("/exchange/import-again/new-branch-in-either-order",
                   test_new_branch_in_either_order);
  g_test_add_func ("/exchange/import-again/only-one-of-a-rut", test_only_one_of_a_rut);
  g_test_add_func ("/exchange/import-again/guess-that-was-let-pass-is-remembered",
                   test_guess_that_was_let_pass_is_remembered);
  g_test_add_func ("/exchange/import-again/guess-that-was-let-pass-is-held-against-the-values",
                   test_guess_that_was_let_pass_is_held_against_the_values);
  g_test_add_func ("/exchange/import-again/nothing-is-remembered-where-all-was-refused",
                   test_nothing_is_remembered_where_all_was_refused);
  g_test_add_func ("/exchange/import-again/equal-headings-are-told-apart",
                   test_equal_headings_are_told_apart);
  g_test_add_func ("/exchange/import-again/guesses-of-equal-headings",
                   test_guesses_of_equal_headings);
  return g_test_run ();
}
