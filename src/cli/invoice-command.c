/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli.h"
#include "date.h"
#include "invoice-enter.h"
#include "rut.h"
#include "store-error.h"

static void
add_columns (BcSheet *sheet)
{
  bc_sheet_add_column (sheet, "file", _ ("File"), FALSE);
  bc_sheet_add_column (sheet, "type", _ ("Type"), FALSE);
  bc_sheet_add_column (sheet, "number", _ ("Number"), TRUE);
  bc_sheet_add_column (sheet, "date", _ ("Date"), FALSE);
  bc_sheet_add_column (sheet, "issuer-rut", _ ("RUT of the issuer"), FALSE);
  bc_sheet_add_column (sheet, "issuer-name", _ ("Issuer"), FALSE);
  bc_sheet_add_column (sheet, "total", _ ("Total"), TRUE);
  bc_sheet_add_column (sheet, "outcome", _ ("What became of it"), FALSE);
  bc_sheet_add_column (sheet, "id", "id", FALSE);
  bc_sheet_add_column (sheet, "signature", _ ("Signature"), FALSE);
  bc_sheet_add_last_column (sheet, "remarks", _ ("Remarks"));
}

/* Why something was refused, and what is to be known of it. */
static char *
dup_sentences (char *refusal, GPtrArray *others)
{
  g_autoptr (GPtrArray) remarks = g_ptr_array_new ();

  if (refusal != NULL)
    g_ptr_array_add (remarks, refusal);
  g_ptr_array_extend (remarks, others, NULL, NULL);
  g_ptr_array_add (remarks, NULL);
  return g_strjoinv ("; ", (char **) remarks->pdata);
}

static void
write_invoice (BcSheet *sheet, const BcInvoice *invoice, const char *type_name)
{
  gboolean for_people = bc_sheet_get_format (sheet) == BC_FORMAT_TEXT;
  g_autofree char *code = g_strdup_printf ("%u", invoice->type);
  g_autofree char *date =
    for_people ? bc_date_dup_screen (invoice->date) : bc_date_dup_iso (invoice->date);
  g_autofree char *rut =
    for_people ? bc_rut_dup_display (invoice->issuer_rut) : g_strdup (invoice->issuer_rut);

  bc_sheet_take_text (sheet, for_people && type_name != NULL ? type_name : code);
  bc_sheet_take_text (sheet, invoice->folio);
  bc_sheet_take_text (sheet, date);
  bc_sheet_take_text (sheet, rut);
  bc_sheet_take_text (sheet, invoice->issuer_name);
  bc_sheet_take_integer (sheet, invoice->total);
}

static void
write_outcome (BcSheet *sheet, const char *file, const BcInvoiceOutcome *outcome)
{
  gboolean for_people = bc_sheet_get_format (sheet) == BC_FORMAT_TEXT;
  g_autofree char *remarks = dup_sentences (outcome->refusal, outcome->invoice->warnings);
  char id[BC_ID_TEXT_LENGTH + 1] = "";

  if (!bc_id_is_nil (&outcome->record))
    bc_id_write_text (&outcome->record, id);
  bc_sheet_take_text (sheet, file);
  write_invoice (sheet, outcome->invoice, outcome->type_name);
  bc_sheet_take_text (sheet,
                      for_people ? bc_invoice_fate_get_label (outcome->fate)
                                 : bc_invoice_fate_get_name (outcome->fate));
  bc_sheet_take_text (sheet, id);
  bc_sheet_take_text (sheet,
                      for_people ? bc_invoice_digest_get_label (outcome->invoice->digest)
                                 : bc_invoice_digest_get_name (outcome->invoice->digest));
  bc_sheet_take_text (sheet, remarks);
  bc_sheet_end_row (sheet);
}

static guint
write_outcomes (BcSheet *sheet, const char *file, GPtrArray *outcomes)
{
  guint n_refused = 0;

  for (guint i = 0; i < outcomes->len; i++) {
    const BcInvoiceOutcome *outcome = outcomes->pdata[i];

    write_outcome (sheet, file, outcome);
    n_refused += outcome->fate == BC_INVOICE_REFUSED;
  }
  return n_refused;
}

/* Nothing is known of what it says: it was refused, or is kept for what it is. */
static void
write_whole (BcSheet *sheet, const BcInvoiceFile *file)
{
  gboolean for_people = bc_sheet_get_format (sheet) == BC_FORMAT_TEXT;
  g_autofree char *remarks = dup_sentences (file->refusal, file->remarks);
  char id[BC_ID_TEXT_LENGTH + 1] = "";

  if (!bc_id_is_nil (&file->record))
    bc_id_write_text (&file->record, id);
  bc_sheet_take_text (sheet, file->name);
  for (guint i = 0; i < 6; i++)
    bc_sheet_take_text (sheet, NULL);
  bc_sheet_take_text (sheet,
                      for_people ? bc_invoice_fate_get_label (file->fate)
                                 : bc_invoice_fate_get_name (file->fate));
  bc_sheet_take_text (sheet, *id != '\0' ? id : NULL);
  bc_sheet_take_text (sheet, NULL);
  bc_sheet_take_text (sheet, remarks);
  bc_sheet_end_row (sheet);
}

static guint
write_file (BcSheet *sheet, const BcInvoiceFile *file)
{
  if (file->outcomes != NULL)
    return write_outcomes (sheet, file->name, file->outcomes);
  write_whole (sheet, file);
  return file->fate == BC_INVOICE_REFUSED;
}

static GPtrArray *
list_files (const GPtrArray *words)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 1; i < words->len; i++)
    g_ptr_array_add (files, g_file_new_for_commandline_arg (words->pdata[i]));
  return files;
}

gboolean
bc_run_invoice (BcCli *cli, const BcArguments *arguments, GError **error)
{
  g_autoptr (BcSheet) sheet = NULL;
  g_autoptr (GPtrArray) files = list_files (arguments->words);
  g_autoptr (GPtrArray) told = NULL;
  g_auto (BcRecordInfo) info = { 0 };
  guint n_refused = 0;

  if (!bc_cli_find_record (cli->database, bc_arguments_get_word (arguments, 0), &info, error))
    return FALSE;
  told = bc_invoices_enter (cli->store, &info.id, NULL, files, NULL, NULL, error);
  if (told == NULL) {
    g_prefix_error (error, "%s: ", "invoice");
    return FALSE;
  }
  sheet = bc_sheet_new (bc_cli_get_format (arguments), FALSE);
  add_columns (sheet);
  for (guint i = 0; i < told->len; i++)
    n_refused += write_file (sheet, told->pdata[i]);
  bc_sheet_end (sheet);
  if (n_refused == 0)
    return TRUE;
  g_set_error (error,
               BC_STORE_ERROR,
               BC_STORE_ERROR_DOUBLE,
               _ ("invoice: what was refused: %u"),
               n_refused);
  return FALSE;
}
