/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document-copies.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "document-tell.h"
#include "files.h"
#include "job-dialog.h"
#include "local-file.h"
#include "store-error.h"
#include "window-find.h"

/* What was opened may be removed when nobody looks at it any more, in microseconds. */
#define OPEN_FOR (24 * G_TIME_SPAN_HOUR)

/* Copies of documents: to be looked at in another program, or to be given away. */
typedef struct
{
  BcStore *store; /* (owned) */
  BcId record;    /* the document itself, or what the documents belong to */
  BcId only;      /* nil for all that belong to the record */
  gboolean whole_district;
  char *documents; /* (owned): where they are */
  char *folder;    /* (owned): where the copies go */
} Copying;

/* What came of it. */
typedef struct
{
  guint n_copied;
  char *folder;        /* (owned) */
  GPtrArray *problems; /* (owned) (element-type utf8) */
} Copied;

static void
free_copying (gpointer data)
{
  Copying *self = data;

  g_object_unref (self->store);
  g_free (self->documents);
  g_free (self->folder);
  g_free (self);
}

static void
free_copied (gpointer data)
{
  Copied *self = data;

  g_free (self->folder);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

static Copying *
copying_new (BcStore *store, const BcId *record, char *folder)
{
  Copying *self = g_new0 (Copying, 1);

  self->store = g_object_ref (store);
  self->record = *record;
  self->documents = bc_store_dup_beside (store, ".documents");
  self->folder = folder;
  return self;
}

static GPtrArray *
list_documents (Copying *self, GError **error)
{
  g_autoptr (BcDatabase) reader = bc_store_open_reader (self->store, error);

  if (reader == NULL)
    return NULL;
  return self->whole_district ? bc_evidence_list_scope (reader, &self->record, error)
                              : bc_evidence_list (reader, &self->record, error);
}

static gboolean
copy_one (Copying *self,
          BcEvidence *document,
          Copied *copied,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  guint n = 0;

  if (!bc_id_is_nil (&self->only) && !bc_id_equal (&self->only, &document->id))
    return TRUE;
  g_ptr_array_add (one, document);
  if (!bc_evidence_export (one,
                           self->documents,
                           self->folder,
                           &n,
                           copied->problems,
                           cancellable,
                           error))
    return FALSE;
  copied->n_copied += n;
  return TRUE;
}

static gpointer
copy_work (BcJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  Copying *self = data;
  g_autoptr (GPtrArray) documents = list_documents (self, error);
  Copied *copied;

  if (documents == NULL)
    return NULL;
  copied = g_new0 (Copied, 1);
  copied->folder = g_strdup (self->folder);
  copied->problems = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < documents->len; i++) {
    if (!copy_one (self, documents->pdata[i], copied, cancellable, error)) {
      free_copied (copied);
      return NULL;
    }
    bc_job_tell (job, (i + 1.0) / documents->len);
  }
  return copied;
}

static void
exported_cb (GtkWindow *parent, gpointer result)
{
  const Copied *copied = result;
  BcWindow *window = bc_window_find (GTK_WIDGET (parent));
  g_autofree char *sentence = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u file copied", "%u files copied", copied->n_copied),
    copied->n_copied);

  if (window != NULL)
    bc_window_add_toast (window, sentence, FALSE);
  bc_document_tell (parent, _ ("Some Files Could Not Be Copied"), copied->problems);
}

static void
folder_chosen_cb (GtkNativeDialog *chooser, int response, Copying *copying)
{
  static const BcJobKind kind = {
    .title = N_ ("Copying files"),
    .cancelled = N_ ("Cancelled: the files copied until then are in the folder"),
    .work = copy_work,
    .done = exported_cb,
    .free_data = free_copying,
    .free_result = free_copied,
  };
  GtkWindow *parent = gtk_native_dialog_get_transient_for (chooser);

  copying->folder = bc_local_file_dup_chosen (GTK_WIDGET (parent), chooser, response);
  if (copying->folder != NULL && parent != NULL)
    bc_job_dialog_run (parent, &kind, copying);
  else
    free_copying (copying);
  g_object_unref (chooser);
}

/* Copies the files of a record, or of all that a district has, to a folder that the person chooses.
 */
void
bc_document_export (GtkWindow *parent, BcStore *store, const BcId *record, gboolean whole_district)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_ ("Copy the Files to a Folder"),
                                 parent,
                                 GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                 _ ("_Copy"),
                                 NULL);
  Copying *copying = copying_new (store, record, NULL);

  copying->whole_district = whole_district;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (folder_chosen_cb), copying);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static gboolean
is_old (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 &&
         g_get_real_time () - (gint64) status.st_mtime * G_USEC_PER_SEC > OPEN_FOR;
}

static void
sweep (const char *opened)
{
  g_autoptr (GDir) folders = g_dir_open (opened, 0, NULL);
  const char *name = folders != NULL ? g_dir_read_name (folders) : NULL;

  for (; name != NULL; name = g_dir_read_name (folders)) {
    g_autofree char *folder = g_build_filename (opened, name, NULL);

    if (is_old (folder))
      bc_file_remove_folder (folder);
  }
}

static gpointer
open_work (BcJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  Copying *self = data;
  g_autofree char *opened = g_path_get_dirname (self->folder);

  sweep (opened);
  bc_file_remove_folder (self->folder);
  return copy_work (job, data, cancellable, error);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWindow) parent = data;
  BcWindow *window = bc_window_find (GTK_WIDGET (parent));

  if (!gtk_show_uri_full_finish (parent, result, NULL) && window != NULL)
    bc_window_add_toast (window, _ ("This computer has no program for files of this kind"), FALSE);
}

/* What another program changes is its own copy, which it is told not to. */
static void
open_copy (GtkWindow *parent, const char *folder)
{
  g_autoptr (GDir) copies = g_dir_open (folder, 0, NULL);
  const char *name = copies != NULL ? g_dir_read_name (copies) : NULL;
  g_autofree char *path = name != NULL ? g_build_filename (folder, name, NULL) : NULL;
  g_autofree char *uri = path != NULL ? g_filename_to_uri (path, NULL, NULL) : NULL;

  if (uri == NULL)
    return;
  g_chmod (path, 0400);
  gtk_show_uri_full (parent, uri, GDK_CURRENT_TIME, NULL, shown_cb, g_object_ref (parent));
}

static void
opened_cb (GtkWindow *parent, gpointer result)
{
  const Copied *copied = result;

  if (copied->problems->len > 0)
    bc_document_tell (parent, _ ("This File Cannot Be Opened"), copied->problems);
  else
    open_copy (parent, copied->folder);
}

/* Opens a document in the desktop's program, as a copy that cannot be written. */
void
bc_document_open (GtkWindow *parent, BcStore *store, BcDocumentItem *item)
{
  static const BcJobKind kind = {
    .title = N_ ("Opening the file"),
    .cancelled = N_ ("Cancelled: nothing was opened"),
    .work = open_work,
    .done = opened_cb,
    .free_data = free_copying,
    .free_result = free_copied,
  };
  const BcEvidence *evidence = bc_document_item_get_evidence (item);
  g_autofree char *name = bc_id_dup_text (&evidence->id);
  char *folder = g_build_filename (g_get_user_cache_dir (), "barrios", "opened", name, NULL);
  Copying *copying = copying_new (store, &evidence->record, folder);

  copying->only = evidence->id;
  bc_job_dialog_run (parent, &kind, copying);
}
