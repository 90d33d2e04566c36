/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gantt-read.h"

#include "dictionary.h"
#include "field.h"
#include "records-read.h"
#include "value.h"

/* Catalogue rows stand in the order in which the areas are published. */
#define AREAS "SELECT r.id, a.name FROM area a JOIN record r ON r.row = a.row ORDER BY a.row"
#define ACTIONS                                                                                    \
  "SELECT r.id, a.title, a.area, a.state, a.progress, a.planned, a.baseline "                      \
  "FROM action a JOIN record r ON r.row = a.row "                                                  \
  "WHERE a.plan = ? AND a.hidden = 0 ORDER BY a.row"
#define LINKS                                                                                      \
  "SELECT p.predecessor, p.action FROM action a CROSS JOIN record r ON r.row = a.row "             \
  "CROSS JOIN precedence p ON p.action = r.id "                                                    \
  "WHERE a.plan = ? AND a.hidden = 0 AND p.hidden = 0"
#define PERCENT_UNIT 100

typedef void (*TakeRow) (BcGanttPlan *plan, BcCursor *cursor);

static void
take_area (BcGanttPlan *plan, BcCursor *cursor)
{
  const char *name = bc_cursor_get_text (cursor, 1);
  BcId id;

  if (bc_cursor_get_id (cursor, 0, &id))
    bc_gantt_plan_add_area (plan, &id, name != NULL ? name : "");
}

static void
read_period (BcCursor *cursor, int column, BcPeriod *period)
{
  const char *text = bc_cursor_get_text (cursor, column);

  *period = (BcPeriod){ BC_DATE_NONE, BC_DATE_NONE };
  if (text != NULL)
    bc_period_parse (text, period, NULL);
}

static void
take_action (BcGanttPlan *plan, BcCursor *cursor)
{
  const char *title = bc_cursor_get_text (cursor, 1);
  const char *state = bc_cursor_get_text (cursor, 3);
  g_autofree char *name = state != NULL ? bc_state_dup_name (state) : g_strdup ("");
  BcGanttTask task = { .title = (char *) (title != NULL ? title : ""), .state = name };
  BcId area = { 0 };

  if (!bc_cursor_get_id (cursor, 0, &task.id))
    return;
  if (!bc_cursor_is_null (cursor, 2))
    bc_cursor_get_id (cursor, 2, &area);
  task.progress = (int) CLAMP (bc_cursor_get_integer (cursor, 4) / PERCENT_UNIT, 0, 100);
  read_period (cursor, 5, &task.planned);
  read_period (cursor, 6, &task.baseline);
  bc_gantt_plan_add_task (plan, &task, &area);
}

static void
take_link (BcGanttPlan *plan, BcCursor *cursor)
{
  BcId before, after;

  if (!bc_cursor_is_null (cursor, 0) && bc_cursor_get_id (cursor, 0, &before) &&
      bc_cursor_get_id (cursor, 1, &after))
    bc_gantt_plan_add_link (plan, &before, &after);
}

static gboolean
read_rows (BcDatabase *reader,
           const char *sql,
           const BcId *owner,
           BcGanttPlan *plan,
           TakeRow take,
           GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (reader, sql, error);
  BcStep step = BC_STEP_ERROR;

  if (cursor != NULL && owner != NULL)
    bc_cursor_bind_id (cursor, 1, owner);
  while (cursor != NULL && (step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    take (plan, cursor);
  return step == BC_STEP_DONE;
}

/* Reads a plan's actions and their order, not yet arranged; %NULL with an error. */
BcGanttPlan *
bc_gantt_read (BcDatabase *reader, const BcId *plan, gint32 today, GError **error)
{
  g_autoptr (BcGanttPlan) found = bc_gantt_plan_new (today);
  gint64 arrival = 0;

  /* The arrival first: what comes meanwhile counts as not known. */
  if (!bc_database_get_arrival (reader, &arrival, error) ||
      !read_rows (reader, AREAS, NULL, found, take_area, error) ||
      !read_rows (reader, ACTIONS, plan, found, take_action, error) ||
      !read_rows (reader, LINKS, plan, found, take_link, error))
    return NULL;
  bc_gantt_plan_set_arrival (found, arrival);
  return g_steal_pointer (&found);
}
