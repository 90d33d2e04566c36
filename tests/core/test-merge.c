/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <time.h>

#include "merge-text.h"

#define N_AUTHORS 3
#define MAX_LINES 4

/* A, B and C; by their identifiers' bytes A < C < B, unlike their places in the table. */
static const BcId authors[N_AUTHORS] = { { { 0x10 } }, { { 0x30 } }, { { 0x20 } } };

enum {
  A,
  B,
  C
};

typedef struct
{
  guint author;
  guint64 number; /* 0 ends a case's lines */
  gint64 stamp;
  guint64 knows[N_AUTHORS];
  guint n_fields;
  BcAssignment fields[2];
} Line;

typedef struct
{
  const char *name;
  const char *expected;
  Line lines[MAX_LINES];
} Case;

#define SETS(field, value)                                                                         \
  1,                                                                                               \
  {                                                                                                \
    {                                                                                              \
      field, value                                                                                 \
    }                                                                                              \
  }
#define SETS_BOTH(field, value, f2, v2)                                                            \
  2,                                                                                               \
  {                                                                                                \
    { field, value },                                                                              \
    {                                                                                              \
      f2, v2                                                                                       \
    }                                                                                              \
  }

static const Case cases[] = {
  { "later-stamp-wins",
    "shown 1:B1=b",
    { { A, 1, 10, { 0 }, SETS (1, "a") }, { B, 1, 11, { 1 }, SETS (1, "b") } } },
  { "tie-goes-to-the-greater-author",
    "shown 1:B1=b [B1=b C1=c A1=a]",
    { { A, 1, 10, { 0 }, SETS (1, "a") },
      { B, 1, 10, { 0 }, SETS (1, "b") },
      { C, 1, 10, { 0 }, SETS (1, "c") } } },
  { "unknown-values-conflict",
    "shown 1:A1=a [A1=a B1=b]",
    { { A, 1, 12, { 0 }, SETS (1, "a") }, { B, 1, 11, { 0 }, SETS (1, "b") } } },
  { "equal-values-do-not-conflict",
    "shown 1:B1=a",
    { { A, 1, 10, { 0 }, SETS (1, "a") }, { B, 1, 11, { 0 }, SETS (1, "a") } } },
  { "all-maximal-ones-are-listed",
    "shown 1:C1=c [C1=c B1=a A1=a]",
    { { A, 1, 10, { 0 }, SETS (1, "a") },
      { B, 1, 11, { 0 }, SETS (1, "a") },
      { C, 1, 12, { 0 }, SETS (1, "c") } } },
  { "cleared-against-set-conflicts",
    "shown 1:B1=- [B1=- A1=a]",
    { { A, 1, 10, { 0 }, SETS (1, "a") }, { B, 1, 11, { 0 }, SETS (1, NULL) } } },
  { "own-stream-is-known",
    "shown 1:A2=b",
    { { A, 1, 10, { 0 }, SETS (1, "a") }, { A, 2, 11, { 0 }, SETS (1, "b") } } },
  { "settling-ends-a-conflict",
    "shown 1:C1=a",
    { { A, 1, 10, { 0 }, SETS (1, "a") },
      { B, 1, 11, { 0 }, SETS (1, "b") },
      { C, 1, 12, { 1, 1 }, SETS (1, "a") } } },
  { "settling-leaves-what-it-did-not-know",
    "shown 1:C1=a [C1=a B2=c]",
    { { A, 1, 10, { 0 }, SETS (1, "a") },
      { B, 1, 10, { 0 }, SETS (1, "b") },
      { B, 2, 11, { 0 }, SETS (1, "c") },
      { C, 1, 12, { 1, 1 }, SETS (1, "a") } } },
  { "form-loaded-before-an-import-conflicts",
    "shown 1:B2=b [B2=b A2=a]",
    { { A, 1, 10, { 0 }, SETS (1, "x") },
      { A, 2, 12, { 0 }, SETS (1, "a") },
      { B, 1, 11, { 1 }, SETS (1, "y") },
      { B, 2, 13, { 1 }, SETS (1, "b") } } },
  { "older-form-saved-later-knows-less",
    "shown 1:B2=c",
    { { A, 1, 10, { 0 }, SETS (1, "a") },
      { B, 1, 11, { 1 }, SETS (1, "b") },
      { B, 2, 12, { 0 }, SETS (1, "c") } } },
  { "knowledge-is-not-transitive",
    "shown 1:C1=c [C1=c A1=a] 2:B1=b",
    { { A, 1, 10, { 0 }, SETS (1, "a") },
      { B, 1, 11, { 1 }, SETS (2, "b") },
      { C, 1, 12, { 0, 1 }, SETS (1, "c") } } },
  { "replaced-value-stays-replaced",
    "shown 1:C1=c",
    { { A, 1, 10, { 0 }, SETS (1, "a") },
      { B, 1, 11, { 1 }, SETS (1, "b") },
      { C, 1, 12, { 0, 1 }, SETS (1, "c") } } },
  { "fields-are-merged-apart",
    "shown 1:A1=a 2:B1=y [B1=y A1=x]",
    { { A, 1, 10, { 0 }, SETS_BOTH (1, "a", 2, "x") }, { B, 1, 11, { 0 }, SETS (2, "y") } } },
  { "unknown-field-is-merged",
    "shown 1:A1=a 4000000000:A1=x",
    { { A, 1, 10, { 0 }, SETS_BOTH (4000000000, "x", 1, "a") } } },
  { "erased-values-do-not-conflict",
    "shown 1:B1=-",
    { { A, 1, 10, { 0 }, SETS (1, NULL) }, { B, 1, 11, { 0 }, SETS (1, NULL) } } },
  { "clock-that-stood-still-goes-by-number",
    "shown 1:A2=b",
    { { A, 1, 10, { 0 }, SETS (1, "a") }, { A, 2, 10, { 0 }, SETS (1, "b") } } },
  { "clock-that-ran-backwards-goes-by-stamp",
    "shown 1:A1=a",
    { { A, 1, 12, { 0 }, SETS (1, "a") }, { B, 1, 11, { 1 }, SETS (1, "b") } } },
  { "deletion-hides-what-it-knew",
    "deleted 0:B1=true 1:A1=a",
    { { A, 1, 10, { 0 }, SETS (1, "a") }, { B, 1, 11, { 1 }, SETS (0, "true") } } },
  { "deletion-hides-its-own-fields",
    "deleted 0:A2=true 1:A1=a 2:A2=x",
    { { A, 1, 10, { 0 }, SETS (1, "a") }, { A, 2, 11, { 0 }, SETS_BOTH (0, "true", 2, "x") } } },
  { "edit-unknown-to-deletion-beats-it",
    "shown flagged 0:B1=true 1:A2=b",
    { { A, 1, 10, { 0 }, SETS (1, "a") },
      { A, 2, 10, { 0 }, SETS (1, "b") },
      { B, 1, 11, { 1 }, SETS (0, "true") } } },
  { "edit-that-knew-the-deletion-beats-it",
    "shown flagged 0:A2=true 1:B1=b",
    { { A, 1, 10, { 0 }, SETS (1, "a") },
      { A, 2, 11, { 0 }, SETS (0, "true") },
      { B, 1, 12, { 2 }, SETS (1, "b") } } },
  { "two-deletions-know-together",
    "deleted 0:C1=true 1:B1=b [B1=b A1=a]",
    { { A, 1, 10, { 0 }, SETS (1, "a") },
      { B, 1, 11, { 0 }, SETS (1, "b") },
      { A, 2, 12, { 0 }, SETS (0, "true") },
      { C, 1, 13, { 0, 1 }, SETS (0, "true") } } },
  { "replaced-deletion-no-longer-counts",
    "shown flagged 0:A1=true 1:C1=c",
    { { C, 1, 10, { 0 }, SETS (1, "c") },
      { B, 1, 11, { 0, 0, 1 }, SETS (0, "true") },
      { A, 1, 12, { 0, 1 }, SETS (0, "true") } } },
  { "restoring-shows",
    "shown 0:B1=false 1:A1=a",
    { { A, 1, 10, { 0 }, SETS (1, "a") },
      { A, 2, 11, { 0 }, SETS (0, "true") },
      { B, 1, 12, { 2 }, SETS (0, "false") } } },
  { "restoring-against-deletion-conflicts",
    "deleted 0:C1=true [C1=true B1=false] 1:A1=a",
    { { A, 1, 10, { 0 }, SETS (1, "a") },
      { A, 2, 11, { 0 }, SETS (0, "true") },
      { B, 1, 12, { 2 }, SETS (0, "false") },
      { C, 1, 13, { 2 }, SETS (0, "true") } } },
  { "losing-deletion-hides-nothing",
    "shown 0:B1=false [B1=false A2=true] 1:A1=a",
    { { A, 1, 10, { 0 }, SETS (1, "a") },
      { A, 2, 11, { 0 }, SETS (0, "true") },
      { B, 1, 12, { 1 }, SETS (0, "false") } } },
  { "what-only-a-restorer-knew-is-not-hidden",
    "shown flagged 0:A1=true [A1=true C1=false] 1:B1=b",
    { { B, 1, 10, { 0 }, SETS (1, "b") },
      { C, 1, 11, { 0, 1 }, SETS (0, "false") },
      { A, 1, 12, { 0 }, SETS (0, "true") } } },
  { "two-ways-of-not-deleted-do-not-conflict",
    "shown 0:B1=-",
    { { A, 1, 10, { 0 }, SETS (0, "false") }, { B, 1, 11, { 0 }, SETS (0, NULL) } } },
};

