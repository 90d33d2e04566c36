/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "invoice-enter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "documents.h"
#include "exchange-error.h"
#include "invoice-entry.h"
#include "invoice-place.h"
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
  GPtrArray *files;         /* (unowned) (element-type GFile) */
  BcInvoiceIntake *intakes; /* (owned) (array length=files->len) */
  GPtrArray *told;          /* (owned) (element-type BcInvoiceFile): beside the intakes */
  guint n_documents;
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

static void
free_outcome (gpointer data)
{
  BcInvoiceOutcome *outcome = data;

  g_clear_pointer (&outcome->invoice, bc_invoice_free);
  g_free (outcome->type_name);
  g_free (outcome->refusal);
  g_free (outcome);
}

static void
free_file (gpointer data)
{
  BcInvoiceFile *file = data;

  g_free (file->name);
  g_free (file->refusal);
  g_clear_pointer (&file->outcomes, g_ptr_array_unref);
  g_free (file);
}

/**
 * bc_invoice_fate_get_name:
 * @fate: what became of a document
 *
 * Returns: its name for other programs
 */
const char *
bc_invoice_fate_get_name (BcInvoiceFate fate)
{
  static const char *const names[] = { "entered", "kept", "present", "refused" };

  return names[fate];
}

/**
 * bc_invoice_fate_get_label:
 * @fate: what became of a document
 *
 * Returns: it in words
 */
const char *
bc_invoice_fate_get_label (BcInvoiceFate fate)
{
  static const char *const labels[] = { N_ ("Became an entry"),
                                        N_ ("Kept as a document"),
                                        N_ ("Was kept already"),
                                        N_ ("Refused") };

  return _ (labels[fate]);
}

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

static gboolean
check_file (GFile *file, GCancellable *cancellable, GError **error)
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
                         _ ("this is a folder or something else, and not a file"));
    return FALSE;
  }
  if (g_file_info_get_size (info) <= BC_INVOICE_MAX_BYTES)
    return TRUE;
  g_set_error_literal (error,
                       BC_EXCHANGE_ERROR,
                       BC_EXCHANGE_ERROR_TOO_LARGE,
                       _ ("the file is far larger than invoices are: it is none"));
  return FALSE;
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

static GPtrArray *
make_outcomes (GPtrArray *invoices)
{
  GPtrArray *outcomes = g_ptr_array_new_with_free_func (free_outcome);

  g_ptr_array_set_free_func (invoices, NULL);
  for (guint i = 0; i < invoices->len; i++) {
    BcInvoiceOutcome *outcome = g_new0 (BcInvoiceOutcome, 1);

    outcome->invoice = invoices->pdata[i];
    g_ptr_array_add (outcomes, outcome);
  }
  return outcomes;
}

static gboolean
read_file (Entering *self, guint i, GCancellable *cancellable, GError **error)
{
  BcInvoiceIntake *intake = &self->intakes[i];
  BcInvoiceFile *told = self->told->pdata[i];
  g_autoptr (GPtrArray) invoices = NULL;

  if (!check_file (self->files->pdata[i], cancellable, error) ||
      !bc_filing_copy (&intake->filing, self->reader, self->folder, cancellable, error))
    return FALSE;
  invoices = read_copy (self, &intake->filing, error);
  if (invoices == NULL)
    return FALSE;
  told->outcomes = make_outcomes (invoices);
  self->n_documents += told->outcomes->len;
  return TRUE;
}

static char *
dup_refusal (const BcInvoiceFile *file, const GError *fault)
{
  if (g_str_has_prefix (fault->message, file->name))
    return g_strdup (fault->message);
  return g_strdup_printf ("%s: %s", file->name, fault->message);
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
    BcInvoiceFile *told = self->told->pdata[i];
    g_autoptr (GError) fault = NULL;

    if (!read_file (self, i, cancellable, &fault)) {
      if (!bc_filing_is_refusal (fault)) {
        g_propagate_error (error, g_steal_pointer (&fault));
        return FALSE;
      }
      told->refusal = dup_refusal (told, fault);
    }
    tell_progress (self, READING * (i + 1) / self->files->len);
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
    self->n_written++;
    tell_progress (self, READING + (1 - READING) * self->n_written / self->n_documents);
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
  return TRUE;
}

static gboolean
enter (Entering *self, GCancellable *cancellable, GError **error)
{
  gboolean entered;

  if (!check_line (self, error))
    return FALSE;
  entered = read_files (self, cancellable, error) &&
            (self->n_documents == 0 ||
             bc_store_write (self->store, write_entries, self, cancellable, error));
  for (guint i = 0; i < self->files->len; i++)
    bc_filing_discard (&self->intakes[i].filing, self->reader, self->folder);
  return entered;
}

static char *
dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base != NULL ? base : "");
}

static void
prepare (Entering *self)
{
  self->intakes = g_new0 (BcInvoiceIntake, self->files->len);
  self->told = g_ptr_array_new_with_free_func (free_file);
  for (guint i = 0; i < self->files->len; i++) {
    BcInvoiceIntake *intake = &self->intakes[i];
    BcInvoiceFile *told = g_new0 (BcInvoiceFile, 1);

    told->name = dup_name (self->files->pdata[i]);
    g_ptr_array_add (self->told, told);
    intake->line = self->line;
    intake->asked = (BcAttachment){ .source = self->files->pdata[i], .kind = "invoice" };
    intake->attached.warnings = g_ptr_array_new_with_free_func (g_free);
    intake->filing = (BcFiling){ .asked = &intake->asked, .attached = &intake->attached };
  }
}

/**
 * bc_invoices_enter:
 * @store: a store that can be written
 * @line: a funding line
 * @files: (element-type GFile): each one electronic tax document (DTE), or an envelope of many
 * @progress: (nullable): told how far it is
 * @cancellable: (nullable): interrupts it
 * @error: return location, #BC_EXCHANGE_ERROR, #BC_STORE_ERROR or an error of GIO
 *
 * Makes an entry of each invoice, receipt and note: a draft of an expense, of a credit note a
 * refund, that names the file, which is kept as evidence. Other types are kept with the line. A
 * file that cannot be read, and a document that is entered already, anywhere, are refused and the
 * others are not; a note goes into the line of what it corrects, whichever of the two comes first.
 * All of it is one gesture, that one undo takes back. Can be called on any thread; waits.
 *
 * Returns: (transfer full) (nullable) (element-type BcInvoiceFile): what became of each file, in
 *   their order; %NULL with an error, and then nothing was kept
 */
GPtrArray *
bc_invoices_enter (BcStore *store,
                   const BcId *line,
                   GPtrArray *files,
                   const BcInvoiceProgress *progress,
                   GCancellable *cancellable,
                   GError **error)
{
  g_auto (Entering) entering = {
    .store = store,
    .line = *line,
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
