/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lookup.h"
#include "projection.h"
#include "records-read.h"
#include "save.h"
#include "schema.h"
#include "shipped.h"
#include "store-error.h"

#define NOW G_GINT64_CONSTANT (1800000000000)

static const char *const region_names[] = { "code", "name", "position" };
static const char *const maule[] = { "07", "Maule", "9" };
static const char *const province_names[] = { "code", "name", "region" };

static BcDatabase *
open_database (void)
{
  g_autoptr (GError) error = NULL;
  BcDatabase *database = bc_database_open (NULL, BC_DATABASE_PRIVATE, &error);

  g_assert_no_error (error);
  bc_schema_migrate (database, &error);
  g_assert_no_error (error);
  return database;
}

static void
apply (BcDatabase *database, const char *type, const char *const *names, const char *const *values)
{
  g_autoptr (GError) error = NULL;

  bc_database_execute (database, "BEGIN", &error);
  g_assert_no_error (error);
  g_assert_true (bc_shipped_apply (database, type, names, values, 3, &error));
  g_assert_no_error (error);
  bc_database_execute (database, "COMMIT", &error);
  g_assert_no_error (error);
}

static gint64
count (BcDatabase *database, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 number = -1;

  bc_database_get_integer (database, &number, &error, sql, "");
  g_assert_no_error (error);
  return number;
}

static char *
dup_text (BcDatabase *database, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcCursor) cursor = bc_database_query (database, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpint (bc_cursor_step (cursor, &error), ==, BC_STEP_ROW);
  return g_strdup (bc_cursor_get_text (cursor, 0));
}

static void
assert_text (BcDatabase *database, const char *sql, const char *expected)
{
  g_autofree char *text = dup_text (database, sql);

  g_assert_cmpstr (text, ==, expected);
}

static void
introduce (BcDatabase *database, BcLevels level)
{
  g_auto (BcProfile) profile = { .level = level, .name = g_strdup ("Ana") };
  g_autoptr (GError) error = NULL;

  bc_profile_create (&profile, database, NOW, &error);
  g_assert_no_error (error);
}

static void
rename_region (BcDatabase *database, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWriter) writer = bc_writer_begin (database, NOW, &error);
  g_auto (BcDraft) draft = { 0 };
  BcId id;

  g_assert_no_error (error);
  g_assert_true (bc_lookup_text (database, "region", "07", &id, &error));
  bc_draft_init (&draft, bc_dictionary_find ("region"), &id);
  g_assert_true (bc_draft_set_text (&draft, "name", name, &error));
  g_assert_true (bc_save (writer, &draft, &id, &error));
  g_assert_true (bc_writer_commit (writer, &error));
  g_assert_no_error (error);
}

static void
test_new (void)
{
  g_autoptr (BcDatabase) database = open_database ();

  apply (database, "region", region_names, maule);
  g_assert_cmpint (count (database, "SELECT count(*) FROM journal"), ==, 0);
  g_assert_cmpint (count (database, "SELECT position FROM region"), ==, 9);
  assert_text (database, "SELECT name FROM region WHERE code = '07'", "Maule");
  assert_text (database,
               "SELECT fields FROM shipped",
               "{\"code\":\"07\",\"name\":\"Maule\",\"position\":9}");
  g_assert_cmpint (count (database, "SELECT count(*) FROM search WHERE search MATCH 'maule'"),
                   ==,
                   1);
}

static void
test_same_again (void)
{
  g_autoptr (BcDatabase) database = open_database ();
  gint64 changes;

  apply (database, "region", region_names, maule);
  changes = bc_database_get_changes (database);
  apply (database, "region", region_names, maule);
  g_assert_cmpint (bc_database_get_changes (database), ==, changes);
  g_assert_cmpint (count (database, "SELECT count(*) FROM record"), ==, 1);
}

static void
test_reference_by_code (void)
{
  static const char *const talca[] = { "071", "Talca", "07" };
  g_autoptr (BcDatabase) database = open_database ();

  apply (database, "region", region_names, maule);
  apply (database, "province", province_names, talca);
  assert_text (database,
               "SELECT g.name FROM province p JOIN record r ON r.id = p.region "
               "JOIN region g ON g.row = r.row",
               "Maule");
}

