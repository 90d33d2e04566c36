/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "quorum.h"
#include "store-error.h"
#include "world.h"

/* An associative group with a rule for any legal form. */
typedef struct
{
  World *world;
  char *district;
  char *group;
  BcId rule;
} Hall;

static char *
save_one (World *world,
          const char *type,
          const char *first,
          const char *text,
          const char *more,
          const char *other)
{
  BcId id = { 0 };

  world_save (world, type, &id, first, text, more, other, NULL);
  return bc_id_dup_text (&id);
}

static void
hall_open (Hall *hall)
{
  hall->world = world_new (BC_LEVEL_COUNCIL, "Ana");
  hall->district = save_one (hall->world, "district", "name", "Plaza", "commune", "13120");
  hall->group =
    save_one (hall->world, "associative-group", "district", hall->district, "state", "constituted");
  world_save (hall->world,
              "quorum-rule",
              &hall->rule,
              "code",
              "any",
              "name",
              "Cualquiera",
              "body",
              "associative-group",
              "validity",
              "2020-01-01/",
              "share",
              "50",
              "second-call-share",
              "0",
              NULL);
}

static void
hall_clear (Hall *hall)
{
  world_free (hall->world);
  g_free (hall->district);
  g_free (hall->group);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Hall, hall_clear)

static char *
hall_add_member (Hall *hall, const char *role, const char *term)
{
  BcId id = { 0 };

  world_save (hall->world,
              "group-member",
              &id,
              "group",
              hall->group,
              "name",
              "Persona",
              "role",
              role,
              "term",
              term,
              NULL);
  return bc_id_dup_text (&id);
}

static void
hall_meet (Hall *hall, BcId *meeting, const char *kind, const char *women, const char *men)
{
  memset (meeting, 0, sizeof *meeting);
  world_save (hall->world,
              "meeting",
              meeting,
              "body",
              hall->group,
              "kind",
              kind,
              "date",
              "2024-05-10",
              "women",
              women,
              "men",
              men,
              NULL);
}

static gboolean
hall_mark (Hall *hall, const BcId *meeting, const char *person, const char *present, GError **error)
{
  g_autofree char *text = bc_id_dup_text (meeting);
  BcId id = { 0 };

  return world_try (hall->world,
                    error,
                    "attendance",
                    &id,
                    "meeting",
                    text,
                    "person",
                    person,
                    "present",
                    present,
                    NULL);
}

static void
assert_quorum (Hall *hall,
               const BcId *meeting,
               gint64 members,
               gint64 needed,
               gint64 present,
               const char *result)
{
  g_autoptr (GError) error = NULL;
  g_auto (BcQuorum) quorum = { 0 };

  bc_quorum_read (hall->world->database, meeting, &quorum, &error);
  g_assert_no_error (error);
  g_assert_cmpint (quorum.members, ==, members);
  g_assert_cmpint (quorum.needed, ==, needed);
  g_assert_cmpint (quorum.present, ==, present);
  g_assert_cmpstr (quorum.result, ==, result);
}

static void
assert_warned (Hall *hall, const BcId *meeting, guint n_warnings, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_auto (BcQuorum) quorum = { 0 };

  bc_quorum_read (hall->world->database, meeting, &quorum, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (quorum.warnings->len, ==, n_warnings);
  if (n_warnings > 0)
    g_assert_nonnull (strstr (quorum.warnings->pdata[0], words));
}

static void
fill (Hall *hall, guint n_members)
{
  for (guint i = 0; i < n_members; i++)
    g_free (hall_add_member (hall, i < 3 ? "director" : "member", "2024-01-01/"));
}

static void
test_counts_against_members_of_that_day (void)
{
  g_auto (Hall) hall = { 0 };
  BcId meeting;

  hall_open (&hall);
  fill (&hall, 9);
  g_free (hall_add_member (&hall, "member", "2024-05-11/"));
  g_free (hall_add_member (&hall, "member", "2020-01-01/2024-05-09"));
  hall_meet (&hall, &meeting, "assembly", "3", "2");
  assert_quorum (&hall, &meeting, 9, 5, 5, "reached");
  hall_meet (&hall, &meeting, "assembly", "2", "2");
  assert_quorum (&hall, &meeting, 9, 5, 4, "second-call");
  hall_meet (&hall, &meeting, "assembly", "0", "");
  assert_quorum (&hall, &meeting, 9, 5, 0, "not-reached");
  hall_meet (&hall, &meeting, "assembly", "", "");
  assert_quorum (&hall, &meeting, 9, 5, BC_COUNT_NONE, NULL);
}

static void
test_names_go_before_counts (void)
{
  g_auto (Hall) hall = { 0 };
  g_autofree char *ana = NULL;
  g_autofree char *eva = NULL;
  g_autofree char *old = NULL;
  BcId meeting;

  hall_open (&hall);
  ana = hall_add_member (&hall, "president", "");
  eva = hall_add_member (&hall, "member", "");
  old = hall_add_member (&hall, "member", "2020-01-01/2023-12-31");
  hall_meet (&hall, &meeting, "assembly", "9", "0");
  g_assert_true (hall_mark (&hall, &meeting, ana, "yes", NULL));
  g_assert_true (hall_mark (&hall, &meeting, eva, "no", NULL));
  assert_quorum (&hall, &meeting, 2, 1, 1, "reached");
  assert_warned (&hall, &meeting, 0, NULL);
  g_assert_true (hall_mark (&hall, &meeting, old, "yes", NULL));
  assert_quorum (&hall, &meeting, 2, 1, 1, "reached");
  assert_warned (&hall, &meeting, 1, "could not vote that day");
}

static void
test_a_directorate_counts_its_directors (void)
{
  g_auto (Hall) hall = { 0 };
  BcId meeting;

  hall_open (&hall);
  fill (&hall, 9);
  hall_meet (&hall, &meeting, "directorate", "2", "0");
  assert_quorum (&hall, &meeting, 3, 2, 2, "reached");
  hall_meet (&hall, &meeting, "workshop", "20", "30");
  assert_quorum (&hall, &meeting, 9, BC_COUNT_NONE, 50, NULL);
  assert_warned (&hall, &meeting, 0, NULL);
}

static void
test_more_than_there_are_members_is_told (void)
{
  g_auto (Hall) hall = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *stranger = NULL;
  g_autofree char *committee = NULL;
  BcId meeting;

  hall_open (&hall);
  fill (&hall, 4);
  hall_meet (&hall, &meeting, "assembly", "3", "2");
  assert_warned (&hall, &meeting, 1, "More were counted (5)");
  committee = save_one (hall.world, "committee", "kind", "national-council", "name", "Consejo");
  stranger = save_one (hall.world, "committee-member", "committee", committee, "name", "Otro");
  g_assert_false (hall_mark (&hall, &meeting, stranger, "yes", &error));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "person: "));
}

