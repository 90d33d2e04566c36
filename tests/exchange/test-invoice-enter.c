/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "exchange-error.h"
#include "office.h"
#include "store-error.h"

static void
test_an_invoice_becomes_a_draft (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GPtrArray) outcomes = NULL;
  const BcInvoiceOutcome *outcome;

  office_open (&office);
  outcomes = office_enter (&office, &office.line, "valid-envelope.xml");
  outcome = outcomes->pdata[0];
  g_assert_cmpint (outcome->fate, ==, BC_INVOICE_ENTERED);
  g_assert_cmpstr (outcome->type_name, ==, "Factura electrónica");
  g_assert_cmpuint (outcome->invoice->warnings->len, ==, 0);
  g_assert_cmpint (outcome->invoice->digest, ==, BC_INVOICE_DIGEST_MATCHES);
  office_assert_text (&office, &outcome->record, "kind", "expense");
  office_assert_text (&office, &outcome->record, "state", "draft");
  office_assert_text (&office, &outcome->record, "date", "2024-10-13");
  office_assert_text (&office, &outcome->record, "amount", "119000");
  office_assert_text (&office, &outcome->record, "supplier_rut", "97975000-5");
  office_assert_text (&office, &outcome->record, "supplier_name", "Muebles Ñuñoa y Compañía");
  office_assert_text (&office, &outcome->record, "document_number", "60");
  office_assert_text (&office,
                      &outcome->record,
                      "instr(notes, 'Net: $100.000, VAT: $19.000')",
                      "1");
  g_assert_cmpint (
    office_count (&office,
                  "SELECT count(*) FROM entry e JOIN record r ON r.row = e.row "
                  "JOIN record dr ON dr.id = e.document JOIN document d ON d.row = dr.row "
                  "WHERE d.record = r.id AND d.kind = 'invoice' AND d.hidden = 0"),
    ==,
    1);
  g_assert_cmpuint (office_count_copies (&office), ==, 1);
}

static void
test_one_undo_takes_it_back (void)
{
  g_auto (Office) office = { 0 };

  office_open (&office);
  office_enter_one (&office, &office.line, "valid-envelope.xml", BC_INVOICE_ENTERED, NULL);
  office_undo (&office, 2);
  g_assert_cmpint (office_count (&office, "SELECT count(*) FROM entry WHERE hidden = 0"), ==, 0);
  g_assert_cmpint (office_count (&office, "SELECT count(*) FROM document WHERE hidden = 0"), ==, 0);
  office_enter_one (&office, &office.line, "valid-envelope.xml", BC_INVOICE_ENTERED, NULL);
}

/* Another file of the same document, into another district's line. */
static void
test_a_second_time_names_the_first (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GPtrArray) outcomes = NULL;
  const BcInvoiceOutcome *outcome;
  BcId first;

  office_open (&office);
  office_enter_one (&office, &office.line, "valid-envelope.xml", BC_INVOICE_ENTERED, &first);
  outcomes = office_enter (&office, &office.elsewhere, "valid-bare.xml");
  outcome = outcomes->pdata[0];
  g_assert_cmpint (outcome->fate, ==, BC_INVOICE_REFUSED);
  g_assert_true (bc_id_equal (&outcome->record, &first));
  g_assert_cmpstr (
    outcome->refusal,
    ==,
    "It is entered already: $119.000 of 13-10-2024 for “Feria” (FNDR (Fondo Nacional "
    "de Desarrollo Regional), Latorre)");
  g_assert_cmpint (office_count (&office, "SELECT count(*) FROM entry"), ==, 1);
  g_assert_cmpuint (office_count_copies (&office), ==, 1);
}

