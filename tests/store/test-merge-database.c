/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clock.h"
#include "conflicts.h"
#include "merge-database.h"
#include "stamp.h"
#include "store-error.h"
#include "world.h"

#define N_WORLDS 3

/* That they converge is shown by the plain run; what the sanitizers look for is in the first. */
#ifdef __SANITIZE_ADDRESS__
#define N_HISTORIES 60
#else
#define N_HISTORIES 300
#endif

static void
assert_same (World *a, World *b)
{
  g_autofree char *one = world_describe (a);
  g_autofree char *other = world_describe (b);

  g_assert_cmpstr (one, ==, other);
}

static void
test_two_laptops_make_the_same_district (void)
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) ana = world_copy (model, BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (World) luis = world_copy (model, BC_LEVEL_COUNCIL, "Luis");
  BcId ours = { 0 }, theirs = { 0 };

  world_save (ana, "district", &ours, "name", "Plaza Ñuñoa", "commune", "13120", NULL);
  world_save (luis, "district", &theirs, "name", "plaza  nunoa", "commune", "13120", NULL);
  g_assert_true (bc_id_equal (&ours, &theirs));
  world_merge (ana, luis);
  world_merge (luis, ana);
  g_assert_cmpint (world_count (ana, "SELECT count(*) FROM district"), ==, 1);
  g_assert_cmpint (world_count (ana, "SELECT count(*) FROM conflict"), ==, 1);
  assert_same (ana, luis);
  world_assert_sound (ana);
}

static void
test_conflict_shows_both_and_is_settled (void)
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) ana = world_copy (model, BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (World) luis = world_copy (model, BC_LEVEL_COUNCIL, "Luis");
  g_autoptr (GPtrArray) conflicts = NULL;
  BcId id = { 0 };

  world_save (ana, "district", &id, "name", "Barrio", "commune", "13120", NULL);
  world_merge (luis, ana);
  world_save (ana, "district", &id, "dream", "Uno", NULL);
  luis->now += 60000;
  world_save (luis, "district", &id, "dream", "Dos", NULL);
  world_merge (ana, luis);
  conflicts = bc_conflicts_read (ana->database, NULL);
  g_assert_cmpuint (conflicts->len, ==, 1);
  {
    BcConflict *conflict = conflicts->pdata[0];
    BcConflictSide *winner = conflict->sides->pdata[0];
    BcConflictSide *loser = conflict->sides->pdata[1];

    g_assert_cmpstr (conflict->field, ==, "dream");
    g_assert_cmpstr (winner->text, ==, "Dos");
    g_assert_cmpstr (winner->author, ==, "Luis");
    g_assert_cmpstr (loser->text, ==, "Uno");
  }
  world_save (ana, "district", &id, "dream", "Tres", NULL);
  world_merge (luis, ana);
  g_assert_cmpint (world_count (luis, "SELECT count(*) FROM conflict"), ==, 0);
  assert_same (ana, luis);
}

/* What was in force is settled as well: saving the same value again takes a side. */
static void
test_choosing_the_value_in_force_settles (void)
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) ana = world_copy (model, BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (World) luis = world_copy (model, BC_LEVEL_COUNCIL, "Luis");
  BcId id = { 0 };

  world_save (ana, "district", &id, "name", "Barrio", "commune", "13120", NULL);
  world_merge (luis, ana);
  world_save (ana, "district", &id, "dream", "Uno", NULL);
  world_save (luis, "district", &id, "dream", "Dos", NULL);
  world_merge (ana, luis);
  g_assert_cmpint (world_count (ana, "SELECT count(*) FROM conflict"), ==, 1);
  {
    g_autofree char *dream = world_get (ana, &id, "dream");

    world_save (ana, "district", &id, "dream", dream, NULL);
  }
  g_assert_cmpint (world_count (ana, "SELECT count(*) FROM conflict"), ==, 0);
  world_assert_sound (ana);
}

