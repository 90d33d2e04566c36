/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "doubles.h"
#include "receipts.h"
#include "store-error.h"
#include "today.h"

#define SUPPLIER RECEIPTS_SUPPLIER
#define OTHER    "12345678-5"

static void
test_a_second_one_is_refused (void)
{
  static const char *const same[] = { "60", "060", "0060", "6.0" };
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  g_autofree char *line = receipts_make_line (world, "Latorre");
  g_autofree char *elsewhere = receipts_make_line (world, "Prat");
  g_autoptr (GError) error = NULL;
  BcId first, id;

  receipts_enter (world, line, SUPPLIER, "60", &first);
  for (gsize i = 0; i < G_N_ELEMENTS (same); i++) {
    g_assert_false (receipts_try (world, &error, i % 2 ? line : elsewhere, SUPPLIER, same[i], &id));
    receipts_assert_double (&error, &first);
  }
  receipts_enter (world, elsewhere, SUPPLIER, "600", &id);
  receipts_enter (world, elsewhere, OTHER, "60", &id);
  receipts_enter (world, elsewhere, "", "60", &id);
  receipts_enter (world, elsewhere, SUPPLIER, "", &id);
  receipts_enter (world, elsewhere, SUPPLIER, "", &id);
  g_assert_cmpint (world_count (world, "SELECT count(*) FROM entry"), ==, 6);
  g_assert_cmpint (world_count (world, "SELECT count(*) FROM doubled_entry"), ==, 0);
}

static void
test_the_refusal_names_the_first (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  g_autofree char *line = receipts_make_line (world, "Latorre");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other = g_error_new_literal (BC_STORE_ERROR, BC_STORE_ERROR_BUSY, "x");
  g_autoptr (GError) foreign = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "x");
  BcId first, id;

  receipts_enter (world, line, SUPPLIER, "60", &first);
  g_assert_false (receipts_try (world, &error, line, SUPPLIER, "60", &id));
  g_assert_cmpstr (error->message,
                   ==,
                   "document-number: this document is entered already: $119.000 of 13-10-2003 for "
                   "“Feria” (FNDR, Latorre)");
  g_assert_false (bc_store_error_get_record (other, &id));
  g_assert_false (bc_store_error_get_record (foreign, &id));
}

static void
test_what_makes_it_the_same_is_looked_at_again (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  g_autofree char *line = receipts_make_line (world, "Latorre");
  g_autoptr (GError) error = NULL;
  BcId first, second;

  receipts_enter (world, line, SUPPLIER, "60", &first);
  receipts_enter (world, line, SUPPLIER, "61", &second);
  g_assert_false (world_try (world, &error, "entry", &second, "document-number", "60", NULL));
  receipts_assert_double (&error, &first);
  world_save (world, "entry", &first, "document-number", "060", "amount", "1", NULL);
  world_delete (world, "entry", &first, TRUE);
  world_save (world, "entry", &second, "document-number", "60", NULL);
  g_assert_false (world_try (world, &error, "entry", &first, "amount", "2", NULL));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_NOT_FOUND);
}

static void
test_one_that_comes_back_is_looked_at (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  g_autofree char *line = receipts_make_line (world, "Latorre");
  g_autoptr (GError) error = NULL;
  BcId first, second;

  receipts_enter (world, line, SUPPLIER, "60", &first);
  world_delete (world, "entry", &first, TRUE);
  receipts_enter (world, line, SUPPLIER, "60", &second);
  receipts_restore (world, &first, &error);
  receipts_assert_double (&error, &second);
}

static void
assert_told_today (World *world, const char *sentence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcToday) today = bc_today_read (world->database, 7, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < today->items->len; i++) {
    const BcTodayItem *item = today->items->pdata[i];

    n += item->group == BC_TODAY_REVIEW && g_strcmp0 (item->sentence, sentence) == 0;
  }
  g_assert_cmpuint (n, ==, 1);
}

/* Two laptops enter one invoice in two districts: both stay, both are told, one counts, and on both
 * laptops the same one. */
