/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gantt-plan.h"

#include "text.h"

/* An action with what it is sorted by. */
typedef struct
{
  BcGanttTask task;
  char *key;    /* (owned): of its title */
  guint before; /* where it stood before; G_MAXUINT for a new one */
} Entry;

typedef struct
{
  BcId id;
  char *name; /* (owned) */
} Area;

typedef struct
{
  BcId before;
  BcId after;
} Pair;

struct _BcGanttPlan
{
  gint32 today;
  gint64 arrival;
  const char *subject;  /* the type of what it holds; NULL for actions */
  GArray *areas;        /* (owned) (element-type Area) */
  GPtrArray *entries;   /* (owned) (element-type Entry) */
  GArray *pairs;        /* (owned) (element-type Pair): the links as they were read */
  GArray *links;        /* (owned) (element-type BcScheduleLink) */
  GArray *rows;         /* (owned) (element-type BcGanttRow) */
  GArray *places;       /* (owned) (element-type guint): by task, its row */
  GHashTable *tasks;    /* (owned) (element-type BcId guint): the place of a task, by its id */
  BcSchedule *schedule; /* (owned) */
};

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->task.title);
  g_free (entry->task.state);
  g_free (entry->task.mark);
  g_free (entry->task.name);
  g_free (entry->key);
  g_free (entry);
}

static void
clear_area (gpointer data)
{
  g_free (((Area *) data)->name);
}

static guint
hash_id (gconstpointer id)
{
  return bc_id_hash (id);
}

static gboolean
equal_ids (gconstpointer one, gconstpointer other)
{
  return bc_id_equal (one, other);
}

/* An empty plan; @today is Chile's civil date. To be filled, and then arranged. */
BcGanttPlan *
bc_gantt_plan_new (gint32 today)
{
  BcGanttPlan *self = g_new0 (BcGanttPlan, 1);

  self->today = today;
  self->areas = g_array_new (FALSE, TRUE, sizeof (Area));
  g_array_set_clear_func (self->areas, clear_area);
  self->entries = g_ptr_array_new_with_free_func (free_entry);
  self->pairs = g_array_new (FALSE, TRUE, sizeof (Pair));
  self->links = g_array_new (FALSE, TRUE, sizeof (BcScheduleLink));
  self->rows = g_array_new (FALSE, TRUE, sizeof (BcGanttRow));
  self->places = g_array_new (FALSE, TRUE, sizeof (guint));
  self->tasks = g_hash_table_new (hash_id, equal_ids);
  self->schedule = bc_schedule_new (NULL, 0, NULL, 0);
  return self;
}

void
bc_gantt_plan_free (BcGanttPlan *self)
{
  g_array_unref (self->areas);
  g_ptr_array_unref (self->entries);
  g_array_unref (self->pairs);
  g_array_unref (self->links);
  g_array_unref (self->rows);
  g_array_unref (self->places);
  g_hash_table_unref (self->tasks);
  bc_schedule_free (self->schedule);
  g_free (self);
}

/* Areas stand in the order in which they are added; the place of this one. */
guint
bc_gantt_plan_add_area (BcGanttPlan *self, const BcId *id, const char *name)
{
  const Area area = { *id, g_strdup (name) };

  g_array_append_val (self->areas, area);
  return self->areas->len - 1;
}

static guint
find_area (BcGanttPlan *self, const BcId *id)
{
  for (guint i = 0; i < self->areas->len; i++)
    if (bc_id_equal (&g_array_index (self->areas, Area, i).id, id))
      return i;
  return bc_gantt_plan_add_area (self, id, "");
}

/* Copies @task, whose area is told by its identifier. */
void
bc_gantt_plan_add_task (BcGanttPlan *self, const BcGanttTask *task, const BcId *area)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->task = *task;
  entry->task.area = find_area (self, area);
  entry->task.title = g_strdup (task->title);
  entry->task.state = g_strdup (task->state);
  entry->task.mark = g_strdup (task->mark);
  entry->task.name = g_strdup (task->name);
  entry->key = bc_text_dup_sort_key (task->title);
  entry->before = G_MAXUINT;
  g_ptr_array_add (self->entries, entry);
}

/* One that names an action of another plan counts for nothing. */
void
bc_gantt_plan_add_link (BcGanttPlan *self, const BcId *before, const BcId *after)
{
  const Pair pair = { *before, *after };

  g_array_append_val (self->pairs, pair);
}

static gint32
get_begin (const Entry *entry)
{
  return bc_gantt_task_is_dated (&entry->task) ? entry->task.planned.from : G_MAXINT32;
}

