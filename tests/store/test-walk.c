/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "store-error.h"
#include "undo.h"
#include "walk.h"
#include "world.h"

#define TODAY "2026-05-04"

static const char *const states[] = { "open", "closed", "vacant", "moved" };

/* A district with one business. */
typedef struct
{
  World *world;
  char *district; /* its identifier */
  BcId business;
} Street;

static void
street_open (Street *street, const char *state)
{
  BcId district = { 0 };

  street->world = world_new (BC_LEVEL_COUNCIL, "Ana");
  world_save (street->world, "district", &district, "name", "Plaza", "commune", "13120", NULL);
  street->district = bc_id_dup_text (&district);
  world_save (street->world,
              "business",
              &street->business,
              "district",
              street->district,
              "trade-name",
              "Panadería El Sol",
              "state",
              state,
              NULL);
  world_run (street->world, "UPDATE today SET date = '" TODAY "'");
}

static void
street_clear (Street *street)
{
  world_assert_sound (street->world);
  world_free (street->world);
  g_free (street->district);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Street, street_clear)

static gboolean
try_answer (Street *street, const char *state, GError **error)
{
  World *world = street->world;
  g_autoptr (BcWriter) writer = bc_writer_begin (world->database, world->now += 1000, error);

  g_assert_nonnull (writer);
  return bc_walk_answer (writer, &street->business, state, error) &&
         bc_writer_commit (writer, error);
}

static void
answer (Street *street, const char *state)
{
  g_autoptr (GError) error = NULL;

  try_answer (street, state, &error);
  g_assert_no_error (error);
}

static void
assert_field (Street *street, const char *field, const char *expected)
{
  g_autofree char *text = world_get (street->world, &street->business, field);

  g_assert_cmpstr (text, ==, expected);
}

/* "" where none is told, and the kinds with a space between where several are. */
static char *
dup_events (Street *street)
{
  g_autoptr (GError) error = NULL;
  char *kinds = NULL;

  bc_database_get_text (
    street->world->database,
    &kinds,
    &error,
    "SELECT coalesce (group_concat (kind || '@' || date, ' '), '') FROM business_event "
    "WHERE hidden = 0",
    "");
  g_assert_no_error (error);
  return kinds;
}

static void
assert_event (Street *street, const char *kind)
{
  g_autofree char *events = dup_events (street);
  g_autofree char *expected = *kind != '\0' ? g_strconcat (kind, "@" TODAY, NULL) : g_strdup ("");

  g_assert_cmpstr (events, ==, expected);
}

