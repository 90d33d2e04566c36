/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "theme.h"

#include <gtk/gtk.h>

#include "theme-resources.h"

/* What libadwaita has the toolkit's theme be while it brings its own style. */
#define EMPTY "Adwaita-empty"

/* Starts the toolkit, and its settings without its own style sheet. It would read that as soon as
 * there are settings, which takes a third of starting an empty window, and libadwaita drops it at
 * once for its own. Empty sheets stand in its place while the settings are made. */
void
bc_theme_begin (void)
{
  gtk_init ();
  /* What libraries bring is registered by the first look at any of it, and what was registered last
   * is found first. */
  g_resources_get_info ("/org/gtk/libgtk", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL);
  bc_theme_register_resource ();
  gtk_settings_get_default ();
  bc_theme_unregister_resource ();
}

/* After libadwaita has started: where it left the toolkit its own style, as a person who sets
 * GTK_THEME wants, that is read now. */
void
bc_theme_end (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *name = NULL;

  g_object_get (settings, "gtk-theme-name", &name, NULL);
  /* A text that can be copied is not marked as soon as a dialog opens on it. */
  g_object_set (settings, "gtk-label-select-on-focus", FALSE, NULL);
  if (g_strcmp0 (name, EMPTY) != 0)
    g_object_notify (G_OBJECT (settings), "gtk-theme-name");
}
