/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <stdlib.h>

#include "bench.h"
#include "gantt.h"

/* The work of a frame while a chart of 2,000 actions is scrolled, beside the same in a table of as
 * many rows: from when the frame begins until it is painted. */

#define N_ACTIONS 2000
#define N_AREAS   6
#define N_FRAMES  120
#define N_WARM    20
#define N_ROUNDS  5
#define PIXELS    23
#define DAY_ONE   2461000
#define N_COLUMNS 5
#define BUDGET    1.5
#define WIDTH     1280
#define HEIGHT    800

/* What is done in each frame. */
typedef enum {
  DOWN,
  ALONG,
  ZOOM,
} Motion;

typedef struct
{
  GtkWidget *scroller; /* (unowned): its window's */
  Motion motion;
  guint n_frames;
  gint64 begun;
  GArray *times;   /* (owned) (element-type double): milliseconds */
  GMainLoop *loop; /* (unowned) */
} Run;

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

  bc_gantt_show (gantt, create_plan (), TRUE);
  return GTK_WIDGET (gantt);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *text = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (text));
}

static GtkWidget *
create_table (void)
{
  GtkStringList *texts = gtk_string_list_new (NULL);
  GtkWidget *view =
    gtk_column_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (texts))));

  for (guint i = 0; i < N_ACTIONS; i++)
    gtk_string_list_take (texts, g_strdup_printf ("Mejora de fachadas y letreros, etapa %u", i));
  for (guint i = 0; i < N_COLUMNS; i++) {
    GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
    GtkColumnViewColumn *column = gtk_column_view_column_new ("Acción", factory);

    g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
    g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
    gtk_column_view_column_set_expand (column, TRUE);
    gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    g_object_unref (column);
  }
  return view;
}

static void
scroll (GtkAdjustment *adjustment, guint frame)
{
  const double end =
    gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  const double value = gtk_adjustment_get_value (adjustment);

  /* At the end it begins again. */
  gtk_adjustment_set_value (adjustment, value >= end ? 0 : value + PIXELS);
}

static void
begun_cb (GdkFrameClock *clock, Run *run)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (run->scroller);

  run->begun = g_get_monotonic_time ();
  if (run->motion == DOWN)
    scroll (gtk_scrolled_window_get_vadjustment (scroller), run->n_frames);
  else if (run->motion == ALONG)
    scroll (gtk_scrolled_window_get_hadjustment (scroller), run->n_frames);
  else
    bc_gantt_zoom (BC_GANTT (gtk_scrolled_window_get_child (scroller)),
                   run->n_frames / 3 % 2 ? 1 : -1);
  gtk_widget_queue_draw (run->scroller);
}

static void
painted_cb (GdkFrameClock *clock, Run *run)
{
  const double took = (double) (g_get_monotonic_time () - run->begun) / 1000;

  if (run->begun == 0)
    return;
  if (run->n_frames++ >= N_WARM)
    g_array_append_val (run->times, took);
  if (run->n_frames == N_WARM + N_FRAMES)
    g_main_loop_quit (run->loop);
}

static void
measure (GtkWidget *(*create) (void), Motion motion, GArray *times)
{
  GtkWidget *window = gtk_window_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Run run = { .motion = motion, .times = times, .loop = loop };
  GdkFrameClock *clock = NULL;

  run.scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (run.scroller), create ());
  gtk_window_set_child (GTK_WINDOW (window), run.scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (begun_cb), &run);
  g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &run);
  gdk_frame_clock_begin_updating (clock);
  g_main_loop_run (loop);
  g_signal_handlers_disconnect_by_data (clock, &run);
  gdk_frame_clock_end_updating (clock);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
print (const char *what, double measured, double floor, double budget)
{
  g_print ("%s\tms\t%g\t%g\t%g\n", what, measured, floor, budget);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GArray) gantt = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) table = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) along = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) zoom = g_array_new (FALSE, FALSE, sizeof (double));
  double slow = 0;

  adw_init ();
  for (guint i = 0; i < N_ROUNDS; i++) {
    measure (create_table, DOWN, table);
    measure (create_gantt, DOWN, gantt);
    measure (create_gantt, ALONG, along);
    measure (create_gantt, ZOOM, zoom);
  }
  slow = bench_find_share (table, 0.95);
  print ("Gantt of 2,000 actions, a frame of scrolling down",
         bench_find_share (gantt, 0.5),
         bench_find_share (table, 0.5),
         BUDGET);
  print ("the same, 95 of 100 frames within", bench_find_share (gantt, 0.95), slow, BUDGET);
  print ("Gantt, scrolling along the time",
         bench_find_share (along, 0.5),
         bench_find_share (table, 0.5),
         BUDGET);
  print ("Gantt, zooming at each third frame",
         bench_find_share (zoom, 0.5),
         bench_find_share (table, 0.5),
         BUDGET);
  print ("the same, 95 of 100 frames within", bench_find_share (zoom, 0.95), slow, BUDGET);
  return EXIT_SUCCESS;
}
