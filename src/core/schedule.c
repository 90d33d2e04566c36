/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "schedule.h"

#include <string.h>

/* Which links leave each task, or come to it: those of task i stand in places begin[i] to
 * begin[i + 1]. */
typedef struct
{
  guint *begin;  /* (owned) */
  guint *places; /* (owned): of the tasks at the other end */
} Ends;

struct _BcSchedule
{
  guint n_tasks;
  BcScheduleTask *tasks; /* (owned) */
  Ends after;
  Ends before;
  guint *order;   /* (owned): every task after those it waits for, as far as there is no circle */
  guint *circles; /* (owned): by task, what it stands in a circle with has the same number */
  guint8 *cyclic; /* (owned): by task */
  gint32 *head;   /* (owned): days of the longest chain that ends with the task, it included */
  gint32 *tail;   /* (owned): of the longest one that begins with it */
  gint32 length;  /* of the longest of all; 0 where no task waits for another */
};

static gboolean
counts (const BcSchedule *self, const BcScheduleLink *link)
{
  return link->before < self->n_tasks && link->after < self->n_tasks &&
         !self->tasks[link->before].dropped && !self->tasks[link->after].dropped;
}

static void
fill_ends (const BcSchedule *self,
           Ends *ends,
           const BcScheduleLink *links,
           guint n_links,
           gboolean forth)
{
  g_autofree guint *next = g_new0 (guint, self->n_tasks + 1);

  ends->begin = g_new0 (guint, self->n_tasks + 2);
  ends->places = g_new0 (guint, n_links + 1);
  for (guint i = 0; i < n_links; i++)
    if (counts (self, &links[i]))
      ends->begin[(forth ? links[i].before : links[i].after) + 1]++;
  for (guint i = 0; i < self->n_tasks; i++)
    ends->begin[i + 1] += ends->begin[i];
  memcpy (next, ends->begin, sizeof (guint) * (self->n_tasks + 1));
  for (guint i = 0; i < n_links; i++)
    if (counts (self, &links[i]))
      ends->places[next[forth ? links[i].before : links[i].after]++] =
        forth ? links[i].after : links[i].before;
}

/* A walk along links from task to task, deep first, without recursion: chains can be long. */
typedef struct
{
  const Ends *ends;
  guint *stack;  /* (owned) */
  guint *next;   /* (owned): by task, the link that is looked at next */
  guint8 *known; /* (owned): by task */
} Walk;

static void
init_walk (Walk *walk, const BcSchedule *self, const Ends *ends)
{
  walk->ends = ends;
  walk->stack = g_new (guint, self->n_tasks + 1);
  walk->next = g_memdup2 (ends->begin, sizeof (guint) * (self->n_tasks + 1));
  walk->known = g_new0 (guint8, self->n_tasks + 1);
}

static void
clear_walk (Walk *walk)
{
  g_free (walk->stack);
  g_free (walk->next);
  g_free (walk->known);
}

/* Writes what can be reached from @start into @left, each task when it is left for good; how many.
 */
static guint
walk_from (Walk *walk, guint start, guint *left)
{
  guint depth = 0, n_left = 0;

  if (walk->known[start])
    return 0;
  walk->known[start] = TRUE;
  walk->stack[depth++] = start;
  while (depth > 0) {
    guint task = walk->stack[depth - 1];

    if (walk->next[task] == walk->ends->begin[task + 1]) {
      left[n_left++] = walk->stack[--depth];
      continue;
    }
    task = walk->ends->places[walk->next[task]++];
    if (!walk->known[task])
      walk->stack[depth++] = task;
    walk->known[task] = TRUE;
  }
  return n_left;
}

/* S. R. Kosaraju's way to the strongly connected components (A. V. Aho, J. E. Hopcroft and J. D.
 * Ullman, "Data Structures and Algorithms", 6.7): the last to be left comes first. */
static void
find_order (BcSchedule *self)
{
  Walk walk;
  guint n_left = 0;

  self->order = g_new0 (guint, self->n_tasks + 1);
  init_walk (&walk, self, &self->after);
  for (guint i = 0; i < self->n_tasks; i++)
    n_left += walk_from (&walk, i, self->order + n_left);
  clear_walk (&walk);
  for (guint i = 0; i < n_left / 2; i++) {
    guint task = self->order[i];

    self->order[i] = self->order[n_left - 1 - i];
    self->order[n_left - 1 - i] = task;
  }
}

static gboolean
waits_for_itself (const BcSchedule *self, guint task)
{
  for (guint i = self->before.begin[task]; i < self->before.begin[task + 1]; i++)
    if (self->before.places[i] == task)
      return TRUE;
  return FALSE;
}

