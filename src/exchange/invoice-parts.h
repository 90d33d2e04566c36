/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "invoice.h"

G_BEGIN_DECLS

/**
 * BcInvoiceParts:
 * @invoice: (owned) (nullable): the document that is being read
 * @line: (unowned) (nullable): its newest line
 * @reference: (unowned) (nullable): its newest reference
 * @tax: type of the newest tax
 * @tax_amount: pesos of it
 * @has_total: its total was seen
 *
 * What is being filled with what the elements of a document say.
 */
typedef struct
{
  BcInvoice *invoice;
  BcInvoiceLine *line;
  BcInvoiceReference *reference;
  guint tax;
  gint64 tax_amount;
  gboolean has_total;
} BcInvoiceParts;

void bc_invoice_parts_begin (BcInvoiceParts *self, const char *path);
gboolean
bc_invoice_parts_end (BcInvoiceParts *self, const char *path, const char *text, GError **error);

G_END_DECLS
