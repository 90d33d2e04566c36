/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <stdlib.h>

#include "frames.h"
#include "gantt.h"

/* The work of a frame while a chart of 2,000 actions is scrolled, beside the same in a table of as
 * many rows. */

#define N_ACTIONS 2000
#define N_AREAS   6
#define N_ROUNDS  5
#define DAY_ONE   2461000
#define BUDGET    1.5

static BcGanttPlan *
create_plan (void)
{
  BcGanttPlan *plan = bc_gantt_plan_new (DAY_ONE + 300);

  for (guint i = 0; i < N_ACTIONS; i++) {
    const gint32 from = DAY_ONE + (gint32) (i * 37 % 900);
    const BcId area = { { (guint8) (1 + i % N_AREAS) } };
    g_autofree char *title = g_strdup_printf ("Mejora de fachadas y letreros, etapa %u", i);
    const BcGanttTask task = { .id = { { (guint8) i, (guint8) (i >> 8), 1 } },
                               .title = title,
                               .state = (char *) (i % 3 ? "under-way" : "planned"),
                               .progress = (int) (i % 100),
                               .planned = { from, from + 60 + (gint32) (i % 200) },
                               .baseline = { from - 12, from + 50 + (gint32) (i % 200) } };
    const BcId before = { { (guint8) (i - 7), (guint8) ((i - 7) >> 8), 1 } };

    bc_gantt_plan_add_task (plan, &task, &area);
    if (i % 4 == 0 && i > 7)
      bc_gantt_plan_add_link (plan, &before, &task.id);
  }
  bc_gantt_plan_arrange (plan, NULL);
  return plan;
}

static GtkWidget *
create_gantt (void)
{
  BcGantt *gantt = g_object_new (BC_TYPE_GANTT, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  bc_gantt_show (gantt, create_plan (), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (gantt));
  return scroller;
}

static GtkWidget *
create_table (void)
{
  return frames_create_table (N_ACTIONS);
}

static void
zoom_gantt (GtkWidget *scroller, guint frame)
{
  bc_gantt_zoom (BC_GANTT (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller))),
                 frame / 3 % 2 ? 1 : -1);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GArray) gantt = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) table = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) along = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) zoom = g_array_new (FALSE, FALSE, sizeof (double));

  adw_init ();
  for (guint i = 0; i < N_ROUNDS; i++) {
    frames_measure (create_table, frames_scroll_down, table);
    frames_measure (create_gantt, frames_scroll_down, gantt);
    frames_measure (create_gantt, frames_scroll_along, along);
    frames_measure (create_gantt, zoom_gantt, zoom);
  }
  frames_print ("Gantt of 2,000 actions, a frame of scrolling down", gantt, table, 0.5, BUDGET);
  frames_print ("the same, 95 of 100 frames within", gantt, table, 0.95, BUDGET);
  frames_print ("Gantt, scrolling along the time", along, table, 0.5, BUDGET);
  frames_print ("Gantt, zooming at each third frame", zoom, table, 0.5, BUDGET);
  frames_print ("the same, 95 of 100 frames within", zoom, table, 0.95, BUDGET);
  return EXIT_SUCCESS;
}
