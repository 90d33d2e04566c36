/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "window-find.h"

/* (nullable): the window that a widget is in, or that the dialog belongs to which it is in. */
BcWindow *
bc_window_find (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  while (GTK_IS_WINDOW (root) && !BC_IS_WINDOW (root))
    root = GTK_ROOT (gtk_window_get_transient_for (GTK_WINDOW (root)));
  return BC_IS_WINDOW (root) ? BC_WINDOW (root) : NULL;
}
