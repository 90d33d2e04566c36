/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "date.h"
#include "exchange-error.h"
#include "invoice.h"
#include "xml-guard.h"

#define PROLOG "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n"
#define HEAD                                                                                       \
  "<DTE xmlns=\"http://www.sii.cl/SiiDte\" version=\"1.0\"><Documento ID=\"F1\"><Encabezado>"      \
  "<IdDoc><TipoDTE>33</TipoDTE><Folio>1</Folio><FchEmis>2024-10-13</FchEmis></IdDoc>"              \
  "<Emisor><RUTEmisor>97975000-5</RUTEmisor></Emisor>"
#define TAIL "</Documento></DTE>"

static GBytes *
load_seed (const char *name)
{
  const char *path = g_test_get_filename (G_TEST_DIST, "fuzz", "corpus", "invoice", name, NULL);
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (bytes, length);
}

static GPtrArray *
read_seed (const char *name)
{
  g_autoptr (GBytes) file = load_seed (name);
  g_autoptr (GError) error = NULL;
  GPtrArray *invoices = bc_invoices_read (file, name, &error);

  g_assert_no_error (error);
  return invoices;
}

static GPtrArray *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) file = g_bytes_new (text, strlen (text));

  return bc_invoices_read (file, "factura.xml", error);
}

/* The shape of the tax service's own sample: an envelope in Latin-1 with CR LF. */
static void
test_an_invoice_with_its_parts (void)
{
  g_autoptr (GPtrArray) invoices = read_seed ("valid-envelope.xml");
  const BcInvoice *invoice = invoices->pdata[0];
  const BcInvoiceLine *line = invoice->lines->pdata[1];
  g_autofree char *date = bc_date_dup_iso (invoice->date);
  g_autofree char *words = bc_invoice_dup_words (invoice);

  g_assert_cmpuint (invoices->len, ==, 1);
  g_assert_cmpuint (invoice->type, ==, 33);
  g_assert_cmpstr (invoice->folio, ==, "60");
  g_assert_cmpstr (date, ==, "2024-10-13");
  g_assert_cmpstr (invoice->issuer_rut, ==, "97975000-5");
  g_assert_cmpstr (invoice->issuer_name, ==, "Muebles Ñuñoa y Compañía");
  g_assert_cmpstr (invoice->receiver_rut, ==, "11111111-1");
  g_assert_cmpstr (invoice->receiver_name, ==, "Asociación Gremial Latorre");
  g_assert_cmpint (invoice->net, ==, 100000);
  g_assert_cmpint (invoice->vat_rate, ==, 1900);
  g_assert_cmpint (invoice->vat, ==, 19000);
  g_assert_cmpint (invoice->total, ==, 119000);
  g_assert_cmpuint (invoice->lines->len, ==, 3);
  g_assert_cmpstr (line->name, ==, "Ratón inalámbrico");
  g_assert_cmpint (line->amount, ==, 5000);
  g_assert_cmpuint (invoice->warnings->len, ==, 0);
  g_assert_cmpstr (words,
                   ==,
                   "Net: $100.000, VAT: $19.000\n20 × Parlantes de 180 W: $90.000\n"
                   "1 × Ratón inalámbrico: $5.000\n5 × Cajón de diez unidades: $5.000");
}

