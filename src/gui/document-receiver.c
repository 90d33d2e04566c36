/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document-receiver.h"

#include <glib/gi18n-lib.h>

#include "date.h"
#include "files.h"
#include "task.h"
#include "window-find.h"

/* Files come by drag, by the clipboard, or from the desktop's file chooser: to the widget they all
 * are files. */

typedef struct
{
  GtkWidget *widget; /* (owned) */
  BcDocumentReceived received;
} Reception;

static Reception *
reception_new (GtkWidget *widget, BcDocumentReceived received)
{
  Reception *self = g_new0 (Reception, 1);

  self->widget = g_object_ref (widget);
  self->received = received;
  return self;
}

static void
reception_free (Reception *self)
{
  g_object_unref (self->widget);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reception, reception_free)

static void
receive (GtkWidget *widget, BcDocumentReceived received, GPtrArray *files)
{
  if (files->len > 0 && gtk_widget_get_root (widget) != NULL)
    received (widget, files);
}

static void
receive_list (GtkWidget *widget, BcDocumentReceived received, const GValue *value)
{
  g_autoptr (GSList) list = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (GSList *link = list; link != NULL; link = link->next)
    g_ptr_array_add (files, g_object_ref (link->data));
  receive (widget, received, files);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer received)
{
  receive_list (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)),
                (BcDocumentReceived) received,
                value);
  return TRUE;
}

void
bc_document_receiver_accept_drops (GtkWidget *widget, BcDocumentReceived received)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), (gpointer) received);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

static char *
dup_pasted_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "barrios", "pasted", NULL);
}

/* What was pasted is no one's file: once it was added, or was not, nothing of it stays. */
void
bc_document_receiver_forget_pasted (void)
{
  g_autofree char *folder = dup_pasted_folder ();

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    bc_file_remove_folder (folder);
}

static void
tell (GtkWidget *widget, const char *sentence)
{
  BcWindow *window = bc_window_find (widget);

  if (window != NULL)
    bc_window_add_toast (window, sentence, FALSE);
}

static char *
dup_pasted_path (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *moment = g_date_time_format (now, "%Y-%m-%d %H.%M.%S");
  g_autofree char *name = g_strdup_printf ("%s %s.png", _ ("Pasted image"), moment);
  g_autofree char *folder = dup_pasted_folder ();

  return g_build_filename (folder, name, NULL);
}

static void
save_work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autofree char *folder = dup_pasted_folder ();
  g_autofree char *path = dup_pasted_path ();
  GError *error = NULL;

  if (bc_file_make_folder (folder, &error) && gdk_texture_save_to_png (data, path))
    g_task_return_pointer (task, g_file_new_for_path (path), g_object_unref);
  else
    g_task_return_error (task,
                         error != NULL ? error
                                       : g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, path));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Reception) self = data;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  GFile *file = g_task_propagate_pointer (G_TASK (result), NULL);

  if (file == NULL) {
    tell (self->widget, _ ("The image could not be pasted"));
    return;
  }
  g_ptr_array_add (files, file);
  receive (self->widget, self->received, files);
}

/* An image has no file yet: it is saved beside the program's own, off the main thread. */
static void
image_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Reception) self = data;
  GdkTexture *image = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GTask) task = NULL;

  if (image == NULL) {
    tell (self->widget, _ ("The image could not be pasted"));
    return;
  }
  task = g_task_new (NULL, NULL, saved_cb, g_steal_pointer (&self));
  g_task_set_source_tag (task, image_cb);
  g_task_set_task_data (task, image, g_object_unref);
  bc_task_run_in_thread (task, save_work);
}

static void
files_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Reception) self = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (value != NULL)
    receive_list (self->widget, self->received, value);
  else
    tell (self->widget, _ ("The files could not be pasted"));
}

void
bc_document_receiver_paste (GtkWidget *widget, BcDocumentReceived received)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  g_autoptr (GdkContentFormats) formats = gdk_content_formats_union_deserialize_gtypes (
    gdk_content_formats_ref (gdk_clipboard_get_formats (clipboard)));

  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard,
                                    GDK_TYPE_FILE_LIST,
                                    G_PRIORITY_DEFAULT,
                                    NULL,
                                    files_cb,
                                    reception_new (widget, received));
  else if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE))
    gdk_clipboard_read_texture_async (clipboard, NULL, image_cb, reception_new (widget, received));
  else
    tell (widget, _ ("There is no file or image to paste"));
}

static gboolean
has_documents (GtkWidget *widget)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  g_autoptr (GdkContentFormats) formats = gdk_content_formats_union_deserialize_gtypes (
    gdk_content_formats_ref (gdk_clipboard_get_formats (clipboard)));

  return gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) ||
         gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE);
}

static gboolean
paste_cb (GtkWidget *widget, GVariant *arguments, gpointer received)
{
  if (!has_documents (widget))
    return FALSE;
  bc_document_receiver_paste (widget, (BcDocumentReceived) received);
  return TRUE;
}

/* Ctrl+V anywhere in @widget, in its search too: but text is pasted there as ever. */
void
bc_document_receiver_accept_pastes (GtkWidget *widget, BcDocumentReceived received)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_v, GDK_CONTROL_MASK),
                      gtk_callback_action_new (paste_cb, (gpointer) received, NULL)));
  gtk_widget_add_controller (widget, controller);
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, Reception *self)
{
  g_autoptr (GListModel) list = NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (response == GTK_RESPONSE_ACCEPT)
    list = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (files, g_list_model_get_item (list, i));
  receive (self->widget, self->received, files);
  reception_free (self);
  g_object_unref (chooser);
}

void
bc_document_receiver_choose (GtkWidget *widget, BcDocumentReceived received)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_ ("Choose the Files"),
                                 GTK_WINDOW (gtk_widget_get_root (widget)),
                                 GTK_FILE_CHOOSER_ACTION_OPEN,
                                 NULL,
                                 NULL);

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), reception_new (widget, received));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
