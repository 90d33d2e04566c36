/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "invoice-enter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "documents.h"
#include "evidence.h"
#include "exchange-error.h"
#include "invoice-claim.h"
#include "invoice-entry.h"
#include "invoice-place.h"
#include "invoice-told.h"
#include "store-error.h"

/* Which part of the work is reading: writing takes longer. */
#define READING 0.2

/* Files on their way into the store. */
typedef struct
{
  BcStore *store;           /* (unowned) */
  BcDatabase *reader;       /* (owned) */
  char *folder;             /* (owned): where the documents are */
  BcId line;                /* that a person named */
  BcId place;               /* what files are kept with that are no tax documents */
  GPtrArray *files;         /* (unowned) (element-type GFile) */
  BcInvoiceIntake *intakes; /* (owned) (array length=files->len) */
  GPtrArray *told;          /* (owned) (element-type BcInvoiceFile): beside the intakes */
  guint n_documents;        /* and other files, that are to be written */
  guint n_written;
  const BcInvoiceProgress *progress; /* (unowned) (nullable) */
} Entering;

static void
entering_clear (Entering *self)
{
  for (guint i = 0; i < self->files->len; i++) {
    bc_filing_clear (&self->intakes[i].filing);
    bc_attached_clear (&self->intakes[i].attached);
  }
  g_free (self->intakes);
  g_free (self->folder);
  g_clear_pointer (&self->told, g_ptr_array_unref);
  g_clear_pointer (&self->reader, bc_database_close);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Entering, entering_clear)

static gboolean
check_line (Entering *self, GError **error)
{
  g_auto (BcRecordInfo) info = { 0 };

  if (!bc_lookup_id (self->reader, &self->line, &info, error))
    return FALSE;
  if (!info.hidden && strcmp (info.type_name, "funding-line") == 0)
    return TRUE;
  g_set_error_literal (error,
                       BC_STORE_ERROR,
                       BC_STORE_ERROR_NOT_FOUND,
                       info.hidden
                         ? _ ("This funding line was deleted: bring it back first")
                         : _ ("An invoice is entered in a funding line, and this is none"));
  return FALSE;
}

/* The other files have to have a record as well, before the copying, which can take long. */
static gboolean
check_place (Entering *self, GError **error)
{
  g_auto (BcRecordInfo) info = { 0 };

  if (!bc_lookup_id (self->reader, &self->place, &info, error))
    return FALSE;
  if (!info.hidden)
    return TRUE;
  g_set_error_literal (error,
                       BC_STORE_ERROR,
                       BC_STORE_ERROR_NOT_FOUND,
                       _ ("This record was deleted, or what it belongs to: bring it back first"));
  return FALSE;
}

/* Only what claims to be a tax document has to be one, and can be too large for that. */
static gboolean
check_size (GFileInfo *info, gboolean claimed, GError **error)
{
  if (!claimed || g_file_info_get_size (info) <= BC_INVOICE_MAX_BYTES)
    return TRUE;
  g_set_error_literal (error,
                       BC_EXCHANGE_ERROR,
                       BC_EXCHANGE_ERROR_TOO_LARGE,
                       _ ("the file is far larger than files of invoices are, which have 32 "
                          "megabytes at most"));
  return FALSE;
}

static gboolean
check_file (GFile *file, gboolean *claimed, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info =
    g_file_query_info (file,
                       G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                       G_FILE_QUERY_INFO_NONE,
                       cancellable,
                       error);

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR) {
    g_set_error_literal (error,
                         BC_EXCHANGE_ERROR,
                         BC_EXCHANGE_ERROR_INVALID,
                         _ ("this is a folder or something else, and not a file: choose the files "
                            "that are in it"));
    return FALSE;
  }
  return bc_invoice_find_claim (file, claimed, cancellable, error) &&
         check_size (info, *claimed, error);
}

