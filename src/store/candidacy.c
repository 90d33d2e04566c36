/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "candidacy.h"

static void
free_criterion (gpointer data)
{
  g_free (((BcCriterion *) data)->name);
  g_free (data);
}

/**
 * bc_candidacy_free:
 * @self: (transfer full) (nullable): a candidacy
 *
 * Frees it.
 */
void
bc_candidacy_free (BcCandidacy *self)
{
  if (self == NULL)
    return;
  g_free (self->call);
  g_ptr_array_unref (self->criteria);
  g_free (self);
}

static gint64
get_share (BcCursor *cursor, int column)
{
  return bc_cursor_is_null (cursor, column) ? BC_SCORE_NONE
                                            : bc_cursor_get_integer (cursor, column);
}

static void
take_criterion (BcCandidacy *self, BcCursor *cursor)
{
  BcCriterion *criterion = NULL;

  g_free (self->call);
  self->call = g_strdup (bc_cursor_get_text (cursor, 0));
  if (bc_cursor_is_null (cursor, 1))
    return;
  criterion = g_new0 (BcCriterion, 1);
  bc_cursor_get_id (cursor, 1, &criterion->criterion);
  criterion->name = g_strdup (bc_cursor_get_text (cursor, 2));
  criterion->weight = get_share (cursor, 3);
  bc_cursor_get_id (cursor, 4, &criterion->record);
  criterion->score = get_share (cursor, 5);
  g_ptr_array_add (self->criteria, criterion);
}

/* Weights count as they are: they need not come to a hundred. */
static void
sum_up (BcCandidacy *self)
{
  gint64 sum = 0;
  gint64 weights = 0;

  self->weighted = self->criteria->len > 0;
  for (guint i = 0; i < self->criteria->len; i++)
    if (((BcCriterion *) self->criteria->pdata[i])->weight <= 0)
      self->weighted = FALSE;
  for (guint i = 0; i < self->criteria->len; i++) {
    const BcCriterion *criterion = self->criteria->pdata[i];
    const gint64 weight = self->weighted ? criterion->weight : 1;

    if (criterion->score == BC_SCORE_NONE)
      continue;
    self->n_scored++;
    sum += weight * criterion->score;
    weights += weight;
  }
  self->total = weights > 0 ? (sum + weights / 2) / weights : BC_SCORE_NONE;
}

/**
 * bc_candidacy_read:
 * @database: a connection
 * @district: a district's identifier
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads the criteria of a district's call and how it was scored (the programme: candidates are
 * scored against the call's criteria; weights belong to the call).
 *
 * Returns: (transfer full) (nullable): the candidacy
 */
BcCandidacy *
bc_candidacy_read (BcDatabase *database, const BcId *district, GError **error)
{
  g_autoptr (BcCandidacy) self = g_new0 (BcCandidacy, 1);
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT c.name, xr.id, x.name, x.weight, s.id, s.score "
                       "FROM record r JOIN district d ON d.row = r.row "
                       "JOIN record cr ON cr.id = d.call JOIN call c ON c.row = cr.row "
                       "LEFT JOIN criterion x ON x.call = cr.id AND x.hidden = 0 "
                       "LEFT JOIN record xr ON xr.row = x.row "
                       "LEFT JOIN (SELECT sr.scope, sr.id, p.criterion, p.score FROM record sr "
                       "JOIN candidate_score p ON p.row = sr.row "
                       "WHERE sr.type = 'candidate-score' AND p.hidden = 0) s "
                       "ON s.scope = r.scope AND s.criterion = xr.id "
                       "WHERE r.id = ? AND r.type = 'district' ORDER BY x.code, x.row",
                       error);
  BcStep step = BC_STEP_ERROR;

  self->district = *district;
  self->criteria = g_ptr_array_new_with_free_func (free_criterion);
  if (cursor == NULL)
    return NULL;
  bc_cursor_bind_id (cursor, 1, district);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    take_criterion (self, cursor);
  sum_up (self);
  return step == BC_STEP_DONE ? g_steal_pointer (&self) : NULL;
}
