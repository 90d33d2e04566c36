/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schedule.h"

/* The schedule against the same found naively, by going along every chain. */

#define MAX_TASKS 7
#define MAX_LINKS 12
#define N_PLANS   20000
#define DAY_ONE   2461000

typedef struct
{
  guint n_tasks;
  guint n_links;
  BcScheduleTask tasks[MAX_TASKS];
  BcScheduleLink links[MAX_LINKS];
} Plan;

static BcScheduleTask
make_task (gint32 from, gint32 to)
{
  return (BcScheduleTask){ .planned = { DAY_ONE + from, DAY_ONE + to } };
}

static BcSchedule *
schedule (const Plan *plan)
{
  return bc_schedule_new (plan->tasks, plan->n_tasks, plan->links, plan->n_links);
}

static void
test_finds_the_critical_path (void)
{
  const Plan plan = { .n_tasks = 5,
                      .n_links = 4,
                      .tasks = { make_task (0, 9),
                                 make_task (10, 14),
                                 make_task (10, 29),
                                 make_task (30, 39),
                                 make_task (0, 99) },
                      .links = { { 0, 1 }, { 0, 2 }, { 1, 3 }, { 2, 3 } } };
  static const gint32 slacks[] = { 0, 15, 0, 0, BC_SCHEDULE_NO_SLACK };
  g_autoptr (BcSchedule) found = schedule (&plan);

  g_assert_cmpint (bc_schedule_get_length (found), ==, 40);
  for (guint i = 0; i < plan.n_tasks; i++) {
    g_assert_cmpint (bc_schedule_get_slack (found, i), ==, slacks[i]);
    g_assert_cmpint (bc_schedule_is_critical (found, i), ==, slacks[i] == 0);
  }
  g_assert_true (bc_schedule_is_critical_link (found, &plan.links[1]));
  g_assert_false (bc_schedule_is_critical_link (found, &plan.links[2]));
}

static void
test_no_links_no_path (void)
{
  const Plan plan = { .n_tasks = 2, .tasks = { make_task (0, 9), make_task (0, 3) } };
  g_autoptr (BcSchedule) found = schedule (&plan);
  g_autoptr (BcSchedule) empty = bc_schedule_new (NULL, 0, NULL, 0);

  g_assert_cmpint (bc_schedule_get_length (found), ==, 0);
  g_assert_false (bc_schedule_is_critical (found, 0));
  g_assert_cmpint (bc_schedule_get_length (empty), ==, 0);
}

static void
test_circles_are_told (void)
{
  const Plan plan = { .n_tasks = 6,
                      .n_links = 6,
                      .tasks = { make_task (0, 1),
                                 make_task (0, 2),
                                 make_task (0, 3),
                                 make_task (0, 4),
                                 make_task (0, 5),
                                 make_task (0, 6) },
                      .links = { { 0, 1 }, { 1, 2 }, { 2, 1 }, { 2, 3 }, { 4, 4 }, { 99, 0 } } };
  static const gboolean circles[] = { FALSE, TRUE, TRUE, FALSE, TRUE, FALSE };
  g_autoptr (BcSchedule) found = schedule (&plan);

  for (guint i = 0; i < plan.n_tasks; i++)
    g_assert_cmpint (bc_schedule_is_cyclic (found, i), ==, circles[i]);
}

static void
test_dropped_and_done_wait_for_none (void)
{
  Plan plan = { .n_tasks = 3,
                .n_links = 2,
                .tasks = { make_task (0, 20), make_task (5, 30), make_task (10, 40) },
                .links = { { 0, 2 }, { 1, 2 } } };
  g_autoptr (BcSchedule) all = schedule (&plan);
  g_autoptr (BcSchedule) some = NULL;
  g_autoptr (BcSchedule) none = NULL;

  g_assert_cmpuint (bc_schedule_find_obstacle (all, 2), ==, 1);
  g_assert_true (bc_schedule_is_obstructed (all, &plan.links[0]));
  plan.tasks[1].dropped = TRUE;
  some = schedule (&plan);
  g_assert_cmpuint (bc_schedule_find_obstacle (some, 2), ==, 0);
  g_assert_false (bc_schedule_is_obstructed (some, &plan.links[1]));
  plan.tasks[0].done = TRUE;
  none = schedule (&plan);
  g_assert_cmpuint (bc_schedule_find_obstacle (none, 2), ==, BC_SCHEDULE_NONE);
}