static void
find_circles (BcSchedule *self)
{
  g_autofree guint *members = g_new (guint, self->n_tasks + 1);
  Walk walk;

  self->circles = g_new0 (guint, self->n_tasks + 1);
  self->cyclic = g_new0 (guint8, self->n_tasks + 1);
  init_walk (&walk, self, &self->before);
  for (guint i = 0; i < self->n_tasks; i++) {
    guint n_members = walk_from (&walk, self->order[i], members);

    for (guint j = 0; j < n_members; j++) {
      self->circles[members[j]] = i;
      self->cyclic[members[j]] = n_members > 1 || waits_for_itself (self, members[j]);
    }
  }
  clear_walk (&walk);
}

static gint32
get_days (const BcSchedule *self, guint task)
{
  const BcPeriod *planned = &self->tasks[task].planned;

  if (planned->from == BC_DATE_NONE || planned->to == BC_DATE_NONE)
    return 0;
  return bc_date_days_between (planned->from, planned->to) + 1;
}

/* What goes round in a circle has no longest chain: its links are left out. */
static gint32
find_longest (const BcSchedule *self, const Ends *ends, guint task, const gint32 *lengths)
{
  gint32 longest = 0;

  for (guint i = ends->begin[task]; i < ends->begin[task + 1]; i++)
    if (self->circles[ends->places[i]] != self->circles[task])
      longest = MAX (longest, lengths[ends->places[i]]);
  return longest;
}

static gboolean
is_linked (const BcSchedule *self, guint task)
{
  return self->after.begin[task] < self->after.begin[task + 1] ||
         self->before.begin[task] < self->before.begin[task + 1];
}

static gint32
get_chain (const BcSchedule *self, guint task)
{
  return self->head[task] + self->tail[task] - get_days (self, task);
}

static void
find_chains (BcSchedule *self)
{
  self->head = g_new0 (gint32, self->n_tasks + 1);
  self->tail = g_new0 (gint32, self->n_tasks + 1);
  for (guint i = 0; i < self->n_tasks; i++) {
    guint task = self->order[i];

    self->head[task] = get_days (self, task) + find_longest (self, &self->before, task, self->head);
  }
  for (guint i = self->n_tasks; i > 0; i--) {
    guint task = self->order[i - 1];

    self->tail[task] = get_days (self, task) + find_longest (self, &self->after, task, self->tail);
  }
  for (guint i = 0; i < self->n_tasks; i++)
    if (is_linked (self, i) && !self->cyclic[i])
      self->length = MAX (self->length, get_chain (self, i));
}

/**
 * bc_schedule_new:
 * @tasks: (array length=n_tasks): what is to be done; copied
 * @n_tasks: how many
 * @links: (array length=n_links): which waits for which; one that names a task beyond the last
 *   counts for nothing
 * @n_links: how many
 *
 * Finds what follows from the order of tasks. It takes time in proportion to tasks and links.
 *
 * Returns: (transfer full): the schedule
 */
BcSchedule *
bc_schedule_new (const BcScheduleTask *tasks,
                 guint n_tasks,
                 const BcScheduleLink *links,
                 guint n_links)
{
  BcSchedule *self = g_new0 (BcSchedule, 1);

  self->n_tasks = n_tasks;
  self->tasks = g_new0 (BcScheduleTask, n_tasks + 1);
  for (guint i = 0; i < n_tasks; i++)
    self->tasks[i] = tasks[i];
  fill_ends (self, &self->after, links, n_links, TRUE);
  fill_ends (self, &self->before, links, n_links, FALSE);
  find_order (self);
  find_circles (self);
  find_chains (self);
  return self;
}

/**
 * bc_schedule_free:
 * @self: (transfer full): a schedule
 *
 * Frees it.
 */
void
bc_schedule_free (BcSchedule *self)
{
  g_free (self->tasks);
  g_free (self->after.begin);
  g_free (self->after.places);
  g_free (self->before.begin);
  g_free (self->before.places);
  g_free (self->order);
  g_free (self->circles);
  g_free (self->cyclic);
  g_free (self->head);
  g_free (self->tail);
  g_free (self);
}

/**
 * bc_schedule_get_length:
 * @self: a schedule
 *
 * Tells how long the critical path is: the chain of tasks of which each waits for the one before
 * that takes longest (J. E. Kelley and M. R. Walker, "Critical-path planning and scheduling",
 * 1959). The days between one task and the next do not count.
 *
 * Returns: days; 0 where no task waits for another
 */
gint32
bc_schedule_get_length (const BcSchedule *self)
{
  return self->length;
}

/**
 * bc_schedule_is_critical:
 * @self: a schedule
 * @task: a task's place
 *
 * Tells whether a task lies on the critical path.
 *
 * Returns: whether it does
 */
gboolean
bc_schedule_is_critical (const BcSchedule *self, guint task)
{
  return self->length > 0 && bc_schedule_get_slack (self, task) == 0;
}

