/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was deleted by someone who did not know all that belongs to it: it is told, wherever the
 * same operations are held, until someone who knows decides. */
#include <string.h>

#include "buried.h"
#include "conflicts.h"
#include "registry.h"
#include "undo.h"
#include "world.h"

#define N_WORLDS    3
#define N_CHILDREN  4
#define N_HISTORIES 40
#define MOST_EVENTS 64

static void
save_member (World *world, const BcId *committee, BcId *member, const char *name)
{
  g_autofree char *owner = bc_id_dup_text (committee);

  if (bc_id_is_nil (member))
    world_save (world, "committee-member", member, "committee", owner, "name", name, NULL);
  else
    world_save (world, "committee-member", member, "name", name, NULL);
}

static GPtrArray *
read_doubts (World *world)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *doubts = bc_doubts_read (world->database, &error);

  g_assert_no_error (error);
  return doubts;
}

/* Two laptops with a committee. */
typedef struct
{
  World *model;
  World *ana;
  World *luis;
  BcId committee;
} Pair;

static void
pair_open (Pair *self)
{
  *self = (Pair){ .model = world_new (BC_LEVEL_NONE, NULL) };
  self->ana = world_copy (self->model, BC_LEVEL_COUNCIL, "Ana");
  self->luis = world_copy (self->model, BC_LEVEL_COUNCIL, "Luis");
  world_save (self->ana,
              "committee",
              &self->committee,
              "kind",
              "national-council",
              "name",
              "Uno",
              NULL);
  world_merge (self->luis, self->ana);
}

static void
pair_clear (Pair *self)
{
  world_free (self->ana);
  world_free (self->luis);
  world_free (self->model);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, pair_clear)

static void
meet (Pair *self)
{
  world_merge (self->ana, self->luis);
  world_merge (self->luis, self->ana);
}

static void
assert_doubts (Pair *self, guint n)
{
  g_autoptr (GPtrArray) ours = read_doubts (self->ana);
  g_autoptr (GPtrArray) theirs = read_doubts (self->luis);

  g_assert_cmpuint (ours->len, ==, n);
  g_assert_cmpuint (theirs->len, ==, n);
  for (guint i = 0; i < n; i++) {
    const BcDoubt *one = ours->pdata[i], *other = theirs->pdata[i];

    g_assert_true (bc_id_equal (&one->record, &self->committee));
    g_assert_true (bc_id_equal (&other->record, &self->committee));
    g_assert_cmpstr (one->reason, ==, other->reason);
    g_assert_nonnull (strstr (one->reason, "Rosa Díaz"));
  }
}

static void
bury (Pair *self, BcId *member)
{
  save_member (self->luis, &self->committee, member, "Rosa Díaz");
  world_delete (self->ana, "committee", &self->committee, TRUE);
  meet (self);
}

static void
test_what_a_deletion_did_not_know_is_told (void)
{
  g_auto (Pair) pair = { 0 };
  BcId member = { 0 };

  pair_open (&pair);
  bury (&pair, &member);
  g_assert_false (world_is_visible (pair.ana, &member));
  assert_doubts (&pair, 1);
  world_assert_sound (pair.ana);
}

static void
test_deleting_it_again_settles (void)
{
  g_auto (Pair) pair = { 0 };
  BcId member = { 0 };

  pair_open (&pair);
  bury (&pair, &member);
  world_delete (pair.luis, "committee", &pair.committee, TRUE);
  meet (&pair);
  assert_doubts (&pair, 0);
  g_assert_false (world_is_visible (pair.ana, &member));
}

static void
test_bringing_it_back_settles (void)
{
  g_auto (Pair) pair = { 0 };
  BcId member = { 0 };

  pair_open (&pair);
  bury (&pair, &member);
  world_delete (pair.ana, "committee", &pair.committee, FALSE);
  meet (&pair);
  assert_doubts (&pair, 0);
  g_assert_true (world_is_visible (pair.luis, &member));
}

/* What was seen before, and what is deleted by itself, is nothing to ask about. */
static void
test_what_was_known_is_not_told (void)
{
  g_auto (Pair) pair = { 0 };
  BcId member = { 0 }, other = { 0 };

  pair_open (&pair);
  save_member (pair.luis, &pair.committee, &member, "Rosa Díaz");
  meet (&pair);
  save_member (pair.luis, &pair.committee, &other, "Pedro Soto");
  world_delete (pair.luis, "committee-member", &other, TRUE);
  world_delete (pair.ana, "committee", &pair.committee, TRUE);
  meet (&pair);
  assert_doubts (&pair, 0);
}

/* An edit of what was known is not lost either. */
static void
test_an_edit_is_told_as_well (void)
{
  g_auto (Pair) pair = { 0 };
  BcId member = { 0 };

  pair_open (&pair);
  save_member (pair.luis, &pair.committee, &member, "Rosa");
  meet (&pair);
  bury (&pair, &member);
  assert_doubts (&pair, 1);
}

