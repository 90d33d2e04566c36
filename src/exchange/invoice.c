/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "invoice.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "date.h"
#include "invoice-values.h"
#include "number.h"

static void
free_line (gpointer data)
{
  BcInvoiceLine *line = data;

  g_free (line->name);
  g_free (line->quantity);
  g_free (line->price);
  g_free (line);
}

static void
free_reference (gpointer data)
{
  BcInvoiceReference *reference = data;

  g_free (reference->type);
  g_free (reference->folio);
  g_free (reference->reason);
  g_free (reference);
}

/**
 * bc_invoice_new:
 *
 * Makes a document that says nothing yet.
 *
 * Returns: (transfer full): the document
 */
BcInvoice *
bc_invoice_new (void)
{
  BcInvoice *self = g_new0 (BcInvoice, 1);

  self->date = BC_DATE_NONE;
  self->issuer_name = g_strdup ("");
  self->receiver_name = g_strdup ("");
  self->lines = g_ptr_array_new_with_free_func (free_line);
  self->references = g_ptr_array_new_with_free_func (free_reference);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * bc_invoice_free:
 * @self: (transfer full): a document
 *
 * Frees it.
 */
void
bc_invoice_free (BcInvoice *self)
{
  g_free (self->folio);
  g_free (self->issuer_name);
  g_free (self->receiver_name);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->references);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}

/**
 * bc_invoice_check:
 * @self: a document that was read
 *
 * Adds up its parts: net, exempt, VAT and additional taxes less what is withheld make the total,
 * within 1 peso a line, for each line is rounded (the tax service's format of documents). A
 * difference is told among the warnings, and that is all.
 */
void
bc_invoice_check (BcInvoice *self)
{
  gint64 sum = self->net + self->exempt + self->vat + self->additional - self->withheld;
  gint64 allowed = MAX (1, (gint64) self->lines->len);
  g_autofree char *total = bc_number_dup_pesos_screen (self->total);
  g_autofree char *parts = bc_number_dup_pesos_screen (sum);

  if (!self->has_parts || ABS (self->total - sum) <= allowed)
    return;
  g_ptr_array_add (self->warnings,
                   g_strdup_printf (_ ("Its total is %s, but its parts add up to %s"),
                                    total,
                                    parts));
}

/**
 * bc_invoice_get_corrected:
 * @self: a credit or debit note
 *
 * Tells which document a note is about: the first electronic or paper document of a supplier that
 * it names, before others such as a purchase order.
 *
 * Returns: (nullable): the reference, in which type and folio are numbers
 */
const BcInvoiceReference *
bc_invoice_get_corrected (const BcInvoice *self)
{
  for (guint i = 0; i < self->references->len; i++) {
    const BcInvoiceReference *reference = self->references->pdata[i];
    guint type = 0;

    if (reference->type != NULL && reference->folio != NULL &&
        bc_invoice_parse_number (reference->type, &type) && type < 800 && type != 50 && type != 52)
      return reference;
  }
  return NULL;
}

/**
 * bc_invoice_digest_get_name:
 * @digest: whether a document is what was signed
 *
 * Returns: it for other programs
 */
const char *
bc_invoice_digest_get_name (BcInvoiceDigest digest)
{
  static const char *const names[] = { "none", "matches", "differs", "unchecked" };

  return names[digest];
}

/**
 * bc_invoice_digest_get_label:
 * @digest: whether a document is what was signed
 *
 * Returns: it in words
 */
const char *
bc_invoice_digest_get_label (BcInvoiceDigest digest)
{
  switch (digest) {
  case BC_INVOICE_DIGEST_MATCHES:
    return _ ("The digest matches");
  case BC_INVOICE_DIGEST_DIFFERS:
    return _ ("The digest does not match");
  case BC_INVOICE_DIGEST_UNCHECKED:
    return _ ("The digest was not computed");
  case BC_INVOICE_DIGEST_NONE:
  default:
    return _ ("No signature");
  }
}
