/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gantt-read.h"
#include "gantt-text.h"
#include "model-store.h"

/* What the Gantt knows of a plan, and what it says of it. */

#define TODAY "2026-07-01"

static gint32
read_date (const char *iso)
{
  gint32 date = 0;

  g_assert_true (bc_date_parse_iso (iso, &date, NULL));
  return date;
}

static BcPeriod
read_period (const char *text)
{
  BcPeriod period = { BC_DATE_NONE, BC_DATE_NONE };

  if (text != NULL)
    g_assert_true (bc_period_parse (text, &period, NULL));
  return period;
}

static void
add (BcGanttPlan *plan,
     guint8 number,
     guint8 area,
     const char *title,
     const char *state,
     const char *planned,
     const char *baseline)
{
  const BcId area_id = { { area } };
  BcGanttTask task = { .id = { { number } },
                       .title = (char *) title,
                       .state = (char *) state,
                       .progress = 40,
                       .planned = read_period (planned),
                       .baseline = read_period (baseline) };

  bc_gantt_plan_add_task (plan, &task, &area_id);
}

static BcGanttPlan *
create (void)
{
  BcGanttPlan *plan = bc_gantt_plan_new (read_date (TODAY));
  const BcId areas[] = { { { 1 } }, { { 2 } } };
  const BcId fair = { { 11 } }, night = { { 12 } }, strange = { { 99 } };

  bc_gantt_plan_add_area (plan, &areas[0], "Model");
  bc_gantt_plan_add_area (plan, &areas[1], "Offer");
  add (plan, 13, 2, "Undated", "proposed", NULL, NULL);
  add (plan, 12, 2, "Night", "planned", "2026-06-20/2026-07-20", NULL);
  add (plan, 11, 2, "Fair", "under-way", "2026-04-01/2026-06-29", "2026-04-01/2026-06-17");
  add (plan, 10, 1, "Dues", "dropped", "2026-01-01/2026-02-01", NULL);
  bc_gantt_plan_add_link (plan, &fair, &night);
  bc_gantt_plan_add_link (plan, &strange, &night);
  return plan;
}

static void
assert_rows (BcGanttPlan *plan, const char *expected)
{
  g_autoptr (GString) rows = g_string_new (NULL);

  for (guint i = 0; i < bc_gantt_plan_get_n_rows (plan); i++) {
    const BcGanttRow *row = bc_gantt_plan_get_row (plan, i);
    const gboolean heading = row->task == BC_GANTT_HEADING;

    g_string_append_printf (rows,
                            heading ? "[%s]" : " %s ",
                            heading ? bc_gantt_plan_get_area (plan, row->area)
                                    : bc_gantt_plan_get_task (plan, row->task)->title);
    if (!heading)
      g_assert_cmpuint (bc_gantt_plan_get_place (plan, row->task), ==, i);
  }
  g_assert_cmpstr (rows->str, ==, expected);
}

static void
test_rows_by_area_and_day (void)
{
  g_autoptr (BcGanttPlan) plan = create ();

  bc_gantt_plan_arrange (plan, NULL);
  assert_rows (plan, "[Model] Dues [Offer] Fair  Night  Undated ");
  g_assert_cmpuint (bc_gantt_plan_get_n_links (plan), ==, 1);
}

/* What was moved before all others stays in its row until the plan is opened anew. */
static void
test_rows_stay (void)
{
  g_autoptr (BcGanttPlan) before = create ();
  g_autoptr (BcGanttPlan) after = create ();
  const BcPeriod planned = read_period ("2025-01-01/2025-02-01");
  const BcId undated = { { 13 } };
  guint row = 0;

  bc_gantt_plan_arrange (before, NULL);
  g_assert_true (bc_gantt_plan_find (before, &undated, &row));
  bc_gantt_plan_arrange (after, NULL);
  bc_gantt_plan_set_planned (after, bc_gantt_plan_get_row (after, row)->task, &planned);
  bc_gantt_plan_arrange (after, before);
  assert_rows (after, "[Model] Dues [Offer] Fair  Night  Undated ");
}

