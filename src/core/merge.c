/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge.h"

#include <string.h>

/* One assignment with what sorting needs: by field, within it by author, within that by number. */
typedef struct
{
  guint field;
  guint author;
  guint64 number;
  guint operation;
  const char *value;
} Entry;

/* All assignments of one field. */
typedef struct
{
  const Entry *entries;
  guint n_entries;
} Group;

typedef struct
{
  const BcOperation *operations;
  guint n_operations;
  const BcId *authors;
  BcMerge *result;
} Fold;

static const BcOperation *
get_operation (const Fold *fold, const Entry *entry)
{
  return &fold->operations[entry->operation];
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *first = a;
  const Entry *second = b;

  if (first->field != second->field)
    return first->field < second->field ? -1 : 1;
  if (first->author != second->author)
    return first->author < second->author ? -1 : 1;
  if (first->number != second->number)
    return first->number < second->number ? -1 : 1;

  return 0;
}

/* The latest first. The number only decides where an author's clock stood still, which no sound
 * installation's does; the outcome must not depend on the order of arrival even then. */
static int
compare_latest_first (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Entry *first = a;
  const Entry *second = b;
  const Fold *fold = user_data;
  gint64 first_stamp = get_operation (fold, first)->stamp;
  gint64 second_stamp = get_operation (fold, second)->stamp;

  if (first_stamp != second_stamp)
    return first_stamp > second_stamp ? -1 : 1;
  if (first->author != second->author)
    return bc_id_compare (&fold->authors[second->author], &fold->authors[first->author]);
  if (first->number != second->number)
    return first->number > second->number ? -1 : 1;

  return 0;
}

static gboolean
is_deletion (const char *value)
{
  return g_strcmp0 (value, "true") == 0;
}

static gboolean
are_values_equal (guint field, const char *a, const char *b)
{
  if (field == BC_FIELD_DELETED)
    return is_deletion (a) == is_deletion (b);

  return g_strcmp0 (a, b) == 0;
}

static void
collect_entries (Fold *fold)
{
  GArray *entries = fold->result->entries;

  for (guint i = 0; i < fold->n_operations; i++) {
    const BcOperation *operation = &fold->operations[i];

    for (guint j = 0; j < operation->n_fields; j++) {
      Entry entry = { operation->fields[j].field,
                      operation->author,
                      operation->number,
                      i,
                      operation->fields[j].value };

      g_array_append_val (entries, entry);
    }
  }
  g_array_sort (entries, compare_entries);
}

static Group
get_group (const GArray *entries, guint first)
{
  const Entry *start = &g_array_index (entries, Entry, first);
  guint n_entries = 1;

  while (first + n_entries < entries->len && start[n_entries].field == start->field)
    n_entries++;

  return (Group){ start, n_entries };
}

static const Entry *
find_winner (Fold *fold, Group group)
{
  const Entry *winner = group.entries;

  for (guint i = 1; i < group.n_entries; i++)
    if (compare_latest_first (&group.entries[i], winner, fold) < 0)
      winner = &group.entries[i];

  return winner;
}

/* Takes the newest of each author, which knows all of the same author before it. */
static void
collect_newest (Fold *fold, Group group)
{
  GArray *maximal = fold->result->maximal;

  g_array_set_size (maximal, 0);
  for (guint i = 0; i < group.n_entries; i++)
    if (i + 1 == group.n_entries || group.entries[i].author != group.entries[i + 1].author)
      g_array_append_val (maximal, group.entries[i]);
}

static void
add_knowledge (Fold *fold, const Entry *entry)
{
  const BcEpoch *epoch = get_operation (fold, entry)->epoch;
  GArray *known = fold->result->known;

  for (guint i = 0; epoch != NULL && i < epoch->n_known; i++) {
    guint author = epoch->known[i].author;

    g_assert (author < known->len);
    if (author != entry->author)
      g_array_index (known, guint64, author) =
        MAX (g_array_index (known, guint64, author), epoch->known[i].number);
  }
}

/* Gathers, for each author of the maximal ones, the greatest number that any other author's
 * operation on the field knew. All must be asked, not only each author's newest: a form that was
 * loaded earlier and saved later knows less than the save before it. */
static void
collect_knowledge (Fold *fold, Group group)
{
  const GArray *maximal = fold->result->maximal;
  const BcEpoch *previous = NULL;

  for (guint i = 0; i < maximal->len; i++)
    g_array_index (fold->result->known, guint64, g_array_index (maximal, Entry, i).author) = 0;

  for (guint i = 0; i < group.n_entries; i++) {
    const Entry *entry = &group.entries[i];
    const BcEpoch *epoch = get_operation (fold, entry)->epoch;

    if (i == 0 || entry->author != entry[-1].author || epoch != previous)
      add_knowledge (fold, entry);
    previous = epoch;
  }
}