static void
test_every_kind (void)
{
  static const struct
  {
    const char *name, *kind;
  } entries[] = {
    { "valid-exempt.xml", "expense" },         { "valid-receipt.xml", "expense" },
    { "valid-exempt-receipt.xml", "expense" }, { "valid-purchase.xml", "expense" },
    { "valid-debit-note.xml", "expense" },     { "valid-credit-note.xml", "refund" },
  };
  static const char *const kept[] = { "valid-settlement.xml",
                                      "valid-delivery.xml",
                                      "valid-export.xml" };
  g_auto (Office) office = { 0 };
  BcId id;

  office_open (&office);
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++) {
    office_enter_one (&office, &office.line, entries[i].name, BC_INVOICE_ENTERED, &id);
    office_assert_text (&office, &id, "kind", entries[i].kind);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++) {
    office_enter_one (&office, &office.line, kept[i], BC_INVOICE_KEPT, NULL);
    office_enter_one (&office, &office.line, kept[i], BC_INVOICE_PRESENT, NULL);
  }
  g_assert_cmpint (office_count (&office,
                                 "SELECT count(*) FROM document d JOIN record l ON l.id = d.record "
                                 "WHERE l.type = 'funding-line'"),
                   ==,
                   3);
}

/* A purchase invoice is issued by who buys. */
static void
test_the_seller_of_a_purchase_is_the_supplier (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GPtrArray) outcomes = NULL;
  const BcInvoiceOutcome *outcome;

  office_open (&office);
  outcomes = office_enter (&office, &office.line, "valid-purchase.xml");
  outcome = outcomes->pdata[0];
  office_assert_text (&office, &outcome->record, "supplier_rut", "12345678-5");
  office_assert_text (&office, &outcome->record, "supplier_name", "Pedro Muñoz");
  office_assert_text (&office, &outcome->record, "amount", "100000");
  g_assert_cmpuint (outcome->invoice->warnings->len, ==, 0);
}

static void
test_notes_follow_what_they_correct (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GPtrArray) outcomes = NULL;
  const BcInvoiceOutcome *credit;
  BcId invoice, debit;

  office_open (&office);
  office_enter_one (&office, &office.line, "valid-envelope.xml", BC_INVOICE_ENTERED, &invoice);
  outcomes = office_enter (&office, &office.other_line, "valid-credit-note.xml");
  credit = outcomes->pdata[0];
  g_assert_cmpint (credit->fate, ==, BC_INVOICE_ENTERED);
  g_assert_cmpuint (credit->invoice->warnings->len, ==, 1);
  g_assert_true (g_str_has_prefix (credit->invoice->warnings->pdata[0],
                                   "It was put into the line of what it corrects: $119.000"));
  office_enter_one (&office, &office.line, "valid-debit-note.xml", BC_INVOICE_ENTERED, &debit);
  g_assert_cmpint (office_count (&office,
                                 "SELECT count(*) FROM entry n JOIN record r ON r.id = n.corrects "
                                 "JOIN entry e ON e.row = r.row AND e.line = n.line "
                                 "WHERE e.document_number = '60'"),
                   ==,
                   2);
  g_assert_cmpint (office_count (&office,
                                 "SELECT sum(CASE kind WHEN 'refund' THEN -amount ELSE amount END) "
                                 "FROM entry"),
                   ==,
                   119000 - 5950 + 1190);
  g_assert_cmpint (office_count (&office,
                                 "SELECT n FROM totals WHERE level = 'region' AND place = 0 AND "
                                 "what = 'spent'"),
                   ==,
                   119000 - 5950 + 1190);
}

static void
test_a_note_alone_is_told (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GPtrArray) outcomes = NULL;
  g_autoptr (GPtrArray) others = NULL;
  const BcInvoiceOutcome *note;

  office_open (&office);
  outcomes = office_enter (&office, &office.line, "valid-credit-note.xml");
  note = outcomes->pdata[0];
  g_assert_cmpstr (
    note->invoice->warnings->pdata[0],
    ==,
    "What it corrects is not entered yet (type 33, number 60): it is applied as soon as "
    "that is");
  office_enter_one (&office, &office.elsewhere, "valid-envelope.xml", BC_INVOICE_ENTERED, NULL);
  others = office_enter (&office, &office.line, "valid-debit-note.xml");
  note = others->pdata[0];
  g_assert_true (g_str_has_prefix (note->invoice->warnings->pdata[0],
                                   "What it corrects is entered in another district: "));
  office_assert_text (&office, &note->record, "corrects IS NOT NULL", "1");
}

