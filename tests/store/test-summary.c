/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "columns.h"
#include "store-error.h"
#include "summary-compare.h"

#define N_COUNTRIES 12

/* All that is kept of the districts, as one text. */
static char *
dup_kept (Country *country)
{
  static const char *const tables[] = { "district_summary", "totals" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++) {
    g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY 1, 2, 3, 4, 5", tables[i]);
    g_autoptr (GError) error = NULL;
    g_autoptr (BcCursor) cursor = bc_database_query (country->database, sql, &error);

    g_assert_no_error (error);
    g_string_append_printf (text, "%s\n", tables[i]);
    while (bc_cursor_step (cursor, &error) == BC_STEP_ROW) {
      for (int column = 0; column < bc_cursor_get_n_columns (cursor); column++)
        g_string_append_printf (text, "%s ", bc_cursor_get_text (cursor, column));
      g_string_append_c (text, '\n');
    }
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
refresh_all (Country *country)
{
  g_autoptr (GError) error = NULL;

  bc_summary_refresh_all (country->database, &error);
  g_assert_no_error (error);
}

/* What each save refreshed is what computing it all anew gives. */
static void
check_kept (Country *country)
{
  g_autofree char *before = dup_kept (country);
  g_autofree char *after = NULL;

  refresh_all (country);
  after = dup_kept (country);
  g_assert_cmpstr (before, ==, after);
}

static void
live (Country *country, guint n_districts)
{
  for (guint i = 0; i < n_districts; i++) {
    BcWriter *writer = country_begin (country);
    g_autofree char *name = g_strdup_printf ("Barrio %u", i);
    BcId id;

    country_add_district (country, writer, name, &id);
    country_commit (writer);
    writer = country_begin (country);
    country_disturb (country, writer);
    country_commit (writer);
  }
}

static void
test_every_figure (void)
{
  for (guint i = 0; i < N_COUNTRIES; i++) {
    guint32 seed = (guint32) g_test_rand_int ();
    g_auto (Country) country = { 0 };

    g_test_message ("country of seed %u", seed);
    country_init (&country, seed);
    live (&country, 8);
    compare_all (&country);
    check_kept (&country);
    compare_all (&country);
  }
}

static void
test_no_districts (void)
{
  g_auto (Country) country = { 0 };
  g_autoptr (BcSummary) summary = NULL;
  g_autofree char *json = NULL;

  country_init (&country, 1);
  compare_all (&country);
  summary = read_summary (&country, NULL);
  g_assert_cmpfloat (bc_summary_row_get (summary->total, "districts", "total"), ==, 0);
  g_assert_true (isnan (bc_summary_row_get (summary->total, "gal-constituted-share", NULL)));
  g_assert_true (isnan (bc_summary_row_get (summary->total, "leverage", NULL)));
  g_assert_true (isnan (bc_summary_row_get (summary->total, "last-data", NULL)));
  json = bc_summary_dup_json (summary);
  g_assert_true (g_str_has_prefix (json, "{\"at\":\"2026-11-20\",\"regions\":[{\"code\":\"16\","));
  g_assert_nonnull (strstr (json, "\"gal-constituted\":0,\"gal-constituted-share\":null,"));
  g_assert_nonnull (strstr (json, "\"total\":{\"districts\":{\"total\":0,\"candidate\":0,"));
  g_assert_nonnull (strstr (json, "\"actions\":{\"1\":{\"proposed\":0,\"prioritised\":0,"));
}

static void
add_line (Country *country,
          BcWriter *writer,
          const char *district,
          guint source,
          const char *awarded)
{
  g_autofree char *area = bc_id_dup_text (&country->areas[0]);
  g_autofree char *kind = bc_id_dup_text (&country->sources[source]);
  g_autofree char *plan = NULL;
  g_autofree char *action = NULL;
  BcId plan_id, action_id = { 0 }, line_id = { 0 };

  bc_id_derive (&plan_id, "plan", district, NULL);
  plan = bc_id_dup_text (&plan_id);
  country_save (writer,
                "action",
                &action_id,
                "plan",
                plan,
                "title",
                "Luces",
                "area",
                area,
                "state",
                "planned",
                NULL);
  action = bc_id_dup_text (&action_id);
  country_save (writer,
                "funding-line",
                &line_id,
                "action",
                action,
                "source",
                kind,
                "state",
                "awarded",
                "awarded",
                awarded,
                NULL);
}

static double
read_total (Country *country, const char *region, const char *code, const char *part)
{
  g_autoptr (BcSummary) summary = read_summary (country, region);

  return bc_summary_row_get (summary->total, code, part);
}

static void
test_leverage (void)
{
  g_auto (Country) country = { 0 };
  g_autofree char *district = NULL;
  BcWriter *writer;
  BcId id;

  country_init (&country, 2);
  district = country_start_district (&country, 3, &id);
  writer = country_begin (&country);
  add_line (&country, writer, district, 1, "3000000");
  country_commit (writer);
  g_assert_true (isnan (read_total (&country, NULL, "leverage", NULL)));
  writer = country_begin (&country);
  add_line (&country, writer, district, 0, "2000000");
  country_commit (writer);
  g_assert_cmpfloat (read_total (&country, NULL, "leverage", NULL), ==, 1.5);
  g_assert_cmpfloat (read_total (&country, NULL, "money-planned", "total"), ==, 5000000);
  writer = country_begin (&country);
  country_save (writer, "funding-source", &country.sources[1], "kind", "own", NULL);
  country_commit (writer);
  g_assert_cmpfloat (read_total (&country, NULL, "leverage", NULL), ==, 0);
  compare_all (&country);
}

static void
test_deleted_district (void)
{
  g_auto (Country) country = { 0 };
  BcWriter *writer;
  BcId kept, id;

  country_init (&country, 3);
  writer = country_begin (&country);
  country_add_district (&country, writer, "Norte", &kept);
  country_add_district (&country, writer, "Sur", &id);
  country_commit (writer);
  writer = country_begin (&country);
  country_delete (writer, "district", &id, TRUE);
  country_commit (writer);
  g_assert_cmpfloat (read_total (&country, NULL, "districts", "total"), ==, 1);
  compare_all (&country);
  writer = country_begin (&country);
  country_delete (writer, "district", &id, FALSE);
  country_commit (writer);
  g_assert_cmpfloat (read_total (&country, NULL, "districts", "total"), ==, 2);
  compare_all (&country);
  check_kept (&country);
}

/* A commune that passes to another region takes its districts along. */
static void
test_commune_moves (void)
{
  g_auto (Country) country = { 0 };
  g_autofree char *district = NULL;
  g_autofree char *region = NULL;
  BcWriter *writer;
  BcId id;

  country_init (&country, 4);
  district = country_start_district (&country, 0, &id);
  g_assert_cmpfloat (read_total (&country, "16", "districts", "total"), ==, 1);
  g_assert_cmpfloat (read_total (&country, "10", "districts", "total"), ==, 0);
  region = bc_id_dup_text (&country.regions[6]);
  writer = country_begin (&country);
  country_save (writer, "commune", &country.communes[0], "region", region, NULL);
  country_commit (writer);
  g_assert_cmpfloat (read_total (&country, "16", "districts", "total"), ==, 0);
  g_assert_cmpfloat (read_total (&country, "10", "districts", "total"), ==, 1);
  compare_all (&country);
}

static void
test_one_region (void)
{
  g_auto (Country) country = { 0 };
  g_autoptr (BcSummary) summary = NULL;
  g_autoptr (BcSummary) none = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) districts = NULL;

  country_init (&country, 6);
  live (&country, 6);
  summary = read_summary (&country, "12");
  g_assert_cmpuint (summary->regions->len, ==, 1);
  g_assert_cmpstr (((BcSummaryRow *) summary->regions->pdata[0])->code, ==, "12");
  districts = bc_summary_districts (country.database, "12", &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (bc_summary_row_get (summary->total, "districts", "total"),
                     ==,
                     (double) districts->len);
  g_assert_false (bc_summary_read (country.database, "99", &none, &error));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_NOT_FOUND);
  g_assert_false (bc_database_in_transaction (country.database));
}

/* Refreshing a district reads what is that district's, and nothing else. */
static void
test_no_scans (void)
{
  static const char *const views[] = {
    "derived_district",   "derived_plan",        "derived_summary",      "counted_businesses",
    "counted_openings",   "counted_actions",     "counted_lines",        "counted_entries",
    "counted_activities", "counted_commitments", "counted_observations", "counted_districts",
  };
  g_auto (Country) country = { 0 };

  country_init (&country, 7);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++) {
    g_autofree char *sql =
      g_strdup_printf ("EXPLAIN QUERY PLAN SELECT * FROM %s WHERE scope = ?", views[i]);
    g_autofree char *whole = g_strdup_printf ("SCAN %s", views[i]);
    g_autoptr (GError) error = NULL;
    g_autoptr (BcCursor) cursor = bc_database_query (country.database, sql, &error);
    guint n_searches = 0;

    g_assert_no_error (error);
    while (bc_cursor_step (cursor, &error) == BC_STEP_ROW) {
      const char *detail = bc_cursor_get_text (cursor, 3);

      n_searches += g_str_has_prefix (detail, "SEARCH ");
      if (g_str_has_prefix (detail, "SCAN ") && strcmp (detail, whole) != 0)
        g_error ("%s: %s", views[i], detail);
    }
    g_assert_cmpuint (n_searches, >, 1);
  }
}