static void
drop_known (Fold *fold)
{
  GArray *maximal = fold->result->maximal;
  guint kept = 0;

  for (guint i = 0; i < maximal->len; i++) {
    Entry entry = g_array_index (maximal, Entry, i);

    if (entry.number > g_array_index (fold->result->known, guint64, entry.author))
      g_array_index (maximal, Entry, kept++) = entry;
  }
  g_array_set_size (maximal, kept);
}

static void
find_maximal (Fold *fold, Group group)
{
  collect_newest (fold, group);
  if (fold->result->maximal->len < 2)
    return;

  collect_knowledge (fold, group);
  drop_known (fold);
}

static gboolean
has_conflict (const BcMerge *result)
{
  const GArray *maximal = result->maximal;

  for (guint i = 1; i < maximal->len; i++) {
    const Entry *first = &g_array_index (maximal, Entry, 0);
    const Entry *other = &g_array_index (maximal, Entry, i);

    if (!are_values_equal (first->field, first->value, other->value))
      return TRUE;
  }

  return FALSE;
}

static void
add_rivals (Fold *fold)
{
  GArray *maximal = fold->result->maximal;

  g_array_sort_with_data (maximal, compare_latest_first, fold);
  for (guint i = 0; i < maximal->len; i++) {
    const Entry *entry = &g_array_index (maximal, Entry, i);
    BcRival rival = { entry->operation, entry->value };

    g_array_append_val (fold->result->rivals, rival);
  }
}

/* Gathers, by author, the last operation that some standing deletion knew or is. */
static void
collect_deletions (Fold *fold)
{
  GArray *known = fold->result->known;

  memset (known->data, 0, known->len * sizeof (guint64));
  for (guint i = 0; i < fold->result->maximal->len; i++) {
    const Entry *entry = &g_array_index (fold->result->maximal, Entry, i);

    if (!is_deletion (entry->value))
      continue;

    g_array_index (known, guint64, entry->author) =
      MAX (g_array_index (known, guint64, entry->author), entry->number);
    add_knowledge (fold, entry);
  }
}

static gboolean
is_edit (const BcOperation *operation)
{
  for (guint i = 0; i < operation->n_fields; i++)
    if (operation->fields[i].field != BC_FIELD_DELETED)
      return TRUE;

  return FALSE;
}

/* An edit that no standing deletion knew beats it. */
static void
fold_deletion (Fold *fold, const char *value)
{
  if (!is_deletion (value))
    return;

  collect_deletions (fold);
  fold->result->deleted = TRUE;
  for (guint i = 0; fold->result->deleted && i < fold->n_operations; i++) {
    const BcOperation *operation = &fold->operations[i];
    guint64 known = g_array_index (fold->result->known, guint64, operation->author);

    fold->result->deleted = operation->number <= known || !is_edit (operation);
  }
  fold->result->edited_after_deletion = !fold->result->deleted;
}

static void
fold_field (Fold *fold, Group group)
{
  const Entry *winner = find_winner (fold, group);
  guint first_rival = fold->result->rivals->len;
  BcMergedField field = { winner->field, winner->operation, winner->value, first_rival, 0 };

  find_maximal (fold, group);
  if (field.field == BC_FIELD_DELETED)
    fold_deletion (fold, field.value);
  if (has_conflict (fold->result))
    add_rivals (fold);

  field.n_rivals = fold->result->rivals->len - first_rival;
  g_array_append_val (fold->result->fields, field);
}

/* Fields stand ascending by number. Returns %FALSE where it is there already. */
static gboolean
insert_field (GArray *fields, const BcAssignment *assignment)
{
  BcMergedField field = { .field = assignment->field, .value = assignment->value };
  guint place = fields->len;

  while (place > 0 && g_array_index (fields, BcMergedField, place - 1).field > field.field)
    place--;
  if (place > 0 && g_array_index (fields, BcMergedField, place - 1).field == field.field)
    return FALSE;
  g_array_insert_val (fields, place, field);
  return TRUE;
}

/* Most records were written once: there is nothing to compare, and a deletion knows itself. Returns
 * %FALSE where the operation sets a field twice, against its promise: that goes the long way. */
static gboolean
fold_alone (const BcOperation *operation, BcMerge *result)
{
  const BcMergedField *first;

  for (guint i = 0; i < operation->n_fields; i++)
    if (!insert_field (result->fields, &operation->fields[i]))
      return FALSE;
  first = result->fields->len > 0 ? &g_array_index (result->fields, BcMergedField, 0) : NULL;
  result->deleted = first != NULL && first->field == BC_FIELD_DELETED && is_deletion (first->value);
  return TRUE;
}