static void
test_two_that_met_stay_and_count_once (void)
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) ana = world_copy (model, BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (World) luis = world_copy (model, BC_LEVEL_COUNCIL, "Luis");
  g_autofree char *latorre = receipts_make_line (ana, "Latorre");
  g_autofree char *prat = receipts_make_line (ana, "Prat");
  g_autoptr (GArray) doubles = NULL;
  BcId ours, theirs;

  world_merge (luis, ana);
  luis->now += 60000;
  receipts_enter (luis, prat, SUPPLIER, "060", &theirs);
  ana->now += 120000;
  receipts_enter (ana, latorre, SUPPLIER, "60", &ours);
  world_merge (ana, luis);
  world_merge (luis, ana);
  doubles = bc_doubles_list (ana->database, NULL);
  g_assert_cmpuint (doubles->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_true (bc_id_equal (&g_array_index (doubles, BcDouble, i).first, &theirs));
  g_assert_cmpuint (receipts_count_doubts (ana), ==, 2);
  assert_told_today (ana, "1 invoice or receipt that was entered twice");
  g_assert_cmpint (receipts_count_spent (ana), ==, 119000);
  g_assert_cmpint (receipts_count_spent (luis), ==, 119000);
  world_assert_sound (ana);
  world_save (ana, "entry", &theirs, "amount", "5000", NULL);
  g_assert_cmpint (receipts_count_spent (ana), ==, 5000);
  world_delete (ana, "entry", &theirs, TRUE);
  g_assert_cmpint (receipts_count_spent (ana), ==, 119000);
  g_assert_cmpuint (receipts_count_doubts (ana), ==, 0);
  world_merge (luis, ana);
  g_assert_cmpint (receipts_count_spent (luis), ==, 119000);
  world_assert_sound (luis);
}

/* A correction on one laptop that makes it another document is heard of on the other. */
static void
test_a_correction_that_arrives_counts_again (void)
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) ana = world_copy (model, BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (World) luis = world_copy (model, BC_LEVEL_COUNCIL, "Luis");
  g_autofree char *latorre = receipts_make_line (ana, "Latorre");
  g_autofree char *prat = receipts_make_line (ana, "Prat");
  BcId ours, theirs;

  world_merge (luis, ana);
  luis->now += 60000;
  receipts_enter (ana, latorre, SUPPLIER, "60", &ours);
  receipts_enter (luis, prat, SUPPLIER, "60", &theirs);
  world_merge (ana, luis);
  world_merge (luis, ana);
  g_assert_cmpint (receipts_count_spent (luis), ==, 119000);
  ana->now += 120000;
  world_save (ana, "entry", &ours, "document-number", "61", NULL);
  g_assert_cmpint (receipts_count_spent (ana), ==, 238000);
  world_merge (luis, ana);
  g_assert_cmpint (receipts_count_spent (luis), ==, 238000);
  g_assert_cmpint (world_count (luis, "SELECT count(*) FROM doubled_entry"), ==, 0);
  world_assert_sound (luis);
}

/* The line of the first goes, and with it what it owns: the second counts, in another district. */
static void
test_the_second_counts_where_the_first_is_hidden (void)
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) ana = world_copy (model, BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (World) luis = world_copy (model, BC_LEVEL_COUNCIL, "Luis");
  g_autofree char *latorre = receipts_make_line (ana, "Latorre");
  g_autofree char *prat = receipts_make_line (ana, "Prat");
  BcId ours, theirs, line;

  world_merge (luis, ana);
  luis->now += 60000;
  receipts_enter (ana, latorre, SUPPLIER, "60", &ours);
  receipts_enter (luis, prat, SUPPLIER, "60", &theirs);
  world_merge (ana, luis);
  g_assert_true (bc_id_parse (&line, latorre));
  world_save (ana, "entry", &theirs, "amount", "7", NULL);
  g_assert_cmpint (receipts_count_spent (ana), ==, 119000);
  world_delete (ana, "funding-line", &line, TRUE);
  g_assert_cmpint (receipts_count_spent (ana), ==, 7);
  world_delete (ana, "funding-line", &line, FALSE);
  g_assert_cmpint (receipts_count_spent (ana), ==, 119000);
  world_assert_sound (ana);
}

/* Of two that met what is approved counts, though the other one was made first; and no state that
 * another one is brought into displaces it unasked. */
static void
test_what_is_approved_is_not_displaced (void)
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) ana = world_copy (model, BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (World) luis = world_copy (model, BC_LEVEL_COUNCIL, "Luis");
  g_autofree char *latorre = receipts_make_line (ana, "Latorre");
  g_autofree char *prat = receipts_make_line (ana, "Prat");
  BcId ours, theirs, observed, approved;

  world_merge (luis, ana);
  receipts_enter (ana, latorre, SUPPLIER, "60", &ours);
  receipts_enter (ana, latorre, SUPPLIER, "61", &observed);
  world_save (ana, "entry", &observed, "state", "observed: falta", NULL);
  luis->now += 60000;
  receipts_enter (luis, prat, SUPPLIER, "60", &theirs);
  receipts_enter (luis, prat, SUPPLIER, "61", &approved);
  world_save (luis, "entry", &theirs, "amount", "7", "state", "approved", NULL);
  world_save (luis, "entry", &approved, "amount", "20", "state", "approved", NULL);
  world_merge (ana, luis);
  g_assert_cmpint (receipts_count_spent (ana), ==, 27);
  receipts_assert_refused (ana, &ours, "submitted", &theirs);
  receipts_assert_refused (ana, &ours, "approved", &theirs);
  world_save (ana, "entry", &ours, "state", "rejected: es otra", NULL);
  receipts_assert_refused (ana, &ours, "observed: falta", &theirs);
  g_assert_cmpint (receipts_count_spent (ana), ==, 27);
  world_assert_sound (ana);
}

