/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "governance.h"
#include "world.h"

/* A district with a group whose mandate ends on a given day. */
typedef struct
{
  World *world;
  BcId district;
  BcId group;
  char *text;       /* the district's identifier */
  char *group_text; /* the group's */
} Town;

static void
town_open (Town *town)
{
  town->world = world_new (BC_LEVEL_COUNCIL, "Ana");
  world_save (town->world, "district", &town->district, "name", "Plaza", "commune", "13120", NULL);
  town->text = bc_id_dup_text (&town->district);
  world_save (town->world,
              "associative-group",
              &town->group,
              "district",
              town->text,
              "state",
              "constituted",
              "mandate",
              "2022-08-08/2024-08-08",
              NULL);
  town->group_text = bc_id_dup_text (&town->group);
}

static void
town_clear (Town *town)
{
  world_free (town->world);
  g_free (town->text);
  g_free (town->group_text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Town, town_clear)

static void
town_set_today (Town *town, const char *date)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE today SET date = '%s'", date);

  world_run (town->world, sql);
}

static void
assert_warned (Town *town, const char *kind, gint64 days)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) warnings =
    bc_governance_read_warnings (town->world->database, &town->district, &error);
  const BcGovernanceWarning *warning;

  g_assert_no_error (error);
  if (kind == NULL) {
    g_assert_cmpuint (warnings->len, ==, 0);
    return;
  }
  g_assert_cmpuint (warnings->len, ==, 1);
  warning = warnings->pdata[0];
  g_assert_cmpstr (warning->kind, ==, kind);
  g_assert_cmpint (warning->days, ==, days);
  g_assert_cmpint (strlen (warning->sentence), >, 10);
}

static void
test_a_mandate_is_warned_of (void)
{
  g_auto (Town) town = { 0 };

  town_open (&town);
  town_set_today (&town, "2024-05-09");
  assert_warned (&town, NULL, 0);
  town_set_today (&town, "2024-05-10");
  assert_warned (&town, "mandate-ends", 90);
  town_set_today (&town, "2024-08-09");
  assert_warned (&town, "mandate-ended", -1);
}

static void
add_member (Town *town, const char *role, const char *term, const char *business)
{
  BcId id = { 0 };

  world_save (town->world,
              "group-member",
              &id,
              "group",
              town->group_text,
              "name",
              "Persona",
              "role",
              role,
              "term",
              term,
              "business",
              business,
              NULL);
}

static void
test_a_directors_term_is_warned_of (void)
{
  g_auto (Town) town = { 0 };

  town_open (&town);
  town_set_today (&town, "2024-01-01");
  add_member (&town, "treasurer", "2022-08-08/2024-02-01", "");
  add_member (&town, "member", "2022-08-08/2024-02-01", "");
  assert_warned (&town, "term-ends", 31);
}

static void
meet (Town *town, const char *date, const char *women)
{
  BcId id = { 0 };

  world_save (town->world,
              "meeting",
              &id,
              "body",
              town->group_text,
              "kind",
              "assembly",
              "date",
              date,
              "women",
              women,
              NULL);
}

static void
test_a_missed_quorum_is_warned_of_until_one_is_reached (void)
{
  g_auto (Town) town = { 0 };
  BcId rule = { 0 };

  town_open (&town);
  town_set_today (&town, "2024-02-01");
  world_save (town.world,
              "quorum-rule",
              &rule,
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
              NULL);
  for (guint i = 0; i < 4; i++)
    add_member (&town, "member", "", "");
  meet (&town, "2024-01-10", "1");
  assert_warned (&town, "quorum-missed", -22);
  meet (&town, "2024-01-20", "2");
  assert_warned (&town, NULL, 0);
}

static char *
add_business (Town *town, const char *street, const char *use, const char *sex, const char *state)
{
  BcId id = { 0 };

  world_save (town->world,
              "business",
              &id,
              "district",
              town->text,
              "trade-name",
              "Pan",
              "street",
              street,
              "use",
              use,
              "owner-sex",
              sex,
              "state",
              state,
              NULL);
  return bc_id_dup_text (&id);
}

