/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"
#include "conflicts.h"
#include "date.h"
#include "dictionary.h"
#include "field.h"
#include "import-districts.h"
#include "records-read.h"
#include "sample.h"
#include "sandbox.h"
#include "store-error.h"

static gboolean
fill (Sandbox *sandbox, BcSampleSize size, guint n_districts, guint seed, GError **error)
{
  return bc_sample_fill (sandbox->store, size, n_districts, seed, NULL, NULL, NULL, error);
}

static void
open_filled (Sandbox *sandbox, BcSampleSize size, guint n_districts, guint seed)
{
  g_autoptr (GError) error = NULL;

  sandbox_open (sandbox);
  fill (sandbox, size, n_districts, seed, &error);
  g_assert_no_error (error);
}

/* Every operation with its author and its moment, in the order of the journal. */
static char *
dup_journal (Sandbox *sandbox)
{
  return sandbox_dup_list (sandbox,
                           "SELECT lower (hex (r.id)) || ' ' || r.type || ' ' || a.name || ' ' || "
                           "(j.stamp >> 16) || ' ' || j.fields FROM journal j "
                           "JOIN record r ON r.row = j.record JOIN stream s ON s.row = j.stream "
                           "JOIN author a ON a.row = s.author ORDER BY j.row");
}

/* Both must begin on one day: what is told is told of that day. */
static void
test_deterministic (void)
{
  gint32 day;
  gint32 before;

  do {
    g_auto (Sandbox) first = { 0 };
    g_auto (Sandbox) second = { 0 };
    g_auto (Sandbox) third = { 0 };
    g_autofree char *one = NULL;
    g_autofree char *two = NULL;
    g_autofree char *three = NULL;

    before = bc_date_today (g_get_real_time () / 1000);
    open_filled (&first, BC_SAMPLE_SMALL, 0, 7);
    open_filled (&second, BC_SAMPLE_SMALL, 0, 7);
    open_filled (&third, BC_SAMPLE_SMALL, 0, 8);
    day = bc_date_today (g_get_real_time () / 1000);
    one = dup_journal (&first);
    two = dup_journal (&second);
    three = dup_journal (&third);
    g_assert_true (day != before || g_str_equal (one, two));
    g_assert_cmpstr (one, !=, three);
  } while (day != before);
}

static void
assert_every_type (Sandbox *sandbox)
{
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);

  for (guint i = 0; i < n_types; i++) {
    g_autofree char *table = g_strdelimit (g_strdup (types[i]->name), "-", '_');
    g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE hidden = 0", table);

    /* A document is a file, and a sample has none. */
    if (g_str_equal (types[i]->name, "document"))
      continue;
    if (sandbox_count (sandbox, sql) == 0)
      g_error ("The sample has no %s", types[i]->name);
  }
}

static void
assert_every_choice_of (Sandbox *sandbox, const BcRecordType *type, const BcField *field)
{
  g_autofree char *table = g_strdelimit (g_strdup (type->name), "-", '_');
  g_autofree char *column = g_strdelimit (g_strdup (field->name), "-", '_');

  for (const BcChoice *choice = field->choices; choice->name != NULL; choice++) {
    g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE \"%s%s\" = '%s'",
                                            table,
                                            column,
                                            field->kind == BC_KIND_STATE ? "_name" : "",
                                            choice->name);

    if (sandbox_count (sandbox, sql) == 0)
      g_error ("The sample has no %s whose %s is %s", type->name, field->name, choice->name);
  }
}

