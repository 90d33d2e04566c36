/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "date.h"
#include "store-error.h"
#include "text.h"
#include "uf-days.h"
#include "uf.h"
#include "world.h"

static void
set_value (World *world, gint32 day, gint64 hundredths)
{
  g_autofree char *iso = bc_date_dup_iso (day);
  g_autofree char *value =
    g_strdup_printf ("%" G_GINT64_FORMAT ".%02d", hundredths / 100, (int) (hundredths % 100));
  BcId id = { 0 };

  world_save (world, "uf-value", &id, "day", iso, "value", value, NULL);
}

static gint64
convert (World *world, gint64 value, gint32 day)
{
  const BcAmount amount = { value, BC_UNIT_UF, day };
  g_autoptr (GError) error = NULL;
  gint64 pesos = -1;

  bc_uf_convert (world->database, &amount, &pesos, &error);
  g_assert_no_error (error);
  return pesos;
}

/* |pesos - exact| is at most half a peso, and exactly half goes away from zero: in whole numbers,
 * each part by itself. */
static void
assert_nearest (gint64 amount, gint64 value, gint64 pesos)
{
  gint64 whole = amount / 10000 * value + amount % 10000 * (value / 10000);
  gint64 rest = amount % 10000 * (value % 10000);
  gint64 off = rest - (pesos - whole) * 10000;

  g_assert_cmpint (off, >=, -5000);
  g_assert_cmpint (off, <, 5000);
}

static void
test_to_the_nearest_peso (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_MANAGER, "Ana");

  for (gint32 i = 0; i < 200; i++) {
    gint64 value = g_test_rand_int_range (1, 5000000);
    gint64 amount = (gint64) g_test_rand_int_range (0, G_MAXINT32) * (i % 2 == 0 ? 1 : 1000);
    gint32 day = BC_DATE_FIRST + i;
    gint64 pesos;

    set_value (world, day, value);
    pesos = convert (world, amount, day);
    assert_nearest (amount, value, pesos);
    g_assert_cmpint (convert (world, -amount, day), ==, -pesos);
  }
}

static void
assert_fault (World *world, gint64 value, gint32 day, BcStoreError code)
{
  const BcAmount amount = { value, BC_UNIT_UF, day };
  g_autoptr (GError) error = NULL;
  gint64 pesos = -1;

  g_assert_false (bc_uf_convert (world->database, &amount, &pesos, &error));
  g_assert_error (error, BC_STORE_ERROR, (int) code);
  g_assert_cmpint (pesos, ==, -1);
}

static void
test_never_by_another_day (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_MANAGER, "Ana");
  gint32 day = 2457844;

  set_value (world, day, 2647194);
  g_assert_cmpint (convert (world, 3000000, day), ==, 794158200);
  g_assert_cmpint (convert (world, 0, day), ==, 0);
  assert_fault (world, 3000000, day - 1, BC_STORE_ERROR_NOT_FOUND);
  assert_fault (world, 3000000, day + 1, BC_STORE_ERROR_NOT_FOUND);
  assert_fault (world, 3000000, BC_DATE_NONE, BC_STORE_ERROR_NOT_FOUND);
  assert_fault (world, G_MAXINT64, day, BC_STORE_ERROR_INVALID);
  assert_fault (world, G_MININT64, day, BC_STORE_ERROR_INVALID);
}

static void
test_a_deleted_value_counts_no_more (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_MANAGER, "Ana");
  BcId id = { 0 };

  world_save (world, "uf-value", &id, "day", "2017-03-31", "value", "26471.94", NULL);
  world_delete (world, "uf-value", &id, TRUE);
  assert_fault (world, 100, 2457844, BC_STORE_ERROR_NOT_FOUND);
}

static void
test_pesos_need_no_value (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_MANAGER, "Ana");
  const BcAmount amount = { 119000000, BC_UNIT_CLP, BC_DATE_NONE };
  gint64 pesos = 0;

  g_assert_true (bc_uf_convert (world->database, &amount, &pesos, NULL));
  g_assert_cmpint (pesos, ==, 1190000);
}

