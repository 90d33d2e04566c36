/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history-check.h"

#include "history-faults.h"
#include "merge-text.h"
#include "oracle.h"

typedef struct
{
  History *history;
  HistoryCounts *counts;
  BcMerge merge;
  HistoryInstallation synced[HISTORY_N_AUTHORS]; /* each after it got all from all */
  char *agreed;                                  /* (owned) what the first of them shows */
} Check;

/* Returns: (nullable) (transfer full): what was found wrong */
typedef char *(*Property) (Check *check);

static guint
fold_record (Check *check,
             const HistoryInstallation *installation,
             guint record,
             BcOperation operations[HISTORY_MAX_OPERATIONS])
{
  guint n = history_copy_record (check->history, installation, record, operations);

  history_fold (check->history, operations, n, &check->merge);

  return n;
}

static char *
dup_shown (Check *check, const HistoryInstallation *installation)
{
  GString *text = g_string_sized_new (256);
  BcOperation operations[HISTORY_MAX_OPERATIONS];

  for (guint record = 0; record < HISTORY_N_RECORDS; record++) {
    fold_record (check, installation, record, operations);
    merge_text_append (text, &check->merge, operations);
    g_string_append_c (text, '\n');
  }

  return g_string_free (text, FALSE);
}

static char *
dup_oracle (Check *check, guint64 set)
{
  GString *text = g_string_sized_new (256);

  for (guint record = 0; record < HISTORY_N_RECORDS; record++) {
    oracle_append (text, check->history, set, record);
    g_string_append_c (text, '\n');
  }

  return g_string_free (text, FALSE);
}

static char *
compare (Check *check, const HistoryInstallation *installation, const char *expected)
{
  g_autofree char *shown = dup_shown (check, installation);

  if (g_strcmp0 (shown, expected) == 0)
    return NULL;

  return g_strdup_printf ("\n%swhere there should be\n%s", shown, expected);
}

static void
get_from (Check *check, HistoryInstallation *receiver, guint first, guint end)
{
  guint n = end - first;
  guint start = (guint) g_rand_int_range (check->history->random, 0, (gint32) n);

  for (guint i = 0; i < n; i++) {
    guint sender = first + (start + i) % n;

    history_deliver_all (check->history, &check->history->installations[sender], sender, receiver);
  }
}

static void
synchronise (Check *check)
{
  for (guint i = 0; i < HISTORY_N_AUTHORS; i++) {
    check->synced[i] = check->history->installations[i];
    get_from (check, &check->synced[i], 0, HISTORY_N_AUTHORS);
  }
  check->agreed = dup_shown (check, &check->synced[0]);
}

static char *
check_convergence (Check *check)
{
  char *wrong = NULL;

  for (guint i = 1; i < HISTORY_N_AUTHORS && wrong == NULL; i++)
    wrong = compare (check, &check->synced[i], check->agreed);

  return wrong;
}

static char *
check_commutativity (Check *check)
{
  char *wrong = NULL;

  for (guint order = 0; order < 4 && wrong == NULL; order++) {
    HistoryInstallation fresh;

    history_start_installation (&fresh);
    get_from (check, &fresh, 0, HISTORY_N_AUTHORS);
    wrong = compare (check, &fresh, check->agreed);
  }

  return wrong;
}

/* Two halves gathered apart, joined either way round, and passed on by the one who joined them. */
static char *
check_associativity (Check *check)
{
  HistoryInstallation left, right, last;
  char *wrong;

  history_start_installation (&left);
  history_start_installation (&right);
  history_start_installation (&last);
  get_from (check, &left, 0, 2);
  get_from (check, &right, 2, HISTORY_N_AUTHORS);

  history_deliver_all (check->history, &right, 2, &left);
  history_deliver_all (check->history, &left, 0, &right);
  history_deliver_all (check->history, &right, 2, &last);

  wrong = compare (check, &left, check->agreed);
  if (wrong == NULL)
    wrong = compare (check, &right, check->agreed);
  if (wrong == NULL)
    wrong = compare (check, &last, check->agreed);

  return wrong;
}

/* Every package once more, and every operation given twice to the rule. */
static char *
check_idempotence (Check *check)
{
  HistoryInstallation again = check->synced[0];
  guint n = again.n_copies;

  get_from (check, &again, 0, HISTORY_N_AUTHORS);
  if (again.n_copies != n)
    return g_strdup_printf ("%u operations taken again", again.n_copies - n);

  for (guint i = 0; i < n && again.n_copies < HISTORY_MAX_OPERATIONS; i++)
    again.copies[again.n_copies++] = again.copies[n - 1 - i];

  return compare (check, &again, check->agreed);
}

