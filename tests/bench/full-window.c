/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "application.h"
#include "first-frame.h"
#include "gui-resources.h"
#include "summary-row.h"

/* The program itself, with an eye on its frames: src/gui/main.c and a watch. */

/* The council's first page is the summary: the country's row is there, and drawn. */
static gboolean
is_filled (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (BC_IS_SUMMARY_ROW_WIDGET (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_filled (child))
      return TRUE;
  return FALSE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (BcApplication) application = NULL;

  bc_gui_register_resource ();
  application = bc_application_new ();
  first_frame_watch (GTK_APPLICATION (application), is_filled);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
