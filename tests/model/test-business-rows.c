/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "business-rows.h"
#include "lookup.h"
#include "model-store.h"

/* Doors, in the order in which a walk comes by them. */
static const struct
{
  const char *name;
  const char *street;
  const char *number;
  const char *order;
  const char *state;
  const char *rut;
} doors[] = {
  { "Ñandú", "Árbol", "9", "", "open", "60803000-K" },
  { "Zapatería", "arbol", "80", "", "", "" },
  { "Almacén", "Árbol", "100", "", "vacant", "1-9" },
  { "Óptica", "Prat", "200", "1", "closed: Se fue", "12345678-5" },
  { "Nueva", "Prat", "100", "2", "moved", "" },
  { "Bazar", "Prat", "50", "", "open", "" },
  { "Bazar", "", "1", "", "open", "" },
};

static void
set (BcDraft *draft, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (*text != '\0')
    bc_draft_set_text (draft, name, text, &error);
  g_assert_no_error (error);
}

static void
add_door (ModelStore *fixture, const BcId *district, guint i, BcId *id)
{
  g_auto (BcDraft) draft = { 0 };
  g_autoptr (GError) error = NULL;

  bc_draft_init (&draft, bc_dictionary_find ("business"), NULL);
  bc_draft_set_id (&draft, "district", district);
  set (&draft, "trade-name", doors[i].name);
  set (&draft, "street", doors[i].street);
  set (&draft, "street-number", doors[i].number);
  set (&draft, "walking-order", doors[i].order);
  set (&draft, "state", doors[i].state);
  set (&draft, "rut", doors[i].rut);
  bc_store_save (fixture->store, &draft, id, &error);
  g_assert_no_error (error);
}

static void
change (ModelStore *fixture, const BcId *id, const char *name, const char *text)
{
  g_auto (BcDraft) draft = { 0 };
  g_autoptr (GError) error = NULL;
  BcId saved;

  bc_draft_init (&draft, bc_dictionary_find ("business"), id);
  draft.arrival = BC_ARRIVAL_NOW;
  set (&draft, name, text);
  bc_store_save (fixture->store, &draft, &saved, &error);
  g_assert_no_error (error);
}

typedef struct
{
  ModelStore store;
  BcId district;
  BcId ids[G_N_ELEMENTS (doors)];
} Town;

/* The doors are written in another order than that of the walk. */
static void
town_open (Town *town)
{
  const guint n_doors = G_N_ELEMENTS (doors);

  model_store_open (&town->store);
  model_store_add_district (&town->store, "Plaza", "13101", &town->district);
  for (guint i = 0; i < n_doors; i++) {
    const guint door = (i * 3 + 2) % n_doors;

    add_door (&town->store, &town->district, door, &town->ids[door]);
  }
}

static void
town_clear (Town *town)
{
  model_store_close (&town->store);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Town, town_clear)

static GPtrArray *
read_rows (Town *town)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows =
    bc_business_rows_read (bc_store_get_reader (town->store.store), &town->district, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (doors));
  return rows;
}

static BcBusinessRow *
find_row (GPtrArray *rows, const BcId *id)
{
  for (guint i = 0; i < rows->len; i++)
    if (bc_id_equal (&bc_business_row_get_figures (rows->pdata[i])->id, id))
      return rows->pdata[i];
  g_assert_not_reached ();
}

static const BcBusinessFigures *
get_door (Town *town, GPtrArray *rows, guint i)
{
  return bc_business_row_get_figures (find_row (rows, &town->ids[i]));
}

static void
test_walk_goes_street_by_street (void)
{
  g_auto (Town) town = { 0 };
  g_autoptr (GPtrArray) rows = NULL;

  town_open (&town);
  rows = read_rows (&town);
  for (guint i = 0; i < G_N_ELEMENTS (doors); i++)
    g_assert_cmpint (get_door (&town, rows, i)->ranks[BC_BUSINESS_PLACE_RANK], ==, (int) i + 1);
  g_assert_cmpstr (get_door (&town, rows, 0)->texts[BC_BUSINESS_STREET],
                   ==,
                   get_door (&town, rows, 1)->texts[BC_BUSINESS_STREET]);
}