static const BcRepresentation *
find_row (GPtrArray *rows, const char *part, const char *value)
{
  for (guint i = 0; i < rows->len; i++) {
    const BcRepresentation *row = rows->pdata[i];

    if (strcmp (row->part, part) == 0 && strcmp (row->value, value) == 0)
      return row;
  }
  g_assert_not_reached ();
}

static void
assert_row (GPtrArray *rows, const char *part, const char *value, gint64 businesses, gint64 members)
{
  const BcRepresentation *row = find_row (rows, part, value);

  g_assert_cmpint (row->businesses, ==, businesses);
  g_assert_cmpint (row->members, ==, members);
}

/* Seven open businesses, of which two belong; one whose term is over, and one that closed. */
static void
fill (Town *town)
{
  static const char *const sexes[] = { "women", "men", "", "women", "men", "men", "mixed" };

  for (guint i = 0; i < G_N_ELEMENTS (sexes); i++) {
    g_autofree char *business =
      add_business (town, i % 2 == 0 ? "Ñuble" : "ÑUBLE", "retail", sexes[i], "open");

    if (i < 2)
      add_member (town, "member", "2024-01-01/", business);
    if (i == 2)
      add_member (town, "member", "2020-01-01/2023-12-31", business);
  }
  {
    g_autofree char *closed = add_business (town, "Maipú", "tourism", "women", "closed: quiebra");

    add_member (town, "member", "", closed);
  }
}

static void
test_whom_the_group_represents (void)
{
  g_auto (Town) town = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  town_open (&town);
  town_set_today (&town, "2024-02-01");
  fill (&town);
  rows = bc_governance_read_representation (town.world->database, &town.district, &error);
  g_assert_no_error (error);
  assert_row (rows, "all", "", 7, 2);
  assert_row (rows, "use", "retail", 7, 2);
  assert_row (rows, "street", "Ñuble", 7, 2);
  assert_row (rows, "sex", "women", 2, 1);
  assert_row (rows, "sex", "unreported", 1, 0);
  assert_row (rows, "size", "", 7, 2);
  g_assert_cmpint (find_row (rows, "all", "")->to_30, ==, 1);
  g_assert_cmpint (find_row (rows, "all", "")->to_50, ==, 2);
  g_assert_cmpstr (((BcRepresentation *) rows->pdata[0])->part, ==, "all");
}

/* However many they are, the visits suffice, and one less does not. */
static void
test_the_visits_are_just_enough (void)
{
  g_auto (Town) town = { 0 };

  town_open (&town);
  town_set_today (&town, "2024-02-01");
  for (guint n = 1; n <= 25; n++) {
    g_autofree char *business = add_business (&town, "Ñuble", "retail", "women", "open");
    g_autoptr (GPtrArray) rows = NULL;
    const BcRepresentation *all;

    if (n % 5 == 0)
      add_member (&town, "member", "", business);
    rows = bc_governance_read_representation (town.world->database, &town.district, NULL);
    all = rows->pdata[0];
    g_assert_cmpint ((all->members + all->to_30) * 100, >=, all->businesses * 30);
    g_assert_cmpint ((all->members + all->to_50) * 100, >=, all->businesses * 50);
    g_assert_cmpint ((all->members + all->to_50 - 1) * 100, <, all->businesses * 50);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/governance/a-mandate-is-warned-of", test_a_mandate_is_warned_of);
  g_test_add_func ("/store/governance/a-directors-term-is-warned-of",
                   test_a_directors_term_is_warned_of);
  g_test_add_func ("/store/governance/a-missed-quorum-is-warned-of-until-one-is-reached",
                   test_a_missed_quorum_is_warned_of_until_one_is_reached);
  g_test_add_func ("/store/governance/whom-the-group-represents", test_whom_the_group_represents);
  g_test_add_func ("/store/governance/the-visits-are-just-enough", test_the_visits_are_just_enough);
  return g_test_run ();
}
