/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "activity-row.h"

#include "field-editor.h"

/* Something that was held: when and what, who came, and what it cost. */
struct _BcActivityRow
{
  AdwBin parent_instance;

  BcActivityItem *item; /* (owned) (nullable) */
  GtkLabel *title;
  GtkLabel *caption;
  GtkLabel *people;
  GtkLabel *rest;
};

G_DEFINE_FINAL_TYPE (BcActivityRow, bc_activity_row, ADW_TYPE_BIN)

static void
bc_activity_row_dispose (GObject *object)
{
  BcActivityRow *self = BC_ACTIVITY_ROW (object);

  g_clear_object (&self->item);
  /* The template lets its own go, and the bin must not know of it any more. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_ACTIVITY_ROW);
  G_OBJECT_CLASS (bc_activity_row_parent_class)->dispose (object);
}

static void
bc_activity_row_class_init (BcActivityRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_activity_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/activity-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BcActivityRow, title);
  gtk_widget_class_bind_template_child (widget_class, BcActivityRow, caption);
  gtk_widget_class_bind_template_child (widget_class, BcActivityRow, people);
  gtk_widget_class_bind_template_child (widget_class, BcActivityRow, rest);
}

static void
bc_activity_row_init (BcActivityRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
bc_activity_row_new (void)
{
  return g_object_new (BC_TYPE_ACTIVITY_ROW, NULL);
}

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

void
bc_activity_row_show (BcActivityRow *self, BcActivityItem *item)
{
  const char *title = bc_activity_item_get_title (item);
  g_autofree char *caption = bc_activity_item_dup_caption (item);
  g_autofree char *people = bc_activity_item_dup_people (item);
  g_autofree char *rest = bc_activity_item_dup_rest (item);
  g_autofree char *all = g_strjoin (", ", title, caption, people, rest, NULL);

  g_set_object (&self->item, item);
  show_text (self->title, title);
  show_text (self->caption, caption);
  show_text (self->people, people);
  show_text (self->rest, rest);
  bc_field_editor_name (GTK_WIDGET (self), all);
}

/* (nullable) */
BcActivityItem *
bc_activity_row_get_item (BcActivityRow *self)
{
  return self->item;
}
