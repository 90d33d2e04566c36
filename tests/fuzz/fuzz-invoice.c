/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "date.h"
#include "exchange-error.h"
#include "invoice-claim.h"
#include "invoice.h"

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length);

/* Compiling them takes far longer than reading an input. */
static BcInvoiceSchemas *schemas;

static void
check_text (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
  g_assert_true (text == NULL || strpbrk (text, "\n\t\r") == NULL);
}

/* What may be stored as it is. */
static void
check_invoice (const BcInvoice *invoice)
{
  char rut[BC_RUT_SIZE];
  g_autofree char *words = bc_invoice_dup_words (invoice);

  g_assert_cmpuint (invoice->type, >, 0);
  g_assert_nonnull (invoice->folio);
  g_assert_cmpint (invoice->date, >=, BC_DATE_FIRST);
  g_assert_cmpint (invoice->date, <=, BC_DATE_LAST);
  g_assert_true (bc_rut_parse (invoice->issuer_rut, rut, NULL));
  g_assert_true (*invoice->receiver_rut == '\0' || bc_rut_parse (invoice->receiver_rut, rut, NULL));
  g_assert_cmpint (invoice->total, >=, 0);
  check_text (invoice->issuer_name);
  check_text (invoice->receiver_name);
  g_assert_true (g_utf8_validate (words, -1, NULL));
  for (guint i = 0; i < invoice->warnings->len; i++)
    check_text (invoice->warnings->pdata[i]);
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  schemas = bc_invoice_schemas_new ();
  return 0;
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  g_autoptr (GBytes) file = g_bytes_new_static (bytes, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) invoices =
    bc_invoices_read_with_schemas (schemas, file, "fuzz.xml", &error);

  g_assert_true ((invoices == NULL) == (error != NULL));
  g_assert_true (error == NULL || error->domain == BC_EXCHANGE_ERROR);
  g_assert_true (invoices == NULL || invoices->len > 0);
  /* What can be read is never taken for something else. */
  g_assert_true (bc_invoice_is_claimed ((const char *) bytes, length) || invoices == NULL);
  for (guint i = 0; invoices != NULL && i < invoices->len; i++)
    check_invoice (invoices->pdata[i]);
  return 0;
}
