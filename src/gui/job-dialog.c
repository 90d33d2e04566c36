/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "job-dialog.h"

#include <glib/gi18n-lib.h>

#include "window-find.h"

/* What is over sooner, in milliseconds, is not worth a window. */
#define PATIENCE 400

/* Shows how far long work is, and how to cancel it. */
struct _BcJobDialog
{
  AdwWindow parent_instance;

  const BcJobKind *kind;
  BcJob *job; /* (owned) */
  guint timeout;
  GtkLabel *title;
  GtkProgressBar *progress;
  GtkWidget *cancel;
};

G_DEFINE_FINAL_TYPE (BcJobDialog, bc_job_dialog, ADW_TYPE_WINDOW)

static void
cancel_cb (BcJobDialog *self)
{
  gtk_widget_set_sensitive (self->cancel, FALSE);
  bc_job_cancel (self->job);
}

/* The window goes when the work has ended. */
static gboolean
close_request_cb (BcJobDialog *self)
{
  cancel_cb (self);
  return GDK_EVENT_STOP;
}

static void
bc_job_dialog_dispose (GObject *object)
{
  BcJobDialog *self = BC_JOB_DIALOG (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->job != NULL)
    bc_job_cancel (self->job);
  g_clear_object (&self->job);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_JOB_DIALOG);
  G_OBJECT_CLASS (bc_job_dialog_parent_class)->dispose (object);
}

static void
bc_job_dialog_class_init (BcJobDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_job_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/job-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BcJobDialog, title);
  gtk_widget_class_bind_template_child (widget_class, BcJobDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, BcJobDialog, cancel);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
}

static void
bc_job_dialog_init (BcJobDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
tell_failure (GtkWindow *parent, const BcJobKind *kind, const GError *error)
{
  BcWindow *window = bc_window_find (GTK_WIDGET (parent));

  if (window == NULL)
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    bc_window_add_toast (window, _ (kind->cancelled), FALSE);
  else
    bc_window_show_error (window, error);
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcJobDialog) self = data;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  const BcJobKind *kind = self->kind;
  g_autoptr (GtkWindow) kept = parent != NULL ? g_object_ref (parent) : NULL;
  g_autoptr (GError) error = NULL;
  gpointer done = bc_job_finish (BC_JOB (source), result, &error);

  g_clear_handle_id (&self->timeout, g_source_remove);
  /* What is done may close the window below, which this one would still ask for as it goes. */
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
  gtk_window_destroy (GTK_WINDOW (self));
  if (kept != NULL && error == NULL)
    kind->done (kept, done);
  else if (kept != NULL)
    tell_failure (kept, kind, error);
  if (done != NULL)
    kind->free_result (done);
}

static gboolean
present_cb (gpointer data)
{
  BcJobDialog *self = data;

  self->timeout = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

/* Does the work, with @data, which it takes; @kind stays. */
void
bc_job_dialog_run (GtkWindow *parent, const BcJobKind *kind, gpointer data)
{
  BcJobDialog *self = g_object_new (BC_TYPE_JOB_DIALOG, "transient-for", parent, NULL);

  self->kind = kind;
  self->job = bc_job_new ();
  gtk_window_set_title (GTK_WINDOW (self), _ (kind->title));
  gtk_label_set_label (self->title, _ (kind->title));
  g_object_bind_property (self->job, "fraction", self->progress, "fraction", G_BINDING_DEFAULT);
  self->timeout = g_timeout_add (PATIENCE, present_cb, self);
  bc_job_start (self->job,
                kind->work,
                data,
                kind->free_data,
                kind->free_result,
                ready_cb,
                g_object_ref (self));
}
