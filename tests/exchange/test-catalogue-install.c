/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "catalogue-install.h"
#include "catalogue.h"
#include "lookup.h"
#include "sandbox.h"

static gboolean
count_entry_cb (const BcCatalogueEntry *entry, gpointer data, GError **error)
{
  gint64 *count = data;

  (*count)++;
  return TRUE;
}

static void
test_all_entries (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 n_entries = 0;

  sandbox_open (&sandbox);
  g_assert_true (bc_catalogue_read_shipped (count_entry_cb, &n_entries, &error));
  g_assert_cmpint (sandbox_count (&sandbox, "SELECT count(*) FROM shipped"), ==, n_entries);
  g_assert_cmpint (sandbox_count (&sandbox, "SELECT count(*) FROM record"), ==, n_entries);
  g_assert_cmpint (sandbox_count (&sandbox, "SELECT count(*) FROM journal"), ==, 0);
  g_assert_cmpint (sandbox_count (&sandbox, "SELECT count(*) FROM region"), ==, 16);
  g_assert_cmpint (sandbox_count (&sandbox, "SELECT count(*) FROM province"), ==, 56);
  g_assert_cmpint (sandbox_count (&sandbox, "SELECT count(*) FROM commune"), ==, 346);
  g_assert_cmpint (sandbox_count (&sandbox, "SELECT count(*) FROM area"), ==, 6);
  g_assert_cmpint (sandbox_count (&sandbox, "SELECT count(*) FROM activity_code"), ==, 674);
}

static void
test_references_lead_somewhere (void)
{
  g_auto (Sandbox) sandbox = { 0 };

  sandbox_open (&sandbox);
  g_assert_cmpint (sandbox_count (&sandbox,
                                  "SELECT count(*) FROM commune c JOIN record r ON r.id = c.region "
                                  "JOIN region g ON g.row = r.row"),
                   ==,
                   346);
  g_assert_cmpint (sandbox_count (&sandbox,
                                  "SELECT count(*) FROM axis_area x JOIN record r ON r.id = x.area "
                                  "JOIN area a ON a.row = r.row JOIN record s ON s.id = x.axis"),
                   ==,
                   6);
}

/* The second time nothing is written: the file's change counter stands still. */
static void
test_second_time (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 before;

  sandbox_open (&sandbox);
  before = sandbox_count (&sandbox, "PRAGMA data_version");
  g_assert_true (bc_catalogue_install (sandbox.store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sandbox_count (&sandbox, "PRAGMA data_version"), ==, before);
}

static gboolean
age_cb (BcDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return bc_database_execute (database,
                              "UPDATE setting SET value = 'older' WHERE name = 'catalogue-digest';"
                              "UPDATE shipped SET fields = '{\"code\":\"07\",\"name\":\"Mole\"}' "
                              " WHERE record = (SELECT row FROM region WHERE code = '07');"
                              "UPDATE region SET name = 'Mole' WHERE code = '07';",
                              error);
}

/* What an older version had shipped is brought up to date, and what people wrote stays. */
static void
test_newer_version (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_autoptr (GError) error = NULL;
  g_auto (BcDraft) draft = { 0 };
  BcId id;

  sandbox_open (&sandbox);
  sandbox_introduce (&sandbox, BC_LEVEL_COUNCIL);
  g_assert_true (bc_lookup_text (bc_store_get_reader (sandbox.store), "region", "13", &id, &error));
  bc_draft_init (&draft, bc_dictionary_find ("region"), &id);
  g_assert_true (bc_draft_set_text (&draft, "name", "Región Metropolitana", &error));
  g_assert_true (bc_store_save (sandbox.store, &draft, &id, &error));
  g_assert_true (bc_store_change (sandbox.store, age_cb, NULL, NULL, &error));
  g_assert_true (bc_catalogue_install (sandbox.store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (
    sandbox_count (&sandbox, "SELECT count(*) FROM region WHERE code = '07' AND name = 'Maule'"),
    ==,
    1);
  g_assert_cmpint (
    sandbox_count (&sandbox, "SELECT count(*) FROM region WHERE name = 'Región Metropolitana'"),
    ==,
    1);
}

static void
test_read_only (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_autoptr (GError) error = NULL;

  sandbox_open (&sandbox);
  sandbox_reopen (&sandbox, BC_STORE_READ_ONLY);
  g_assert_true (bc_catalogue_install (sandbox.store, &error));
  g_assert_no_error (error);
}

/* A first start waits for this: well under a second, with room for a slow machine's sanitizers. */
static void
test_fast (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  gint64 began = g_get_monotonic_time ();

  sandbox_open (&sandbox);
  g_test_minimized_result ((double) (g_get_monotonic_time () - began) / 1e6,
                           "first installation, seconds");
  g_assert_cmpint (g_get_monotonic_time () - began, <, 10 * G_USEC_PER_SEC);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/catalogue-install/all-entries", test_all_entries);
  g_test_add_func ("/exchange/catalogue-install/references-lead-somewhere",
                   test_references_lead_somewhere);
  g_test_add_func ("/exchange/catalogue-install/second-time-writes-nothing", test_second_time);
  g_test_add_func ("/exchange/catalogue-install/newer-version", test_newer_version);
  g_test_add_func ("/exchange/catalogue-install/read-only", test_read_only);
  g_test_add_func ("/exchange/catalogue-install/fast", test_fast);
  return g_test_run ();
}
