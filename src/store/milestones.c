/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "milestones.h"

#include <glib/gi18n-lib.h>

#include "date.h"
#include "save.h"
#include "store-error.h"

/* What a GDate lacks to a Julian day number. */
#define DAYS_BEFORE_GDATE 1721425

static void
free_milestone (gpointer data)
{
  g_free (((BcMilestone *) data)->name);
  g_free (data);
}

/**
 * bc_milestones_free:
 * @self: (transfer full) (nullable): milestones
 *
 * Frees them.
 */
void
bc_milestones_free (BcMilestones *self)
{
  if (self == NULL)
    return;
  g_free (self->phase);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

/**
 * bc_milestone_find_usual:
 * @begun: the day on which the phase began, or %BC_DATE_NONE
 * @months: after how many months the step is usually due; less than 0 where that is unknown
 *
 * Counts the months of the catalogue from the phase's start (the programme's steps, editable).
 * Where a month has no such day, it is its last.
 *
 * Returns: the day, or %BC_DATE_NONE
 */
gint32
bc_milestone_find_usual (gint32 begun, int months)
{
  GDate date;

  if (begun == BC_DATE_NONE || months < 0)
    return BC_DATE_NONE;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (begun - DAYS_BEFORE_GDATE));
  g_date_add_months (&date, (guint) months);
  return (gint32) g_date_get_julian (&date) + DAYS_BEFORE_GDATE;
}

/**
 * bc_milestone_get_slippage:
 * @self: a milestone
 * @at: today
 *
 * Tells how many days it came after the day that it was planned for or, while it was not reached,
 * how many days ago that was.
 *
 * Returns: days: below 0 where it came before; 0 where it is not due yet or was not planned
 */
gint32
bc_milestone_get_slippage (const BcMilestone *self, gint32 at)
{
  if (self->planned == BC_DATE_NONE)
    return 0;
  if (self->actual != BC_DATE_NONE)
    return self->actual - self->planned;
  return MAX (at - self->planned, 0);
}

static gint32
get_date (BcCursor *cursor, int column)
{
  gint32 date = BC_DATE_NONE;

  if (!bc_cursor_is_null (cursor, column) &&
      !bc_date_parse_iso (bc_cursor_get_text (cursor, column), &date, NULL))
    return BC_DATE_NONE;
  return date;
}

/* The phase is asked of the view: within a transaction the table does not have it yet. */
static gboolean
read_phase (BcDatabase *database, BcMilestones *self, gint64 *scope, GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (
    database,
    "SELECT n.phase, t.date, r.scope, "
    "(SELECT max(d.date) FROM record x JOIN decision d ON d.row = x.row "
    "WHERE x.scope = r.scope AND x.type = 'decision' AND d.hidden = 0 "
    "AND d.kind = 'phase-change' AND d.outcome = 'approved' AND d.phase = n.phase) "
    "FROM record r JOIN derived_district n ON n.row = r.row AND n.scope = r.scope "
    "CROSS JOIN today t WHERE r.id = ? AND r.type = 'district'",
    error);
  BcStep step;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, &self->district);
  step = bc_cursor_step (cursor, error);
  if (step == BC_STEP_DONE)
    g_set_error_literal (error,
                         BC_STORE_ERROR,
                         BC_STORE_ERROR_NOT_FOUND,
                         _ ("There is no such district here"));
  if (step != BC_STEP_ROW)
    return FALSE;
  self->phase = g_strdup (bc_cursor_get_text (cursor, 0));
  self->at = get_date (cursor, 1);
  *scope = bc_cursor_get_integer (cursor, 2);
  self->begun = get_date (cursor, 3);
  return TRUE;
}

static void
take_step (BcMilestones *self, BcCursor *cursor)
{
  BcMilestone *step = g_new0 (BcMilestone, 1);
  const int months = bc_cursor_is_null (cursor, 2) ? -1 : (int) bc_cursor_get_integer (cursor, 2);

  bc_cursor_get_id (cursor, 0, &step->kind);
  step->name = g_strdup (bc_cursor_get_text (cursor, 1));
  step->usual = bc_milestone_find_usual (self->begun, months);
  step->planned = get_date (cursor, 4);
  step->actual = get_date (cursor, 5);
  if (!bc_cursor_get_id (cursor, 3, &step->milestone))
    self->n_usual++;
  g_ptr_array_add (self->steps, step);
}

static gboolean
read_steps (BcDatabase *database, gint64 scope, BcMilestones *self, GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (
    database,
    "WITH reached AS MATERIALIZED (SELECT r.id, m.kind, m.planned, m.actual "
    "FROM record r JOIN milestone m ON m.row = r.row "
    "WHERE r.scope = ? AND r.type = 'milestone' AND m.hidden = 0) "
    "SELECT kr.id, k.name, k.months, m.id, m.planned, m.actual "
    "FROM milestone_kind k JOIN record kr ON kr.row = k.row "
    "LEFT JOIN reached m ON m.kind = kr.id "
    "WHERE k.phase = ? AND (k.hidden = 0 OR m.id IS NOT NULL) ORDER BY k.position, k.row",
    error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, scope);
  bc_cursor_bind_text (cursor, 2, self->phase);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    take_step (self, cursor);
  return step == BC_STEP_DONE;
}

/**
 * bc_milestones_read:
 * @database: a connection
 * @district: a district's identifier
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads the steps of the phase that a district is in: those of the catalogue, and what was planned
 * and reached of them.
 *
 * Returns: (transfer full) (nullable): the steps; %NULL with %BC_STORE_ERROR_NOT_FOUND or a failure
 */
BcMilestones *
bc_milestones_read (BcDatabase *database, const BcId *district, GError **error)
{
  g_autoptr (BcMilestones) self = g_new0 (BcMilestones, 1);
  gint64 scope;

  self->district = *district;
  self->steps = g_ptr_array_new_with_free_func (free_milestone);
  if (!read_phase (database, self, &scope, error) || !read_steps (database, scope, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
add_step (BcWriter *writer, const BcId *district, const BcMilestone *step, GError **error)
{
  g_auto (BcDraft) draft = { 0 };
  g_autofree char *planned = NULL;
  BcId id;

  bc_draft_init (&draft, bc_dictionary_find ("milestone"), NULL);
  bc_draft_set_id (&draft, "district", district);
  bc_draft_set_id (&draft, "kind", &step->kind);
  if (step->usual != BC_DATE_NONE)
    planned = bc_date_dup_iso (step->usual);
  if (planned != NULL && !bc_draft_set_text (&draft, "planned", planned, error))
    return FALSE;
  return bc_save (writer, &draft, &id, error);
}

/**
 * bc_milestones_add_usual:
 * @writer: a transaction: one gesture
 * @district: a district's identifier
 * @error: return location, #BC_STORE_ERROR
 *
 * Makes the steps of its phase that it has not yet, planned for the day on which they are usually
 * due.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_milestones_add_usual (BcWriter *writer, const BcId *district, GError **error)
{
  g_autoptr (BcMilestones) self =
    bc_milestones_read (bc_writer_get_database (writer), district, error);

  for (guint i = 0; self != NULL && i < self->steps->len; i++) {
    const BcMilestone *step = self->steps->pdata[i];

    if (bc_id_is_nil (&step->milestone) && !add_step (writer, district, step, error))
      return FALSE;
  }
  return self != NULL;
}
