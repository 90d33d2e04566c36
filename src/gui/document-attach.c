/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document-attach.h"

#include <glib/gi18n-lib.h>

#include "attach.h"
#include "document-names.h"
#include "document-receiver.h"
#include "document-tell.h"
#include "job-dialog.h"
#include "window-find.h"

/* Files on their way into the store. */
typedef struct
{
  BcStore *store;      /* (owned) */
  GPtrArray *files;    /* (owned) (element-type GFile) */
  BcAttachment *asked; /* (owned) */
  BcJob *job;          /* (unowned): while it works */
} Attaching;

/* What came of them. */
typedef struct
{
  guint n_added;
  guint n_asked;
  GPtrArray *sentences; /* (owned) (element-type utf8) */
} Told;

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
free_told (gpointer data)
{
  Told *self = data;

  g_ptr_array_unref (self->sentences);
  g_free (self);
}

static void
add_sentence (Told *told, GFile *file, const char *sentence)
{
  g_autofree char *name = bc_document_dup_name (file);

  g_ptr_array_add (told->sentences, g_strdup_printf ("%s: %s", name, sentence));
}

static void
tell_one (Told *told, GFile *file, const BcAttached *attached)
{
  if (attached->refusal != NULL)
    g_ptr_array_add (told->sentences, g_strdup (attached->refusal->message));
  else if (!attached->present)
    told->n_added++;
  for (guint i = 0; i < attached->warnings->len; i++)
    add_sentence (told, file, attached->warnings->pdata[i]);
}

static Told *
take_told (Attaching *self, BcAttached *attached)
{
  Told *told = g_new0 (Told, 1);

  told->n_asked = self->files->len;
  told->sentences = g_ptr_array_new_with_free_func (g_free);
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
  Told *told = NULL;

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
  const Told *told = result;
  BcWindow *window = bc_window_find (GTK_WIDGET (parent));
  g_autofree char *sentence = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u file added", "%u files added", told->n_added),
    told->n_added);

  if (told->n_added > 0 && window != NULL)
    bc_window_add_toast (window, sentence, TRUE);
  bc_document_tell (parent,
                    told->n_added > 0 ? sentence : _ ("No File Was Added"),
                    told->sentences);
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
    .free_result = free_told,
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
