/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "attach-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document-attach.h"
#include "document-names.h"
#include "document-receiver.h"
#include "field-editor.h"
#include "field.h"

/* What files are kept with, besides the district itself. */
#define RECORD_TYPES                                                                               \
  "action activity meeting agreement commitment funding-line entry milestone observation "         \
  "business associative-group technical-panel plan"

/* Asks what files belong to, and whether to keep where photos were taken. */
struct _BcAttachDialog
{
  AdwWindow parent_instance;

  BcStore *store; /* (owned) */
  BcId record;    /* what they belong to where nothing else is chosen */
  gboolean handed_on;
  GPtrArray *files; /* (owned) (element-type GFile) */
  GtkLabel *names;
  GtkWidget *record_row;
  AdwBin *record_place;
  BcFieldEditor *editor; /* (unowned): it lives in its place */
  GtkSwitch *position;
};

G_DEFINE_FINAL_TYPE (BcAttachDialog, bc_attach_dialog, ADW_TYPE_WINDOW)

static const BcField record_field = {
  .name = "record",
  .kind = BC_KIND_REFERENCE,
  .label = N_ ("Belongs to"),
  .targets = RECORD_TYPES,
  .flags = BC_FIELD_REQUIRED,
};

/* Whether people keep files with records of a type. */
gboolean
bc_attach_dialog_has_documents (const char *type)
{
  g_auto (GStrv) types = g_strsplit (RECORD_TYPES, " ", -1);

  return g_str_equal (type, "district") || g_strv_contains ((const char *const *) types, type);
}

static void
add_cb (BcAttachDialog *self)
{
  g_auto (BcValue) value = BC_VALUE_INIT;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  BcId record = self->record;

  if (bc_field_editor_read_value (self->editor, &value, NULL) && value.type == BC_VALUE_ID)
    record = value.id;
  self->handed_on = TRUE;
  bc_document_attach (parent,
                      self->store,
                      &record,
                      self->files,
                      gtk_switch_get_active (self->position));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
bc_attach_dialog_dispose (GObject *object)
{
  BcAttachDialog *self = BC_ATTACH_DIALOG (object);

  if (self->files != NULL && !self->handed_on)
    bc_document_receiver_forget_pasted ();
  g_clear_object (&self->store);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_ATTACH_DIALOG);
  G_OBJECT_CLASS (bc_attach_dialog_parent_class)->dispose (object);
}

static void
bc_attach_dialog_class_init (BcAttachDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_attach_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/attach-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BcAttachDialog, names);
  gtk_widget_class_bind_template_child (widget_class, BcAttachDialog, record_row);
  gtk_widget_class_bind_template_child (widget_class, BcAttachDialog, record_place);
  gtk_widget_class_bind_template_child (widget_class, BcAttachDialog, position);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
bc_attach_dialog_init (BcAttachDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_record (BcAttachDialog *self, const BcId *scope)
{
  GtkWidget *editor = bc_field_editor_new (&record_field, self->store, scope);
  g_auto (BcValue) value = BC_VALUE_INIT;

  self->editor = BC_FIELD_EDITOR (editor);
  bc_value_set_id (&value, &self->record);
  bc_field_editor_set_value (self->editor, &value);
  adw_bin_set_child (self->record_place, editor);
}

/* @record: what the files belong to where nothing else is chosen; @fixed: nothing else can be.
 * @files: (element-type GFile) */
void
bc_attach_dialog_open (GtkWindow *parent,
                       BcStore *store,
                       const BcId *record,
                       gboolean fixed,
                       GPtrArray *files)
{
  BcAttachDialog *self = NULL;
  g_auto (BcRecordInfo) info = { 0 };
  g_autofree char *names = bc_document_dup_names (files);

  if (!bc_lookup_id (bc_store_get_reader (store), record, &info, NULL))
    return;
  self = g_object_new (BC_TYPE_ATTACH_DIALOG, "transient-for", parent, NULL);
  self->store = g_object_ref (store);
  self->record = *record;
  self->files = g_ptr_array_ref (files);
  gtk_label_set_label (self->names, names);
  show_record (self, &info.scope_id);
  gtk_widget_set_sensitive (self->record_row, !fixed);
  gtk_window_present (GTK_WINDOW (self));
}
