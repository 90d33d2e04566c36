/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <stdlib.h>
#include <time.h>

#include "bench.h"
#include "site-map.h"

/* The work of a frame while a plan drawing of 5,000 doors is stepped over and zoomed, beside
 * scrolling a table of as many rows: the processor's time from when the frame begins until it is
 * painted, since a frame that takes longer is also interrupted more often. */

#define N_DOORS   5000
#define N_STREETS 50
#define N_FRAMES  120
#define N_WARM    20
#define N_ROUNDS  3
#define PIXELS    23
#define N_COLUMNS 5
#define BUDGET    3.0
#define WIDTH     1280
#define HEIGHT    800

/* What is done in each frame. */
typedef enum {
  SCROLL,
  STEP,
  ZOOM,
} Motion;

typedef struct
{
  GtkWidget *widget; /* (unowned): its window's */
  Motion motion;
  guint n_frames;
  gint64 begun;
  GArray *times;   /* (owned) (element-type double): milliseconds */
  GMainLoop *loop; /* (unowned) */
} Run;

/* Microseconds that this thread has worked. */
static gint64
get_work (void)
{
  struct timespec work;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &work);
  return (gint64) work.tv_sec * G_USEC_PER_SEC + work.tv_nsec / 1000;
}

static BcBusinessRow *
create_row (guint i)
{
  const guint street = i / (N_DOORS / N_STREETS);
  BcBusinessFigures figures = { .placed = TRUE };

  figures.id.bytes[0] = (guint8) i;
  figures.id.bytes[1] = (guint8) (i >> 8);
  figures.position.latitude = -33448900 + (gint32) (street * 300);
  figures.position.longitude = -70669300 + (gint32) (i % (N_DOORS / N_STREETS) * 80);
  figures.ranks[BC_BUSINESS_PLACE_RANK] = (gint) i;
  figures.ranks[BC_BUSINESS_STREET_RANK] = (gint) street;
  figures.ranks[BC_BUSINESS_STATE_RANK] = (gint) (i % 4);
  for (guint j = 0; j < BC_N_BUSINESS_TEXTS; j++)
    figures.texts[j] = g_strdup_printf ("%u", 100 + i);
  return bc_business_row_new (&figures);
}

static GtkWidget *
create_map (void)
{
  g_autoptr (GListStore) rows = g_list_store_new (BC_TYPE_BUSINESS_ROW);
  BcSiteMap *map = g_object_new (BC_TYPE_SITE_MAP, NULL);
  BcGround ground;

  for (guint i = 0; i < N_DOORS; i++) {
    g_autoptr (BcBusinessRow) row = create_row (i);

    g_list_store_append (rows, row);
  }
  bc_site_plan_find_ground (G_LIST_MODEL (rows), NULL, &ground);
  bc_site_map_show (map,
                    bc_site_plan_new (G_LIST_MODEL (rows), NULL, &ground),
                    0,
                    "Franklin",
                    TRUE);
  g_object_set (map, "lined", TRUE, NULL);
  return GTK_WIDGET (map);
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
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view =
    gtk_column_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (texts))));

  for (guint i = 0; i < N_DOORS; i++)
    gtk_string_list_take (texts, g_strdup_printf ("Panadería El Sol, calle Maipú %u", i));
  for (guint i = 0; i < N_COLUMNS; i++) {
    GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
    GtkColumnViewColumn *column = gtk_column_view_column_new ("Local", factory);

    g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
    g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
    gtk_column_view_column_set_expand (column, TRUE);
    gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    g_object_unref (column);
  }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  return scroller;
}

static void
scroll (GtkWidget *scroller)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  const double end =
    gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  const double value = gtk_adjustment_get_value (adjustment);

  /* At the end it begins again. */
  gtk_adjustment_set_value (adjustment, value >= end ? 0 : value + PIXELS);
}

static void
begun_cb (GdkFrameClock *clock, Run *run)
{
  run->begun = get_work ();
  if (run->motion == SCROLL)
    scroll (run->widget);
  else if (run->motion == STEP)
    bc_site_map_step (BC_SITE_MAP (run->widget), 40);
  else
    bc_site_map_zoom (BC_SITE_MAP (run->widget), run->n_frames / 12 % 2 ? 1 / 1.4 : 1.4);
  gtk_widget_queue_draw (run->widget);
}

static void
painted_cb (GdkFrameClock *clock, Run *run)
{
  const double took = (double) (get_work () - run->begun) / 1000;

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
  Run run = { .widget = create (), .motion = motion, .times = times, .loop = loop };
  GdkFrameClock *clock = NULL;

  gtk_window_set_child (GTK_WINDOW (window), run.widget);
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
print (const char *what, GArray *measured, GArray *floor, double share)
{
  g_print ("%s\tms\t%g\t%g\t%g\n",
           what,
           bench_find_share (measured, share),
           bench_find_share (floor, share),
           BUDGET);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GArray) table = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) step = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) zoom = g_array_new (FALSE, FALSE, sizeof (double));

  adw_init ();
  for (guint i = 0; i < N_ROUNDS; i++) {
    measure (create_table, SCROLL, table);
    measure (create_map, STEP, step);
    measure (create_map, ZOOM, zoom);
  }
  print ("plan drawing of 5,000 doors, a frame of stepping on", step, table, 0.5);
  print ("the same, 95 of 100 frames within", step, table, 0.95);
  print ("plan drawing, zooming at each frame", zoom, table, 0.5);
  print ("the same, 95 of 100 frames within", zoom, table, 0.95);
  return EXIT_SUCCESS;
}
