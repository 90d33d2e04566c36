/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "first-frame.h"

/* A truly empty window: what the toolkit alone takes. */

static gboolean
is_filled (GtkWidget *window)
{
  return gtk_widget_get_mapped (window);
}

static void
activate_cb (GtkApplication *application)
{
  gtk_window_present (GTK_WINDOW (adw_application_window_new (application)));
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application =
    adw_application_new (BC_APP_ID ".Empty", G_APPLICATION_DEFAULT_FLAGS);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  first_frame_watch (GTK_APPLICATION (application), is_filled);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
