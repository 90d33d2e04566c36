/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "window-actions.h"

#include <glib/gi18n-lib.h>

#include "local-file.h"
#include "store-error.h"
#include "text.h"
#include "uf-window.h"
#include "undo.h"
#include "window-find.h"
#include "window-leave.h"
#include "window-opening.h"

/* A gesture on its way back, or forth again. */
typedef struct
{
  gboolean forth;
  GtkWidget *asking; /* (owned) (nullable): another window that asked for it */
  BcWindowTell tell; /* how it tells what became of it */
  BcUndoReport report;
} Revert;

static void
free_revert (gpointer data)
{
  Revert *revert = data;

  bc_undo_report_clear (&revert->report);
  g_clear_object (&revert->asking);
  g_free (revert);
}

static gboolean
write_revert (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  Revert *revert = data;

  if (revert->forth)
    return bc_redo (writer, &revert->report, error);
  return bc_undo (writer, &revert->report, error);
}

static char *
dup_sentence (const Revert *revert)
{
  const BcUndoReport *report = &revert->report;
  const guint more = report->n_records > 1 ? report->n_records - 1 : 0;
  g_autofree char *number = g_strdup_printf ("%u", more);

  if (more == 0)
    return g_strdup_printf (revert->forth ? _ ("Done again: %s") : _ ("Undone: %s"),
                            report->heading);
  return g_strdup_printf (revert->forth ? g_dngettext (GETTEXT_PACKAGE,
                                                       "Done again: %s and %s more",
                                                       "Done again: %s and %s more",
                                                       more)
                                        : g_dngettext (GETTEXT_PACKAGE,
                                                       "Undone: %s and %s more",
                                                       "Undone: %s and %s more",
                                                       more),
                          report->heading,
                          number);
}

static void
tell (BcWindow *window, const Revert *revert, const char *text)
{
  if (revert->asking != NULL)
    revert->tell (revert->asking, text);
  else
    bc_window_add_toast (window, text, FALSE);
}

/* What someone else changed since stays, and is told. */
static void
tell_revert (BcWindow *window, const Revert *revert)
{
  const GPtrArray *kept = revert->report.kept;
  g_autofree char *sentence = dup_sentence (revert);

  for (guint i = 0; kept && i < kept->len; i++) {
    g_autofree char *before = bc_text_dup_clause (sentence);

    g_free (sentence);
    sentence = g_strdup_printf ("%s. %s", before, (const char *) kept->pdata[i]);
  }
  tell (window, revert, sentence);
}

static void
revert_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcWindow) window = data;
  g_autoptr (GError) error = NULL;
  const Revert *revert = g_task_get_task_data (G_TASK (result));

  if (bc_store_write_finish (BC_STORE (source), result, &error))
    tell_revert (window, revert);
  else if (g_error_matches (error, BC_STORE_ERROR, BC_STORE_ERROR_NOTHING))
    tell (window,
          revert,
          revert->forth ? _ ("There is nothing to redo") : _ ("There is nothing to undo"));
  else
    bc_window_show_error (window, error);
}

/* @asking: (nullable) */
static void
start_revert (BcWindow *window, gboolean forth, GtkWidget *asking, BcWindowTell told)
{
  Revert *revert = NULL;

  if (bc_window_get_store (window) == NULL)
    return;
  revert = g_new0 (Revert, 1);
  revert->forth = forth;
  revert->tell = told;
  g_set_object (&revert->asking, asking);
  bc_store_write_async (bc_window_get_store (window),
                        write_revert,
                        revert,
                        free_revert,
                        NULL,
                        revert_cb,
                        g_object_ref (window));
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start_revert (BC_WINDOW (widget), FALSE, NULL, NULL);
}

static void
redo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start_revert (BC_WINDOW (widget), TRUE, NULL, NULL);
}

/* Takes the last change back for another window that lies over the program's own, and tells there
 * what became of it. */
