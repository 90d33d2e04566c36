/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "invoice-entry.h"

#include <glib/gi18n-lib.h>

#include "corrections.h"
#include "date.h"
#include "invoice-place.h"
#include "store-error.h"
#include "value-error.h"

/* One document on its way into the store. */

#define CREDIT_NOTE 61

static void
refuse (BcInvoiceOutcome *outcome, char *refusal)
{
  outcome->fate = BC_INVOICE_REFUSED;
  outcome->refusal = refusal;
}

static gboolean
keep_file (BcInvoiceIntake *self, BcWriter *writer, const BcId *record, GError **error)
{
  self->asked.record = *record;
  return bc_filing_save (&self->filing, writer, error);
}

static gboolean
find_kept (BcInvoiceIntake *self,
           BcDatabase *database,
           const BcId *place,
           BcId *document,
           GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT r.id FROM document d JOIN record r ON r.row = d.row "
                       "WHERE d.record = ? AND d.file = ? AND d.hidden = 0 LIMIT 1",
                       error);
  BcStep step;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, place);
  bc_cursor_bind_text (cursor, 2, self->filing.sha256);
  step = bc_cursor_step (cursor, error);
  if (step == BC_STEP_ROW)
    bc_cursor_get_id (cursor, 0, document);
  return step != BC_STEP_ERROR;
}

static gboolean
keep_once (BcInvoiceIntake *self,
           BcWriter *writer,
           const BcId *place,
           BcInvoiceFate *fate,
           BcId *document,
           GError **error)
{
  if (!find_kept (self, bc_writer_get_database (writer), place, document, error))
    return FALSE;
  *fate = bc_id_is_nil (document) ? BC_INVOICE_KEPT : BC_INVOICE_PRESENT;
  if (*fate == BC_INVOICE_PRESENT)
    return TRUE;
  if (!keep_file (self, writer, place, error))
    return FALSE;
  *document = self->attached.id;
  return TRUE;
}

/* Several documents of one file are kept with the line as the one file that they are. */
static gboolean
keep_document (BcInvoiceIntake *self, BcWriter *writer, BcInvoiceOutcome *outcome, GError **error)
{
  return keep_once (self, writer, &self->line, &outcome->fate, &outcome->record, error);
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

/* What one document says that cannot be stored keeps no other out. Nothing of it was written. */
static gboolean
refuse_alone (BcInvoiceOutcome *outcome, GError *fault, GError **error)
{
  const gboolean alone = fault->domain == BC_VALUE_ERROR ||
                         g_error_matches (fault, BC_STORE_ERROR, BC_STORE_ERROR_INVALID);

  if (alone) {
    refuse (outcome, g_strdup (fault->message));
    g_error_free (fault);
  } else
    g_propagate_error (error, fault);
  return alone;
}

/* The file belongs to the entry, and the entry names it. */
static gboolean
save_entry (BcInvoiceIntake *self,
            BcWriter *writer,
            BcInvoiceOutcome *outcome,
            const BcDraft *draft,
            GError **error)
{
  g_auto (BcDraft) naming = { 0 };
  GError *fault = NULL;

  if (!bc_save (writer, draft, &outcome->record, &fault))
    return refuse_alone (outcome, fault, error);
  if (!keep_file (self, writer, &outcome->record, error))
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
make_entry (BcInvoiceIntake *self,
            BcWriter *writer,
            BcInvoiceOutcome *outcome,
            const BcInvoiceType *type,
            GError **error)
{
  BcDatabase *database = bc_writer_get_database (writer);
  g_auto (BcDraft) draft = { 0 };
  BcInvoicePlace place;
  GError *fault = NULL;

  outcome->fate = BC_INVOICE_ENTERED;
  warn_of_future (database, outcome->invoice);
  if (!bc_invoice_find_place (database, outcome->invoice, &self->line, &place, error) ||
      !bc_invoice_warn_of_receiver (database, outcome->invoice, &place.line, error))
    return FALSE;
  if (!fill_entry (&draft, outcome->invoice, type, &place, &fault))
    return refuse_alone (outcome, fault, error);
  return save_entry (self, writer, outcome, &draft, error) &&
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
enter_once (BcInvoiceIntake *self,
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

/**
 * bc_invoice_entry_write:
 * @intake: the file that it is in
 * @writer: a transaction
 * @outcome: (inout): the document; what became of it
 * @error: return location, #BC_STORE_ERROR
 *
 * Makes an entry of a document, or keeps its file, or says why not: see bc_invoices_enter().
 *
 * Returns: %FALSE with an error, after which the transaction must be freed
 */
gboolean
bc_invoice_entry_write (BcInvoiceIntake *intake,
                        BcWriter *writer,
                        BcInvoiceOutcome *outcome,
                        GError **error)
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
  return type.becomes_entry ? enter_once (intake, writer, outcome, &type, error)
                            : keep_document (intake, writer, outcome, error);
}

/**
 * bc_invoice_entry_keep_other:
 * @intake: a file that is no tax document
 * @writer: a transaction
 * @file: (inout): what became of it
 * @error: return location, #BC_STORE_ERROR
 *
 * Keeps it as a document, once: see bc_invoices_enter().
 *
 * Returns: %FALSE with an error, after which the transaction must be freed
 */
gboolean
bc_invoice_entry_keep_other (BcInvoiceIntake *intake,
                             BcWriter *writer,
                             BcInvoiceFile *file,
                             GError **error)
{
  return keep_once (intake, writer, &intake->place, &file->fate, &file->record, error);
}