/* By area; then those that stood somewhere before as they stood, so that no bar jumps away from the
 * hand that moves it; then by the day on which they begin, and those without dates last. */
static gint
compare_entries (gconstpointer one, gconstpointer other)
{
  const Entry *a = *(const Entry *const *) one, *b = *(const Entry *const *) other;

  if (a->task.area != b->task.area)
    return a->task.area < b->task.area ? -1 : 1;
  if (a->before != b->before)
    return a->before < b->before ? -1 : 1;
  if (get_begin (a) != get_begin (b))
    return get_begin (a) < get_begin (b) ? -1 : 1;
  return g_strcmp0 (a->key, b->key);
}

static void
remember_places (BcGanttPlan *self, const BcGanttPlan *before)
{
  for (guint i = 0; i < self->entries->len; i++) {
    Entry *entry = self->entries->pdata[i];
    guint row = 0;

    if (bc_gantt_plan_find (before, &entry->task.id, &row))
      entry->before = row;
  }
}

static void
make_rows (BcGanttPlan *self)
{
  guint area = G_MAXUINT;

  for (guint i = 0; i < self->entries->len; i++) {
    const BcGanttTask *task = bc_gantt_plan_get_task (self, i);
    const BcGanttRow heading = { task->area, BC_GANTT_HEADING };
    const BcGanttRow row = { task->area, i };

    if (task->area != area)
      g_array_append_val (self->rows, heading);
    area = task->area;
    g_array_append_val (self->places, self->rows->len);
    g_array_append_val (self->rows, row);
    g_hash_table_insert (self->tasks, (gpointer) &task->id, GUINT_TO_POINTER (i));
  }
}

static void
make_links (BcGanttPlan *self)
{
  for (guint i = 0; i < self->pairs->len; i++) {
    const Pair *pair = &g_array_index (self->pairs, Pair, i);
    gpointer before = NULL, after = NULL;
    BcScheduleLink link;

    if (!g_hash_table_lookup_extended (self->tasks, &pair->before, NULL, &before) ||
        !g_hash_table_lookup_extended (self->tasks, &pair->after, NULL, &after))
      continue;
    link = (BcScheduleLink){ GPOINTER_TO_UINT (before), GPOINTER_TO_UINT (after) };
    g_array_append_val (self->links, link);
  }
}

static void
make_schedule (BcGanttPlan *self)
{
  g_autofree BcScheduleTask *tasks = g_new0 (BcScheduleTask, self->entries->len + 1);

  for (guint i = 0; i < self->entries->len; i++) {
    const BcGanttTask *task = bc_gantt_plan_get_task (self, i);

    tasks[i].planned = task->planned;
    tasks[i].done = bc_gantt_task_is_done (task);
    tasks[i].dropped = bc_gantt_task_is_dropped (task);
  }
  bc_schedule_free (self->schedule);
  self->schedule = bc_schedule_new (tasks,
                                    self->entries->len,
                                    (const BcScheduleLink *) self->links->data,
                                    self->links->len);
}

/* Puts what was added in order. @before: (nullable): the same plan as it was shown until now. */
void
bc_gantt_plan_arrange (BcGanttPlan *self, const BcGanttPlan *before)
{
  if (before != NULL)
    remember_places (self, before);
  g_ptr_array_sort (self->entries, compare_entries);
  g_hash_table_remove_all (self->tasks);
  g_array_set_size (self->rows, 0);
  g_array_set_size (self->places, 0);
  g_array_set_size (self->links, 0);
  make_rows (self);
  make_links (self);
  make_schedule (self);
}

/* As if it had been read so: until it is read anew. */
void
bc_gantt_plan_set_planned (BcGanttPlan *self, guint task, const BcPeriod *planned)
{
  ((Entry *) self->entries->pdata[task])->task.planned = *planned;
  make_schedule (self);
}

/* How far the journal went when the plan was read. */
void
bc_gantt_plan_set_arrival (BcGanttPlan *self, gint64 arrival)
{
  self->arrival = arrival;
}

gint64
bc_gantt_plan_get_arrival (const BcGanttPlan *self)
{
  return self->arrival;
}

/* @subject: (nullable): the type of its records where they are no actions; it stays. */
void
bc_gantt_plan_set_subject (BcGanttPlan *self, const char *subject)
{
  self->subject = subject;
}

const char *
bc_gantt_plan_get_subject (const BcGanttPlan *self)
{
  return self->subject != NULL ? self->subject : "action";
}

