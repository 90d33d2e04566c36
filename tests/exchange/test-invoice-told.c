/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "invoice-told.h"

/* A library ends its message with a full stop, or does not. */
static void
test_a_refusal_has_one_stop_between_its_sentences (void)
{
  static const char *const messages[] = { "It broke", "It broke.", "It broke.\n" };
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) told = NULL;

  g_ptr_array_add (files, g_file_new_for_path ("/nowhere/ida.xml"));
  told = bc_invoice_files_tell (files);
  for (gsize i = 0; i < G_N_ELEMENTS (messages); i++) {
    g_autoptr (GError) fault = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, messages[i]);
    BcInvoiceFile *file = told->pdata[0];

    bc_invoice_file_refuse (file, fault, "Ask for it");
    g_assert_cmpstr (file->refusal, ==, "ida.xml: It broke. Ask for it");
    g_clear_pointer (&file->refusal, g_free);
    bc_invoice_file_refuse (file, fault, NULL);
    g_assert_cmpstr (file->refusal, ==, "ida.xml: It broke");
    g_clear_pointer (&file->refusal, g_free);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/invoice-told/a-refusal-has-one-stop-between-its-sentences",
                   test_a_refusal_has_one_stop_between_its_sentences);
  return g_test_run ();
}