static void
test_rows_begin_by_day (void)
{
  g_autoptr (BcGanttPlan) plan = create ();
  const BcId area = { { 2 } };
  BcGanttTask early = { .id = { { 14 } }, .title = (char *) "Early", .state = (char *) "planned" };

  early.planned = read_period ("2025-01-01/2025-02-01");
  early.baseline = read_period (NULL);
  bc_gantt_plan_add_task (plan, &early, &area);
  bc_gantt_plan_arrange (plan, NULL);
  assert_rows (plan, "[Model] Dues [Offer] Early  Fair  Night  Undated ");
}

static guint
find (BcGanttPlan *plan, const char *title)
{
  for (guint i = 0; i < bc_gantt_plan_get_n_tasks (plan); i++)
    if (g_str_equal (bc_gantt_plan_get_task (plan, i)->title, title))
      return i;
  g_assert_not_reached ();
}

static void
test_says_what_is_drawn (void)
{
  static const struct
  {
    const char *title;
    const char *name;
    const char *mark;
  } cases[] = {
    { "Fair",
      "Fair, Offer, from 1 April to 29 June 2026, under way, 40 %, 2 days late, "
      "ends 12 days after what was approved, on the critical path",
      "40 % · 2 days late" },
    { "Night",
      "Night, Offer, from 20 June to 20 July 2026, planned, 40 %, begins before “Fair” ends, "
      "on the critical path",
      "40 % · begins before “Fair” ends" },
    { "Undated", "Undated, Offer, no dates, proposed, 40 %", "40 %" },
    { "Dues", "Dues, Model, from 1 January to 1 February 2026, dropped", "" },
  };
  g_autoptr (BcGanttPlan) plan = create ();

  bc_gantt_plan_arrange (plan, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *name = bc_gantt_dup_name (plan, find (plan, cases[i].title), NULL);
    g_autofree char *mark = bc_gantt_dup_mark (plan, find (plan, cases[i].title));

    g_assert_cmpstr (name, ==, cases[i].name);
    g_assert_cmpstr (mark, ==, cases[i].mark);
  }
}

static void
test_says_what_a_move_does (void)
{
  g_autoptr (BcGanttPlan) plan = create ();
  const BcPeriod longer = read_period ("2026-04-01/2026-07-01");
  const BcPeriod shorter = read_period ("2026-04-01/2026-06-19");
  g_autofree char *told = NULL;
  g_autofree char *name = NULL;

  bc_gantt_plan_arrange (plan, NULL);
  told = bc_gantt_dup_consequence (plan, find (plan, "Fair"), &longer);
  g_assert_cmpstr (told, ==, "puts off “Night” by 12 days");
  name = bc_gantt_dup_name (plan, find (plan, "Fair"), &longer);
  g_assert_nonnull (strstr (name, "from 1 April to 1 July 2026"));
  g_assert_nonnull (strstr (name, told));
  g_assert_null (bc_gantt_dup_consequence (plan, find (plan, "Fair"), &shorter));
}

static void
test_moved_is_reckoned_anew (void)
{
  g_autoptr (BcGanttPlan) plan = create ();
  const BcPeriod planned = read_period ("2026-04-01/2026-06-10");
  gint32 first, last;
  guint fair;

  bc_gantt_plan_arrange (plan, NULL);
  fair = find (plan, "Fair");
  bc_gantt_plan_set_planned (plan, fair, &planned);
  g_assert_false (bc_gantt_plan_is_disordered (plan, find (plan, "Night")));
  g_assert_cmpint (bc_gantt_plan_get_slip (plan, fair), ==, -7);
  g_assert_cmpint (bc_gantt_plan_get_days_late (plan, fair), ==, 21);
  bc_gantt_plan_get_range (plan, &first, &last);
  g_assert_cmpint (first, ==, read_date ("2026-01-01"));
  g_assert_cmpint (last, ==, read_date ("2026-07-20"));
}