gint32
bc_gantt_plan_get_today (const BcGanttPlan *self)
{
  return self->today;
}

guint
bc_gantt_plan_get_n_rows (const BcGanttPlan *self)
{
  return self->rows->len;
}

const BcGanttRow *
bc_gantt_plan_get_row (const BcGanttPlan *self, guint row)
{
  return &g_array_index (self->rows, BcGanttRow, row);
}

guint
bc_gantt_plan_get_n_tasks (const BcGanttPlan *self)
{
  return self->entries->len;
}

const BcGanttTask *
bc_gantt_plan_get_task (const BcGanttPlan *self, guint task)
{
  return &((const Entry *) self->entries->pdata[task])->task;
}

/* The row of a task. */
guint
bc_gantt_plan_get_place (const BcGanttPlan *self, guint task)
{
  return g_array_index (self->places, guint, task);
}

const char *
bc_gantt_plan_get_area (const BcGanttPlan *self, guint area)
{
  return g_array_index (self->areas, Area, area).name;
}

/* @row: (out): where an action is drawn. */
gboolean
bc_gantt_plan_find (const BcGanttPlan *self, const BcId *id, guint *row)
{
  gpointer task = NULL;

  if (!g_hash_table_lookup_extended (self->tasks, id, NULL, &task))
    return FALSE;
  *row = bc_gantt_plan_get_place (self, GPOINTER_TO_UINT (task));
  return TRUE;
}

guint
bc_gantt_plan_get_n_links (const BcGanttPlan *self)
{
  return self->links->len;
}

const BcScheduleLink *
bc_gantt_plan_get_link (const BcGanttPlan *self, guint link)
{
  return &g_array_index (self->links, BcScheduleLink, link);
}

const BcSchedule *
bc_gantt_plan_get_schedule (const BcGanttPlan *self)
{
  return self->schedule;
}

static void
widen (const BcPeriod *period, gint32 *first, gint32 *last)
{
  if (period->from != BC_DATE_NONE)
    *first = MIN (*first, period->from);
  if (period->to != BC_DATE_NONE)
    *last = MAX (*last, period->to);
}

/* @first, @last: (out): from the earliest to the latest day that is drawn, today included. */
void
bc_gantt_plan_get_range (const BcGanttPlan *self, gint32 *first, gint32 *last)
{
  *first = *last = self->today;
  for (guint i = 0; i < self->entries->len; i++) {
    const BcGanttTask *task = bc_gantt_plan_get_task (self, i);

    widen (&task->planned, first, last);
    widen (&task->baseline, first, last);
  }
}

/* For how many days it should have been finished; 0 where it is not late. */
gint32
bc_gantt_plan_get_days_late (const BcGanttPlan *self, guint task)
{
  const BcGanttTask *found = bc_gantt_plan_get_task (self, task);

  if (found->mark != NULL)
    return found->days_late;
  if (bc_gantt_task_is_done (found) || bc_gantt_task_is_dropped (found) ||
      found->planned.to == BC_DATE_NONE)
    return 0;
  return MAX (bc_date_days_between (found->planned.to, self->today), 0);
}

/* How many days after what was approved it ends, negative for before; 0 where nothing was. */
gint32
bc_gantt_plan_get_slip (const BcGanttPlan *self, guint task)
{
  const BcGanttTask *found = bc_gantt_plan_get_task (self, task);

  if (bc_gantt_task_is_dropped (found) || found->planned.to == BC_DATE_NONE ||
      found->baseline.to == BC_DATE_NONE)
    return 0;
  return bc_date_days_between (found->baseline.to, found->planned.to);
}

/* Whether it waits for itself, or begins before one that it waits for ends. */
gboolean
bc_gantt_plan_is_disordered (const BcGanttPlan *self, guint task)
{
  return bc_schedule_is_cyclic (self->schedule, task) ||
         bc_schedule_find_obstacle (self->schedule, task) != BC_SCHEDULE_NONE;
}

gboolean
bc_gantt_task_is_done (const BcGanttTask *self)
{
  return g_strcmp0 (self->state, "done") == 0;
}

gboolean
bc_gantt_task_is_dropped (const BcGanttTask *self)
{
  return g_strcmp0 (self->state, "dropped") == 0;
}

gboolean
bc_gantt_task_is_dated (const BcGanttTask *self)
{
  return bc_gantt_period_is_whole (&self->planned);
}

gboolean
bc_gantt_period_is_whole (const BcPeriod *period)
{
  return period->from != BC_DATE_NONE && period->to != BC_DATE_NONE;
}
