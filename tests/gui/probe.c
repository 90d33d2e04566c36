/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with one of each thing that the driver can do something to; what it is told to keep
 * outlives it in its data folder. */
#include <gtk/gtk.h>

typedef struct
{
  GtkLabel *greeting;
  GtkLabel *held;
  GtkStack *pages;
  GtkEntry *entry;
  guint32 pressed_at;
  GtkWidget *second;
  guint n_changes;
} Probe;

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "probe.txt", NULL);
}

static void
name_control (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
entry_changed_cb (GtkEditable *entry, gpointer data)
{
  Probe *probe = data;
  g_autofree char *greeting = g_strdup_printf ("Hello %s", gtk_editable_get_text (entry));
  gtk_label_set_label (probe->greeting, greeting);
}

static void
keep_cb (GtkButton *button, gpointer data)
{
  Probe *probe = data;
  g_autofree char *path = dup_path ();
  g_autoptr (GError) error = NULL;
  g_file_set_contents (path, gtk_editable_get_text (GTK_EDITABLE (probe->entry)), -1, &error);
  g_assert_no_error (error);
  gtk_label_set_label (probe->greeting, "Kept");
}

static void
turn_cb (GtkButton *button, gpointer data)
{
  Probe *probe = data;
  gtk_stack_set_visible_child_name (probe->pages, "second");
}

static gboolean
flicker_cb (gpointer data)
{
  Probe *probe = data;
  gtk_widget_set_visible (probe->second, !gtk_widget_get_visible (probe->second));
  if (++probe->n_changes < 300)
    return G_SOURCE_CONTINUE;
  gtk_window_destroy (GTK_WINDOW (probe->second));
  gtk_label_set_label (probe->greeting, "Calm again");
  return G_SOURCE_REMOVE;
}

/* A second window that comes and goes. */
static void
start_flicker_cb (GtkButton *button, gpointer data)
{
  Probe *probe = data;
  probe->second = gtk_window_new ();
  g_timeout_add (10, flicker_cb, probe);
}

static gboolean
undo_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  Probe *probe = data;
  gtk_label_set_label (probe->greeting, "Undone");
  return TRUE;
}

static guint32
get_time (GtkGestureClick *gesture)
{
  return gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (gesture));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  Probe *probe = data;
  probe->pressed_at = get_time (gesture);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  Probe *probe = data;
  g_autofree char *text = g_strdup_printf ("%u ms", get_time (gesture) - probe->pressed_at);
  gtk_label_set_label (probe->held, text);
}

/* Tells how long the mouse's button was down on it. */
static void
add_watch (GtkBox *box, Probe *probe)
{
  GtkGesture *click = gtk_gesture_click_new ();
  probe->held = GTK_LABEL (gtk_label_new ("Hold me"));
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), probe);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), probe);
  gtk_widget_add_controller (GTK_WIDGET (probe->held), GTK_EVENT_CONTROLLER (click));
  gtk_box_append (box, GTK_WIDGET (probe->held));
}

static void
add_button (GtkBox *box, const char *label, GCallback callback, Probe *probe)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_signal_connect (button, "clicked", callback, probe);
  gtk_box_append (box, button);
}

static void
add_entry (GtkBox *box, Probe *probe)
{
  g_autofree char *path = dup_path ();
  g_autofree char *kept = NULL;
  probe->entry = GTK_ENTRY (gtk_entry_new ());
  name_control (GTK_WIDGET (probe->entry), "Name");
  if (g_file_get_contents (path, &kept, NULL, NULL))
    gtk_editable_set_text (GTK_EDITABLE (probe->entry), kept);
  g_signal_connect (probe->entry, "changed", G_CALLBACK (entry_changed_cb), probe);
  gtk_box_append (box, GTK_WIDGET (probe->entry));
}

static void
add_controls (GtkBox *box)
{
  GtkWidget *check = gtk_check_button_new_with_label ("Open on Sundays");
  GtkWidget *scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, 10, 1);
  GtkWidget *notes = gtk_text_view_new ();
  GtkWidget *hidden = gtk_label_new ("Never shown");
  name_control (scale, "Stalls");
  gtk_range_set_value (GTK_RANGE (scale), 4);
  name_control (notes, "Notes");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (notes)), "Two\nlines", -1);
  gtk_widget_set_visible (hidden, FALSE);
  gtk_box_append (box, check);
  gtk_box_append (box, scale);
  gtk_box_append (box, notes);
  gtk_box_append (box, gtk_entry_new ());
  gtk_box_append (box, hidden);
}

static GtkWidget *
make_pages (Probe *probe)
{
  GtkWidget *pages = gtk_stack_new ();
  probe->pages = GTK_STACK (pages);
  gtk_stack_add_named (probe->pages, gtk_label_new ("First page"), "first");
  gtk_stack_add_named (probe->pages, gtk_label_new ("Second page"), "second");
  return pages;
}

static void
activate_cb (GApplication *application, gpointer data)
{
  Probe *probe = data;
  GtkWidget *window = gtk_application_window_new (GTK_APPLICATION (application));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  probe->greeting = GTK_LABEL (gtk_label_new ("Hello"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (probe->greeting));
  add_entry (GTK_BOX (box), probe);
  add_button (GTK_BOX (box), "Keep", G_CALLBACK (keep_cb), probe);
  add_button (GTK_BOX (box), "Turn the page", G_CALLBACK (turn_cb), probe);
  add_watch (GTK_BOX (box), probe);
  add_button (GTK_BOX (box), "Flicker", G_CALLBACK (start_flicker_cb), probe);
  add_controls (GTK_BOX (box));
  gtk_box_append (GTK_BOX (box), make_pages (probe));
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>r"),
                      gtk_callback_action_new (undo_cb, probe, NULL)));
  gtk_widget_add_controller (window, keys);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), "Probe");
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (GtkApplication) application =
    gtk_application_new ("cl.barrios.Probe", G_APPLICATION_NON_UNIQUE);
  Probe probe = { 0 };
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &probe);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