/* What was copied is read, and not the original, which may change meanwhile. */
static GPtrArray *
read_copy (Entering *self, const BcFiling *filing, GError **error)
{
  g_autofree char *path = bc_documents_dup_path (self->folder, filing->sha256);
  g_autoptr (GFile) copy = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_file_load_bytes (copy, NULL, NULL, error);

  return bytes != NULL ? bc_invoices_read (bytes, filing->name, error) : NULL;
}

/* What is none is kept for what it is: a photo, or another document. */
static void
take_other (Entering *self, guint i)
{
  BcInvoiceFile *told = self->told->pdata[i];

  self->intakes[i].asked.kind = NULL;
  g_ptr_array_add (told->remarks, g_strdup (_ ("It is no electronic tax document")));
  self->intakes[i].other = TRUE;
  self->n_documents++;
}

static gboolean
read_file (Entering *self, guint i, gboolean *claimed, GCancellable *cancellable, GError **error)
{
  BcInvoiceIntake *intake = &self->intakes[i];
  BcInvoiceFile *told = self->told->pdata[i];
  g_autoptr (GPtrArray) invoices = NULL;

  if (!check_file (self->files->pdata[i], claimed, cancellable, error) ||
      !bc_filing_copy (&intake->filing, self->reader, self->folder, cancellable, error))
    return FALSE;
  if (!*claimed) {
    take_other (self, i);
    return TRUE;
  }
  invoices = read_copy (self, &intake->filing, error);
  if (invoices == NULL)
    return FALSE;
  told->outcomes = bc_invoice_outcomes_take (invoices);
  self->n_documents += told->outcomes->len;
  return TRUE;
}

static void
tell_progress (Entering *self, double fraction)
{
  if (self->progress != NULL)
    self->progress->tell (fraction, self->progress->data);
}

/* What is wrong with one file does not keep the others out. */
static gboolean
read_files (Entering *self, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < self->files->len; i++) {
    g_autoptr (GError) fault = NULL;
    gboolean claimed = FALSE;

    if (!read_file (self, i, &claimed, cancellable, &fault)) {
      if (!bc_filing_is_refusal (fault)) {
        g_propagate_error (error, g_steal_pointer (&fault));
        return FALSE;
      }
      bc_invoice_file_refuse (self->told->pdata[i],
                              fault,
                              claimed ? _ ("Ask whoever issued it for the file as it was issued, "
                                           "or enter it by hand")
                                      : NULL);
    }
    tell_progress (self, READING * (i + 1) / self->files->len);
  }
  return TRUE;
}

static void
tell_written (Entering *self)
{
  self->n_written++;
  tell_progress (self, READING + (1 - READING) * self->n_written / self->n_documents);
}

static gboolean
write_others (Entering *self, BcWriter *writer, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < self->files->len; i++) {
    if (!self->intakes[i].other)
      continue;
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !bc_invoice_entry_keep_other (&self->intakes[i], writer, self->told->pdata[i], error))
      return FALSE;
    tell_written (self);
  }
  return TRUE;
}

static gboolean
write_file (Entering *self,
            BcWriter *writer,
            guint i,
            gboolean notes,
            GCancellable *cancellable,
            GError **error)
{
  GPtrArray *outcomes = ((BcInvoiceFile *) self->told->pdata[i])->outcomes;

  for (guint k = 0; outcomes != NULL && k < outcomes->len; k++) {
    BcInvoiceOutcome *outcome = outcomes->pdata[k];

    if (bc_invoice_is_note (outcome->invoice) != notes)
      continue;
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !bc_invoice_entry_write (&self->intakes[i], writer, outcome, error))
      return FALSE;
    tell_written (self);
  }
  return TRUE;
}

/* Notes come last: what they correct may be in the same files, in any order. */
static gboolean
write_entries (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  Entering *self = data;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->files->len; i++)
      if (!write_file (self, writer, i, pass > 0, cancellable, error))
        return FALSE;
  return write_others (self, writer, cancellable, error);
}