/* Each kind, with what its total is made of. */
static void
test_every_kind (void)
{
  static const struct
  {
    const char *name;
    guint type;
    gint64 net, exempt, vat, additional, withheld, total;
  } kinds[] = {
    { "valid-exempt.xml", 34, 0, 50000, 0, 0, 0, 50000 },
    { "valid-receipt.xml", 39, 0, 0, 0, 0, 0, 5990 },
    { "valid-exempt-receipt.xml", 41, 0, 3000, 0, 0, 0, 3000 },
    { "valid-settlement.xml", 43, 100000, 0, 19000, 0, 0, 119000 },
    { "valid-purchase.xml", 46, 100000, 0, 19000, 0, 19000, 100000 },
    { "valid-delivery.xml", 52, 100000, 0, 19000, 0, 0, 119000 },
    { "valid-debit-note.xml", 56, 1000, 0, 190, 0, 0, 1190 },
    { "valid-credit-note.xml", 61, 5000, 0, 950, 0, 0, 5950 },
    { "valid-drinks.xml", 33, 10000, 0, 1900, 3450, 0, 15350 },
    { "valid-export.xml", 110, 0, 1251, 0, 0, 0, 1251 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autoptr (GPtrArray) invoices = read_seed (kinds[i].name);
    const BcInvoice *invoice = invoices->pdata[0];

    g_test_message ("%s", kinds[i].name);
    g_assert_cmpuint (invoice->type, ==, kinds[i].type);
    g_assert_cmpint (invoice->net, ==, kinds[i].net);
    g_assert_cmpint (invoice->exempt, ==, kinds[i].exempt);
    g_assert_cmpint (invoice->vat, ==, kinds[i].vat);
    g_assert_cmpint (invoice->additional, ==, kinds[i].additional);
    g_assert_cmpint (invoice->withheld, ==, kinds[i].withheld);
    g_assert_cmpint (invoice->total, ==, kinds[i].total);
    g_assert_cmpuint (invoice->warnings->len, ==, 0);
  }
}

static void
test_what_a_note_names (void)
{
  g_autoptr (GPtrArray) invoices = read_seed ("valid-credit-note.xml");
  const BcInvoice *note = invoices->pdata[0];
  const BcInvoiceReference *order = note->references->pdata[0];
  const BcInvoiceReference *corrected = bc_invoice_get_corrected (note);

  g_assert_cmpuint (note->references->len, ==, 2);
  g_assert_cmpstr (order->type, ==, "801");
  g_assert_cmpstr (order->folio, ==, "OC-12");
  g_assert_true (corrected == note->references->pdata[1]);
  g_assert_cmpstr (corrected->type, ==, "33");
  g_assert_cmpstr (corrected->folio, ==, "60");
  g_assert_cmpint (corrected->code, ==, 3);
  g_assert_cmpstr (corrected->reason, ==, "Devolución de un ratón");
}

static void
test_digests (void)
{
  static const struct
  {
    const char *name;
    BcInvoiceDigest digest;
  } seeds[] = {
    { "valid-envelope.xml", BC_INVOICE_DIGEST_MATCHES },
    { "valid-alone.xml", BC_INVOICE_DIGEST_MATCHES },
    { "valid-bare.xml", BC_INVOICE_DIGEST_MATCHES },
    { "valid-signed-bare.xml", BC_INVOICE_DIGEST_MATCHES },
    { "valid-sha256.xml", BC_INVOICE_DIGEST_MATCHES },
    { "valid-changed.xml", BC_INVOICE_DIGEST_DIFFERS },
    { "valid-utf-8.xml", BC_INVOICE_DIGEST_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (seeds); i++) {
    g_autoptr (GPtrArray) invoices = read_seed (seeds[i].name);

    g_test_message ("%s", seeds[i].name);
    g_assert_cmpint (((BcInvoice *) invoices->pdata[0])->digest, ==, seeds[i].digest);
  }
}

static char *
change (GBytes *file, const char *from, const char *to)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  g_autoptr (GString) changed = g_string_new (text);

  g_assert_cmpuint (g_string_replace (changed, from, to, 1), ==, 1);
  return g_string_free (g_steal_pointer (&changed), FALSE);
}

/* A signature that names another element, or a digest made in a way that is not known. */
static void
test_digests_that_say_nothing (void)
{
  static const struct
  {
    const char *from, *to;
    BcInvoiceDigest digest;
  } changes[] = {
    { "URI=\"#F60T33\"", "URI=\"#otro\"", BC_INVOICE_DIGEST_DIFFERS },
    { "URI=\"#F60T33\"", "", BC_INVOICE_DIGEST_DIFFERS },
    { "xmldsig#sha1", "xmldsig#md5", BC_INVOICE_DIGEST_UNCHECKED },
    { "Transform Algorithm=\"http://www.w3.org/TR",
      "Transform Algorithm=\"http://x",
      BC_INVOICE_DIGEST_UNCHECKED },
    { "<DigestValue>", "<DigestValue>AA", BC_INVOICE_DIGEST_DIFFERS },
  };
  g_autoptr (GBytes) file = load_seed ("valid-alone.xml");

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++) {
    g_autofree char *text = change (file, changes[i].from, changes[i].to);
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) invoices = read_text (text, &error);

    g_assert_no_error (error);
    g_assert_cmpint (((BcInvoice *) invoices->pdata[0])->digest, ==, changes[i].digest);
  }
}

