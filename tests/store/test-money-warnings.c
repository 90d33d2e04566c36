/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The view reckons each line's sums once for all that they are held against. That must come to what
 * each rule says when it is asked by itself. */
#include <string.h>

#include "world.h"

#define N_RUNS      8
#define N_DISTRICTS 2
#define N_LINES     5
#define N_ITEMS     2
#define N_ENTRIES   12

#define ALL "SELECT scope, record, line, kind, subject, amount, bound FROM money_warning"

/* Each rule as its definition has it, over the balances; the calls' ceilings have a view of their
 * own. */
#define BY_THEMSELVES                                                                              \
  "SELECT scope, id AS record, id AS line, 'spent-over-disbursed' AS kind, NULL AS subject, "      \
  "spent AS amount, disbursed AS bound FROM line_balance WHERE matched AND spent > disbursed "     \
  "UNION ALL SELECT scope, id, id, 'disbursed-over-awarded', NULL, disbursed, awarded "            \
  "FROM line_balance WHERE disbursed > awarded "                                                   \
  "UNION ALL SELECT scope, id, id, 'spent-over-awarded', NULL, spent, awarded "                    \
  "FROM line_balance WHERE NOT matched AND spent > awarded "                                       \
  "UNION ALL SELECT scope, id, id, 'committed-over-awarded', NULL, committed, awarded "            \
  "FROM line_balance WHERE committed > awarded "                                                   \
  "UNION ALL SELECT scope, id, line, 'item-over-cap', name, max (spent, amount), cap "             \
  "FROM item_balance WHERE max (spent, amount) > cap "                                             \
  "UNION ALL SELECT scope, id, id, 'own-short', NULL, own_shown, own_due_action "                  \
  "FROM line_balance WHERE own_due_now > 0 AND own_shown < own_due_action"

static const char *
pick (const char *const *words, guint n)
{
  return words[g_test_rand_int_range (0, (gint32) n)];
}

static char *
invent_pesos (int most)
{
  return g_strdup_printf ("%d", g_test_rand_int_range (0, most));
}

static void
make_sources (World *world)
{
  BcId own = { 0 }, kind = { 0 };

  world_save (world,
              "funding-source",
              &own,
              "code",
              "gal",
              "name",
              "Cuotas",
              "kind",
              "own",
              "programme",
              "no",
              NULL);
  world_save (world,
              "funding-source",
              &kind,
              "code",
              "dados",
              "name",
              "Aportes",
              "kind",
              "in-kind",
              "programme",
              "no",
              NULL);
}

static char *
make_line (World *world, const char *action)
{
  static const char *const sources[] = { "fndr", "gal", "dados" };
  static const char *const shares[] = { "", "0", "12.5", "30" };
  g_autofree char *awarded = invent_pesos (3000);
  BcId line = { 0 };

  world_save (world,
              "funding-line",
              &line,
              "action",
              action,
              "source",
              pick (sources, G_N_ELEMENTS (sources)),
              "state",
              "awarded",
              "awarded",
              g_test_rand_int_range (0, 4) > 0 ? awarded : "",
              "own-contribution",
              pick (shares, G_N_ELEMENTS (shares)),
              "item-cap",
              g_test_rand_bit () ? "700" : "",
              NULL);
  return bc_id_dup_text (&line);
}

static char *
make_item (World *world, const char *line)
{
  g_autofree char *amount = invent_pesos (1500);
  BcId item = { 0 };

  world_save (world,
              "budget-item",
              &item,
              "line",
              line,
              "name",
              "Focos",
              "amount",
              amount,
              "cap",
              g_test_rand_bit () ? "900" : "",
              NULL);
  return bc_id_dup_text (&item);
}

/* What a submission would be refused for is approved at once. */
static void
make_entry (World *world, const char *line, const char *item)
{
  static const char *const kinds[] = { "disbursement",
                                       "commitment",
                                       "expense",
                                       "expense",
                                       "refund" };
  static const char *const states[] = { "draft", "approved", "observed: falta", "rejected: no" };
  g_autofree char *amount = invent_pesos (900);
  BcId entry = { 0 };

  world_save (world,
              "entry",
              &entry,
              "line",
              line,
              "item",
              item,
              "kind",
              pick (kinds, G_N_ELEMENTS (kinds)),
              "date",
              "2026-03-01",
              "amount",
              amount,
              "state",
              pick (states, G_N_ELEMENTS (states)),
              NULL);
}

