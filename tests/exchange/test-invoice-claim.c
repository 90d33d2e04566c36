/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "invoice-claim.h"

/* What claims to be one is told by its first tag, however broken the rest is. */
static void
test_claims (void)
{
  static const struct
  {
    const char *head;
    gsize length;
    gboolean claimed;
  } cases[] = {
#define CASE(head_, claimed_) { head_, sizeof head_ - 1, claimed_ }
    CASE ("<?xml version=\"1.0\"?><DTE version=\"1.0\">", TRUE),
    CASE ("\xef\xbb\xbf  <EnvioBOLETA\n", TRUE),
    CASE ("<!-- <factura> -->\n<!DOCTYPE DTE [<!ENTITY a \"a\">]><sii:EnvioDTE>", TRUE),
    CASE ("<?xml version=\"1.0\"?><?pagina <a>?><DTE/>", TRUE),
    CASE ("<!DOCTYPE a SYSTEM 'a>b'><DTE/>", TRUE),
    CASE ("<!DOCTYPE a [<!-- it's ]> --><?b ]>?><!ENTITY c '\">]<EnvioDTE>'>]><DTE/>", TRUE),
    CASE ("<!DOCTYPE nada [<!ENTITY a \"<EnvioDTE>\">]><nada/>", FALSE),
    CASE ("<!DOCTYPE nada [<!ENTITY a \"<EnvioDTE>\">", FALSE),
    CASE ("<!DOCTYPE nada [<!ENTITY a \"<EnvioDTE>", FALSE),
    CASE ("<!DOCTYPE", FALSE),
    CASE ("\xff\xfe<\0D\0T\0E\0>\0", TRUE),
    CASE ("<DTEs>", FALSE),
    CASE ("<dte>", FALSE),
    CASE ("<EnvioRecibos xmlns=\"http://www.sii.cl/SiiDte\"><DTE>", FALSE),
    CASE ("<html><DTE>", FALSE),
    CASE ("<!-- <DTE> ", FALSE),
    CASE ("%PDF-1.4 <</DTE>>", FALSE),
    CASE ("<", FALSE),
    CASE ("", FALSE),
#undef CASE
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%" G_GSIZE_FORMAT, i);
    g_assert_cmpint (bc_invoice_is_claimed (cases[i].head, cases[i].length), ==, cases[i].claimed);
  }
}

/* The words of other documents, and what stands before a root, in any order. */
static void
test_what_stands_before_the_root (void)
{
  static const char *const before[] = { "",
                                        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>",
                                        "<!-- <DTE> -->",
                                        "<!-- <factura> -->",
                                        "<?otro <EnvioDTE>?>",
                                        "<!DOCTYPE DTE [<!ENTITY e '<EnvioDTE>'>]>",
                                        "\r\n\t " };
  static const char *const roots[] = { "DTE", "EnvioDTE", "EnvioBOLETA", "factura", "SetDTE" };

  for (guint i = 0; i < 500; i++) {
    g_autoptr (GString) head = g_string_new (NULL);
    const guint root = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (roots));

    for (int n = g_test_rand_int_range (0, 6); n > 0; n--)
      g_string_append (head, before[g_test_rand_int_range (0, G_N_ELEMENTS (before))]);
    g_string_append_printf (head, "<%s a=\"b\"><DTE><factura>", roots[root]);
    g_test_message ("%s", head->str);
    g_assert_cmpint (bc_invoice_is_claimed (head->str, head->len), ==, root < 3);
  }
}

/* What can be read is never taken for something else. */
static void
test_what_can_be_read_claims_it (void)
{
  const char *folder = g_test_get_filename (G_TEST_DIST, "fuzz", "corpus", "invoice", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autoptr (GFile) file = g_file_new_for_path (path);
    g_autoptr (GError) error = NULL;
    gboolean claimed = FALSE;

    if (!g_str_has_prefix (name, "valid-"))
      continue;
    g_test_message ("%s", name);
    g_assert_true (bc_invoice_find_claim (file, &claimed, NULL, &error));
    g_assert_no_error (error);
    g_assert_true (claimed);
    n++;
  }
  g_assert_cmpuint (n, >=, 20);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/invoice-claim/claims", test_claims);
  g_test_add_func ("/exchange/invoice-claim/what-stands-before-the-root",
                   test_what_stands_before_the_root);
  g_test_add_func ("/exchange/invoice-claim/what-can-be-read-claims-it",
                   test_what_can_be_read_claims_it);
  return g_test_run ();
}
