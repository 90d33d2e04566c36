/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ranking.h"
#include "store-error.h"
#include "undo.h"
#include "world.h"

#define MOST_DOTS 3

typedef struct
{
  World *world; /* (owned) */
  BcId plan;
  BcId proposals[4];
} Workshop;

static BcId
propose (World *world, const BcId *plan, const char *text, const char *area)
{
  g_autofree char *owner = bc_id_dup_text (plan);
  BcId id = { 0 };

  world_save (world, "proposal", &id, "plan", owner, "text", text, "area", area, NULL);
  return id;
}

static void
workshop_init (Workshop *self)
{
  static const char *const texts[] = { "Feria", "Luces", "Más luces", "Wifi" };
  g_autofree char *district = NULL;
  BcId id = { 0 };

  self->world = world_new (BC_LEVEL_MANAGER, "Ana");
  world_save (self->world, "district", &id, "name", "Plaza", "commune", "13120", NULL);
  district = bc_id_dup_text (&id);
  world_save (self->world, "plan", &self->plan, "district", district, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    self->proposals[i] = propose (self->world, &self->plan, texts[i], i == 0 ? "1" : "2");
}

static void
workshop_clear (Workshop *self)
{
  world_free (self->world);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Workshop, workshop_clear)

static gboolean
vote (Workshop *self, guint proposal, const char *voter, gint64 change, GError **error)
{
  g_autoptr (BcWriter) writer =
    bc_writer_begin (self->world->database, self->world->now += 1000, NULL);
  BcVote ballot = { self->proposals[proposal], voter, change };

  return bc_ranking_vote (writer, &self->plan, &ballot, MOST_DOTS, error) &&
         bc_writer_commit (writer, error);
}

static BcRanking *
read_ranking (Workshop *self)
{
  g_autoptr (GError) error = NULL;
  BcRanking *ranking = bc_ranking_read (self->world->database, &self->plan, &error);

  g_assert_no_error (error);
  return ranking;
}

/* "Luces 3+1 #1 | …": text, dots, how many were merged, rank. */
static void
assert_ranking (Workshop *self, const char *expected)
{
  g_autoptr (BcRanking) ranking = read_ranking (self);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ranking->proposals->len; i++) {
    const BcRanked *ranked = ranking->proposals->pdata[i];

    g_string_append_printf (text,
                            "%s%s %" G_GINT64_FORMAT "+%u #%u",
                            i > 0 ? " | " : "",
                            ranked->text,
                            ranked->dots,
                            ranked->n_merged,
                            ranked->rank);
  }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
merge_into (Workshop *self, guint from, guint into)
{
  g_autofree char *text = bc_id_dup_text (&self->proposals[into]);

  world_save (self->world, "proposal", &self->proposals[from], "merged-into", text, NULL);
}

static void
test_most_dots_come_first (void)
{
  g_auto (Workshop) self = { 0 };
  g_autoptr (BcRanking) ranking = NULL;

  workshop_init (&self);
  g_assert_true (vote (&self, 3, "1", 2, NULL));
  g_assert_true (vote (&self, 0, "1", 1, NULL));
  g_assert_true (vote (&self, 0, "2", 1, NULL));
  g_assert_true (vote (&self, 1, "2", 1, NULL));
  assert_ranking (&self, "Feria 2+0 #1 | Wifi 2+0 #1 | Luces 1+0 #3 | Más luces 0+0 #4");
  ranking = read_ranking (&self);
  g_assert_cmpuint (ranking->n_voters, ==, 2);
  g_assert_cmpint (ranking->n_dots, ==, 5);
}

static void
test_nobody_gives_more_than_there_are (void)
{
  g_auto (Workshop) self = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 given;

  workshop_init (&self);
  g_assert_true (vote (&self, 0, "1", 2, NULL));
  g_assert_false (vote (&self, 1, "1", 2, &error));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "1 has no dots left: each person has 3");
  g_assert_true (vote (&self, 1, "1", 1, NULL));
  g_assert_true (vote (&self, 0, "1", -2, NULL));
  g_assert_true (vote (&self, 0, "1", -5, NULL));
  g_assert_true (bc_ranking_count_dots (self.world->database, &self.plan, "1", &given, NULL));
  g_assert_cmpint (given, ==, 1);
  assert_ranking (&self, "Luces 1+0 #1 | Feria 0+0 #2 | Más luces 0+0 #2 | Wifi 0+0 #2");
}