static char *
write_totals (gint64 net, gint64 exempt, gint64 vat, gint64 added, gint64 kept, gint64 total)
{
  return g_strdup_printf (PROLOG HEAD
                          "<Totales><MntNeto>%d</MntNeto><MntExe>%d</MntExe><IVA>%d</IVA>"
                          "<ImptoReten><TipoImp>27</TipoImp><MontoImp>%d</MontoImp></ImptoReten>"
                          "<ImptoReten><TipoImp>15</TipoImp><MontoImp>%d</MontoImp></ImptoReten>"
                          "<MntTotal>%d</MntTotal></Totales></Encabezado>"
                          "<Detalle><NmbItem>a</NmbItem></Detalle>"
                          "<Detalle><NmbItem>b</NmbItem></Detalle>" TAIL,
                          (int) net,
                          (int) exempt,
                          (int) vat,
                          (int) added,
                          (int) kept,
                          (int) total);
}

/* The total is its parts within 1 peso a line, of which there are two. */
static void
test_letters_are_read_whatever_is_declared (void)
{
  for (guint i = 0; i < 2; i++) {
    g_autoptr (GPtrArray) invoices =
      read_seed (i > 0 ? "valid-marked-utf-8-called-latin.xml" : "valid-utf-8-called-latin.xml");
    const BcInvoice *invoice = invoices->pdata[0];

    g_assert_cmpstr (invoice->issuer_name, ==, "Muebles Ñuñoa y Compañía");
    g_assert_cmpuint (invoice->warnings->len, ==, 1);
    g_assert_nonnull (strstr (invoice->warnings->pdata[0], "is in UTF-8: it was read as that"));
  }
}

static void
test_sums (void)
{
  for (guint i = 0; i < 200; i++) {
    gint64 net = g_test_rand_int_range (0, 9000000), exempt = g_test_rand_int_range (0, 9000000);
    gint64 vat = g_test_rand_int_range (0, 900000), added = g_test_rand_int_range (0, 900000);
    gint64 kept = g_test_rand_int_range (0, (gint32) (vat + 1));
    gint64 off = g_test_rand_int_range (-4, 5);
    gint64 total = MAX (0, net + exempt + vat + added - kept + off);
    g_autofree char *text = write_totals (net, exempt, vat, added, kept, total);
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) invoices = read_text (text, &error);
    const BcInvoice *invoice;

    g_assert_no_error (error);
    invoice = invoices->pdata[0];
    g_assert_cmpint (invoice->total, ==, total);
    off = total - (net + exempt + vat + added - kept);
    g_assert_cmpuint (invoice->warnings->len, ==, ABS (off) > 2 ? 1 : 0);
  }
}

static void
test_a_difference_is_told (void)
{
  g_autoptr (GPtrArray) invoices = read_seed ("valid-sum-that-differs.xml");
  const BcInvoice *invoice = invoices->pdata[0];

  g_assert_cmpint (invoice->total, ==, 120000);
  g_assert_cmpstr (invoice->warnings->pdata[0],
                   ==,
                   "Its total is $120.000, but its parts add up to $119.000");
}

/* Each message says where, and what was found there. */
static void
test_messages (void)
{
  static const struct
  {
    const char *seed, *message;
  } cases[] = {
    { "invalid-folio.xml", "line 7: the document's number (folio) “ABC” is not a number" },
    { "invalid-type.xml", "line 6: the document's type “factura” is not a number" },
    { "invalid-date.xml", "line 8: the date “13/10/2024” is no day" },
    { "invalid-rut.xml", "line 11: the RUT “97975000-6” of whoever issued it is wrong" },
    { "invalid-empty.xml", "line 1: the file is empty" },
    { "invalid-marked-latin-called-utf-8.xml",
      "line 12: its letters are not in the encoding that it declares. The file was changed or "
      "damaged" },
    { "invalid-rut-without-digit.xml",
      "line 11: the RUT “97975000” of whoever issued it has no check digit after a hyphen" },
    { "invalid-amount.xml", "line 25: “119.000.-” is not an amount" },
    { "invalid-negative.xml", "line 25: the amount “-119000” is negative" },
    { "invalid-root.xml",
      "line 2: this is no electronic invoice: it begins with “factura”, and one begins with DTE, "
      "EnvioDTE or EnvioBOLETA" },
    { "refused-utf-16.xml",
      "line 1: the file is in UTF-16, and not in ISO-8859-1 or UTF-8: it is not as it was issued" },
    { "refused-windows-1252.xml",
      "line 1: the file declares another encoding than ISO-8859-1 or UTF-8: it is not as it was "
      "issued" },
    { "refused-entity-bomb.xml", "line 2: document types and CDATA sections are not accepted" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) file = load_seed (cases[i].seed);
    g_autofree char *expected = g_strdup_printf ("a.xml, %s", cases[i].message);
    g_autoptr (GError) error = NULL;

    g_assert_null (bc_invoices_read (file, "a.xml", &error));
    g_assert_cmpstr (error->message, ==, expected);
  }
}

