/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document-actions.h"

#include <glib/gi18n-lib.h>

#include "field-editor.h"
#include "form-save.h"
#include "record-dialog.h"
#include "window-find.h"

/* A save on its way, and what is told of it. */
typedef struct
{
  GtkWidget *window; /* (owned) */
  char *told;        /* (owned) (nullable) */
} Saving;

static Saving *
saving_new (BcWindow *window, char *told)
{
  Saving *self = g_new0 (Saving, 1);

  self->window = g_object_ref (GTK_WIDGET (window));
  self->told = told;
  return self;
}

static void
saving_free (Saving *self)
{
  g_object_unref (self->window);
  g_free (self->told);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) self = data;
  g_autoptr (GError) error = NULL;

  if (bc_form_save_finish (BC_STORE (source), result, NULL, &error))
    bc_window_add_toast (BC_WINDOW (self->window), self->told, TRUE);
  else
    bc_window_show_error (BC_WINDOW (self->window), error);
}

/* The window goes back to what it showed; the toast offers to take it back. */
void
bc_document_delete (GtkWidget *widget, BcStore *store, BcDocumentItem *item)
{
  const BcEvidence *evidence = bc_document_item_get_evidence (item);
  BcWindow *window = bc_window_find (widget);

  if (window != NULL && !bc_store_is_read_only (store))
    bc_form_delete_async (store,
                          bc_dictionary_find ("document"),
                          &evidence->id,
                          saved_cb,
                          saving_new (window, g_strdup_printf (_ ("Deleted: %s"), evidence->name)));
}

void
bc_document_edit (GtkWidget *widget, BcStore *store, BcDocumentItem *item)
{
  bc_record_dialog_open (GTK_WINDOW (gtk_widget_get_root (widget)),
                         store,
                         bc_dictionary_find ("document"),
                         &bc_document_item_get_evidence (item)->id,
                         NULL);
}

void
bc_document_show_record (GtkWidget *widget, BcStore *store, BcDocumentItem *item)
{
  BcWindow *window = bc_window_find (widget);

  if (window != NULL)
    bc_window_show_record (window, &bc_document_item_get_evidence (item)->record);
}

/* The choice of the photo that shows the same afterwards. */
typedef struct
{
  BcStore *store;        /* (owned) */
  BcDocumentItem *item;  /* (owned) */
  BcFieldEditor *editor; /* (unowned): it lives in the dialog */
} Choice;

static void
free_choice (gpointer data, GClosure *closure)
{
  Choice *self = data;

  g_object_unref (self->store);
  g_object_unref (self->item);
  g_free (self);
}

static void
save_after (BcWindow *window, Choice *self)
{
  const BcEvidence *evidence = bc_document_item_get_evidence (self->item);
  const BcRecordType *type = bc_dictionary_find ("document");
  g_auto (BcDraft) draft = { 0 };
  g_auto (BcValue) value = BC_VALUE_INIT;

  if (!bc_field_editor_read_value (self->editor, &value, NULL))
    return;
  if (value.type == BC_VALUE_ID && bc_id_equal (&value.id, &evidence->id)) {
    bc_window_add_toast (window, _ ("Choose another photo: this one is the one before"), FALSE);
    return;
  }
  bc_draft_init (&draft, type, &evidence->id);
  bc_draft_set (&draft, bc_record_type_find_field (type, "after"), &value);
  bc_form_save_async (self->store,
                      &draft,
                      saved_cb,
                      saving_new (window, g_strdup (_ ("Before and after are shown together"))));
}

static void
chosen_cb (GtkWidget *dialog, const char *response, Choice *self)
{
  BcWindow *window = bc_window_find (dialog);

  if (window != NULL && g_str_equal (response, "save"))
    save_after (window, self);
}

static GtkWidget *
create_dialog (GtkWindow *parent, const char *name)
{
  GtkWidget *dialog =
    adw_message_dialog_new (parent, _ ("What Does It Look Like Afterwards?"), NULL);
  g_autofree char *body =
    g_strdup_printf (_ ("Choose the photo that shows afterwards what “%s” shows before."), name);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel",
                                    _ ("_Cancel"),
                                    "save",
                                    _ ("_Save"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog),
                                              "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  return dialog;
}

static BcFieldEditor *
create_editor (BcStore *store, const BcEvidence *evidence, const BcId *scope)
{
  const BcField *field = bc_record_type_find_field (bc_dictionary_find ("document"), "after");
  GtkWidget *editor = bc_field_editor_new (field, store, scope);
  g_auto (BcValue) value = BC_VALUE_INIT;

  if (!bc_id_is_nil (&evidence->after))
    bc_value_set_id (&value, &evidence->after);
  bc_field_editor_set_value (BC_FIELD_EDITOR (editor), &value);
  return BC_FIELD_EDITOR (editor);
}

/* Asks which photo shows afterwards what this one shows before; none for no longer a pair. */
void
bc_document_choose_after (GtkWidget *widget, BcStore *store, BcDocumentItem *item)
{
  const BcEvidence *evidence = bc_document_item_get_evidence (item);
  g_auto (BcRecordInfo) info = { 0 };
  GtkWidget *dialog = NULL;
  Choice *choice = NULL;

  if (!bc_lookup_id (bc_store_get_reader (store), &evidence->id, &info, NULL))
    return;
  choice = g_new0 (Choice, 1);
  choice->store = g_object_ref (store);
  choice->item = g_object_ref (item);
  choice->editor = create_editor (store, evidence, &info.scope_id);
  dialog = create_dialog (GTK_WINDOW (gtk_widget_get_root (widget)), evidence->name);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), GTK_WIDGET (choice->editor));
  g_signal_connect_data (dialog, "response", G_CALLBACK (chosen_cb), choice, free_choice, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
