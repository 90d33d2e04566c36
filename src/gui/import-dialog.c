/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-dialog.h"

#include <glib/gi18n-lib.h>

#include "files.h"
#include "import-columns.h"
#include "import-open.h"
#include "import-preview.h"
#include "import-refused-save.h"
#include "import-words.h"
#include "import-work.h"
#include "told-list.h"

/* Leads a person through the import of a table: its sheet, what its columns are for, what would
 * come of it, and what came of it. Until the last step nothing is kept. */
struct _BcImportDialog
{
  AdwWindow parent_instance;

  BcImportSource *source; /* (owned) (nullable) */
  BcImportPlan *plan;     /* (owned) (nullable): goes with the object, for a job may use it */
  GPtrArray *sheets;      /* (owned) (nullable) (element-type utf8): those to choose from */
  BcImportTally *tally;   /* (owned) (nullable): what came of it */
  BcJob *job;             /* (owned) (nullable): the one that is running */
  char *folder;           /* (owned) (nullable): where the refused rows are until it closes */
  gboolean importing;     /* and not only trying */
  gboolean closed;        /* its window is gone, and only a job still holds it */
  AdwWindowTitle *title;
  GtkWidget *cancel;
  GtkWidget *back;
  GtkWidget *close;
  GtkButton *next;
  GtkWidget *message;
  GtkLabel *message_text;
  GtkStack *steps;
  GtkLabel *doing;
  GtkProgressBar *progress;
  GtkWidget *stop;
  AdwStatusPage *problem;
  BcToldList *sheet_list;
  BcImportColumns *columns;
  BcImportPreview *preview;
  AdwStatusPage *done;
  GtkWidget *save_refused;
};

G_DEFINE_FINAL_TYPE (BcImportDialog, bc_import_dialog, ADW_TYPE_WINDOW)

static gboolean
is_step (BcImportDialog *self, const char *step)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->steps), step) == 0;
}

/* @text: (nullable) */
static void
show_message (BcImportDialog *self, const char *text)
{
  gtk_label_set_label (self->message_text, text != NULL ? text : "");
  gtk_widget_set_visible (self->message, text != NULL);
}

static gboolean
has_sheets (BcImportDialog *self)
{
  return self->sheets != NULL && self->sheets->len > 1;
}

static void
show_buttons (BcImportDialog *self, const char *step)
{
  const gboolean columns = g_str_equal (step, "columns");
  const gboolean preview = g_str_equal (step, "preview");
  const gboolean done = g_str_equal (step, "done");
  const gboolean later = columns || g_str_equal (step, "problem");

  gtk_widget_set_visible (self->back, preview || (later && has_sheets (self)));
  gtk_widget_set_visible (self->cancel, !done && !gtk_widget_get_visible (self->back));
  gtk_widget_set_visible (self->close, done);
  gtk_widget_set_visible (GTK_WIDGET (self->next), columns || preview);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next), TRUE);
  gtk_button_set_label (self->next, preview ? _ ("_Import") : _ ("_Preview"));
}

static void
show_focus (BcImportDialog *self, const char *step)
{
  if (g_str_equal (step, "columns"))
    bc_import_columns_focus (self->columns);
  else if (g_str_equal (step, "preview"))
    gtk_widget_grab_focus (
      gtk_widget_get_sensitive (GTK_WIDGET (self->next)) ? GTK_WIDGET (self->next) : self->back);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->steps), GTK_DIR_TAB_FORWARD);
}

static void
show_step (BcImportDialog *self, const char *step)
{
  show_message (self, NULL);
  show_buttons (self, step);
  gtk_stack_set_visible_child_name (self->steps, step);
  show_focus (self, step);
}

static void
show_problem (BcImportDialog *self, const GError *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->problem, escaped);
  show_step (self, "problem");
}

/* The job's callback gets a reference to the dialog, which keeps what the job works with. */
static void
start_job (BcImportDialog *self,
           const char *doing,
           BcJobWork work,
           gpointer data,
           GDestroyNotify free_data,
           GDestroyNotify free_result,
           GAsyncReadyCallback callback)
{
  self->job = bc_job_new ();
  gtk_label_set_label (self->doing, doing);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_sensitive (self->stop, TRUE);
  g_object_bind_property (self->job, "fraction", self->progress, "fraction", G_BINDING_DEFAULT);
  show_step (self, "working");
  bc_job_start (self->job, work, data, free_data, free_result, callback, g_object_ref (self));
}

/* Whether the dialog is still there to show what came of a job. */
static gboolean
end_job (BcImportDialog *self)
{
  g_clear_object (&self->job);
  return self->source != NULL && !self->closed;
}

static void
show_sheets (BcImportDialog *self)
{
  g_autoptr (GPtrArray) lines = bc_told_create_lines ();

  for (guint i = 0; i < self->sheets->len; i++)
    bc_told_add (lines, NULL, self->sheets->pdata[i])->tag = (int) i;
  bc_told_list_show (self->sheet_list, lines);
  show_step (self, "sheets");
}

