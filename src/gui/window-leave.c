/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "window-leave.h"

#include <glib/gi18n-lib.h>

/* Before another file is opened, or the window is closed, what was begun on a page is saved; where
 * that cannot be, the person decides. */

typedef struct
{
  BcWindowLeave leave;
  char *path; /* (owned) (nullable) */
} Leaving;

static void
free_leaving (gpointer data, GClosure *closure)
{
  Leaving *self = data;

  g_free (self->path);
  g_free (self);
}

/* Whether nothing would be lost; also of pages that are not looked at now. */
static gboolean
settle_pages (BcWindow *window)
{
  BcPage *page = bc_window_get_page (window);
  GtkWidget *pages = page != NULL ? gtk_widget_get_parent (GTK_WIDGET (page)) : NULL;
  GtkWidget *child = pages != NULL ? gtk_widget_get_first_child (pages) : NULL;
  gboolean settled = TRUE;

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    settled = bc_page_settle (BC_PAGE (child)) && settled;
  return settled;
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  const Leaving *leaving = data;
  BcWindow *window = BC_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (dialog)));

  if (g_str_equal (response, "leave"))
    leaving->leave (window, leaving->path);
}

/* @leave: called at once, or once the person has agreed to lose what cannot be saved. */
void
bc_window_leave (BcWindow *window, BcWindowLeave leave, const char *path)
{
  Leaving *leaving = NULL;
  GtkWidget *dialog = NULL;

  if (settle_pages (window)) {
    leave (window, path);
    return;
  }
  leaving = g_new0 (Leaving, 1);
  leaving->leave = leave;
  leaving->path = g_strdup (path);
  dialog = adw_message_dialog_new (GTK_WINDOW (window),
                                   _ ("The Boundary Is Not Whole Yet"),
                                   _ ("What was drawn on the plan cannot be saved as it is."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "stay",
                                    _ ("_Go on Drawing"),
                                    "leave",
                                    _ ("_Leave Without Saving"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog),
                                              "leave",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), leaving, free_leaving, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
close_window (BcWindow *window, const char *path)
{
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
close_request_cb (BcWindow *window)
{
  if (settle_pages (window))
    return GDK_EVENT_PROPAGATE;
  bc_window_leave (window, close_window, NULL);
  return GDK_EVENT_STOP;
}

void
bc_window_ask_before_closing (BcWindow *window)
{
  g_signal_connect (window, "close-request", G_CALLBACK (close_request_cb), NULL);
}
