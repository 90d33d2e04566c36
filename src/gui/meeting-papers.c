/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "meeting-papers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "calendar.h"
#include "job.h"
#include "minutes.h"

/* A paper that is asked for: where it goes is chosen, it is written in a thread, and told. */
typedef struct
{
  GtkWidget *widget; /* (owned) */
  BcStore *store;    /* (owned) */
  BcId meeting;
  BcMeetingPaper paper;
  BcMeetingTold told;
  char *path; /* (owned) (nullable): once it is chosen */
} Asked;

static void
free_asked (gpointer data)
{
  Asked *asked = data;

  g_object_unref (asked->widget);
  g_object_unref (asked->store);
  g_free (asked->path);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, free_asked)

static gboolean
write_minutes (BcDatabase *reader, const Asked *asked, GError **error)
{
  g_autoptr (BcPaper) paper = bc_minutes_new (reader, &asked->meeting, BC_PAPER_LETTER, error);

  return paper != NULL && bc_paper_write (paper, asked->path, error);
}

static gboolean
write_calendar (BcDatabase *reader, const Asked *asked, GError **error)
{
  g_autofree char *calendar =
    bc_calendar_dup_meeting (reader, &asked->meeting, g_get_real_time () / 1000, error);

  return calendar != NULL &&
         g_file_set_contents (asked->path, calendar, (gssize) strlen (calendar), error);
}

static gpointer
write_paper (BcJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  const Asked *asked = data;
  g_autoptr (BcDatabase) reader = bc_store_open_reader (asked->store, error);
  gboolean written = FALSE;

  if (reader == NULL)
    return NULL;
  written = asked->paper == BC_MEETING_MINUTES ? write_minutes (reader, asked, error)
                                               : write_calendar (reader, asked, error);
  return written ? g_strdup (asked->path) : NULL;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) asked = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = bc_job_finish (BC_JOB (source), result, &error);
  g_autofree char *name = g_path_get_basename (asked->path);
  g_autofree char *sentence = NULL;

  if (path != NULL)
    sentence = g_strdup_printf (_ ("Written: %s"), name);
  else
    sentence = g_strdup_printf (_ ("%s was not written: %s"), name, error->message);
  asked->told (asked->widget, sentence, path);
}

static Asked *
copy_asked (const Asked *asked)
{
  Asked *copy = g_memdup2 (asked, sizeof *asked);

  g_object_ref (copy->widget);
  g_object_ref (copy->store);
  copy->path = g_strdup (asked->path);
  return copy;
}

static void
response_cb (GtkFileChooserNative *chooser, int response, gpointer data)
{
  g_autoptr (Asked) asked = data;
  g_autoptr (GFile) file = NULL;
  g_autoptr (BcJob) job = NULL;
  Asked *copy = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_object_unref (chooser);
  if (file == NULL)
    return;
  asked->path = g_file_get_path (file);
  if (asked->path == NULL) {
    asked->told (asked->widget, _ ("Choose a folder of this computer"), NULL);
    return;
  }
  job = bc_job_new ();
  copy = copy_asked (asked);
  bc_job_start (job, write_paper, copy, free_asked, g_free, written_cb, g_steal_pointer (&asked));
}

/* @date: the meeting's day, which the file is called after. */
void
bc_meeting_paper_save (GtkWidget *widget,
                       BcStore *store,
                       const BcId *meeting,
                       const char *date,
                       BcMeetingPaper paper,
                       BcMeetingTold told)
{
  const gboolean minutes = paper == BC_MEETING_MINUTES;
  Asked *asked = g_new0 (Asked, 1);
  g_autofree char *name =
    g_strdup_printf (minutes ? _ ("minutes-%s.pdf") : _ ("meeting-%s.ics"), date);
  GtkFileChooserNative *chooser = NULL;

  asked->widget = g_object_ref (widget);
  asked->store = g_object_ref (store);
  asked->meeting = *meeting;
  asked->paper = paper;
  asked->told = told;
  chooser = gtk_file_chooser_native_new (minutes ? _ ("Minutes as PDF") : _ ("Save for a Calendar"),
                                         GTK_WINDOW (gtk_widget_get_root (widget)),
                                         GTK_FILE_CHOOSER_ACTION_SAVE,
                                         NULL,
                                         NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect (chooser, "response", G_CALLBACK (response_cb), asked);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* With the program that the person opens such files with. */
void
bc_meeting_paper_open (GtkWidget *widget, const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri != NULL)
    gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (widget)), uri, GDK_CURRENT_TIME);
}
