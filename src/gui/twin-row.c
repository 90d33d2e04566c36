/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "twin-row.h"

#include <glib/gi18n-lib.h>

#include "field-editor.h"

/* A field on which two records differ: what each says, of which one stays. */
struct _BcTwinRow
{
  AdwPreferencesRow parent_instance;

  const BcField *field;
  GtkLabel *label;
  GtkCheckButton *first;
  GtkCheckButton *second;
  GtkLabel *first_value;
  GtkLabel *second_value;
};

G_DEFINE_FINAL_TYPE (BcTwinRow, bc_twin_row, ADW_TYPE_PREFERENCES_ROW)

static void
bc_twin_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_TWIN_ROW);
  G_OBJECT_CLASS (bc_twin_row_parent_class)->dispose (object);
}

static void
bc_twin_row_class_init (BcTwinRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_twin_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/cl/barrios/Barrios/ui/twin-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BcTwinRow, label);
  gtk_widget_class_bind_template_child (widget_class, BcTwinRow, first);
  gtk_widget_class_bind_template_child (widget_class, BcTwinRow, second);
  gtk_widget_class_bind_template_child (widget_class, BcTwinRow, first_value);
  gtk_widget_class_bind_template_child (widget_class, BcTwinRow, second_value);
}

static void
bc_twin_row_init (BcTwinRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_side (BcTwinRow *self, const BcTwinField *field, guint place)
{
  const char *value = *field->displays[place] != '\0' ? field->displays[place] : _ ("(empty)");
  const char *rank = place == 0 ? _ ("Entered first") : _ ("Entered later");
  g_autofree char *name = g_strdup_printf ("%s: %s (%s)", _ (field->field->label), value, rank);

  gtk_label_set_label (place == 0 ? self->first_value : self->second_value, value);
  bc_field_editor_name (GTK_WIDGET (place == 0 ? self->first : self->second), name);
}

/* @keep: which of the two records stays: its values are chosen where it has any. */
GtkWidget *
bc_twin_row_new (const BcTwinField *field, guint keep)
{
  BcTwinRow *self = g_object_new (BC_TYPE_TWIN_ROW, NULL);
  const guint chosen = *field->displays[keep] != '\0' ? keep : 1 - keep;

  self->field = field->field;
  gtk_label_set_label (self->label, _ (field->field->label));
  show_side (self, field, 0);
  show_side (self, field, 1);
  gtk_check_button_set_active (chosen == 0 ? self->first : self->second, TRUE);
  bc_field_editor_name (GTK_WIDGET (self), _ (field->field->label));
  return GTK_WIDGET (self);
}

const BcField *
bc_twin_row_get_field (BcTwinRow *self)
{
  return self->field;
}

/* 0 for the value of the first record, 1 for that of the second. */
guint
bc_twin_row_get_chosen (BcTwinRow *self)
{
  return gtk_check_button_get_active (self->second) ? 1 : 0;
}

/* Gives the keyboard to what is chosen. */
void
bc_twin_row_focus (BcTwinRow *self)
{
  gtk_widget_grab_focus (
    GTK_WIDGET (bc_twin_row_get_chosen (self) == 0 ? self->first : self->second));
}