static void
reset (BcMerge *self, guint n_authors)
{
  self->deleted = FALSE;
  self->edited_after_deletion = FALSE;
  g_array_set_size (self->fields, 0);
  g_array_set_size (self->rivals, 0);
  g_array_set_size (self->entries, 0);
  g_array_set_size (self->known, n_authors);
}

/**
 * bc_merge_init:
 * @self: (out): memory to start
 *
 * Makes an empty result, to be given back with bc_merge_clear() or `g_auto`.
 */
void
bc_merge_init (BcMerge *self)
{
  *self = (BcMerge){
    .fields = g_array_new (FALSE, FALSE, sizeof (BcMergedField)),
    .rivals = g_array_new (FALSE, FALSE, sizeof (BcRival)),
    .entries = g_array_new (FALSE, FALSE, sizeof (Entry)),
    .maximal = g_array_new (FALSE, FALSE, sizeof (Entry)),
    .known = g_array_new (FALSE, FALSE, sizeof (guint64)),
  };
}

/**
 * bc_merge_clear:
 * @self: a result that bc_merge_init() made
 *
 * Frees what the result holds.
 */
void
bc_merge_clear (BcMerge *self)
{
  g_clear_pointer (&self->fields, g_array_unref);
  g_clear_pointer (&self->rivals, g_array_unref);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->maximal, g_array_unref);
  g_clear_pointer (&self->known, g_array_unref);
}

/**
 * bc_merge_fold:
 * @operations: (array length=n_operations): all operations of one record, in any order, each once
 *   or more often
 * @n_operations: how many
 * @authors: (array length=n_authors): the installations' identifiers, in any order, no two equal
 * @n_authors: how many; every author's index, in operations and epochs, is below
 * @result: (inout): takes the outcome, and loses the one before
 *
 * Merges what was written of a record. A field's value is that of the operation with the greatest
 * stamp, among equal stamps with the greatest author's identifier. A field's maximal operations are
 * those that no other operation on it knows; when their values differ they are a conflict, listed
 * whole, the latest first. In a sound history the one in force is among them and so the first.
 *
 * The record is deleted when the deletion is in force and each operation that sets any other field
 * is known by, or is, a maximal deletion. Otherwise it is shown, flagged if the deletion is in
 * force.
 *
 * The outcome is a function of the set of operations: neither order nor repetition changes it.
 * Operations with equal author and number are taken for copies of each other. Erased values are
 * given as %NULL by the caller, in all operations alike, and so never conflict.
 *
 * Time grows with the assignments' number n as n log n, and with the length of the epochs. Values
 * in @result point into @operations.
 */
void
bc_merge_fold (const BcOperation *operations,
               guint n_operations,
               const BcId *authors,
               guint n_authors,
               BcMerge *result)
{
  Fold fold = { operations, n_operations, authors, result };
  Group group;

  g_return_if_fail (operations != NULL || n_operations == 0);
  g_return_if_fail (result != NULL && result->fields != NULL);

  reset (result, n_authors);
  if (n_operations == 1 && fold_alone (operations, result))
    return;
  g_array_set_size (result->fields, 0);
  collect_entries (&fold);
  for (guint first = 0; first < result->entries->len; first += group.n_entries) {
    group = get_group (result->entries, first);
    fold_field (&fold, group);
  }
}

/**
 * bc_merge_get_field:
 * @self: a result
 * @field: a field's number
 *
 * Finds what a field came to.
 *
 * Returns: (nullable): the field, valid until the next fold; %NULL when it was never set
 */
const BcMergedField *
bc_merge_get_field (const BcMerge *self, guint field)
{
  guint low = 0;
  guint high = self->fields->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    const BcMergedField *found = &g_array_index (self->fields, BcMergedField, middle);

    if (found->field == field)
      return found;
    if (found->field < field)
      low = middle + 1;
    else
      high = middle;
  }

  return NULL;
}

/**
 * bc_merge_get_rivals:
 * @self: a result
 * @field: one of its fields
 *
 * Gets the sides of a field's conflict, the latest first.
 *
 * Returns: (nullable) (array): `n_rivals` of them, valid until the next fold; %NULL for none
 */
const BcRival *
bc_merge_get_rivals (const BcMerge *self, const BcMergedField *field)
{
  if (field->n_rivals == 0)
    return NULL;

  return &g_array_index (self->rivals, BcRival, field->first_rival);
}