typedef struct
{
  BcKnown known[MAX_LINES][N_AUTHORS];
  BcEpoch epochs[MAX_LINES];
  BcOperation operations[2 * MAX_LINES];
  guint n_operations;
} Record;

static void
fill_record (Record *record, const Case *test)
{
  *record = (Record){ 0 };
  for (guint i = 0; i < MAX_LINES && test->lines[i].number > 0; i++) {
    const Line *line = &test->lines[i];

    for (guint author = 0; author < N_AUTHORS; author++)
      record->known[i][author] = (BcKnown){ author, line->knows[author] };
    record->epochs[i] = (BcEpoch){ record->known[i], N_AUTHORS };
    record->operations[record->n_operations++] = (BcOperation){
      line->author, line->number, line->stamp, &record->epochs[i], line->fields, line->n_fields, i
    };
  }
}

static char *
dup_merged (BcMerge *merge, const BcOperation *operations, guint n_operations)
{
  GString *text = g_string_new (NULL);

  bc_merge_fold (operations, n_operations, authors, N_AUTHORS, merge);
  merge_text_append (text, merge, operations);

  return g_string_free (text, FALSE);
}

static void
swap (BcOperation *a, BcOperation *b)
{
  BcOperation kept = *a;

  *a = *b;
  *b = kept;
}

