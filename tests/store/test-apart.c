/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "apart.h"
#include "duplicates.h"
#include "join.h"
#include "merge-database.h"
#include "store-error.h"
#include "twins.h"
#include "undo.h"
#include "world.h"

#define N_HISTORIES  12
#define N_BUSINESSES 9
#define N_STEPS      30

static const char *const names[] = { "Panadería El Sol", "Panaderia Sol", "El Sol", "Sol y Luna" };
static const char *const ruts[] = { "12345678-5", "11111111-1", NULL };

static void
make_district (World *world, BcId *district)
{
  *district = (BcId){ 0 };
  world_save (world, "district", district, "name", "Latorre", "commune", "13120", NULL);
}

static void
add_business (World *world, const BcId *district, const char *name, const char *rut, BcId *id)
{
  g_autofree char *owner = bc_id_dup_text (district);

  *id = (BcId){ 0 };
  world_save (world,
              "business",
              id,
              "district",
              owner,
              "trade-name",
              name,
              rut != NULL ? "rut" : NULL,
              rut,
              NULL);
}

static BcWriter *
begin (World *world)
{
  g_autoptr (GError) error = NULL;
  BcWriter *writer = bc_writer_begin (world->database, world->now += 1000, &error);

  g_assert_no_error (error);
  return writer;
}

static void
commit (BcWriter *writer)
{
  g_autoptr (GError) error = NULL;

  bc_writer_commit (writer, &error);
  g_assert_no_error (error);
}

static void
tell (World *world, const BcId *one, const BcId *other)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWriter) writer = begin (world);

  bc_apart_tell (writer, one, other, &error);
  g_assert_no_error (error);
  commit (writer);
}

static guint
forget (World *world, const BcId *one, const BcId *other)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWriter) writer = begin (world);
  guint n_forgotten = 0;

  bc_apart_forget (writer, one, other, &n_forgotten, &error);
  g_assert_no_error (error);
  commit (writer);
  return n_forgotten;
}

static void
join (World *world, const BcId *keep, const BcId *other)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWriter) writer = begin (world);
  BcJoinReport report;

  bc_join (writer, keep, other, &report, &error);
  g_assert_no_error (error);
  commit (writer);
}

static void
undo (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWriter) writer = begin (world);
  g_auto (BcUndoReport) report = { 0 };

  bc_undo (writer, &report, &error);
  g_assert_no_error (error);
  commit (writer);
}

static void
merge (World *into, World *from)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWriter) writer = begin (into);
  BcMergeReport report;

  bc_merge_database (writer, from->path, &report, NULL, &error);
  g_assert_no_error (error);
  commit (writer);
}

static GPtrArray *
find (World *world, const BcId *district)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *pairs = bc_duplicates_read (world->database, district, &error);

  g_assert_no_error (error);
  return pairs;
}

static guint
count (World *world, const BcId *district)
{
  g_autoptr (GPtrArray) pairs = find (world, district);

  return pairs->len;
}

static gboolean
is_offered (World *world, const BcId *one, const BcId *other)
{
  g_autoptr (GPtrArray) pairs = find (world, NULL);
  BcPair asked, pair;
  gboolean found = FALSE;

  bc_pair_init (&asked, one, other);
  for (guint i = 0; i < pairs->len; i++) {
    const BcDuplicate *duplicate = pairs->pdata[i];

    bc_pair_init (&pair, &duplicate->first.id, &duplicate->second.id);
    found |= bc_id_equal (&pair.ids[0], &asked.ids[0]) && bc_id_equal (&pair.ids[1], &asked.ids[1]);
  }
  return found;
}