/* The notes came first, in the wrong line, and one of them of another district. */
static void
test_an_invoice_finds_the_notes_that_waited (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GPtrArray) outcomes = NULL;
  const BcInvoiceOutcome *invoice;
  BcId credit, debit;

  office_open (&office);
  office_enter_one (&office,
                    &office.other_line,
                    "valid-credit-note.xml",
                    BC_INVOICE_ENTERED,
                    &credit);
  office_enter_one (&office, &office.elsewhere, "valid-debit-note.xml", BC_INVOICE_ENTERED, &debit);
  outcomes = office_enter (&office, &office.line, "valid-envelope.xml");
  invoice = outcomes->pdata[0];
  g_assert_cmpuint (invoice->invoice->warnings->len, ==, 2);
  g_assert_true (g_str_has_prefix (invoice->invoice->warnings->pdata[0],
                                   "A note that came before it was applied to it: $5.950"));
  g_assert_cmpint (
    office_count (&office,
                  "SELECT sum(CASE kind WHEN 'refund' THEN -amount ELSE amount END) FROM entry e "
                  "GROUP BY line ORDER BY count(*) DESC"),
    ==,
    119000 - 5950);
  g_assert_cmpint (office_count (&office, "SELECT count(*) FROM entry WHERE corrects IS NOT NULL"),
                   ==,
                   2);
  office_undo (&office, 4);
  office_assert_text (&office, &credit, "corrects IS NULL", "1");
}

/* The note comes before what it corrects; a delivery note is kept; the line has one undo. */
static void
test_an_envelope_of_three (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GPtrArray) outcomes = NULL;
  const BcInvoiceOutcome *note, *invoice, *delivery;

  office_open (&office);
  outcomes = office_enter (&office, &office.line, "valid-three.xml");
  note = outcomes->pdata[0];
  invoice = outcomes->pdata[1];
  delivery = outcomes->pdata[2];
  g_assert_cmpuint (note->invoice->type, ==, 61);
  g_assert_cmpuint (note->invoice->warnings->len, ==, 0);
  office_assert_text (&office, &note->record, "corrects IS NOT NULL", "1");
  g_assert_cmpint (invoice->fate, ==, BC_INVOICE_ENTERED);
  g_assert_cmpint (delivery->fate, ==, BC_INVOICE_KEPT);
  g_assert_cmpuint (office_count_copies (&office), ==, 1);
  office_undo (&office, 5);
  g_assert_cmpint (office_count (&office, "SELECT count(*) FROM entry WHERE hidden = 0"), ==, 0);
}

static void
test_another_receiver_is_told (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GPtrArray) outcomes = NULL;
  const BcInvoiceOutcome *outcome;

  office_open (&office);
  outcomes = office_enter (&office, &office.elsewhere, "valid-envelope.xml");
  outcome = outcomes->pdata[0];
  g_assert_cmpint (outcome->fate, ==, BC_INVOICE_ENTERED);
  g_assert_cmpuint (outcome->invoice->warnings->len, ==, 1);
  g_assert_cmpstr (
    outcome->invoice->warnings->pdata[0],
    ==,
    "It is made out to Asociación Gremial Latorre (11.111.111-1), and neither to the "
    "district's associative group nor to its municipality");
}

