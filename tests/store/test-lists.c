/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "receipts.h"
#include "records-read.h"

/* The order in which what belongs to a record stands. */

#define N_ENTRIES 30

static char *
dup_day (BcRecord *entry)
{
  char *day = NULL;

  g_object_get (entry, "date", &day, NULL);
  return day;
}

static guint
find_place (const BcId *ids, BcRecord *entry)
{
  for (guint i = 0; i < N_ENTRIES; i++)
    if (bc_id_equal (&ids[i], bc_record_get_id (entry)))
      return i;
  g_assert_not_reached ();
}

/* Whatever their days, and whichever of them are mended later. */
static void
test_entries_stand_by_day_and_then_as_they_came (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  g_autofree char *text = receipts_make_line (world, "Feria");
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  BcId ids[N_ENTRIES], line;

  g_assert_true (bc_id_parse (&line, text));
  for (guint i = 0; i < N_ENTRIES; i++)
    receipts_enter (world, text, RECEIPTS_SUPPLIER, "", &ids[i]);
  for (guint i = 0; i < N_ENTRIES; i++) {
    g_autofree char *day = g_strdup_printf ("2003-10-%02d", g_test_rand_int_range (1, 9));

    world_save (world, "entry", &ids[i], "date", day, NULL);
  }
  entries = bc_records_list_owned (world->database, bc_dictionary_find ("entry"), &line, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, N_ENTRIES);
  for (guint i = 1; i < N_ENTRIES; i++) {
    g_autofree char *before = dup_day (entries->pdata[i - 1]);
    g_autofree char *day = dup_day (entries->pdata[i]);

    g_assert_cmpstr (before, <=, day);
    if (g_str_equal (before, day))
      g_assert_cmpuint (find_place (ids, entries->pdata[i - 1]),
                        <,
                        find_place (ids, entries->pdata[i]));
  }
}

static void
test_others_stand_as_they_came (void)
{
  static const char *const names[] = { "Zapatos", "Faroles", "Pintura" };
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  g_autofree char *text = receipts_make_line (world, "Feria");
  g_autoptr (GPtrArray) items = NULL;
  BcId line;

  g_assert_true (bc_id_parse (&line, text));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    BcId id = { 0 };

    world_save (world, "budget-item", &id, "line", text, "name", names[i], "amount", "1", NULL);
  }
  items = bc_records_list_owned (world->database, bc_dictionary_find ("budget-item"), &line, NULL);
  g_assert_cmpuint (items->len, ==, G_N_ELEMENTS (names));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *name = bc_record_dup_heading (items->pdata[i]);

    g_assert_cmpstr (name, ==, names[i]);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/lists/entries-stand-by-day-and-then-as-they-came",
                   test_entries_stand_by_day_and_then_as_they_came);
  g_test_add_func ("/store/lists/others-stand-as-they-came", test_others_stand_as_they_came);
  return g_test_run ();
}
