/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "date.h"
#include "today.h"
#include "world.h"

/* A Wednesday. */
#define TODAY "2024-05-08"

/* A district on that day, and what is found in it. */
typedef struct
{
  World *world;
  char *district; /* its identifier */
  char *plan;     /* its plan's */
  BcToday *today;
} Desk;

static void
desk_open (Desk *desk)
{
  BcId district = { 0 }, plan = { 0 };

  desk->world = world_new (BC_LEVEL_COUNCIL, "Ana");
  world_save (desk->world, "district", &district, "name", "Plaza", "commune", "13120", NULL);
  desk->district = bc_id_dup_text (&district);
  world_save (desk->world, "plan", &plan, "district", desk->district, NULL);
  desk->plan = bc_id_dup_text (&plan);
}

static void
desk_clear (Desk *desk)
{
  g_clear_pointer (&desk->today, bc_today_free);
  world_free (desk->world);
  g_free (desk->district);
  g_free (desk->plan);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

static void
desk_read (Desk *desk, guint n_days)
{
  g_autoptr (GError) error = NULL;

  world_run (desk->world, "UPDATE today SET date = '" TODAY "'");
  g_clear_pointer (&desk->today, bc_today_free);
  desk->today = bc_today_read (desk->world->database, n_days, &error);
  g_assert_no_error (error);
}

static void
add_commitment (Desk *desk, BcId *id, const char *promised)
{
  world_save (desk->world,
              "commitment",
              id,
              "district",
              desk->district,
              "institution",
              "Serviu",
              "what",
              "Luces & <b>",
              "promised-for",
              promised,
              NULL);
}

static void
add_action (Desk *desk, const char *planned)
{
  BcId id = { 0 };

  world_save (desk->world,
              "action",
              &id,
              "plan",
              desk->plan,
              "title",
              "Feria",
              "area",
              "1",
              "state",
              "under-way",
              "planned",
              planned,
              NULL);
}

/* The groups of the items of a kind, a digit each. */
static char *
dup_groups (Desk *desk, const char *kind)
{
  GString *groups = g_string_new (NULL);

  for (guint i = 0; i < desk->today->items->len; i++) {
    const BcTodayItem *item = desk->today->items->pdata[i];

    if (strcmp (item->kind, kind) == 0)
      g_string_append_printf (groups, "%d", (int) item->group);
  }
  return g_string_free (groups, FALSE);
}

static void
test_days_make_groups (void)
{
  static const char *const dates[] = {
    "2024-05-07", TODAY, "2024-05-09", "2024-05-12", "2024-05-13", "2024-05-22", "2024-05-23",
  };
  g_auto (Desk) desk = { 0 };
  g_autofree char *soon = NULL;
  g_autofree char *far = NULL;

  desk_open (&desk);
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++) {
    BcId id = { 0 };

    add_commitment (&desk, &id, dates[i]);
  }
  desk_read (&desk, 14);
  soon = dup_groups (&desk, "commitment-due");
  g_assert_cmpstr (soon, ==, "012233");
  desk_read (&desk, 60);
  far = dup_groups (&desk, "commitment-due");
  g_assert_cmpstr (far, ==, "0122333");
}

static void
test_many_alike_are_counted (void)
{
  g_auto (Desk) desk = { 0 };
  g_autofree char *groups = NULL;
  const BcTodayItem *last = NULL;

  desk_open (&desk);
  for (guint i = 0; i < 60; i++)
    add_action (&desk, "2024-01-01/2024-02-01");
  desk_read (&desk, 14);
  groups = dup_groups (&desk, "action-end");
  g_assert_cmpstr (groups, ==, "0000000");
  last = desk.today->items->pdata[6];
  g_assert_cmpuint (last->count, ==, 54);
  g_assert_cmpstr (last->sentence, ==, "Action to be finished: 54 more");
  g_assert_true (bc_id_equal (&last->record, &last->district));
  g_assert_cmpuint (desk.today->agenda->len, ==, 60);
}

static void
test_the_gate_is_asked_until_it_is_passed (void)
{
  g_auto (Desk) desk = { 0 };
  BcId decision = { 0 };

  desk_open (&desk);
  desk_read (&desk, 14);
  g_assert_cmpuint (desk.today->items->len, >, 5);
  g_assert_cmpint (((BcTodayItem *) desk.today->items->pdata[0])->group, ==, BC_TODAY_GATE);
  world_save (desk.world,
              "decision",
              &decision,
              "district",
              desk.district,
              "kind",
              "phase-change",
              "outcome",
              "approved",
              "phase",
              "graduated",
              "date",
              "2024-05-01",
              NULL);
  desk_read (&desk, 14);
  g_assert_cmpuint (desk.today->items->len, ==, 0);
  g_assert_cmpuint (desk.today->n_districts, ==, 1);
}

static void
test_only_promises_are_done_at_once (void)
{
  g_auto (Desk) desk = { 0 };
  BcId id = { 0 };

  desk_open (&desk);
  add_commitment (&desk, &id, TODAY);
  add_action (&desk, TODAY "/" TODAY);
  desk_read (&desk, 14);
  for (guint i = 0; i < desk.today->items->len; i++) {
    const BcTodayItem *item = desk.today->items->pdata[i];

    g_assert_cmpint (bc_today_item_is_promise (item), ==, strcmp (item->type, "commitment") == 0);
    g_assert_false (bc_today_item_is_meeting (item));
  }
  g_assert_cmpstr (((BcTodayItem *) desk.today->items->pdata[0])->sentence,
                   ==,
                   "Commitment to be fulfilled: Luces & <b> (Serviu)");
}

/* Whatever is due: groups follow each other, and nothing is lost by counting what is alike. */
static void
test_nothing_is_lost_over_random_dates (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_auto (Desk) desk = { 0 };
  guint n_told = 0;
  gint32 today;

  g_test_message ("seed %u", seed);
  desk_open (&desk);
  g_assert_true (bc_date_parse_iso (TODAY, &today, NULL));
  for (guint i = 0; i < 80; i++) {
    g_autofree char *date = bc_date_dup_iso (today + g_rand_int_range (random, -40, 15));
    BcId id = { 0 };

    add_commitment (&desk, &id, date);
  }
  desk_read (&desk, 14);
  for (guint i = 0; i < desk.today->items->len; i++) {
    const BcTodayItem *item = desk.today->items->pdata[i];

    n_told += strcmp (item->kind, "commitment-due") == 0 ? MAX (item->count, 1) : 0;
    g_assert_true (i == 0 ||
                   item->group >= ((BcTodayItem *) desk.today->items->pdata[i - 1])->group);
  }
  g_assert_cmpuint (n_told, ==, 80);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/today/days-make-groups", test_days_make_groups);
  g_test_add_func ("/store/today/many-alike-are-counted", test_many_alike_are_counted);
  g_test_add_func ("/store/today/the-gate-is-asked-until-it-is-passed",
                   test_the_gate_is_asked_until_it_is_passed);
  g_test_add_func ("/store/today/only-promises-are-done-at-once",
                   test_only_promises_are_done_at_once);
  g_test_add_func ("/store/today/nothing-is-lost-over-random-dates",
                   test_nothing_is_lost_over_random_dates);
  return g_test_run ();
}