static void
test_stale_form_makes_a_conflict (void)
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) ana = world_copy (model, BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (World) luis = world_copy (model, BC_LEVEL_COUNCIL, "Luis");
  BcId id = { 0 };
  gint64 arrival;

  world_save (ana, "district", &id, "name", "Barrio", "commune", "13120", NULL);
  world_merge (luis, ana);
  arrival = world_count (ana, "SELECT max (row) FROM journal");
  world_save (luis, "district", &id, "dream", "Dos", NULL);
  world_merge (ana, luis);
  g_assert_true (world_save_since (ana, "district", &id, arrival, "dream", "Uno"));
  g_assert_cmpint (world_count (ana, "SELECT count(*) FROM conflict"), ==, 1);
  world_merge (luis, ana);
  assert_same (ana, luis);
}

static void
test_edit_beats_a_deletion_that_did_not_know_it (void)
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) ana = world_copy (model, BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (World) luis = world_copy (model, BC_LEVEL_COUNCIL, "Luis");
  g_autoptr (GPtrArray) doubts = NULL;
  BcId id = { 0 };

  world_save (ana, "district", &id, "name", "Barrio", "commune", "13120", NULL);
  world_merge (luis, ana);
  world_save (luis, "district", &id, "dream", "Vivo", NULL);
  world_delete (ana, "district", &id, TRUE);
  g_assert_false (world_is_visible (ana, &id));
  world_merge (ana, luis);
  g_assert_true (world_is_visible (ana, &id));
  doubts = bc_doubts_read (ana->database, NULL);
  g_assert_cmpuint (doubts->len, ==, 1);
  world_assert_sound (ana);
}

/* "María" and "MARIA" are one voter, whose name cannot change but where two disagree. */
static void
test_fixed_field_in_conflict_is_settled (void)
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) ana = world_copy (model, BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (World) luis = world_copy (model, BC_LEVEL_COUNCIL, "Luis");
  BcId ours = { 0 }, theirs = { 0 };

  world_save (ana, "funding-source", &ours, "code", "x", "name", "X", "kind", "own", NULL);
  world_save (luis, "funding-source", &theirs, "code", "X", "name", "X", "kind", "own", NULL);
  g_assert_true (bc_id_equal (&ours, &theirs));
  world_merge (ana, luis);
  g_assert_cmpint (world_count (ana, "SELECT count(*) FROM conflict"), ==, 1);
  world_save (ana, "funding-source", &ours, "code", "x", NULL);
  g_assert_cmpint (world_count (ana, "SELECT count(*) FROM conflict"), ==, 0);
}

static void
test_conflict_of_a_deleted_record_is_not_listed (void)
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) ana = world_copy (model, BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (World) luis = world_copy (model, BC_LEVEL_COUNCIL, "Luis");
  g_autoptr (GPtrArray) conflicts = NULL;
  BcId id = { 0 };

  world_save (ana, "district", &id, "name", "Barrio", "commune", "13120", NULL);
  world_merge (luis, ana);
  world_save (ana, "district", &id, "dream", "Uno", NULL);
  world_save (luis, "district", &id, "dream", "Dos", NULL);
  world_merge (ana, luis);
  world_delete (ana, "district", &id, TRUE);
  conflicts = bc_conflicts_read (ana->database, NULL);
  g_assert_cmpuint (conflicts->len, ==, 0);
}

static void
test_doubt_is_answered_by_keeping_the_record (void)
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) ana = world_copy (model, BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (World) luis = world_copy (model, BC_LEVEL_COUNCIL, "Luis");
  g_autoptr (GPtrArray) doubts = NULL;
  BcId id = { 0 };

  world_save (ana, "district", &id, "name", "Barrio", "commune", "13120", NULL);
  world_merge (luis, ana);
  world_save (luis, "district", &id, "dream", "Vivo", NULL);
  world_delete (ana, "district", &id, TRUE);
  world_merge (ana, luis);
  world_delete (ana, "district", &id, FALSE);
  doubts = bc_doubts_read (ana->database, NULL);
  g_assert_cmpuint (doubts->len, ==, 0);
  world_merge (luis, ana);
  assert_same (ana, luis);
}

