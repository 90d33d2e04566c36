/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history-check.h"

#define DEFAULT_HISTORIES 10000

/* A history is a function of its seed. BC_HISTORIES sets how many are lived, BC_HISTORY_SEED the
 * first one's seed: with a seed from a failure's message and a count of 1 it is lived again. */

static guint64
get_number (const char *variable, guint64 otherwise)
{
  const char *text = g_getenv (variable);
  guint64 number = 0;

  if (text == NULL)
    return otherwise;

  g_assert_true (g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &number, NULL));

  return number;
}

static char *
dup_violation (guint32 seed, HistoryFault fault, HistoryCounts *counts)
{
  g_auto (History) history = { 0 };

  history_init (&history, seed, fault);
  history_live (&history);

  return history_dup_violation (&history, counts);
}

/* Each thing that the properties are about has to have come up in one history of ten. */
static void
check_counts (const HistoryCounts *counts, guint64 n_histories)
{
  guint64 least = n_histories / 10;

  g_test_message ("%" G_GUINT64_FORMAT " operations, %" G_GUINT64_FORMAT
                  " conflicts, %" G_GUINT64_FORMAT " deleted, %" G_GUINT64_FORMAT
                  " edited after deletion",
                  counts->operations,
                  counts->conflicts,
                  counts->deleted,
                  counts->flagged);
  g_test_message ("%" G_GUINT64_FORMAT " equal stamps, %" G_GUINT64_FORMAT
                  " packages refused, %" G_GUINT64_FORMAT " repeated, %" G_GUINT64_FORMAT
                  " forms saved after an import",
                  counts->ties,
                  counts->refused,
                  counts->repeated,
                  counts->stale_forms);
  g_assert_cmpuint (counts->conflicts, >=, least);
  g_assert_cmpuint (counts->deleted, >=, least);
  g_assert_cmpuint (counts->flagged, >=, least);
  g_assert_cmpuint (counts->ties, >=, least);
  g_assert_cmpuint (counts->refused, >=, least);
  g_assert_cmpuint (counts->repeated, >=, least);
  g_assert_cmpuint (counts->stale_forms, >=, least);
}

static void
test_properties (void)
{
  guint64 n_histories = get_number ("BC_HISTORIES", DEFAULT_HISTORIES);
  guint32 seed = (guint32) get_number ("BC_HISTORY_SEED", (guint32) g_test_rand_int ());
  HistoryCounts counts = { 0 };

  g_test_message ("%" G_GUINT64_FORMAT " histories from seed %u", n_histories, seed);
  for (guint64 i = 0; i < n_histories; i++) {
    guint32 own_seed = seed + (guint32) i;
    g_autofree char *violation = dup_violation (own_seed, HISTORY_SOUND, &counts);

    if (violation != NULL)
      g_error ("history of seed %u violates %s", own_seed, violation);
  }
  check_counts (&counts, n_histories);
}

typedef struct
{
  const char *name;
  HistoryFault fault;
  guint within; /* histories, from seed 0 */
  const char *property;
} Seeded;

static const Seeded faults[] = {
  { "clock-stays-on-import", HISTORY_CLOCK_STAYS_ON_IMPORT, 50, "causality" },
  { "relay-takes-authorship", HISTORY_RELAY_TAKES_AUTHORSHIP, 10, "convergence" },
  { "gaps-are-accepted", HISTORY_GAPS_ARE_ACCEPTED, 10, "convergence" },
  { "epoch-is-stale-after-import", HISTORY_EPOCH_IS_STALE_AFTER_IMPORT, 10, "concurrency" },
  { "epoch-is-taken-at-save", HISTORY_EPOCH_IS_TAKEN_AT_SAVE, 10, "concurrency" },
  { "ties-go-by-arrival", HISTORY_TIES_GO_BY_ARRIVAL, 100, "convergence" },
  { "winner-goes-by-arrival", HISTORY_WINNER_GOES_BY_ARRIVAL, 10, "convergence" },
  { "deletion-ignores-edits", HISTORY_DELETION_IGNORES_EDITS, 10, "no silent loss" },
  { "conflict-ignores-values", HISTORY_CONFLICT_IGNORES_VALUES, 10, "oracle" },
  { "only-newest-of-author-knows", HISTORY_ONLY_NEWEST_OF_AUTHOR_KNOWS, 100, "oracle" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (faults) == HISTORY_N_FAULTS - 1);

/* Lives faulty histories until one violates the property that is there to catch this fault. */
static void
test_fault_is_caught (gconstpointer data)
{
  const Seeded *seeded = data;
  HistoryCounts counts = { 0 };
  gboolean caught = FALSE;

  for (guint n = 0; n < seeded->within && !caught; n++) {
    g_autofree char *violation = dup_violation (n, seeded->fault, &counts);

    caught = violation != NULL && g_str_has_prefix (violation, seeded->property);
    if (violation != NULL)
      g_test_message ("history %u violates %s", n, violation);
  }

  g_assert_true (caught);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/histories/properties-hold", test_properties);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++) {
    g_autofree char *path = g_strconcat ("/core/histories/catches/", faults[i].name, NULL);

    g_test_add_data_func (path, &faults[i], test_fault_is_caught);
  }

  return g_test_run ();
}