static void
test_merged_proposals_count_together (void)
{
  g_auto (Workshop) self = { 0 };

  workshop_init (&self);
  g_assert_true (vote (&self, 1, "1", 1, NULL));
  g_assert_true (vote (&self, 2, "2", 2, NULL));
  g_assert_true (vote (&self, 0, "2", 1, NULL));
  merge_into (&self, 2, 1);
  assert_ranking (&self, "Luces 3+1 #1 | Feria 1+0 #2 | Wifi 0+0 #3");
  merge_into (&self, 1, 0);
  assert_ranking (&self, "Feria 4+2 #1 | Wifi 0+0 #2");
  world_delete (self.world, "proposal", &self.proposals[0], TRUE);
  assert_ranking (&self, "Luces 3+1 #1 | Wifi 0+0 #2");
}

/* Two laptops can have merged each into the other. */
static void
test_circle_loses_no_proposal (void)
{
  g_auto (Workshop) self = { 0 };

  workshop_init (&self);
  g_assert_true (vote (&self, 1, "1", 1, NULL));
  merge_into (&self, 1, 2);
  merge_into (&self, 2, 1);
  assert_ranking (&self, "Luces 1+0 #1 | Feria 0+0 #2 | Más luces 0+0 #2 | Wifi 0+0 #2");
}

static void
make_actions (Workshop *self, guint n_chosen)
{
  g_autoptr (BcRanking) ranking = read_ranking (self);
  g_autoptr (BcWriter) writer =
    bc_writer_begin (self->world->database, self->world->now += 1000, NULL);
  g_autoptr (GError) error = NULL;

  bc_ranking_make_actions (writer, &self->plan, ranking, self->proposals, n_chosen, &error);
  g_assert_no_error (error);
  g_assert_true (bc_writer_commit (writer, NULL));
}

static void
test_chosen_ones_become_actions_in_one_gesture (void)
{
  g_auto (Workshop) self = { 0 };
  g_auto (BcUndoReport) report = { 0 };
  g_autoptr (BcWriter) writer = NULL;

  workshop_init (&self);
  g_assert_true (vote (&self, 1, "1", 2, NULL));
  make_actions (&self, 2);
  make_actions (&self, 2);
  g_assert_cmpint (world_count (self.world, "SELECT count(*) FROM action WHERE hidden = 0"), ==, 2);
  g_assert_cmpint (world_count (self.world,
                                "SELECT count(*) FROM action WHERE priority = 1 "
                                "AND title = 'Luces' AND state_name = 'prioritised'"),
                   ==,
                   1);
  g_assert_cmpint (world_count (self.world,
                                "SELECT count(*) FROM proposal p JOIN record r ON r.id = p.action"),
                   ==,
                   2);
  writer = bc_writer_begin (self.world->database, self.world->now += 1000, NULL);
  g_assert_true (bc_undo (writer, &report, NULL));
  g_assert_true (bc_writer_commit (writer, NULL));
  g_assert_cmpint (world_count (self.world, "SELECT count(*) FROM action WHERE hidden = 0"), ==, 0);
  world_assert_sound (self.world);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/ranking/most-dots-come-first", test_most_dots_come_first);
  g_test_add_func ("/store/ranking/nobody-gives-more-than-there-are",
                   test_nobody_gives_more_than_there_are);
  g_test_add_func ("/store/ranking/merged-proposals-count-together",
                   test_merged_proposals_count_together);
  g_test_add_func ("/store/ranking/circle-loses-no-proposal", test_circle_loses_no_proposal);
  g_test_add_func ("/store/ranking/chosen-ones-become-actions-in-one-gesture",
                   test_chosen_ones_become_actions_in_one_gesture);
  return g_test_run ();
}
