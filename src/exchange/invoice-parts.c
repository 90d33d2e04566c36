/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "invoice-parts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "date.h"
#include "exchange-error.h"
#include "invoice-values.h"

/* What an element says, and of what. */
typedef enum {
  OF_INVOICE,
  OF_LINE,
  OF_REFERENCE,
} Subject;

typedef enum {
  TAKE_TYPE,
  TAKE_FOLIO,
  TAKE_DATE,
  TAKE_ISSUER,
  TAKE_RECEIVER,
  TAKE_TEXT,
  TAKE_PART, /* of the total, in pesos */
  TAKE_ADDITIONAL,
  TAKE_WITHHELD,
  TAKE_TOTAL,
  TAKE_AMOUNT,
  TAKE_RATE,
  TAKE_TAX_TYPE,
  TAKE_TAX_AMOUNT,
  TAKE_CODE,
} Take;

typedef struct
{
  const char *path; /* below the document's body */
  Take take;
  Subject subject;
  gsize offset;
} Slot;

#define HEADING                      "/Encabezado"
#define TOTALS                       HEADING "/Totales"
#define TAX                          TOTALS "/ImptoReten"
#define OF(subject_, type_, member_) subject_, G_STRUCT_OFFSET (type_, member_)
#define INVOICE(member_)             OF (OF_INVOICE, BcInvoice, member_)
#define LINE(member_)                OF (OF_LINE, BcInvoiceLine, member_)
#define REFERENCE(member_)           OF (OF_REFERENCE, BcInvoiceReference, member_)

static const Slot slots[] = {
  { HEADING "/IdDoc/TipoDTE", TAKE_TYPE, INVOICE (type) },
  { HEADING "/IdDoc/Folio", TAKE_FOLIO, INVOICE (folio) },
  { HEADING "/IdDoc/FchEmis", TAKE_DATE, INVOICE (date) },
  { HEADING "/Emisor/RUTEmisor", TAKE_ISSUER, INVOICE (issuer_rut) },
  { HEADING "/Emisor/RznSoc", TAKE_TEXT, INVOICE (issuer_name) },
  { HEADING "/Emisor/RznSocEmisor", TAKE_TEXT, INVOICE (issuer_name) },
  { HEADING "/Receptor/RUTRecep", TAKE_RECEIVER, INVOICE (receiver_rut) },
  { HEADING "/Receptor/RznSocRecep", TAKE_TEXT, INVOICE (receiver_name) },
  { TOTALS "/MntNeto", TAKE_PART, INVOICE (net) },
  { TOTALS "/MntExe", TAKE_PART, INVOICE (exempt) },
  { TOTALS "/TasaIVA", TAKE_RATE, INVOICE (vat_rate) },
  { TOTALS "/IVA", TAKE_AMOUNT, INVOICE (vat) },
  { TOTALS "/GrntDep", TAKE_ADDITIONAL, INVOICE (additional) },
  { TOTALS "/CredEC", TAKE_WITHHELD, INVOICE (withheld) },
  { TOTALS "/MntTotal", TAKE_TOTAL, INVOICE (total) },
  { TAX "/TipoImp", TAKE_TAX_TYPE, OF_INVOICE, 0 },
  { TAX "/MontoImp", TAKE_TAX_AMOUNT, OF_INVOICE, 0 },
  { "/Detalle/NmbItem", TAKE_TEXT, LINE (name) },
  { "/Detalle/QtyItem", TAKE_TEXT, LINE (quantity) },
  { "/Detalle/PrcItem", TAKE_TEXT, LINE (price) },
  { "/Detalle/MontoItem", TAKE_AMOUNT, LINE (amount) },
  { "/Referencia/TpoDocRef", TAKE_TEXT, REFERENCE (type) },
  { "/Referencia/FolioRef", TAKE_TEXT, REFERENCE (folio) },
  { "/Referencia/FchRef", TAKE_DATE, REFERENCE (date) },
  { "/Referencia/CodRef", TAKE_CODE, REFERENCE (code) },
  { "/Referencia/RazonRef", TAKE_TEXT, REFERENCE (reason) },
};

