/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "invoice-enter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "corrections.h"
#include "date.h"
#include "documents.h"
#include "exchange-error.h"
#include "filing.h"
#include "invoice-place.h"
#include "store-error.h"

#define CREDIT_NOTE 61

/* A file on its way into the store. */
typedef struct
{
  BcStore *store;      /* (unowned) */
  BcDatabase *reader;  /* (owned) */
  char *folder;        /* (owned): where the documents are */
  BcId line;           /* that a person named */
  BcAttachment asked;  /* what the file is to be kept with, one record after the other */
  BcAttached attached; /* what came of the newest */
  BcFiling filing;
  GPtrArray *outcomes; /* (owned) (element-type BcInvoiceOutcome) */
} Entering;

static void
entering_clear (Entering *self)
{
  bc_filing_clear (&self->filing);
  bc_attached_clear (&self->attached);
  g_free (self->folder);
  g_clear_pointer (&self->outcomes, g_ptr_array_unref);
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
read_copy (Entering *self, GError **error)
{
  g_autofree char *path = bc_documents_dup_path (self->folder, self->filing.sha256);
  g_autoptr (GFile) copy = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_file_load_bytes (copy, NULL, NULL, error);

  return bytes != NULL ? bc_invoices_read (bytes, self->filing.name, error) : NULL;
}

static gboolean
take_file (Entering *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) invoices = NULL;

  self->attached.warnings = g_ptr_array_new_with_free_func (g_free);
  self->filing = (BcFiling){ .asked = &self->asked, .attached = &self->attached };
  if (!bc_filing_copy (&self->filing, self->reader, self->folder, cancellable, error))
    return FALSE;
  invoices = read_copy (self, error);
  if (invoices == NULL)
    return FALSE;
  g_ptr_array_set_free_func (invoices, NULL);
  for (guint i = 0; i < invoices->len; i++) {
    BcInvoiceOutcome *outcome = g_new0 (BcInvoiceOutcome, 1);

    outcome->invoice = invoices->pdata[i];
    g_ptr_array_add (self->outcomes, outcome);
  }
  return TRUE;
}

static void
refuse (BcInvoiceOutcome *outcome, char *refusal)
{
  outcome->fate = BC_INVOICE_REFUSED;
  outcome->refusal = refusal;
}

static gboolean
keep_file (Entering *self, BcWriter *writer, const BcId *record, GError **error)
{
  self->asked.record = *record;
  return bc_filing_save (&self->filing, writer, error);
}

static gboolean
find_kept (Entering *self, BcDatabase *database, BcId *document, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT r.id FROM document d JOIN record r ON r.row = d.row "
                       "WHERE d.record = ? AND d.file = ? AND d.hidden = 0 LIMIT 1",
                       error);
  BcStep step;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, &self->line);
  bc_cursor_bind_text (cursor, 2, self->filing.sha256);
  step = bc_cursor_step (cursor, error);
  if (step == BC_STEP_ROW)
    bc_cursor_get_id (cursor, 0, document);
  return step != BC_STEP_ERROR;
}

/* Several documents of one file are kept with the line as the one file that they are. */
static gboolean
keep_document (Entering *self, BcWriter *writer, BcInvoiceOutcome *outcome, GError **error)
{
  if (!find_kept (self, bc_writer_get_database (writer), &outcome->record, error))
    return FALSE;
  outcome->fate = bc_id_is_nil (&outcome->record) ? BC_INVOICE_KEPT : BC_INVOICE_PRESENT;
  if (outcome->fate == BC_INVOICE_PRESENT)
    return TRUE;
  if (!keep_file (self, writer, &self->line, error))
    return FALSE;
  outcome->record = self->attached.id;
  return TRUE;
}

/* What of the total is value-added tax: what the buyer keeps back of it was never paid. */
static gint64
get_tax (const BcInvoice *invoice)
{
  return CLAMP (invoice->vat - invoice->withheld, 0, invoice->total);
}

/* What a note says that it corrects, kept as it is known by; what no document is called is not. */
static void
set_correction (BcDraft *draft, const BcInvoicePlace *place)
{
  if (!bc_id_is_nil (&place->corrects_type) &&
      bc_draft_set_text (draft, "corrects-number", place->corrects_number, NULL))
    bc_draft_set_id (draft, "corrects-type", &place->corrects_type);
}

