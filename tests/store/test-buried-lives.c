/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was deleted by someone who did not know all that belongs to it, whatever happened: it is
 * told as the whole of what each knew tells it. */
#include "buried.h"
#include "world.h"

#define N_WORLDS    3
#define N_CHILDREN  4
#define N_HISTORIES 40
#define MOST_EVENTS 64

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
save_member (Life *self, World *world, guint member, const char *name)
{
  g_autofree char *owner = bc_id_dup_text (&self->committee);
  BcId *id = &self->members[member];

  if (bc_id_is_nil (id))
    world_save (world, "committee-member", id, "committee", owner, "name", name, NULL);
  else
    world_save (world, "committee-member", id, "name", name, NULL);
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
    save_member (self, world, member, name);
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
  g_test_add_func ("/store/buried-lives/nothing-is-hidden-without-a-word",
                   test_nothing_is_hidden_without_a_word);
  return g_test_run ();
}
