/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "date.h"
#include "history.h"
#include "lookup.h"
#include "records-read.h"
#include "store-error.h"
#include "store.h"
#include "world.h"

#define NOTICE "As it was on 12-03-2026"

/* A district whose dream changed twice, another one, and the file opened by those who read. */
typedef struct
{
  World *world;
  BcStore *store;
  BcId district;
  BcId other;
  gint64 first; /* when the first dream was written */
} Past;

static void
set_up (Past *self)
{
  self->world = world_new (BC_LEVEL_COUNCIL, "Ana");
  world_save (self->world,
              "district",
              &self->district,
              "name",
              "Norte",
              "commune",
              "13120",
              "dream",
              "Uno",
              NULL);
  world_save (self->world, "district", &self->other, "name", "Sur", "commune", "13120", NULL);
  self->first = self->world->now;
  world_save (self->world, "district", &self->district, "dream", "Dos", NULL);
  world_save (self->world, "district", &self->district, "dream", "Tres", NULL);
  self->store = bc_store_open (self->world->path, BC_STORE_READ_ONLY, NULL);
  g_assert_nonnull (self->store);
}

static void
tear_down (Past *self)
{
  g_clear_object (&self->store);
  world_free (self->world);
}

static BcStore *
open_past (Past *self, BcSnapshotBy by, gint64 limit)
{
  const BcPastView view = { self->district, by, limit, NOTICE };
  g_autoptr (GError) error = NULL;
  BcStore *past = bc_store_open_past (self->store, &view, NULL, &error);

  g_assert_no_error (error);
  return past;
}

static void
assert_dream (BcDatabase *database, const BcId *district, const char *expected)
{
  g_autoptr (BcRecord) record = bc_record_read_by_id (database, district, NULL);
  g_autofree char *dream = NULL;

  g_assert_nonnull (record);
  g_object_get (record, "dream", &dream, NULL);
  g_assert_cmpstr (dream, ==, expected);
}

static void
test_any_connection_reads_it (void)
{
  Past self = { 0 };
  g_autoptr (BcStore) past = NULL;

  set_up (&self);
  past = open_past (&self, BC_SNAPSHOT_BY_STAMP, self.first);
  assert_dream (bc_store_get_reader (past), &self.district, "Uno");
  assert_dream (bc_store_get_reader (self.store), &self.district, "Tres");
  g_clear_object (&self.store);
  {
    g_autoptr (BcDatabase) reader = bc_store_open_reader (past, NULL);

    assert_dream (reader, &self.district, "Uno");
  }
  tear_down (&self);
}

static gboolean
write_nothing (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static void
test_refuses_to_be_written (void)
{
  Past self = { 0 };
  g_autoptr (BcStore) past = NULL;
  g_autoptr (GError) refused = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&self);
  past = open_past (&self, BC_SNAPSHOT_BY_STAMP, self.first);
  g_assert_true (bc_store_is_read_only (past));
  g_assert_false (bc_store_write (past, write_nothing, NULL, NULL, &refused));
  g_assert_error (refused, BC_STORE_ERROR, BC_STORE_ERROR_READ_ONLY);
  g_assert_cmpstr (refused->message, ==, NOTICE);
  g_assert_false (
    bc_database_execute (bc_store_get_reader (past), "UPDATE district SET dream = 'X'", &error));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_READ_ONLY);
  assert_dream (bc_store_get_reader (past), &self.district, "Uno");
  tear_down (&self);
}