static void
test_many_attributes (void)
{
  g_autoptr (GString) text = g_string_new (PROLOG "<DTE ");
  g_autoptr (GError) error = NULL;
  gint64 begun = g_get_monotonic_time ();

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (text, "a%u=\"\" ", i);
  g_string_append (text, "/>");
  g_assert_null (read_text (text->str, &error));
  g_assert_error (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_REFUSED);
  g_test_message ("%d ms", (int) ((g_get_monotonic_time () - begun) / 1000));
}

static void
append_document (GString *text, guint folio)
{
  g_string_append_printf (text,
                          "<DTE version=\"1.0\"><Documento ID=\"F%u\"><Encabezado><IdDoc>"
                          "<TipoDTE>33</TipoDTE><Folio>%u</Folio><FchEmis>2024-10-13</FchEmis>"
                          "</IdDoc><Emisor><RUTEmisor>97975000-5</RUTEmisor></Emisor>"
                          "<Totales><MntTotal>%u</MntTotal></Totales></Encabezado>"
                          "</Documento></DTE>",
                          folio,
                          folio,
                          folio * 10);
}

/* So many that the digests would need too large a tree are read nevertheless. */
static void
test_an_envelope_of_many (void)
{
  const guint n = 500;
  g_autoptr (GString) text =
    g_string_new (PROLOG "<EnvioDTE xmlns=\"http://www.sii.cl/SiiDte\"><SetDTE><Caratula/>");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) invoices = NULL;

  for (guint i = 1; i <= n; i++)
    append_document (text, i);
  g_string_append (text, "</SetDTE></EnvioDTE>");
  invoices = read_text (text->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (invoices->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (((BcInvoice *) invoices->pdata[i])->total, ==, (i + 1) * 10);
}

static void
test_a_large_one_has_no_digest (void)
{
  g_autoptr (GString) text =
    g_string_new (PROLOG "<EnvioDTE xmlns=\"http://www.sii.cl/SiiDte\"><SetDTE><Caratula/>");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) invoices = NULL;

  append_document (text, 1);
  while (text->len < 9 * 1024 * 1024)
    g_string_append (text, "<!-- relleno de un sobre mucho mayor que los de verdad -->\n");
  g_string_append (text, "</SetDTE></EnvioDTE>");
  invoices = read_text (text->str, &error);
  g_assert_no_error (error);
  g_assert_cmpint (((BcInvoice *) invoices->pdata[0])->digest, ==, BC_INVOICE_DIGEST_UNCHECKED);
  g_string_truncate (text, 0);
  g_string_append (text, PROLOG);
  while (text->len <= BC_INVOICE_MAX_BYTES)
    g_string_append (text, "<!-- relleno de un sobre mucho mayor que los de verdad -->\n");
  g_assert_null (read_text (text->str, &error));
  g_assert_error (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_TOO_LARGE);
}

static void
read_prolog (const char *prolog, gsize length, gboolean accepted)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  BcXmlGuard guard;
  gsize fed;

  g_byte_array_append (bytes, (const guint8 *) prolog, (guint) length);
  g_byte_array_append (bytes, (const guint8 *) "<a/>", 4);
  bc_xml_guard_init (&guard, 1000);
  bc_xml_guard_accept_latin (&guard);
  fed = bc_xml_guard_feed (&guard, (const char *) bytes->data, bytes->len, &error);
  g_test_message ("%s", prolog);
  g_assert_cmpuint (fed, ==, accepted ? bytes->len : 0);
  g_assert_true (accepted == (error == NULL));
}

