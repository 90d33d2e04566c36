/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gantt-text.h"

#include <glib/gi18n-lib.h>

#include "dictionary.h"
#include "number.h"

/* What the chart draws, in words. */

/* "12 days late"; NULL where it is not. */
char *
bc_gantt_dup_lateness (const BcGanttPlan *plan, guint task)
{
  const gint32 days = bc_gantt_plan_get_days_late (plan, task);
  g_autofree char *figure = bc_number_dup_whole_screen (days);

  if (days == 0)
    return NULL;
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%s day late", "%s days late", (gulong) days),
    figure);
}

/* "ends 12 days after what was approved"; NULL where it does not. */
char *
bc_gantt_dup_slip (const BcGanttPlan *plan, guint task)
{
  const gint32 days = bc_gantt_plan_get_slip (plan, task);
  g_autofree char *figure = bc_number_dup_whole_screen (ABS (days));

  if (days > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "ends %s day after what was approved",
                                         "ends %s days after what was approved",
                                         (gulong) days),
                            figure);
  if (days < 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "ends %s day before what was approved",
                                         "ends %s days before what was approved",
                                         (gulong) -days),
                            figure);
  return NULL;
}

/* Why the order in which it stands cannot be; NULL where it can. */
char *
bc_gantt_dup_disorder (const BcGanttPlan *plan, guint task)
{
  const BcSchedule *schedule = bc_gantt_plan_get_schedule (plan);
  const guint before = bc_schedule_find_obstacle (schedule, task);

  if (bc_schedule_is_cyclic (schedule, task))
    return g_strdup (_ ("waits for itself: look at what it comes after"));
  if (before == BC_SCHEDULE_NONE)
    return NULL;
  return g_strdup_printf (_ ("begins before “%s” ends"),
                          bc_gantt_plan_get_task (plan, before)->title);
}

/* What is said beside a bar: how far it has come, and what is wrong. */
char *
bc_gantt_dup_mark (const BcGanttPlan *plan, guint task)
{
  const BcGanttTask *found = bc_gantt_plan_get_task (plan, task);
  g_autofree char *lateness = bc_gantt_dup_lateness (plan, task);
  g_autofree char *disorder = bc_gantt_dup_disorder (plan, task);
  g_autofree char *slip =
    bc_gantt_plan_get_slip (plan, task) > 0 ? bc_gantt_dup_slip (plan, task) : NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (found->mark != NULL)
    return g_strdup (found->mark);
  if (found->progress > 0 && !bc_gantt_task_is_dropped (found))
    /* A share: a number without decimals. */
    g_ptr_array_add (parts, g_strdup_printf (_ ("%d %%"), found->progress));
  if (lateness != NULL)
    g_ptr_array_add (parts, g_steal_pointer (&lateness));
  else if (slip != NULL)
    g_ptr_array_add (parts, g_steal_pointer (&slip));
  if (disorder != NULL)
    g_ptr_array_add (parts, g_steal_pointer (&disorder));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
add_part (GString *name, char *part)
{
  g_autofree char *owned = part;

  if (owned != NULL && *owned != '\0')
    g_string_append_printf (name, ", %s", owned);
}

static char *
dup_state (const BcGanttTask *task)
{
  const BcField *field = bc_record_type_find_field (bc_dictionary_find ("action"), "state");
  const BcChoice *choice = bc_field_find_choice (field, task->state);

  return g_utf8_strdown (choice != NULL ? bc_choice_get_label (choice) : task->state, -1);
}

/* The bar in one sentence, such as "Winter fair, Commercial offer, from 1 June to 30 August 2026,
 * under way, 40 %, 12 days late, on the critical path". @planned: (nullable): where it is being
 * moved. */
char *
bc_gantt_dup_name (const BcGanttPlan *plan, guint task, const BcPeriod *planned)
{
  const BcSchedule *schedule = bc_gantt_plan_get_schedule (plan);
  const BcGanttTask *found = bc_gantt_plan_get_task (plan, task);
  const BcPeriod *dates = planned != NULL ? planned : &found->planned;
  GString *name = NULL;

  if (found->name != NULL && planned == NULL)
    return g_strdup (found->name);
  name = g_string_new (found->title);
  add_part (name, g_strdup (bc_gantt_plan_get_area (plan, found->area)));
  if (dates->from == BC_DATE_NONE && dates->to == BC_DATE_NONE)
    add_part (name, g_strdup (_ ("no dates")));
  else
    add_part (name, bc_period_dup_words (dates));
  add_part (name, dup_state (found));
  if (!bc_gantt_task_is_dropped (found))
    add_part (name, g_strdup_printf (_ ("%d %%"), found->progress));
  if (planned != NULL) {
    add_part (name, bc_gantt_dup_consequence (plan, task, planned));
    return g_string_free (name, FALSE);
  }
  add_part (name, bc_gantt_dup_lateness (plan, task));
  add_part (name, bc_gantt_dup_slip (plan, task));
  add_part (name, bc_gantt_dup_disorder (plan, task));
  if (bc_schedule_is_critical (schedule, task))
    add_part (name, g_strdup (_ ("on the critical path")));
  return g_string_free (name, FALSE);
}

/* Which actions a move puts off; NULL where it puts off none. */
char *
bc_gantt_dup_consequence (const BcGanttPlan *plan, guint task, const BcPeriod *planned)
{
  g_autofree gint32 *days = bc_schedule_push (bc_gantt_plan_get_schedule (plan), task, planned);
  g_autofree char *figure = NULL;
  guint n_late = 0, first = BC_SCHEDULE_NONE;

  for (guint i = 0; i < bc_gantt_plan_get_n_tasks (plan); i++)
    if (days[i] > 0) {
      n_late++;
      if (first == BC_SCHEDULE_NONE || days[i] > days[first])
        first = i;
    }
  if (n_late == 0)
    return NULL;
  figure = bc_number_dup_whole_screen (days[first]);
  if (n_late == 1)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "puts off “%s” by %s day",
                                         "puts off “%s” by %s days",
                                         (gulong) days[first]),
                            bc_gantt_plan_get_task (plan, first)->title,
                            figure);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "puts off %u actions, by up to %s day",
                                       "puts off %u actions, by up to %s days",
                                       (gulong) days[first]),
                          n_late,
                          figure);
}