static gboolean
fill_entry (BcDraft *draft,
            const BcInvoice *invoice,
            const BcInvoiceType *type,
            const BcInvoicePlace *place,
            GError **error)
{
  g_autofree char *date = bc_date_dup_iso (invoice->date);
  g_autofree char *words = bc_invoice_dup_words (invoice);
  const char *name = bc_invoice_get_supplier_name (invoice);

  bc_draft_init (draft, bc_dictionary_find ("entry"), NULL);
  bc_draft_set_id (draft, "line", &place->line);
  bc_draft_set_id (draft, "document-type", &type->id);
  bc_draft_set_integer (draft, "amount", invoice->total);
  if (get_tax (invoice) > 0)
    bc_draft_set_integer (draft, "tax", get_tax (invoice));
  if (!bc_id_is_nil (&place->corrects))
    bc_draft_set_id (draft, "corrects", &place->corrects);
  set_correction (draft, place);
  return bc_draft_set_text (draft,
                            "kind",
                            invoice->type == CREDIT_NOTE ? "refund" : "expense",
                            error) &&
         bc_draft_set_text (draft, "state", "draft", error) &&
         bc_draft_set_text (draft, "date", date, error) &&
         bc_draft_set_text (draft, "supplier-rut", bc_invoice_get_supplier_rut (invoice), error) &&
         bc_draft_set_text (draft, "document-number", invoice->folio, error) &&
         bc_draft_set_text (draft, "notes", words, error) &&
         (*name == '\0' || bc_draft_set_text (draft, "supplier-name", name, error));
}

/* The file belongs to the entry, and the entry names it. */
static gboolean
save_entry (Entering *self,
            BcWriter *writer,
            BcInvoiceOutcome *outcome,
            const BcDraft *draft,
            GError **error)
{
  g_auto (BcDraft) naming = { 0 };

  if (!bc_save (writer, draft, &outcome->record, error) ||
      !keep_file (self, writer, &outcome->record, error))
    return FALSE;
  bc_draft_init (&naming, draft->type, &outcome->record);
  naming.arrival = BC_ARRIVAL_NOW;
  bc_draft_set_id (&naming, "document", &self->attached.id);
  return bc_save (writer, &naming, &outcome->record, error);
}

static void
warn_of_future (BcDatabase *database, const BcInvoice *invoice)
{
  if (invoice->date > bc_lookup_today (database))
    g_ptr_array_add (invoice->warnings, g_strdup (_ ("Its day is still to come")));
}

/* Notes that came before it are its own by now. */
static gboolean
warn_of_notes (BcDatabase *database, const BcInvoiceOutcome *outcome, GError **error)
{
  g_autoptr (GArray) notes = bc_corrections_list (database, &outcome->record, error);

  for (guint i = 0; notes != NULL && i < notes->len; i++) {
    g_autofree char *where = NULL;

    if (!bc_doubles_describe (database, &g_array_index (notes, BcId, i), &where, error))
      return FALSE;
    g_ptr_array_add (outcome->invoice->warnings,
                     g_strdup_printf (_ ("A note that came before it was applied to it: %s"),
                                      where));
  }
  return notes != NULL;
}

static gboolean
make_entry (Entering *self,
            BcWriter *writer,
            BcInvoiceOutcome *outcome,
            const BcInvoiceType *type,
            GError **error)
{
  BcDatabase *database = bc_writer_get_database (writer);
  g_auto (BcDraft) draft = { 0 };
  BcInvoicePlace place;

  outcome->fate = BC_INVOICE_ENTERED;
  warn_of_future (database, outcome->invoice);
  return bc_invoice_find_place (database, outcome->invoice, &self->line, &place, error) &&
         bc_invoice_warn_of_receiver (database, outcome->invoice, &place.line, error) &&
         fill_entry (&draft, outcome->invoice, type, &place, error) &&
         save_entry (self, writer, outcome, &draft, error) &&
         warn_of_notes (database, outcome, error);
}