static gpointer
copy_text (gconstpointer text, gpointer data)
{
  return g_strdup (text);
}

/* What a person should know of the other files, as where each is attached by itself. */
static gboolean
warn_of_others (Entering *self, GError **error)
{
  g_autoptr (GPtrArray) documents = bc_evidence_list (self->reader, &self->place, error);

  for (guint i = 0; documents != NULL && i < self->files->len; i++) {
    BcInvoiceIntake *intake = &self->intakes[i];
    BcInvoiceFile *told = self->told->pdata[i];

    if (!intake->other)
      continue;
    if (told->fate == BC_INVOICE_KEPT)
      bc_filing_warn_of_date (&intake->filing, documents);
    g_ptr_array_extend (told->remarks, intake->attached.warnings, copy_text, NULL);
  }
  return documents != NULL;
}

static gboolean
enter (Entering *self, GCancellable *cancellable, GError **error)
{
  gboolean entered;

  if (!check_line (self, error) || !check_place (self, error))
    return FALSE;
  entered = read_files (self, cancellable, error) &&
            (self->n_documents == 0 ||
             bc_store_write (self->store, write_entries, self, cancellable, error));
  for (guint i = 0; i < self->files->len; i++)
    bc_filing_discard (&self->intakes[i].filing, self->reader, self->folder);
  return entered && warn_of_others (self, error);
}

static void
prepare (Entering *self)
{
  self->intakes = g_new0 (BcInvoiceIntake, self->files->len);
  self->told = bc_invoice_files_tell (self->files);
  for (guint i = 0; i < self->files->len; i++) {
    BcInvoiceIntake *intake = &self->intakes[i];

    intake->line = self->line;
    intake->place = self->place;
    intake->asked = (BcAttachment){ .source = self->files->pdata[i], .kind = "invoice" };
    intake->attached.warnings = g_ptr_array_new_with_free_func (g_free);
    intake->filing = (BcFiling){ .asked = &intake->asked, .attached = &intake->attached };
  }
}

/**
 * bc_invoices_enter:
 * @store: a store that can be written
 * @line: a funding line
 * @place: (nullable): what a file is kept with that is no tax document; %NULL for the line
 * @files: (element-type GFile): each one electronic tax document (DTE), or an envelope of many, or
 *   something else
 * @progress: (nullable): told how far it is
 * @cancellable: (nullable): interrupts it
 * @error: return location, #BC_EXCHANGE_ERROR, #BC_STORE_ERROR or an error of GIO
 *
 * Makes an entry of each invoice, receipt and note: a draft of an expense, of a credit note a
 * refund, that names the file, which is kept as evidence. Other types are kept with the line, and
 * a file that does not claim to be a tax document is kept as any other would be. What claims to be
 * one and cannot be read, a folder, and a document that is entered already, anywhere, are refused
 * and the others are not; a note goes into the line of what it corrects, whichever of the two comes
 * first. All of it is one gesture, that one undo takes back. Can be called on any thread; waits.
 *
 * Returns: (transfer full) (nullable) (element-type BcInvoiceFile): what became of each file, in
 *   their order; %NULL with an error, and then nothing was kept
 */
GPtrArray *
bc_invoices_enter (BcStore *store,
                   const BcId *line,
                   const BcId *place,
                   GPtrArray *files,
                   const BcInvoiceProgress *progress,
                   GCancellable *cancellable,
                   GError **error)
{
  g_auto (Entering) entering = {
    .store = store,
    .line = *line,
    .place = place != NULL ? *place : *line,
    .files = files,
    .progress = progress,
  };

  prepare (&entering);
  entering.reader = bc_store_open_reader (store, error);
  entering.folder = bc_store_dup_beside (store, ".documents");
  if (entering.reader == NULL || !enter (&entering, cancellable, error))
    return NULL;
  return g_steal_pointer (&entering.told);
}
