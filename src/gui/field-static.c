/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "field-static.h"

#include <glib/gi18n-lib.h>

#include "field-editor.h"

/* A value that cannot be changed here. */
struct _BcFieldStatic
{
  AdwBin parent_instance;

  const BcField *field;
  BcStore *store; /* (owned) */
  BcValue value;  /* (owned) */
  GtkLabel *label;
};

static void bc_field_static_editor_init (BcFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BcFieldStatic,
                               bc_field_static,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (BC_TYPE_FIELD_EDITOR,
                                                      bc_field_static_editor_init))

static void
bc_field_static_set_up (BcFieldEditor *editor,
                        const BcField *field,
                        BcStore *store,
                        const BcId *scope)
{
  BcFieldStatic *self = BC_FIELD_STATIC (editor);

  self->field = field;
  g_set_object (&self->store, store);
}

static void
bc_field_static_set_value (BcFieldEditor *editor, const BcValue *value)
{
  BcFieldStatic *self = BC_FIELD_STATIC (editor);
  g_autofree char *text =
    bc_field_editor_dup_display (self->field, value, bc_store_get_reader (self->store));

  bc_value_copy (&self->value, value);
  gtk_label_set_label (self->label, *text != '\0' ? text : "—");
}

static gboolean
bc_field_static_read_value (BcFieldEditor *editor, BcValue *value, GError **error)
{
  bc_value_copy (value, &BC_FIELD_STATIC (editor)->value);
  return TRUE;
}

static void
bc_field_static_editor_init (BcFieldEditorInterface *iface)
{
  iface->set_up = bc_field_static_set_up;
  iface->set_value = bc_field_static_set_value;
  iface->read_value = bc_field_static_read_value;
}

static void
bc_field_static_dispose (GObject *object)
{
  BcFieldStatic *self = BC_FIELD_STATIC (object);

  g_clear_object (&self->store);
  bc_value_clear (&self->value);
  /* The template lets its own go, and the bin must not know of it any more. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_FIELD_STATIC);
  G_OBJECT_CLASS (bc_field_static_parent_class)->dispose (object);
}

static void
bc_field_static_class_init (BcFieldStaticClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_field_static_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/field-static.ui");
  gtk_widget_class_bind_template_child (widget_class, BcFieldStatic, label);
}

static void
bc_field_static_init (BcFieldStatic *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
