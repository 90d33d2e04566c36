/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history-faults.h"

/* The rule's own faults: the outcome of the sound rule, of which one step is done anew, wrongly. */

typedef struct
{
  const History *history;
  const BcOperation *operations;
  guint n_operations;
  BcMerge *merge;
} Faulty;

static const BcAssignment *
find_assignment (const BcOperation *operation, guint field)
{
  for (guint i = 0; i < operation->n_fields; i++)
    if (operation->fields[i].field == field)
      return &operation->fields[i];

  return NULL;
}

static void
choose_winner (const Faulty *faulty, BcMergedField *field, gboolean stamp_matters)
{
  gint64 stamp = G_MININT64;

  for (guint i = 0; i < faulty->n_operations; i++) {
    const BcOperation *operation = &faulty->operations[i];
    const BcAssignment *assignment = find_assignment (operation, field->field);

    if (assignment == NULL || (stamp_matters && operation->stamp <= stamp))
      continue;

    stamp = operation->stamp;
    field->operation = i;
    field->value = assignment->value;
  }
}

static gboolean
is_later (const Faulty *faulty, guint a, guint b)
{
  const BcOperation *first = &faulty->operations[a];
  const BcOperation *second = &faulty->operations[b];

  if (first->stamp != second->stamp)
    return first->stamp > second->stamp;

  return bc_id_compare (&faulty->history->authors[first->author],
                        &faulty->history->authors[second->author]) > 0;
}

static gboolean
is_newest (const Faulty *faulty, guint index, guint field)
{
  const BcOperation *operation = &faulty->operations[index];

  for (guint i = 0; i < faulty->n_operations; i++)
    if (faulty->operations[i].author == operation->author &&
        faulty->operations[i].number > operation->number &&
        find_assignment (&faulty->operations[i], field) != NULL)
      return FALSE;

  return TRUE;
}

static gboolean
is_copy (const Faulty *faulty, guint index)
{
  for (guint i = 0; i < index; i++)
    if (faulty->operations[i].row == faulty->operations[index].row)
      return TRUE;

  return FALSE;
}

static gboolean
is_maximal (const Faulty *faulty, guint index, guint field)
{
  gboolean newest_only = faulty->history->fault == HISTORY_ONLY_NEWEST_OF_AUTHOR_KNOWS;

  for (guint i = 0; i < faulty->n_operations; i++)
    if (find_assignment (&faulty->operations[i], field) != NULL &&
        (!newest_only || is_newest (faulty, i, field)) &&
        bc_operation_knows (&faulty->operations[i], &faulty->operations[index]))
      return FALSE;

  return find_assignment (&faulty->operations[index], field) != NULL;
}

static void
insert_rival (const Faulty *faulty, BcMergedField *field, guint index)
{
  const BcAssignment *assignment = find_assignment (&faulty->operations[index], field->field);
  BcRival rival = { index, assignment->value };
  guint at = faulty->merge->rivals->len;

  while (at > field->first_rival &&
         is_later (faulty, index, g_array_index (faulty->merge->rivals, BcRival, at - 1).operation))
    at--;
  g_array_insert_val (faulty->merge->rivals, at, rival);
}

static gboolean
do_values_differ (const Faulty *faulty, const BcMergedField *field)
{
  const BcRival *rivals = &g_array_index (faulty->merge->rivals, BcRival, field->first_rival);

  for (guint i = 1; i < field->n_rivals; i++)
    if (field->field == BC_FIELD_DELETED
          ? (g_strcmp0 (rivals[i].value, "true") == 0) != (g_strcmp0 (rivals->value, "true") == 0)
          : g_strcmp0 (rivals[i].value, rivals->value) != 0)
      return TRUE;

  return FALSE;
}

static void
list_conflict (const Faulty *faulty, BcMergedField *field)
{
  gboolean any_value = faulty->history->fault == HISTORY_CONFLICT_IGNORES_VALUES;

  field->first_rival = faulty->merge->rivals->len;
  for (guint i = 0; i < faulty->n_operations; i++)
    if (!is_copy (faulty, i) && is_maximal (faulty, i, field->field))
      insert_rival (faulty, field, i);

  field->n_rivals = faulty->merge->rivals->len - field->first_rival;
  if (field->n_rivals < 2 || (!any_value && !do_values_differ (faulty, field)))
    field->n_rivals = 0;
}

static void
spoil_field (const Faulty *faulty, BcMergedField *field)
{
  HistoryFault fault = faulty->history->fault;

  if (fault == HISTORY_TIES_GO_BY_ARRIVAL || fault == HISTORY_WINNER_GOES_BY_ARRIVAL)
    choose_winner (faulty, field, fault == HISTORY_TIES_GO_BY_ARRIVAL);
  else if (fault == HISTORY_CONFLICT_IGNORES_VALUES || fault == HISTORY_ONLY_NEWEST_OF_AUTHOR_KNOWS)
    list_conflict (faulty, field);
  else if (fault == HISTORY_DELETION_IGNORES_EDITS && field->field == BC_FIELD_DELETED) {
    faulty->merge->deleted = g_strcmp0 (field->value, "true") == 0;
    faulty->merge->edited_after_deletion = FALSE;
  }
}

/* Merges a record's operations by the rule, or by what the history's fault makes of it. */
void
history_fold (const History *history,
              const BcOperation *operations,
              guint n_operations,
              BcMerge *merge)
{
  Faulty faulty = { history, operations, n_operations, merge };

  bc_merge_fold (operations, n_operations, history->authors, HISTORY_N_AUTHORS, merge);
  for (guint i = 0; i < merge->fields->len; i++)
    spoil_field (&faulty, &g_array_index (merge->fields, BcMergedField, i));
}