/* Taxes that whoever pays keeps back and pays to the treasury (change of the taxed subject, Decreto
 * Ley 825, art. 3; codes of the tax service's format of documents). All others are added. */
static const guint withheld_taxes[] = {
  15, 30, 31, 32, 33, 34, 36, 37, 38, 39, 41, 47, 48, 301, 321, 331, 341, 361, 371, 481,
};

static gboolean
refuse_value (GError **error, const char *format, const char *text)
{
  g_autofree char *shown = bc_invoice_dup_text (text);
  g_autoptr (GString) message = g_string_new (format);

  g_string_replace (message, "%s", shown, 1);
  g_set_error_literal (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_INVALID, message->str);
  return FALSE;
}

static gboolean
take_type (const char *text, guint *type, GError **error)
{
  return bc_invoice_parse_number (text, type) ||
         refuse_value (error, _ ("the document's type “%s” is not a number"), text);
}

static gboolean
take_folio (const char *text, char **folio, GError **error)
{
  g_free (*folio);
  *folio = bc_invoice_dup_folio (text);
  return *folio != NULL ||
         refuse_value (error, _ ("the document's number (folio) “%s” is not a number"), text);
}

static gboolean
take_date (const char *text, gint32 *date, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  return bc_date_parse_iso (trimmed, date, NULL) ||
         refuse_value (error, _ ("the date “%s” is no day"), text);
}

/* Documents write a RUT with its hyphen (the tax service's format of documents): without one, the
 * last digit of the number could be taken for the check digit that is missing. */
static gboolean
parse_rut (const char *text, char *rut)
{
  return strchr (text, '-') != NULL && bc_rut_parse (text, rut, NULL);
}

static gboolean
take_issuer (const char *text, char *rut, GError **error)
{
  if (strchr (text, '-') == NULL)
    return refuse_value (error,
                         _ ("the RUT “%s” of whoever issued it has no check digit after a hyphen"),
                         text);
  return parse_rut (text, rut) ||
         refuse_value (error, _ ("the RUT “%s” of whoever issued it is wrong"), text);
}

/* Who receives it is not who is paid: the document can be used. */
static void
take_receiver (BcInvoiceParts *self, const char *text, char *rut)
{
  g_autofree char *shown = bc_invoice_dup_text (text);

  if (!parse_rut (text, rut))
    g_ptr_array_add (self->invoice->warnings,
                     g_strdup_printf (_ ("The RUT “%s” of the receiver is wrong"), shown));
}

static void
take_text (const char *text, char **member)
{
  g_free (*member);
  *member = bc_invoice_dup_text (text);
}

static gboolean
take_amount (const char *text, gboolean signed_, gint64 *amount, GError **error)
{
  gint64 hundredths = 0;

  if (!bc_invoice_parse_decimal (text, &hundredths))
    return refuse_value (error, _ ("“%s” is not an amount"), text);
  if (hundredths < 0 && !signed_)
    return refuse_value (error, _ ("the amount “%s” is negative"), text);
  *amount = bc_invoice_round_pesos (hundredths);
  return TRUE;
}

static gboolean
add_amount (const char *text, gint64 *sum, GError **error)
{
  gint64 amount = 0;

  if (!take_amount (text, FALSE, &amount, error))
    return FALSE;
  *sum += amount;
  return TRUE;
}

static gboolean
take_rate (const char *text, gint64 *rate, GError **error)
{
  return bc_invoice_parse_decimal (text, rate) ||
         refuse_value (error, _ ("“%s” is not a rate of a tax"), text);
}

static gboolean
take_part (BcInvoiceParts *self, const char *text, gint64 *amount, GError **error)
{
  self->invoice->has_parts = TRUE;
  return take_amount (text, FALSE, amount, error);
}

static gboolean
take_total (BcInvoiceParts *self, const char *text, gint64 *amount, GError **error)
{
  self->has_total = TRUE;
  return take_amount (text, FALSE, amount, error);
}