/* Empties a column and computes all anew: whether what is kept of the districts stays as it was. */
static gboolean
is_kept_without (Country *country, const BcRecordType *type, const BcField *field)
{
  g_autofree char *table = bc_sql_dup_name (type->name);
  g_autofree char *column = bc_sql_dup_name (field->name);
  g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = NULL", table, column);
  g_autofree char *before = dup_kept (country);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  bc_database_execute (country->database, "BEGIN", &error);
  bc_database_execute (country->database, sql, &error);
  g_assert_no_error (error);
  refresh_all (country);
  after = dup_kept (country);
  bc_database_execute (country->database, "ROLLBACK", &error);
  g_assert_no_error (error);
  return strcmp (before, after) == 0;
}

/* A save of fields that no view looks at refreshes nothing. */
static void
test_fields (void)
{
  guint n_types, n_spared = 0, n_changed = 0;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);
  g_auto (Country) country = { 0 };

  country_init (&country, 7);
  live (&country, 6);
  for (guint i = 0; i < n_types; i++)
    for (guint j = 0; j < types[i]->n_fields; j++) {
      const BcField *field = &types[i]->fields[j];
      g_autofree char *fields = g_strdup_printf ("{\"%s\":1}", field->name);
      gboolean spared = bc_summary_get_parts (types[i]->name, fields) == 0;
      gboolean kept =
        field->flags & BC_FIELD_DERIVED || is_kept_without (&country, types[i], field);

      if (spared && !kept)
        g_error ("%s: %s is counted", types[i]->name, field->name);
      n_spared += spared && bc_summary_get_parts (types[i]->name, NULL) != 0;
      n_changed += !kept;
    }
  g_assert_cmpuint (n_spared, >, 50);
  g_assert_cmpuint (n_changed, >, 15);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/summary/every-figure", test_every_figure);
  g_test_add_func ("/store/summary/no-districts", test_no_districts);
  g_test_add_func ("/store/summary/leverage", test_leverage);
  g_test_add_func ("/store/summary/deleted-district", test_deleted_district);
  g_test_add_func ("/store/summary/commune-moves", test_commune_moves);
  g_test_add_func ("/store/summary/one-region", test_one_region);
  g_test_add_func ("/store/summary/no-scans", test_no_scans);
  g_test_add_func ("/store/summary/fields-that-are-not-counted", test_fields);
  return g_test_run ();
}