/* What a change from one state to another is told as. */
static const char *
find_expected (const char *before, const char *after)
{
  static const struct
  {
    const char *before;
    const char *after;
    const char *kind;
  } changes[] = {
    { "open", "closed", "closing" }, { "open", "vacant", "closing" },
    { "open", "moved", "move" },     { "closed", "open", "opening" },
    { "vacant", "open", "opening" }, { "moved", "open", "opening" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    if (strcmp (changes[i].before, before) == 0 && strcmp (changes[i].after, after) == 0)
      return changes[i].kind;
  return "";
}

static void
check_change (const char *before, const char *after)
{
  g_auto (Street) street = { 0 };

  street_open (&street, before);
  answer (&street, after);
  assert_field (&street, "state", after);
  assert_field (&street, "seen-on", TODAY);
  assert_event (&street, find_expected (before, after));
}

static void
test_what_changed_is_told (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++) {
    check_change ("", states[i]);
    for (guint k = 0; k < G_N_ELEMENTS (states); k++)
      check_change (states[i], states[k]);
  }
}

/* However often it is answered for on one day, only the last answer stands. */
static void
test_last_answer_of_the_day_stands (void)
{
  for (guint round = 0; round < 6; round++) {
    const char *before = states[g_test_rand_int_range (0, G_N_ELEMENTS (states))];
    const int n_answers = g_test_rand_int_range (2, 7);
    const char *last = NULL;
    g_auto (Street) street = { 0 };

    street_open (&street, before);
    for (int i = 0; i < n_answers; i++) {
      last = states[g_test_rand_int_range (0, G_N_ELEMENTS (states))];
      answer (&street, last);
    }
    assert_field (&street, "state", last);
    assert_event (&street, find_expected (before, last));
  }
}

static void
test_same_answer_writes_nothing (void)
{
  g_auto (Street) street = { 0 };
  gint64 n_before;

  street_open (&street, "open");
  answer (&street, "closed");
  n_before = world_count (street.world, "SELECT count(*) FROM journal");
  answer (&street, "closed");
  g_assert_cmpint (world_count (street.world, "SELECT count(*) FROM journal"), ==, n_before);
}

/* On another day it is seen again, and its closing happened once. */
static void
test_next_walk_sees_it_again (void)
{
  g_auto (Street) street = { 0 };

  street_open (&street, "open");
  answer (&street, "closed");
  world_run (street.world, "UPDATE today SET date = '2026-11-04'");
  answer (&street, "closed");
  assert_field (&street, "seen-on", "2026-11-04");
  assert_event (&street, "closing");
}

static void
test_reason_stays (void)
{
  g_auto (Street) street = { 0 };

  street_open (&street, "closed: Bajaron las ventas");
  answer (&street, "closed");
  assert_field (&street, "state", "closed: Bajaron las ventas");
  assert_field (&street, "seen-on", TODAY);
}

/* What somebody told of the same day is not the walk's to take back. */
static void
test_diary_of_others_stays (void)
{
  g_auto (Street) street = { 0 };
  g_autofree char *business = NULL;
  BcId event = { 0 };

  street_open (&street, "open");
  business = bc_id_dup_text (&street.business);
  world_save (street.world,
              "business-event",
              &event,
              "business",
              business,
              "kind",
              "opening",
              "date",
              TODAY,
              "notes",
              "Con una fiesta",
              NULL);
  answer (&street, "open");
  answer (&street, "closed");
  answer (&street, "open");
  g_assert_true (world_is_visible (street.world, &event));
  assert_event (&street, "opening");
}

static void
test_answer_is_one_gesture (void)
{
  g_auto (Street) street = { 0 };
  g_autoptr (GError) error = NULL;
  g_auto (BcUndoReport) report = { 0 };

  street_open (&street, "open");
  answer (&street, "moved");
  assert_event (&street, "move");
  {
    World *world = street.world;
    g_autoptr (BcWriter) writer = bc_writer_begin (world->database, world->now += 1000, &error);

    g_assert_true (bc_undo (writer, &report, &error) && bc_writer_commit (writer, &error));
  }
  g_assert_cmpstr (report.heading, ==, "Panadería El Sol");
  assert_field (&street, "state", "open");
  assert_field (&street, "seen-on", "");
  assert_event (&street, "");
}

static void
test_unknown_state_is_refused (void)
{
  g_auto (Street) street = { 0 };
  g_autoptr (GError) error = NULL;

  street_open (&street, "open");
  g_assert_false (try_answer (&street, "painted", &error));
  g_assert_nonnull (error);
  assert_field (&street, "state", "open");
  assert_event (&street, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/walk/what-changed-is-told", test_what_changed_is_told);
  g_test_add_func ("/store/walk/last-answer-of-the-day-stands", test_last_answer_of_the_day_stands);
  g_test_add_func ("/store/walk/same-answer-writes-nothing", test_same_answer_writes_nothing);
  g_test_add_func ("/store/walk/next-walk-sees-it-again", test_next_walk_sees_it_again);
  g_test_add_func ("/store/walk/reason-stays", test_reason_stays);
  g_test_add_func ("/store/walk/diary-of-others-stays", test_diary_of_others_stays);
  g_test_add_func ("/store/walk/answer-is-one-gesture", test_answer_is_one_gesture);
  g_test_add_func ("/store/walk/unknown-state-is-refused", test_unknown_state_is_refused);
  return g_test_run ();
}
