/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "written-message.h"

#include <glib/gi18n-lib.h>

static void
response_cb (AdwMessageDialog *dialog, const char *response, char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri != NULL && g_str_equal (response, "open"))
    gtk_show_uri (gtk_window_get_transient_for (GTK_WINDOW (dialog)), uri, GDK_CURRENT_TIME);
}

static void
free_path (gpointer data, GClosure *closure)
{
  g_free (data);
}

/* Tells that a file was written, and offers to open it with the program that the person opens such
 * files with. */
void
bc_written_message_show (GtkWindow *parent, const char *path)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _ ("The File Is Ready"), NULL);
  g_autofree char *name = g_filename_display_basename (path);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), name);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "close",
                                    _ ("_Close"),
                                    "open",
                                    _ ("_Open"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog),
                                              "open",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "open");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_data (dialog,
                         "response",
                         G_CALLBACK (response_cb),
                         g_strdup (path),
                         free_path,
                         0);
  gtk_window_present (GTK_WINDOW (dialog));
}
