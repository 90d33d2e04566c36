/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "check.h"
#include "country.h"
#include "merge-database.h"
#include "store-error.h"
#include "summary.h"
#include "undo.h"

#define N_COUNTRIES 8
#define N_GESTURES  40

/* What is kept by differences is what counting all records anew gives, whatever people did. */

static char *
dup_kept (BcDatabase *database)
{
  g_autofree char *totals = NULL;
  g_autofree char *districts = NULL;
  g_autoptr (GError) error = NULL;

  bc_database_get_text (
    database,
    &totals,
    &error,
    "SELECT group_concat (level || ' ' || what || ' ' || place || ' ' || key || "
    "' ' || other || ' ' || n, x'0a') "
    "FROM (SELECT * FROM totals ORDER BY level, what, place, key, other)",
    "");
  g_assert_no_error (error);
  bc_database_get_text (database,
                        &districts,
                        &error,
                        "SELECT group_concat (scope || ' ' || coalesce (region, '-') || phase || "
                        "gal || panel || coalesce (plan, '-'), x'0a') "
                        "FROM (SELECT * FROM district_summary ORDER BY scope)",
                        "");
  g_assert_no_error (error);
  return g_strjoin ("\n", districts, totals, NULL);
}

static void
check_totals (Country *country)
{
  g_autofree char *kept = dup_kept (country->database);
  g_autofree char *anew = NULL;
  g_autoptr (GError) error = NULL;

  bc_database_execute (country->database, "BEGIN", &error);
  bc_summary_refresh_all (country->database, &error);
  g_assert_no_error (error);
  anew = dup_kept (country->database);
  bc_database_execute (country->database, "ROLLBACK", &error);
  g_assert_cmpstr (kept, ==, anew);
}

/* The fields that totals are counted from, and some that they are not. */
static const struct
{
  const char *type, *field, *values[4];
} edits[] = {
  { "business", "state", { "open", "closed", "vacant", "moved: lejos" } },
  { "business", "owner-sex", { "women", "men", "mixed", "unreported" } },
  { "business", "trade-name", { "Uno", "Dos", "Tres", "Cuatro" } },
  { "business-event", "kind", { "opening", "closing", "move", "opening" } },
  { "action", "state", { "planned", "done", "dropped: nada", "under-way" } },
  { "action", "progress", { "0", "25", "50", "100" } },
  { "action", "planned", { "2024-01-01/2025-01-01", "2026-01-01/", "/2027-03-04", "2026-11-20/" } },
  { "funding-line", "requested", { "0", "10", "1000000", "25" } },
  { "funding-line", "awarded", { "0", "20", "7000000", "25" } },
  { "entry", "kind", { "disbursement", "expense", "refund", "commitment" } },
  { "entry", "amount", { "1", "500", "123456", "500" } },
  { "entry", "state", { "draft", "approved", "observed: falta", "approved" } },
  { "entry", "supplier-rut", { "11111111-1", "12345678-5", "11111111-1", "" } },
  { "entry", "document-number", { "7", "007", "12", "9" } },
  { "activity", "women", { "0", "3", "40", "3" } },
  { "activity", "neighbours", { "0", "3", "40", "3" } },
  { "commitment", "promised-for", { "2024-02-29", "2026-11-20", "2026-11-19", "2030-01-01" } },
  { "commitment", "fulfilled-on", { "2024-03-31", "2026-11-20", "2025-01-01", "2024-03-31" } },
  { "observation", "state", { "open", "answered", "resolved", "open" } },
  { "observation", "date", { "2024-02-29", "2026-11-20", "2026-12-24", "2025-01-01" } },
  { "decision", "phase", { "activation", "dynamization", "graduated", "withdrawn" } },
  { "decision", "outcome", { "approved", "observed", "rejected", "approved" } },
  { "plan", "submitted-on", { "2024-02-29", "2026-11-20", "2026-12-24", "2025-01-01" } },
  { "associative-group", "state", { "forming", "constituted", "legal-person", "forming" } },
  { "technical-panel", "state", { "forming", "constituted", "forming", "constituted" } },
};