static GFile *
write_file (Office *self, const char *name, const char *from, const char *to)
{
  g_autofree char *path = g_build_filename (self->sandbox.folder, name, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;

  g_file_get_contents (
    g_test_get_filename (G_TEST_DIST, "fuzz", "corpus", "invoice", "valid-utf-8.xml", NULL),
    &bytes,
    NULL,
    &error);
  g_assert_no_error (error);
  g_string_assign (text, bytes);
  g_assert_cmpuint (g_string_replace (text, from, to, 1), ==, 1);
  g_file_set_contents (path, text->str, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static void
test_the_municipality_may_buy (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GFile) file = NULL;
  g_autoptr (GPtrArray) outcomes = NULL;
  g_autoptr (GError) error = NULL;

  office_open (&office);
  file = write_file (&office,
                     "municipal.xml",
                     "<RznSocRecep>Asociación Gremial Latorre",
                     "<RznSocRecep>I. MUNICIPALIDAD DE SANTIAGO");
  outcomes = office_take (&office, &office.elsewhere, file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (((BcInvoiceOutcome *) outcomes->pdata[0])->invoice->warnings->len, ==, 0);
}

static void
test_other_types_are_refused (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GFile) file = NULL;
  g_autoptr (GPtrArray) outcomes = NULL;
  const BcInvoiceOutcome *outcome;
  g_autoptr (GError) error = NULL;

  office_open (&office);
  file = write_file (&office, "otro.xml", "<TipoDTE>33", "<TipoDTE>99");
  outcomes = office_take (&office, &office.line, file, NULL, &error);
  g_assert_no_error (error);
  outcome = outcomes->pdata[0];
  g_assert_cmpint (outcome->fate, ==, BC_INVOICE_REFUSED);
  g_assert_cmpstr (outcome->refusal, ==, "Documents of type 99 are not in the catalogue");
  g_assert_true (bc_id_is_nil (&outcome->record));
  g_assert_cmpuint (office_count_copies (&office), ==, 0);
}

/* What cannot be read leaves nothing, neither in the journal nor among the documents. */
static void
test_what_is_no_invoice_leaves_nothing (void)
{
  static const char *const names[] = { "refused-entity-bomb.xml",
                                       "refused-utf-16.xml",
                                       "invalid-empty-envelope.xml",
                                       "invalid-folio.xml",
                                       "refused-no-prolog.xml" };
  g_auto (Office) office = { 0 };
  gint64 before;

  office_open (&office);
  before = office_count (&office, "SELECT count(*) FROM journal");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (office_try (&office, &office.line, names[i], &error));
    g_assert_true (error->domain == BC_EXCHANGE_ERROR);
    g_assert_true (g_str_has_prefix (error->message, names[i]));
  }
  g_assert_cmpint (office_count (&office, "SELECT count(*) FROM journal"), ==, before);
  g_assert_cmpuint (office_count_copies (&office), ==, 0);
}

static void
test_only_into_a_line (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GError) error = NULL;
  BcId id;

  office_open (&office);
  office_enter_one (&office, &office.line, "valid-envelope.xml", BC_INVOICE_ENTERED, &id);
  g_assert_null (office_try (&office, &id, "valid-exempt.xml", &error));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  folder = g_file_new_for_path (office.sandbox.folder);
  g_assert_null (office_take (&office, &office.line, folder, NULL, &error));
  g_assert_error (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_INVALID);
}

static char *
write_envelope (Office *self, guint n)
{
  g_autofree char *path = g_build_filename (self->sandbox.folder, "sobre.xml", NULL);
  g_autoptr (GString) text = g_string_new ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"
                                           "<EnvioDTE xmlns=\"http://www.sii.cl/SiiDte\"><SetDTE>"
                                           "<Caratula/>");

  for (guint i = 1; i <= n; i++)
    g_string_append_printf (text,
                            "<DTE><Documento ID=\"F%u\"><Encabezado><IdDoc><TipoDTE>33</TipoDTE>"
                            "<Folio>%u</Folio><FchEmis>2024-10-13</FchEmis></IdDoc><Emisor>"
                            "<RUTEmisor>97975000-5</RUTEmisor></Emisor><Totales><MntTotal>1000"
                            "</MntTotal></Totales></Encabezado></Documento></DTE>",
                            i,
                            i);
  g_string_append (text, "</SetDTE></EnvioDTE>");
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  return g_steal_pointer (&path);
}