static gboolean
holds (const HistoryInstallation *installation, guint place)
{
  return (installation->set >> place & 1) != 0;
}

/* Returns: whether some operation on the field knew the one at @place, by the oracle */
static gboolean
is_known (Check *check,
          const HistoryInstallation *installation,
          guint place,
          guint record,
          guint field)
{
  for (guint i = 0; i < check->history->n_operations; i++)
    if (holds (installation, i) && oracle_sets (check->history, i, record, field) &&
        oracle_knows (check->history, i, place))
      return TRUE;

  return FALSE;
}

static char *
find_replaced_winner (Check *check, const HistoryInstallation *installation, guint record)
{
  BcOperation operations[HISTORY_MAX_OPERATIONS];

  fold_record (check, installation, record, operations);
  for (guint i = 0; i < check->merge.fields->len; i++) {
    const BcMergedField *field = &g_array_index (check->merge.fields, BcMergedField, i);
    guint winner = (guint) operations[field->operation].row;

    if (is_known (check, installation, winner, record, field->field))
      return g_strdup_printf ("record %u, field %u: %u", record, field->field, winner);
  }

  return NULL;
}

/* The winner is maximal: nobody who had read it has written another value since. */
static char *
check_causality (Check *check)
{
  char *wrong = NULL;

  for (guint i = 0; i < HISTORY_N_AUTHORS; i++)
    for (guint record = 0; record < HISTORY_N_RECORDS && wrong == NULL; record++) {
      wrong = find_replaced_winner (check, &check->history->installations[i], record);
      if (wrong == NULL)
        wrong = find_replaced_winner (check, &check->synced[i], record);
    }

  return wrong;
}

static char *
check_concurrency (Check *check)
{
  const History *history = check->history;

  for (guint a = 0; a < history->n_operations; a++)
    for (guint b = 0; b < history->n_operations; b++)
      if (bc_operation_knows (&history->operations[a].operation,
                              &history->operations[b].operation) != oracle_knows (history, a, b))
        return g_strdup_printf ("does %u know %u", a, b);

  return NULL;
}

static gboolean
is_seen_by_deletion (const History *history,
                     const HistoryInstallation *installation,
                     guint place,
                     guint record)
{
  for (guint i = 0; i < history->n_operations; i++) {
    const char *value = oracle_get_value (history, i, BC_FIELD_DELETED);

    if (holds (installation, i) && history->operations[i].record == record &&
        g_strcmp0 (value, "true") == 0 && (i == place || oracle_knows (history, i, place)))
      return TRUE;
  }

  return FALSE;
}

static gboolean
is_listed (const Check *check,
           const BcMergedField *field,
           const BcOperation *operations,
           guint place)
{
  const BcRival *rivals = bc_merge_get_rivals (&check->merge, field);

  for (guint i = 0; i < field->n_rivals; i++)
    if (operations[rivals[i].operation].row == place)
      return TRUE;

  return FALSE;
}

/* What somebody wrote and nobody replaced is in force or listed. */
static gboolean
is_value_lost (Check *check,
               const HistoryInstallation *installation,
               const BcOperation *operations,
               guint place,
               guint record)
{
  for (guint i = 0; i < check->merge.fields->len; i++) {
    const BcMergedField *field = &g_array_index (check->merge.fields, BcMergedField, i);
    const char *value = oracle_get_value (check->history, place, field->field);

    if (field->field != BC_FIELD_DELETED &&
        oracle_sets (check->history, place, record, field->field) &&
        g_strcmp0 (value, field->value) != 0 && !is_listed (check, field, operations, place) &&
        !is_known (check, installation, place, record, field->field))
      return TRUE;
  }

  return FALSE;
}

static gboolean
is_edit (const History *history, guint place, guint record)
{
  for (guint field = 1; field < HISTORY_N_FIELDS; field++)
    if (oracle_sets (history, place, record, field))
      return TRUE;

  return FALSE;
}

