/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is built piece by piece: all of it, in several frames, and not after it was stopped; and
 * what rows say of how late something is. */
#include <adwaita.h>

#include "date.h"
#include "filling.h"
#include "record-list-text.h"

#define PIECES     40
#define PIECE_TIME 1000
#define PATIENCE   (10 * G_USEC_PER_SEC)

typedef struct
{
  GtkWidget *window;
  GtkWidget *label;
  guint n_pieces;
  guint n_frames; /* in which pieces were added */
  gint64 frame;   /* the last of them */
} Fixture;

static void
work (gint64 microseconds)
{
  const gint64 end = g_get_monotonic_time () + microseconds;

  while (g_get_monotonic_time () < end)
    continue;
}

static gboolean
step (GtkWidget *widget)
{
  Fixture *fixture = g_object_get_data (G_OBJECT (widget), "fixture");
  const gint64 frame = gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (widget));

  fixture->n_frames += frame != fixture->frame;
  fixture->frame = frame;
  work (PIECE_TIME);
  return ++fixture->n_pieces < PIECES;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->frame = -1;
  fixture->window = gtk_window_new ();
  fixture->label = gtk_label_new ("Barrio");
  g_object_set_data (G_OBJECT (fixture->label), "fixture", fixture);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->label);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
wait_for_pieces (Fixture *fixture, guint n)
{
  const gint64 end = g_get_monotonic_time () + PATIENCE;

  while (fixture->n_pieces < n && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (fixture->n_pieces, >=, n);
}

static gboolean
count_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer n_frames)
{
  ++*(guint *) n_frames;
  return G_SOURCE_CONTINUE;
}

static void
pass_frames (Fixture *fixture, guint n)
{
  const gint64 end = g_get_monotonic_time () + PATIENCE;
  guint n_frames = 0;
  const guint tick = gtk_widget_add_tick_callback (fixture->window, count_cb, &n_frames, NULL);

  while (n_frames < n && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  gtk_widget_remove_tick_callback (fixture->window, tick);
  g_assert_cmpuint (n_frames, >=, n);
}

static void
test_takes_several_frames (Fixture *fixture, gconstpointer data)
{
  bc_filling_start (fixture->label, step);
  g_assert_cmpuint (fixture->n_pieces, ==, 0);
  wait_for_pieces (fixture, PIECES);
  g_assert_cmpuint (fixture->n_frames, >=, PIECES / 8);
  g_assert_cmpuint (fixture->n_pieces, ==, PIECES);
}

static void
test_starts_again (Fixture *fixture, gconstpointer data)
{
  bc_filling_start (fixture->label, step);
  wait_for_pieces (fixture, PIECES);
  fixture->n_pieces = 0;
  bc_filling_start (fixture->label, step);
  wait_for_pieces (fixture, PIECES);
}

static void
test_stops (Fixture *fixture, gconstpointer data)
{
  guint n = 0;

  bc_filling_start (fixture->label, step);
  wait_for_pieces (fixture, 1);
  bc_filling_stop (fixture->label);
  n = fixture->n_pieces;
  pass_frames (fixture, 5);
  g_assert_cmpuint (fixture->n_pieces, ==, n);
  g_assert_cmpuint (n, <, PIECES);
}

/* A widget that goes takes its filling with it. */
static void
test_goes_with_its_widget (Fixture *fixture, gconstpointer data)
{
  bc_filling_start (fixture->label, step);
  wait_for_pieces (fixture, 1);
  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  pass_frames (fixture, 5);
  g_assert_cmpuint (fixture->n_pieces, <, PIECES);
}

static void
test_lateness_has_its_points (void)
{
  static const struct
  {
    const char *promised;
    const char *told;
  } cases[] = {
    { "2026-11-21", NULL },
    { "2026-11-20", "1 day late" },
    { "2018-08-31", "3.004 days late" },
  };
  const BcRecordType *type = bc_dictionary_find ("commitment");
  const BcField *field = bc_record_type_find_field (type, "promised-for");
  gint32 today = 0;
  const BcId id = { { 1 } };

  g_assert_true (bc_date_parse_iso ("2026-11-21", &today, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (BcRecord) record = bc_record_new (type, &id);
    g_auto (BcValue) value = BC_VALUE_INIT;
    g_autofree char *told = NULL;

    bc_value_set_text (&value, cases[i].promised);
    bc_record_set (record, field, &value);
    told = bc_record_list_dup_lateness (record, today);
    g_assert_cmpstr (told, ==, cases[i].told);
  }
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/gui/filling/takes-several-frames", test_takes_several_frames);
  ADD ("/gui/filling/starts-again", test_starts_again);
  ADD ("/gui/filling/stops", test_stops);
  ADD ("/gui/filling/goes-with-its-widget", test_goes_with_its_widget);
  g_test_add_func ("/gui/record-list/lateness-has-its-points", test_lateness_has_its_points);
  return g_test_run ();
}
