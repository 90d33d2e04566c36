/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "answers.h"

/* The actions that count: those of the plan that were not dropped, as the phase gate has it. */
#define ACTING                                                                                     \
  "WITH acting AS MATERIALIZED (SELECT a.area, a.answers FROM action a "                           \
  "WHERE a.plan = ?1 AND a.hidden = 0 AND a.state_name IS NOT 'dropped') "

static void
free_answered (gpointer data)
{
  g_free (((BcAnswered *) data)->text);
  g_free (data);
}

/**
 * bc_answers_free:
 * @self: (transfer full) (nullable): answers
 *
 * Frees them.
 */
void
bc_answers_free (BcAnswers *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->phrases);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->areas);
  g_free (self);
}

/* Each row: identifier, text, number of actions, exemption. */
static gboolean
read_answered (BcDatabase *database,
               const BcId *plan,
               const char *sql,
               const char *type,
               GPtrArray *answered,
               GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (database, sql, error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, plan);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    BcAnswered *one = g_new0 (BcAnswered, 1);

    bc_cursor_get_id (cursor, 0, &one->id);
    one->type = bc_dictionary_find (type);
    one->text = g_strdup (bc_cursor_get_text (cursor, 1));
    one->n_actions = (guint) bc_cursor_get_integer (cursor, 2);
    bc_cursor_get_id (cursor, 3, &one->exemption);
    g_ptr_array_add (answered, one);
  }
  return step == BC_STEP_DONE;
}

static gboolean
read_all (BcDatabase *database, BcAnswers *self, GError **error)
{
  return read_answered (database,
                        &self->plan,
                        ACTING "SELECT r.id, t.text, "
                               "(SELECT count(*) FROM acting a WHERE a.answers = r.id), NULL "
                               "FROM dream_phrase t JOIN record r ON r.row = t.row "
                               "WHERE t.plan = ?1 AND t.hidden = 0 ORDER BY t.row",
                        "dream-phrase",
                        self->phrases,
                        error) &&
         read_answered (database,
                        &self->plan,
                        ACTING "SELECT r.id, t.text, "
                               "(SELECT count(*) FROM acting a WHERE a.answers = r.id), NULL "
                               "FROM problem t JOIN record r ON r.row = t.row "
                               "WHERE t.plan = ?1 AND t.hidden = 0 ORDER BY t.row",
                        "problem",
                        self->problems,
                        error) &&
         read_answered (database,
                        &self->plan,
                        ACTING "SELECT r.id, t.name, "
                               "(SELECT count(*) FROM acting a WHERE a.area = r.id), "
                               "(SELECT xr.id FROM area_exemption x JOIN record xr "
                               "ON xr.row = x.row WHERE x.plan = ?1 AND x.hidden = 0 "
                               "AND x.area = r.id) "
                               "FROM area t JOIN record r ON r.row = t.row "
                               "WHERE t.hidden = 0 ORDER BY t.code, t.row",
                        "area",
                        self->areas,
                        error);
}

/* An action answers what exists: one that names what was deleted answers nothing. */
static gboolean
read_loose (BcDatabase *database, BcAnswers *self, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       ACTING "SELECT count(*) FROM acting a WHERE NOT EXISTS ("
                              "SELECT 1 FROM record x WHERE x.id = a.answers AND x.hidden = 0 "
                              "AND x.type IN ('dream-phrase', 'problem'))",
                       error);

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, &self->plan);
  if (bc_cursor_step (cursor, error) != BC_STEP_ROW)
    return FALSE;
  self->n_loose = (guint) bc_cursor_get_integer (cursor, 0);
  return TRUE;
}

/**
 * bc_answers_read:
 * @database: a connection
 * @plan: a plan's identifier
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads what the actions of a plan answer: phrases of the dream and problems of the diagnosis, each
 * with its number of actions, the areas, and the actions that answer nothing (the programme: every
 * action traced to a phrase of the dream or a diagnosed problem).
 *
 * Returns: (transfer full) (nullable): the answers
 */
BcAnswers *
bc_answers_read (BcDatabase *database, const BcId *plan, GError **error)
{
  g_autoptr (BcAnswers) self = g_new0 (BcAnswers, 1);

  self->plan = *plan;
  self->phrases = g_ptr_array_new_with_free_func (free_answered);
  self->problems = g_ptr_array_new_with_free_func (free_answered);
  self->areas = g_ptr_array_new_with_free_func (free_answered);
  if (!read_all (database, self, error) || !read_loose (database, self, error))
    return NULL;
  return g_steal_pointer (&self);
}