/* A visible record of a type; whether there is one. */
static gboolean
pick_record (Country *country, const char *type, BcId *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcCursor) cursor =
    bc_database_query (country->database,
                       "SELECT id FROM record WHERE type = ?1 AND hidden = 0 ORDER BY row LIMIT 1 "
                       "OFFSET ?2 % max (1, (SELECT count(*) FROM record WHERE type = ?1 AND "
                       "hidden = 0))",
                       &error);

  g_assert_no_error (error);
  bc_cursor_bind_text (cursor, 1, type);
  bc_cursor_bind_integer (cursor, 2, g_rand_int_range (country->random, 0, G_MAXINT32));
  return bc_cursor_step (cursor, &error) == BC_STEP_ROW && bc_cursor_get_id (cursor, 0, id);
}

/* No decision passes a district that lacks something, and no document is entered twice by one: such
 * an edit is refused, and leaves nothing. */
static void
save_edit (BcWriter *writer, const BcDraft *draft)
{
  g_autoptr (GError) error = NULL;
  gboolean saved;
  BcId id;

  saved = bc_save (writer, draft, &id, &error);
  if (!saved && strcmp (draft->type->name, "decision") == 0)
    g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_INVALID);
  else if (!saved && strcmp (draft->type->name, "entry") == 0)
    g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_DOUBLE);
  else
    g_assert_no_error (error);
}

/* One edit in four was begun before the newest that is known here. */
static void
edit (Country *country, BcWriter *writer)
{
  const guint which = (guint) g_rand_int_range (country->random, 0, G_N_ELEMENTS (edits));
  const char *value = edits[which].values[g_rand_int_range (country->random, 0, 4)];
  g_auto (BcDraft) draft = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 newest = 0;
  BcId id;

  if (!pick_record (country, edits[which].type, &id))
    return;
  bc_database_get_integer (country->database, &newest, &error, "SELECT max (row) FROM journal", "");
  bc_draft_init (&draft, bc_dictionary_find (edits[which].type), &id);
  if (g_rand_int_range (country->random, 0, 4) == 0)
    draft.arrival = MAX (0, newest - g_rand_int_range (country->random, 0, 60));
  bc_draft_set_text (&draft, edits[which].field, value, &error);
  g_assert_no_error (error);
  save_edit (writer, &draft);
}

/* Documents that are new here, for the most part, and that a laptop with about as many entries
 * takes up too; with zeros or a point in the number, or without. */
static char *
dup_paper_number (Country *country)
{
  static const char *const forms[] = { "%d", "0%d", "0.%d" };
  const char *form = forms[g_rand_int_range (country->random, 0, G_N_ELEMENTS (forms))];
  g_autoptr (GString) number = g_string_new (form);
  g_autofree char *digits = NULL;
  gint64 n_entries = 0;

  bc_database_get_integer (country->database, &n_entries, NULL, "SELECT count(*) FROM entry", "");
  digits = g_strdup_printf ("%d", (int) n_entries / 4 + g_rand_int_range (country->random, 1, 4));
  g_string_replace (number, "%d", digits, 1);
  return g_string_free (g_steal_pointer (&number), FALSE);
}

static void
name_paper (Country *country, BcDraft *draft)
{
  g_autofree char *number = dup_paper_number (country);
  BcId type;

  if (!pick_record (country, "invoice-type", &type))
    return;
  bc_draft_set_id (draft, "document-type", &type);
  bc_draft_set_text (draft, "supplier-rut", "11111111-1", NULL);
  bc_draft_set_text (draft, "document-number", number, NULL);
}

static void
add_entry (Country *country, BcWriter *writer, const char *line)
{
  g_auto (BcDraft) draft = { 0 };

  bc_draft_init (&draft, bc_dictionary_find ("entry"), NULL);
  bc_draft_set_text (&draft, "line", line, NULL);
  bc_draft_set_text (&draft, "kind", "expense", NULL);
  bc_draft_set_text (&draft, "date", "2026-01-01", NULL);
  bc_draft_set_integer (&draft, "amount", g_rand_int_range (country->random, 500, 900));
  bc_draft_set_text (&draft, "state", "approved", NULL);
  if (g_rand_int_range (country->random, 0, 4) > 0)
    name_paper (country, &draft);
  save_edit (writer, &draft);
}