static gboolean
refuse_second (BcDatabase *database, BcInvoiceOutcome *outcome, const BcId *first, GError **error)
{
  g_autofree char *where = NULL;

  if (!bc_doubles_describe (database, first, &where, error))
    return FALSE;
  outcome->record = *first;
  refuse (outcome, g_strdup_printf (_ ("It is entered already: %s"), where));
  return TRUE;
}

static gboolean
enter_once (Entering *self,
            BcWriter *writer,
            BcInvoiceOutcome *outcome,
            const BcInvoiceType *type,
            GError **error)
{
  BcDatabase *database = bc_writer_get_database (writer);
  const BcPaper paper = {
    .supplier = bc_invoice_get_supplier_rut (outcome->invoice),
    .type = type->id,
    .number = outcome->invoice->folio,
  };
  BcId first;

  if (*paper.supplier == '\0') {
    refuse (outcome, g_strdup (_ ("It does not tell whom it pays")));
    return TRUE;
  }
  if (!bc_doubles_find (database, &paper, 0, &first, error))
    return FALSE;
  return bc_id_is_nil (&first) ? make_entry (self, writer, outcome, type, error)
                               : refuse_second (database, outcome, &first, error);
}

static gboolean
enter_one (Entering *self, BcWriter *writer, BcInvoiceOutcome *outcome, GError **error)
{
  g_auto (BcInvoiceType) type = { 0 };

  if (!bc_invoice_type_find (bc_writer_get_database (writer), outcome->invoice->type, &type, error))
    return FALSE;
  outcome->type_name = g_strdup (type.name);
  if (bc_id_is_nil (&type.id)) {
    refuse (outcome,
            g_strdup_printf (_ ("Documents of type %u are not in the catalogue"),
                             outcome->invoice->type));
    return TRUE;
  }
  return type.becomes_entry ? enter_once (self, writer, outcome, &type, error)
                            : keep_document (self, writer, outcome, error);
}

/* Notes come last: what they correct may be in the same file, in any order. */
static gboolean
write_entries (BcWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  Entering *self = data;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->outcomes->len; i++) {
      BcInvoiceOutcome *outcome = self->outcomes->pdata[i];

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (bc_invoice_is_note (outcome->invoice) == (pass > 0) &&
          !enter_one (self, writer, outcome, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
enter (Entering *self, GFile *file, GCancellable *cancellable, GError **error)
{
  gboolean entered;

  if (!check_line (self, error) || !check_file (file, cancellable, error))
    return FALSE;
  entered = take_file (self, cancellable, error) &&
            bc_store_write (self->store, write_entries, self, cancellable, error);
  bc_filing_discard (&self->filing, self->reader, self->folder);
  return entered;
}

/**
 * bc_invoice_enter:
 * @store: a store that can be written
 * @line: a funding line
 * @file: one electronic tax document (DTE), or an envelope of many
 * @cancellable: (nullable): interrupts it
 * @error: return location, #BC_EXCHANGE_ERROR, #BC_STORE_ERROR or an error of GIO
 *
 * Makes an entry of each invoice, receipt and note: a draft of an expense, of a credit note a
 * refund, that names the file, which is kept as evidence. Other types are kept with the line. A
 * document that is entered already, anywhere, is refused and the others of the file are not; a note
 * goes into the line of what it corrects, whichever of the two comes first. All of it is one
 * gesture, that one undo takes back. Can be called on any thread; waits.
 *
 * Returns: (transfer full) (nullable) (element-type BcInvoiceOutcome): what became of each
 * document, in the order of the file; %NULL with an error, and then nothing was kept
 */
GPtrArray *
bc_invoice_enter (BcStore *store,
                  const BcId *line,
                  GFile *file,
                  GCancellable *cancellable,
                  GError **error)
{
  g_auto (Entering) entering = {
    .store = store,
    .line = *line,
    .asked = { .source = file, .kind = "invoice" },
    .outcomes = g_ptr_array_new_with_free_func (free_outcome),
  };

  entering.reader = bc_store_open_reader (store, error);
  entering.folder = bc_store_dup_beside (store, ".documents");
  if (entering.reader == NULL || !enter (&entering, file, cancellable, error))
    return NULL;
  return g_steal_pointer (&entering.outcomes);
}