/* Heap's algorithm: each order of the first @n operations. */
static void
check_orders (BcMerge *merge, Record *record, guint n, const char *expected)
{
  if (n <= 1) {
    g_autofree char *text = dup_merged (merge, record->operations, record->n_operations);

    g_assert_cmpstr (text, ==, expected);
    return;
  }

  for (guint i = 0; i < n; i++) {
    check_orders (merge, record, n - 1, expected);
    swap (&record->operations[n % 2 == 0 ? i : 0], &record->operations[n - 1]);
  }
}

static void
test_rule (gconstpointer data)
{
  const Case *test = data;
  g_auto (BcMerge) merge = { 0 };
  g_autofree char *repeated = NULL;
  Record record;

  bc_merge_init (&merge);
  fill_record (&record, test);
  check_orders (&merge, &record, record.n_operations, test->expected);

  for (guint i = 0; i < record.n_operations; i++)
    record.operations[record.n_operations + i] = record.operations[i];
  repeated = dup_merged (&merge, record.operations, 2 * record.n_operations);
  g_assert_cmpstr (repeated, ==, test->expected);
}

static void
test_nothing_written (void)
{
  g_auto (BcMerge) merge = { 0 };
  BcAssignment deletion = { BC_FIELD_DELETED, "true" };
  BcOperation operation = { A, 1, 10, NULL, &deletion, 1, 0 };

  bc_merge_init (&merge);
  bc_merge_fold (&operation, 1, authors, N_AUTHORS, &merge);
  g_assert_true (merge.deleted);
  bc_merge_fold (NULL, 0, authors, N_AUTHORS, &merge);
  g_assert_false (merge.deleted);
  g_assert_false (merge.edited_after_deletion);
  g_assert_cmpuint (merge.fields->len, ==, 0);
  g_assert_null (bc_merge_get_field (&merge, BC_FIELD_DELETED));
}

