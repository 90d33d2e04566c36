/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "first-frame.h"

#include <stdio.h>
#include <unistd.h>

/* The end is abrupt, so that nothing is waited for that a person would not wait for. */
static void
painted_cb (GdkFrameClock *clock, GtkWidget *window)
{
  FirstFrameFilled filled = (FirstFrameFilled) g_object_get_data (G_OBJECT (window), "filled");

  if (!filled (window))
    return;
  printf ("%" G_GINT64_FORMAT "\n", g_get_monotonic_time ());
  fflush (stdout);
  _exit (0);
}

static void
realized_cb (GtkWidget *window)
{
  g_signal_connect (gtk_widget_get_frame_clock (window),
                    "after-paint",
                    G_CALLBACK (painted_cb),
                    window);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, gpointer filled)
{
  g_object_set_data (G_OBJECT (window), "filled", filled);
  g_signal_connect (window, "realize", G_CALLBACK (realized_cb), NULL);
}

void
first_frame_watch (GtkApplication *application, FirstFrameFilled filled)
{
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), (gpointer) filled);
}