static void
test_a_long_chain (void)
{
  const guint n_tasks = 200000;
  g_autofree BcScheduleTask *tasks = g_new0 (BcScheduleTask, n_tasks);
  g_autofree BcScheduleLink *links = g_new0 (BcScheduleLink, n_tasks);
  g_autoptr (BcSchedule) found = NULL;

  for (guint i = 0; i < n_tasks; i++) {
    tasks[i] = make_task (0, 0);
    links[i] = (BcScheduleLink){ i, i + 1 };
  }
  found = bc_schedule_new (tasks, n_tasks, links, n_tasks);
  g_assert_cmpint (bc_schedule_get_length (found), ==, (gint32) n_tasks);
  g_assert_true (bc_schedule_is_critical (found, n_tasks / 2));
}

static void
make_plan (Plan *plan)
{
  *plan = (Plan){ .n_tasks = (guint) g_test_rand_int_range (1, MAX_TASKS + 1),
                  .n_links = (guint) g_test_rand_int_range (0, MAX_LINKS + 1) };
  for (guint i = 0; i < plan->n_tasks; i++) {
    gint32 from = g_test_rand_int_range (0, 40);
    int chance = g_test_rand_int_range (0, 20);

    plan->tasks[i] = make_task (from, from + g_test_rand_int_range (0, 20));
    plan->tasks[i].done = chance == 0;
    plan->tasks[i].dropped = chance == 1;
    if (chance == 2 || chance == 3)
      plan->tasks[i].planned.from = BC_DATE_NONE;
    if (chance == 2 || chance == 4)
      plan->tasks[i].planned.to = BC_DATE_NONE;
  }
  for (guint i = 0; i < plan->n_links; i++)
    plan->links[i] =
      (BcScheduleLink){ (guint) g_test_rand_int_range (0, (gint32) plan->n_tasks + 1),
                        (guint) g_test_rand_int_range (0, (gint32) plan->n_tasks) };
}

static gboolean
holds (const Plan *plan, guint link)
{
  const BcScheduleLink *found = &plan->links[link];

  return found->before < plan->n_tasks && !plan->tasks[found->before].dropped &&
         !plan->tasks[found->after].dropped;
}

static gboolean
reaches (const Plan *plan, guint from, guint to, guint steps)
{
  for (guint i = 0; i < plan->n_links; i++)
    if (holds (plan, i) && plan->links[i].before == from &&
        (plan->links[i].after == to ||
         (steps > 0 && reaches (plan, plan->links[i].after, to, steps - 1))))
      return TRUE;
  return FALSE;
}

/* Two tasks of one circle reach each other. */
static gboolean
leads_on (const Plan *plan, guint link)
{
  return holds (plan, link) &&
         !reaches (plan, plan->links[link].after, plan->links[link].before, plan->n_tasks) &&
         plan->links[link].after != plan->links[link].before;
}

static gint32
count_days (const Plan *plan, guint task)
{
  const BcPeriod *planned = &plan->tasks[task].planned;

  return planned->from == BC_DATE_NONE || planned->to == BC_DATE_NONE
           ? 0
           : planned->to - planned->from + 1;
}

static gint32
go_along (const Plan *plan, guint task, gboolean forth)
{
  gint32 longest = 0;

  for (guint i = 0; i < plan->n_links; i++) {
    guint here = forth ? plan->links[i].before : plan->links[i].after;
    guint there = forth ? plan->links[i].after : plan->links[i].before;

    if (here == task && leads_on (plan, i))
      longest = MAX (longest, go_along (plan, there, forth));
  }
  return longest + count_days (plan, task);
}

