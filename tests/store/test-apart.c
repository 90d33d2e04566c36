/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "apart.h"
#include "duplicates.h"
#include "registry.h"
#include "store-error.h"

#define N_HISTORIES  12
#define N_BUSINESSES 9
#define N_STEPS      30

static const char *const names[] = { "Panadería El Sol", "Panaderia Sol", "El Sol", "Sol y Luna" };
static const char *const ruts[] = { "12345678-5", "11111111-1", NULL };

static void
tell (World *world, const BcId *one, const BcId *other)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWriter) writer = registry_begin (world);

  bc_apart_tell (writer, one, other, &error);
  g_assert_no_error (error);
  registry_commit (writer);
}

static guint
forget (World *world, const BcId *one, const BcId *other)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWriter) writer = registry_begin (world);
  guint n_forgotten = 0;

  bc_apart_forget (writer, one, other, &n_forgotten, &error);
  g_assert_no_error (error);
  registry_commit (writer);
  return n_forgotten;
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

  registry_make (world, &district);
  registry_add (world, &district, "Sol", ruts[0], &one);
  registry_add (world, &district, "Luna", ruts[0], &other);
  g_assert_true (is_offered (world, &one, &other));
  tell (world, &other, &one);
  g_assert_cmpuint (count (world, &district), ==, 0);
  tell (world, &one, &other);
  g_assert_cmpint (world_count (world, "SELECT count(*) FROM distinction"), ==, 1);
  g_assert_cmpuint (forget (world, &one, &other), ==, 1);
  g_assert_true (is_offered (world, &one, &other));
  g_assert_cmpuint (forget (world, &one, &other), ==, 0);
  tell (world, &one, &other);
  registry_undo (world);
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

  registry_make (world, &district);
  registry_add (world, &district, "Casa matriz", ruts[0], &first);
  registry_add (world, &district, "Bazar Luna", ruts[0], &second);
  registry_add (world, &district, "Bazar Luna", ruts[0], &third);
  registry_add (world, &district, "Zapatería", ruts[0], &far);
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

  registry_make (world, &district);
  registry_add (world, &district, "Sol", ruts[0], &one);
  registry_add (world, &district, "Sol", ruts[0], &other);
  registry_add (world, &district, "Sol", ruts[0], &third);
  tell (world, &one, &other);
  tell (world, &third, &other);
  registry_join (world, &one, &other);
  g_assert_cmpuint (count (world, &district), ==, 0);
  g_assert_cmpint (world_count (world, "SELECT count(*) FROM distinction WHERE hidden = 0"), ==, 1);
  world_assert_sound (world);
  registry_undo (world);
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

  registry_make (world, &district);
  registry_add (world, &district, "Sol", ruts[0], &one);
  registry_add (world, &district, "Sol", ruts[0], &other);
  registry_join (world, &one, &other);
  g_assert_cmpuint (count (world, &district), ==, 0);
  registry_undo (world);
  g_assert_true (is_offered (world, &one, &other));
}

static void
assert_refused (World *world, const BcId *one, const BcId *other, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWriter) writer = registry_begin (world);

  g_assert_false (bc_apart_tell (writer, one, other, &error));
  g_assert_error (error, BC_STORE_ERROR, code);
}

static void
test_only_two_businesses_of_one_district (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  BcId district, elsewhere = { 0 }, one, far, unknown;

  registry_make (world, &district);
  world_save (world, "district", &elsewhere, "name", "Prat", "commune", "13120", NULL);
  registry_add (world, &district, "Sol", NULL, &one);
  registry_add (world, &elsewhere, "Sol", NULL, &far);
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
  registry_make (world, &desk->district);
  for (guint i = 0; i < N_BUSINESSES; i++)
    registry_add (world,
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
    world_merge (luis, ana);
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

  registry_make (ana, &district);
  registry_add (ana, &district, "Sol", ruts[0], &one);
  registry_add (ana, &district, "Sol", ruts[0], &other);
  world_merge (luis, ana);
  tell (ana, &one, &other);
  tell (luis, &other, &one);
  world_merge (ana, luis);
  world_merge (luis, ana);
  g_assert_cmpint (world_count (ana, "SELECT count(*) FROM distinction"), ==, 1);
  g_assert_cmpint (world_count (ana, "SELECT count(*) FROM conflict"), ==, 0);
  g_assert_cmpuint (count (luis, &district), ==, 0);
  world_assert_sound (ana);
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
  return g_test_run ();
}
