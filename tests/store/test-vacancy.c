/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "vacancy.h"
#include "world.h"

/* What stands empty, against the same counted naively over random registers. */

#define TODAY "2026-05-04"

static const char *const streets[] = { "Arturo Prat", "ARTURO PRAT", "Maipú", "Maipu", "" };
static const int street_of[] = { 0, 0, 1, 1, -1 };
static const char *const states[] = { "open", "closed", "vacant", "moved", "" };
static const char *const kinds[] = { "opening", "closing", "move", "expansion" };

/* The days of events, and whether they lie in the last twelve months. */
static const struct
{
  const char *date;
  gboolean counts;
} days[] = {
  { "2025-05-04", FALSE }, { "2025-05-05", TRUE },  { "2025-12-31", TRUE },
  { TODAY, TRUE },         { "2026-05-05", FALSE }, { "2019-03-01", FALSE },
};

typedef struct
{
  const char *number;
  int block;
} Number;

static const Number numbers[] = {
  { "7", 0 }, { "99", 0 }, { "100", 100 }, { "1234-A", 1200 }, { "s/n", -1 }, { "", -1 },
};

typedef struct
{
  int street;
  int block;
  int state;
  int events[G_N_ELEMENTS (kinds)];
} Shop;

typedef struct
{
  World *world;
  BcId district;
  char *text; /* the district's identifier */
  GArray *shops;
} Town;

static void
town_open (Town *town)
{
  town->world = world_new (BC_LEVEL_COUNCIL, "Ana");
  world_save (town->world, "district", &town->district, "name", "Plaza", "commune", "13120", NULL);
  town->text = bc_id_dup_text (&town->district);
  town->shops = g_array_new (FALSE, TRUE, sizeof (Shop));
  world_run (town->world, "UPDATE today SET date = '" TODAY "'");
}

static void
town_clear (Town *town)
{
  world_free (town->world);
  g_free (town->text);
  g_array_unref (town->shops);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Town, town_clear)

static void
add_event (Town *town, const BcId *business, Shop *shop)
{
  const int kind = g_test_rand_int_range (0, G_N_ELEMENTS (kinds));
  const int day = g_test_rand_int_range (0, G_N_ELEMENTS (days));
  const gboolean deleted = g_test_rand_int_range (0, 6) == 0;
  g_autofree char *owner = bc_id_dup_text (business);
  BcId id = { 0 };

  world_save (town->world,
              "business-event",
              &id,
              "business",
              owner,
              "kind",
              kinds[kind],
              "date",
              days[day].date,
              NULL);
  if (deleted)
    world_delete (town->world, "business-event", &id, TRUE);
  else if (days[day].counts)
    shop->events[kind]++;
}

static void
add_shop (Town *town)
{
  const int street = g_test_rand_int_range (0, G_N_ELEMENTS (streets));
  const Number *number = &numbers[g_test_rand_int_range (0, G_N_ELEMENTS (numbers))];
  Shop shop = { .street = street_of[street], .block = number->block };
  BcId id = { 0 };

  shop.state = g_test_rand_int_range (0, G_N_ELEMENTS (states));
  world_save (town->world,
              "business",
              &id,
              "district",
              town->text,
              "trade-name",
              "Almacén",
              "street",
              streets[street],
              "street-number",
              number->number,
              "state",
              states[shop.state],
              NULL);
  for (int i = g_test_rand_int_range (0, 3); i > 0; i--)
    add_event (town, &id, &shop);
  if (g_test_rand_int_range (0, 8) == 0)
    world_delete (town->world, "business", &id, TRUE);
  else
    g_array_append_val (town->shops, shop);
}

static gboolean
is_in (const Shop *shop, const BcVacancy *row)
{
  const int street = *row->street == '\0' ? -1 : (row->street[0] | 32) == 'a' ? 0 : 1;

  if (row->part != BC_VACANCY_ALL && shop->street != street)
    return FALSE;
  return row->part != BC_VACANCY_BLOCK || shop->block == row->block;
}