static void
test_those_told_apart_are_not_offered_again (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  BcId district, one, other;

  make_district (world, &district);
  add_business (world, &district, "Sol", ruts[0], &one);
  add_business (world, &district, "Luna", ruts[0], &other);
  g_assert_true (is_offered (world, &one, &other));
  tell (world, &other, &one);
  g_assert_cmpuint (count (world, &district), ==, 0);
  tell (world, &one, &other);
  g_assert_cmpint (world_count (world, "SELECT count(*) FROM distinction"), ==, 1);
  g_assert_cmpuint (forget (world, &one, &other), ==, 1);
  g_assert_true (is_offered (world, &one, &other));
  g_assert_cmpuint (forget (world, &one, &other), ==, 0);
  tell (world, &one, &other);
  undo (world);
  g_assert_true (is_offered (world, &one, &other));
  world_assert_sound (world);
}

/* The third of one RUT is held against the first; where the second is known to be another shop, it
 * may still be the third: their names say. */
static void
test_the_others_of_a_chain_are_still_looked_at (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  BcId district, first, second, third, far;

  make_district (world, &district);
  add_business (world, &district, "Casa matriz", ruts[0], &first);
  add_business (world, &district, "Bazar Luna", ruts[0], &second);
  add_business (world, &district, "Bazar Luna", ruts[0], &third);
  add_business (world, &district, "Zapatería", ruts[0], &far);
  g_assert_cmpuint (count (world, &district), ==, 3);
  g_assert_false (is_offered (world, &second, &third));
  tell (world, &first, &second);
  g_assert_true (is_offered (world, &second, &third));
  tell (world, &first, &third);
  tell (world, &first, &far);
  g_assert_cmpuint (count (world, &district), ==, 1);
  g_assert_true (is_offered (world, &second, &third));
}

static void
test_what_is_joined_is_told_apart_no_more (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  BcId district, one, other, third;

  make_district (world, &district);
  add_business (world, &district, "Sol", ruts[0], &one);
  add_business (world, &district, "Sol", ruts[0], &other);
  add_business (world, &district, "Sol", ruts[0], &third);
  tell (world, &one, &other);
  tell (world, &third, &other);
  join (world, &one, &other);
  g_assert_cmpuint (count (world, &district), ==, 0);
  g_assert_cmpint (world_count (world, "SELECT count(*) FROM distinction WHERE hidden = 0"), ==, 1);
  world_assert_sound (world);
  undo (world);
  g_assert_true (is_offered (world, &one, &third));
  g_assert_false (is_offered (world, &one, &other));
  g_assert_false (is_offered (world, &third, &other));
  g_assert_cmpint (world_count (world, "SELECT count(*) FROM distinction WHERE hidden = 0"), ==, 2);
  world_assert_sound (world);
}

static void
test_a_join_that_is_taken_back_offers_the_pair_again (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  BcId district, one, other;

  make_district (world, &district);
  add_business (world, &district, "Sol", ruts[0], &one);
  add_business (world, &district, "Sol", ruts[0], &other);
  join (world, &one, &other);
  g_assert_cmpuint (count (world, &district), ==, 0);
  undo (world);
  g_assert_true (is_offered (world, &one, &other));
}

static void
assert_refused (World *world, const BcId *one, const BcId *other, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWriter) writer = begin (world);

  g_assert_false (bc_apart_tell (writer, one, other, &error));
  g_assert_error (error, BC_STORE_ERROR, code);
}

static void
test_only_two_businesses_of_one_district (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  BcId district, elsewhere = { 0 }, one, far, unknown;

  make_district (world, &district);
  world_save (world, "district", &elsewhere, "name", "Prat", "commune", "13120", NULL);
  add_business (world, &district, "Sol", NULL, &one);
  add_business (world, &elsewhere, "Sol", NULL, &far);
  bc_id_generate (&unknown, 1);
  assert_refused (world, &one, &one, BC_STORE_ERROR_INVALID);
  assert_refused (world, &one, &district, BC_STORE_ERROR_INVALID);
  assert_refused (world, &one, &far, BC_STORE_ERROR_INVALID);
  assert_refused (world, &one, &unknown, BC_STORE_ERROR_NOT_FOUND);
}

/* One laptop of a district, and what its people said of each pair. */
typedef struct
{
  World *world;
  BcId district;
  BcId ids[N_BUSINESSES];
  gboolean apart[N_BUSINESSES][N_BUSINESSES];
} Desk;