static void
test_an_envelope_of_500 (void)
{
  g_auto (Office) office = { 0 };
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GPtrArray) outcomes = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GError) error = NULL;

  office_open (&office);
  path = write_envelope (&office, 500);
  file = g_file_new_for_path (path);
  outcomes = office_take (&office, &office.line, file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (office_count (&office, "SELECT sum(amount) FROM entry WHERE hidden = 0"),
                   ==,
                   500000);
  again = office_take (&office, &office.line, file, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 500; i++) {
    const BcInvoiceOutcome *first = outcomes->pdata[i];
    const BcInvoiceOutcome *second = again->pdata[i];

    g_assert_cmpint (second->fate, ==, BC_INVOICE_REFUSED);
    g_assert_true (bc_id_equal (&first->record, &second->record));
  }
  office_undo (&office, 1000);
}

static void
test_cancelled_leaves_nothing (void)
{
  g_auto (Office) office = { 0 };
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  office_open (&office);
  path = write_envelope (&office, 2);
  file = g_file_new_for_path (path);
  g_cancellable_cancel (cancellable);
  g_assert_null (office_take (&office, &office.line, file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (office_count (&office, "SELECT count(*) FROM entry"), ==, 0);
  g_assert_cmpuint (office_count_copies (&office), ==, 0);
}

/* What to do is said once, whatever is wrong. */
static void
test_what_to_do_is_said_once (void)
{
  static const char *const seeds[] = { "invalid-cut-off.xml",
                                       "invalid-marked-latin-called-utf-8.xml",
                                       "refused-entity-bomb.xml",
                                       "refused-instruction.xml",
                                       "refused-utf-16.xml" };
  g_auto (Office) office = { 0 };

  office_open (&office);
  for (gsize i = 0; i < G_N_ELEMENTS (seeds); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (office_try (&office, &office.line, seeds[i], &error));
    g_test_message ("%s", error->message);
    g_assert_nonnull (strstr (error->message, ". Ask whoever issued it"));
    g_assert_null (strstr (error->message, ".."));
    g_assert_null (strstr (error->message, "again"));
    g_assert_null (strstr (error->message, "remove it"));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/invoice-enter/an-invoice-becomes-a-draft",
                   test_an_invoice_becomes_a_draft);
  g_test_add_func ("/exchange/invoice-enter/one-undo-takes-it-back", test_one_undo_takes_it_back);
  g_test_add_func ("/exchange/invoice-enter/a-second-time-names-the-first",
                   test_a_second_time_names_the_first);
  g_test_add_func ("/exchange/invoice-enter/every-kind", test_every_kind);
  g_test_add_func ("/exchange/invoice-enter/the-seller-of-a-purchase-is-the-supplier",
                   test_the_seller_of_a_purchase_is_the_supplier);
  g_test_add_func ("/exchange/invoice-enter/notes-follow-what-they-correct",
                   test_notes_follow_what_they_correct);
  g_test_add_func ("/exchange/invoice-enter/a-note-alone-is-told", test_a_note_alone_is_told);
  g_test_add_func ("/exchange/invoice-enter/an-invoice-finds-the-notes-that-waited",
                   test_an_invoice_finds_the_notes_that_waited);
  g_test_add_func ("/exchange/invoice-enter/an-envelope-of-three", test_an_envelope_of_three);
  g_test_add_func ("/exchange/invoice-enter/another-receiver-is-told",
                   test_another_receiver_is_told);
  g_test_add_func ("/exchange/invoice-enter/the-municipality-may-buy",
                   test_the_municipality_may_buy);
  g_test_add_func ("/exchange/invoice-enter/other-types-are-refused", test_other_types_are_refused);
  g_test_add_func ("/exchange/invoice-enter/what-is-no-invoice-leaves-nothing",
                   test_what_is_no_invoice_leaves_nothing);
  g_test_add_func ("/exchange/invoice-enter/only-into-a-line", test_only_into_a_line);
  g_test_add_func ("/exchange/invoice-enter/an-envelope-of-500", test_an_envelope_of_500);
  g_test_add_func ("/exchange/invoice-enter/cancelled-leaves-nothing",
                   test_cancelled_leaves_nothing);
  g_test_add_func ("/exchange/invoice-enter/what-to-do-is-said-once", test_what_to_do_is_said_once);
  return g_test_run ();
}
