/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "invoice-told.h"

#include <glib/gi18n-lib.h>

#include "text.h"

/* What became of files, told to whoever gave them. */

static void
free_outcome (gpointer data)
{
  BcInvoiceOutcome *outcome = data;

  g_clear_pointer (&outcome->invoice, bc_invoice_free);
  g_free (outcome->type_name);
  g_free (outcome->refusal);
  g_free (outcome);
}

static void
free_file (gpointer data)
{
  BcInvoiceFile *file = data;

  g_free (file->name);
  g_free (file->refusal);
  g_clear_pointer (&file->outcomes, g_ptr_array_unref);
  g_ptr_array_unref (file->remarks);
  g_free (file);
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

static BcInvoiceFile *
file_new (GFile *source)
{
  BcInvoiceFile *self = g_new0 (BcInvoiceFile, 1);
  g_autofree char *base = g_file_get_basename (source);

  self->name = g_filename_display_name (base != NULL ? base : "");
  self->remarks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * bc_invoice_files_tell:
 * @files: (element-type GFile): files
 *
 * Returns: (transfer full) (element-type BcInvoiceFile): one of each, of which nothing is known yet
 */
GPtrArray *
bc_invoice_files_tell (GPtrArray *files)
{
  GPtrArray *told = g_ptr_array_new_with_free_func (free_file);

  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (told, file_new (files->pdata[i]));
  return told;
}

/**
 * bc_invoice_outcomes_take:
 * @invoices: (element-type BcInvoice): the documents of a file; it loses them
 *
 * Returns: (transfer full) (element-type BcInvoiceOutcome): one of each
 */
GPtrArray *
bc_invoice_outcomes_take (GPtrArray *invoices)
{
  GPtrArray *outcomes = g_ptr_array_new_with_free_func (free_outcome);

  g_ptr_array_set_free_func (invoices, NULL);
  for (guint i = 0; i < invoices->len; i++) {
    BcInvoiceOutcome *outcome = g_new0 (BcInvoiceOutcome, 1);

    outcome->invoice = invoices->pdata[i];
    g_ptr_array_add (outcomes, outcome);
  }
  return outcomes;
}

/**
 * bc_invoice_file_refuse:
 * @self: a file
 * @fault: why nothing of it is taken
 * @advice: (nullable): what a person can do
 *
 * Tells that it is refused, beginning with its name.
 */
void
bc_invoice_file_refuse (BcInvoiceFile *self, const GError *fault, const char *advice)
{
  g_autofree char *name = g_str_has_prefix (fault->message, self->name)
                            ? g_strdup ("")
                            : g_strdup_printf ("%s: ", self->name);
  g_autofree char *reason = bc_text_dup_clause (fault->message);

  self->fate = BC_INVOICE_REFUSED;
  self->refusal = g_strconcat (name, reason, advice != NULL ? ". " : NULL, advice, NULL);
}