static GArray *
read_days (World *world)
{
  g_autoptr (GError) error = NULL;
  GArray *days = bc_uf_days_read (world->database, &error);

  g_assert_no_error (error);
  return days;
}

/* Whatever days have a value: those with one and those in the gaps are together all the days from
 * the first to the last, each gap is of one month, and no day is told twice. */
static void
test_gaps_are_the_days_between (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_MANAGER, "Ana");
  const guint seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  gboolean known[120] = { FALSE };
  gint32 first;

  g_test_message ("seed %u", seed);
  bc_date_parse_iso ("2023-12-20", &first, NULL);
  for (guint n = 0; n < 40; n++) {
    g_autoptr (GArray) days = NULL;
    g_autoptr (GArray) gaps = NULL;
    gint32 span;
    guint missing = 0;
    gint32 offset = g_rand_int_range (rand, 0, (gint32) G_N_ELEMENTS (known));

    if (known[offset])
      continue;
    known[offset] = TRUE;
    set_value (world, first + offset, 3800000 + n);
    days = read_days (world);
    gaps = bc_uf_days_find_gaps (days);
    for (guint i = 1; i < days->len; i++)
      g_assert_cmpint (g_array_index (days, BcUfDay, i).day,
                       <,
                       g_array_index (days, BcUfDay, i - 1).day);
    for (guint i = 0; i < gaps->len; i++) {
      const BcUfGap *gap = &g_array_index (gaps, BcUfGap, i);
      g_autofree char *month = bc_date_dup_month_words (gap->first);
      g_autofree char *last_month = bc_date_dup_month_words (gap->last);

      missing += gap->n_days;
      g_assert_cmpstr (month, ==, last_month);
      g_assert_cmpuint (gap->n_days, <=, (guint) (gap->last - gap->first + 1));
      g_assert_true (i == 0 || gap->last < g_array_index (gaps, BcUfGap, i - 1).first);
    }
    span = g_array_index (days, BcUfDay, 0).day - g_array_index (days, BcUfDay, days->len - 1).day;
    g_assert_cmpuint (missing + days->len, ==, (guint) span + 1);
  }
}

static void
test_no_values_have_no_gaps (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_MANAGER, "Ana");
  g_autoptr (GArray) days = read_days (world);
  g_autoptr (GArray) gaps = bc_uf_days_find_gaps (days);

  g_assert_cmpuint (days->len, ==, 0);
  g_assert_cmpuint (gaps->len, ==, 0);
}

static void
test_days_are_found_by_what_is_typed (void)
{
  static const struct
  {
    const char *typed;
    gboolean meant;
  } cases[] = {
    { "", TRUE },         { "20-11-2026", TRUE },     { "20/11", TRUE }, { "2026-11-20", TRUE },
    { "11-2026", TRUE },  { "november 2026", TRUE },  { "Nov", TRUE },   { "2026", TRUE },
    { "12-2026", FALSE }, { "november 2025", FALSE }, { "2027", FALSE }, { "21-11-2026", FALSE },
  };
  gint32 day;

  bc_date_parse_iso ("2026-11-20", &day, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *folded = bc_text_fold (cases[i].typed);
    g_auto (GStrv) words = g_strsplit (folded, " ", -1);

    g_assert_cmpint (bc_uf_day_matches (day, (const char *const *) words), ==, cases[i].meant);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/uf/to-the-nearest-peso", test_to_the_nearest_peso);
  g_test_add_func ("/store/uf/never-by-another-day", test_never_by_another_day);
  g_test_add_func ("/store/uf/a-deleted-value-counts-no-more", test_a_deleted_value_counts_no_more);
  g_test_add_func ("/store/uf/pesos-need-no-value", test_pesos_need_no_value);
  g_test_add_func ("/store/uf/gaps-are-the-days-between", test_gaps_are_the_days_between);
  g_test_add_func ("/store/uf/no-values-have-no-gaps", test_no_values_have_no_gaps);
  g_test_add_func ("/store/uf/days-are-found-by-what-is-typed",
                   test_days_are_found_by_what_is_typed);
  return g_test_run ();
}