/* @plan: (transfer full) (nullable): %NULL for the one that there is already */
static void
take_plan (BcImportDialog *self, BcImportPlan *plan)
{
  g_autoptr (BcImportPlan) before = g_steal_pointer (&self->plan);

  self->plan = plan != NULL ? plan : g_steal_pointer (&before);
  bc_import_columns_show (self->columns, self->plan);
  show_step (self, "columns");
}

static void
stop_reading (BcImportDialog *self)
{
  if (self->plan != NULL)
    take_plan (self, NULL);
  else
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BcImportOpened) opened = bc_job_finish (BC_JOB (source), result, &error);

  if (!end_job (self))
    return;
  if (opened == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_problem (self, error);
  else if (opened != NULL && opened->plan != NULL)
    take_plan (self, g_steal_pointer (&opened->plan));
  else if (opened == NULL && !has_sheets (self))
    stop_reading (self);
  else {
    if (opened != NULL)
      self->sheets = g_steal_pointer (&opened->sheets);
    show_sheets (self);
  }
}

static void
open_sheet (BcImportDialog *self, const char *sheet, guint heading_row)
{
  start_job (self,
             _ ("Reading the spreadsheet"),
             bc_import_open_work,
             bc_import_source_copy (self->source, sheet, heading_row),
             bc_import_source_free,
             bc_import_opened_free,
             opened_cb);
}

static void
sheet_chosen_cb (BcImportDialog *self, const BcTold *told)
{
  open_sheet (self, self->sheets->pdata[told->tag], 0);
}

static void
row_chosen_cb (BcImportDialog *self, guint row)
{
  open_sheet (self, bc_import_plan_get_sheet (self->plan), row);
}

static void
show_tried (BcImportDialog *self, const BcImportTally *tally)
{
  const gboolean any = tally->n_new + tally->n_changed > 0;

  bc_import_preview_show (self->preview, self->plan, tally);
  show_step (self, "preview");
  gtk_widget_set_sensitive (GTK_WIDGET (self->next), any);
  if (!any)
    gtk_widget_grab_focus (self->back);
}

/* What could not be taken stays to be saved; else there is nothing more to do here. */
static void
show_done (BcImportDialog *self, BcImportTally *tally)
{
  g_autofree char *sentence = bc_import_words_dup_sentence (tally);

  self->tally = tally;
  if (tally->n_refused == 0) {
    gtk_window_close (GTK_WINDOW (self));
    return;
  }
  adw_status_page_set_title (self->done, sentence);
  show_step (self, "done");
}

static void
show_ran (BcImportDialog *self, BcImportTally *tally)
{
  if (self->importing) {
    self->importing = FALSE;
    show_done (self, tally);
    return;
  }
  show_tried (self, tally);
  bc_import_tally_free (tally);
}

/* Back to where it was begun, with a word of why. */
static void
show_failure (BcImportDialog *self, const GError *error)
{
  g_autofree char *told = bc_import_words_dup_failure (error, self->importing);

  show_step (self, self->importing ? "preview" : "columns");
  show_message (self, told);
  self->importing = FALSE;
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BcImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  BcImportTally *tally = bc_job_finish (BC_JOB (source), result, &error);

  if (!end_job (self))
    g_clear_pointer (&tally, bc_import_tally_free);
  else if (tally != NULL)
    show_ran (self, tally);
  else
    show_failure (self, error);
}

static void
run (BcImportDialog *self, gboolean dry_run)
{
  if (self->folder == NULL)
    self->folder = g_dir_make_tmp ("barrios-XXXXXX", NULL);
  self->importing = !dry_run;
  start_job (self,
             dry_run ? _ ("Finding out what the import would change") : _ ("Importing"),
             bc_import_run_work,
             bc_import_running_new (self->source->store, self->plan, dry_run, self->folder),
             bc_import_running_free,
             bc_import_tally_free,
             ran_cb);
}

static void
check_columns (BcImportDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (bc_import_plan_check (self->plan, &error)) {
    run (self, TRUE);
    return;
  }
  show_message (self, error->message);
  bc_import_columns_focus (self->columns);
}

static void
next_cb (BcImportDialog *self)
{
  if (is_step (self, "columns"))
    check_columns (self);
  else if (is_step (self, "preview"))
    run (self, FALSE);
}

static void
back_cb (BcImportDialog *self)
{
  if (is_step (self, "preview"))
    show_step (self, "columns");
  else
    show_sheets (self);
}

static void
columns_changed_cb (BcImportDialog *self)
{
  show_message (self, NULL);
}

static void
stop_cb (BcImportDialog *self)
{
  gtk_widget_set_sensitive (self->stop, FALSE);
  if (self->job != NULL)
    bc_job_cancel (self->job);
}

/* An import that is under way is cancelled first: the window stays until it is known whether it
 * came to its end before. */
