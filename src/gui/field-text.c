/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "field-text.h"

#include <glib/gi18n-lib.h>

#include "field-editor.h"
#include "field.h"
#include "wheel.h"

/* Many lines. */
struct _BcFieldText
{
  AdwBin parent_instance;

  const BcField *field;
  GtkTextView *view;
};

static void bc_field_text_editor_init (BcFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BcFieldText,
                               bc_field_text,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (BC_TYPE_FIELD_EDITOR,
                                                      bc_field_text_editor_init))

static void
bc_field_text_set_up (BcFieldEditor *editor,
                      const BcField *field,
                      BcStore *store,
                      const BcId *scope)
{
  BcFieldText *self = BC_FIELD_TEXT (editor);

  self->field = field;
  bc_field_editor_name (GTK_WIDGET (self->view), _ (field->label));
}

static void
bc_field_text_set_value (BcFieldEditor *editor, const BcValue *value)
{
  BcFieldText *self = BC_FIELD_TEXT (editor);
  g_autofree char *text = bc_field_dup_display (self->field, value);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
}

static gboolean
bc_field_text_read_value (BcFieldEditor *editor, BcValue *value, GError **error)
{
  BcFieldText *self = BC_FIELD_TEXT (editor);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  return bc_field_parse (self->field, text, value, error);
}

static void
bc_field_text_editor_init (BcFieldEditorInterface *iface)
{
  iface->set_up = bc_field_text_set_up;
  iface->set_value = bc_field_text_set_value;
  iface->read_value = bc_field_text_read_value;
}

static void
bc_field_text_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_FIELD_TEXT);
  G_OBJECT_CLASS (bc_field_text_parent_class)->dispose (object);
}

static void
bc_field_text_class_init (BcFieldTextClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_field_text_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/field-text.ui");
  gtk_widget_class_bind_template_child (widget_class, BcFieldText, view);
}

static void
bc_field_text_init (BcFieldText *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bc_wheel_pass_on (adw_bin_get_child (ADW_BIN (self)));
}
