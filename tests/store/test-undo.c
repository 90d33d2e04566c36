/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-error.h"
#include "undo.h"
#include "world.h"

typedef gboolean (*Step) (BcWriter *writer, BcUndoReport *report, GError **error);

static gboolean
try_step (World *world, Step step, BcUndoReport *report, GError **error)
{
  g_autoptr (BcWriter) writer = bc_writer_begin (world->database, world->now += 1000, error);

  g_assert_nonnull (writer);
  return step (writer, report, error) && bc_writer_commit (writer, error);
}

static void
take_step (World *world, Step step)
{
  g_autoptr (GError) error = NULL;
  g_auto (BcUndoReport) report = { 0 };

  try_step (world, step, &report, &error);
  g_assert_no_error (error);
}

static void
assert_nothing (World *world, Step step)
{
  g_autoptr (GError) error = NULL;
  g_auto (BcUndoReport) report = { 0 };

  g_assert_false (try_step (world, step, &report, &error));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_NOTHING);
}

static void
assert_name (World *world, const BcId *id, const char *expected)
{
  g_autofree char *name = world_get (world, id, "name");

  g_assert_cmpstr (name, ==, expected);
}

static void
test_gestures_go_back_one_by_one_and_forth (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  BcId id = { 0 };

  world_save (world, "committee", &id, "kind", "national-council", "name", "Uno", NULL);
  world_save (world, "committee", &id, "name", "Dos", NULL);
  world_save (world, "committee", &id, "name", "Tres", NULL);
  take_step (world, bc_undo);
  assert_name (world, &id, "Dos");
  take_step (world, bc_undo);
  assert_name (world, &id, "Uno");
  take_step (world, bc_redo);
  assert_name (world, &id, "Dos");
  take_step (world, bc_redo);
  assert_name (world, &id, "Tres");
  assert_nothing (world, bc_redo);
  take_step (world, bc_undo);
  take_step (world, bc_undo);
  take_step (world, bc_undo);
  g_assert_false (world_is_visible (world, &id));
  assert_nothing (world, bc_undo);
  take_step (world, bc_redo);
  g_assert_true (world_is_visible (world, &id));
  assert_name (world, &id, "Uno");
  world_assert_sound (world);
}

static gboolean
is_in_force (World *world, gint64 gesture)
{
  g_autoptr (GError) error = NULL;
  gboolean in_force = FALSE;

  g_assert_true (bc_undo_is_in_force (world->database, gesture, &in_force, &error));
  g_assert_no_error (error);
  return in_force;
}

/* However often it went back and forth, and however often that did. */
static void
test_gesture_is_in_force_or_not (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  BcId id = { 0 };
  gint64 first, second;

  world_save (world, "committee", &id, "kind", "national-council", "name", "Uno", NULL);
  first = world_count (world, "SELECT max (gesture) FROM journal");
  world_save (world, "committee", &id, "name", "Dos", NULL);
  second = world_count (world, "SELECT max (gesture) FROM journal");
  for (guint i = 0; i < 3; i++) {
    g_assert_true (is_in_force (world, first) && is_in_force (world, second));
    take_step (world, bc_undo);
    g_assert_true (is_in_force (world, first));
    g_assert_false (is_in_force (world, second));
    take_step (world, bc_undo);
    g_assert_false (is_in_force (world, first) || is_in_force (world, second));
    take_step (world, bc_redo);
    g_assert_true (is_in_force (world, first));
    g_assert_false (is_in_force (world, second));
    take_step (world, bc_redo);
  }
}

static void
test_new_gesture_ends_the_redo (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  BcId id = { 0 };

  world_save (world, "committee", &id, "kind", "national-council", "name", "Uno", NULL);
  world_save (world, "committee", &id, "name", "Dos", NULL);
  take_step (world, bc_undo);
  world_save (world, "committee", &id, "name", "Otro", NULL);
  assert_nothing (world, bc_redo);
  take_step (world, bc_undo);
  assert_name (world, &id, "Uno");
}

