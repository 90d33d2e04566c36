/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "snapshot.h"
#include "undo.h"
#include "world.h"

#define SPRING "2026-09-01/2026-10-31"
#define SUMMER "2026-12-01/2027-01-31"
#define AUTUMN "2027-03-01/2027-04-30"

typedef struct
{
  World *world; /* (owned) */
  BcId plan;
  BcId action;
} Planning;

static char *
add_plan (World *world, BcId *plan)
{
  g_autofree char *district = NULL;
  BcId id = { 0 };

  world_save (world, "district", &id, "name", "Plaza", "commune", "13120", NULL);
  district = bc_id_dup_text (&id);
  world_save (world, "plan", plan, "district", district, NULL);
  return bc_id_dup_text (plan);
}

static BcId
add_action (World *world, const BcId *plan, const char *planned)
{
  g_autofree char *text = bc_id_dup_text (plan);
  BcId id = { 0 };

  world_save (world,
              "action",
              &id,
              "plan",
              text,
              "title",
              "Feria",
              "area",
              "1",
              "state",
              "planned",
              "planned",
              planned,
              NULL);
  return id;
}

static void
planning_clear (Planning *self)
{
  world_free (self->world);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Planning, planning_clear)

static void
planning_init (Planning *self)
{
  g_autofree char *plan = NULL;

  self->world = world_new (BC_LEVEL_MANAGER, "Ana");
  plan = add_plan (self->world, &self->plan);
  self->action = add_action (self->world, &self->plan, SPRING);
}

static void
submit (World *world, BcId *plan, const char *day)
{
  world_save (world, "plan", plan, "submitted-on", day, NULL);
}

static void
assert_baseline (World *world, const BcId *action, const char *expected) /* "" for none */
{
  g_autofree char *baseline = world_get (world, action, "baseline");

  g_assert_cmpstr (baseline, ==, expected);
}

static void
test_submission_keeps_what_was_planned (void)
{
  g_auto (Planning) self = { 0 };
  BcId late;

  planning_init (&self);
  assert_baseline (self.world, &self.action, "");
  submit (self.world, &self.plan, "2026-07-01");
  assert_baseline (self.world, &self.action, SPRING);
  world_save (self.world, "action", &self.action, "planned", SUMMER, NULL);
  assert_baseline (self.world, &self.action, SPRING);
  late = add_action (self.world, &self.plan, SUMMER);
  assert_baseline (self.world, &late, "");
  world_assert_sound (self.world);
}

static void
test_new_submission_moves_it (void)
{
  g_auto (Planning) self = { 0 };

  planning_init (&self);
  submit (self.world, &self.plan, "2026-07-01");
  world_save (self.world, "action", &self.action, "planned", SUMMER, NULL);
  submit (self.world, &self.plan, "2026-08-01");
  assert_baseline (self.world, &self.action, SUMMER);
  world_save (self.world, "action", &self.action, "planned", "", NULL);
  assert_baseline (self.world, &self.action, SUMMER);
  submit (self.world, &self.plan, "2026-09-01");
  assert_baseline (self.world, &self.action, "");
  world_assert_sound (self.world);
}

static void
test_submission_taken_back_takes_it_back (void)
{
  g_auto (Planning) self = { 0 };
  g_auto (BcUndoReport) report = { 0 };
  g_autoptr (BcWriter) writer = NULL;

  planning_init (&self);
  submit (self.world, &self.plan, "2026-07-01");
  writer = bc_writer_begin (self.world->database, self.world->now += 1000, NULL);
  g_assert_true (bc_undo (writer, &report, NULL));
  g_assert_true (bc_writer_commit (writer, NULL));
  assert_baseline (self.world, &self.action, "");
  world_assert_sound (self.world);
}

/* What the other laptop had planned before the submission belongs to what was submitted. */
static void
test_both_orders_of_merging_agree (void)
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) ana = world_copy (model, BC_LEVEL_MANAGER, "Ana");
  g_autoptr (World) luis = world_copy (model, BC_LEVEL_MANAGER, "Luis");
  g_autofree char *text = NULL;
  BcId plan = { 0 }, action;

  text = add_plan (ana, &plan);
  action = add_action (ana, &plan, SPRING);
  world_merge (luis, ana);
  luis->now += 60000;
  world_save (luis, "action", &action, "planned", SUMMER, NULL);
  ana->now += 120000;
  submit (ana, &plan, "2026-07-01");
  assert_baseline (ana, &action, SPRING);
  luis->now += 240000;
  world_save (luis, "action", &action, "planned", AUTUMN, NULL);
  world_merge (ana, luis);
  world_merge (luis, ana);
  assert_baseline (ana, &action, SUMMER);
  assert_baseline (luis, &action, SUMMER);
  world_assert_sound (ana);
  world_assert_sound (luis);
}

static void
test_past_moment_has_its_own (void)
{
  g_auto (Planning) self = { 0 };
  g_autoptr (BcDatabase) past = NULL;
  g_autofree char *baseline = NULL;
  gint64 before;

  planning_init (&self);
  submit (self.world, &self.plan, "2026-07-01");
  before = self.world->now;
  world_save (self.world, "action", &self.action, "planned", SUMMER, NULL);
  submit (self.world, &self.plan, "2026-08-01");
  past = bc_snapshot_create (self.world->database, BC_SNAPSHOT_BY_STAMP, before, NULL, NULL);
  g_assert_nonnull (past);
  g_assert_true (bc_database_get_text (past, &baseline, NULL, "SELECT baseline FROM action", ""));
  g_assert_cmpstr (baseline, ==, SPRING);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/baseline/submission-keeps-what-was-planned",
                   test_submission_keeps_what_was_planned);
  g_test_add_func ("/store/baseline/new-submission-moves-it", test_new_submission_moves_it);
  g_test_add_func ("/store/baseline/submission-taken-back-takes-it-back",
                   test_submission_taken_back_takes_it_back);
  g_test_add_func ("/store/baseline/both-orders-of-merging-agree",
                   test_both_orders_of_merging_agree);
  g_test_add_func ("/store/baseline/past-moment-has-its-own", test_past_moment_has_its_own);
  return g_test_run ();
}
