/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the chart's bars are, and what a move does to them, over generated plans. */
#include <adwaita.h>

#include "gantt-private.h"

#define DAY_ONE   2461000
#define N_ACTIONS 60
#define N_TRIES   2000
#define N_TURNS   2000

static BcGanttPlan *
create_plan (void)
{
  BcGanttPlan *plan = bc_gantt_plan_new (DAY_ONE);

  for (guint8 i = 0; i < N_ACTIONS; i++) {
    const BcId area = { { (guint8) (i % 6 + 1) } };
    const gint32 from = DAY_ONE + g_test_rand_int_range (-900, 900);
    const BcGanttTask task = { .id = { { i, 1 } },
                               .title = (char *) "Feria",
                               .state = (char *) "planned",
                               .planned = { from, from + g_test_rand_int_range (0, 300) },
                               .baseline = { BC_DATE_NONE, BC_DATE_NONE } };

    bc_gantt_plan_add_task (plan, &task, &area);
  }
  bc_gantt_plan_arrange (plan, NULL);
  return plan;
}

static BcGantt *
open_chart (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  BcGantt *gantt = g_object_new (BC_TYPE_GANTT, NULL);

  bc_gantt_show (gantt, create_plan (), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (gantt));
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 500);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < N_TURNS && gtk_widget_get_width (GTK_WIDGET (gantt)) == 0; i++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (gantt)), >, 0);
  return gantt;
}

static void
close_chart (BcGantt *gantt)
{
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (gantt))));
}

static void
check_bar (BcGantt *gantt, guint task)
{
  double left, right, y;
  guint found = BC_GANTT_HEADING;

  bc_gantt_set_focus (gantt, task);
  bc_gantt_scroll_to_focus (gantt);
  bc_gantt_get_bar (gantt, bc_gantt_get_planned (gantt, task), &left, &right);
  y = bc_gantt_get_y (gantt, bc_gantt_plan_get_place (bc_gantt_get_plan (gantt), task)) + 10;
  g_assert_cmpfloat (y, >, gantt->head_height);
  g_assert_cmpfloat (y, <, gtk_widget_get_height (GTK_WIDGET (gantt)));
  g_assert_cmpfloat (left, <, gtk_widget_get_width (GTK_WIDGET (gantt)));
  g_assert_cmpfloat (right, >, gantt->title_width);
  g_assert_cmpint (bc_gantt_find_part (gantt, 5, y, &found), ==, BC_GANTT_TITLE);
  g_assert_cmpuint (found, ==, task);
  if ((left + right) / 2 > gantt->title_width)
    g_assert_cmpint (bc_gantt_find_part (gantt, (left + right) / 2, y, &found), ==, BC_GANTT_BAR);
  if (right > gantt->title_width + 8)
    g_assert_cmpint (bc_gantt_find_part (gantt, right + 1, y, &found), ==, BC_GANTT_END);
}

static void
test_focused_bar_is_in_sight (void)
{
  BcGantt *gantt = open_chart ();

  for (guint i = 0; i < N_TRIES; i++) {
    const int zoom = g_test_rand_int_range (0, BC_N_ZOOMS);

    bc_gantt_set_zoom (gantt, (BcTimeUnit) zoom, 600);
    check_bar (gantt, (guint) g_test_rand_int_range (0, N_ACTIONS));
  }
  close_chart (gantt);
}

/* A day may be less than a pixel wide: it stays as near as a pixel allows. */
static void
test_zoom_keeps_the_day (void)
{
  BcGantt *gantt = open_chart ();

  bc_gantt_scroll_to_date (gantt, DAY_ONE);
  for (guint i = 0; i < N_TRIES; i++) {
    const double x = gantt->title_width + g_test_rand_int_range (100, 300);
    const double before = bc_gantt_get_date (gantt, x), old = gantt->day;

    bc_gantt_set_zoom (gantt, (BcTimeUnit) g_test_rand_int_range (0, BC_N_ZOOMS), x);
    g_assert_cmpfloat_with_epsilon (bc_gantt_get_date (gantt, x), before, 2 / gantt->day + 2 / old);
    bc_gantt_scroll_to_date (gantt, DAY_ONE);
  }
  close_chart (gantt);
}