/* One for the legal form goes before one for any; of two, the one that holds that day. */
static void
test_the_rule_follows_form_and_day (void)
{
  static const char *const rules[][3] = {
    { "old", "2010-01-01/2024-05-09", "10" },
    { "new", "2024-05-10/", "100" },
  };
  g_auto (Hall) hall = { 0 };
  BcId form = { 0 }, group = { 0 }, meeting;

  hall_open (&hall);
  fill (&hall, 4);
  world_save (hall.world, "legal-form", &form, "code", "guild", "name", "Gremial", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++) {
    BcId rule = { 0 };

    world_save (hall.world,
                "quorum-rule",
                &rule,
                "code",
                rules[i][0],
                "name",
                rules[i][0],
                "body",
                "associative-group",
                "legal-form",
                "guild",
                "validity",
                rules[i][1],
                "share",
                rules[i][2],
                NULL);
  }
  hall_meet (&hall, &meeting, "assembly", "2", "1");
  assert_quorum (&hall, &meeting, 4, 2, 3, "reached");
  bc_id_parse (&group, hall.group);
  world_save (hall.world, "associative-group", &group, "legal-form", "guild", NULL);
  assert_quorum (&hall, &meeting, 4, 4, 3, "not-reached");
  world_save (hall.world, "meeting", &meeting, "quorum-rule", "old", NULL);
  assert_quorum (&hall, &meeting, 4, 1, 3, "reached");
}

static void
test_what_was_written_down_is_compared (void)
{
  g_auto (Hall) hall = { 0 };
  g_auto (BcQuorum) quorum = { 0 };
  g_autofree char *sentence = NULL;
  BcId meeting;

  hall_open (&hall);
  fill (&hall, 4);
  hall_meet (&hall, &meeting, "assembly", "1", "1");
  world_save (hall.world, "meeting", &meeting, "quorum-result", "not-reached", NULL);
  assert_warned (&hall, &meeting, 1, "not the one computed");
  g_assert_true (bc_quorum_read (hall.world->database, &meeting, &quorum, NULL));
  sentence = bc_quorum_dup_sentence (&quorum);
  g_assert_cmpstr (sentence, ==, "Reached on first call: 2 of 4 members present, 2 needed");
}

/* More than half, whatever the number: 50.01 % of the members, rounded up. */
static void
test_an_absolute_majority (void)
{
  g_auto (Hall) hall = { 0 };

  hall_open (&hall);
  world_save (hall.world, "quorum-rule", &hall.rule, "share", "50,01", NULL);
  for (guint n = 1; n <= 12; n++) {
    BcId meeting;

    fill (&hall, 1);
    hall_meet (&hall, &meeting, "assembly", "0", "0");
    assert_quorum (&hall, &meeting, n, n / 2 + 1, 0, "not-reached");
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/quorum/counts-against-members-of-that-day",
                   test_counts_against_members_of_that_day);
  g_test_add_func ("/store/quorum/names-go-before-counts", test_names_go_before_counts);
  g_test_add_func ("/store/quorum/a-directorate-counts-its-directors",
                   test_a_directorate_counts_its_directors);
  g_test_add_func ("/store/quorum/more-than-there-are-members-is-told",
                   test_more_than_there_are_members_is_told);
  g_test_add_func ("/store/quorum/the-rule-follows-form-and-day",
                   test_the_rule_follows_form_and_day);
  g_test_add_func ("/store/quorum/what-was-written-down-is-compared",
                   test_what_was_written_down_is_compared);
  g_test_add_func ("/store/quorum/an-absolute-majority", test_an_absolute_majority);
  return g_test_run ();
}
