/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "handover-dialog.h"

#include <glib/gi18n-lib.h>

#include "handover.h"
#include "job.h"
#include "local-file.h"
#include "window.h"

/* Makes a handover folder, with its progress and a way to stop. */
struct _BcHandoverDialog
{
  AdwWindow parent_instance;

  BcStore *store; /* (owned) */
  BcId district;
  BcJob *job; /* (owned) (nullable): the one that is running */
  GtkProgressBar *progress;
  GtkWidget *cancel;
};

/* What the thread is given. */
typedef struct
{
  BcStore *store; /* (owned) */
  BcId district;
  char *folder; /* (owned) */
} Work;

/* What came of it. */
typedef struct
{
  guint n_documents;
  GPtrArray *problems; /* (owned) (element-type utf8) */
} Result;

G_DEFINE_FINAL_TYPE (BcHandoverDialog, bc_handover_dialog, ADW_TYPE_WINDOW)

static void
free_work (gpointer data)
{
  Work *work = data;

  g_object_unref (work->store);
  g_free (work->folder);
  g_free (work);
}

static void
free_result (gpointer data)
{
  Result *result = data;

  g_ptr_array_unref (result->problems);
  g_free (result);
}

static void
tell_job (gpointer job, double fraction)
{
  bc_job_tell (job, fraction);
}

static gpointer
run_work (BcJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  const Work *work = data;
  g_autofree char *documents = bc_store_dup_beside (work->store, ".documents");
  g_autoptr (BcDatabase) reader = bc_store_open_reader (work->store, error);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  Result *result = NULL;
  BcHandover handover = {
    .district = work->district,
    .documents = documents,
    .folder = work->folder,
    .size = BC_PAPER_LETTER,
    .tell = tell_job,
    .data = job,
    .problems = problems,
  };

  if (reader == NULL)
    return NULL;
  bc_database_set_cancellable (reader, cancellable);
  if (!bc_handover_write (&handover, reader, cancellable, error))
    return NULL;
  result = g_new0 (Result, 1);
  result->n_documents = handover.n_documents;
  result->problems = g_steal_pointer (&problems);
  return result;
}

/* Documents that could not be had are named: the rest of the folder is good. */
static void
tell_result (BcWindow *window, const Result *result)
{
  g_autofree char *told =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                  "The handover folder is ready, with %u document",
                                  "The handover folder is ready, with %u documents",
                                  result->n_documents),
                     result->n_documents);
  g_autofree char *lines = NULL;
  g_autoptr (GError) error = NULL;

  bc_window_add_toast (window, told, FALSE);
  if (result->problems->len == 0)
    return;
  g_ptr_array_add (result->problems, NULL);
  lines = g_strjoinv ("\n", (char **) result->problems->pdata);
  g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, lines);
  bc_window_show_error (window, error);
}

static void
ready_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (BcHandoverDialog) self = data;
  g_autoptr (GError) error = NULL;
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));
  Result *result = bc_job_finish (BC_JOB (source), answer, &error);

  g_clear_object (&self->job);
  if (window != NULL && result != NULL)
    tell_result (BC_WINDOW (window), result);
  else if (window != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    bc_window_show_error (BC_WINDOW (window), error);
  g_clear_pointer (&result, free_result);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
start (BcHandoverDialog *self, char *folder)
{
  Work *work = g_new0 (Work, 1);

  work->store = g_object_ref (self->store);
  work->district = self->district;
  work->folder = folder;
  self->job = bc_job_new ();
  g_object_bind_property (self->job, "fraction", self->progress, "fraction", G_BINDING_SYNC_CREATE);
  bc_job_start (self->job, run_work, work, free_work, free_result, ready_cb, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}

static void
cancel_cb (BcHandoverDialog *self)
{
  gtk_widget_set_sensitive (self->cancel, FALSE);
  if (self->job)
    bc_job_cancel (self->job);
}

static gboolean
bc_handover_dialog_close_request (GtkWindow *window)
{
  cancel_cb (BC_HANDOVER_DIALOG (window));
  return GDK_EVENT_STOP;
}

static void
bc_handover_dialog_dispose (GObject *object)
{
  BcHandoverDialog *self = BC_HANDOVER_DIALOG (object);

  if (self->job)
    bc_job_cancel (self->job);
  g_clear_object (&self->job);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_HANDOVER_DIALOG);
  G_OBJECT_CLASS (bc_handover_dialog_parent_class)->dispose (object);
}

static void
bc_handover_dialog_class_init (BcHandoverDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_handover_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = bc_handover_dialog_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/handover-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BcHandoverDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, BcHandoverDialog, cancel);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
bc_handover_dialog_init (BcHandoverDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
response_cb (GtkNativeDialog *chooser, int response, BcHandoverDialog *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
  g_autofree char *folder = bc_local_file_dup_chosen (window, chooser, response);

  if (folder != NULL)
    start (self, g_steal_pointer (&folder));
  else
    gtk_window_destroy (GTK_WINDOW (self));
  g_object_unref (chooser);
}

/* What a folder can be called after a district of any name. */
static char *
dup_folder_name (const char *name)
{
  g_autofree char *clean = g_strdelimit (g_strdup (name), "/\\:*?\"<>|", '-');

  return g_strdup_printf (_ ("Handover of %s"), clean);
}

/* Asks where the folder is to be, and makes it. */
void
bc_handover_dialog_start (GtkWindow *window, BcStore *store, const BcId *district, const char *name)
{
  BcHandoverDialog *self = g_object_new (BC_TYPE_HANDOVER_DIALOG, "transient-for", window, NULL);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Save the Handover Folder"),
                                                               window,
                                                               GTK_FILE_CHOOSER_ACTION_SAVE,
                                                               NULL,
                                                               NULL);
  g_autofree char *folder = dup_folder_name (name);

  self->store = g_object_ref (store);
  self->district = *district;
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), folder);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
