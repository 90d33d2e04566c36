/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every template can be made, and goes again without a word: warnings are fatal here. */
#include <adwaita.h>
#include <gmodule.h>

#include "gui-resources.h"
#include "record.h"

#define FOLDER "/cl/barrios/Barrios/ui/"

/* (transfer full) (nullable): the type that a file is the template of, such as BcPlanCard. */
static char *
dup_template_name (const char *file)
{
  g_autofree char *path = g_strconcat (FOLDER, file, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GRegex) pattern = g_regex_new ("<template class=\"(Bc\\w+)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_assert_nonnull (bytes);
  g_regex_match_full (pattern,
                      g_bytes_get_data (bytes, NULL),
                      (gssize) g_bytes_get_size (bytes),
                      0,
                      0,
                      &match,
                      NULL);
  return g_match_info_matches (match) ? g_match_info_fetch (match, 1) : NULL;
}

/* BcPlanCard registers itself in bc_plan_card_get_type(). */
static GType
find_type (const char *name)
{
  g_autoptr (GRegex) capitals = g_regex_new ("(?<=.)([A-Z])", 0, 0, NULL);
  g_autofree char *apart = g_regex_replace (capitals, name, -1, 0, "_\\1", 0, NULL);
  g_autofree char *lower = g_ascii_strdown (apart, -1);
  g_autofree char *symbol = g_strconcat (lower, "_get_type", NULL);
  GModule *self = g_module_open (NULL, 0);
  gpointer get_type = NULL;

  g_assert_true (g_module_symbol (self, symbol, &get_type));
  g_module_close (self);
  return ((GType (*) (void)) get_type) ();
}

/* A list of records has to know of which type. */
static GtkWidget *
create (GType type)
{
  g_autoptr (GTypeClass) class = g_type_class_ref (type);

  if (g_object_class_find_property (G_OBJECT_CLASS (class), "type-name"))
    return g_object_new (type, "type-name", "action", NULL);
  return g_object_new (type, NULL);
}

static void
test_made_and_unmade (gconstpointer data)
{
  GtkWidget *widget = create (find_type (data));
  GtkWidget *window = NULL;

  if (GTK_IS_WINDOW (widget)) {
    gtk_window_destroy (GTK_WINDOW (widget));
    return;
  }
  window = gtk_window_new ();
  gtk_widget_set_parent (widget, window);
  gtk_widget_unparent (widget);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add_tests (void)
{
  g_auto (GStrv) files =
    g_resources_enumerate_children (FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert_nonnull (files);
  for (guint i = 0; files[i] != NULL; i++) {
    char *name = dup_template_name (files[i]);
    g_autofree char *path = g_strdup_printf ("/gui/templates/%s", files[i]);

    if (name != NULL)
      g_test_add_data_func_full (path, name, test_made_and_unmade, g_free);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  bc_record_register_types ();
  bc_gui_register_resource ();
  add_tests ();
  return g_test_run ();
}