static void
check_shift (const BcPeriod *before, const BcPeriod *after, BcGanttPart part, gint32 days)
{
  g_assert_cmpint (after->from, <=, after->to);
  g_assert_cmpint (after->from, >=, BC_DATE_FIRST);
  g_assert_cmpint (after->to, <=, BC_DATE_LAST);
  if (part == BC_GANTT_BAR) {
    g_assert_cmpint (after->to - after->from, ==, before->to - before->from);
    /* A single day goes as far as dates go. */
    if (after->from > BC_DATE_FIRST && after->to < BC_DATE_LAST)
      g_assert_cmpint (after->from - before->from, ==, days);
  } else if (part == BC_GANTT_BEGIN) {
    g_assert_cmpint (after->to, ==, before->to);
  } else {
    g_assert_cmpint (after->from, ==, before->from);
  }
}

static void
test_shifts_stay_periods (void)
{
  static const BcGanttPart parts[] = { BC_GANTT_BAR, BC_GANTT_BEGIN, BC_GANTT_END };

  for (guint i = 0; i < N_TRIES; i++) {
    const gint32 from = g_test_rand_int_range (BC_DATE_FIRST, BC_DATE_LAST - 400);
    const gint32 days = g_test_rand_int_range (-90000, 90000);
    const BcPeriod before = { from, from + g_test_rand_int_range (0, 400) };
    const BcGanttPart part = parts[i % G_N_ELEMENTS (parts)];
    BcPeriod after = before;

    if (bc_gantt_shift (&after, part, DAY_ONE, DAY_ONE + days))
      check_shift (&before, &after, part, days);
    else
      g_assert_cmpint (after.from, ==, before.from);
  }
}

static void
count_cb (BcGantt *gantt, guint task, guint *count)
{
  ++*count;
}

/* What was changed is told once; what was not is not told. */
static void
test_one_edit_is_told_once (void)
{
  BcGantt *gantt = open_chart ();
  BcPeriod planned = *bc_gantt_get_planned (gantt, 3);
  guint n_moved = 0, n_refused = 0;

  g_signal_connect (gantt, "moved", G_CALLBACK (count_cb), &n_moved);
  g_assert_true (bc_gantt_begin_edit (gantt, 3));
  bc_gantt_save (gantt);
  g_assert_cmpuint (n_moved, ==, 0);
  g_assert_true (bc_gantt_begin_edit (gantt, 3));
  for (guint i = 0; i < 5; i++) {
    g_assert_true (bc_gantt_shift (&planned, BC_GANTT_BAR, 0, 1));
    bc_gantt_set_edit (gantt, &planned);
  }
  bc_gantt_show (gantt, create_plan (), TRUE);
  bc_gantt_save (gantt);
  g_assert_cmpuint (n_moved, ==, 1);
  bc_gantt_show (gantt, create_plan (), FALSE);
  g_signal_connect_swapped (gantt, "refused", G_CALLBACK (g_atomic_int_inc), &n_refused);
  g_assert_false (bc_gantt_begin_edit (gantt, 3));
  g_assert_cmpuint (n_refused, ==, 1);
  close_chart (gantt);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/gui/gantt/focused-bar-is-in-sight", test_focused_bar_is_in_sight);
  g_test_add_func ("/gui/gantt/zoom-keeps-the-day", test_zoom_keeps_the_day);
  g_test_add_func ("/gui/gantt/shifts-stay-periods", test_shifts_stay_periods);
  g_test_add_func ("/gui/gantt/one-edit-is-told-once", test_one_edit_is_told_once);
  return g_test_run ();
}
