/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "first-frame.h"

/* A truly empty window, as large as the program's: what the toolkit alone takes. */

#define WIDTH  1280
#define HEIGHT 800

static gboolean
is_filled (GtkWidget *window)
{
  return gtk_widget_get_mapped (window);
}

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
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
