/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "today-calendar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "calendar.h"
#include "files.h"
#include "job.h"
#include "local-file.h"
#include "window.h"

/* A calendar that is being saved. */
typedef struct
{
  BcWindow *window;  /* (owned) (nullable): where it is told */
  GPtrArray *agenda; /* (owned) (element-type BcAgendaItem) */
  char *path;        /* (owned) (nullable) */
} Saving;

static void
free_saving (gpointer data)
{
  Saving *self = data;

  g_clear_object (&self->window);
  g_ptr_array_unref (self->agenda);
  g_free (self->path);
  g_free (self);
}

static gpointer
save_work (BcJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  const Saving *self = data;
  g_autofree char *text = bc_calendar_dup_agenda (self->agenda, g_get_real_time () / 1000);

  return bc_file_replace (self->path, text, strlen (text), error) ? g_strdup (self->path) : NULL;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcWindow) window = data;
  g_autoptr (BcJob) job = BC_JOB (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = bc_job_finish (job, result, &error);
  g_autofree char *name = path ? g_filename_display_basename (path) : NULL;
  g_autofree char *told = name ? g_strdup_printf (_ ("Saved: %s"), name) : NULL;

  if (told)
    bc_window_add_toast (window, told, FALSE);
  else
    bc_window_show_error (window, error);
}

static void
response_cb (GtkNativeDialog *chooser, int response, Saving *saving)
{
  saving->path = bc_local_file_dup_chosen (GTK_WIDGET (saving->window), chooser, response);
  if (saving->path != NULL) {
    bc_job_start (bc_job_new (),
                  save_work,
                  saving,
                  free_saving,
                  g_free,
                  saved_cb,
                  g_object_ref (saving->window));
  } else {
    free_saving (saving);
  }
  g_object_unref (chooser);
}

/* Asks where to save what is due as a calendar (element-type BcAgendaItem), and saves it. */
void
bc_today_calendar_save (GtkWidget *widget, GPtrArray *agenda)
{
  Saving *saving = g_new0 (Saving, 1);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Save in My Calendar"),
                                                               window,
                                                               GTK_FILE_CHOOSER_ACTION_SAVE,
                                                               NULL,
                                                               NULL);

  saving->window = g_object_ref (BC_WINDOW (window));
  saving->agenda = g_ptr_array_ref (agenda);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _ ("my-districts.ics"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (response_cb), saving);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
