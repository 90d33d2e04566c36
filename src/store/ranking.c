/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ranking.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "records-read.h"
#include "save.h"
#include "store-error.h"

/* A proposal as it stands in its table, before those that were merged are added up. */
typedef struct
{
  BcRanked *ranked; /* (owned) */
  BcId into;
} Entry;

static void
free_ranked (gpointer data)
{
  BcRanked *ranked = data;

  g_free (ranked->text);
  g_free (ranked->area_code);
  g_free (ranked);
}

static void
clear_entry (gpointer data)
{
  g_clear_pointer (&((Entry *) data)->ranked, free_ranked);
}

/**
 * bc_ranking_free:
 * @self: (transfer full) (nullable): a ranking
 *
 * Frees it.
 */
void
bc_ranking_free (BcRanking *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->proposals);
  g_free (self);
}

static void
take_entry (BcCursor *cursor, GArray *entries)
{
  Entry entry = { .ranked = g_new0 (BcRanked, 1) };

  bc_cursor_get_id (cursor, 0, &entry.ranked->id);
  entry.ranked->text = g_strdup (bc_cursor_get_text (cursor, 1));
  bc_cursor_get_id (cursor, 2, &entry.ranked->area);
  entry.ranked->area_code = g_strdup (bc_cursor_get_text (cursor, 3));
  entry.ranked->dots = bc_cursor_get_integer (cursor, 4);
  bc_cursor_get_id (cursor, 5, &entry.into);
  bc_cursor_get_id (cursor, 6, &entry.ranked->action);
  g_array_append_val (entries, entry);
}

static gboolean
read_entries (BcDatabase *database, const BcId *plan, GArray *entries, GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (
    database,
    "SELECT r.id, coalesce(p.text, ''), p.area, coalesce(a.code, ''), "
    "(SELECT coalesce(sum(v.dots), 0) FROM vote v WHERE v.proposal = r.id AND v.hidden = 0), "
    "p.merged_into, p.action FROM proposal p JOIN record r ON r.row = p.row "
    "LEFT JOIN record ar ON ar.id = p.area LEFT JOIN area a ON a.row = ar.row "
    "WHERE p.plan = ? AND p.hidden = 0 ORDER BY r.row",
    error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, plan);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    take_entry (cursor, entries);
  return step == BC_STEP_DONE;
}

static Entry *
find_entry (GArray *entries, const BcId *id)
{
  for (guint i = 0; i < entries->len; i++) {
    Entry *entry = &g_array_index (entries, Entry, i);

    if (bc_id_equal (&entry->ranked->id, id))
      return entry;
  }
  return NULL;
}

/* Where a proposal's dots count: at the end of what it was merged into. What goes round in a
 * circle, or into something deleted, counts for itself. */
static Entry *
find_end (GArray *entries, Entry *entry)
{
  Entry *end = entry;

  for (guint i = 0; i <= entries->len; i++) {
    Entry *next = bc_id_is_nil (&end->into) ? NULL : find_entry (entries, &end->into);

    if (next == NULL)
      return end;
    end = next;
  }
  return entry;
}

static void
add_up (GArray *entries)
{
  g_autofree gint64 *dots = g_new0 (gint64, MAX (entries->len, 1));

  for (guint i = 0; i < entries->len; i++)
    dots[i] = g_array_index (entries, Entry, i).ranked->dots;
  for (guint i = 0; i < entries->len; i++) {
    Entry *entry = &g_array_index (entries, Entry, i);
    Entry *end = find_end (entries, entry);

    if (end == entry)
      continue;
    end->ranked->dots += dots[i];
    end->ranked->n_merged++;
  }
}

static int
compare_ranked (gconstpointer one, gconstpointer other)
{
  const BcRanked *a = *(BcRanked *const *) one, *b = *(BcRanked *const *) other;

  if (a->dots != b->dots)
    return a->dots > b->dots ? -1 : 1;
  if (strcmp (a->area_code, b->area_code) != 0)
    return strcmp (a->area_code, b->area_code);
  return memcmp (&a->id, &b->id, sizeof a->id);
}

static void
rank (GPtrArray *proposals)
{
  g_ptr_array_sort (proposals, compare_ranked);
  for (guint i = 0; i < proposals->len; i++) {
    BcRanked *ranked = proposals->pdata[i];
    const BcRanked *before = i > 0 ? proposals->pdata[i - 1] : NULL;

    ranked->rank = before != NULL && before->dots == ranked->dots ? before->rank : i + 1;
  }
}