static void
test_changed (void)
{
  static const char *const changed[] = { "07", "El Maule", "10" };
  g_autoptr (BcDatabase) database = open_database ();

  apply (database, "region", region_names, maule);
  apply (database, "region", region_names, changed);
  assert_text (database, "SELECT name FROM region", "El Maule");
  g_assert_cmpint (count (database, "SELECT position FROM region"), ==, 10);
  g_assert_cmpint (count (database, "SELECT count(*) FROM region"), ==, 1);
}

/* A field that the new catalogue no longer gives is empty again. */
static void
test_field_vanished (void)
{
  g_autoptr (BcDatabase) database = open_database ();
  g_autoptr (GError) error = NULL;

  apply (database, "region", region_names, maule);
  g_assert_true (bc_shipped_apply (database, "region", region_names, maule, 2, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (database, "SELECT count(*) FROM region WHERE position IS NULL"), ==, 1);
}

static void
test_council_stays_above (void)
{
  static const char *const changed[] = { "07", "Maule de Chile", "10" };
  g_autoptr (BcDatabase) database = open_database ();

  introduce (database, BC_LEVEL_COUNCIL);
  apply (database, "region", region_names, maule);
  rename_region (database, "Región del Maule");
  apply (database, "region", region_names, changed);
  assert_text (database, "SELECT name FROM region", "Región del Maule");
  g_assert_cmpint (count (database, "SELECT position FROM region"), ==, 10);
  g_assert_cmpint (count (database, "SELECT count(*) FROM journal"), ==, 1);
}

/* What the council added before the program shipped it is the same record. */
static void
test_council_was_first (void)
{
  g_autoptr (BcDatabase) database = open_database ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWriter) writer = NULL;
  g_auto (BcDraft) draft = { 0 };
  BcId id;

  introduce (database, BC_LEVEL_COUNCIL);
  writer = bc_writer_begin (database, NOW, &error);
  bc_draft_init (&draft, bc_dictionary_find ("region"), NULL);
  g_assert_true (bc_draft_set_text (&draft, "code", "07", &error));
  g_assert_true (bc_draft_set_text (&draft, "name", "Mi Maule", &error));
  g_assert_true (bc_save (writer, &draft, &id, &error));
  g_assert_true (bc_writer_commit (writer, &error));
  apply (database, "region", region_names, maule);
  g_assert_cmpint (count (database, "SELECT count(*) FROM region"), ==, 1);
  assert_text (database, "SELECT name FROM region", "Mi Maule");
  g_assert_cmpint (count (database, "SELECT position FROM region"), ==, 9);
}

static void
test_ill_entries (void)
{
  static const struct
  {
    const char *type;
    const char *names[3];
    const char *values[3];
    const char *expected;
  } cases[] = {
    { "region", { "code", "name", "position" }, { "07", "Maule", "nine" }, "position" },
    { "region", { "code", "name", "position" }, { "07", "Maule", "900" }, "position" },
    { "region", { "code", "name", "colour" }, { "07", "Maule", "red" }, "colour" },
    { "region", { "code", "roman", "position" }, { "07", "VII", "9" }, "name" },
    { "province", { "code", "name", "region" }, { "071", "Talca", "99" }, "region" },
    { "district", { "name", "commune", "dream" }, { "A", "07101", "B" }, "district" },
    { "planet", { "code", "name", "position" }, { "3", "Earth", "3" }, "planet" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (BcDatabase) database = open_database ();
    g_autoptr (GError) error = NULL;

    g_assert_false (
      bc_shipped_apply (database, cases[i].type, cases[i].names, cases[i].values, 3, &error));
    g_assert_nonnull (error);
    g_assert_nonnull (strstr (error->message, cases[i].expected));
    g_assert_cmpint (count (database, "SELECT count(*) FROM record"), ==, 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/shipped/new", test_new);
  g_test_add_func ("/store/shipped/same-again-writes-nothing", test_same_again);
  g_test_add_func ("/store/shipped/reference-by-code", test_reference_by_code);
  g_test_add_func ("/store/shipped/changed", test_changed);
  g_test_add_func ("/store/shipped/field-vanished", test_field_vanished);
  g_test_add_func ("/store/shipped/council-stays-above", test_council_stays_above);
  g_test_add_func ("/store/shipped/council-was-first", test_council_was_first);
  g_test_add_func ("/store/shipped/ill-entries-name-the-field", test_ill_entries);
  return g_test_run ();
}
