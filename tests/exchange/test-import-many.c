/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-kin.h"
#include "import-table.h"

/* Lists in which many rows have one RUT or one name: what is kept of them in tables must say what
 * going through all of them says. */

#define N_RUTS    4
#define N_ROWS    40
#define N_BESIDES 20 /* so many are kept */
#define N_STALLS  (3 * BC_IMPORT_FEW)
#define N_GONE    8

#define STALLS "RUT;Nombre local;Calle;N°\n"

static const char *const ruts[N_RUTS] = { "76123456-0", "12345678-5", "1-9", "" };

static void
import (Sandbox *sandbox, const BcId *district, const char *text, BcImportTally *tally)
{
  g_autoptr (BcImportPlan) plan = import_table_survey (sandbox, district, text);
  g_autoptr (GError) error = NULL;

  bc_import_plan_run (plan, &(BcImportOptions){ 0 }, tally, NULL, &error);
  g_assert_no_error (error);
}

static char *
dup_some (const char *const *texts, gint32 n_texts)
{
  return g_strdup (texts[g_test_rand_int_range (0, n_texts)]);
}

static BcImportMarks
make_marks (void)
{
  static const char *const texts[] = { NULL, "", "a", "b" };
  BcImportMarks marks = { 0 };

  for (guint i = 0; i < BC_IMPORT_N_MARKS; i++)
    marks.texts[i] = dup_some (texts, G_N_ELEMENTS (texts));
  return marks;
}

static gboolean
is_like (const BcImportMarks *record, const BcImportMarks *row, gboolean strict)
{
  for (guint i = 0; i < BC_IMPORT_N_MARKS; i++) {
    const char *text = record->texts[i] == NULL && strict ? "" : record->texts[i];

    if (row->texts[i] != NULL && text != NULL && !g_str_equal (row->texts[i], text))
      return FALSE;
  }
  return TRUE;
}

/* Asks as the import does, and goes through all of them besides. */
static void
check_question (BcImportKin *kin, GPtrArray *all, gboolean strict)
{
  g_auto (BcImportMarks) marks = make_marks ();
  BcImportKinsman *found[2] = { NULL, NULL };
  const guint n_found = bc_import_kin_find (kin, &marks, found);
  guint n_like = 0;

  for (guint i = 0; i < all->len; i++) {
    const BcImportKinsman *one = all->pdata[i];

    n_like += !one->gone && is_like (&one->marks, &marks, strict);
  }
  g_assert_cmpuint (n_found, ==, MIN (n_like, 2));
  for (guint i = 0; i < n_found; i++)
    g_assert_true (!found[i]->gone && is_like (&found[i]->marks, &marks, strict));
  g_assert_true (n_found < 2 || found[0] != found[1]);
}

static void
test_tables_say_what_going_through_says (void)
{
  for (guint round = 0; round < 60; round++) {
    const gboolean strict = round % 2 == 0;
    g_autoptr (BcImportKin) kin = bc_import_kin_new (strict);
    g_autoptr (GPtrArray) all = g_ptr_array_new ();

    for (guint i = 1; i <= 3 * BC_IMPORT_FEW; i++) {
      BcImportMarks marks = make_marks ();
      BcImportKinsman *any = NULL;

      g_ptr_array_add (all, bc_import_kin_add (kin, i, &(BcId){ { 0 } }, &marks));
      any = all->pdata[g_test_rand_int_range (0, (gint32) all->len)];
      if (!any->gone && g_test_rand_bit ())
        bc_import_kin_drop (kin, any);
      check_question (kin, all, strict);
    }
  }
}

/* Whoever was met once need not be added again, and all that are like a row are met. */
static void
test_all_that_are_like_a_row_are_met (void)
{
  static const guint sizes[] = { 3, BC_IMPORT_FEW, 3 * BC_IMPORT_FEW };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (BcImportKin) kin = bc_import_kin_new (FALSE);
    g_autoptr (GHashTable) met = g_hash_table_new (NULL, NULL);
    g_auto (BcImportMarks) wanted = { { g_strdup ("a"), NULL, NULL, NULL } };

    for (guint row = 1; row <= sizes[i]; row++) {
      BcImportMarks marks = { { g_strdup (row % 3 == 0 ? "b" : "a"), NULL, NULL, NULL } };

      bc_import_kin_add (kin, row, &(BcId){ { 0 } }, &marks);
    }
    for (guint times = 0; times < 2; times++) {
      bc_import_kin_meet (kin, &wanted, met);
      g_assert_cmpuint (g_hash_table_size (met), ==, sizes[i] - sizes[i] / 3);
    }
    g_assert_false (g_hash_table_contains (met, GUINT_TO_POINTER (3)));
  }
}