/* Those that were merged into others are let go with the entries. */
static void
take_ends (BcRanking *self, GArray *entries)
{
  g_autoptr (GPtrArray) ends = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++) {
    Entry *entry = &g_array_index (entries, Entry, i);

    self->n_dots += entry->ranked->dots;
    if (find_end (entries, entry) == entry)
      g_ptr_array_add (ends, entry);
  }
  add_up (entries);
  for (guint i = 0; i < ends->len; i++)
    g_ptr_array_add (self->proposals, g_steal_pointer (&((Entry *) ends->pdata[i])->ranked));
}

#define VOTES_OF_PLAN                                                                              \
  "FROM vote v JOIN record r ON r.id = v.proposal JOIN proposal p ON p.row = r.row "               \
  "WHERE p.plan = ? AND p.hidden = 0 AND v.hidden = 0 AND v.dots > 0"

static gboolean
count_voters (BcDatabase *database, const BcId *plan, BcRanking *self, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database, "SELECT count(DISTINCT v.voter) " VOTES_OF_PLAN, error);

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, plan);
  if (bc_cursor_step (cursor, error) != BC_STEP_ROW)
    return FALSE;
  self->n_voters = (guint) bc_cursor_get_integer (cursor, 0);
  return TRUE;
}

/**
 * bc_ranking_read:
 * @database: a connection
 * @plan: a plan
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads how the proposals of a plan stand: each with the dots of those that were merged into it.
 *
 * Returns: (transfer full) (nullable): the ranking; %NULL with an error
 */
BcRanking *
bc_ranking_read (BcDatabase *database, const BcId *plan, GError **error)
{
  g_autoptr (BcRanking) self = g_new0 (BcRanking, 1);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_array_set_clear_func (entries, clear_entry);
  self->proposals = g_ptr_array_new_with_free_func (free_ranked);
  if (!read_entries (database, plan, entries, error) || !count_voters (database, plan, self, error))
    return NULL;
  take_ends (self, entries);
  rank (self->proposals);
  return g_steal_pointer (&self);
}

/**
 * bc_ranking_count_dots:
 * @database: a connection
 * @plan: a plan
 * @voter: who votes
 * @n_dots: (out): how many dots that person gave
 * @error: return location, #BC_STORE_ERROR
 *
 * Returns: whether it succeeded
 */
gboolean
bc_ranking_count_dots (BcDatabase *database,
                       const BcId *plan,
                       const char *voter,
                       gint64 *n_dots,
                       GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT coalesce(sum(v.dots), 0) " VOTES_OF_PLAN " AND v.voter = ?",
                       error);

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, plan);
  bc_cursor_bind_text (cursor, 2, voter);
  if (bc_cursor_step (cursor, error) != BC_STEP_ROW)
    return FALSE;
  *n_dots = bc_cursor_get_integer (cursor, 0);
  return TRUE;
}

static gboolean
find_vote (BcDatabase *database,
           const BcId *proposal,
           const char *voter,
           BcId *vote,
           gint64 *dots,
           GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT r.id, v.dots FROM vote v JOIN record r ON r.row = v.row "
                       "WHERE v.proposal = ? AND v.voter = ? AND v.hidden = 0",
                       error);
  BcStep step;

  *vote = (BcId){ 0 };
  *dots = 0;
  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, proposal);
  bc_cursor_bind_text (cursor, 2, voter);
  step = bc_cursor_step (cursor, error);
  if (step != BC_STEP_ROW)
    return step == BC_STEP_DONE;
  bc_cursor_get_id (cursor, 0, vote);
  *dots = bc_cursor_get_integer (cursor, 1);
  return TRUE;
}

/**
 * bc_ranking_count_own:
 * @database: a connection
 * @proposal: a proposal
 * @voter: who votes
 * @n_dots: (out): how many dots that person gave it
 * @error: return location, #BC_STORE_ERROR
 *
 * Returns: whether it succeeded
 */
gboolean
bc_ranking_count_own (BcDatabase *database,
                      const BcId *proposal,
                      const char *voter,
                      gint64 *n_dots,
                      GError **error)
{
  BcId vote;

  return find_vote (database, proposal, voter, &vote, n_dots, error);
}