static gint32
measure_chain (const Plan *plan, guint task)
{
  return go_along (plan, task, TRUE) + go_along (plan, task, FALSE) - count_days (plan, task);
}

static gboolean
has_links (const Plan *plan, guint task)
{
  for (guint i = 0; i < plan->n_links; i++)
    if (holds (plan, i) && (plan->links[i].before == task || plan->links[i].after == task))
      return TRUE;
  return FALSE;
}

static gint32
measure_plan (const Plan *plan)
{
  gint32 longest = 0;

  for (guint i = 0; i < plan->n_tasks; i++)
    if (has_links (plan, i) && !reaches (plan, i, i, plan->n_tasks))
      longest = MAX (longest, measure_chain (plan, i));
  return longest;
}

static void
check_task (const Plan *plan, const BcSchedule *found, guint task)
{
  gboolean circle = reaches (plan, task, task, plan->n_tasks);
  gint32 slack = !has_links (plan, task) || circle
                   ? BC_SCHEDULE_NO_SLACK
                   : measure_plan (plan) - measure_chain (plan, task);

  g_assert_cmpint (bc_schedule_is_cyclic (found, task), ==, circle);
  g_assert_cmpint (bc_schedule_get_slack (found, task), ==, slack);
}

static void
test_agrees_with_every_chain (void)
{
  Plan plan;

  for (guint i = 0; i < N_PLANS; i++) {
    g_autoptr (BcSchedule) found = NULL;

    make_plan (&plan);
    found = schedule (&plan);
    g_assert_cmpint (bc_schedule_get_length (found), ==, measure_plan (&plan));
    for (guint task = 0; task < plan.n_tasks; task++)
      check_task (&plan, found, task);
  }
}

/* Puts off, again and again, whatever begins too early, until nothing does. */
static void
push_naively (const Plan *plan, guint moved, gint32 to, gint32 *days)
{
  for (guint round = 0; round <= plan->n_tasks; round++)
    for (guint i = 0; i < plan->n_links; i++) {
      guint before = plan->links[i].before, after = plan->links[i].after;
      gint32 end = BC_DATE_NONE;

      if (!leads_on (plan, i) || after == moved || plan->tasks[after].done ||
          plan->tasks[after].planned.from == BC_DATE_NONE)
        continue;
      if (before == moved)
        end = to;
      else if (days[before] > 0 && plan->tasks[before].planned.to != BC_DATE_NONE)
        end = plan->tasks[before].planned.to + days[before];
      if (end != BC_DATE_NONE)
        days[after] = MAX (days[after], end + 1 - plan->tasks[after].planned.from);
    }
}

static void
test_pushes_what_waits (void)
{
  Plan plan;

  for (guint i = 0; i < N_PLANS; i++) {
    BcPeriod planned;
    gint32 expected[MAX_TASKS + 1] = { 0 };
    g_autoptr (BcSchedule) found = NULL;
    g_autofree gint32 *days = NULL;

    make_plan (&plan);
    plan.tasks[0].done = FALSE;
    planned = (BcPeriod){ DAY_ONE, DAY_ONE + g_test_rand_int_range (0, 60) };
    found = schedule (&plan);
    days = bc_schedule_push (found, 0, &planned);
    push_naively (&plan, 0, planned.to, expected);
    for (guint task = 0; task < plan.n_tasks; task++)
      g_assert_cmpint (days[task], ==, expected[task]);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/schedule/finds-the-critical-path", test_finds_the_critical_path);
  g_test_add_func ("/core/schedule/no-links-no-path", test_no_links_no_path);
  g_test_add_func ("/core/schedule/circles-are-told", test_circles_are_told);
  g_test_add_func ("/core/schedule/dropped-and-done-wait-for-none",
                   test_dropped_and_done_wait_for_none);
  g_test_add_func ("/core/schedule/a-long-chain", test_a_long_chain);
  g_test_add_func ("/core/schedule/agrees-with-every-chain", test_agrees_with_every_chain);
  g_test_add_func ("/core/schedule/pushes-what-waits", test_pushes_what_waits);
  return g_test_run ();
}
