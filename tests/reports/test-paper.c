/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#include "paper.h"
#include "pdf.h"
#include "store-error.h"

/* A paper, and the pages that another program reads in its file. */
typedef struct
{
  char *folder;
  char *path;
  BcPaper *paper;
  char **pages;
} Desk;

static void
desk_begin (Desk *desk, BcPaperSize size)
{
  desk->folder = pdf_make_folder ();
  desk->path = g_build_filename (desk->folder, "paper.pdf", NULL);
  desk->paper = bc_paper_new (size, "Acta", "Barrio Latorre · GAL");
}

static void
desk_print (Desk *desk)
{
  g_autoptr (GError) error = NULL;

  bc_paper_write (desk->paper, desk->path, &error);
  g_assert_no_error (error);
  desk->pages = pdf_read_pages (desk->path);
  g_assert_cmpuint (g_strv_length (desk->pages), ==, bc_paper_get_n_pages (desk->paper));
}

static void
desk_clear (Desk *desk)
{
  pdf_remove_folder (desk->folder);
  g_free (desk->folder);
  g_free (desk->path);
  g_strfreev (desk->pages);
  bc_paper_free (desk->paper);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

/* "w0 w1 w2 …", of which none may be lost or told twice. */
static char *
dup_words (guint n_words, const char *between)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (text, "%sw%u", i > 0 ? between : "", i);
  return g_string_free (text, FALSE);
}

/* The numbers of the words w… that the pages hold, in their order. */
static GArray *
find_words (char **pages)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *text = g_strjoinv ("\n", pages);
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);

  for (char **word = words; *word != NULL; word++) {
    guint64 number;

    if ((*word)[0] == 'w' &&
        g_ascii_string_to_unsigned (*word + 1, 10, 0, G_MAXUINT, &number, NULL)) {
      guint place = (guint) number;

      g_array_append_val (found, place);
    }
  }
  return found;
}

static void
assert_all_words (char **pages, guint n_words)
{
  g_autoptr (GArray) found = find_words (pages);

  g_assert_cmpuint (found->len, ==, n_words);
  for (guint i = 0; i < n_words; i++)
    g_assert_cmpuint (g_array_index (found, guint, i), ==, i);
}

static void
test_markup_is_text (void)
{
  g_auto (Desk) desk = { 0 };

  desk_begin (&desk, BC_PAPER_LETTER);
  bc_paper_add_title (desk.paper, "Acta <b>de</b> asamblea", NULL);
  bc_paper_add_paragraph (desk.paper, "Pérez & Hijos <i>Ltda.</i> &amp; Ñandú");
  desk_print (&desk);
  g_assert_nonnull (strstr (desk.pages[0], "Acta <b>de</b> asamblea"));
  g_assert_nonnull (strstr (desk.pages[0], "Pérez & Hijos <i>Ltda.</i> &amp; Ñandú"));
}

static void
test_every_page_has_its_frame (void)
{
  g_auto (Desk) desk = { 0 };
  g_autofree char *text = dup_words (3000, " ");

  desk_begin (&desk, BC_PAPER_A4);
  bc_paper_add_paragraph (desk.paper, text);
  desk_print (&desk);
  g_assert_cmpuint (g_strv_length (desk.pages), >, 2);
  for (guint i = 0; desk.pages[i] != NULL; i++) {
    g_autofree char *number = g_strdup_printf ("Page %u of %u", i + 1, g_strv_length (desk.pages));

    g_assert_nonnull (strstr (desk.pages[i], number));
    g_assert_nonnull (strstr (desk.pages[i], "Barrio Latorre · GAL"));
  }
}

/* Whatever lengths follow one another, no line is lost and none is told twice. */
static void
test_paragraphs_break_without_loss (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 12; i++) {
    g_auto (Desk) desk = { 0 };
    guint n_words = (guint) g_rand_int_range (random, 1, 4000);
    gboolean lines = g_rand_boolean (random);
    g_autofree char *text = dup_words (n_words, lines ? "\n" : " ");

    desk_begin (&desk, g_rand_boolean (random) ? BC_PAPER_A4 : BC_PAPER_LETTER);
    for (int j = g_rand_int_range (random, 0, 60); j > 0; j--)
      bc_paper_add_fact (desk.paper, "Lugar", "Sede");
    bc_paper_add_heading (desk.paper, "Acta");
    bc_paper_add_paragraph (desk.paper, text);
    desk_print (&desk);
    assert_all_words (desk.pages, n_words);
  }
}

static void
test_tables_repeat_their_headings (void)
{
  static const BcPaperColumn columns[] = { { "Person", 3, FALSE }, { "Amount", 1, TRUE } };
  g_auto (Desk) desk = { 0 };

  desk_begin (&desk, BC_PAPER_LETTER);
  bc_paper_begin_table (desk.paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < 150; i++) {
    g_autofree char *name = g_strdup_printf ("w%u", i);
    const char *cells[] = { name, "$1.190.000" };

    bc_paper_add_row (desk.paper, cells);
  }
  bc_paper_end_table (desk.paper);
  desk_print (&desk);
  g_assert_cmpuint (g_strv_length (desk.pages), >, 2);
  for (char **page = desk.pages; *page != NULL; page++)
    g_assert_nonnull (strstr (*page, "Person"));
  assert_all_words (desk.pages, 150);
}

