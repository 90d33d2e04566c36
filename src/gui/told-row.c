/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "told-row.h"

#include "field-editor.h"

/* A sentence in a list, which opens what it is about, with at most one thing to be done at once. */
struct _BcToldRow
{
  AdwPreferencesRow parent_instance;

  GtkWidget *sign;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *badge;
  GtkButton *button;
};

enum {
  PRESSED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcToldRow, bc_told_row, ADW_TYPE_PREFERENCES_ROW)

static void
free_told (gpointer data)
{
  BcTold *told = data;

  if (told == NULL)
    return;
  g_free (told->title);
  g_free (told->subtitle);
  g_free (told->badge);
  g_free (told->button);
  g_free (told);
}

/* (element-type BcTold) */
GPtrArray *
bc_told_create_lines (void)
{
  return g_ptr_array_new_with_free_func (free_told);
}

/* @id: (nullable): the record that it is about. Returns: (transfer none): to be given the rest. */
BcTold *
bc_told_add (GPtrArray *lines, const BcId *id, const char *title)
{
  BcTold *told = g_new0 (BcTold, 1);

  if (id != NULL)
    told->id = *id;
  told->title = g_strdup (title);
  g_ptr_array_add (lines, told);
  return told;
}

static void
pressed_cb (BcToldRow *self)
{
  g_signal_emit (self, signals[PRESSED], 0);
}

static void
bc_told_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_TOLD_ROW);
  G_OBJECT_CLASS (bc_told_row_parent_class)->dispose (object);
}

static void
bc_told_row_class_init (BcToldRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_told_row_dispose;
  signals[PRESSED] = g_signal_new ("pressed",
                                   G_TYPE_FROM_CLASS (class),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);
  gtk_widget_class_set_template_from_resource (widget_class, "/cl/barrios/Barrios/ui/told-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BcToldRow, sign);
  gtk_widget_class_bind_template_child (widget_class, BcToldRow, title);
  gtk_widget_class_bind_template_child (widget_class, BcToldRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, BcToldRow, badge);
  gtk_widget_class_bind_template_child (widget_class, BcToldRow, button);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
}

static void
bc_told_row_init (BcToldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
show_button (BcToldRow *self, const BcTold *told)
{
  g_autofree char *name = NULL;

  /* What has the keyboard gives it up before it goes. */
  if (told->button == NULL && gtk_widget_is_focus (GTK_WIDGET (self->button)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->button), told->button != NULL);
  if (told->button == NULL)
    return;
  name = g_strdup_printf ("%s: %s", told->button, told->title);
  gtk_button_set_label (self->button, told->button);
  bc_field_editor_name (GTK_WIDGET (self->button), name);
}

GtkWidget *
bc_told_row_new (const BcTold *told)
{
  BcToldRow *self = g_object_new (BC_TYPE_TOLD_ROW, NULL);

  bc_told_row_show (self, told);
  return GTK_WIDGET (self);
}

/* Tells another thing, or what became of the one it told. */
void
bc_told_row_show (BcToldRow *self, const BcTold *told)
{
  g_autoptr (GString) name = g_string_new (told->title);

  gtk_widget_set_visible (self->sign, told->warns);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), !told->inert);
  set_text (self->title, told->title);
  set_text (self->subtitle, told->subtitle);
  set_text (self->badge, told->badge);
  show_button (self, told);
  if (told->subtitle != NULL)
    g_string_append_printf (name, ", %s", told->subtitle);
  if (told->badge != NULL)
    g_string_append_printf (name, ", %s", told->badge);
  bc_field_editor_name (GTK_WIDGET (self), name->str);
}