/* The same operation given twice goes the long way; what was written once does not. */
static void
test_one_operation_alone (void)
{
  static const char *const values[] = { NULL, "true", "false", "x" };
  g_auto (BcMerge) merge = { 0 };

  bc_merge_init (&merge);
  for (guint i = 0; i < 10000; i++) {
    BcAssignment fields[6];
    BcOperation operations[2] = { { A, 1, 10, NULL, fields, 0, 0 } };
    g_autofree char *alone = NULL;
    g_autofree char *twice = NULL;
    guint number = (guint) g_test_rand_int_range (0, 6);

    /* Each field once, in any order: steps of 5 go through all 6 numbers. */
    for (guint n = (guint) g_test_rand_int_range (0, 7); n > 0; n--, number = (number + 5) % 6)
      fields[operations[0].n_fields++] =
        (BcAssignment){ number, values[g_test_rand_int_range (0, G_N_ELEMENTS (values))] };
    operations[1] = operations[0];
    alone = dup_merged (&merge, operations, 1);
    twice = dup_merged (&merge, operations, 2);
    g_assert_cmpstr (alone, ==, twice);
  }
}

static void
test_get_field (void)
{
  g_auto (BcMerge) merge = { 0 };
  BcAssignment fields[] = { { 9, "x" }, { 2, "y" }, { 5, NULL } };
  BcOperation operation = { A, 1, 10, NULL, fields, G_N_ELEMENTS (fields), 0 };

  bc_merge_init (&merge);
  bc_merge_fold (&operation, 1, authors, N_AUTHORS, &merge);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    const BcMergedField *field = bc_merge_get_field (&merge, fields[i].field);

    g_assert_nonnull (field);
    g_assert_cmpstr (field->value, ==, fields[i].value);
    g_assert_null (bc_merge_get_rivals (&merge, field));
  }
  g_assert_null (bc_merge_get_field (&merge, 3));
  g_assert_null (bc_merge_get_field (&merge, 10));
}