static char *
find_silent_loss (Check *check, const HistoryInstallation *installation, guint record)
{
  BcOperation operations[HISTORY_MAX_OPERATIONS];

  fold_record (check, installation, record, operations);
  for (guint i = 0; i < check->history->n_operations; i++) {
    if (!holds (installation, i) || !is_edit (check->history, i, record))
      continue;
    if (check->merge.deleted && !is_seen_by_deletion (check->history, installation, i, record))
      return g_strdup_printf ("record %u: a deletion hides %u", record, i);
    if (is_value_lost (check, installation, operations, i, record))
      return g_strdup_printf ("record %u: %u is nowhere", record, i);
  }

  return NULL;
}

static char *
check_no_silent_loss (Check *check)
{
  char *wrong = NULL;

  for (guint i = 0; i < HISTORY_N_AUTHORS; i++)
    for (guint record = 0; record < HISTORY_N_RECORDS && wrong == NULL; record++) {
      wrong = find_silent_loss (check, &check->history->installations[i], record);
      if (wrong == NULL)
        wrong = find_silent_loss (check, &check->synced[i], record);
    }

  return wrong;
}

static gboolean
is_verbatim (const History *history, const HistoryInstallation *installation)
{
  for (guint place = 0; place < history->n_operations; place++)
    if (installation->authors[place] != history->operations[place].operation.author)
      return FALSE;

  return TRUE;
}

static char *
check_nothing_lost (Check *check)
{
  const History *history = check->history;

  for (guint i = 0; i < HISTORY_N_AUTHORS; i++) {
    const HistoryInstallation *synced = &check->synced[i];

    if (synced->set != history_get_all (history) || synced->n_copies != history->n_operations ||
        !is_verbatim (history, synced))
      return g_strdup_printf ("%u of %u operations", synced->n_copies, history->n_operations);
  }

  return NULL;
}

static char *
check_oracle (Check *check)
{
  g_autofree char *expected = dup_oracle (check, history_get_all (check->history));
  char *wrong = compare (check, &check->synced[0], expected);

  for (guint i = 0; i < HISTORY_N_AUTHORS && wrong == NULL; i++) {
    const HistoryInstallation *installation = &check->history->installations[i];
    g_autofree char *partial = dup_oracle (check, installation->set);

    wrong = compare (check, installation, partial);
  }

  return wrong;
}

static guint
count_ties (const History *history)
{
  guint n = 0;

  for (guint a = 0; a < history->n_operations; a++)
    for (guint b = 0; b < a; b++)
      n += history->operations[a].operation.stamp == history->operations[b].operation.stamp;

  return n;
}

static void
count (Check *check)
{
  HistoryCounts *counts = check->counts;
  BcOperation operations[HISTORY_MAX_OPERATIONS];

  for (guint record = 0; record < HISTORY_N_RECORDS; record++) {
    fold_record (check, &check->synced[0], record, operations);
    counts->deleted += check->merge.deleted;
    counts->flagged += check->merge.edited_after_deletion;
    for (guint i = 0; i < check->merge.fields->len; i++)
      counts->conflicts += g_array_index (check->merge.fields, BcMergedField, i).n_rivals > 0;
  }
  counts->operations += check->history->n_operations;
  counts->ties += count_ties (check->history);
}

static const struct
{
  const char *name;
  Property check;
} properties[] = {
  { "convergence", check_convergence },
  { "commutativity", check_commutativity },
  { "associativity", check_associativity },
  { "idempotence", check_idempotence },
  { "causality", check_causality },
  { "concurrency", check_concurrency },
  { "no silent loss", check_no_silent_loss },
  { "nothing lost", check_nothing_lost },
  { "oracle", check_oracle },
};

/* Holds a history that was lived against all properties.
 * Returns: (nullable) (transfer full): the first one that is violated, and by what */
char *
history_dup_violation (History *history, HistoryCounts *counts)
{
  Check check = { history, counts, { 0 }, { { { 0 } } }, NULL };
  char *violation = NULL;

  counts->refused += history->n_refused;
  counts->repeated += history->n_repeated;
  counts->stale_forms += history->n_stale_forms;
  bc_merge_init (&check.merge);
  synchronise (&check);
  count (&check);
  for (guint i = 0; i < G_N_ELEMENTS (properties) && violation == NULL; i++) {
    g_autofree char *wrong = properties[i].check (&check);

    if (wrong != NULL)
      violation = g_strdup_printf ("%s: %s", properties[i].name, wrong);
  }
  bc_merge_clear (&check.merge);
  g_free (check.agreed);

  return violation;
}