static void
set_up (Desk *desk, World *world, GRand *rand)
{
  *desk = (Desk){ .world = world };
  make_district (world, &desk->district);
  for (guint i = 0; i < N_BUSINESSES; i++)
    add_business (world,
                  &desk->district,
                  names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))],
                  ruts[g_rand_int_range (rand, 0, G_N_ELEMENTS (ruts))],
                  &desk->ids[i]);
}

static void
say (Desk *desk, GRand *rand)
{
  gint one = g_rand_int_range (rand, 0, N_BUSINESSES);
  gint other = (one + g_rand_int_range (rand, 1, N_BUSINESSES)) % N_BUSINESSES;
  gboolean apart = g_rand_int_range (rand, 0, 4) > 0;

  if (apart)
    tell (desk->world, &desk->ids[one], &desk->ids[other]);
  else
    g_assert_cmpuint (forget (desk->world, &desk->ids[one], &desk->ids[other]),
                      ==,
                      (guint) desk->apart[one][other]);
  desk->apart[one][other] = desk->apart[other][one] = apart;
}

/* Whatever was said, in whatever order: who was told apart is not offered, and nobody is offered
 * twice or with themselves. */
static void
assert_heeded (const Desk *desk, World *world)
{
  g_autoptr (GPtrArray) pairs = find (world, &desk->district);
  g_autoptr (GHashTable) offered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < N_BUSINESSES; i++)
    for (guint j = 0; j < N_BUSINESSES; j++)
      g_assert_false (desk->apart[i][j] && is_offered (world, &desk->ids[i], &desk->ids[j]));
  for (guint i = 0; i < pairs->len; i++) {
    const BcDuplicate *pair = pairs->pdata[i];
    g_autofree char *one = bc_id_dup_text (&pair->first.id);
    g_autofree char *other = bc_id_dup_text (&pair->second.id);

    g_assert_cmpstr (one, !=, other);
    g_assert_true (g_hash_table_add (offered, g_strconcat (one, other, NULL)));
  }
}

static void
test_what_is_told_is_heeded_and_travels (void)
{
  const guint seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);

  g_test_message ("seed %u", seed);
  for (guint n = 0; n < N_HISTORIES; n++) {
    g_autoptr (World) ana = world_copy (model, BC_LEVEL_COUNCIL, "Ana");
    g_autoptr (World) luis = world_copy (model, BC_LEVEL_COUNCIL, "Luis");
    g_autofree char *one = NULL, *other = NULL;
    Desk desk;

    set_up (&desk, ana, rand);
    for (guint i = 0; i < N_STEPS; i++)
      say (&desk, rand);
    assert_heeded (&desk, ana);
    merge (luis, ana);
    assert_heeded (&desk, luis);
    one = world_describe (ana);
    other = world_describe (luis);
    g_assert_cmpstr (one, ==, other);
    world_assert_sound (luis);
  }
}

/* Two people who say it of the same two, without knowing of each other, make one record. */
static void
test_two_laptops_tell_the_same (void)
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) ana = world_copy (model, BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (World) luis = world_copy (model, BC_LEVEL_COUNCIL, "Luis");
  BcId district, one, other;

  make_district (ana, &district);
  add_business (ana, &district, "Sol", ruts[0], &one);
  add_business (ana, &district, "Sol", ruts[0], &other);
  merge (luis, ana);
  tell (ana, &one, &other);
  tell (luis, &other, &one);
  merge (ana, luis);
  merge (luis, ana);
  g_assert_cmpint (world_count (ana, "SELECT count(*) FROM distinction"), ==, 1);
  g_assert_cmpint (world_count (ana, "SELECT count(*) FROM conflict"), ==, 0);
  g_assert_cmpuint (count (luis, &district), ==, 0);
  world_assert_sound (ana);
}

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

  make_district (ana, &district);
  add_business (ana, &district, "Sol", ruts[0], &one);
  add_business (ana, &district, "Luna", ruts[0], &other);
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
  merge (luis, ana);
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

  make_district (rosa, &district);
  add_business (rosa, &district, "Sol", ruts[0], &one);
  add_business (rosa, &district, "Sol", ruts[0], &other);
  before = compare (rosa, &one, &other);
  g_assert_cmpuint (before->keep, ==, 0);
  merge (luis, rosa);
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
  merge (rosa, luis);
  after = compare (rosa, &one, &other);
  g_assert_cmpuint (after->keep, ==, 1);
  join (rosa, &other, &one);
  world_assert_sound (rosa);
}

