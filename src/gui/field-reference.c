/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "field-reference.h"

#include <glib/gi18n-lib.h>

#include "field-editor.h"
#include "reference-picker.h"

/* Another record, by what people call it. */
struct _BcFieldReference
{
  AdwBin parent_instance;

  const BcField *field;
  BcStore *store; /* (owned) */
  BcValue value;  /* (owned) */
  GtkMenuButton *button;
  GtkWidget *content;
  GtkLabel *label;
  BcReferencePicker *picker;
};

static void bc_field_reference_editor_init (BcFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BcFieldReference,
                               bc_field_reference,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (BC_TYPE_FIELD_EDITOR,
                                                      bc_field_reference_editor_init))

static void
bc_field_reference_set_up (BcFieldEditor *editor,
                           const BcField *field,
                           BcStore *store,
                           const BcId *scope)
{
  BcFieldReference *self = BC_FIELD_REFERENCE (editor);

  self->field = field;
  g_set_object (&self->store, store);
  bc_reference_picker_set_up (self->picker, store, field, scope);
}

static void
bc_field_reference_set_value (BcFieldEditor *editor, const BcValue *value)
{
  BcFieldReference *self = BC_FIELD_REFERENCE (editor);
  gboolean none = value->type == BC_VALUE_NONE;
  g_autofree char *text =
    bc_field_editor_dup_display (self->field, value, bc_store_get_reader (self->store));
  g_autofree char *name =
    g_strdup_printf ("%s: %s", _ (self->field->label), none ? _ ("none") : text);

  bc_value_copy (&self->value, value);
  gtk_label_set_label (self->label, none ? _ ("Choose…") : text);
  if (none)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "dim-label");
  bc_field_editor_name (GTK_WIDGET (self->button), name);
}

static gboolean
bc_field_reference_read_value (BcFieldEditor *editor, BcValue *value, GError **error)
{
  bc_value_copy (value, &BC_FIELD_REFERENCE (editor)->value);
  return TRUE;
}

static void
bc_field_reference_editor_init (BcFieldEditorInterface *iface)
{
  iface->set_up = bc_field_reference_set_up;
  iface->set_value = bc_field_reference_set_value;
  iface->read_value = bc_field_reference_read_value;
}

static void
picked_cb (BcFieldReference *self, const BcId *id)
{
  g_auto (BcValue) value = BC_VALUE_INIT;

  if (!bc_id_is_nil (id))
    bc_value_set_id (&value, id);
  bc_field_reference_set_value (BC_FIELD_EDITOR (self), &value);
  bc_field_editor_commit (BC_FIELD_EDITOR (self));
}

static void
bc_field_reference_dispose (GObject *object)
{
  BcFieldReference *self = BC_FIELD_REFERENCE (object);

  g_clear_object (&self->store);
  bc_value_clear (&self->value);
  /* The template lets its own go, and the bin must not know of it any more. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_FIELD_REFERENCE);
  G_OBJECT_CLASS (bc_field_reference_parent_class)->dispose (object);
}

static void
bc_field_reference_class_init (BcFieldReferenceClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_field_reference_dispose;
  g_type_ensure (BC_TYPE_REFERENCE_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/field-reference.ui");
  gtk_widget_class_bind_template_child (widget_class, BcFieldReference, button);
  gtk_widget_class_bind_template_child (widget_class, BcFieldReference, content);
  gtk_widget_class_bind_template_child (widget_class, BcFieldReference, label);
  gtk_widget_class_bind_template_child (widget_class, BcFieldReference, picker);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
}

static void
bc_field_reference_init (BcFieldReference *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* A menu button centres what is in it; here it reads as a field. */
  for (GtkWidget *box = self->content; box != GTK_WIDGET (self->button);
       box = gtk_widget_get_parent (box))
    gtk_widget_set_halign (box, GTK_ALIGN_FILL);
}
