/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doubles.h"
#include "invoice.h"

G_BEGIN_DECLS

/**
 * BcInvoiceType:
 * @id: the catalogue's entry; nil for a type that it has not
 * @name: (owned) (nullable): what it is called
 * @becomes_entry: documents of that type are money spent or given back
 *
 * What the catalogue says of a type of document.
 */
typedef struct
{
  BcId id;
  char *name;
  gboolean becomes_entry;
} BcInvoiceType;

/**
 * BcInvoicePlace:
 * @line: the funding line
 * @corrects: the entry that a note corrects; nil for none
 * @corrects_type: the type of what a note names; nil for none, and for one that the catalogue has
 *   not
 * @corrects_number: (unowned) (nullable): its number
 *
 * Where a document is entered.
 */
typedef struct
{
  BcId line;
  BcId corrects;
  BcId corrects_type;
  const char *corrects_number;
} BcInvoicePlace;

void bc_invoice_type_clear (BcInvoiceType *self);
gboolean
bc_invoice_type_find (BcDatabase *database, guint code, BcInvoiceType *type, GError **error);
gboolean bc_invoice_is_note (const BcInvoice *self);
const char *bc_invoice_get_supplier_rut (const BcInvoice *self);
const char *bc_invoice_get_supplier_name (const BcInvoice *self);
gboolean bc_invoice_find_place (BcDatabase *database,
                                const BcInvoice *invoice,
                                const BcId *line,
                                BcInvoicePlace *place,
                                GError **error);
gboolean bc_invoice_warn_of_receiver (BcDatabase *database,
                                      const BcInvoice *invoice,
                                      const BcId *line,
                                      GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BcInvoiceType, bc_invoice_type_clear)

G_END_DECLS