static guint
count_state (Town *town, const BcVacancy *row, int state)
{
  guint n = 0;

  for (guint i = 0; i < town->shops->len; i++) {
    const Shop *shop = &g_array_index (town->shops, Shop, i);
    n += is_in (shop, row) && shop->state == state;
  }
  return n;
}

static guint
count_events (Town *town, const BcVacancy *row, int kind)
{
  guint n = 0;

  for (guint i = 0; i < town->shops->len; i++) {
    const Shop *shop = &g_array_index (town->shops, Shop, i);
    n += is_in (shop, row) ? (guint) shop->events[kind] : 0;
  }
  return n;
}

static void
assert_share (double share, guint part, guint whole)
{
  if (whole == 0)
    g_assert_true (isnan (share));
  else
    g_assert_cmpfloat_with_epsilon (share, 100.0 * part / whole, 1e-9);
}

static void
check_row (Town *town, const BcVacancy *row)
{
  guint n[G_N_ELEMENTS (states)], e[3];

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    n[i] = count_state (town, row, (int) i);
  for (guint i = 0; i < 3; i++)
    e[i] = count_events (town, row, (int) i);
  g_assert_cmpuint (row->open, ==, n[0]);
  g_assert_cmpuint (row->closed, ==, n[1]);
  g_assert_cmpuint (row->vacant, ==, n[2]);
  g_assert_cmpuint (row->moved, ==, n[3]);
  g_assert_cmpuint (row->untold, ==, n[4]);
  g_assert_cmpuint (row->premises, ==, n[0] + n[1] + n[2]);
  g_assert_cmpuint (row->openings, ==, e[0]);
  g_assert_cmpuint (row->closings, ==, e[1]);
  g_assert_cmpuint (row->moves, ==, e[2]);
  g_assert_cmpint (row->net_openings, ==, (gint) e[0] - (gint) e[1]);
  assert_share (row->vacancy, n[2], row->premises);
  assert_share (row->turnover, e[0] + e[1] + e[2], row->premises);
}

/* How many parts there are: the district, its streets with one for none, and blocks in streets. */
static guint
count_parts (Town *town)
{
  gboolean street[3] = { FALSE }, block[2][13] = { { FALSE } };
  guint n = town->shops->len > 0;

  for (guint i = 0; i < town->shops->len; i++) {
    const Shop *shop = &g_array_index (town->shops, Shop, i);

    n += !street[shop->street + 1];
    street[shop->street + 1] = TRUE;
    if (shop->street < 0 || shop->block < 0)
      continue;
    n += !block[shop->street][shop->block / 100];
    block[shop->street][shop->block / 100] = TRUE;
  }
  return n;
}

static void
check_town (Town *town)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = bc_vacancy_read (town->world->database, &town->district, &error);
  g_autoptr (GPtrArray) all = bc_vacancy_read (town->world->database, NULL, &error);
  const BcVacancy *before = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, count_parts (town));
  g_assert_cmpuint (all->len, ==, town->shops->len > 0);
  for (guint i = 0; i < rows->len; i++) {
    const BcVacancy *row = rows->pdata[i];

    check_row (town, row);
    g_assert_true ((row->part == BC_VACANCY_ALL) == (i == 0));
    if (row->part == BC_VACANCY_BLOCK && before->part == BC_VACANCY_BLOCK)
      g_assert_cmpint (row->block, >, before->block);
    before = row;
  }
  if (all->len > 0)
    check_row (town, all->pdata[0]);
}

static void
test_counts_as_one_would_by_hand (void)
{
  for (guint round = 0; round < 5; round++) {
    g_auto (Town) town = { 0 };

    town_open (&town);
    for (int i = g_test_rand_int_range (0, 40); i > 0; i--)
      add_shop (&town);
    check_town (&town);
  }
}

static void
test_empty_register_tells_nothing (void)
{
  g_auto (Town) town = { 0 };

  town_open (&town);
  check_town (&town);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/vacancy/counts-as-one-would-by-hand", test_counts_as_one_would_by_hand);
  g_test_add_func ("/store/vacancy/empty-register-tells-nothing",
                   test_empty_register_tells_nothing);
  return g_test_run ();
}
