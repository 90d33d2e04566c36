/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "exchange-error.h"
#include "office.h"

/* More than is read of any file of invoices; it takes no room on the disk. */
#define FAR_TOO_LARGE ((off_t) BC_INVOICE_MAX_BYTES + 1)

static GPtrArray *
find_seeds (const char *name, ...)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  va_list names;

  va_start (names, name);
  for (; name != NULL; name = va_arg (names, const char *))
    g_ptr_array_add (files, office_find_seed (name));
  va_end (names);
  return files;
}

static GPtrArray *
enter (Office *self, GPtrArray *files)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *told =
    bc_invoices_enter (self->sandbox.store, &self->line, NULL, files, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (told->len, ==, files->len);
  return told;
}

static GFile *
make_large (Office *self, const char *name, const char *head)
{
  g_autofree char *path = g_build_filename (self->sandbox.folder, name, NULL);
  int file = open (path, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);

  g_assert_cmpint (write (file, head, strlen (head)), ==, strlen (head));

  g_assert_cmpint (ftruncate (file, FAR_TOO_LARGE), ==, 0);
  close (file);
  return g_file_new_for_path (path);
}

static void
assert_refused (GPtrArray *told, guint i, const char *sentence)
{
  const BcInvoiceFile *file = told->pdata[i];

  g_assert_null (file->outcomes);
  g_assert_cmpint (file->fate, ==, BC_INVOICE_REFUSED);
  g_assert_true (bc_id_is_nil (&file->record));
  g_assert_cmpstr (file->refusal, ==, sentence);
}

static void
assert_kept (Office *self, GPtrArray *told, guint i, const char *sql)
{
  const BcInvoiceFile *file = told->pdata[i];
  g_autoptr (GError) error = NULL;
  gint64 n = 0;

  g_test_message ("%s", file->name);
  g_assert_null (file->outcomes);
  g_assert_null (file->refusal);
  g_assert_cmpint (file->fate, ==, BC_INVOICE_KEPT);
  g_assert_cmpstr (file->remarks->pdata[0], ==, "It is no electronic tax document");
  bc_database_get_integer (bc_store_get_reader (self->sandbox.store),
                           &n,
                           &error,
                           sql,
                           "d",
                           &file->record);
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 1);
}

#define ADVICE ". Ask whoever issued it for the file as it was issued, or enter it by hand"

/* A document that is kept with a line. */
#define OF_THE_LINE(kind_)                                                                         \
  "SELECT count(*) FROM record r JOIN document d ON d.row = r.row "                                \
  "JOIN record p ON p.id = d.record WHERE r.id = ? AND d.hidden = 0 "                              \
  "AND p.type = 'funding-line' AND d.kind = '" kind_ "'"

static BcInvoiceOutcome *
get_only (GPtrArray *told, guint i)
{
  const BcInvoiceFile *file = told->pdata[i];

  g_assert_null (file->refusal);
  g_assert_cmpuint (file->outcomes->len, ==, 1);
  return file->outcomes->pdata[0];
}

static void
fill_mixed (Office *self, GPtrArray *files)
{
  g_autofree char *folder = g_build_filename (self->sandbox.folder, "carpeta", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_ptr_array_add (files, g_file_new_for_path (folder));
  g_ptr_array_add (files, make_large (self, "video.mp4", "film"));
  g_ptr_array_add (files, make_large (self, "sobre.xml", "<?xml version=\"1.0\"?>\n<EnvioDTE>"));
  g_ptr_array_add (files, g_file_new_for_path ("/nowhere/ida.xml"));
}

/* A folder, a film, a paper, an XML of something else and a file that is gone, among others: each
 * is told by its name. */
static void
test_what_is_refused_keeps_none_back (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GPtrArray) files = find_seeds ("invalid-folio.xml",
                                            "valid-envelope.xml",
                                            "refused-paper.pdf",
                                            "valid-exempt.xml",
                                            "invalid-root.xml",
                                            NULL);
  g_autoptr (GPtrArray) told = NULL;

  office_open (&office);
  fill_mixed (&office, files);
  told = enter (&office, files);
  assert_refused (told,
                  0,
                  "invalid-folio.xml, line 7: the document's number (folio) “ABC” is not a "
                  "number" ADVICE);
  g_assert_cmpint (get_only (told, 1)->fate, ==, BC_INVOICE_ENTERED);
  assert_kept (&office, told, 2, OF_THE_LINE ("other"));
  g_assert_cmpint (get_only (told, 3)->fate, ==, BC_INVOICE_ENTERED);
  assert_kept (&office, told, 4, OF_THE_LINE ("other"));
  assert_refused (told,
                  5,
                  "carpeta: this is a folder or something else, and not a file: choose the files "
                  "that are in it");
  assert_kept (&office, told, 6, OF_THE_LINE ("other"));
  assert_refused (told,
                  7,
                  "sobre.xml: the file is far larger than files of invoices are, which have 32 "
                  "megabytes at most" ADVICE);
  g_assert_true (g_str_has_prefix (((BcInvoiceFile *) told->pdata[8])->refusal, "ida.xml: "));
  g_assert_cmpint (office_count (&office, "SELECT count(*) FROM entry"), ==, 2);
  g_assert_cmpuint (office_count_copies (&office), ==, 5);
}

