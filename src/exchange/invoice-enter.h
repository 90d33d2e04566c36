/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "invoice.h"
#include "store.h"

G_BEGIN_DECLS

/**
 * BcInvoiceFate:
 * @BC_INVOICE_ENTERED: it became an entry
 * @BC_INVOICE_KEPT: it is of a type that is no expense, or no tax document: the file was kept
 * @BC_INVOICE_PRESENT: the same, and the file was kept with the same record before
 * @BC_INVOICE_REFUSED: it was not entered; the refusal says why
 *
 * What became of a document.
 */
typedef enum {
  BC_INVOICE_ENTERED,
  BC_INVOICE_KEPT,
  BC_INVOICE_PRESENT,
  BC_INVOICE_REFUSED,
} BcInvoiceFate;

/**
 * BcInvoiceOutcome:
 * @invoice: (owned): the document; its warnings tell what a person should know of it
 * @type_name: (owned) (nullable): its type in words, where the catalogue has it
 * @fate: what became of it
 * @record: the entry, or the document that is kept; of a refused one the first entry of the same
 *   document; nil if there is none
 * @refusal: (owned) (nullable): why it was refused
 *
 * A document, and what became of it.
 */
typedef struct
{
  BcInvoice *invoice;
  char *type_name;
  BcInvoiceFate fate;
  BcId record;
  char *refusal;
} BcInvoiceOutcome;

/**
 * BcInvoiceFile:
 * @name: (owned): what people call the file
 * @refusal: (owned) (nullable): why nothing of it was taken; begins with its name
 * @outcomes: (owned) (nullable) (element-type BcInvoiceOutcome): what became of each of its
 *   documents, in its order; %NULL where the file was refused, or is no tax document
 * @fate: what became of a file without outcomes
 * @record: the document as which a file is kept that is no tax document; nil otherwise
 * @remarks: (owned) (element-type utf8): why it is kept so, and what a person should know of it
 *
 * A file, and what became of it.
 */
typedef struct
{
  char *name;
  char *refusal;
  GPtrArray *outcomes;
  BcInvoiceFate fate;
  BcId record;
  GPtrArray *remarks;
} BcInvoiceFile;

/**
 * BcInvoiceProgress:
 * @tell: told which part is done, 0 to 1, on a thread that works
 * @data: the caller's
 *
 * How far the entering is.
 */
typedef struct
{
  void (*tell) (double fraction, gpointer data);
  gpointer data;
} BcInvoiceProgress;

GPtrArray *bc_invoices_enter (BcStore *store,
                              const BcId *line,
                              const BcId *place,
                              GPtrArray *files,
                              const BcInvoiceProgress *progress,
                              GCancellable *cancellable,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *bc_invoice_fate_get_name (BcInvoiceFate fate);
const char *bc_invoice_fate_get_label (BcInvoiceFate fate);

G_END_DECLS
