/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "check.h"
#include "history.h"
#include "records-read.h"
#include "search.h"
#include "snapshot.h"
#include "undo.h"
#include "world.h"

static GPtrArray *
read_history (World *world, const BcId *record)
{
  g_autoptr (GError) error = NULL;
  BcHistoryQuery query = { .limit = 100 };
  GPtrArray *entries;

  if (record != NULL)
    query.record = *record;
  entries = bc_history_read (world->database, &query, &error);
  g_assert_no_error (error);
  return entries;
}

static void
assert_sentence (GPtrArray *entries, guint place, const char *expected)
{
  g_assert_cmpuint (place, <, entries->len);
  g_assert_cmpstr (((BcHistoryEntry *) entries->pdata[place])->sentence, ==, expected);
}

static void
test_sentences_say_what_happened (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (GPtrArray) entries = NULL;
  g_auto (BcUndoReport) report = { 0 };
  BcId id = { 0 };

  world_save (world, "district", &id, "name", "Plaza", "commune", "13120", NULL);
  world_save (world, "district", &id, "dream", "Luz", NULL);
  world_save (world, "district", &id, "dream", "Luz y sombra", NULL);
  world_save (world, "district", &id, "dream", "", NULL);
  world_delete (world, "district", &id, TRUE);
  {
    g_autoptr (BcWriter) writer = bc_writer_begin (world->database, world->now += 1000, NULL);

    g_assert_true (bc_undo (writer, &report, NULL));
    g_assert_true (bc_writer_commit (writer, NULL));
  }
  entries = read_history (world, &id);
  g_assert_cmpuint (entries->len, ==, 6);
  assert_sentence (entries, 0, "Took back – Brought back");
  assert_sentence (entries, 1, "Deleted");
  assert_sentence (entries, 2, "Dream: emptied, was Luz y sombra");
  assert_sentence (entries, 3, "Dream: from Luz to Luz y sombra");
  assert_sentence (entries, 4, "Dream: Luz");
  assert_sentence (entries, 5, "Added – Name: Plaza; Commune: Ñuñoa");
  g_assert_cmpstr (((BcHistoryEntry *) entries->pdata[0])->author, ==, "Ana");
}

static void
revert (World *world, gboolean (*step) (BcWriter *, BcUndoReport *, GError **))
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWriter) writer = bc_writer_begin (world->database, world->now += 1000, &error);
  g_auto (BcUndoReport) report = { 0 };

  g_assert_no_error (error);
  step (writer, &report, &error);
  g_assert_no_error (error);
  bc_writer_commit (writer, &error);
  g_assert_no_error (error);
}

/* Who deletes again what is deleted answers that it stays so: taken back and given again, nothing
 * is set, and it is no less said. */
