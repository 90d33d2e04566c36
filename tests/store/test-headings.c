/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history.h"
#include "lookup.h"
#include "receipts.h"
#include "search.h"
#include "undo.h"

/* What has no name of its own is told from the next by its fields, wherever it is called. */

#define FIRST  "Expense 13-10-2003, $119.000, Feria Sur (60)"
#define SECOND "Expense 13-10-2003, $119.000, Feria Sur (61)"

static World *
create_world (BcId *ids)
{
  World *world = world_new (BC_LEVEL_COUNCIL, "Ana");
  g_autofree char *line = receipts_make_line (world, "Feria");

  for (guint i = 0; i < 2; i++) {
    receipts_enter (world, line, RECEIPTS_SUPPLIER, i == 0 ? "60" : "61", &ids[i]);
    world_save (world, "entry", &ids[i], "supplier-name", "Feria Sur", NULL);
  }
  return world;
}

static void
assert_called (World *world, const BcId *id, const char *expected)
{
  g_autofree char *heading = NULL;
  g_autoptr (GError) error = NULL;

  bc_lookup_heading (world->database, id, &heading, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (heading, ==, expected);
}

static void
test_entries_are_told_apart (void)
{
  BcId ids[2], line;
  g_autoptr (World) world = create_world (ids);
  g_autofree char *text = world_get (world, &ids[0], "line");

  assert_called (world, &ids[0], FIRST);
  assert_called (world, &ids[1], SECOND);
  world_save (world, "entry", &ids[1], "supplier-name", "", "document-number", "", NULL);
  assert_called (world, &ids[1], "Expense 13-10-2003, $119.000");
  world_delete (world, "entry", &ids[0], TRUE);
  assert_called (world, &ids[0], FIRST);
  g_assert_true (bc_id_parse (&line, text));
  assert_called (world, &line, "FNDR");
}

/* Of types whose names come from their own title, from their fields and from another record. */
static void
test_search_calls_them_as_others_do (void)
{
  BcId ids[2], line;
  g_autoptr (World) world = create_world (ids);
  g_autofree char *text = world_get (world, &ids[0], "line");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  guint n_entries = 0;

  g_assert_true (bc_id_parse (&line, text));
  world_save (world, "funding-line", &line, "project-code", "Feria-2003", NULL);
  hits = bc_search (world->database, "feria", 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 5);
  for (guint i = 0; i < hits->len; i++) {
    const BcSearchHit *hit = hits->pdata[i];

    g_test_message ("%s: %s", hit->type, hit->heading);
    assert_called (world, &hit->record, hit->heading);
    n_entries += g_strcmp0 (hit->heading, FIRST) == 0 || g_strcmp0 (hit->heading, SECOND) == 0;
  }
  g_assert_cmpuint (n_entries, ==, 2);
}

static void
test_changes_and_undo_tell_which (void)
{
  BcId ids[2];
  g_autoptr (World) world = create_world (ids);
  const BcHistoryQuery query = { .limit = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = bc_history_read (world->database, &query, &error);
  g_autoptr (BcWriter) writer = NULL;
  g_auto (BcUndoReport) report = { 0 };

  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpstr (((BcHistoryEntry *) entries->pdata[0])->heading, ==, SECOND);
  writer = bc_writer_begin (world->database, world->now += 1000, &error);
  g_assert_true (bc_undo (writer, &report, &error));
  g_assert_cmpstr (report.heading, ==, SECOND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/headings/entries-are-told-apart", test_entries_are_told_apart);
  g_test_add_func ("/store/headings/search-calls-them-as-others-do",
                   test_search_calls_them_as_others_do);
  g_test_add_func ("/store/headings/changes-and-undo-tell-which", test_changes_and_undo_tell_which);
  return g_test_run ();
}