static void
test_has_the_day_and_the_history_of_then (void)
{
  Past self = { 0 };
  g_autoptr (BcStore) past = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *today = NULL;
  g_autofree char *expected = NULL;
  BcHistoryQuery query = { .limit = 10 };

  set_up (&self);
  past = open_past (&self, BC_SNAPSHOT_BY_STAMP, self.first);
  query.scope = self.district;
  entries = bc_history_read (bc_store_get_reader (past), &query, NULL);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpstr (((BcHistoryEntry *) entries->pdata[0])->sentence,
                   ==,
                   "Added – Name: Norte; Commune: Ñuñoa; Dream: Uno");
  bc_database_get_text (bc_store_get_reader (past), &today, NULL, "SELECT date FROM today", "");
  expected = bc_date_dup_iso (bc_date_today (self.first));
  g_assert_cmpstr (today, ==, expected);
  g_assert_cmpint (bc_lookup_today (bc_store_get_reader (past)), ==, bc_date_today (self.first));
  tear_down (&self);
}

static void
test_has_one_district_and_what_is_the_nations (void)
{
  Past self = { 0 };
  g_autoptr (BcStore) past = NULL;
  gint64 n_districts, n_communes;

  set_up (&self);
  past = open_past (&self, BC_SNAPSHOT_BY_STAMP, self.world->now);
  bc_database_get_integer (bc_store_get_reader (past),
                           &n_districts,
                           NULL,
                           "SELECT count(*) FROM district",
                           "");
  bc_database_get_integer (bc_store_get_reader (past),
                           &n_communes,
                           NULL,
                           "SELECT count(*) FROM commune",
                           "");
  g_assert_cmpint (n_districts, ==, 1);
  g_assert_cmpint (n_communes, ==, world_count (self.world, "SELECT count(*) FROM commune"));
  assert_dream (bc_store_get_reader (past), &self.district, "Tres");
  tear_down (&self);
}

static void
test_goes_back_to_before_each_change (void)
{
  static const char *const dreams[] = { "Dos", "Uno" };
  Past self = { 0 };
  g_autoptr (GPtrArray) entries = NULL;
  BcHistoryQuery query = { .limit = 10 };

  set_up (&self);
  query.record = self.district;
  entries = bc_history_read (bc_store_get_reader (self.store), &query, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (dreams); i++) {
    const BcHistoryEntry *entry = entries->pdata[i];
    g_autoptr (BcStore) past = open_past (&self, BC_SNAPSHOT_BEFORE, entry->gesture);

    assert_dream (bc_store_get_reader (past), &self.district, dreams[i]);
  }
  tear_down (&self);
}

static void
test_before_it_began_there_is_no_district (void)
{
  Past self = { 0 };
  g_autoptr (BcStore) past = NULL;
  g_auto (BcRecordInfo) info = { 0 };
  g_autoptr (GError) error = NULL;

  set_up (&self);
  past = open_past (&self, BC_SNAPSHOT_BY_STAMP, 1000);
  g_assert_false (bc_lookup_id (bc_store_get_reader (past), &self.district, &info, &error));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_NOT_FOUND);
  tear_down (&self);
}

static void
test_can_be_cancelled (void)
{
  Past self = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  BcPastView view = { .by = BC_SNAPSHOT_BY_STAMP, .notice = NOTICE };

  set_up (&self);
  view.district = self.district;
  view.limit = self.world->now;
  g_cancellable_cancel (cancellable);
  g_assert_null (bc_store_open_past (self.store, &view, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  tear_down (&self);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/past/any-connection-reads-it", test_any_connection_reads_it);
  g_test_add_func ("/store/past/refuses-to-be-written", test_refuses_to_be_written);
  g_test_add_func ("/store/past/has-the-day-and-the-history-of-then",
                   test_has_the_day_and_the_history_of_then);
  g_test_add_func ("/store/past/has-one-district-and-what-is-the-nations",
                   test_has_one_district_and_what_is_the_nations);
  g_test_add_func ("/store/past/goes-back-to-before-each-change",
                   test_goes_back_to_before_each_change);
  g_test_add_func ("/store/past/before-it-began-there-is-no-district",
                   test_before_it_began_there_is_no_district);
  g_test_add_func ("/store/past/can-be-cancelled", test_can_be_cancelled);
  return g_test_run ();
}