/* Few names, streets and numbers, so that rows meet in all ways. */
static char *
dup_list (void)
{
  static const char *const names[] = { "Sol", "SOL", "Luna", "Ñandú", "Nandu" };
  static const char *const streets[] = { "", "Larga", "Peña", "Pena" };
  static const char *const numbers[] = { "", "1", "2" };
  GString *text = g_string_new ("RUT;Nombre local;Calle;N°;Fono\n");

  for (guint i = 0; i < N_ROWS; i++) {
    g_autofree char *rut = dup_some (ruts, N_RUTS);
    g_autofree char *name = dup_some (names, G_N_ELEMENTS (names));
    g_autofree char *street = dup_some (streets, G_N_ELEMENTS (streets));
    g_autofree char *number = dup_some (numbers, G_N_ELEMENTS (numbers));

    g_string_append_printf (text,
                            "%s;%s;%s;%s;2233445%d\n",
                            rut,
                            name,
                            street,
                            number,
                            g_test_rand_int_range (0, 3));
  }
  return g_string_free (text, FALSE);
}

/* Many of each RUT and each name in another district, of which none can be meant. */
static void
import_besides (Sandbox *sandbox)
{
  g_autoptr (GString) text = g_string_new ("RUT;Nombre local;Calle;N°\n");
  g_auto (BcImportTally) tally = { 0 };
  g_auto (BcDraft) draft = { 0 };
  g_autoptr (GError) error = NULL;
  BcId commune, district;

  bc_lookup_text (bc_store_get_reader (sandbox->store), "commune", "13101", &commune, &error);
  bc_draft_init (&draft, bc_dictionary_find ("district"), NULL);
  bc_draft_set_text (&draft, "name", "Franklin", &error);
  bc_draft_set_id (&draft, "commune", &commune);
  bc_store_save (sandbox->store, &draft, &district, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_BESIDES; i++)
    for (guint j = 0; j < N_RUTS; j++)
      g_string_append_printf (text,
                              "%s;Sol;Larga;%u\n;Luna;Larga;%u\n;Ñandú;Peña;%u\n",
                              ruts[j],
                              i * N_RUTS + j,
                              i * N_RUTS + j,
                              i * N_RUTS + j);
  import (sandbox, &district, text->str, &tally);
  g_assert_cmpuint (tally.n_refused, ==, 0);
}

static char *
dup_businesses (Sandbox *sandbox)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  bc_database_get_text (bc_store_get_reader (sandbox->store),
                        &text,
                        &error,
                        "SELECT group_concat (line, char (10)) FROM "
                        "(SELECT coalesce (b.rut, '') || ';' || "
                        "coalesce (b.trade_name, '') || ';' || coalesce (b.street, '') || ';' || "
                        "coalesce (b.street_number, '') || ';' || coalesce (b.phone, '') "
                        "AS line FROM business b JOIN record r ON r.id = b.district "
                        "JOIN district d ON d.row = r.row WHERE d.name = 'Patronato' ORDER BY 1)",
                        "");
  g_assert_no_error (error);
  return text;
}

static char *
dup_tally (const BcImportTally *tally)
{
  GString *text = g_string_new (NULL);

  g_string_printf (text,
                   "%u %u %u %u %u\n",
                   tally->n_new,
                   tally->n_changed,
                   tally->n_unchanged,
                   tally->n_refused,
                   tally->n_missing);
  for (guint i = 0; i < tally->problems->len; i++) {
    const BcImportProblem *problem = &g_array_index (tally->problems, BcImportProblem, i);

    g_string_append_printf (text, "%u %s\n", problem->row, problem->reason);
  }
  for (guint i = 0; i < tally->missing->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) tally->missing->pdata[i]);
  return g_string_free (text, FALSE);
}