static void
test_one_gesture_of_many_records_goes_back_whole (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWriter) writer = bc_writer_begin (world->database, world->now, &error);
  BcId ids[3];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    static const char *const kinds[] = { "national-council",
                                         "regional-committee",
                                         "evaluation-committee" };
    g_auto (BcDraft) draft = { 0 };

    bc_draft_init (&draft, bc_dictionary_find ("committee"), NULL);
    bc_draft_set_text (&draft, "kind", kinds[i], &error);
    bc_save (writer, &draft, &ids[i], &error);
    g_assert_no_error (error);
  }
  bc_writer_commit (writer, &error);
  g_assert_no_error (error);
  take_step (world, bc_undo);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_false (world_is_visible (world, &ids[i]));
  assert_nothing (world, bc_undo);
  take_step (world, bc_redo);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_true (world_is_visible (world, &ids[i]));
}

static void
test_deletion_goes_back_with_what_was_owned (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  g_autofree char *owner = NULL;
  BcId id = { 0 }, member = { 0 };

  world_save (world, "committee", &id, "kind", "national-council", NULL);
  owner = bc_id_dup_text (&id);
  world_save (world, "committee-member", &member, "committee", owner, "name", "Eva", NULL);
  world_delete (world, "committee", &id, TRUE);
  g_assert_false (world_is_visible (world, &member));
  take_step (world, bc_undo);
  g_assert_true (world_is_visible (world, &id));
  g_assert_true (world_is_visible (world, &member));
  world_assert_sound (world);
}

static gboolean
try_operation (World *world, gint64 operation, GError **error)
{
  g_autoptr (BcWriter) writer = bc_writer_begin (world->database, world->now += 1000, error);
  g_auto (BcUndoReport) report = { 0 };

  return bc_undo_operation (writer, operation, &report, error) && bc_writer_commit (writer, error);
}

static void
test_what_someone_else_changed_is_told_and_left (void)
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) ana = world_copy (model, BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (World) luis = world_copy (model, BC_LEVEL_COUNCIL, "Luis");
  g_autoptr (GError) error = NULL;
  g_auto (BcUndoReport) report = { 0 };
  BcId id = { 0 };

  world_save (ana, "committee", &id, "kind", "national-council", "name", "Uno", NULL);
  world_save (ana, "committee", &id, "name", "Dos", NULL);
  world_merge (luis, ana);
  world_save (luis, "committee", &id, "name", "De Luis", NULL);
  world_merge (ana, luis);
  g_assert_true (try_step (ana, bc_undo, &report, &error));
  g_assert_cmpuint (report.n_records, ==, 0);
  g_assert_cmpuint (report.kept->len, ==, 1);
  assert_name (ana, &id, "De Luis");
  take_step (ana, bc_undo);
  g_assert_true (world_is_visible (ana, &id));
  assert_nothing (ana, bc_undo);
  world_assert_sound (ana);
}

/* From the history: another person's change, by someone who may write it. */
static void
test_change_of_another_person_is_taken_back (void)
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) ana = world_copy (model, BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (World) luis = world_copy (model, BC_LEVEL_MANAGER, "Luis");
  g_autoptr (GError) error = NULL;
  BcId committee = { 0 }, district = { 0 };
  gint64 first;

  world_save (ana, "committee", &committee, "kind", "national-council", "name", "Uno", NULL);
  world_save (ana, "committee", &committee, "name", "Dos", NULL);
  world_save (ana, "district", &district, "name", "Plaza", "commune", "13120", NULL);
  world_save (ana, "district", &district, "dream", "Luz", NULL);
  world_merge (luis, ana);
  first = world_count (luis, "SELECT min (row) FROM journal");
  g_assert_false (try_operation (luis, first + 1, &error));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_DENIED);
  g_clear_error (&error);
  g_assert_true (try_operation (luis, first + 3, &error));
  {
    g_autofree char *dream = world_get (luis, &district, "dream");

    g_assert_cmpstr (dream, ==, "");
  }
  assert_name (luis, &committee, "Dos");
  world_assert_sound (luis);
}