void
bc_window_undo_for (GtkWidget *asking, BcWindowTell told)
{
  BcWindow *window = bc_window_find (asking);

  if (window != NULL && !bc_store_is_read_only (bc_window_get_store (window)))
    start_revert (window, FALSE, asking, told);
}

static void
search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bc_window_go (BC_WINDOW (widget), BC_PLACE_SEARCH);
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcPage *page = bc_window_get_page (BC_WINDOW (widget));

  if (page)
    bc_page_add (page);
}

static void
toggle_sidebar_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bc_window_toggle_sidebar (BC_WINDOW (widget));
}

static void
back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bc_window_go_back (BC_WINDOW (widget));
}

/* They are made when they are first asked for: an overlay that the toolkit finds by itself is made
 * with the window. */
static void
show_shortcuts_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (widget);

  if (gtk_application_window_get_help_overlay (window) == NULL) {
    g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/cl/barrios/Barrios/ui/help-overlay.ui");

    gtk_application_window_set_help_overlay (window,
                                             GTK_SHORTCUTS_WINDOW (
                                               gtk_builder_get_object (builder, "help_overlay")));
  }
  gtk_widget_activate_action (widget, "win.show-help-overlay", NULL);
}

static void
open_file_response_cb (GtkNativeDialog *chooser, int response, BcWindow *window)
{
  g_autofree char *path = bc_local_file_dup_chosen (GTK_WIDGET (window), chooser, response);

  if (path != NULL)
    bc_window_leave (window, bc_window_open, path);
  g_object_unref (chooser);
}

static void
open_file_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Open Another File"),
                                                               GTK_WINDOW (widget),
                                                               GTK_FILE_CHOOSER_ACTION_OPEN,
                                                               NULL,
                                                               NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (open_file_response_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
show_uf_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcStore *store = bc_window_get_store (BC_WINDOW (widget));

  if (store != NULL)
    bc_uf_window_open (BC_WINDOW (widget), store);
}

static void
open_backups_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *folder = bc_opening_dup_backups (bc_window_get_path (BC_WINDOW (widget)));
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  if (uri)
    gtk_show_uri (GTK_WINDOW (widget), uri, GDK_CURRENT_TIME);
}

static void
about_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_show_about_window (GTK_WINDOW (widget),
                         "application-name",
                         "Barrios",
                         "application-icon",
                         BC_APP_ID,
                         "version",
                         BC_VERSION,
                         "license-type",
                         GTK_LICENSE_GPL_3_0,
                         "comments",
                         _ ("The commercial districts programme, district by district"),
                         NULL);
}

/**
 * bc_window_install_actions:
 * @klass: the window's class
 *
 * Gives the window its actions.
 */
void
bc_window_install_actions (GtkWidgetClass *klass)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "win.undo", undo_cb },
    { "win.redo", redo_cb },
    { "win.search", search_cb },
    { "win.add", add_cb },
    { "win.toggle-sidebar", toggle_sidebar_cb },
    { "win.back", back_cb },
    { "win.show-shortcuts", show_shortcuts_cb },
    { "win.open-file", open_file_cb },
    { "win.show-uf", show_uf_cb },
    { "win.open-backups", open_backups_cb },
    { "win.about", about_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i].name, NULL, actions[i].activate);
}

/**
 * bc_window_set_accels:
 * @application: the application
 *
 * Binds the window's actions to keys.
 */
void
bc_window_set_accels (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *const accels[3];
  } table[] = {
    { "win.undo", { "<Control>z" } },
    { "win.redo", { "<Control><Shift>z" } },
    { "win.search", { "<Control>f" } },
    { "win.add", { "<Control>n" } },
    { "win.toggle-sidebar", { "F9" } },
    { "win.back", { "<Alt>Left" } },
    { "win.show-shortcuts", { "<Control>question" } },
    { "win.open-file", { "<Control>o" } },
    { "window.close", { "<Control>w", "<Control>q" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_application_set_accels_for_action (application, table[i].action, table[i].accels);
}

/* Says that something was not done, and why. */
void
bc_window_show_error (BcWindow *self, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("This Was Not Done"), NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