/* Invoices, a note, papers and what is refused, in any order: one undo takes back all of it. */
static void
test_a_mixed_drop_is_one_gesture (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GPtrArray) files = find_seeds ("refused-paper.pdf",
                                            "valid-credit-note.xml",
                                            "invalid-root.xml",
                                            "valid-envelope.xml",
                                            "invalid-folio.xml",
                                            NULL);
  g_autoptr (GPtrArray) told = NULL;
  gint64 n_before;

  office_open (&office);
  fill_mixed (&office, files);
  n_before = office_count (&office, "SELECT count(DISTINCT gesture) FROM journal");
  told = enter (&office, files);
  g_assert_cmpint (office_count (&office, "SELECT count(DISTINCT gesture) FROM journal"),
                   ==,
                   n_before + 1);
  g_assert_cmpint (office_count (&office, "SELECT count(*) FROM document WHERE hidden = 0"), ==, 5);
  office_undo (&office, 2 + 5);
  g_assert_cmpint (office_count (&office, "SELECT count(*) FROM document WHERE hidden = 0"), ==, 0);
  g_assert_cmpint (office_count (&office, "SELECT count(*) FROM entry WHERE hidden = 0"), ==, 0);
}

/* What is no tax document belongs where it was dropped; also the second time. */
static void
test_others_are_kept_where_they_came_to (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GPtrArray) files =
    find_seeds ("refused-paper.pdf", "refused-paper.pdf", "invalid-root.xml", NULL);
  g_autoptr (GPtrArray) told = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GError) error = NULL;

  office_open (&office);
  told = bc_invoices_enter (office.sandbox.store,
                            &office.line,
                            &office.other_line,
                            files,
                            NULL,
                            NULL,
                            &error);
  g_assert_no_error (error);
  g_assert_cmpint (((BcInvoiceFile *) told->pdata[1])->fate, ==, BC_INVOICE_PRESENT);
  assert_kept (&office, told, 2, OF_THE_LINE ("other"));
  g_assert_cmpint (office_count_with (&office, "document", &office.other_line), ==, 2);
  g_assert_cmpint (office_count_with (&office, "document", &office.line), ==, 0);
  again = enter (&office, files);
  g_assert_cmpint (office_count_with (&office, "document", &office.line), ==, 2);
}

/* A photo beside an invoice is kept as where it is attached by itself: with its warning, and the
 * second time without. */
static void
test_a_photo_beside_an_invoice_has_its_warning (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GPtrArray) files = find_seeds ("valid-envelope.xml", NULL);

  office_open (&office);
  office_plan_action (&office, "2026-06-01/2026-06-30");
  g_ptr_array_add (
    files,
    g_file_new_for_path (
      g_test_get_filename (G_TEST_DIST, "fuzz", "corpus", "photo", "dated.jpg", NULL)));
  for (guint i = 0; i < 2; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) told = bc_invoices_enter (office.sandbox.store,
                                                    &office.line,
                                                    &office.action,
                                                    files,
                                                    NULL,
                                                    NULL,
                                                    &error);
    const BcInvoiceFile *photo;

    g_assert_no_error (error);
    photo = told->pdata[1];
    g_assert_cmpint (photo->fate, ==, i == 0 ? BC_INVOICE_KEPT : BC_INVOICE_PRESENT);
    g_assert_cmpuint (photo->remarks->len, ==, i == 0 ? 2 : 1);
    if (i == 0)
      g_assert_nonnull (strstr (photo->remarks->pdata[1], "before it began"));
  }
}

static void
test_all_of_them_are_one_gesture (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GPtrArray) files = find_seeds ("valid-credit-note.xml",
                                            "valid-three.xml",
                                            "valid-exempt.xml",
                                            "invalid-root.xml",
                                            NULL);
  g_autoptr (GPtrArray) told = NULL;
  g_autoptr (GPtrArray) again = NULL;
  gint64 n_before, n_entries;

  office_open (&office);
  n_before = office_count (&office, "SELECT count(DISTINCT gesture) FROM journal");
  told = enter (&office, files);
  n_entries = office_count (&office, "SELECT count(*) FROM entry");
  g_assert_cmpint (n_entries, >, 2);
  g_assert_cmpint (office_count (&office, "SELECT count(DISTINCT gesture) FROM journal"),
                   ==,
                   n_before + 1);
  office_undo (&office,
               (guint) office_count (&office,
                                     "SELECT count(DISTINCT record) FROM journal "
                                     "WHERE gesture = (SELECT max(gesture) FROM journal)"));
  g_assert_cmpint (office_count (&office, "SELECT count(*) FROM entry WHERE hidden = 0"), ==, 0);
  g_assert_cmpint (office_count (&office, "SELECT count(*) FROM document WHERE hidden = 0"), ==, 0);
  again = enter (&office, files);
  g_assert_cmpint (office_count (&office, "SELECT count(*) FROM entry WHERE hidden = 0"),
                   ==,
                   n_entries);
}