static void
fill_line (World *world, const char *line)
{
  char *items[N_ITEMS + 1] = { NULL };

  for (guint i = 0; i < N_ITEMS; i++)
    items[i] = make_item (world, line);
  for (int i = g_test_rand_int_range (0, N_ENTRIES); i > 0; i--) {
    const int item = g_test_rand_int_range (0, N_ITEMS + 1);

    make_entry (world, line, items[item] != NULL ? items[item] : "");
  }
  for (guint i = 0; i < N_ITEMS; i++)
    g_free (items[i]);
}

/* Lines of one action owe their share together. */
static void
fill (World *world)
{
  make_sources (world);
  for (guint i = 0; i < N_DISTRICTS; i++) {
    g_autofree char *name = g_strdup_printf ("Barrio %u", i);
    g_autofree char *action = world_make_action (world, name);

    for (guint k = 0; k < N_LINES; k++) {
      g_autofree char *line = make_line (world, action);

      fill_line (world, line);
    }
  }
}

static gint64
count_missing (World *world, const char *one, const char *other, const char *where)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT count(*) FROM (SELECT * FROM (%s) %s EXCEPT SELECT * FROM (%s) %s)",
                     one,
                     where,
                     other,
                     where);

  return world_count (world, sql);
}

static void
assert_same (World *world, const char *where)
{
  g_autofree char *all = g_strdup_printf ("SELECT count(*) FROM (%s) %s", ALL, where);
  g_autofree char *single = g_strdup_printf ("SELECT count(*) FROM (%s) %s", BY_THEMSELVES, where);

  g_assert_cmpint (world_count (world, all), ==, world_count (world, single));
  g_assert_cmpint (count_missing (world, ALL, BY_THEMSELVES, where), ==, 0);
  g_assert_cmpint (count_missing (world, BY_THEMSELVES, ALL, where), ==, 0);
}

/* Of all, and of one district. */
static void
test_each_is_what_its_rule_says (void)
{
  gint64 n_kinds = 0;

  for (guint i = 0; i < N_RUNS; i++) {
    g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
    g_autofree char *one = NULL;

    fill (world);
    one = g_strdup_printf ("WHERE scope = %" G_GINT64_FORMAT,
                           world_count (world,
                                        "SELECT min (scope) FROM record WHERE type = 'district'"));
    assert_same (world, "");
    assert_same (world, one);
    n_kinds = MAX (n_kinds, world_count (world, "SELECT count(DISTINCT kind) FROM money_warning"));
  }
  g_assert_cmpint (n_kinds, >=, 4);
}

/* A district's page asks for its own: the others' entries are not visited. */
static void
test_one_district_is_a_search (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (GError) error = NULL;
  g_autoptr (BcCursor) cursor =
    bc_database_query (world->database,
                       "EXPLAIN QUERY PLAN SELECT * FROM money_warning WHERE scope = 1",
                       &error);
  guint n_searched = 0;

  g_assert_no_error (error);
  while (bc_cursor_step (cursor, &error) == BC_STEP_ROW) {
    const char *detail = bc_cursor_get_text (cursor, 3);

    g_assert_false (g_str_has_prefix (detail, "SCAN r"));
    g_assert_false (g_str_has_prefix (detail, "SCAN e"));
    g_assert_false (g_str_has_prefix (detail, "SCAN l"));
    n_searched += strstr (detail, "record_scope (scope=? AND type=?)") != NULL;
  }
  g_assert_no_error (error);
  g_assert_cmpuint (n_searched, >, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/money-warnings/each-is-what-its-rule-says",
                   test_each_is_what_its_rule_says);
  g_test_add_func ("/store/money-warnings/one-district-is-a-search", test_one_district_is_a_search);
  return g_test_run ();
}