static BcId
save (ModelStore *store, BcDraft *draft)
{
  g_autoptr (GError) error = NULL;
  BcId id;

  bc_store_save (store->store, draft, &id, &error);
  g_assert_no_error (error);
  return id;
}

static BcId
save_action (ModelStore *store, const BcId *plan, const char *title, const char *planned)
{
  g_auto (BcDraft) draft = { 0 };
  g_autoptr (GError) error = NULL;
  BcId area;

  bc_lookup_text (bc_store_get_reader (store->store), "area", "2", &area, &error);
  g_assert_no_error (error);
  bc_draft_init (&draft, bc_dictionary_find ("action"), NULL);
  bc_draft_set_id (&draft, "plan", plan);
  bc_draft_set_id (&draft, "area", &area);
  g_assert_true (bc_draft_set_text (&draft, "title", title, NULL));
  g_assert_true (bc_draft_set_text (&draft, "state", "dropped: no funds", NULL));
  bc_draft_set_integer (&draft, "progress", 2500);
  if (planned != NULL)
    g_assert_true (bc_draft_set_text (&draft, "planned", planned, NULL));
  return save (store, &draft);
}

static BcId
save_plan (ModelStore *store)
{
  g_auto (BcDraft) draft = { 0 };
  BcId district;

  model_store_add_district (store, "Franklin", "13101", &district);
  bc_draft_init (&draft, bc_dictionary_find ("plan"), NULL);
  bc_draft_set_id (&draft, "district", &district);
  return save (store, &draft);
}

static void
save_link (ModelStore *store, const BcId *before, const BcId *after)
{
  g_auto (BcDraft) draft = { 0 };

  bc_draft_init (&draft, bc_dictionary_find ("precedence"), NULL);
  bc_draft_set_id (&draft, "action", after);
  bc_draft_set_id (&draft, "predecessor", before);
  save (store, &draft);
}

static void
test_reads_a_plan (void)
{
  ModelStore store;
  BcId plan_id, first, second;
  g_autoptr (GError) error = NULL;
  BcDatabase *reader = NULL;
  const BcGanttTask *task = NULL;

  model_store_open (&store);
  plan_id = save_plan (&store);
  first = save_action (&store, &plan_id, "Fair", "2026-06-01/2026-08-30");
  second = save_action (&store, &plan_id, "Night", NULL);
  save_link (&store, &first, &second);
  reader = bc_store_get_reader (store.store);
  {
    g_autoptr (BcGanttPlan) plan = bc_gantt_read (reader, &plan_id, read_date (TODAY), &error);

    g_assert_no_error (error);
    bc_gantt_plan_arrange (plan, NULL);
    g_assert_cmpuint (bc_gantt_plan_get_n_rows (plan), ==, 3);
    g_assert_cmpuint (bc_gantt_plan_get_n_links (plan), ==, 1);
    task = bc_gantt_plan_get_task (plan, 0);
    g_assert_true (bc_id_equal (&task->id, &first));
    g_assert_cmpint (task->progress, ==, 25);
    g_assert_cmpint (task->planned.from, ==, read_date ("2026-06-01"));
    g_assert_true (bc_gantt_task_is_dropped (task));
    g_assert_false (bc_gantt_task_is_dated (bc_gantt_plan_get_task (plan, 1)));
    g_assert_cmpint (bc_gantt_plan_get_arrival (plan), >, 0);
  }
  model_store_close (&store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/gantt/rows-by-area-and-day", test_rows_by_area_and_day);
  g_test_add_func ("/model/gantt/rows-stay", test_rows_stay);
  g_test_add_func ("/model/gantt/rows-begin-by-day", test_rows_begin_by_day);
  g_test_add_func ("/model/gantt/says-what-is-drawn", test_says_what_is_drawn);
  g_test_add_func ("/model/gantt/says-what-a-move-does", test_says_what_a_move_does);
  g_test_add_func ("/model/gantt/moved-is-reckoned-anew", test_moved_is_reckoned_anew);
  g_test_add_func ("/model/gantt/reads-a-plan", test_reads_a_plan);
  return g_test_run ();
}
