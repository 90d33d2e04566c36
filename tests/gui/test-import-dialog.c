/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of an import is closed while it works: what it was doing is broken off. */
#include "config.h"

#include <adwaita.h>

#include "gui-resources.h"
#include "import-dialog.h"
#include "model-store.h"
#include "record.h"

#define PATIENCE (60 * G_USEC_PER_SEC)
#define N_ROWS   20000

/* A district, a table of businesses for it, and the one writer, which can be kept busy. */
typedef struct
{
  ModelStore country;
  GtkWidget *window;
  BcId district;
  char *table;
  GMutex mutex;
  GCond cond;
  gboolean held;     /* (mutex mutex) */
  gboolean holding;  /* (mutex mutex) */
  gboolean let_go;   /* of the writer */
  gboolean has_gone; /* the dialog, with its job */
  guint n_shown;     /* how often progress was shown after it closed */
} Fixture;

static void
write_table (Fixture *fixture)
{
  g_autoptr (GString) text = g_string_new ("trade-name;street;number\n");

  for (guint i = 0; i < N_ROWS; i++)
    g_string_append_printf (text, "Local %u;Maipú;%u\n", i, i + 1);
  fixture->table = g_build_filename (fixture->country.folder, "locales.csv", NULL);
  g_assert_true (g_file_set_contents (fixture->table, text->str, -1, NULL));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  model_store_open (&fixture->country);
  model_store_add_district (&fixture->country, "Franklin", "13101", &fixture->district);
  write_table (fixture);
  g_mutex_init (&fixture->mutex);
  g_cond_init (&fixture->cond);
  fixture->window = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_cond_clear (&fixture->cond);
  g_mutex_clear (&fixture->mutex);
  g_free (fixture->table);
  model_store_close (&fixture->country);
}

static GtkWidget *
find_named (GtkWidget *widget, const char *name)
{
  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), name) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_named (child, name);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (BC_IS_IMPORT_DIALOG (window))
      return window;
  }
  return NULL;
}

static void
wait_for_step (GtkWidget *dialog, const char *step)
{
  GtkStack *steps = GTK_STACK (find_named (dialog, "steps"));
  const gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!g_str_equal (gtk_stack_get_visible_child_name (steps), step) &&
         g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (steps), ==, step);
}

static void
wait_until (const gboolean *happened)
{
  const gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!*happened && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (*happened);
}

static gboolean
hold_work (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *fixture = data;

  g_mutex_lock (&fixture->mutex);
  fixture->holding = TRUE;
  g_cond_broadcast (&fixture->cond);
  while (fixture->held)
    g_cond_wait (&fixture->cond, &fixture->mutex);
  g_mutex_unlock (&fixture->mutex);
  return TRUE;
}

static void
let_go_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  bc_store_write_finish (BC_STORE (source), result, &error);
  g_assert_no_error (error);
  ((Fixture *) data)->let_go = TRUE;
}

static void
hold_writer (Fixture *fixture)
{
  fixture->held = TRUE;
  bc_store_write_async (fixture->country.store, hold_work, fixture, NULL, NULL, let_go_cb, fixture);
  g_mutex_lock (&fixture->mutex);
  while (!fixture->holding)
    g_cond_wait (&fixture->cond, &fixture->mutex);
  g_mutex_unlock (&fixture->mutex);
}

static void
release_writer (Fixture *fixture)
{
  g_mutex_lock (&fixture->mutex);
  fixture->held = FALSE;
  g_cond_broadcast (&fixture->cond);
  g_mutex_unlock (&fixture->mutex);
  wait_until (&fixture->let_go);
}

static void
gone_cb (gpointer data, GObject *dialog)
{
  *(gboolean *) data = TRUE;
}

static void
shown_cb (GtkProgressBar *progress, GParamSpec *property, Fixture *fixture)
{
  fixture->n_shown += gtk_progress_bar_get_fraction (progress) > 0;
}

/* Its first step is there; when it goes, with its job, is noted. */
static GtkWidget *
open_import (Fixture *fixture)
{
  GtkWidget *dialog = NULL;

  bc_import_dialog_open (GTK_WINDOW (fixture->window),
                         fixture->country.store,
                         bc_dictionary_find ("business"),
                         &fixture->district,
                         fixture->table);
  dialog = find_dialog ();
  g_object_weak_ref (G_OBJECT (dialog), gone_cb, &fixture->has_gone);
  return dialog;
}

/* What the import would change is being found out, behind what else is written. */
static GtkWidget *
begin_trying (Fixture *fixture)
{
  GtkWidget *dialog = open_import (fixture);

  wait_for_step (dialog, "columns");
  hold_writer (fixture);
  g_signal_emit_by_name (find_named (dialog, "next"), "clicked");
  wait_for_step (dialog, "working");
  g_signal_connect (find_named (dialog, "progress"),
                    "notify::fraction",
                    G_CALLBACK (shown_cb),
                    fixture);
  return dialog;
}

static void
check_broken_off (Fixture *fixture)
{
  g_assert_null (find_dialog ());
  release_writer (fixture);
  wait_until (&fixture->has_gone);
  g_assert_cmpuint (fixture->n_shown, ==, 0);
}

static void
test_closed_while_it_tries (Fixture *fixture, gconstpointer data)
{
  gtk_window_close (GTK_WINDOW (begin_trying (fixture)));
  check_broken_off (fixture);
}

static void
test_goes_with_its_parent (Fixture *fixture, gconstpointer data)
{
  begin_trying (fixture);
  gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&fixture->window)));
  check_broken_off (fixture);
}

static void
test_closed_while_it_reads (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_import (fixture);

  gtk_window_close (GTK_WINDOW (dialog));
  g_assert_null (find_dialog ());
  wait_until (&fixture->has_gone);
}

/* It stays until it is known that nothing was imported. */
static void
test_closed_while_it_imports (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_import (fixture);
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  wait_for_step (dialog, "columns");
  g_signal_emit_by_name (find_named (dialog, "next"), "clicked");
  wait_for_step (dialog, "preview");
  hold_writer (fixture);
  g_signal_emit_by_name (find_named (dialog, "next"), "clicked");
  wait_for_step (dialog, "working");
  gtk_window_close (GTK_WINDOW (dialog));
  g_assert_true (find_dialog () == dialog);
  release_writer (fixture);
  wait_for_step (dialog, "preview");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (find_named (dialog, "message_text"))),
                   ==,
                   "Cancelled: nothing was imported.");
  bc_database_get_integer (bc_store_get_reader (fixture->country.store),
                           &n,
                           &error,
                           "SELECT count(*) FROM business",
                           "");
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 0);
  gtk_window_close (GTK_WINDOW (dialog));
  wait_until (&fixture->has_gone);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/gui/import-dialog/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  bc_record_register_types ();
  bc_gui_register_resource ();
  ADD ("closed-while-it-tries", test_closed_while_it_tries);
  ADD ("goes-with-its-parent", test_goes_with_its_parent);
  ADD ("closed-while-it-reads", test_closed_while_it_reads);
  ADD ("closed-while-it-imports", test_closed_while_it_imports);
  return g_test_run ();
}