static void
find_commune (World *world, BcId *id)
{
  g_autoptr (GError) error = NULL;

  bc_lookup_text (world->database, "commune", "13120", id, &error);
  g_assert_no_error (error);
}

/* What the catalogues ship was there before anybody wrote. */
static void
test_shipped_entry_comes_back_as_it_was (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  BcId id;

  find_commune (world, &id);
  world_save (world, "commune", &id, "name", "Otra", NULL);
  take_step (world, bc_undo);
  g_assert_true (world_is_visible (world, &id));
  assert_name (world, &id, "Ñuñoa");
  take_step (world, bc_redo);
  assert_name (world, &id, "Otra");
  world_assert_sound (world);
}

static void
test_record_that_holds_someone_elses_work_stays (void)
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) region = world_copy (model, BC_LEVEL_REGION, "Luis");
  g_autoptr (World) manager = world_copy (model, BC_LEVEL_MANAGER, "Ana");
  g_autoptr (GError) error = NULL;
  g_auto (BcUndoReport) report = { 0 };
  g_autofree char *text = NULL;
  BcId district = { 0 }, business = { 0 };

  world_save (region, "district", &district, "name", "Plaza", "commune", "13120", NULL);
  text = bc_id_dup_text (&district);
  world_merge (manager, region);
  world_save (manager, "business", &business, "district", text, "trade-name", "Pan", NULL);
  world_merge (region, manager);
  g_assert_true (try_step (region, bc_undo, &report, &error));
  g_assert_cmpuint (report.kept->len, ==, 1);
  g_assert_true (world_is_visible (region, &district));
  g_assert_true (world_is_visible (region, &business));
  assert_nothing (region, bc_undo);
}

/* What was the region's to write until the manager took the district over. */
static void
test_undo_writes_no_more_than_one_may (void)
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) region = world_copy (model, BC_LEVEL_REGION, "Luis");
  g_autoptr (World) manager = world_copy (model, BC_LEVEL_MANAGER, "Ana");
  g_autoptr (GError) error = NULL;
  g_auto (BcUndoReport) report = { 0 };
  g_autofree char *dream = NULL;
  BcId district = { 0 };

  world_save (region, "district", &district, "name", "Plaza", "commune", "13120", NULL);
  world_save (region, "district", &district, "dream", "Luz", NULL);
  world_merge (manager, region);
  world_save (manager, "district", &district, "brand-name", "La Plaza", NULL);
  world_merge (region, manager);
  g_assert_true (try_step (region, bc_undo, &report, &error));
  g_assert_cmpuint (report.n_records, ==, 0);
  g_assert_cmpuint (report.kept->len, ==, 1);
  dream = world_get (region, &district, "dream");
  g_assert_cmpstr (dream, ==, "Luz");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/undo/gestures-go-back-one-by-one-and-forth",
                   test_gestures_go_back_one_by_one_and_forth);
  g_test_add_func ("/store/undo/gesture-is-in-force-or-not", test_gesture_is_in_force_or_not);
  g_test_add_func ("/store/undo/new-gesture-ends-the-redo", test_new_gesture_ends_the_redo);
  g_test_add_func ("/store/undo/one-gesture-of-many-records-goes-back-whole",
                   test_one_gesture_of_many_records_goes_back_whole);
  g_test_add_func ("/store/undo/deletion-goes-back-with-what-was-owned",
                   test_deletion_goes_back_with_what_was_owned);
  g_test_add_func ("/store/undo/what-someone-else-changed-is-told-and-left",
                   test_what_someone_else_changed_is_told_and_left);
  g_test_add_func ("/store/undo/change-of-another-person-is-taken-back",
                   test_change_of_another_person_is_taken_back);
  g_test_add_func ("/store/undo/shipped-entry-comes-back-as-it-was",
                   test_shipped_entry_comes_back_as_it_was);
  g_test_add_func ("/store/undo/record-that-holds-someone-elses-work-stays",
                   test_record_that_holds_someone_elses_work_stays);
  g_test_add_func ("/store/undo/undo-writes-no-more-than-one-may",
                   test_undo_writes_no_more_than_one_may);
  return g_test_run ();
}
