/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "window-leave.h"

#include <glib/gi18n-lib.h>

/* Before another file is opened, or the window is closed, what was begun on a page is saved; where
 * that cannot be, the person decides. */

typedef struct
{
  BcWindow *window; /* (owned) */
  BcWindowLeave leave;
  char *path;      /* (owned) (nullable) */
  gboolean agreed; /* what is in hand may be lost */
} Leaving;

#define IN_HAND (BC_PAGE_HAS_PLACE | BC_PAGE_HAS_BOUNDARY)

static void
free_leaving (Leaving *self)
{
  g_object_unref (self->window);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Leaving, free_leaving)

static void
free_closure (gpointer data, GClosure *closure)
{
  free_leaving (data);
}

/* What would be lost; also of pages that are not looked at now. */
static BcPageRest
settle_pages (BcWindow *window, gboolean save)
{
  BcPage *page = bc_window_get_page (window);
  GtkWidget *pages = page != NULL ? gtk_widget_get_parent (GTK_WIDGET (page)) : NULL;
  GtkWidget *child = pages != NULL ? gtk_widget_get_first_child (pages) : NULL;
  BcPageRest rest = BC_PAGE_SETTLED;

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    rest |= bc_page_settle (BC_PAGE (child), save);
  return rest;
}

static void wait_for_saves (Leaving *leaving);

/* Leaves, once nothing is on its way any more; they stay where something could not be saved: who
 * sent it told why, and it is in hand again or asked about. @leaving: (transfer full) */
static void
leave_settled (Leaving *leaving)
{
  g_autoptr (Leaving) held = leaving;
  BcPageRest rest = settle_pages (leaving->window, FALSE);

  if (leaving->agreed)
    rest &= ~IN_HAND;
  if (rest == BC_PAGE_SETTLED)
    leaving->leave (leaving->window, leaving->path);
  else if (rest == BC_PAGE_SAVES)
    wait_for_saves (g_steal_pointer (&held));
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  const Leaving *asked = data;
  Leaving *leaving = NULL;

  if (!g_str_equal (response, "leave"))
    return;
  leaving = g_new0 (Leaving, 1);
  leaving->window = g_object_ref (asked->window);
  leaving->leave = asked->leave;
  leaving->path = g_strdup (asked->path);
  leaving->agreed = TRUE;
  leave_settled (leaving);
}

/* @leaving: (transfer full) */
static void
ask (Leaving *leaving, BcPageRest rest)
{
  const gboolean placed = (rest & BC_PAGE_HAS_BOUNDARY) == 0;
  GtkWidget *dialog = adw_message_dialog_new (
    GTK_WINDOW (leaving->window),
    placed ? _ ("The Place Is Not Confirmed Yet") : _ ("The Boundary Is Not Whole Yet"),
    placed ? _ ("The place that was chosen on the plan is saved once it is confirmed there.")
           : _ ("What was drawn on the plan cannot be saved as it is."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "stay",
                                    placed ? _ ("_Go Back to the Plan") : _ ("_Go on Drawing"),
                                    "leave",
                                    _ ("_Leave Without Saving"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog),
                                              "leave",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), leaving, free_closure, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Leaving) leaving = data;
  g_autoptr (GError) error = NULL;

  if (!bc_store_write_finish (BC_STORE (source), result, &error))
    g_message ("What was begun before is not waited for: %s", error->message);
  if (bc_window_get_store (leaving->window) != NULL)
    leave_settled (g_steal_pointer (&leaving));
}

static gboolean
write_nothing (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

/* Gestures are written in the order in which they come: with an empty one, those before it are. Of
 * a past moment nothing is written: what is waited for is of the present. @leaving: (transfer full)
 */
static void
wait_for_saves (Leaving *leaving)
{
  bc_window_leave_past (leaving->window);
  bc_store_write_async (bc_window_get_store (leaving->window),
                        write_nothing,
                        NULL,
                        NULL,
                        NULL,
                        written_cb,
                        leaving);
}

/* @leave: called at once, or once what was begun is saved, or the person has agreed to lose what
 * cannot be. */
void
bc_window_leave (BcWindow *window, BcWindowLeave leave, const char *path)
{
  const BcPageRest rest = settle_pages (window, TRUE);
  g_autoptr (Leaving) leaving = g_new0 (Leaving, 1);

  leaving->window = g_object_ref (window);
  leaving->leave = leave;
  leaving->path = g_strdup (path);
  if (rest & IN_HAND)
    ask (g_steal_pointer (&leaving), rest);
  else
    leave_settled (g_steal_pointer (&leaving));
}

static void
close_window (BcWindow *window, const char *path)
{
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
close_request_cb (BcWindow *window)
{
  if (settle_pages (window, TRUE) == BC_PAGE_SETTLED)
    return GDK_EVENT_PROPAGATE;
  bc_window_leave (window, close_window, NULL);
  return GDK_EVENT_STOP;
}

void
bc_window_ask_before_closing (BcWindow *window)
{
  g_signal_connect (window, "close-request", G_CALLBACK (close_request_cb), NULL);
}
