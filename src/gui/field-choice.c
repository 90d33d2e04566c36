/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "field-choice.h"

#include <glib/gi18n-lib.h>

#include "field-editor.h"
#include "field.h"

/* One of a few: choices, states with their reason, and yes or no, which may also be unsaid. */
struct _BcFieldChoice
{
  AdwBin parent_instance;

  const BcField *field;
  GPtrArray *names; /* (owned) (element-type utf8): what each entry stores; "" for nothing */
  gboolean loading;
  GtkStringList *labels;
  GtkDropDown *menu;
  GtkEntry *reason;
};

static void bc_field_choice_editor_init (BcFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BcFieldChoice,
                               bc_field_choice,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (BC_TYPE_FIELD_EDITOR,
                                                      bc_field_choice_editor_init))

static void
add_entry (BcFieldChoice *self, const char *name, const char *label)
{
  g_ptr_array_add (self->names, g_strdup (name));
  gtk_string_list_append (self->labels, label);
}

static void
fill (BcFieldChoice *self)
{
  add_entry (self, "", self->field->flags & BC_FIELD_REQUIRED ? _ ("Choose…") : _ ("Not stated"));
  if (self->field->kind == BC_KIND_YES_NO) {
    add_entry (self, "true", _ ("Yes"));
    add_entry (self, "false", _ ("No"));
    return;
  }
  for (const BcChoice *choice = self->field->choices; choice->name != NULL; choice++)
    add_entry (self, choice->name, bc_choice_get_label (choice));
}

static void
bc_field_choice_set_up (BcFieldEditor *editor,
                        const BcField *field,
                        BcStore *store,
                        const BcId *scope)
{
  BcFieldChoice *self = BC_FIELD_CHOICE (editor);
  g_autofree char *reason = g_strdup_printf (_ ("%s: reason"), _ (field->label));

  self->field = field;
  self->loading = TRUE;
  fill (self);
  self->loading = FALSE;
  bc_field_editor_name (GTK_WIDGET (self->menu), _ (field->label));
  bc_field_editor_name (GTK_WIDGET (self->reason), reason);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), field->kind == BC_KIND_STATE);
}

static guint
find_entry (BcFieldChoice *self, const char *name)
{
  guint place;

  if (g_ptr_array_find_with_equal_func (self->names, name, g_str_equal, &place))
    return place;
  /* A choice that a newer version knows. */
  add_entry (self, name, name);
  return self->names->len - 1;
}

static void
bc_field_choice_set_value (BcFieldEditor *editor, const BcValue *value)
{
  BcFieldChoice *self = BC_FIELD_CHOICE (editor);
  g_autofree char *text = bc_field_dup_text (self->field, value);
  g_autofree char *name =
    self->field->kind == BC_KIND_STATE ? bc_state_dup_name (text) : g_strdup (text);
  const char *reason = self->field->kind == BC_KIND_STATE ? bc_state_get_reason (text) : NULL;

  self->loading = TRUE;
  gtk_drop_down_set_selected (self->menu, find_entry (self, name));
  gtk_editable_set_text (GTK_EDITABLE (self->reason), reason != NULL ? reason : "");
  self->loading = FALSE;
}

static gboolean
bc_field_choice_read_value (BcFieldEditor *editor, BcValue *value, GError **error)
{
  BcFieldChoice *self = BC_FIELD_CHOICE (editor);
  guint selected = gtk_drop_down_get_selected (self->menu);
  const char *name = selected < self->names->len ? self->names->pdata[selected] : "";
  const char *reason = gtk_editable_get_text (GTK_EDITABLE (self->reason));
  g_autofree char *text =
    *reason != '\0' && *name != '\0' ? g_strconcat (name, ": ", reason, NULL) : g_strdup (name);

  return bc_field_parse (self->field, text, value, error);
}

static void
bc_field_choice_editor_init (BcFieldEditorInterface *iface)
{
  iface->set_up = bc_field_choice_set_up;
  iface->set_value = bc_field_choice_set_value;
  iface->read_value = bc_field_choice_read_value;
}

static void
selected_cb (BcFieldChoice *self)
{
  if (!self->loading)
    bc_field_editor_commit (BC_FIELD_EDITOR (self));
}

static void
bc_field_choice_dispose (GObject *object)
{
  BcFieldChoice *self = BC_FIELD_CHOICE (object);

  self->loading = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_FIELD_CHOICE);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  G_OBJECT_CLASS (bc_field_choice_parent_class)->dispose (object);
}

static void
bc_field_choice_class_init (BcFieldChoiceClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_field_choice_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/field-choice.ui");
  gtk_widget_class_bind_template_child (widget_class, BcFieldChoice, labels);
  gtk_widget_class_bind_template_child (widget_class, BcFieldChoice, menu);
  gtk_widget_class_bind_template_child (widget_class, BcFieldChoice, reason);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, bc_field_editor_commit);
}

static void
bc_field_choice_init (BcFieldChoice *self)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
