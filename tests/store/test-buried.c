/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was deleted by someone who did not know all that belongs to it: it is told, wherever the
 * same operations are held, until someone who knows decides. */
#include <string.h>

#include "conflicts.h"
#include "registry.h"
#include "undo.h"
#include "world.h"

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

static void
take_back (World *world, gint64 operation)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWriter) writer = registry_begin (world);
  g_auto (BcUndoReport) report = { 0 };

  bc_undo_operation (writer, operation, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.n_records, ==, 1);
  registry_commit (writer);
}

/* Deletes again what was deleted, and tells the operation by which. */
static gint64
answer (World *world, const BcId *record)
{
  world_delete (world, "committee", record, TRUE);
  return world_count (world, "SELECT max (row) FROM journal");
}

/* Whose answer it was does not matter: who deleted it knows more now. */
static void
test_another_ones_answer_is_undone (void)
{
  g_auto (Pair) pair = { 0 };
  BcId member = { 0 };

  pair_open (&pair);
  bury (&pair, &member);
  answer (pair.luis, &pair.committee);
  meet (&pair);
  take_back (pair.ana, world_count (pair.ana, "SELECT max (row) FROM journal"));
  meet (&pair);
  assert_doubts (&pair, 1);
  world_assert_sound (pair.luis);
}

/* What counts is whether the answer is in force, not how often it went back and forth: undone, done
 * again, and then taken back from the record's history. */
static void
test_an_answer_done_again_is_taken_back (void)
{
  g_auto (Pair) pair = { 0 };
  BcId member = { 0 };
  gint64 operation;

  pair_open (&pair);
  bury (&pair, &member);
  operation = answer (pair.luis, &pair.committee);
  registry_undo (pair.luis);
  redo (pair.luis);
  meet (&pair);
  assert_doubts (&pair, 0);
  take_back (pair.luis, operation);
  meet (&pair);
  assert_doubts (&pair, 1);
  g_assert_false (world_is_visible (pair.luis, &member));
  answer (pair.ana, &pair.committee);
  meet (&pair);
  assert_doubts (&pair, 0);
  world_assert_sound (pair.luis);
}

/* A gesture as another program might make it: twice nothing, that takes another gesture back. */
static gint64
write_empty (World *world, const BcId *record, gint64 reverts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWriter) writer = registry_begin (world);
  g_auto (BcRecordInfo) info = { 0 };
  gint64 row;

  bc_writer_lookup (writer, record, &info, &error);
  g_assert_no_error (error);
  bc_writer_start_gesture (writer, reverts);
  for (guint i = 0; i < 2; i++) {
    bc_writer_append (writer, info.row, info.scope, BC_ARRIVAL_NOW, "{}", &row, &error);
    g_assert_no_error (error);
  }
  registry_commit (writer);
  return world_count (world, "SELECT max (gesture) FROM journal");
}

/* However many gestures take each other back, and however many operations each has. */
static void
test_long_histories_of_others_are_told (void)
{
  g_auto (Pair) pair = { 0 };
  BcId member = { 0 };
  gint64 gesture;

  pair_open (&pair);
  bury (&pair, &member);
  answer (pair.luis, &pair.committee);
  gesture = world_count (pair.luis, "SELECT max (gesture) FROM journal");
  for (guint i = 1; i <= 101; i++) {
    gesture = write_empty (pair.luis, &pair.committee, gesture);
    if (i % 50 > 1)
      continue;
    meet (&pair);
    assert_doubts (&pair, i % 2);
  }
}

/* Two gestures of which each takes the other back: only the younger one can. */
static void
test_circles_of_others_are_told (void)
{
  g_auto (Pair) pair = { 0 };
  g_autofree char *sql = NULL;
  BcId member = { 0 };
  gint64 first, second;

  pair_open (&pair);
  bury (&pair, &member);
  answer (pair.luis, &pair.committee);
  first = world_count (pair.luis, "SELECT max (gesture) FROM journal");
  second = write_empty (pair.luis, &pair.committee, first);
  sql = g_strdup_printf ("UPDATE journal SET reverts = %" G_GINT64_FORMAT
                         " WHERE gesture = %" G_GINT64_FORMAT,
                         second,
                         first);
  world_run (pair.luis, sql);
  world_merge (pair.ana, pair.luis);
  assert_doubts (&pair, 1);
  write_empty (pair.luis, &pair.committee, second);
  world_merge (pair.ana, pair.luis);
  assert_doubts (&pair, 0);
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
  g_test_add_func ("/store/buried/an-answer-done-again-is-taken-back",
                   test_an_answer_done_again_is_taken_back);
  g_test_add_func ("/store/buried/long-histories-of-others-are-told",
                   test_long_histories_of_others_are_told);
  g_test_add_func ("/store/buried/circles-of-others-are-told", test_circles_of_others_are_told);
  g_test_add_func ("/store/buried/a-deletion-that-is-redone-asks-nothing",
                   test_a_deletion_that_is_redone_asks_nothing);
  return g_test_run ();
}