static void
test_knows (void)
{
  BcKnown known[] = { { A, 3 }, { C, 1 } };
  BcEpoch epoch = { known, G_N_ELEMENTS (known) };
  BcOperation reader = { .author = B, .number = 5, .epoch = &epoch };
  struct
  {
    BcOperation other;
    gboolean knows;
  } table[] = {
    { { .author = B, .number = 4 }, TRUE },  { { .author = B, .number = 5 }, FALSE },
    { { .author = B, .number = 6 }, FALSE }, { { .author = A, .number = 3 }, TRUE },
    { { .author = A, .number = 4 }, FALSE }, { { .author = C, .number = 1 }, TRUE },
    { { .author = C, .number = 2 }, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (bc_operation_knows (&reader, &table[i].other), ==, table[i].knows);

  reader.epoch = NULL;
  g_assert_false (bc_operation_knows (&reader, &table[3].other));
  g_assert_true (bc_operation_knows (&reader, &table[0].other));
}

static void
test_accept (void)
{
  static const struct
  {
    guint64 held, first, last, from;
    BcStreamAnswer answer;
  } table[] = {
    { 0, 1, 1, 1, BC_STREAM_ACCEPT },
    { 0, 2, 3, 0, BC_STREAM_GAP },
    { 5, 6, 9, 6, BC_STREAM_ACCEPT },
    { 5, 3, 9, 6, BC_STREAM_ACCEPT },
    { 5, 5, 6, 6, BC_STREAM_ACCEPT },
    { 5, 7, 9, 0, BC_STREAM_GAP },
    { 5, 1, 5, 0, BC_STREAM_SKIP },
    { 5, 2, 3, 0, BC_STREAM_SKIP },
    { 5, 9, 8, 0, BC_STREAM_SKIP },
    { 0, 1, 0, 0, BC_STREAM_SKIP },
    { G_MAXUINT64, 1, G_MAXUINT64, 0, BC_STREAM_SKIP },
    { 0, G_MAXUINT64, G_MAXUINT64, 0, BC_STREAM_GAP },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++) {
    guint64 from = 0;

    g_assert_cmpint (bc_stream_accept (table[i].held, table[i].first, table[i].last, &from),
                     ==,
                     table[i].answer);
    g_assert_cmpuint (from, ==, table[i].from);
  }
}

/* Writes @n saves of one field in turn by the first @n_authors, each knowing all before it. The
 * processor's time of folding them, which others who use it do not change. */
static double
measure (guint n, guint n_authors)
{
  g_auto (BcMerge) merge = { 0 };
  g_autofree BcOperation *operations = g_new0 (BcOperation, n);
  g_autofree BcKnown *known = g_new0 (BcKnown, (gsize) n * N_AUTHORS);
  g_autofree BcEpoch *epochs = g_new0 (BcEpoch, n);
  const BcAssignment fields[] = { { 1, "a" }, { 2, "b" }, { 3, "c" } };
  double best = G_MAXDOUBLE;

  bc_merge_init (&merge);
  for (guint i = 0; i < n; i++) {
    epochs[i] = (BcEpoch){ &known[(gsize) i * N_AUTHORS], N_AUTHORS };
    for (guint author = 0; author < N_AUTHORS; author++)
      known[i * N_AUTHORS + author] = (BcKnown){ author, (i + n_authors - 1 - author) / n_authors };
    operations[i] = (BcOperation){ i % n_authors, i / n_authors + 1,     i + 1, &epochs[i],
                                   fields,        G_N_ELEMENTS (fields), i };
  }
  for (guint run = 0; run < 5; run++) {
    clock_t start = clock ();

    bc_merge_fold (operations, n, authors, N_AUTHORS, &merge);
    best = MIN (best, (double) (clock () - start));
  }

  g_assert_cmpuint (merge.fields->len, ==, G_N_ELEMENTS (fields));
  g_assert_cmpuint (bc_merge_get_field (&merge, 1)->operation, ==, n - 1);
  g_assert_cmpuint (merge.rivals->len, ==, 0);

  return best;
}

/* Ten times the operations may not cost near a hundred times the time. */
static void
test_long_record (gconstpointer data)
{
  guint n_authors = GPOINTER_TO_UINT (data);
  double small = measure (10000, n_authors);
  double large = measure (100000, n_authors);

  g_test_message ("10,000 operations %.0f us, 100,000 operations %.0f us", small, large);
  g_assert_cmpfloat (large, <, 40 * MAX (small, 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/core/merge/", cases[i].name, NULL);

    g_test_add_data_func (path, &cases[i], test_rule);
  }
  g_test_add_func ("/core/merge/nothing-written", test_nothing_written);
  g_test_add_func ("/core/merge/one-operation-alone", test_one_operation_alone);
  g_test_add_func ("/core/merge/get-field", test_get_field);
  g_test_add_data_func ("/core/merge/long-record-of-one", GUINT_TO_POINTER (1), test_long_record);
  g_test_add_data_func ("/core/merge/long-record-of-three", GUINT_TO_POINTER (3), test_long_record);
  g_test_add_func ("/core/operation/knows", test_knows);
  g_test_add_func ("/core/stream/accept", test_accept);

  return g_test_run ();
}