static void
test_an_answer_taken_back_is_told (void)
{
  g_autoptr (World) model = world_new (BC_LEVEL_NONE, NULL);
  g_autoptr (World) world = world_copy (model, BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (World) luis = world_copy (model, BC_LEVEL_COUNCIL, "Luis");
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *owner = NULL;
  BcId id = { 0 }, member = { 0 };

  world_save (world, "committee", &id, "kind", "national-council", "name", "Uno", NULL);
  world_merge (luis, world);
  owner = bc_id_dup_text (&id);
  world_save (luis, "committee-member", &member, "committee", owner, "name", "Rosa", NULL);
  world_delete (world, "committee", &id, TRUE);
  world_merge (world, luis);
  world_delete (world, "committee", &id, TRUE);
  for (guint i = 0; i < 2; i++) {
    revert (world, bc_undo);
    revert (world, bc_redo);
  }
  revert (world, bc_undo);
  revert (world, bc_undo);
  entries = read_history (world, &id);
  g_assert_cmpuint (entries->len, ==, 9);
  assert_sentence (entries, 0, "Took back – Brought back");
  for (guint i = 1; i <= 5; i++)
    assert_sentence (entries,
                     i,
                     i % 2 == 1 ? "Took back the answer that it stays deleted"
                                : "Gave again the answer that it stays deleted");
  assert_sentence (entries, 6, "Deleted");
  assert_sentence (entries, 7, "Deleted");
}

/* What says nothing of a record that is deleted is no answer, nor is what takes it back. */
static void
test_what_is_no_answer_is_not_told_as_one (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (BcRecordInfo) info = { 0 };
  BcId id = { 0 };
  gint64 row;

  world_save (world, "committee", &id, "kind", "national-council", "name", "Uno", NULL);
  world_delete (world, "committee", &id, TRUE);
  {
    g_autoptr (BcWriter) writer = bc_writer_begin (world->database, world->now += 1000, &error);

    g_assert_true (bc_writer_lookup (writer, &id, &info, &error));
    bc_writer_append (writer, info.row, info.scope, BC_ARRIVAL_NOW, "{}", &row, &error);
    g_assert_no_error (error);
    g_assert_true (bc_writer_commit (writer, &error));
  }
  revert (world, bc_undo);
  entries = read_history (world, &id);
  g_assert_cmpuint (entries->len, ==, 4);
  assert_sentence (entries, 0, "Took back – nothing, for it had been changed since");
}

static void
test_pages_follow_each_other (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  BcHistoryQuery query = { .limit = 2 };
  BcId id = { 0 };

  world_save (world, "committee", &id, "kind", "national-council", NULL);
  for (guint i = 0; i < 4; i++) {
    g_autofree char *name = g_strdup_printf ("Nombre %u", i);

    world_save (world, "committee", &id, "name", name, NULL);
  }
  all = read_history (world, NULL);
  first = bc_history_read (world->database, &query, NULL);
  query.before = ((BcHistoryEntry *) first->pdata[1])->row;
  second = bc_history_read (world->database, &query, NULL);
  for (guint i = 0; i < 2; i++) {
    g_assert_cmpint (((BcHistoryEntry *) first->pdata[i])->row,
                     ==,
                     ((BcHistoryEntry *) all->pdata[i])->row);
    g_assert_cmpint (((BcHistoryEntry *) second->pdata[i])->row,
                     ==,
                     ((BcHistoryEntry *) all->pdata[i + 2])->row);
  }
}

static void
test_unknown_fields_are_told (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (GPtrArray) entries = NULL;
  BcId id = { 0 };

  world_save (world, "committee", &id, "kind", "national-council", "name", "Uno", NULL);
  world_run (world, "UPDATE journal SET fields = json_set (fields, '$.\"lunar-phase\"', 'full')");
  entries = read_history (world, &id);
  g_assert_nonnull (strstr (((BcHistoryEntry *) entries->pdata[0])->sentence, "lunar-phase: full"));
}

static void
test_snapshot_shows_the_past (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  g_autoptr (GError) error = NULL;
  g_autoptr (BcDatabase) past = NULL;
  g_autoptr (BcRecord) record = NULL;
  g_autofree char *name = NULL;
  gint64 moment, count;
  BcId id = { 0 }, later = { 0 };

  world_save (world, "committee", &id, "kind", "national-council", "name", "Antes", NULL);
  moment = world->now;
  world_save (world, "committee", &id, "name", "Después", NULL);
  world_save (world, "committee", &later, "kind", "regional-committee", "region", "13", NULL);
  past = bc_snapshot_create (world->database, BC_SNAPSHOT_BY_STAMP, moment, NULL, &error);
  g_assert_no_error (error);
  record = bc_record_read_by_id (past, &id, &error);
  g_assert_no_error (error);
  g_object_get (record, "name", &name, NULL);
  g_assert_cmpstr (name, ==, "Antes");
  bc_database_get_integer (past, &count, &error, "SELECT count(*) FROM main.committee", "");
  g_assert_cmpint (count, ==, 1);
  g_assert_cmpint (world_count (world, "SELECT count(*) FROM committee"), ==, 2);
}

static void
assert_found (World *world, const char *words, guint n_expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = bc_search (world->database, words, 10, &error);

  g_assert_no_error (error);
  g_test_message ("%s", words);
  g_assert_cmpuint (hits->len, ==, n_expected);
}

static void
test_search_ignores_accents_and_syntax (void)
{
  g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
  g_autofree char *owner = NULL;
  BcId id = { 0 }, business = { 0 };

  world_save (world, "district", &id, "name", "Peñón \"Azul\"", "commune", "13120", NULL);
  owner = bc_id_dup_text (&id);
  world_save (world,
              "business",
              &business,
              "district",
              owner,
              "trade-name",
              "Café OR Té",
              "rut",
              "12.345.678-5",
              NULL);
  assert_found (world, "penon", 1);
  assert_found (world, "PEÑ", 1);
  assert_found (world, "azul peñon", 1);
  assert_found (world, "\"azul\"", 1);
  assert_found (world, "cafe", 1);
  assert_found (world, "cafe OR", 1);
  assert_found (world, "cafe AND NOT", 0);
  assert_found (world, "words: * ( ^", 0);
  assert_found (world, "12.345.678-5", 1);
  assert_found (world, "12345678-5", 1);
  assert_found (world, "", 0);
  assert_found (world, "nunoa", 1);
  world_save (world, "business", &business, "trade-name", "Pan", NULL);
  assert_found (world, "cafe", 0);
  world_delete (world, "district", &id, TRUE);
  assert_found (world, "pan", 0);
  world_assert_sound (world);
}

static void
test_check_finds_seeded_damage (void)
{
  static const char *const damages[] = {
    "UPDATE committee SET name = 'Otro'",
    "UPDATE record SET origins = x'0102' WHERE type = 'committee'",
    "DELETE FROM journal WHERE row = 2",
    "UPDATE journal SET fields = '{\"name\":\"Otro\"}' WHERE row = 2",
    "UPDATE record SET hidden = 1 WHERE type = 'committee'",
    "INSERT INTO search (search, rowid, words) SELECT 'delete', row, name FROM committee",
    "INSERT INTO conflict SELECT row, 'name', '[1]' FROM record WHERE type = 'committee'",
    "INSERT INTO totals VALUES ('district', 'diary', 1, 'opening', '', 1)",
    "INSERT INTO totals VALUES ('region', 'action-due', 0, '2024-01-01', '', 1)",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++) {
    g_autoptr (World) world = world_new (BC_LEVEL_COUNCIL, "Ana");
    g_autoptr (GPtrArray) problems = NULL;
    BcId id = { 0 };

    world_save (world, "committee", &id, "kind", "national-council", "name", "Uno", NULL);
    world_save (world, "committee", &id, "name", "Dos", NULL);
    world_assert_sound (world);
    world_run (world, damages[i]);
    problems = bc_check (world->database, NULL, NULL);
    g_test_message ("%s", damages[i]);
    g_assert_cmpuint (problems->len, >, 0);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/history/sentences-say-what-happened", test_sentences_say_what_happened);
  g_test_add_func ("/store/history/an-answer-taken-back-is-told",
                   test_an_answer_taken_back_is_told);
  g_test_add_func ("/store/history/what-is-no-answer-is-not-told-as-one",
                   test_what_is_no_answer_is_not_told_as_one);
  g_test_add_func ("/store/history/pages-follow-each-other", test_pages_follow_each_other);
  g_test_add_func ("/store/history/unknown-fields-are-told", test_unknown_fields_are_told);
  g_test_add_func ("/store/snapshot/shows-the-past", test_snapshot_shows_the_past);
  g_test_add_func ("/store/search/ignores-accents-and-syntax",
                   test_search_ignores_accents_and_syntax);
  g_test_add_func ("/store/check/finds-seeded-damage", test_check_finds_seeded_damage);
  return g_test_run ();
}
