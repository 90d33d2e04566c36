/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sheet-fill.h"

#include <glib/gi18n-lib.h>

#include "form-save.h"
#include "job-dialog.h"
#include "local-file.h"
#include "sheet-fill-dialog.h"
#include "window-find.h"
#include "written-message.h"

/* The form is chosen and opened, its cells are chosen in a window, and it is written elsewhere. */

/* What is written. */
typedef struct
{
  BcSheetFilling *filling; /* (owned) */
  char *cells;             /* (owned) */
  char *remembered;        /* (owned): they, and what else is to be remembered */
  char *path;              /* (owned) (nullable): where to, once it is chosen */
} Writing;

static void
clear_filling (gpointer data)
{
  BcSheetFilling *self = data;

  g_clear_object (&self->store);
  g_clear_pointer (&self->form, bc_xlsx_form_free);
  g_clear_pointer (&self->facts, bc_packet_facts_free);
  g_clear_pointer (&self->path, g_free);
}

void
bc_sheet_filling_release (gpointer self)
{
  g_atomic_rc_box_release_full (self, clear_filling);
}

static void
free_writing (gpointer data)
{
  Writing *writing = data;

  bc_sheet_filling_release (writing->filling);
  g_free (writing->cells);
  g_free (writing->remembered);
  g_free (writing->path);
  g_free (writing);
}

static gpointer
open_work (BcJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  BcSheetFilling *self = data;
  g_autoptr (BcDatabase) reader = bc_store_open_reader (self->store, error);

  if (reader == NULL)
    return NULL;
  bc_database_set_cancellable (reader, cancellable);
  self->facts = bc_packet_facts_read (reader, &self->packet, error);
  if (self->facts != NULL)
    self->form = bc_xlsx_form_open (self->path, cancellable, error);
  return self->form != NULL ? g_atomic_rc_box_acquire (self) : NULL;
}

static void
open_done (GtkWindow *parent, gpointer result)
{
  bc_sheet_fill_dialog_open (parent, result);
}

static void
add_filter (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Excel (.xlsx)"));
  gtk_file_filter_add_suffix (filter, "xlsx");
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
form_chosen_cb (GtkNativeDialog *chooser, int response, BcSheetFilling *self)
{
  static const BcJobKind kind = {
    .title = N_ ("Opening the form"),
    .cancelled = N_ ("Cancelled: the form is as it was"),
    .work = open_work,
    .done = open_done,
    .free_data = bc_sheet_filling_release,
    .free_result = bc_sheet_filling_release,
  };
  GtkWindow *parent = gtk_native_dialog_get_transient_for (chooser);

  self->path = bc_local_file_dup_chosen (GTK_WIDGET (parent), chooser, response);
  if (self->path != NULL && parent != NULL)
    bc_job_dialog_run (parent, &kind, self);
  else
    bc_sheet_filling_release (self);
  g_object_unref (chooser);
}

/* Asks for a form, and opens the window in which its cells are chosen. */
void
bc_sheet_fill (GtkWidget *widget, BcStore *store, const BcId *packet)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_ ("Spreadsheet to Fill In"),
                                 GTK_WINDOW (gtk_widget_get_root (widget)),
                                 GTK_FILE_CHOOSER_ACTION_OPEN,
                                 NULL,
                                 NULL);
  BcSheetFilling *self = g_atomic_rc_box_new0 (BcSheetFilling);

  self->store = g_object_ref (store);
  self->packet = *packet;
  add_filter (GTK_FILE_CHOOSER (chooser));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (form_chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* With the form as it is on the disk: the one that is shown stays as it was read. */
static gpointer
write_work (BcJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  const Writing *writing = data;
  g_autoptr (GPtrArray) cells = bc_form_cells_new ();
  g_autoptr (BcXlsxForm) form = NULL;

  if (!bc_form_cells_add_text (cells, writing->cells, error))
    return NULL;
  form = bc_xlsx_form_open (writing->filling->path, cancellable, error);
  if (form == NULL || !bc_packet_fill (cells, form, writing->filling->facts, error) ||
      !bc_xlsx_form_write (form, writing->path, cancellable, error))
    return NULL;
  return g_strdup (writing->path);
}

static void
write_done (GtkWindow *parent, gpointer result)
{
  GtkWindow *above = gtk_window_get_transient_for (parent);

  gtk_window_destroy (parent);
  if (above != NULL)
    bc_written_message_show (above, result);
}

static void
remembered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWindow) window = data;
  g_autoptr (GError) error = NULL;
  BcWindow *found = bc_window_find (GTK_WIDGET (window));

  if (!bc_form_save_finish (BC_STORE (source), result, NULL, &error) && found != NULL)
    bc_window_show_error (found, error);
}

/* What goes where is the same for everyone who renders accounts to the source. */
static void
remember (GtkWindow *window, const Writing *writing)
{
  const BcRecordType *type = bc_dictionary_find ("funding-source");
  const BcSheetFilling *filling = writing->filling;
  g_auto (BcDraft) draft = { 0 };
  g_auto (BcValue) value = BC_VALUE_INIT;

  if (bc_store_is_read_only (filling->store) ||
      g_strcmp0 (bc_packet_facts_get_cells (filling->facts), writing->remembered) == 0)
    return;
  bc_draft_init (&draft, type, bc_packet_facts_get_source (filling->facts));
  bc_value_set_text (&value, writing->remembered);
  bc_draft_set (&draft, bc_record_type_find_field (type, "form-cells"), &value);
  bc_form_save_async (filling->store,
                      &draft,
                      remembered_cb,
                      g_object_ref (gtk_window_get_transient_for (window)));
}

static void
target_chosen_cb (GtkNativeDialog *chooser, int response, Writing *writing)
{
  static const BcJobKind kind = {
    .title = N_ ("Filling in the form"),
    .cancelled = N_ ("Cancelled: nothing was saved"),
    .work = write_work,
    .done = write_done,
    .free_data = free_writing,
    .free_result = g_free,
  };
  GtkWindow *window = gtk_native_dialog_get_transient_for (chooser);

  writing->path = bc_local_file_dup_chosen (GTK_WIDGET (window), chooser, response);
  if (writing->path != NULL && window != NULL) {
    remember (window, writing);
    bc_job_dialog_run (window, &kind, writing);
  } else {
    free_writing (writing);
  }
  g_object_unref (chooser);
}

/* "Rendición.xlsx" becomes "Rendición llena.xlsx": the form itself stays. */
static char *
dup_target_name (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  char *ending = strrchr (name, '.');

  if (ending != NULL)
    *ending = '\0';
  return g_strdup_printf (_ ("%s filled in.xlsx"), name);
}

/* Asks where to, and writes the form with @cells filled in, which are remembered with
 * @others, lines that only stay as they are; then @window goes. */
void
bc_sheet_fill_save (GtkWindow *window,
                    BcSheetFilling *filling,
                    const char *cells,
                    const char *others)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Save the Filled-in Spreadsheet"),
                                                               window,
                                                               GTK_FILE_CHOOSER_ACTION_SAVE,
                                                               NULL,
                                                               NULL);
  g_autofree char *name = dup_target_name (filling->path);
  Writing *writing = g_new0 (Writing, 1);

  writing->filling = g_atomic_rc_box_acquire (filling);
  writing->cells = g_strdup (cells);
  writing->remembered = g_strconcat (cells, *others != '\0' ? "\n" : "", others, NULL);
  add_filter (GTK_FILE_CHOOSER (chooser));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (target_chosen_cb), writing);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