static void
test_copy_that_went_on_is_refused (void)
{
  g_autoptr (World) ana = world_new (BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (World) copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWriter) writer = NULL;
  g_autofree char *path = g_strconcat (ana->path, ".copy", NULL);
  g_autofree char *vacuum = g_strdup_printf ("VACUUM INTO '%s'", path);
  BcMergeReport report;
  BcId id = { 0 }, other = { 0 };

  world_save (ana, "committee", &id, "kind", "national-council", "name", "Uno", NULL);
  world_run (ana, vacuum);
  copy = g_new0 (World, 1);
  copy->path = g_steal_pointer (&path);
  copy->now = ana->now;
  copy->database = bc_database_open (copy->path, BC_DATABASE_WRITE, &error);
  g_assert_no_error (error);
  world_save (ana, "committee", &id, "name", "Dos", NULL);
  other = id;
  world_save (copy, "committee", &other, "name", "Tres", NULL);
  writer = bc_writer_begin (ana->database, ana->now, &error);
  g_assert_no_error (error);
  g_assert_false (bc_merge_database (writer, copy->path, &report, NULL, &error));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_CONFLICT);
}

/* What was written before is taken; what bears a time still to come, and all that follows it, is
 * taken when its time has come, and nobody's clock is put ahead meanwhile. */
static void
test_what_runs_ahead_waits (void)
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) ana = world_copy (model, BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (World) luis = world_copy (model, BC_LEVEL_COUNCIL, "Luis");
  g_autofree char *name = NULL;
  gint64 now = ana->now + 60000;
  BcMergeReport report;
  BcId committee = { 0 }, district = { 0 };

  world_save (luis, "committee", &committee, "kind", "national-council", "name", "Uno", NULL);
  luis->now += G_GINT64_CONSTANT (1000) * 86400 * 1000;
  world_save (luis, "committee", &committee, "name", "Dos", NULL);
  luis->now = now;
  world_save (luis, "committee", &committee, "name", "Tres", NULL);
  world_save (luis, "district", &district, "name", "Plaza", "commune", "13120", NULL);
  report = world_merge_at (ana, luis, now);
  g_assert_cmpint (report.n_operations, ==, 1);
  g_assert_cmpint (report.n_waiting, ==, 3);
  g_assert_cmpint (world_count (ana, "SELECT count(*) FROM district"), ==, 0);
  g_assert_cmpint (world_count (ana, "SELECT last_stamp >> 16 FROM profile"), <=, now);
  name = world_get (ana, &committee, "name");
  g_assert_cmpstr (name, ==, "Uno");
  world_assert_sound (ana);

  report = world_merge_at (ana, luis, report.waiting_until - 1);
  g_assert_cmpint (report.n_waiting, >, 0);
  report = world_merge_at (ana, luis, report.waiting_until);
  g_assert_cmpint (report.n_waiting, ==, 0);
  assert_same (ana, luis);
  world_assert_sound (ana);
}

static void
test_own_clock_is_told (void)
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) ana = world_copy (model, BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *early = NULL;
  g_autofree char *late = NULL;
  gint64 now = ana->now;
  BcId id = { 0 };

  ana->now += BC_STAMP_TOLERANCE + 60000;
  world_save (ana, "committee", &id, "kind", "national-council", "name", "Uno", NULL);
  early = bc_clock_dup_notice (ana->database, now);
  g_assert_nonnull (early);
  late = bc_clock_dup_notice (ana->database, ana->now - BC_STAMP_TOLERANCE);
  g_assert_null (late);
  g_assert_true (bc_clock_check (ana->database, ana->now - BC_STAMP_TOLERANCE, problems, NULL));
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_true (bc_clock_check (ana->database, ana->now - BC_STAMP_TOLERANCE - 1, problems, NULL));
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_true (g_str_has_prefix (problems->pdata[0], "Ana: "));
}

/* A random save of one of a few committees, people and districts. */
static void
act (World *world, GRand *rand, BcId *ids)
{
  guint which = (guint) g_rand_int_range (rand, 0, 4);
  g_autofree char *text = g_strdup_printf ("v%d", g_rand_int_range (rand, 0, 6));
  g_autoptr (GError) error = NULL;
  const char *type = which == 0 ? "committee" : which == 1 ? "district" : "committee-member";
  gboolean there = bc_id_is_nil (&ids[which]) ? FALSE : world_is_visible (world, &ids[which]);

  if (there && g_rand_int_range (rand, 0, 6) == 0)
    world_delete (world, type, &ids[which], TRUE);
  else if (there && which == 1)
    world_try (world, &error, type, &ids[which], "dream", text, NULL);
  else if (there)
    world_try (world, &error, type, &ids[which], "name", text, NULL);
  else if (which == 0)
    world_try (world, &error, type, &ids[which], "kind", "national-council", "name", text, NULL);
  else if (which == 1)
    world_try (world, &error, type, &ids[which], "name", "Barrio", "commune", "13120", NULL);
  else if (world_is_visible (world, &ids[0])) {
    g_autofree char *owner = bc_id_dup_text (&ids[0]);

    ids[which] = (BcId){ 0 };
    world_try (world, &error, type, &ids[which], "committee", owner, "name", text, NULL);
  }
}