/* Every field that differs, with either value chosen: the one that stays has what was chosen, empty
 * or not, and undo brings both back as they were. */
static void
test_what_is_chosen_stays (void)
{
  static const char *const chosen_of[] = { "trade-name", "phone", "email", "owner-name" };

  for (guint choice = 0; choice < 16; choice++) {
    g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
    g_autoptr (BcWriter) writer = NULL;
    g_autoptr (BcTwins) twins = NULL;
    g_autoptr (GError) error = NULL;
    g_auto (BcDraft) chosen = { 0 };
    BcJoinReport report;
    BcId district, one, other;

    make_district (world, &district);
    add_business (world, &district, "Sol", ruts[0], &one);
    add_business (world, &district, "Luna", ruts[0], &other);
    world_save (world, "business", &one, "phone", "1", "owner-name", "Juana", NULL);
    world_save (world, "business", &other, "phone", "2", "email", "sol@sol.cl", NULL);
    twins = compare (world, &one, &other);
    bc_draft_init (&chosen, bc_dictionary_find ("business"), &one);
    for (guint i = 0; i < G_N_ELEMENTS (chosen_of); i++) {
      const BcTwinField *field = find_field (twins, chosen_of[i]);

      bc_draft_set (&chosen, field->field, &field->values[choice >> i & 1]);
    }
    writer = begin (world);
    bc_join_choosing (writer, &one, &other, &chosen, &report, &error);
    g_assert_no_error (error);
    commit (writer);
    for (guint i = 0; i < G_N_ELEMENTS (chosen_of); i++) {
      g_autofree char *now = world_get (world, &one, chosen_of[i]);

      g_assert_cmpstr (now, ==, find_field (twins, chosen_of[i])->displays[choice >> i & 1]);
    }
    g_clear_pointer (&writer, bc_writer_free);
    undo (world);
    g_assert_true (world_is_visible (world, &other));
    for (guint i = 0; i < G_N_ELEMENTS (chosen_of); i++) {
      g_autofree char *now = world_get (world, &one, chosen_of[i]);

      g_assert_cmpstr (now, ==, find_field (twins, chosen_of[i])->displays[0]);
    }
    world_assert_sound (world);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/apart/those-told-apart-are-not-offered-again",
                   test_those_told_apart_are_not_offered_again);
  g_test_add_func ("/store/apart/the-others-of-a-chain-are-still-looked-at",
                   test_the_others_of_a_chain_are_still_looked_at);
  g_test_add_func ("/store/apart/what-is-joined-is-told-apart-no-more",
                   test_what_is_joined_is_told_apart_no_more);
  g_test_add_func ("/store/apart/a-join-that-is-taken-back-offers-the-pair-again",
                   test_a_join_that_is_taken_back_offers_the_pair_again);
  g_test_add_func ("/store/apart/only-two-businesses-of-one-district",
                   test_only_two_businesses_of_one_district);
  g_test_add_func ("/store/apart/what-is-told-is-heeded-and-travels",
                   test_what_is_told_is_heeded_and_travels);
  g_test_add_func ("/store/apart/two-laptops-tell-the-same", test_two_laptops_tell_the_same);
  g_test_add_func ("/store/apart/two-are-read-side-by-side", test_two_are_read_side_by_side);
  g_test_add_func ("/store/apart/what-others-wrote-of-stays", test_what_others_wrote_of_stays);
  g_test_add_func ("/store/apart/what-is-chosen-stays", test_what_is_chosen_stays);
  return g_test_run ();
}
