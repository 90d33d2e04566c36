/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document-attach.h"

#include <glib/gi18n-lib.h>

#include "attach.h"
#include "document-names.h"
#include "document-receiver.h"
#include "document-tell.h"
#include "job-dialog.h"
#include "number.h"

/* Files on their way into the store. */
typedef struct
{
  BcStore *store;      /* (owned) */
  GPtrArray *files;    /* (owned) (element-type GFile) */
  BcAttachment *asked; /* (owned) */
  BcJob *job;          /* (unowned): while it works */
} Attaching;

static void
free_attaching (gpointer data)
{
  Attaching *self = data;

  g_object_unref (self->store);
  g_ptr_array_unref (self->files);
  g_free (self->asked);
  g_free (self);
  bc_document_receiver_forget_pasted ();
}

static void
add_sentence (BcDocumentTold *told, GFile *file, const char *sentence)
{
  g_autofree char *name = bc_document_dup_name (file);

  g_ptr_array_add (told->sentences, g_strdup_printf ("%s: %s", name, sentence));
}

static void
tell_one (BcDocumentTold *told, GFile *file, const BcAttached *attached)
{
  if (attached->refusal != NULL)
    g_ptr_array_add (told->sentences, g_strdup (attached->refusal->message));
  else if (!attached->present)
    told->n_done++;
  for (guint i = 0; i < attached->warnings->len; i++)
    add_sentence (told, file, attached->warnings->pdata[i]);
}

static BcDocumentTold *
take_told (Attaching *self, BcAttached *attached)
{
  BcDocumentTold *told = bc_document_told_new ();

  for (guint i = 0; i < self->files->len; i++)
    tell_one (told, self->files->pdata[i], &attached[i]);
  return told;
}

static void
tell_progress (guint n_done, gpointer data)
{
  Attaching *self = data;

  bc_job_tell (self->job, (double) n_done / self->files->len);
}

static gpointer
attach_work (BcJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  Attaching *self = data;
  const BcAttachProgress progress = { tell_progress, self };
  g_autofree BcAttached *attached = g_new0 (BcAttached, self->files->len);
  BcDocumentTold *told = NULL;

  self->job = job;
  if (bc_attach_many (self->store,
                      self->asked,
                      attached,
                      self->files->len,
                      &progress,
                      cancellable,
                      error))
    told = take_told (self, attached);
  for (guint i = 0; i < self->files->len; i++)
    bc_attached_clear (&attached[i]);
  return told;
}

static void
attached_cb (GtkWindow *parent, gpointer result)
{
  const BcDocumentTold *told = result;
  g_autofree char *figure = bc_number_dup_whole_screen (told->n_done);
  g_autofree char *sentence =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s file added", "%s files added", told->n_done),
                     figure);

  bc_document_told_show (told, parent, sentence, _ ("No File Was Added"));
}

/* Keeps files with a record, as one gesture, and tells what came of it.
 * @files: (element-type GFile) */
void
bc_document_attach (GtkWindow *parent,
                    BcStore *store,
                    const BcId *record,
                    GPtrArray *files,
                    gboolean with_position)
{
  static const BcJobKind kind = {
    .title = N_ ("Adding files"),
    .cancelled = N_ ("Cancelled: no file was added"),
    .work = attach_work,
    .done = attached_cb,
    .free_data = free_attaching,
    .free_result = bc_document_told_free,
  };
  Attaching *self = g_new0 (Attaching, 1);

  self->store = g_object_ref (store);
  self->files = g_ptr_array_ref (files);
  self->asked = g_new0 (BcAttachment, files->len);
  for (guint i = 0; i < files->len; i++) {
    self->asked[i].record = *record;
    self->asked[i].source = files->pdata[i];
    self->asked[i].with_position = with_position;
  }
  bc_job_dialog_run (parent, &kind, self);
}