/* A rejected entry is none of those that are too many; its document may be entered well. */
static void
test_what_was_rejected_is_no_double (void)
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) ana = world_copy (model, BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (World) luis = world_copy (model, BC_LEVEL_COUNCIL, "Luis");
  g_autofree char *latorre = receipts_make_line (ana, "Latorre");
  g_autoptr (GError) error = NULL;
  BcId ours, theirs, again;

  world_merge (luis, ana);
  receipts_enter (ana, latorre, SUPPLIER, "60", &ours);
  luis->now += 60000;
  receipts_enter (luis, latorre, SUPPLIER, "60", &theirs);
  world_merge (ana, luis);
  g_assert_cmpuint (receipts_count_doubts (ana), ==, 2);
  world_save (ana, "entry", &ours, "state", "rejected: no corresponde", NULL);
  g_assert_cmpuint (receipts_count_doubts (ana), ==, 0);
  receipts_assert_refused (ana, &ours, "submitted", &theirs);
  world_save (ana, "entry", &theirs, "state", "rejected: tampoco", NULL);
  receipts_enter (ana, latorre, SUPPLIER, "060", &again);
  g_assert_false (receipts_try (ana, &error, latorre, SUPPLIER, "60", &ours));
  receipts_assert_double (&error, &again);
  receipts_assert_refused (ana, &theirs, "draft", &again);
  world_save (ana, "entry", &theirs, "document-number", "0060", NULL);
  g_assert_cmpuint (receipts_count_doubts (ana), ==, 0);
  g_assert_cmpint (receipts_count_spent (ana), ==, 119000);
  world_assert_sound (ana);
}

/* Asking for one and for all reads the index, whatever the number of entries. */
static void
test_asking_is_a_search (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (GError) error = NULL;
  g_autoptr (BcCursor) cursor =
    bc_database_query (world->database,
                       "EXPLAIN QUERY PLAN SELECT * FROM second_entry WHERE row = 1",
                       &error);
  guint n_indexed = 0;

  g_assert_no_error (error);
  while (bc_cursor_step (cursor, &error) == BC_STEP_ROW) {
    const char *detail = bc_cursor_get_text (cursor, 3);

    g_assert_false (g_str_has_prefix (detail, "SCAN "));
    n_indexed += g_strrstr (detail,
                            "entry_document (supplier_rut=? AND document_type=? AND <expr>=?"
                            " AND hidden=?)") != NULL;
  }
  g_assert_cmpuint (n_indexed, ==, 1);
}

/* What may be paid twice is asked of each entry of a packet: that must not visit a district's
 * others. */
static void
test_what_is_paid_twice_is_a_search_for_one_record (void)
{
  static const char *const questions[] = {
    "EXPLAIN QUERY PLAN SELECT other, why FROM paid_elsewhere WHERE record = ?",
    "EXPLAIN QUERY PLAN SELECT other, kind FROM double_funding WHERE record = ?",
  };
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");

  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (BcCursor) cursor = bc_database_query (world->database, questions[i], &error);
    guint n_steps = 0;

    g_assert_no_error (error);
    while (bc_cursor_step (cursor, &error) == BC_STEP_ROW) {
      const char *detail = bc_cursor_get_text (cursor, 3);

      g_assert_null (strstr (detail, "record_scope"));
      n_steps += g_str_has_prefix (detail, "SEARCH ");
    }
    g_assert_cmpuint (n_steps, >, 10);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/doubles/what-is-approved-is-not-displaced",
                   test_what_is_approved_is_not_displaced);
  g_test_add_func ("/store/doubles/what-was-rejected-is-no-double",
                   test_what_was_rejected_is_no_double);
  g_test_add_func ("/store/doubles/a-second-one-is-refused", test_a_second_one_is_refused);
  g_test_add_func ("/store/doubles/the-refusal-names-the-first", test_the_refusal_names_the_first);
  g_test_add_func ("/store/doubles/what-makes-it-the-same-is-looked-at-again",
                   test_what_makes_it_the_same_is_looked_at_again);
  g_test_add_func ("/store/doubles/one-that-comes-back-is-looked-at",
                   test_one_that_comes_back_is_looked_at);
  g_test_add_func ("/store/doubles/two-that-met-stay-and-count-once",
                   test_two_that_met_stay_and_count_once);
  g_test_add_func ("/store/doubles/a-correction-that-arrives-counts-again",
                   test_a_correction_that_arrives_counts_again);
  g_test_add_func ("/store/doubles/the-second-counts-where-the-first-is-hidden",
                   test_the_second_counts_where_the_first_is_hidden);
  g_test_add_func ("/store/doubles/asking-is-a-search", test_asking_is_a_search);
  g_test_add_func ("/store/doubles/what-is-paid-twice-is-a-search-for-one-record",
                   test_what_is_paid_twice_is_a_search_for_one_record);
  return g_test_run ();
}
