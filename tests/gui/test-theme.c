/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The toolkit's own style sheet is not read where libadwaita brings its own, and is there where a
 * person asked for it. Each case starts the toolkit anew: in a process of its own. */
#include <adwaita.h>

#include "theme.h"

/* A colour that only the toolkit's own style names, and one that only libadwaita's does. */
#define OWN     "content_view_bg"
#define ADWAITA "headerbar_shade_color"

static gboolean
has_colour (const char *name)
{
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL));
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GdkRGBA colour = { 0 };
  const gboolean found = gtk_style_context_lookup_color (style, name, &colour);

  g_object_unref (widget);
  return found;
}

static void
start (void)
{
  bc_theme_begin ();
  g_assert_false (has_colour (OWN));
  adw_init ();
  bc_theme_end ();
}

static void
test_is_not_read (void)
{
  if (g_test_subprocess ()) {
    start ();
    g_assert_false (has_colour (OWN));
    g_assert_true (has_colour (ADWAITA));
    return;
  }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

/* A dialog that opens on a text that can be copied shows it as it is, not marked. */
static void
test_text_is_not_marked (void)
{
  if (g_test_subprocess ()) {
    GtkWidget *window = NULL;
    GtkWidget *label = NULL;

    start ();
    window = gtk_window_new ();
    label = gtk_label_new ("Barrio");
    gtk_label_set_selectable (GTK_LABEL (label), TRUE);
    gtk_window_set_child (GTK_WINDOW (window), label);
    g_assert_true (gtk_widget_grab_focus (label));
    g_assert_false (gtk_label_get_selection_bounds (GTK_LABEL (label), NULL, NULL));
    gtk_window_destroy (GTK_WINDOW (window));
    return;
  }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

/* What stood in its place is gone: a theme that is set later is read. */
static void
test_is_read_later (void)
{
  if (g_test_subprocess ()) {
    start ();
    g_object_set (gtk_settings_get_default (), "gtk-theme-name", "Default", NULL);
    g_assert_true (has_colour (OWN));
    return;
  }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
check_wanted (const char *theme)
{
  g_setenv ("GTK_THEME", theme, TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_unsetenv ("GTK_THEME");
  g_test_trap_assert_passed ();
}

static void
test_is_read_where_wanted (void)
{
  if (g_test_subprocess ()) {
    start ();
    g_assert_true (has_colour (OWN));
    return;
  }
  check_wanted ("Default");
  check_wanted ("Default:dark");
  check_wanted ("Default-hc");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gui/theme/is-not-read", test_is_not_read);
  g_test_add_func ("/gui/theme/is-read-later", test_is_read_later);
  g_test_add_func ("/gui/theme/text-is-not-marked", test_text_is_not_marked);
  g_test_add_func ("/gui/theme/is-read-where-wanted", test_is_read_where_wanted);
  return g_test_run ();
}
