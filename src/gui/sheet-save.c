/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sheet-save.h"

#include <glib/gi18n-lib.h>

#include "job-dialog.h"
#include "local-file.h"
#include "record-sheet.h"
#include "window-find.h"

/* A list that a person saves as a spreadsheet: its records as it shows them, with all their fields.
 */

static const struct
{
  const char *name;
  const char *pattern;
} formats[] = {
  { N_ ("Excel (.xlsx)"), "*.xlsx" },
  { N_ ("OpenDocument (.ods)"), "*.ods" },
  { N_ ("Plain table (.csv)"), "*.csv" },
};

typedef struct
{
  BcStore *store; /* (owned) */
  const BcRecordType *type;
  GArray *ids; /* (owned) (element-type BcId) */
  char *path;  /* (owned) (nullable): once it is chosen */
} Saving;

/* What came of it. */
typedef struct
{
  char *name; /* (owned) */
  guint n_rows;
} Saved;

static void
free_saving (gpointer data)
{
  Saving *self = data;

  g_object_unref (self->store);
  g_array_unref (self->ids);
  g_free (self->path);
  g_free (self);
}

static void
free_saved (gpointer data)
{
  Saved *self = data;

  g_free (self->name);
  g_free (self);
}

static gpointer
save_work (BcJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  Saving *self = data;
  g_autoptr (BcDatabase) reader = bc_store_open_reader (self->store, error);
  g_autoptr (BcCursor) rows = NULL;
  BcRecordSheet sheet = { .type = self->type, .path = self->path };
  Saved *saved = NULL;

  bc_spreadsheet_format_from_path (self->path, &sheet.format);
  if (reader != NULL)
    rows = bc_record_sheet_query (reader, self->type, self->ids, error);
  if (rows == NULL || !bc_record_sheet_write (&sheet, reader, rows, cancellable, error))
    return NULL;
  saved = g_new0 (Saved, 1);
  saved->name = g_path_get_basename (self->path);
  saved->n_rows = sheet.n_rows;
  return saved;
}

static void
saved_cb (GtkWindow *parent, gpointer result)
{
  const Saved *saved = result;
  BcWindow *window = bc_window_find (GTK_WIDGET (parent));
  g_autofree char *sentence = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u record saved in %s", "%u records saved in %s", saved->n_rows),
    saved->n_rows,
    saved->name);

  if (window != NULL)
    bc_window_add_toast (window, sentence, FALSE);
}

/* The name as it was typed, or with the ending of the format that was chosen beside it. */
static char *
dup_path (GtkNativeDialog *chooser, int response)
{
  GtkWindow *parent = gtk_native_dialog_get_transient_for (chooser);
  g_autofree char *path = bc_local_file_dup_chosen (GTK_WIDGET (parent), chooser, response);
  GtkFileFilter *filter = gtk_file_chooser_get_filter (GTK_FILE_CHOOSER (chooser));
  BcSpreadsheetFormat format;

  if (path == NULL || bc_spreadsheet_format_from_path (path, &format))
    return g_steal_pointer (&path);
  for (gsize i = 0; filter != NULL && i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (gtk_file_filter_get_name (filter), _ (formats[i].name)) == 0)
      return g_strconcat (path, formats[i].pattern + 1, NULL);
  return g_strconcat (path, ".xlsx", NULL);
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, Saving *saving)
{
  static const BcJobKind kind = {
    .title = N_ ("Saving the spreadsheet"),
    .cancelled = N_ ("Cancelled: nothing was saved"),
    .work = save_work,
    .done = saved_cb,
    .free_data = free_saving,
    .free_result = free_saved,
  };
  GtkWindow *parent = gtk_native_dialog_get_transient_for (chooser);

  saving->path = dup_path (chooser, response);
  if (saving->path != NULL && parent != NULL)
    bc_job_dialog_run (parent, &kind, saving);
  else
    free_saving (saving);
  g_object_unref (chooser);
}

static void
add_filters (GtkFileChooser *chooser)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

    gtk_file_filter_set_name (filter, _ (formats[i].name));
    gtk_file_filter_add_pattern (filter, formats[i].pattern);
    gtk_file_chooser_add_filter (chooser, filter);
  }
}

static char *
dup_file_name (const char *title)
{
  g_autofree char *clean = g_strdelimit (g_strdup (title), "/\\:*?\"<>|", '-');

  return g_strconcat (clean, ".xlsx", NULL);
}

/* Asks where to, and saves the records @ids (element-type BcId), which it takes, of @type in their
 * order; @title is what the list is called. */
void
bc_sheet_save (GtkWidget *widget,
               BcStore *store,
               const BcRecordType *type,
               const char *title,
               GArray *ids)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_ ("Save as Spreadsheet"),
                                 GTK_WINDOW (gtk_widget_get_root (widget)),
                                 GTK_FILE_CHOOSER_ACTION_SAVE,
                                 NULL,
                                 NULL);
  g_autofree char *name = dup_file_name (title);
  Saving *saving = g_new0 (Saving, 1);

  saving->store = g_object_ref (store);
  saving->type = type;
  saving->ids = ids;
  add_filters (GTK_FILE_CHOOSER (chooser));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), saving);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