/* Whether the candidates of a row are read or kept is all the same to what comes of it. */
static void
test_what_is_kept_is_what_is_read (void)
{
  for (guint round = 0; round < 4; round++) {
    g_auto (Sandbox) read = { 0 };
    g_auto (Sandbox) kept = { 0 };
    BcId read_district, kept_district;

    import_table_open (&read, &read_district);
    import_table_open (&kept, &kept_district);
    import_besides (&kept);
    for (guint month = 0; month < 3; month++) {
      g_autofree char *list = dup_list ();
      g_auto (BcImportTally) one = { 0 };
      g_auto (BcImportTally) other = { 0 };
      g_autofree char *one_told = NULL;
      g_autofree char *other_told = NULL;
      g_autofree char *one_left = NULL;
      g_autofree char *other_left = NULL;

      import (&read, &read_district, list, &one);
      import (&kept, &kept_district, list, &other);
      one_told = dup_tally (&one);
      other_told = dup_tally (&other);
      g_assert_cmpstr (one_told, ==, other_told);
      one_left = dup_businesses (&read);
      other_left = dup_businesses (&kept);
      g_assert_cmpstr (one_left, ==, other_left);
    }
  }
}

typedef struct
{
  GString *before;
  GString *after;
  guint n_same;
  guint n_changed;
  guint n_gone;
  guint n_new;
} Lists;

/* Fate: it stays, it changes, it goes, it comes. */
static void
add_line (Lists *lists, const char *whom, guint number, gint32 fate)
{
  if (fate < 3)
    g_string_append_printf (lists->before, "%s;Larga;%u;22334455\n", whom, number);
  if (fate != 2)
    g_string_append_printf (lists->after,
                            "%s;Larga;%u;%s\n",
                            whom,
                            number,
                            fate == 1 ? "99887766" : "22334455");
  lists->n_same += fate == 0;
  lists->n_changed += fate == 1;
  lists->n_gone += fate == 2;
  lists->n_new += fate == 3;
}

/* One that comes while one of its RUT has gone may be that one: it is asked, and then nobody of
 * that RUT and name is told as missing. Of a name it is another at another number. */
static void
check_lists (const Lists *lists, gboolean of_rut)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_auto (BcImportTally) first = { 0 };
  g_auto (BcImportTally) tally = { 0 };
  const gboolean asked = of_rut && lists->n_gone > 0 && lists->n_new > 0;
  BcId district;

  import_table_open (&sandbox, &district);
  import (&sandbox, &district, lists->before->str, &first);
  g_assert_cmpuint (first.n_new, ==, lists->n_same + lists->n_changed + lists->n_gone);
  import (&sandbox, &district, lists->after->str, &tally);
  g_assert_cmpuint (tally.n_unchanged, ==, lists->n_same);
  g_assert_cmpuint (tally.n_changed, ==, lists->n_changed);
  g_assert_cmpuint (tally.n_new, ==, asked ? 0 : lists->n_new);
  g_assert_cmpuint (tally.n_refused, ==, asked ? lists->n_new : 0);
  g_assert_cmpuint (tally.n_missing, ==, asked ? 0 : lists->n_gone);
}

static void
check_months (const char *head, const char *whom, gboolean of_rut)
{
  for (gint32 round = 0; round < 4; round++) {
    Lists lists = { .before = g_string_new (head), .after = g_string_new (head) };

    for (guint i = 1; i <= 3 * BC_IMPORT_FEW; i++)
      add_line (&lists, whom, i, i < 4 ? 0 : g_test_rand_int_range (0, 2 + round % 3));
    check_lists (&lists, of_rut);
    g_string_free (lists.before, TRUE);
    g_string_free (lists.after, TRUE);
  }
}

static void
test_many_of_one_rut (void)
{
  check_months ("RUT;Nombre local;Calle;N°;Fono\n", "76123456-0;Sol", TRUE);
}

static void
test_many_of_one_name (void)
{
  check_months ("Nombre local;Calle;N°;Fono\n", "Sol", FALSE);
}

/* The first ones have gone. */
static char *
dup_stalls (const char *line, guint first, guint n_stalls)
{
  GString *text = g_string_new (STALLS);

  for (guint i = first; i <= n_stalls; i++)
    g_string_append_printf (text, "76123456-0;Puesto %u;Larga;%u\n", i, i);
  if (line != NULL)
    g_string_append_printf (text, "76123456-0;%s\n", line);
  return g_string_free (text, FALSE);
}

