/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "adopt.h"
#include "lookup.h"
#include "save.h"
#include "world.h"

/* An upgrade, played backwards: what is in the journal under names that nobody knew is renamed to
 * names that this version knows, as if they had become known. */

static void
write_as_newer (World *world)
{
  world_run (world, "UPDATE journal SET fields = json_set (fields, '$.\"lunar-phase\"', 'llena')");
}

/* What an arriving operation would have done. */
static void
refold (World *world, const BcId *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWriter) writer = bc_writer_begin (world->database, world->now, &error);
  g_auto (BcRecordInfo) info = { 0 };

  g_assert_no_error (error);
  g_assert_true (bc_lookup_id (world->database, id, &info, &error));
  g_assert_true (bc_record_refold (writer, info.row, info.type_name, &error));
  g_assert_true (bc_writer_commit (writer, &error));
}

static gint64
count_carried (World *world)
{
  return world_count (world, "SELECT count(*) FROM record WHERE extra IS NOT NULL");
}

static void
test_known_field_takes_its_place (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (GError) error = NULL;
  g_autofree char *slogan = NULL;
  BcId id = { 0 };

  world_save (world, "district", &id, "name", "Plaza", "commune", "13120", NULL);
  write_as_newer (world);
  refold (world, &id);
  world_save (world, "district", &id, "brand-name", "La Plaza", NULL);
  g_assert_cmpint (count_carried (world), ==, 1);
  world_run (world, "UPDATE journal SET fields = replace (fields, 'lunar-phase', 'brand-slogan')");
  bc_adopt_unknown (world->database, &error);
  g_assert_no_error (error);
  slogan = world_get (world, &id, "brand-slogan");
  g_assert_cmpstr (slogan, ==, "llena");
  g_assert_cmpint (count_carried (world), ==, 0);
  world_assert_sound (world);
}

static void
test_known_type_takes_its_place (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (GError) error = NULL;
  BcId id = { 0 };

  world_save (world, "committee", &id, "kind", "national-council", "name", "Uno", NULL);
  world_run (world,
             "UPDATE record SET type = 'moon' WHERE type = 'committee';"
             "DELETE FROM committee; INSERT INTO search (search) VALUES ('rebuild')");
  world_run (world, "UPDATE record SET extra = '{\"name\":\"Uno\"}' WHERE type = 'moon'");
  world_run (world, "UPDATE record SET type = 'committee' WHERE type = 'moon'");
  bc_adopt_unknown (world->database, &error);
  g_assert_no_error (error);
  g_assert_cmpint (world_count (world, "SELECT count(*) FROM committee WHERE name = 'Uno'"), ==, 1);
  world_assert_sound (world);
}

static void
test_same_dictionary_adopts_nothing (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  BcId id = { 0 };

  world_save (world, "committee", &id, "kind", "national-council", "name", "Uno", NULL);
  g_assert_true (bc_adopt_unknown (world->database, NULL));
  write_as_newer (world);
  refold (world, &id);
  g_assert_true (bc_adopt_unknown (world->database, NULL));
  g_assert_cmpint (count_carried (world), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/adopt/known-field-takes-its-place", test_known_field_takes_its_place);
  g_test_add_func ("/store/adopt/known-type-takes-its-place", test_known_type_takes_its_place);
  g_test_add_func ("/store/adopt/same-dictionary-adopts-nothing",
                   test_same_dictionary_adopts_nothing);
  return g_test_run ();
}