/* The note stands in a file before that of its invoice. */
static void
test_a_note_finds_what_another_file_has (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GPtrArray) files = find_seeds ("valid-credit-note.xml", "valid-envelope.xml", NULL);
  g_autoptr (GPtrArray) told = NULL;

  office_open (&office);
  told = enter (&office, files);
  g_assert_cmpuint (get_only (told, 0)->invoice->warnings->len, ==, 0);
  office_assert_text (&office, &get_only (told, 0)->record, "corrects IS NOT NULL", "1");
}

static void
test_the_same_file_twice_is_entered_once (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GPtrArray) files = find_seeds ("valid-envelope.xml",
                                            "valid-envelope.xml",
                                            "valid-delivery.xml",
                                            "valid-delivery.xml",
                                            NULL);
  g_autoptr (GPtrArray) told = NULL;

  office_open (&office);
  told = enter (&office, files);
  g_assert_cmpint (get_only (told, 0)->fate, ==, BC_INVOICE_ENTERED);
  g_assert_cmpint (get_only (told, 1)->fate, ==, BC_INVOICE_REFUSED);
  g_assert_true (bc_id_equal (&get_only (told, 1)->record, &get_only (told, 0)->record));
  g_assert_true (g_str_has_prefix (get_only (told, 1)->refusal, "It is entered already: $119.000"));
  g_assert_cmpint (get_only (told, 2)->fate, ==, BC_INVOICE_KEPT);
  g_assert_cmpint (get_only (told, 3)->fate, ==, BC_INVOICE_PRESENT);
  g_assert_cmpuint (office_count_copies (&office), ==, 2);
  g_assert_cmpint (office_count (&office, "SELECT count(*) FROM entry"), ==, 1);
}

/* Where nothing can be entered, nothing is written: there is no gesture to take back. */
static void
test_only_refused_ones_are_no_gesture (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GPtrArray) files = find_seeds ("invalid-folio.xml", "refused-utf-16.xml", NULL);
  g_autoptr (GPtrArray) told = NULL;
  gint64 n_before;

  office_open (&office);
  n_before = office_count (&office, "SELECT count(*) FROM journal");
  told = enter (&office, files);
  g_assert_cmpint (office_count (&office, "SELECT count(*) FROM journal"), ==, n_before);
  g_assert_cmpuint (office_count_copies (&office), ==, 0);
}

static void
add_document (GString *text, guint folio, const char *references)
{
  g_string_append_printf (text,
                          "<DTE><Documento ID=\"F%u\"><Encabezado><IdDoc><TipoDTE>33</TipoDTE>"
                          "<Folio>%u</Folio><FchEmis>2024-10-13</FchEmis></IdDoc><Emisor>"
                          "<RUTEmisor>97975000-5</RUTEmisor></Emisor><Totales><MntTotal>1000"
                          "</MntTotal></Totales></Encabezado>%s</Documento></DTE>",
                          folio,
                          folio,
                          references);
}

static GFile *
write_envelope (Office *self, const char *name, guint first, guint n, const char *references)
{
  g_autofree char *path = g_build_filename (self->sandbox.folder, name, NULL);
  g_autoptr (GString) text = g_string_new ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"
                                           "<EnvioDTE xmlns=\"http://www.sii.cl/SiiDte\"><SetDTE>"
                                           "<Caratula/>");

  for (guint i = 0; i < n; i++)
    add_document (text, first + i, i == 0 ? references : "");
  g_string_append (text, "</SetDTE></EnvioDTE>");
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  return g_file_new_for_path (path);
}

/* What it says of others is longer than notes can be: it is told of it alone. */
static void
test_one_document_that_cannot_be_stored_is_refused_alone (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GString) references = g_string_new (NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) told = NULL;
  g_autofree char *long_word = g_strnfill (199, 'a');
  const BcInvoiceFile *file;

  office_open (&office);
  for (guint i = 0; i < 50; i++)
    g_string_append_printf (references,
                            "<Referencia><NroLinRef>%u</NroLinRef><TpoDocRef>%s</TpoDocRef>"
                            "<FolioRef>%s</FolioRef><RazonRef>%s</RazonRef></Referencia>",
                            i + 1,
                            long_word,
                            long_word,
                            long_word);
  g_ptr_array_add (files, write_envelope (&office, "sobre.xml", 1, 2, references->str));
  told = enter (&office, files);
  file = told->pdata[0];
  g_assert_cmpint (((BcInvoiceOutcome *) file->outcomes->pdata[0])->fate, ==, BC_INVOICE_REFUSED);
  g_assert_cmpint (((BcInvoiceOutcome *) file->outcomes->pdata[1])->fate, ==, BC_INVOICE_ENTERED);
  g_assert_cmpint (office_count (&office, "SELECT count(*) FROM entry"), ==, 1);
}