/* Each stall has its own name and number, and all have one RUT: a new one is asked, but it is none
 * of those whose name and place both differ. */
static void
check_stalls (guint n_stalls, const char *line, guint n_met)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_auto (BcImportTally) first = { 0 };
  g_auto (BcImportTally) tally = { 0 };
  g_autofree char *before = dup_stalls (NULL, 1, n_stalls);
  g_autofree char *after = dup_stalls (line, N_GONE + 1, n_stalls);
  BcId district;

  g_test_message ("%u: %s", n_stalls, line);
  import_table_open (&sandbox, &district);
  import (&sandbox, &district, before, &first);
  g_assert_cmpuint (first.n_new, ==, n_stalls);
  import (&sandbox, &district, after, &tally);
  g_assert_cmpuint (tally.n_unchanged, ==, n_stalls - N_GONE);
  g_assert_cmpuint (tally.n_refused, ==, 1);
  g_assert_cmpuint (tally.n_missing, ==, N_GONE - n_met);
}

static void
test_stalls_that_have_gone_are_missing (void)
{
  static const struct
  {
    const char *line;
    guint n_met;
  } cases[] = {
    { "Puesto nuevo;Larga;900", 0 }, { "Puesto nuevo;Otra;", 0 },
    { "Puesto nuevo;Otra;2", 1 },    { "Puesto 2;Otra;900", 1 },
    { "Puesto 2;Larga;3", 2 },       { ";Larga;900", N_GONE },
    { "Puesto nuevo;;", N_GONE },    { "Puesto nuevo;Larga;", N_GONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    check_stalls (N_GONE + 3, cases[i].line, cases[i].n_met);
    check_stalls (N_STALLS, cases[i].line, cases[i].n_met);
  }
}

/* What the import itself moved is at its new address for the rows behind it. */
static void
test_what_was_written_is_known (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_auto (BcImportTally) first = { 0 };
  g_auto (BcImportTally) tally = { 0 };
  g_autoptr (GString) before = g_string_new ("RUT;Nombre local;Calle;N°\n");
  g_autofree char *id = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  BcId district;

  for (guint i = 1; i <= 2 * BC_IMPORT_FEW; i++)
    g_string_append_printf (before, "76123456-0;Sol;Larga;%u\n", i);
  import_table_open (&sandbox, &district);
  import (&sandbox, &district, before->str, &first);
  bc_database_get_text (bc_store_get_reader (sandbox.store),
                        &id,
                        &error,
                        "SELECT lower (hex (r.id)) FROM business b JOIN record r ON r.row = b.row "
                        "WHERE b.street_number = '7'",
                        "");
  g_assert_no_error (error);
  after = g_strdup_printf ("id;RUT;Nombre local;Calle;N°\n;76123456-0;Sol;Larga;1\n"
                           "%.8s-%.4s-%.4s-%.4s-%.12s;76123456-0;Sol;Corta;700\n"
                           ";76123456-0;Sol;Corta;700\n",
                           id,
                           id + 8,
                           id + 12,
                           id + 16,
                           id + 20);
  import (&sandbox, &district, after, &tally);
  g_assert_cmpuint (tally.n_changed, ==, 1);
  g_assert_cmpuint (tally.n_unchanged, ==, 2);
  g_assert_cmpuint (tally.n_refused, ==, 0);
  g_assert_cmpuint (tally.n_missing, ==, 2 * BC_IMPORT_FEW - 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/import-many/tables-say-what-going-through-says",
                   test_tables_say_what_going_through_says);
  g_test_add_func ("/exchange/import-many/all-that-are-like-a-row-are-met",
                   test_all_that_are_like_a_row_are_met);
  g_test_add_func ("/exchange/import-many/what-is-kept-is-what-is-read",
                   test_what_is_kept_is_what_is_read);
  g_test_add_func ("/exchange/import-many/many-of-one-rut", test_many_of_one_rut);
  g_test_add_func ("/exchange/import-many/many-of-one-name", test_many_of_one_name);
  g_test_add_func ("/exchange/import-many/stalls-that-have-gone-are-missing",
                   test_stalls_that_have_gone_are_missing);
  g_test_add_func ("/exchange/import-many/what-was-written-is-known",
                   test_what_was_written_is_known);
  return g_test_run ();
}