static void
add_business (Country *country, BcWriter *writer, const char *district)
{
  BcId id = { 0 };

  country_save (writer,
                "business",
                &id,
                "district",
                district,
                "trade-name",
                "Feria",
                "state",
                "open",
                NULL);
}

static void
add_event (Country *country, BcWriter *writer, const char *business)
{
  BcId id = { 0 };

  country_save (writer,
                "business-event",
                &id,
                "business",
                business,
                "kind",
                "opening",
                "date",
                "2026-01-01",
                NULL);
}

static void
add (Country *country, BcWriter *writer)
{
  static const struct
  {
    const char *owner;
    void (*add) (Country *, BcWriter *, const char *);
  } additions[] = {
    { "funding-line", add_entry },
    { "funding-line", add_entry },
    { "district", add_business },
    { "business", add_event },
  };
  const guint which = (guint) g_rand_int_range (country->random, 0, G_N_ELEMENTS (additions));
  g_autofree char *owner = NULL;
  BcId id;

  if (!pick_record (country, additions[which].owner, &id))
    return;
  owner = bc_id_dup_text (&id);
  additions[which].add (country, writer, owner);
}

/* Names another record in a reference, where both are there: undoing can have taken them away. */
static void
point (Country *country, BcWriter *writer, const char *type, const char *field, const char *target)
{
  g_autofree char *text = NULL;
  BcId id, named;

  if (!pick_record (country, type, &id) || !pick_record (country, target, &named))
    return;
  text = bc_id_dup_text (&named);
  country_save (writer, type, &id, field, text, NULL);
}

/* What the districts take from the catalogues, and a line that gets another source. */
static void
rearrange (Country *country, BcWriter *writer)
{
  static const char *const kinds[] = { "sercotec", "own", "in-kind", "leveraged-public" };
  const char *kind = kinds[g_rand_int_range (country->random, 0, 4)];
  BcId id;

  switch (g_rand_int_range (country->random, 0, 4)) {
  case 0:
    point (country, writer, "commune", "region", "region");
    break;
  case 1:
    if (pick_record (country, "funding-source", &id))
      country_save (writer, "funding-source", &id, "kind", kind, NULL);
    break;
  default:
    point (country, writer, "funding-line", "source", "funding-source");
  }
}

static void
go_back (Country *country, BcWriter *writer)
{
  g_auto (BcUndoReport) report = { 0 };

  if (g_rand_int_range (country->random, 0, 2) == 0)
    bc_undo (writer, &report, NULL);
  else
    bc_redo (writer, &report, NULL);
}

/* More records than are told one by one. */
static void
add_many (Country *country, BcWriter *writer)
{
  for (int i = g_rand_int_range (country->random, 60, 90); i > 0; i--)
    add (country, writer);
}

static void
act (Country *country)
{
  BcWriter *writer = country_begin (country);
  const int kind = g_rand_int_range (country->random, 0, 40);

  if (kind == 0)
    add_many (country, writer);
  else if (kind < 6)
    go_back (country, writer);
  else if (kind < 10)
    country_disturb (country, writer);
  else
    for (int i = g_rand_int_range (country->random, 1, 7); i > 0; i--)
      (i == 4 ? rearrange : i % 3 == 0 ? add : edit) (country, writer);
  country_commit (writer);
}

