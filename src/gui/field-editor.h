/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store.h"

G_BEGIN_DECLS

/**
 * BcFieldEditor:
 *
 * What a form shows for one field: one class for each family of kinds. It emits
 * BcFieldEditor::committed when a value was chosen or Enter was pressed; leaving it is noticed by
 * the row that it stands in.
 */
#define BC_TYPE_FIELD_EDITOR (bc_field_editor_get_type ())
G_DECLARE_INTERFACE (BcFieldEditor, bc_field_editor, BC, FIELD_EDITOR, GtkWidget)

/**
 * BcFieldEditorInterface:
 * @set_up: learns which field it edits, where its references are looked up, and in which scope
 * @set_value: shows a value
 * @read_value: gives what is shown; %FALSE with an error for people
 */
struct _BcFieldEditorInterface
{
  GTypeInterface parent_iface;

  void (*set_up) (BcFieldEditor *self, const BcField *field, BcStore *store, const BcId *scope);
  void (*set_value) (BcFieldEditor *self, const BcValue *value);
  gboolean (*read_value) (BcFieldEditor *self, BcValue *value, GError **error);
};

GtkWidget *bc_field_editor_new (const BcField *field, BcStore *store, const BcId *scope);
GtkWidget *bc_field_editor_new_static (const BcField *field, BcStore *store);
void bc_field_editor_set_value (BcFieldEditor *self, const BcValue *value);
gboolean bc_field_editor_read_value (BcFieldEditor *self, BcValue *value, GError **error);
void bc_field_editor_commit (BcFieldEditor *self);
void bc_field_editor_name (GtkWidget *control, const char *label);
char *bc_field_editor_dup_display (const BcField *field, const BcValue *value, BcDatabase *reader);

G_END_DECLS
