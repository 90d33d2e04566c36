/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "field-editor.h"

#include <glib/gi18n-lib.h>

#include "field-choice.h"
#include "field-date.h"
#include "field-entry.h"
#include "field-period.h"
#include "field-reference.h"
#include "field-static.h"
#include "field-text.h"
#include "field.h"
#include "lookup.h"

G_DEFINE_INTERFACE (BcFieldEditor, bc_field_editor, GTK_TYPE_WIDGET)

static void
bc_field_editor_default_init (BcFieldEditorInterface *iface)
{
  g_signal_new ("committed",
                BC_TYPE_FIELD_EDITOR,
                G_SIGNAL_RUN_LAST,
                0,
                NULL,
                NULL,
                NULL,
                G_TYPE_NONE,
                0);
}

static GType
get_editor_type (const BcField *field)
{
  switch ((int) field->kind) {
  case BC_KIND_LONG_TEXT:
  case BC_KIND_POLYGON:
    return BC_TYPE_FIELD_TEXT;
  case BC_KIND_DATE:
    return BC_TYPE_FIELD_DATE;
  case BC_KIND_PERIOD:
    return BC_TYPE_FIELD_PERIOD;
  case BC_KIND_YES_NO:
  case BC_KIND_CHOICE:
  case BC_KIND_STATE:
    return BC_TYPE_FIELD_CHOICE;
  case BC_KIND_REFERENCE:
    return field->targets != NULL ? BC_TYPE_FIELD_REFERENCE : BC_TYPE_FIELD_STATIC;
  case BC_KIND_DOCUMENT:
    return BC_TYPE_FIELD_STATIC;
  default:
    return BC_TYPE_FIELD_ENTRY;
  }
}

static GtkWidget *
create (GType type, const BcField *field, BcStore *store, const BcId *scope)
{
  GtkWidget *editor = g_object_new (type, NULL);

  BC_FIELD_EDITOR_GET_IFACE (editor)->set_up (BC_FIELD_EDITOR (editor), field, store, scope);
  return editor;
}

/* The editor for a field's kind; @scope is the one that its references are looked up in. */
GtkWidget *
bc_field_editor_new (const BcField *field, BcStore *store, const BcId *scope)
{
  return create (get_editor_type (field), field, store, scope);
}

/* Shows a field that cannot be changed here. */
GtkWidget *
bc_field_editor_new_static (const BcField *field, BcStore *store)
{
  return create (BC_TYPE_FIELD_STATIC, field, store, NULL);
}

void
bc_field_editor_set_value (BcFieldEditor *self, const BcValue *value)
{
  BC_FIELD_EDITOR_GET_IFACE (self)->set_value (self, value);
}

gboolean
bc_field_editor_read_value (BcFieldEditor *self, BcValue *value, GError **error)
{
  return BC_FIELD_EDITOR_GET_IFACE (self)->read_value (self, value, error);
}

void
bc_field_editor_commit (BcFieldEditor *self)
{
  g_signal_emit_by_name (self, "committed");
}

/* Names a control for screen readers, with the button that a menu consists of. */
void
bc_field_editor_name (GtkWidget *control, const char *label)
{
  if (GTK_IS_DROP_DOWN (control))
    bc_field_editor_name (gtk_widget_get_first_child (control), label);
  /* Newer releases of GTK name a control by the words on it, over any label. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
}

/* As bc_field_dup_display(), with a reference by what people call the record; any thread
 * may ask that has a connection of its own. */
char *
bc_field_editor_dup_display (const BcField *field, const BcValue *value, BcDatabase *reader)
{
  char *heading = NULL;

  if (value->type == BC_VALUE_ID && bc_lookup_heading (reader, &value->id, &heading, NULL))
    return heading;
  return bc_field_dup_display (field, value);
}