static void
test_orders_as_in_spanish_and_by_rut (void)
{
  static const gint name_ranks[] = { 4, 6, 1, 5, 3, 2, 2 };
  static const gint rut_ranks[] = { 3, 4, 1, 2, 4, 4, 4 };
  g_auto (Town) town = { 0 };
  g_autoptr (GPtrArray) rows = NULL;

  town_open (&town);
  rows = read_rows (&town);
  for (guint i = 0; i < G_N_ELEMENTS (doors); i++) {
    const gint *ranks = get_door (&town, rows, i)->ranks;

    g_assert_cmpint (ranks[BC_BUSINESS_NAME_RANK], ==, name_ranks[i]);
    g_assert_cmpint (ranks[BC_BUSINESS_RUT_RANK], ==, rut_ranks[i]);
  }
}

static void
test_tells_what_is_there (void)
{
  g_auto (Town) town = { 0 };
  g_autoptr (GPtrArray) rows = NULL;
  const BcBusinessFigures *optician = NULL;

  town_open (&town);
  change (&town.store, &town.ids[3], "unit", "Local 2");
  change (&town.store, &town.ids[3], "owner-name", "José Núñez & Cía");
  rows = read_rows (&town);
  optician = get_door (&town, rows, 3);
  g_assert_cmpstr (optician->texts[BC_BUSINESS_PLACE], ==, "Prat 200, Local 2");
  g_assert_cmpstr (optician->texts[BC_BUSINESS_STATE], ==, "Closed");
  g_assert_cmpstr (optician->texts[BC_BUSINESS_STATE_NAME], ==, "closed");
  g_assert_cmpstr (optician->texts[BC_BUSINESS_RUT], ==, "12.345.678-5");
  g_assert_cmpstr (optician->texts[BC_BUSINESS_OWNER], ==, "José Núñez & Cía");
  g_assert_cmpstr (optician->texts[BC_BUSINESS_SEEN], ==, "");
  g_assert_nonnull (strstr (optician->texts[BC_BUSINESS_WORDS], "nunez"));
  g_assert_nonnull (strstr (optician->texts[BC_BUSINESS_WORDS], "12345678-5"));
  g_assert_cmpint (optician->ranks[BC_BUSINESS_CHANGED_RANK], >, 1);
  for (guint i = 0; i < G_N_ELEMENTS (doors); i++)
    g_assert_cmpint (get_door (&town, rows, i)->ranks[BC_BUSINESS_CHANGED_RANK],
                     <=,
                     optician->ranks[BC_BUSINESS_CHANGED_RANK]);
  for (guint i = 0; i < G_N_ELEMENTS (doors); i++)
    g_assert_cmpint (get_door (&town, rows, i)->ranks[BC_BUSINESS_STATED],
                     ==,
                     *doors[i].state != '\0');
}

static void
test_seen_today_is_marked (void)
{
  g_auto (Town) town = { 0 };
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *today = NULL;
  g_autoptr (GError) error = NULL;

  town_open (&town);
  bc_database_get_text (bc_store_get_reader (town.store.store),
                        &today,
                        &error,
                        "SELECT date FROM today",
                        "");
  g_assert_no_error (error);
  change (&town.store, &town.ids[0], "seen-on", today);
  change (&town.store, &town.ids[1], "seen-on", "2020-02-29");
  rows = read_rows (&town);
  g_assert_cmpint (get_door (&town, rows, 0)->ranks[BC_BUSINESS_SEEN_TODAY], ==, 1);
  g_assert_cmpstr (get_door (&town, rows, 0)->texts[BC_BUSINESS_SEEN], ==, "Seen today");
  g_assert_cmpint (get_door (&town, rows, 1)->ranks[BC_BUSINESS_SEEN_TODAY], ==, 0);
  g_assert_cmpstr (get_door (&town, rows, 1)->texts[BC_BUSINESS_SEEN], ==, "29-02-2020");
}

