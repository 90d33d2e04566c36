/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "invoice-work.h"

#include <glib/gi18n-lib.h>

#include "document-receiver.h"
#include "document-tell.h"
#include "invoice-enter.h"
#include "job-dialog.h"
#include "window-find.h"

/* Files of invoices on their way into a line. */
typedef struct
{
  BcStore *store; /* (owned) */
  BcId line;
  GPtrArray *files; /* (owned) (element-type GFile) */
} Entering;

/* What came of them. */
typedef struct
{
  guint n_done;
  BcId first;           /* the entry of a document that was refused; nil for none */
  GPtrArray *sentences; /* (owned) (element-type utf8) */
} Told;

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
free_told (gpointer data)
{
  Told *self = data;

  g_ptr_array_unref (self->sentences);
  g_free (self);
}

static void
add_sentence (Told *told, const BcInvoiceOutcome *outcome, const char *sentence)
{
  const char *type = outcome->type_name != NULL ? outcome->type_name : "";

  g_ptr_array_add (told->sentences,
                   g_strdup_printf ("%s %s: %s", type, outcome->invoice->folio, sentence));
}

static void
tell_outcome (Told *told, const BcInvoiceOutcome *outcome)
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

static void
tell_file (Told *told, const BcInvoiceFile *file)
{
  if (file->refusal != NULL)
    g_ptr_array_add (told->sentences, g_strdup (file->refusal));
  for (guint i = 0; file->outcomes != NULL && i < file->outcomes->len; i++)
    tell_outcome (told, file->outcomes->pdata[i]);
}

static Told *
take_told (const GPtrArray *files)
{
  Told *told = g_new0 (Told, 1);

  told->sentences = g_ptr_array_new_with_free_func (g_free);
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
  g_autoptr (GPtrArray) files =
    bc_invoices_enter (self->store, &self->line, self->files, &progress, cancellable, error);

  return files != NULL ? take_told (files) : NULL;
}

static void
entered_cb (GtkWindow *parent, gpointer result)
{
  const Told *told = result;
  BcWindow *window = bc_window_find (GTK_WIDGET (parent));
  g_autofree char *sentence = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u document entered", "%u documents entered", told->n_done),
    told->n_done);

  if (told->n_done > 0 && window != NULL)
    bc_window_add_toast (window, sentence, TRUE);
  bc_document_tell_of_record (parent,
                              told->n_done > 0 ? sentence : _ ("No Invoice Was Entered"),
                              told->sentences,
                              bc_id_is_nil (&told->first) ? NULL : &told->first);
}

/* Enters files of invoices in a line, as one gesture, and tells what became of each document.
 * @files: (element-type GFile) */
void
bc_invoice_work_run (GtkWindow *parent, BcStore *store, const BcId *line, GPtrArray *files)
{
  static const BcJobKind kind = {
    .title = N_ ("Entering invoices"),
    .cancelled = N_ ("Cancelled: no document was entered"),
    .work = enter_work,
    .done = entered_cb,
    .free_data = free_entering,
    .free_result = free_told,
  };
  Entering *self = g_new0 (Entering, 1);

  self->store = g_object_ref (store);
  self->line = *line;
  self->files = g_ptr_array_ref (files);
  bc_job_dialog_run (parent, &kind, self);
}