static gboolean
close_request_cb (BcImportDialog *self)
{
  if (self->importing) {
    stop_cb (self);
    return GDK_EVENT_STOP;
  }
  if (self->tally != NULL)
    bc_import_words_tell (GTK_WIDGET (self), self->tally);
  return GDK_EVENT_PROPAGATE;
}

static void
another_cb (BcImportDialog *self)
{
  g_autoptr (BcImportSource) source = bc_import_source_copy (self->source, NULL, 0);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_window_destroy (GTK_WINDOW (self));
  if (parent != NULL)
    bc_import_open_choose (GTK_WIDGET (parent), source->store, source->type, &source->owner);
}

static void
save_told_cb (GtkWidget *widget, const char *told)
{
  show_message (BC_IMPORT_DIALOG (widget), told);
}

static void
save_refused_cb (BcImportDialog *self)
{
  g_autofree char *path = g_build_filename (self->folder, BC_IMPORT_REFUSED_NAME, NULL);

  bc_import_refused_save (GTK_WIDGET (self), path, self->source->path, save_told_cb);
}

/* However its window went: what it was for is broken off, so that it holds up nothing else. The
 * job holds the dialog, which is not disposed of before it has ended; then the window below, which
 * it would still ask for, may be gone. */
static void
bc_import_dialog_unmap (GtkWidget *widget)
{
  BcImportDialog *self = BC_IMPORT_DIALOG (widget);

  self->closed = TRUE;
  if (self->job != NULL)
    bc_job_cancel (self->job);
  GTK_WIDGET_CLASS (bc_import_dialog_parent_class)->unmap (widget);
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
}

static void
bc_import_dialog_dispose (GObject *object)
{
  BcImportDialog *self = BC_IMPORT_DIALOG (object);

  g_clear_pointer (&self->source, bc_import_source_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_IMPORT_DIALOG);
  G_OBJECT_CLASS (bc_import_dialog_parent_class)->dispose (object);
}

static void
bc_import_dialog_finalize (GObject *object)
{
  BcImportDialog *self = BC_IMPORT_DIALOG (object);

  g_clear_object (&self->job);
  g_clear_pointer (&self->plan, bc_import_plan_free);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->tally, bc_import_tally_free);
  if (self->folder != NULL)
    bc_file_remove_folder (self->folder);
  g_free (self->folder);
  G_OBJECT_CLASS (bc_import_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, BcImportDialog, title);
  gtk_widget_class_bind_template_child (class, BcImportDialog, cancel);
  gtk_widget_class_bind_template_child (class, BcImportDialog, back);
  gtk_widget_class_bind_template_child (class, BcImportDialog, close);
  gtk_widget_class_bind_template_child (class, BcImportDialog, next);
  gtk_widget_class_bind_template_child (class, BcImportDialog, message);
  gtk_widget_class_bind_template_child (class, BcImportDialog, message_text);
  gtk_widget_class_bind_template_child (class, BcImportDialog, steps);
  gtk_widget_class_bind_template_child (class, BcImportDialog, doing);
  gtk_widget_class_bind_template_child (class, BcImportDialog, progress);
  gtk_widget_class_bind_template_child (class, BcImportDialog, stop);
  gtk_widget_class_bind_template_child (class, BcImportDialog, problem);
  gtk_widget_class_bind_template_child (class, BcImportDialog, sheet_list);
  gtk_widget_class_bind_template_child (class, BcImportDialog, columns);
  gtk_widget_class_bind_template_child (class, BcImportDialog, preview);
  gtk_widget_class_bind_template_child (class, BcImportDialog, done);
  gtk_widget_class_bind_template_child (class, BcImportDialog, save_refused);
}

static void
bc_import_dialog_class_init (BcImportDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_import_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = bc_import_dialog_finalize;
  widget_class->unmap = bc_import_dialog_unmap;
  g_type_ensure (BC_TYPE_IMPORT_COLUMNS);
  g_type_ensure (BC_TYPE_IMPORT_PREVIEW);
  g_type_ensure (BC_TYPE_TOLD_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/import-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_bind_template_callback (widget_class, another_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, columns_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_refused_cb);
}

static void
bc_import_dialog_init (BcImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @owner: what the records belong to where they do not say it. */
void
bc_import_dialog_open (GtkWindow *parent,
                       BcStore *store,
                       const BcRecordType *type,
                       const BcId *owner,
                       const char *path)
{
  BcImportDialog *self = g_object_new (BC_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
  const BcImportSource source = { .store = store,
                                  .type = type,
                                  .owner = *owner,
                                  .path = (char *) path };
  g_autofree char *name = g_path_get_basename (path);

  self->source = bc_import_source_copy (&source, NULL, 0);
  adw_window_title_set_title (self->title, _ (type->plural));
  adw_window_title_set_subtitle (self->title, name);
  gtk_window_present (GTK_WINDOW (self));
  open_sheet (self, NULL, 0);
}
