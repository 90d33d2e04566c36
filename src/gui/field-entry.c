/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "field-entry.h"

#include <glib/gi18n-lib.h>

#include "field-editor.h"
#include "field.h"

/* One line: texts, numbers, money, RUT, position. */
struct _BcFieldEntry
{
  AdwBin parent_instance;

  const BcField *field;
  GtkEntry *entry;
  GtkLabel *unit;
};

static void bc_field_entry_editor_init (BcFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BcFieldEntry,
                               bc_field_entry,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (BC_TYPE_FIELD_EDITOR,
                                                      bc_field_entry_editor_init))

static gboolean
is_number (const BcField *field)
{
  return bc_kind_get_storage (field->kind) == BC_VALUE_INTEGER || field->kind == BC_KIND_AMOUNT ||
         field->kind == BC_KIND_RUT;
}

static void
bc_field_entry_set_up (BcFieldEditor *editor,
                       const BcField *field,
                       BcStore *store,
                       const BcId *scope)
{
  BcFieldEntry *self = BC_FIELD_ENTRY (editor);

  self->field = field;
  bc_field_editor_name (GTK_WIDGET (self->entry), _ (field->label));
  if (is_number (field))
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "numeric");
  gtk_widget_set_visible (GTK_WIDGET (self->unit), field->unit != NULL);
  if (field->unit != NULL)
    gtk_label_set_label (self->unit, _ (field->unit));
}

static void
bc_field_entry_set_value (BcFieldEditor *editor, const BcValue *value)
{
  BcFieldEntry *self = BC_FIELD_ENTRY (editor);
  g_autofree char *text = bc_field_dup_display (self->field, value);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

static gboolean
bc_field_entry_read_value (BcFieldEditor *editor, BcValue *value, GError **error)
{
  BcFieldEntry *self = BC_FIELD_ENTRY (editor);

  return bc_field_parse (self->field,
                         gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                         value,
                         error);
}

static void
bc_field_entry_editor_init (BcFieldEditorInterface *iface)
{
  iface->set_up = bc_field_entry_set_up;
  iface->set_value = bc_field_entry_set_value;
  iface->read_value = bc_field_entry_read_value;
}

static void
bc_field_entry_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_FIELD_ENTRY);
  G_OBJECT_CLASS (bc_field_entry_parent_class)->dispose (object);
}

static void
bc_field_entry_class_init (BcFieldEntryClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_field_entry_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/field-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, BcFieldEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, BcFieldEntry, unit);
  gtk_widget_class_bind_template_callback (widget_class, bc_field_editor_commit);
}

static void
bc_field_entry_init (BcFieldEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