/* However an encoding is spelled that programs write, and no other. */
static void
test_prologs (void)
{
  static const char *const accepted[] = {
    "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>",
    "<?xml version='1.0' encoding='iso-8859-1' ?>",
    "<?xml  version = \"1.0\"\tencoding=\"UTF-8\" standalone=\"yes\"?>",
    "<?xml version=\"1.0\"?>",
    "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\"?>",
  };
  static const char *const refused[] = {
    "<?xml version=\"1.1\" encoding=\"ISO-8859-1\"?>",
    "<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?>",
    "<?xml version=\"1.0\" encoding=\"UTF-7\"?>",
    "<?xml version=\"1.0\" encoding=\"ISO-8859-1'?>",
    "<?xml version=\"1.0\" encoding=\"IBM037\"?>",
    " <?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>",
    "<?xml encoding=\"ISO-8859-1\"?>",
    "<DTE>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (accepted); i++)
    read_prolog (accepted[i], strlen (accepted[i]), TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    read_prolog (refused[i], strlen (refused[i]), FALSE);
  read_prolog ("<\0?\0x\0m\0l\0>", 11, FALSE);
}

static void
check_seed (const BcInvoiceSchemas *schemas, const char *name)
{
  g_autoptr (GBytes) file = load_seed (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) invoices = bc_invoices_read_with_schemas (schemas, file, name, &error);

  g_test_message ("%s", name);
  g_assert_true ((invoices != NULL) == g_str_has_prefix (name, "valid-"));
  if (invoices != NULL)
    g_assert_no_error (error);
  else if (g_str_has_prefix (name, "refused-"))
    g_assert_error (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_REFUSED);
  else
    g_assert_error (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_INVALID);
}

static void
test_fuzz_seeds (void)
{
  const char *folder = g_test_get_filename (G_TEST_DIST, "fuzz", "corpus", "invoice", NULL);
  g_autoptr (BcInvoiceSchemas) schemas = bc_invoice_schemas_new ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint count = 0;

  g_assert_nonnull (dir);
  for (; (name = g_dir_read_name (dir)) != NULL; count++)
    check_seed (schemas, name);
  g_assert_cmpuint (count, >=, 44);
}

/* Wherever it is cut off it is no invoice, and nothing is read beyond the end. */
static void
test_cut_off_anywhere (void)
{
  g_autoptr (BcInvoiceSchemas) schemas = bc_invoice_schemas_new ();
  g_autoptr (GBytes) file = load_seed ("valid-alone.xml");
  gsize length = g_bytes_get_size (file);

  for (gsize size = 0; size + 2 < length; size += 7) {
    gpointer copy = g_memdup2 (g_bytes_get_data (file, NULL), size);
    g_autoptr (GBytes) part = g_bytes_new_take (copy, size);
    g_autoptr (GError) error = NULL;

    g_assert_null (bc_invoices_read_with_schemas (schemas, part, "a.xml", &error));
    g_assert_error (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_INVALID);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/invoice/with-its-parts", test_an_invoice_with_its_parts);
  g_test_add_func ("/exchange/invoice/every-kind", test_every_kind);
  g_test_add_func ("/exchange/invoice/what-a-note-names", test_what_a_note_names);
  g_test_add_func ("/exchange/invoice/digests", test_digests);
  g_test_add_func ("/exchange/invoice/digests-that-say-nothing", test_digests_that_say_nothing);
  g_test_add_func ("/exchange/invoice/letters-are-read-whatever-is-declared",
                   test_letters_are_read_whatever_is_declared);
  g_test_add_func ("/exchange/invoice/sums", test_sums);
  g_test_add_func ("/exchange/invoice/a-difference-is-told", test_a_difference_is_told);
  g_test_add_func ("/exchange/invoice/messages", test_messages);
  g_test_add_func ("/exchange/invoice/many-attributes", test_many_attributes);
  g_test_add_func ("/exchange/invoice/an-envelope-of-many", test_an_envelope_of_many);
  g_test_add_func ("/exchange/invoice/a-large-one-has-no-digest", test_a_large_one_has_no_digest);
  g_test_add_func ("/exchange/invoice/prologs", test_prologs);
  g_test_add_func ("/exchange/invoice/cut-off-anywhere", test_cut_off_anywhere);
  g_test_add_func ("/exchange/invoice/fuzz-seeds", test_fuzz_seeds);
  return g_test_run ();
}