static void
take_code (const char *text, int *code)
{
  guint number = 0;

  *code = bc_invoice_parse_number (text, &number) ? (int) number : 0;
}

static gboolean
take_amount_of (BcInvoiceParts *self,
                const Slot *slot,
                const char *text,
                gpointer member,
                GError **error)
{
  switch (slot->take) {
  case TAKE_PART:
    return take_part (self, text, member, error);
  case TAKE_ADDITIONAL:
  case TAKE_WITHHELD:
    return add_amount (text, member, error);
  case TAKE_TOTAL:
    return take_total (self, text, member, error);
  case TAKE_RATE:
    return take_rate (text, member, error);
  case TAKE_TAX_TYPE:
    return take_type (text, &self->tax, error);
  case TAKE_TAX_AMOUNT:
    return take_amount (text, FALSE, &self->tax_amount, error);
  default:
    return take_amount (text, slot->subject == OF_LINE, member, error);
  }
}

static gboolean
take_slot (BcInvoiceParts *self, const Slot *slot, const char *text, GError **error)
{
  const gpointer subjects[] = { self->invoice, self->line, self->reference };
  gpointer member = (char *) subjects[slot->subject] + slot->offset;

  switch (slot->take) {
  case TAKE_TYPE:
    return take_type (text, member, error);
  case TAKE_FOLIO:
    return take_folio (text, member, error);
  case TAKE_DATE:
    return take_date (text, member, error);
  case TAKE_ISSUER:
    return take_issuer (text, member, error);
  case TAKE_RECEIVER:
    take_receiver (self, text, member);
    return TRUE;
  case TAKE_TEXT:
    take_text (text, member);
    return TRUE;
  case TAKE_CODE:
    take_code (text, member);
    return TRUE;
  default:
    return take_amount_of (self, slot, text, member, error);
  }
}

static void
begin_line (BcInvoiceParts *self)
{
  BcInvoiceLine *line = g_new0 (BcInvoiceLine, 1);

  g_ptr_array_add (self->invoice->lines, line);
  self->line = line;
}

static void
begin_reference (BcInvoiceParts *self)
{
  BcInvoiceReference *reference = g_new0 (BcInvoiceReference, 1);

  reference->date = BC_DATE_NONE;
  g_ptr_array_add (self->invoice->references, reference);
  self->reference = reference;
}

/**
 * bc_invoice_parts_begin:
 * @self: what is being read
 * @path: where an element begins, below the document's body
 *
 * Makes room for what repeats.
 */
void
bc_invoice_parts_begin (BcInvoiceParts *self, const char *path)
{
  if (strcmp (path, "/Detalle") == 0)
    begin_line (self);
  else if (strcmp (path, "/Referencia") == 0)
    begin_reference (self);
  else if (strcmp (path, TAX) == 0)
    self->tax = self->tax_amount = 0;
}

static gboolean
is_withheld (guint tax)
{
  for (gsize i = 0; i < G_N_ELEMENTS (withheld_taxes); i++)
    if (withheld_taxes[i] == tax)
      return TRUE;
  return FALSE;
}

static void
end_tax (BcInvoiceParts *self)
{
  if (is_withheld (self->tax))
    self->invoice->withheld += self->tax_amount;
  else
    self->invoice->additional += self->tax_amount;
}

/**
 * bc_invoice_parts_end:
 * @self: what is being read
 * @path: where an element ends, below the document's body
 * @text: what it says
 * @error: return location, %BC_EXCHANGE_ERROR_INVALID
 *
 * Takes over what an element says, if it is one that is read.
 *
 * Returns: %FALSE with an error that says what is wrong with it
 */
gboolean
bc_invoice_parts_end (BcInvoiceParts *self, const char *path, const char *text, GError **error)
{
  if (strcmp (path, TAX) == 0)
    end_tax (self);
  for (gsize i = 0; i < G_N_ELEMENTS (slots); i++)
    if (strcmp (slots[i].path, path) == 0)
      return take_slot (self, &slots[i], text, error);
  return TRUE;
}
