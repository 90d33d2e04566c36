/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rut.h"

G_BEGIN_DECLS

/** BC_INVOICE_MAX_BYTES: of one file; an envelope of the 2,000 documents that the tax service takes
 * at once has about a third. */
#define BC_INVOICE_MAX_BYTES (32 * 1024 * 1024)

/**
 * BcInvoiceDigest:
 * @BC_INVOICE_DIGEST_NONE: there is no signature
 * @BC_INVOICE_DIGEST_MATCHES: the digest in the signature is that of the document
 * @BC_INVOICE_DIGEST_DIFFERS: the document is not what was signed
 * @BC_INVOICE_DIGEST_UNCHECKED: it is made in a way that is not computed here, or the file is too
 *   large
 *
 * Whether a document is what its signature names. That the signature itself is good, or whose it
 * is, is not looked at.
 */
typedef enum {
  BC_INVOICE_DIGEST_NONE,
  BC_INVOICE_DIGEST_MATCHES,
  BC_INVOICE_DIGEST_DIFFERS,
  BC_INVOICE_DIGEST_UNCHECKED,
} BcInvoiceDigest;

/**
 * BcInvoiceLine:
 * @name: (owned): what was sold
 * @quantity: (owned): how much of it, as written
 * @price: (owned): of one, as written
 * @amount: pesos, rounded
 */
typedef struct
{
  char *name;
  char *quantity;
  char *price;
  gint64 amount;
} BcInvoiceLine;

/**
 * BcInvoiceReference:
 * @type: (owned): the other document's type: a number, or letters
 * @folio: (owned): its number, as written
 * @date: its day; %BC_DATE_NONE if not told
 * @code: 1 takes it back, 2 corrects its text, 3 corrects its amounts, 0 is not told
 * @reason: (owned): why, in words
 *
 * Another document that one names.
 */
typedef struct
{
  char *type;
  char *folio;
  gint32 date;
  int code;
  char *reason;
} BcInvoiceReference;

/**
 * BcInvoice:
 * @type: the tax service's number of its type, such as 33
 * @folio: (owned): its number, without zeros before it
 * @date: the day on which it was issued
 * @issuer_rut: who issued it, in canonical form
 * @issuer_name: (owned): what they are called; may be empty
 * @receiver_rut: for whom, in canonical form; empty if not told, or wrong
 * @receiver_name: (owned): what they are called; may be empty
 * @has_parts: it tells of what its total is made
 * @net: pesos that pay VAT
 * @exempt: pesos that do not
 * @vat_rate: hundredths of a percent
 * @vat: pesos
 * @additional: pesos of other taxes and deposits that the total includes
 * @withheld: pesos of taxes and credits that are taken off it
 * @total: pesos
 * @lines: (owned) (element-type BcInvoiceLine): what was sold
 * @references: (owned) (element-type BcInvoiceReference): what it names
 * @digest: whether it is what was signed
 * @warnings: (owned) (element-type utf8): what a person should know of it, in sentences
 *
 * One electronic tax document.
 */
typedef struct
{
  guint type;
  char *folio;
  gint32 date;
  char issuer_rut[BC_RUT_SIZE];
  char *issuer_name;
  char receiver_rut[BC_RUT_SIZE];
  char *receiver_name;
  gboolean has_parts;
  gint64 net;
  gint64 exempt;
  gint64 vat_rate;
  gint64 vat;
  gint64 additional;
  gint64 withheld;
  gint64 total;
  GPtrArray *lines;
  GPtrArray *references;
  BcInvoiceDigest digest;
  GPtrArray *warnings;
} BcInvoice;

typedef struct _BcInvoiceSchemas BcInvoiceSchemas; /* what files are read by, for many of them */

BcInvoice *bc_invoice_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bc_invoice_free (BcInvoice *self);
void bc_invoice_check (BcInvoice *self);
const BcInvoiceReference *bc_invoice_get_corrected (const BcInvoice *self);
char *bc_invoice_dup_words (const BcInvoice *self) G_GNUC_WARN_UNUSED_RESULT;
const char *bc_invoice_digest_get_name (BcInvoiceDigest digest);
const char *bc_invoice_digest_get_label (BcInvoiceDigest digest);

BcInvoiceSchemas *bc_invoice_schemas_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bc_invoice_schemas_free (BcInvoiceSchemas *self);
GPtrArray *
bc_invoices_read (GBytes *file, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *bc_invoices_read_with_schemas (const BcInvoiceSchemas *schemas,
                                          GBytes *file,
                                          const char *name,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcInvoice, bc_invoice_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcInvoiceSchemas, bc_invoice_schemas_free)

G_END_DECLS