static void
run_history (World *model, guint32 seed)
{
  static const char *const people[N_WORLDS] = { "Ana", "Luis", "Eva" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) worlds = g_ptr_array_new_with_free_func ((GDestroyNotify) world_free);
  BcId ids[4] = { 0 };
  guint n_steps = (guint) g_rand_int_range (rand, 5, 25);

  for (guint i = 0; i < N_WORLDS; i++)
    g_ptr_array_add (worlds, world_copy (model, BC_LEVEL_COUNCIL, people[i]));
  for (guint i = 0; i < n_steps; i++) {
    World *one = worlds->pdata[g_rand_int_range (rand, 0, N_WORLDS)];
    World *other = worlds->pdata[g_rand_int_range (rand, 0, N_WORLDS)];

    one->now = model->now + g_rand_int_range (rand, -240000, 240000);
    if (g_rand_int_range (rand, 0, 4) == 0 && one != other)
      world_merge (one, other);
    else
      act (one, rand, ids);
  }
  for (guint i = 0; i < 2 * N_WORLDS; i++)
    world_merge (worlds->pdata[i % N_WORLDS], worlds->pdata[(i + 1) % N_WORLDS]);
  for (guint i = 0; i < 2 * N_WORLDS; i++)
    world_merge (worlds->pdata[i % N_WORLDS], worlds->pdata[(i + 2) % N_WORLDS]);
  assert_same (worlds->pdata[0], worlds->pdata[1]);
  assert_same (worlds->pdata[0], worlds->pdata[2]);
  g_assert_cmpint (world_merge (worlds->pdata[0], worlds->pdata[1]).n_operations, ==, 0);
  if (seed % 20 == 0)
    world_assert_sound (worlds->pdata[seed % N_WORLDS]);
}

static void
test_generated_histories_converge (void)
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);

  world_run (model, "PRAGMA journal_mode = DELETE");
  for (guint32 seed = 1; seed <= N_HISTORIES; seed++) {
    g_test_message ("seed %u", seed);
    run_history (model, seed);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/merge/two-laptops-make-the-same-district",
                   test_two_laptops_make_the_same_district);
  g_test_add_func ("/store/merge/conflict-shows-both-and-is-settled",
                   test_conflict_shows_both_and_is_settled);
  g_test_add_func ("/store/merge/choosing-the-value-in-force-settles",
                   test_choosing_the_value_in_force_settles);
  g_test_add_func ("/store/merge/stale-form-makes-a-conflict", test_stale_form_makes_a_conflict);
  g_test_add_func ("/store/merge/edit-beats-a-deletion-that-did-not-know-it",
                   test_edit_beats_a_deletion_that_did_not_know_it);
  g_test_add_func ("/store/merge/fixed-field-in-conflict-is-settled",
                   test_fixed_field_in_conflict_is_settled);
  g_test_add_func ("/store/merge/conflict-of-a-deleted-record-is-not-listed",
                   test_conflict_of_a_deleted_record_is_not_listed);
  g_test_add_func ("/store/merge/doubt-is-answered-by-keeping-the-record",
                   test_doubt_is_answered_by_keeping_the_record);
  g_test_add_func ("/store/merge/copy-that-went-on-is-refused", test_copy_that_went_on_is_refused);
  g_test_add_func ("/store/merge/what-runs-ahead-waits", test_what_runs_ahead_waits);
  g_test_add_func ("/store/merge/own-clock-is-told", test_own_clock_is_told);
  g_test_add_func ("/store/merge/generated-histories-converge", test_generated_histories_converge);
  return g_test_run ();
}