/* Of a deletion that was taken back everybody knew: it does not vouch for the next one. */
static void
test_a_deletion_taken_back_vouches_for_none (void)
{
  g_auto (Pair) pair = { 0 };
  BcId member = { 0 };

  pair_open (&pair);
  world_delete (pair.ana, "committee", &pair.committee, TRUE);
  registry_undo (pair.ana);
  meet (&pair);
  assert_doubts (&pair, 0);
  bury (&pair, &member);
  g_assert_false (world_is_visible (pair.ana, &member));
  assert_doubts (&pair, 1);
}

static void
redo (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWriter) writer = registry_begin (world);
  g_auto (BcUndoReport) report = { 0 };

  bc_redo (writer, &report, &error);
  g_assert_no_error (error);
  registry_commit (writer);
}

/* The answer is one gesture: taken back, the question stands again on all laptops; what was deleted
 * stays so meanwhile. It can be redone, and answered anew. */
static void
test_an_answer_that_is_undone_asks_again (void)
{
  g_auto (Pair) pair = { 0 };
  BcId member = { 0 };

  pair_open (&pair);
  bury (&pair, &member);
  world_delete (pair.luis, "committee", &pair.committee, TRUE);
  meet (&pair);
  for (guint i = 0; i < 3; i++) {
    assert_doubts (&pair, 0);
    registry_undo (pair.luis);
    meet (&pair);
    assert_doubts (&pair, 1);
    g_assert_false (world_is_visible (pair.luis, &member));
    redo (pair.luis);
    meet (&pair);
  }
  registry_undo (pair.luis);
  world_delete (pair.luis, "committee", &pair.committee, TRUE);
  meet (&pair);
  assert_doubts (&pair, 0);
  world_assert_sound (pair.ana);
  world_assert_sound (pair.luis);
}

/* Whose answer it was does not matter: who deleted it knows more now. */
static void
test_another_ones_answer_is_undone (void)
{
  g_auto (Pair) pair = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWriter) writer = NULL;
  g_auto (BcUndoReport) report = { 0 };
  BcId member = { 0 };
  gint64 answer;

  pair_open (&pair);
  bury (&pair, &member);
  world_delete (pair.luis, "committee", &pair.committee, TRUE);
  meet (&pair);
  answer = world_count (pair.ana, "SELECT max (row) FROM journal");
  writer = registry_begin (pair.ana);
  bc_undo_operation (writer, answer, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.n_records, ==, 1);
  registry_commit (writer);
  meet (&pair);
  assert_doubts (&pair, 1);
  world_assert_sound (pair.luis);
}

/* The first deletion is no answer: when its undo is undone, nothing is asked that was not before.
 */
static void
test_a_deletion_that_is_redone_asks_nothing (void)
{
  g_auto (Pair) pair = { 0 };
  BcId member = { 0 };

  pair_open (&pair);
  save_member (pair.ana, &pair.committee, &member, "Rosa Díaz");
  meet (&pair);
  world_delete (pair.ana, "committee", &pair.committee, TRUE);
  for (guint i = 0; i < 2; i++) {
    registry_undo (pair.ana);
    meet (&pair);
    g_assert_true (world_is_visible (pair.luis, &member));
    redo (pair.ana);
    meet (&pair);
    g_assert_false (world_is_visible (pair.luis, &member));
    assert_doubts (&pair, 0);
  }
  world_assert_sound (pair.luis);
}

/* What was written, and all that was known then, by the whole set: what the store has to find by
 * its numbers. */
typedef enum {
  WRITES,
  DELETES,
  REVIVES
} Deed;

typedef struct
{
  Deed deed; /* to a member, or to the committee */
  guint member;
  guint64 known;
} Event;

typedef struct
{
  World *worlds[N_WORLDS];
  guint64 known[N_WORLDS];
  Event events[MOST_EVENTS];
  guint n_events;
  BcId committee;
  BcId members[N_CHILDREN];
} Life;

static void
note (Life *self, guint world, Deed deed, guint member)
{
  self->events[self->n_events] = (Event){ deed, member, self->known[world] };
  self->known[world] |= G_GUINT64_CONSTANT (1) << self->n_events++;
}

static gboolean
is_concurrent (const Life *self, guint one, guint other)
{
  return !(self->events[one].known >> other & 1) && !(self->events[other].known >> one & 1);
}

static gboolean
goes_with (const Life *self, guint deletion, guint member)
{
  for (guint i = 0; i < self->n_events; i++)
    if (self->events[i].deed == WRITES && self->events[i].member == member &&
        is_concurrent (self, deletion, i))
      return FALSE;
  return TRUE;
}

static gboolean
is_taken_back (const Life *self, guint deletion)
{
  for (guint i = 0; i < self->n_events; i++)
    if (self->events[i].deed == REVIVES && self->events[i].known >> deletion & 1)
      return TRUE;
  return FALSE;
}