static void
assert_states (Sandbox *sandbox)
{
  static const char *const fields[][2] = {
    { "district", "phase" },      { "plan", "state" },        { "action", "state" },
    { "funding-line", "state" },  { "entry", "state" },       { "entry", "kind" },
    { "activity", "kind" },       { "business", "state" },    { "business", "use" },
    { "business-event", "kind" }, { "observation", "state" }, { "decision", "kind" },
    { "agreement", "state" },     { "meeting", "kind" },      { "business", "owner-sex" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
    const BcRecordType *type = bc_dictionary_find (fields[i][0]);

    assert_every_choice_of (sandbox, type, bc_record_type_find_field (type, fields[i][1]));
  }
}

static void
assert_references_of (Sandbox *sandbox, const BcRecordType *type, const BcField *field)
{
  g_autofree char *table = g_strdelimit (g_strdup (type->name), "-", '_');
  g_autofree char *column = g_strdelimit (g_strdup (field->name), "-", '_');
  g_autofree char *sql =
    g_strdup_printf ("SELECT DISTINCT coalesce (r.type, 'nothing') FROM \"%s\" t "
                     "LEFT JOIN record r ON r.id = t.\"%s\" "
                     "WHERE t.\"%s\" IS NOT NULL",
                     table,
                     column,
                     column);
  g_autofree char *list = sandbox_dup_list (sandbox, sql);
  g_auto (GStrv) types = g_strsplit (list, "\n", -1);

  for (char **name = types; *name != NULL && **name != '\0'; name++) {
    const BcRecordType *named = bc_dictionary_find (*name);

    if (named == NULL || !bc_field_accepts_type (field, named))
      g_error ("%s, %s names %s", type->name, field->name, *name);
  }
}

/* What is named was there before; only a proposal learns later what became of it. */
static void
assert_order_of (Sandbox *sandbox, const BcRecordType *type, const BcField *field)
{
  g_autofree char *table = g_strdelimit (g_strdup (type->name), "-", '_');
  g_autofree char *column = g_strdelimit (g_strdup (field->name), "-", '_');
  g_autofree char *sql =
    g_strdup_printf ("SELECT count(*) FROM \"%s\" t JOIN record o ON o.id = t.\"%s\" "
                     "WHERE o.row > t.row",
                     table,
                     column);

  if (g_str_equal (type->name, "proposal") && g_str_equal (field->name, "action"))
    return;
  if (sandbox_count (sandbox, sql) != 0)
    g_error ("%s, %s names what was not there yet", type->name, field->name);
}

static void
assert_references (Sandbox *sandbox)
{
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    for (guint j = 0; j < types[i]->n_fields; j++)
      if (types[i]->fields[j].kind == BC_KIND_REFERENCE) {
        assert_references_of (sandbox, types[i], &types[i]->fields[j]);
        assert_order_of (sandbox, types[i], &types[i]->fields[j]);
      }
}

static void
assert_field (const BcRecordType *type, const BcField *field, const BcValue *value)
{
  g_autoptr (GError) error = NULL;

  if (value->type == BC_VALUE_NONE && field->flags & BC_FIELD_REQUIRED)
    g_error ("%s, %s is empty", type->name, field->name);
  if (value->type != BC_VALUE_NONE && !bc_field_check (field, value, &error))
    g_error ("%s, %s: %s", type->name, field->name, error->message);
}

/* All that a save would have asked of each value. */
static void
assert_values_of (Sandbox *sandbox, const BcRecordType *type)
{
  BcDatabase *database = bc_store_get_reader (sandbox->store);
  g_autofree char *table = g_strdelimit (g_strdup (type->name), "-", '_');
  g_autofree char *sql = g_strdup_printf ("SELECT row FROM \"%s\"", table);
  g_autofree char *list = sandbox_dup_list (sandbox, sql);
  g_auto (GStrv) rows = g_strsplit (list, "\n", -1);
  BcId nil = { 0 };

  for (char **row = rows; *row != NULL && **row != '\0'; row++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (BcRecord) record =
      bc_record_read (database, g_ascii_strtoll (*row, NULL, 10), type, &nil, &error);

    g_assert_no_error (error);
    for (guint i = 0; i < type->n_fields; i++) {
      BcValue value = BC_VALUE_INIT;

      bc_record_peek (record, &type->fields[i], &value);
      assert_field (type, &type->fields[i], &value);
    }
  }
}

static void
assert_values (Sandbox *sandbox)
{
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    if (!types[i]->catalogue)
      assert_values_of (sandbox, types[i]);
}

static void
assert_governance (Sandbox *sandbox, gint64 n_districts)
{
  g_assert_cmpint (sandbox_count (sandbox, "SELECT count(*) FROM district"), ==, n_districts);
  g_assert_cmpint (sandbox_count (sandbox,
                                  "SELECT count(DISTINCT district) FROM associative_group "
                                  "WHERE state_name IN ('constituted', 'legal-person')"),
                   ==,
                   n_districts);
  g_assert_cmpint (sandbox_count (sandbox,
                                  "SELECT count(DISTINCT district) FROM technical_panel "
                                  "WHERE state_name = 'constituted'"),
                   ==,
                   (n_districts * 3 + 2) / 4);
}

static void
assert_whole (Sandbox *sandbox)
{
  BcDatabase *database = bc_store_get_reader (sandbox->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) differences = bc_check (database, NULL, &error);
  g_autoptr (GPtrArray) doubts = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < differences->len; i++)
    g_error ("%s", (char *) g_ptr_array_index (differences, i));
  doubts = bc_doubts_read (database, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < doubts->len; i++)
    g_error ("%s", ((BcDoubt *) g_ptr_array_index (doubts, i))->reason);
  conflicts = bc_conflicts_read (database, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (conflicts->len, ==, 0);
}

/* Nothing was written tomorrow, and nobody's clock runs backwards. */
static void
assert_past (Sandbox *sandbox)
{
  g_autofree char *later =
    g_strdup_printf ("SELECT count(*) FROM journal WHERE (stamp >> 16) > %" G_GINT64_FORMAT,
                     g_get_real_time () / 1000);

  g_assert_cmpint (sandbox_count (sandbox, later), ==, 0);
  g_assert_cmpint (sandbox_count (sandbox,
                                  "SELECT count(*) FROM (SELECT stamp, lag (stamp) OVER "
                                  "(ORDER BY row) AS before FROM journal) WHERE stamp <= before"),
                   ==,
                   0);
}

/* A few districts are drawn: their boundary, and their doors but for some. */
static void
assert_sites (Sandbox *sandbox)
{
  static const char drawn[] = "FROM business b JOIN record r ON r.id = b.district "
                              "JOIN district d ON d.row = r.row WHERE b.position IS ";
  g_autofree char *placed = g_strdup_printf ("SELECT count(*) %s NOT NULL", drawn);
  g_autofree char *lost =
    g_strdup_printf ("SELECT count(*) %s NOT NULL AND d.boundary IS NULL", drawn);
  g_autofree char *unplaced =
    g_strdup_printf ("SELECT count(*) %s NULL AND d.boundary IS NOT NULL", drawn);

  g_assert_cmpint (sandbox_count (sandbox,
                                  "SELECT count(*) FROM district WHERE boundary IS NOT NULL"),
                   ==,
                   6);
  g_assert_cmpint (sandbox_count (sandbox, placed), >, 100);
  g_assert_cmpint (sandbox_count (sandbox, unplaced), >, 6);
  g_assert_cmpint (sandbox_count (sandbox, lost), ==, 0);
}

static void
test_country (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  gint64 began = g_get_monotonic_time ();

  open_filled (&sandbox, BC_SAMPLE_COUNTRY, 0, 1);
  g_test_minimized_result ((double) (g_get_monotonic_time () - began) / 1e6,
                           "sample country, seconds");
  assert_governance (&sandbox, 60);
  assert_every_type (&sandbox);
  assert_states (&sandbox);
  assert_references (&sandbox);
  assert_past (&sandbox);
  assert_values (&sandbox);
  assert_sites (&sandbox);
  assert_whole (&sandbox);
  g_assert_cmpint (
    sandbox_count (&sandbox,
                   "SELECT count(DISTINCT c.region) FROM district d "
                   "JOIN record r ON r.id = d.commune JOIN commune c ON c.row = r.row"),
    ==,
    16);
  g_assert_cmpint (sandbox_count (&sandbox,
                                  "SELECT count(*) FROM district WHERE name LIKE '%(muestra)'"),
                   ==,
                   13);
}

static void
test_small (void)
{
  g_auto (Sandbox) sandbox = { 0 };

  open_filled (&sandbox, BC_SAMPLE_SMALL, 0, 3);
  assert_governance (&sandbox, 4);
  assert_references (&sandbox);
  assert_values (&sandbox);
  assert_whole (&sandbox);
}

/* The case of Calama, Barrio Latorre, 2017: 290 days, and one that depends on it. */
static void
test_case_of_2017 (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_autofree char *list = NULL;

  open_filled (&sandbox, BC_SAMPLE_SMALL, 0, 3);
  list = sandbox_dup_list (
    &sandbox,
    "SELECT p.promised_for || ' ' || p.fulfilled_on || ' ' || c.promised_for || ' ' || "
    "c.fulfilled_on || ' ' || c.amount || ' ' || d.name "
    "FROM commitment c JOIN record pr ON pr.id = c.predecessor JOIN commitment p ON p.row = pr.row "
    "JOIN record dr ON dr.id = c.district JOIN district d ON d.row = dr.row "
    "WHERE c.amount LIKE 'UF 30000%'");
  g_assert_cmpstr (list,
                   ==,
                   "2017-03-31 2018-01-15 2018-12-15 2019-10-01 UF 30000.00 2017-03-31 "
                   "Barrio Latorre\n");
}

/* More districts than there are names for, in steps. */
static void
test_bulk (void)
{
  g_auto (Sandbox) sandbox = { 0 };

  open_filled (&sandbox, BC_SAMPLE_LARGE, 2, 3);
  assert_governance (&sandbox, 2);
  assert_references (&sandbox);
  assert_past (&sandbox);
  assert_values (&sandbox);
  assert_whole (&sandbox);
}

static void
test_many_names (void)
{
  g_auto (Sandbox) sandbox = { 0 };

  open_filled (&sandbox, BC_SAMPLE_SMALL, 66, 3);
  assert_governance (&sandbox, 66);
}

static void
test_refused_on_people (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_autoptr (GError) error = NULL;

  sandbox_open (&sandbox);
  sandbox_introduce (&sandbox, BC_LEVEL_MANAGER);
  g_assert_false (fill (&sandbox, BC_SAMPLE_SMALL, 0, 1, &error));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_INVALID);
  g_assert_cmpint (sandbox_count (&sandbox, "SELECT count(*) FROM author"), ==, 1);
  g_assert_cmpint (sandbox_count (&sandbox, "SELECT count(*) FROM journal"), ==, 0);
}

