/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "frames.h"

#include <time.h>

#include "bench.h"

/* The work of a frame: the processor's time from when it begins until it is painted, since a frame
 * that takes longer is also interrupted more often. */

#define N_FRAMES  120
#define N_WARM    20
#define PIXELS    23
#define N_COLUMNS 5
#define WIDTH     1280
#define HEIGHT    800

typedef struct
{
  GtkWidget *widget; /* (unowned): its window's */
  FramesMove move;
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

/* In a scroller: what is drawn is held against it. */
GtkWidget *
frames_create_table (guint n_rows)
{
  GtkStringList *texts = gtk_string_list_new (NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view =
    gtk_column_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (texts))));

  for (guint i = 0; i < n_rows; i++)
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
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  return scroller;
}

/* At the end it begins again. */
static void
scroll (GtkAdjustment *adjustment)
{
  const double end =
    gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  const double value = gtk_adjustment_get_value (adjustment);

  gtk_adjustment_set_value (adjustment, value >= end ? 0 : value + PIXELS);
}

void
frames_scroll_down (GtkWidget *scroller, guint frame)
{
  scroll (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
}

void
frames_scroll_along (GtkWidget *scroller, guint frame)
{
  scroll (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller)));
}

static void
begun_cb (GdkFrameClock *clock, Run *run)
{
  run->begun = get_work ();
  run->move (run->widget, run->n_frames);
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

/* Shows what @create makes in a window of its own, and adds what each frame took, in milliseconds.
 */
void
frames_measure (GtkWidget *(*create) (void), FramesMove move, GArray *times)
{
  GtkWidget *window = gtk_window_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Run run = { .widget = create (), .move = move, .times = times, .loop = loop };
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

/* The time within which that share of the frames is, beside the floor's. */
void
frames_print (const char *what, GArray *measured, GArray *floor, double share, double budget)
{
  bench_print (what,
               "ms",
               bench_find_share (measured, share),
               bench_find_share (floor, share),
               budget);
}
