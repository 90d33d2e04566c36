/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "join.h"
#include "registry.h"
#include "twins.h"

#define RUT "12345678-5"

static const BcTwinField *
find_field (const BcTwins *twins, const char *name)
{
  for (guint i = 0; i < twins->fields->len; i++) {
    const BcTwinField *field = twins->fields->pdata[i];

    if (g_str_equal (field->field->name, name))
      return field;
  }
  return NULL;
}

static BcTwins *
compare (World *world, const BcId *one, const BcId *other)
{
  g_autoptr (GError) error = NULL;
  BcTwins *twins = bc_twins_read (world->database, one, other, &error);

  g_assert_no_error (error);
  return twins;
}

static void
test_two_are_read_side_by_side (void)
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) ana = world_copy (model, BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (World) luis = world_copy (model, BC_LEVEL_COUNCIL, "Luis");
  g_autoptr (BcTwins) twins = NULL;
  g_autofree char *first = NULL, *second = NULL;
  BcId district, one, other, event = { 0 };

  registry_make (ana, &district);
  registry_add (ana, &district, "Sol", RUT, &one);
  registry_add (ana, &district, "Luna", RUT, &other);
  first = bc_id_dup_text (&one);
  second = bc_id_dup_text (&other);
  world_save (ana, "business", &other, "phone", "1", "moved-from", first, NULL);
  world_save (ana,
              "business-event",
              &event,
              "business",
              second,
              "kind",
              "opening",
              "date",
              "2020-01-01",
              NULL);
  world_merge (luis, ana);
  world_save (luis, "business", &one, "email", "sol@sol.cl", NULL);
  twins = compare (luis, &one, &other);
  g_assert_true (find_field (twins, "trade-name")->differs);
  g_assert_cmpstr (find_field (twins, "trade-name")->displays[1], ==, "Luna");
  g_assert_false (find_field (twins, "rut")->differs);
  g_assert_cmpstr (find_field (twins, "phone")->displays[0], ==, "");
  g_assert_null (find_field (twins, "district"));
  g_assert_null (find_field (twins, "web"));
  g_assert_null (find_field (twins, "moved-from"));
  g_assert_cmpstr (twins->born[0].author, ==, "Ana");
  g_assert_cmpstr (twins->changed[0].author, ==, "Luis");
  g_assert_cmpint (twins->changed[1].moment, >, twins->born[1].moment);
  g_assert_cmpuint (twins->hangings->len, ==, 1);
  g_assert_cmpuint (g_array_index (twins->hangings, BcTwinHanging, 0).n[0], ==, 0);
  g_assert_cmpuint (g_array_index (twins->hangings, BcTwinHanging, 0).n[1], ==, 1);
  g_assert_cmpuint (twins->keep, ==, 0);
}

/* What the region wrote is not the manager's to move: the record that it hangs on stays. */
static void
test_what_others_wrote_of_stays (void)
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) rosa = world_copy (model, BC_LEVEL_MANAGER, "Rosa");
  g_autoptr (World) luis = world_copy (model, BC_LEVEL_REGION, "Luis");
  g_autoptr (BcTwins) before = NULL, after = NULL;
  g_autofree char *second = NULL;
  BcId district, one, other, observation = { 0 };

  registry_make (rosa, &district);
  registry_add (rosa, &district, "Sol", RUT, &one);
  registry_add (rosa, &district, "Sol", RUT, &other);
  before = compare (rosa, &one, &other);
  g_assert_cmpuint (before->keep, ==, 0);
  world_merge (luis, rosa);
  second = bc_id_dup_text (&other);
  world_save (luis,
              "observation",
              &observation,
              "record",
              second,
              "text",
              "¿Tiene patente?",
              "kind",
              "question",
              "state",
              "open",
              "date",
              "2026-11-20",
              NULL);
  world_merge (rosa, luis);
  after = compare (rosa, &one, &other);
  g_assert_cmpuint (after->keep, ==, 1);
  registry_join (rosa, &other, &one);
  world_assert_sound (rosa);
}

/* Two records, of which each has something that the other has not. */
typedef struct
{
  World *world;   /* (owned) */
  BcTwins *twins; /* (owned) */
  BcId one;
  BcId other;
} Couple;

static const char *const told[] = { "trade-name", "phone", "email", "owner-name" };

static void
set_up (Couple *couple)
{
  BcId district;

  couple->world = world_new (BC_LEVEL_COUNCIL, "Ana");
  registry_make (couple->world, &district);
  registry_add (couple->world, &district, "Sol", RUT, &couple->one);
  registry_add (couple->world, &district, "Luna", RUT, &couple->other);
  world_save (couple->world, "business", &couple->one, "phone", "1", "owner-name", "Juana", NULL);
  world_save (couple->world, "business", &couple->other, "phone", "2", "email", "a@b.cl", NULL);
  couple->twins = compare (couple->world, &couple->one, &couple->other);
}

/* @choice: a bit for each of what is told: whose value stays. */
static void
join_choosing (Couple *couple, guint choice)
{
  g_autoptr (BcWriter) writer = registry_begin (couple->world);
  g_autoptr (GError) error = NULL;
  g_auto (BcDraft) chosen = { 0 };
  BcJoinReport report;

  bc_draft_init (&chosen, bc_dictionary_find ("business"), &couple->one);
  for (guint i = 0; i < G_N_ELEMENTS (told); i++) {
    const BcTwinField *field = find_field (couple->twins, told[i]);

    bc_draft_set (&chosen, field->field, &field->values[choice >> i & 1]);
  }
  bc_join_choosing (writer, &couple->one, &couple->other, &chosen, &report, &error);
  g_assert_no_error (error);
  registry_commit (writer);
}

static void
assert_told (const Couple *couple, guint choice)
{
  for (guint i = 0; i < G_N_ELEMENTS (told); i++) {
    g_autofree char *now = world_get (couple->world, &couple->one, told[i]);

    g_assert_cmpstr (now, ==, find_field (couple->twins, told[i])->displays[choice >> i & 1]);
  }
}

/* Every field that differs, with either value chosen: the one that stays has what was chosen, empty
 * or not, and undo brings both back as they were. */
static void
test_what_is_chosen_stays (void)
{
  for (guint choice = 0; choice < 1 << G_N_ELEMENTS (told); choice++) {
    Couple couple;

    set_up (&couple);
    join_choosing (&couple, choice);
    assert_told (&couple, choice);
    g_assert_false (world_is_visible (couple.world, &couple.other));
    registry_undo (couple.world);
    assert_told (&couple, 0);
    g_assert_true (world_is_visible (couple.world, &couple.other));
    world_assert_sound (couple.world);
    bc_twins_free (couple.twins);
    world_free (couple.world);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/twins/two-are-read-side-by-side", test_two_are_read_side_by_side);
  g_test_add_func ("/store/twins/what-others-wrote-of-stays", test_what_others_wrote_of_stays);
  g_test_add_func ("/store/twins/what-is-chosen-stays", test_what_is_chosen_stays);
  return g_test_run ();
}