/* A laptop that starts from a copy works on, and is heard of. */
static void
hear_of_another (Country *country, const char *path)
{
  Country other = *country;
  g_autoptr (GError) error = NULL;
  BcMergeReport report;
  BcWriter *writer;

  bc_database_run (country->database, &error, "VACUUM INTO ?", "t", path);
  g_assert_no_error (error);
  other.database = bc_database_open (path, BC_DATABASE_WRITE, &error);
  bc_profile_renew (other.database, country->now, &error);
  g_assert_no_error (error);
  for (int i = g_rand_int_range (country->random, 1, 5); i > 0; i--) {
    act (&other);
    act (country);
  }
  country->now = MAX (country->now, other.now);
  check_totals (&other);
  g_clear_pointer (&other.database, bc_database_close);
  writer = country_begin (country);
  bc_merge_database (writer, path, &report, NULL, &error);
  g_assert_no_error (error);
  country_commit (writer);
  g_unlink (path);
}

static void
check_all (Country *country, const char *path)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BcDatabase) copy = NULL;

  bc_database_run (country->database, &error, "VACUUM INTO ?", "t", path);
  g_assert_no_error (error);
  copy = bc_database_open (path, BC_DATABASE_WRITE, &error);
  problems = bc_check (copy, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *) problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
  g_unlink (path);
}

static void
add_invoice_type (Country *country)
{
  BcWriter *writer = country_begin (country);
  BcId id = { 0 };

  country_save (writer, "invoice-type", &id, "code", "33", "name", "Factura", NULL);
  country_commit (writer);
}

static gint64
count_doubled (Country *country)
{
  gint64 n_doubled = 0;

  bc_database_get_integer (country->database,
                           &n_doubled,
                           NULL,
                           "SELECT count(DISTINCT first) FROM doubled_entry",
                           "");
  return n_doubled;
}

/* Returns how many documents were entered more than once, after each gesture. */
static gint64
live (guint32 seed, const char *path)
{
  g_auto (Country) country = { 0 };
  gint64 n_doubled = 0;

  g_test_message ("country of seed %u", seed);
  country_init (&country, seed);
  add_invoice_type (&country);
  for (guint i = 0; i < 3; i++) {
    BcWriter *writer = country_begin (&country);
    g_autofree char *name = g_strdup_printf ("Barrio %u", i);
    BcId id;

    country_add_district (&country, writer, name, &id);
    country_commit (writer);
  }
  for (guint i = 0; i < N_GESTURES; i++) {
    if (i % 10 == 9)
      hear_of_another (&country, path);
    else
      act (&country);
    check_totals (&country);
    n_doubled += count_doubled (&country);
  }
  check_all (&country, path);
  return n_doubled;
}

static void
test_kept_as_counted (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("barrios-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "other.db", NULL);

  gint64 n_doubled = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < N_COUNTRIES; i++)
    n_doubled += live ((guint32) g_test_rand_int (), path);
  g_test_message ("documents entered twice: %d", (int) n_doubled);
  g_rmdir (folder);
}

/* An edit of a deleted record, here one that is taken back, brings back what the record owns too.
 */
static void
test_edit_brings_back (void)
{
  g_auto (Country) country = { 0 };
  g_auto (BcUndoReport) report = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *district = NULL;
  g_autofree char *business = NULL;
  BcWriter *writer;
  gint64 operation;
  BcId id;

  country_init (&country, 5);
  writer = country_begin (&country);
  country_add_district (&country, writer, "Plaza", &id);
  district = bc_id_dup_text (&id);
  add_business (&country, writer, district);
  g_assert_true (pick_record (&country, "business", &id));
  business = bc_id_dup_text (&id);
  add_event (&country, writer, business);
  country_commit (writer);
  writer = country_begin (&country);
  country_save (writer, "business", &id, "phone", "+56 2 2345 6789", NULL);
  country_commit (writer);
  bc_database_get_integer (country.database,
                           &operation,
                           &error,
                           "SELECT max (row) FROM journal",
                           "");
  writer = country_begin (&country);
  country_delete (writer, "business", &id, TRUE);
  country_commit (writer);
  writer = country_begin (&country);
  bc_undo_operation (writer, operation, &report, &error);
  g_assert_no_error (error);
  country_commit (writer);
  check_totals (&country);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/totals/edit-brings-back-what-is-owned", test_edit_brings_back);
  g_test_add_func ("/store/totals/kept-as-counted", test_kept_as_counted);
  return g_test_run ();
}