/* What is put on the plan drawing, or moved there, is something else. */
static void
test_place_is_read (void)
{
  g_auto (Town) town = { 0 };
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) later = NULL;
  const BcBusinessFigures *figures = NULL;

  town_open (&town);
  before = read_rows (&town);
  change (&town.store, &town.ids[2], "position", "-33.456789,-70.654321");
  change (&town.store, &town.ids[2], "anchor", "yes");
  after = read_rows (&town);
  change (&town.store, &town.ids[2], "position", "-33.456789,-70.654322");
  later = read_rows (&town);
  g_assert_false (get_door (&town, before, 2)->placed);
  g_assert_cmpint (get_door (&town, before, 2)->ranks[BC_BUSINESS_ANCHOR], ==, 0);
  figures = get_door (&town, after, 2);
  g_assert_true (figures->placed);
  g_assert_cmpint (figures->position.latitude, ==, -33456789);
  g_assert_cmpint (figures->position.longitude, ==, -70654321);
  g_assert_cmpint (figures->ranks[BC_BUSINESS_ANCHOR], ==, 1);
  g_assert_cmpstr (figures->texts[BC_BUSINESS_NUMBER], ==, doors[2].number);
  g_assert_true (
    bc_business_row_assume (find_row (before, &town.ids[2]), find_row (after, &town.ids[2])));
  g_assert_true (
    bc_business_row_assume (find_row (before, &town.ids[2]), find_row (later, &town.ids[2])));
  g_assert_cmpint (get_door (&town, before, 2)->position.longitude, ==, -70654322);
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  ++*(guint *) data;
}

/* What shows a row stays, and hears of it only where it says something else. */
static void
test_row_assumes_what_was_read_later (void)
{
  g_auto (Town) town = { 0 };
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  BcBusinessRow *row = NULL, *other = NULL;
  guint n_heard = 0;

  town_open (&town);
  before = read_rows (&town);
  change (&town.store, &town.ids[0], "state", "closed");
  after = read_rows (&town);
  row = find_row (before, &town.ids[0]);
  other = find_row (before, &town.ids[1]);
  g_signal_connect (row, "notify::state", G_CALLBACK (count_cb), &n_heard);
  g_signal_connect (other, "notify::state", G_CALLBACK (count_cb), &n_heard);
  g_assert_true (bc_business_row_is_same (row, find_row (after, &town.ids[0])));
  g_assert_false (bc_business_row_is_same (row, other));
  g_assert_true (bc_business_row_assume (row, find_row (after, &town.ids[0])));
  g_assert_cmpuint (n_heard, ==, 1);
  g_assert_cmpstr (bc_business_row_get_figures (row)->texts[BC_BUSINESS_STATE], ==, "Closed");
  g_assert_true (bc_id_equal (&bc_business_row_get_figures (row)->id, &town.ids[0]));
  bc_business_row_assume (other, find_row (after, &town.ids[1]));
  g_assert_cmpstr (bc_business_row_get_figures (other)->texts[BC_BUSINESS_NAME], ==, "Zapatería");
}

static void
test_counts_in_words (void)
{
  g_auto (Town) town = { 0 };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GListStore) list = g_list_store_new (BC_TYPE_BUSINESS_ROW);
  g_autofree char *all = NULL, *some = NULL, *none = NULL;

  town_open (&town);
  none = bc_business_rows_dup_count (G_LIST_MODEL (list), 7);
  rows = read_rows (&town);
  g_list_store_splice (list, 0, 0, rows->pdata, rows->len);
  all = bc_business_rows_dup_count (G_LIST_MODEL (list), rows->len);
  g_list_store_remove (list, 0);
  some = bc_business_rows_dup_count (G_LIST_MODEL (list), rows->len);
  g_assert_cmpstr (all, ==, "7 premises: 3 open, 1 closed, 1 vacant, 1 moved, 1 without a state");
  g_assert_cmpstr (some, ==, "6 of 7 premises: 3 open, 1 closed, 1 moved, 1 without a state");
  g_assert_cmpstr (none, ==, "0 of 7 premises");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/business-rows/walk-goes-street-by-street",
                   test_walk_goes_street_by_street);
  g_test_add_func ("/model/business-rows/orders-as-in-spanish-and-by-rut",
                   test_orders_as_in_spanish_and_by_rut);
  g_test_add_func ("/model/business-rows/tells-what-is-there", test_tells_what_is_there);
  g_test_add_func ("/model/business-rows/seen-today-is-marked", test_seen_today_is_marked);
  g_test_add_func ("/model/business-rows/place-is-read", test_place_is_read);
  g_test_add_func ("/model/business-rows/row-assumes-what-was-read-later",
                   test_row_assumes_what_was_read_later);
  g_test_add_func ("/model/business-rows/counts-in-words", test_counts_in_words);
  return g_test_run ();
}