static gboolean
save_vote (BcWriter *writer, const BcVote *vote, GError **error)
{
  g_auto (BcDraft) draft = { 0 };
  BcId id;
  gint64 dots;

  if (!find_vote (bc_writer_get_database (writer), &vote->proposal, vote->voter, &id, &dots, error))
    return FALSE;
  bc_draft_init (&draft, bc_dictionary_find ("vote"), &id);
  if (bc_id_is_nil (&id)) {
    bc_draft_set_id (&draft, "proposal", &vote->proposal);
    if (!bc_draft_set_text (&draft, "voter", vote->voter, error))
      return FALSE;
  }
  bc_draft_set_integer (&draft, "dots", MAX (dots + vote->change, 0));
  return bc_save (writer, &draft, &id, error);
}

/**
 * bc_ranking_vote:
 * @writer: a transaction
 * @plan: the plan that the proposal is for
 * @vote: who gives how many dots to what, or takes them back
 * @most: how many dots each person has
 * @error: return location, #BC_STORE_ERROR
 *
 * Gives a proposal dots.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_INVALID if the person has not so many left, or a failure
 */
gboolean
bc_ranking_vote (BcWriter *writer,
                 const BcId *plan,
                 const BcVote *vote,
                 gint64 most,
                 GError **error)
{
  gint64 given;

  if (!bc_ranking_count_dots (bc_writer_get_database (writer), plan, vote->voter, &given, error))
    return FALSE;
  if (vote->change <= 0 || given + vote->change <= most)
    return save_vote (writer, vote, error);
  g_set_error (error,
               BC_STORE_ERROR,
               BC_STORE_ERROR_INVALID,
               g_dngettext (GETTEXT_PACKAGE,
                            "%s has no dots left: each person has %d",
                            "%s has no dots left: each person has %d",
                            (gulong) most),
               vote->voter,
               (int) most);
  return FALSE;
}

static gboolean
is_chosen (const BcRanked *ranked, const BcId *chosen, guint n_chosen)
{
  for (guint i = 0; i < n_chosen; i++)
    if (bc_id_equal (&ranked->id, &chosen[i]))
      return bc_id_is_nil (&ranked->action);
  return FALSE;
}

static gboolean
make_action (BcWriter *writer,
             const BcId *plan,
             const BcRanked *ranked,
             gint64 place,
             GError **error)
{
  g_auto (BcDraft) action = { 0 };
  g_auto (BcDraft) proposal = { 0 };
  BcId id;

  bc_draft_init (&action, bc_dictionary_find ("action"), NULL);
  bc_draft_set_id (&action, "plan", plan);
  bc_draft_set_id (&action, "area", &ranked->area);
  bc_draft_set_integer (&action, "priority", place);
  if (!bc_draft_set_text (&action, "title", ranked->text, error) ||
      !bc_draft_set_text (&action, "state", "prioritised", error) ||
      !bc_save (writer, &action, &id, error))
    return FALSE;
  bc_draft_init (&proposal, bc_dictionary_find ("proposal"), &ranked->id);
  proposal.arrival = BC_ARRIVAL_NOW;
  bc_draft_set_id (&proposal, "action", &id);
  return bc_save (writer, &proposal, &id, error);
}

/**
 * bc_ranking_make_actions:
 * @writer: a transaction: all of them are one gesture
 * @plan: the plan
 * @ranking: how its proposals stand
 * @chosen: (array length=n_chosen): the proposals that become actions
 * @n_chosen: how many
 * @error: return location, #BC_STORE_ERROR or #BC_VALUE_ERROR
 *
 * Turns proposals into prioritised actions (the programme: the ranking becomes actions in one
 * step); their priority follows the ranking. A proposal that became one already stays as it is.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_ranking_make_actions (BcWriter *writer,
                         const BcId *plan,
                         const BcRanking *ranking,
                         const BcId *chosen,
                         guint n_chosen,
                         GError **error)
{
  gint64 place = 0;

  for (guint i = 0; i < ranking->proposals->len; i++) {
    const BcRanked *ranked = ranking->proposals->pdata[i];

    if (is_chosen (ranked, chosen, n_chosen) && !make_action (writer, plan, ranked, ++place, error))
      return FALSE;
  }
  return TRUE;
}