typedef struct
{
  GCancellable *cancellable;
  double cancel_at;
  double fraction;
  guint n_told;
} Watch;

static void
watch (double fraction, gpointer data)
{
  Watch *self = data;

  g_assert_cmpfloat (fraction, >=, self->fraction);
  g_assert_cmpfloat (fraction, <=, 1);
  self->fraction = fraction;
  self->n_told++;
  if (fraction >= self->cancel_at)
    g_cancellable_cancel (self->cancellable);
}

/* Twice 500 documents: how far it is is told, and at the end all of it. */
static void
test_a_thousand_are_told_as_they_come (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Watch told_of = { cancellable, 2, 0, 0 };
  const BcInvoiceProgress progress = { watch, &told_of };
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) told = NULL;
  g_autoptr (GError) error = NULL;

  office_open (&office);
  g_ptr_array_add (files, write_envelope (&office, "uno.xml", 1, 500, ""));
  g_ptr_array_add (files, write_envelope (&office, "dos.xml", 501, 500, ""));
  told = bc_invoices_enter (office.sandbox.store,
                            &office.line,
                            NULL,
                            files,
                            &progress,
                            cancellable,
                            &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (told_of.fraction, ==, 1);
  g_assert_cmpuint (told_of.n_told, ==, 2 + 1000);
  g_assert_cmpint (office_count (&office, "SELECT sum(amount) FROM entry"), ==, 1000000);
}

/* Cancelled while the files are read, with the first documents, in the middle and near the end. */
static void
test_cancelled_anywhere_leaves_nothing (void)
{
  static const double moments[] = { 0.05, 0.2001, 0.6, 0.99 };
  g_auto (Office) office = { 0 };
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 n_before;

  office_open (&office);
  n_before = office_count (&office, "SELECT count(*) FROM journal");
  g_ptr_array_add (files, write_envelope (&office, "uno.xml", 1, 1000, ""));
  g_ptr_array_add (files, office_find_seed ("valid-delivery.xml"));
  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++) {
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GError) error = NULL;
    Watch told_of = { cancellable, moments[i], 0, 0 };
    const BcInvoiceProgress progress = { watch, &told_of };

    g_assert_null (bc_invoices_enter (office.sandbox.store,
                                      &office.line,
                                      NULL,
                                      files,
                                      &progress,
                                      cancellable,
                                      &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_cmpint (office_count (&office, "SELECT count(*) FROM journal"), ==, n_before);
    g_assert_cmpuint (office_count_copies (&office), ==, 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/invoice-files/what-is-refused-keeps-none-back",
                   test_what_is_refused_keeps_none_back);
  g_test_add_func ("/exchange/invoice-files/a-mixed-drop-is-one-gesture",
                   test_a_mixed_drop_is_one_gesture);
  g_test_add_func ("/exchange/invoice-files/others-are-kept-where-they-came-to",
                   test_others_are_kept_where_they_came_to);
  g_test_add_func ("/exchange/invoice-files/a-photo-beside-an-invoice-has-its-warning",
                   test_a_photo_beside_an_invoice_has_its_warning);
  g_test_add_func ("/exchange/invoice-files/all-of-them-are-one-gesture",
                   test_all_of_them_are_one_gesture);
  g_test_add_func ("/exchange/invoice-files/a-note-finds-what-another-file-has",
                   test_a_note_finds_what_another_file_has);
  g_test_add_func ("/exchange/invoice-files/the-same-file-twice-is-entered-once",
                   test_the_same_file_twice_is_entered_once);
  g_test_add_func ("/exchange/invoice-files/only-refused-ones-are-no-gesture",
                   test_only_refused_ones_are_no_gesture);
  g_test_add_func ("/exchange/invoice-files/one-document-that-cannot-be-stored-is-refused-alone",
                   test_one_document_that_cannot_be_stored_is_refused_alone);
  g_test_add_func ("/exchange/invoice-files/a-thousand-are-told-as-they-come",
                   test_a_thousand_are_told_as_they_come);
  g_test_add_func ("/exchange/invoice-files/cancelled-anywhere-leaves-nothing",
                   test_cancelled_anywhere_leaves_nothing);
  return g_test_run ();
}