static void
test_a_row_longer_than_a_page_is_divided (void)
{
  static const BcPaperColumn columns[] = { { "Agreement", 1, FALSE }, { "Who", 1, FALSE } };
  g_auto (Desk) desk = { 0 };
  g_autofree char *text = dup_words (1500, " ");
  const char *cells[] = { text, "Pérez & Hijos" };

  desk_begin (&desk, BC_PAPER_LETTER);
  bc_paper_begin_table (desk.paper, columns, G_N_ELEMENTS (columns));
  bc_paper_add_row (desk.paper, cells);
  bc_paper_end_table (desk.paper);
  desk_print (&desk);
  g_assert_cmpuint (g_strv_length (desk.pages), >, 1);
}

static void
test_a_word_longer_than_a_line_stays_on_the_sheet (void)
{
  g_auto (Desk) desk = { 0 };
  g_autofree char *word = g_strnfill (400, 'm');
  guint n_letters = 0;

  desk_begin (&desk, BC_PAPER_LETTER);
  bc_paper_add_paragraph (desk.paper, word);
  desk_print (&desk);
  for (const char *at = desk.pages[0]; *at != '\0'; at++)
    n_letters += *at == 'm';
  g_assert_cmpuint (n_letters, ==, 400);
}

static void
check_signatures (guint n_before, const char *const *names, const char *const *roles)
{
  g_auto (Desk) desk = { 0 };
  const char *last = NULL;

  desk_begin (&desk, BC_PAPER_LETTER);
  for (guint i = 0; i < n_before; i++)
    bc_paper_add_note (desk.paper, "w");
  bc_paper_add_signatures (desk.paper, names, roles);
  desk_print (&desk);
  last = desk.pages[g_strv_length (desk.pages) - 1];
  g_assert_nonnull (strstr (last, "Ana Ñancupil"));
  for (; *roles != NULL; roles++)
    g_assert_nonnull (strstr (last, *roles));
}

/* Two of them, three or four. */
static void
test_signatures_stay_together (void)
{
  static const char *const names[] = { "", "", "", "Ana Ñancupil", NULL };
  static const char *const roles[] = { "Witness", "Treasurer", "Secretary", "President", NULL };

  for (guint n_before = 30; n_before < 50; n_before++)
    for (guint first = 0; first < 3; first++)
      check_signatures (n_before, names + first, roles + first);
}

static void
test_a_failure_keeps_the_file_that_is_there (void)
{
  g_auto (Desk) desk = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *nowhere = NULL;

  desk_begin (&desk, BC_PAPER_LETTER);
  nowhere = g_build_filename (desk.folder, "none", "paper.pdf", NULL);
  g_assert_false (bc_paper_write (desk.paper, nowhere, &error));
  g_assert_error (error, BC_STORE_ERROR, BC_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (g_mkdir (desk.path, 0700), ==, 0);
  g_assert_false (bc_paper_write (desk.paper, desk.path, &error));
  g_assert_nonnull (error);
  g_assert_true (g_file_test (desk.path, G_FILE_TEST_IS_DIR));
  g_assert_cmpint (g_rmdir (desk.path), ==, 0);
}

static void
test_an_older_file_is_replaced_whole (void)
{
  g_auto (Desk) desk = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = NULL;

  desk_begin (&desk, BC_PAPER_LETTER);
  g_file_set_contents (desk.path, "an older one", -1, &error);
  g_assert_no_error (error);
  bc_paper_add_paragraph (desk.paper, "the new one");
  desk_print (&desk);
  g_assert_nonnull (strstr (desk.pages[0], "the new one"));
  folder = g_dir_open (desk.folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (folder), ==, "paper.pdf");
  g_assert_null (g_dir_read_name (folder));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reports/paper/markup-is-text", test_markup_is_text);
  g_test_add_func ("/reports/paper/every-page-has-its-frame", test_every_page_has_its_frame);
  g_test_add_func ("/reports/paper/paragraphs-break-without-loss",
                   test_paragraphs_break_without_loss);
  g_test_add_func ("/reports/paper/tables-repeat-their-headings",
                   test_tables_repeat_their_headings);
  g_test_add_func ("/reports/paper/a-row-longer-than-a-page-is-divided",
                   test_a_row_longer_than_a_page_is_divided);
  g_test_add_func ("/reports/paper/a-word-longer-than-a-line-stays-on-the-sheet",
                   test_a_word_longer_than_a_line_stays_on_the_sheet);
  g_test_add_func ("/reports/paper/signatures-stay-together", test_signatures_stay_together);
  g_test_add_func ("/reports/paper/a-failure-keeps-the-file-that-is-there",
                   test_a_failure_keeps_the_file_that_is_there);
  g_test_add_func ("/reports/paper/an-older-file-is-replaced-whole",
                   test_an_older_file_is_replaced_whole);
  return g_test_run ();
}