static void
test_refused_again (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_autoptr (GError) error = NULL;

  open_filled (&sandbox, BC_SAMPLE_SMALL, 0, 1);
  g_assert_false (fill (&sandbox, BC_SAMPLE_SMALL, 0, 1, &error));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_INVALID);
  g_assert_cmpint (sandbox_count (&sandbox, "SELECT count(*) FROM district"), ==, 4);
}

static void
cancel_cb (double fraction, gpointer data)
{
  if (fraction > 0.3)
    g_cancellable_cancel (data);
}

static void
test_cancelled (void)
{
  g_auto (Sandbox) sandbox = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  sandbox_open (&sandbox);
  g_assert_false (bc_sample_fill (sandbox.store,
                                  BC_SAMPLE_SMALL,
                                  0,
                                  1,
                                  cancel_cb,
                                  cancellable,
                                  cancellable,
                                  &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (sandbox_count (&sandbox, "SELECT count(*) FROM journal"), ==, 0);
  g_assert_true (fill (&sandbox, BC_SAMPLE_SMALL, 0, 1, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/sample/deterministic", test_deterministic);
  g_test_add_func ("/exchange/sample/country", test_country);
  g_test_add_func ("/exchange/sample/small", test_small);
  g_test_add_func ("/exchange/sample/case-of-2017", test_case_of_2017);
  g_test_add_func ("/exchange/sample/bulk", test_bulk);
  g_test_add_func ("/exchange/sample/many-names", test_many_names);
  g_test_add_func ("/exchange/sample/refused-on-peoples-data", test_refused_on_people);
  g_test_add_func ("/exchange/sample/refused-again", test_refused_again);
  g_test_add_func ("/exchange/sample/cancelled", test_cancelled);
  return g_test_run ();
}
