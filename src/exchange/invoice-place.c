/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "invoice-place.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "invoice-values.h"

/* In which line a document belongs, and whom it comes from. */

#define DEBIT_NOTE       56
#define CREDIT_NOTE      61
#define PURCHASE         45 /* on paper */
#define PURCHASE_INVOICE 46

/**
 * bc_invoice_type_clear:
 * @self: a type
 *
 * Frees what it holds.
 */
void
bc_invoice_type_clear (BcInvoiceType *self)
{
  g_clear_pointer (&self->name, g_free);
}

/**
 * bc_invoice_type_find:
 * @database: a connection
 * @code: the tax service's number of a type
 * @type: (inout): set to zeros; left so for a type that the catalogue has not
 * @error: return location, #BC_STORE_ERROR
 *
 * Looks a type up.
 *
 * Returns: whether it could be told
 */
gboolean
bc_invoice_type_find (BcDatabase *database, guint code, BcInvoiceType *type, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%u", code);
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT r.id, t.name, t.becomes_entry FROM invoice_type t "
                       "JOIN record r ON r.row = t.row WHERE t.code = ? AND t.hidden = 0",
                       error);
  BcStep step;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_text (cursor, 1, text);
  step = bc_cursor_step (cursor, error);
  if (step == BC_STEP_ROW) {
    bc_cursor_get_id (cursor, 0, &type->id);
    type->name = g_strdup (bc_cursor_get_text (cursor, 1));
    type->becomes_entry = bc_cursor_get_integer (cursor, 2) != 0;
  }
  return step != BC_STEP_ERROR;
}

/**
 * bc_invoice_is_note:
 * @self: a document
 *
 * Returns: whether it reduces or increases what another document says
 */
gboolean
bc_invoice_is_note (const BcInvoice *self)
{
  return self->type == CREDIT_NOTE || self->type == DEBIT_NOTE;
}

/* A purchase invoice is issued by who buys, and so are the notes to it (the tax service's format of
 * documents): who receives it is paid. */
static gboolean
is_issued_by_buyer (const BcInvoice *self)
{
  const BcInvoiceReference *corrected =
    bc_invoice_is_note (self) ? bc_invoice_get_corrected (self) : NULL;
  guint type = self->type;

  if (corrected != NULL)
    bc_invoice_parse_number (corrected->type, &type);
  return type == PURCHASE_INVOICE || type == PURCHASE;
}

/**
 * bc_invoice_get_supplier_rut:
 * @self: a document
 *
 * Returns: (transfer none): the RUT of whoever is paid; empty if it is not told
 */
const char *
bc_invoice_get_supplier_rut (const BcInvoice *self)
{
  return is_issued_by_buyer (self) ? self->receiver_rut : self->issuer_rut;
}

/**
 * bc_invoice_get_supplier_name:
 * @self: a document
 *
 * Returns: (transfer none): what whoever is paid is called; may be empty
 */
const char *
bc_invoice_get_supplier_name (const BcInvoice *self)
{
  return is_issued_by_buyer (self) ? self->receiver_name : self->issuer_name;
}

static void
warn (const BcInvoice *invoice, const char *sentence)
{
  g_ptr_array_add (invoice->warnings, g_strdup (sentence));
}

static gboolean
find_corrected (BcDatabase *database,
                const BcInvoice *invoice,
                const BcInvoiceReference *reference,
                BcInvoicePlace *place,
                BcId *entry,
                GError **error)
{
  g_auto (BcInvoiceType) type = { 0 };
  BcPaper paper = { .supplier = bc_invoice_get_supplier_rut (invoice), .number = reference->folio };
  guint code = 0;

  bc_invoice_parse_number (reference->type, &code);
  if (!bc_invoice_type_find (database, code, &type, error))
    return FALSE;
  paper.type = type.id;
  place->corrects_type = type.id;
  place->corrects_number = reference->folio;
  return bc_doubles_find (database, &paper, 0, entry, error);
}

static gboolean
find_line (BcDatabase *database, const BcId *entry, BcId *line, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT e.line FROM record r JOIN entry e ON e.row = r.row WHERE r.id = ?",
                       error);

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, entry);
  return bc_cursor_step (cursor, error) == BC_STEP_ROW && bc_cursor_get_id (cursor, 0, line);
}

static gboolean
is_same_district (BcDatabase *database, const BcId *one, const BcId *other, GError **error)
{
  g_auto (BcRecordInfo) first = { 0 };
  g_auto (BcRecordInfo) second = { 0 };

  return bc_lookup_id (database, one, &first, error) &&
         bc_lookup_id (database, other, &second, error) && first.scope == second.scope;
}

/* A line is fixed once an entry exists: a note goes where it reduces or increases something. */
static gboolean
follow (BcDatabase *database,
        const BcInvoice *invoice,
        const BcId *entry,
        BcInvoicePlace *place,
        GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autofree char *where = NULL;
  g_autofree char *sentence = NULL;
  BcId line;

  if (!find_line (database, entry, &line, error) ||
      !bc_doubles_describe (database, entry, &where, error))
    return FALSE;
  place->corrects = *entry;
  if (bc_id_equal (&line, &place->line))
    return TRUE;
  if (is_same_district (database, &line, &place->line, &fault)) {
    place->line = line;
    sentence = g_strdup_printf (_ ("It was put into the line of what it corrects: %s"), where);
  } else
    sentence = g_strdup_printf (_ ("What it corrects is entered in another district: %s"), where);
  warn (invoice, sentence);
  return TRUE;
}

static void
warn_not_entered (const BcInvoice *invoice, const BcInvoiceReference *reference)
{
  g_autofree char *sentence = g_strdup_printf (
    _ ("What it corrects is not entered yet (type %s, number %s): it is applied as soon as "
       "that is"),
    reference->type,
    reference->folio);

  warn (invoice, sentence);
}

/**
 * bc_invoice_find_place:
 * @database: a connection
 * @invoice: a document; what a person should know of its place is added to its warnings
 * @line: the line that a person named
 * @place: (out): where it is to be entered
 * @error: return location, #BC_STORE_ERROR
 *
 * Puts a credit or debit note into the line of what it corrects, where that is in the same district
 * (the programme: a credit note reduces what it names); anything else into the line that was named.
 * A note whose document is not entered yet goes there too, and waits (see bc_corrections_apply()).
 *
 * Returns: whether it succeeded
 */
gboolean
bc_invoice_find_place (BcDatabase *database,
                       const BcInvoice *invoice,
                       const BcId *line,
                       BcInvoicePlace *place,
                       GError **error)
{
  const BcInvoiceReference *reference =
    bc_invoice_is_note (invoice) ? bc_invoice_get_corrected (invoice) : NULL;
  BcId entry;

  *place = (BcInvoicePlace){ .line = *line };
  if (!bc_invoice_is_note (invoice))
    return TRUE;
  if (reference == NULL) {
    warn (invoice, _ ("It does not tell which document it corrects"));
    return TRUE;
  }
  if (!find_corrected (database, invoice, reference, place, &entry, error))
    return FALSE;
  if (!bc_id_is_nil (&entry))
    return follow (database, invoice, &entry, place, error);
  warn_not_entered (invoice, reference);
  return TRUE;
}