/**
 * bc_schedule_is_critical_link:
 * @self: a schedule
 * @link: one of its links
 *
 * Tells whether the critical path goes along a link.
 *
 * Returns: whether it does
 */
gboolean
bc_schedule_is_critical_link (const BcSchedule *self, const BcScheduleLink *link)
{
  return self->length > 0 && counts (self, link) && !self->cyclic[link->before] &&
         !self->cyclic[link->after] &&
         self->head[link->before] + self->tail[link->after] == self->length;
}

/**
 * bc_schedule_get_slack:
 * @self: a schedule
 * @task: a task's place
 *
 * Tells by how much a task could take longer before it lay on the critical path.
 *
 * Returns: days, or %BC_SCHEDULE_NO_SLACK for a task without links, and for one in a circle
 */
gint32
bc_schedule_get_slack (const BcSchedule *self, guint task)
{
  if (!is_linked (self, task) || self->cyclic[task])
    return BC_SCHEDULE_NO_SLACK;
  return self->length - get_chain (self, task);
}

/**
 * bc_schedule_is_cyclic:
 * @self: a schedule
 * @task: a task's place
 *
 * Tells whether a task waits, by way of others or not, for itself.
 *
 * Returns: whether it does
 */
gboolean
bc_schedule_is_cyclic (const BcSchedule *self, guint task)
{
  return self->cyclic[task];
}

static gboolean
obstructs (const BcScheduleTask *before, const BcScheduleTask *after)
{
  return !before->done && !after->done && before->planned.to != BC_DATE_NONE &&
         after->planned.from != BC_DATE_NONE && before->planned.to >= after->planned.from;
}

/**
 * bc_schedule_find_obstacle:
 * @self: a schedule
 * @task: a task's place
 *
 * Looks for a task that ends too late for one that waits for it: of several, the one that ends
 * last.
 *
 * Returns: its place, or %BC_SCHEDULE_NONE
 */
guint
bc_schedule_find_obstacle (const BcSchedule *self, guint task)
{
  guint found = BC_SCHEDULE_NONE;

  for (guint i = self->before.begin[task]; i < self->before.begin[task + 1]; i++) {
    guint before = self->before.places[i];

    if (before != task && obstructs (&self->tasks[before], &self->tasks[task]) &&
        (found == BC_SCHEDULE_NONE ||
         self->tasks[before].planned.to > self->tasks[found].planned.to))
      found = before;
  }
  return found;
}

/**
 * bc_schedule_is_obstructed:
 * @self: a schedule
 * @link: one of its links
 *
 * Tells whether the later task of a link begins before the earlier one ends.
 *
 * Returns: whether it does
 */
gboolean
bc_schedule_is_obstructed (const BcSchedule *self, const BcScheduleLink *link)
{
  return counts (self, link) && link->before != link->after &&
         obstructs (&self->tasks[link->before], &self->tasks[link->after]);
}

/* How many days later a task has to begin, where @ends are the new last days of those that move. */
static gint32
find_push (const BcSchedule *self, guint task, const gint32 *ends)
{
  const gint32 from = self->tasks[task].planned.from;
  gint32 push = 0;

  if (self->tasks[task].done || from == BC_DATE_NONE)
    return 0;
  for (guint i = self->before.begin[task]; i < self->before.begin[task + 1]; i++) {
    guint before = self->before.places[i];

    if (self->circles[before] != self->circles[task] && ends[before] != BC_DATE_NONE)
      push = MAX (push, bc_date_days_between (from, ends[before]) + 1);
  }
  return push;
}

/**
 * bc_schedule_push:
 * @self: a schedule
 * @task: a task's place
 * @planned: its days, if it were moved
 *
 * Tells what a move makes late: which tasks, each at its length, would have to begin later so that
 * none begins before the one it waits for ends. Those in a circle with the task are left out.
 *
 * Returns: (transfer full) (array): by task, by how many days it would be put off
 */
gint32 *
bc_schedule_push (const BcSchedule *self, guint task, const BcPeriod *planned)
{
  gint32 *days = g_new0 (gint32, self->n_tasks + 1);
  g_autofree gint32 *ends = g_new (gint32, self->n_tasks + 1);

  for (guint i = 0; i < self->n_tasks; i++)
    ends[i] = BC_DATE_NONE;
  if (!self->tasks[task].done)
    ends[task] = planned->to;
  for (guint i = 0; i < self->n_tasks; i++) {
    guint place = self->order[i];

    if (place == task)
      continue;
    days[place] = find_push (self, place, ends);
    if (days[place] > 0 && self->tasks[place].planned.to != BC_DATE_NONE)
      ends[place] = self->tasks[place].planned.to + days[place];
  }
  return days;
}
