/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "invoice-work.h"

#include <glib/gi18n-lib.h>

#include "document-receiver.h"
#include "document-tell.h"
#include "invoice-enter.h"
#include "job-dialog.h"
#include "number.h"

/* More names than this say nothing. */
#define MOST_NAMES 6

/* Files of invoices on their way into a line. */
typedef struct
{
  BcStore *store; /* (owned) */
  BcId line;
  BcId place;       /* what other files are kept with */
  GPtrArray *files; /* (owned) (element-type GFile) */
} Entering;

static void
free_entering (gpointer data)
{
  Entering *self = data;

  g_object_unref (self->store);
  g_ptr_array_unref (self->files);
  g_free (self);
  bc_document_receiver_forget_pasted ();
}

static void
add_sentence (BcDocumentTold *told, const BcInvoiceOutcome *outcome, const char *sentence)
{
  const char *type = outcome->type_name != NULL ? outcome->type_name : "";

  g_ptr_array_add (told->sentences,
                   g_strdup_printf ("%s %s: %s", type, outcome->invoice->folio, sentence));
}

static void
tell_outcome (BcDocumentTold *told, const BcInvoiceOutcome *outcome)
{
  if (outcome->fate == BC_INVOICE_ENTERED || outcome->fate == BC_INVOICE_KEPT)
    told->n_done++;
  if (outcome->fate != BC_INVOICE_ENTERED)
    add_sentence (told,
                  outcome,
                  outcome->refusal != NULL ? outcome->refusal
                                           : bc_invoice_fate_get_label (outcome->fate));
  if (outcome->fate == BC_INVOICE_REFUSED && bc_id_is_nil (&told->first))
    told->first = outcome->record;
  if (outcome->invoice->digest == BC_INVOICE_DIGEST_DIFFERS)
    add_sentence (told, outcome, bc_invoice_digest_get_label (outcome->invoice->digest));
  for (guint i = 0; i < outcome->invoice->warnings->len; i++)
    add_sentence (told, outcome, outcome->invoice->warnings->pdata[i]);
}

/* A file that is no tax document: it was kept for what it is, or not. */
static void
tell_other (BcDocumentTold *told, const BcInvoiceFile *file)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *remarks = NULL;

  if (file->refusal != NULL) {
    g_ptr_array_add (told->sentences, g_strdup (file->refusal));
    return;
  }
  told->n_others += file->fate == BC_INVOICE_KEPT;
  g_ptr_array_add (parts, (gpointer) bc_invoice_fate_get_label (file->fate));
  g_ptr_array_extend (parts, file->remarks, NULL, NULL);
  g_ptr_array_add (parts, NULL);
  remarks = g_strjoinv (". ", (char **) parts->pdata);
  g_ptr_array_add (told->sentences, g_strdup_printf ("%s: %s", file->name, remarks));
}

static void
tell_file (BcDocumentTold *told, const BcInvoiceFile *file)
{
  if (file->outcomes == NULL)
    tell_other (told, file);
  for (guint i = 0; file->outcomes != NULL && i < file->outcomes->len; i++)
    tell_outcome (told, file->outcomes->pdata[i]);
}

static gboolean
is_all_taken (const GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    if (((const BcInvoiceFile *) files->pdata[i])->outcomes == NULL)
      return FALSE;
  return TRUE;
}

/* Which files were read as invoices goes without saying unless there are others. */
static void
tell_read (BcDocumentTold *told, const GPtrArray *files)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  if (is_all_taken (files))
    return;
  for (guint i = 0; i < files->len; i++) {
    const BcInvoiceFile *file = files->pdata[i];

    if (file->outcomes != NULL && n++ < MOST_NAMES)
      g_string_append_printf (names, "%s%s", n > 1 ? ", " : "", file->name);
  }
  if (n > MOST_NAMES)
    g_string_append_printf (
      names,
      g_dngettext (GETTEXT_PACKAGE, ", and %u more", ", and %u more", n - MOST_NAMES),
      n - MOST_NAMES);
  if (n > 0)
    g_ptr_array_add (told->sentences, g_strdup_printf (_ ("Taken as invoices: %s"), names->str));
}

static BcDocumentTold *
take_told (const GPtrArray *files)
{
  BcDocumentTold *told = bc_document_told_new ();

  tell_read (told, files);
  for (guint i = 0; i < files->len; i++)
    tell_file (told, files->pdata[i]);
  return told;
}

static void
tell_progress (double fraction, gpointer job)
{
  bc_job_tell (job, fraction);
}

static gpointer
enter_work (BcJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  Entering *self = data;
  const BcInvoiceProgress progress = { tell_progress, job };
  g_autoptr (GPtrArray) files = bc_invoices_enter (self->store,
                                                   &self->line,
                                                   &self->place,
                                                   self->files,
                                                   &progress,
                                                   cancellable,
                                                   error);

  return files != NULL ? take_told (files) : NULL;
}

/* How many were entered, and how many other files were kept. */
static char *
dup_done (const BcDocumentTold *told)
{
  g_autofree char *done = bc_number_dup_whole_screen (told->n_done);
  g_autofree char *others = bc_number_dup_whole_screen (told->n_others);
  g_autofree char *entered = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%s document entered", "%s documents entered", told->n_done),
    done);
  g_autofree char *kept = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                        "%s file kept as a document",
                                                        "%s files kept as documents",
                                                        told->n_others),
                                           others);

  if (told->n_others == 0)
    return g_steal_pointer (&entered);
  if (told->n_done == 0)
    return g_steal_pointer (&kept);
  return g_strdup_printf ("%s. %s", entered, kept);
}

static void
entered_cb (GtkWindow *parent, gpointer result)
{
  const BcDocumentTold *told = result;
  g_autofree char *sentence = dup_done (told);

  bc_document_told_show (told, parent, sentence, _ ("No Invoice Was Entered"));
}

/* Enters files of invoices in a line, as one gesture, and tells what became of each document.
 * @place: what other files are kept with
 * @files: (element-type GFile) */
void
bc_invoice_work_run (GtkWindow *parent,
                     BcStore *store,
                     const BcId *line,
                     const BcId *place,
                     GPtrArray *files)
{
  static const BcJobKind kind = {
    .title = N_ ("Entering invoices"),
    .cancelled = N_ ("Cancelled: no document was entered"),
    .work = enter_work,
    .done = entered_cb,
    .free_data = free_entering,
    .free_result = bc_document_told_free,
  };
  Entering *self = g_new0 (Entering, 1);

  self->store = g_object_ref (store);
  self->line = *line;
  self->place = *place;
  self->files = g_ptr_array_ref (files);
  bc_job_dialog_run (parent, &kind, self);
}