static gboolean
is_buried (const Life *self, guint member)
{
  for (guint i = 0; i < self->n_events; i++)
    if (self->events[i].deed == DELETES && !is_taken_back (self, i) && goes_with (self, i, member))
      return FALSE;
  return TRUE;
}

static void
act (Life *self, GRand *rand, guint at)
{
  World *world = self->worlds[at];
  const guint member = (guint) g_rand_int_range (rand, 0, N_CHILDREN);
  g_autofree char *name = g_strdup_printf ("Persona %d", g_rand_int_range (rand, 0, 100000));
  const gboolean there = world_is_visible (world, &self->committee);

  if (!there && g_rand_int_range (rand, 0, 3) == 0) {
    world_delete (world, "committee", &self->committee, FALSE);
    note (self, at, REVIVES, 0);
  } else if (there && g_rand_int_range (rand, 0, 5) == 0) {
    world_delete (world, "committee", &self->committee, TRUE);
    note (self, at, DELETES, 0);
  } else if (there && (bc_id_is_nil (&self->members[member]) ||
                       world_is_visible (world, &self->members[member]))) {
    save_member (world, &self->committee, &self->members[member], name);
    note (self, at, WRITES, member);
  }
}

static void
meet_all (Life *self)
{
  for (guint i = 0; i < 3 * N_WORLDS; i++) {
    world_merge (self->worlds[i % N_WORLDS], self->worlds[(i + 1) % N_WORLDS]);
    self->known[i % N_WORLDS] |= self->known[(i + 1) % N_WORLDS];
  }
}

/* How many are hidden by a deletion that did not know them. */
static guint
check_world (const Life *self, World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) buried = bc_buried_list (world->database, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < N_CHILDREN; i++)
    if (!bc_id_is_nil (&self->members[i]) && !world_is_visible (world, &self->members[i]))
      n += is_buried (self, i);
  g_assert_cmpuint (buried->len, ==, n > 0);
  if (n > 0)
    g_assert_cmpuint (g_array_index (buried, BcBuried, 0).n, ==, n);
  return n;
}

static guint
run_life (World *model, GRand *rand)
{
  static const char *const people[N_WORLDS] = { "Ana", "Luis", "Eva" };
  Life life = { 0 };
  guint n_buried = 0;

  for (guint i = 0; i < N_WORLDS; i++)
    life.worlds[i] = world_copy (model, BC_LEVEL_COUNCIL, people[i]);
  world_save (life.worlds[0],
              "committee",
              &life.committee,
              "kind",
              "national-council",
              "name",
              "Uno",
              NULL);
  meet_all (&life);
  for (guint i = 0; i < 20; i++) {
    const guint one = (guint) g_rand_int_range (rand, 0, N_WORLDS);
    const guint other = (guint) g_rand_int_range (rand, 0, N_WORLDS);

    if (g_rand_int_range (rand, 0, 3) > 0)
      act (&life, rand, one);
    else if (one != other) {
      world_merge (life.worlds[one], life.worlds[other]);
      life.known[one] |= life.known[other];
    }
  }
  meet_all (&life);
  for (guint i = 0; i < N_WORLDS; i++)
    n_buried += check_world (&life, life.worlds[i]);
  for (guint i = 0; i < N_WORLDS; i++)
    world_free (life.worlds[i]);
  return n_buried;
}

static void
test_nothing_is_hidden_without_a_word (void)
{
  const guint32 seed = g_test_rand_int () & 0xffffff;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  guint n_buried = 0;

  g_test_message ("seed %u", seed);
  world_run (model, "PRAGMA journal_mode = DELETE");
  for (guint i = 0; i < N_HISTORIES; i++)
    n_buried += run_life (model, rand);
  g_test_message ("buried: %u", n_buried);
  g_assert_cmpuint (n_buried, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/buried/what-a-deletion-did-not-know-is-told",
                   test_what_a_deletion_did_not_know_is_told);
  g_test_add_func ("/store/buried/deleting-it-again-settles", test_deleting_it_again_settles);
  g_test_add_func ("/store/buried/bringing-it-back-settles", test_bringing_it_back_settles);
  g_test_add_func ("/store/buried/what-was-known-is-not-told", test_what_was_known_is_not_told);
  g_test_add_func ("/store/buried/an-edit-is-told-as-well", test_an_edit_is_told_as_well);
  g_test_add_func ("/store/buried/a-deletion-taken-back-vouches-for-none",
                   test_a_deletion_taken_back_vouches_for_none);
  g_test_add_func ("/store/buried/an-answer-that-is-undone-asks-again",
                   test_an_answer_that_is_undone_asks_again);
  g_test_add_func ("/store/buried/another-ones-answer-is-undone",
                   test_another_ones_answer_is_undone);
  g_test_add_func ("/store/buried/a-deletion-that-is-redone-asks-nothing",
                   test_a_deletion_that_is_redone_asks_nothing);
  g_test_add_func ("/store/buried/nothing-is-hidden-without-a-word",
                   test_nothing_is_hidden_without_a_word);
  return g_test_run ();
}
