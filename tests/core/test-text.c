/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "random-text.h"
#include "text.h"
#include "value-error.h"

#define NAME_LENGTH 200

static void
test_folds (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } cases[] = {
    { "Ñuñoa", "nunoa" },
    { "nunoa", "nunoa" },
    { "N\xcc\x83uñoa", "nunoa" },
    { "  Barrio \t Italia\n", "barrio italia" },
    { "ÁÉÍÓÚÜ", "aeiouu" },
    { "Llay\xc2\xa0"
      "Llay",
      "llay llay" },
    { "Pai\xc2\xadhuano", "paihuano" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *folded = bc_text_fold (cases[i].text);

    g_assert_cmpstr (folded, ==, cases[i].folded);
  }
}

static void
test_folding_twice_changes_nothing (void)
{
  for (gunichar character = 1; character <= 0x10ffff; character++) {
    char text[8] = "";
    g_autofree char *once = NULL;
    g_autofree char *twice = NULL;

    if (!g_unichar_validate (character))
      continue;
    g_unichar_to_utf8 (character, text);
    once = bc_text_fold (text);
    twice = bc_text_fold (once);
    g_assert_cmpstr (once, ==, twice);
  }
}

static void
test_spanish_order (void)
{
  static const char *const ordered[] = {
    "",          "¡Ah!",       "Álamo",  "Alba",    "Ana",       "ana",
    "Ána",       "Anam",       "Antu",   "Anz",     "Aña",       "Año",
    "Ao",        "Arica",      "Cerro",  "Chile",   "Coyhaique", "Cz",
    "Llay Llay", "Llay-Llaya", "Local",  "Local 2", "Local 02b", "Local 10",
    "Local 100", "Locales",    "Lúcuma", "Nube",    "Ñandú",     "Ñuñoa",
    "O'Higgins", "Ohiggio",    "papa",   "papá",    "pápa",      "San Antonio",
    "Sanar",     "Zapallar",   "Ωmega"
  };

  for (gsize i = 0; i + 1 < G_N_ELEMENTS (ordered); i++) {
    g_autofree char *key = bc_text_dup_sort_key (ordered[i]);
    g_autofree char *next = bc_text_dup_sort_key (ordered[i + 1]);

    g_assert_cmpstr (key, <, next);
  }
}

static void
test_keys_can_be_stored (void)
{
  for (int i = 0; i < RANDOM_TEXTS; i++) {
    g_autofree char *text = random_text_new ("aáñnN\xcc\x83 019-'Z\n");
    g_autofree char *other = random_text_new ("aáñnN\xcc\x83 019-'Z\n");
    g_autofree char *key = bc_text_dup_sort_key (text);
    g_autofree char *other_key = bc_text_dup_sort_key (other);
    g_autofree char *valid = g_utf8_make_valid (text, -1);
    g_autofree char *other_valid = g_utf8_make_valid (other, -1);

    g_assert_true (g_utf8_validate (key, -1, NULL));
    g_assert_cmpint (strcmp (key, other_key) == 0, ==, strcmp (valid, other_valid) == 0);
  }
}

static void
test_cleans (void)
{
  static const struct
  {
    const char *text;
    gboolean many_lines;
    const char *clean;
  } cases[] = {
    { "  Barrio Italia\n", FALSE, "Barrio Italia" },
    { "N\xcc\x83un\xcc\x83oa", FALSE, "Ñuñoa" },
    { "=HYPERLINK(\"x\")", FALSE, "=HYPERLINK(\"x\")" },
    { "one\r\ntwo\rthree\n\tfour\r\n", TRUE, "one\ntwo\nthree\n\tfour" },
    { " \t\n ", FALSE, "" },
    { "🏪 <b>&amp;", FALSE, "🏪 <b>&amp;" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *clean =
      bc_text_clean (cases[i].text, cases[i].many_lines, NAME_LENGTH, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (clean, ==, cases[i].clean);
  }
}

static const struct
{
  const char *text;
  gboolean many_lines;
  BcValueError code;
} refused[] = {
  { "a\nb", FALSE, BC_VALUE_ERROR_CONTROL_CHARACTER },
  { "a\tb", FALSE, BC_VALUE_ERROR_CONTROL_CHARACTER },
  { "a\xe2\x80\xa8"
    "b",
    FALSE,
    BC_VALUE_ERROR_CONTROL_CHARACTER },
  { "a\x01"
    "b",
    TRUE,
    BC_VALUE_ERROR_CONTROL_CHARACTER },
  { "a\x7f"
    "b",
    TRUE,
    BC_VALUE_ERROR_CONTROL_CHARACTER },
  { "a\xc2\x85"
    "b",
    TRUE,
    BC_VALUE_ERROR_CONTROL_CHARACTER },
  { "a\xe2\x80\xae"
    "b",
    TRUE,
    BC_VALUE_ERROR_CONTROL_CHARACTER },
  { "a\xe2\x81\xa6"
    "b",
    TRUE,
    BC_VALUE_ERROR_CONTROL_CHARACTER },
  { "a\xef\xbf\xbf"
    "b",
    TRUE,
    BC_VALUE_ERROR_CONTROL_CHARACTER },
  { "a\xff"
    "b",
    TRUE,
    BC_VALUE_ERROR_SYNTAX },
  { "\xed\xa0\x80", TRUE, BC_VALUE_ERROR_SYNTAX },
};

static void
test_refuses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (bc_text_clean (refused[i].text, refused[i].many_lines, NAME_LENGTH, &error));
    g_assert_error (error, BC_VALUE_ERROR, (int) refused[i].code);
  }
}

static void
test_limit_counts_composed_characters (void)
{
  g_autofree char *composed = g_strnfill (NAME_LENGTH, 'a');
  GString *decomposed = g_string_new (NULL);
  g_autofree char *decomposed_text = NULL;
  g_autofree char *longer = g_strnfill (NAME_LENGTH + 1, 'a');
  g_autofree char *first = bc_text_clean (composed, FALSE, NAME_LENGTH, NULL);
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < NAME_LENGTH; i++)
    g_string_append (decomposed, "n\xcc\x83");
  decomposed_text = g_string_free (decomposed, FALSE);
  second = bc_text_clean (decomposed_text, FALSE, NAME_LENGTH, NULL);
  g_assert_cmpstr (first, ==, composed);
  g_assert_cmpint (g_utf8_strlen (second, -1), ==, NAME_LENGTH);
  g_assert_null (bc_text_clean (longer, FALSE, NAME_LENGTH, &error));
  g_assert_error (error, BC_VALUE_ERROR, BC_VALUE_ERROR_TOO_LONG);
  g_assert_nonnull (strstr (error->message, "200"));
  g_assert_nonnull (strstr (error->message, "201"));
}

/* Fifty frames are generous for what takes a few milliseconds; copying and composing ten megabytes
 * under the sanitizers would take longer. */
static void
test_ten_megabytes_are_refused_at_once (void)
{
  g_autofree char *huge = g_strnfill (10 * 1024 * 1024, 'x');
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;

  g_assert_null (bc_text_clean (huge, FALSE, NAME_LENGTH, &error));
  g_assert_error (error, BC_VALUE_ERROR, BC_VALUE_ERROR_TOO_LONG);
  g_assert_nonnull (strstr (error->message, "10485760"));
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 50 * G_USEC_PER_SEC / 60);
}

static void
test_damage_of_any_length_is_refused (void)
{
  g_autofree char *damage = g_strnfill (1024 * 1024, '\x80');

  g_assert_null (bc_text_clean (damage, TRUE, NAME_LENGTH, NULL));
}

static void
test_random_texts (void)
{
  for (int i = 0; i < RANDOM_TEXTS; i++) {
    g_autofree char *text = random_text_new ("añ\xcc\x83\r\n\t ");
    g_autofree char *clean = bc_text_clean (text, TRUE, NAME_LENGTH, NULL);
    g_autofree char *again = NULL;

    if (clean == NULL)
      continue;
    again = bc_text_clean (clean, TRUE, NAME_LENGTH, NULL);
    g_assert_cmpstr (again, ==, clean);
  }
}

/* Below the combining marks texts are taken for composed as they are. */
static void
test_clean_composes (void)
{
  for (guint i = 0; i < 20000; i++) {
    g_autoptr (GString) text = g_string_new ("a");
    g_autofree char *composed = NULL;
    g_autofree char *clean = NULL;

    for (int n = g_test_rand_int_range (0, 9); n > 0; n--)
      g_string_append_unichar (text, (gunichar) g_test_rand_int_range (0xa1, 0x30a));
    g_string_append_c (text, 'z');
    composed = g_utf8_normalize (text->str, -1, G_NORMALIZE_NFC);
    clean = bc_text_clean (text->str, FALSE, 100, NULL);
    g_assert_cmpstr (clean, ==, composed);
  }
  for (gunichar character = 0xa1; character < 0x300; character++) {
    char text[7] = "";
    g_autofree char *composed = NULL;

    g_unichar_to_utf8 (character, text);
    composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
    g_assert_cmpstr (composed, ==, text);
  }
}

/* What others say goes on in a sentence of ours, and ends with one stop. */
static void
test_a_clause_has_no_stop_of_its_own (void)
{
  static const char *const clauses[][2] = {
    { "", "" },
    { ".", "" },
    { "No such file", "No such file" },
    { "No such file.", "No such file" },
    { " It broke. \n", "It broke" },
    { "It broke . .", "It broke" },
    { "Wait...", "Wait" },
    { "Luz S.A.", "Luz S.A" },
    { "What now?", "What now?" },
    { "At 1.5", "At 1.5" },
    { "Ñandú.\xc2\xa0", "Ñandú" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (clauses); i++) {
    g_autofree char *clause = bc_text_dup_clause (clauses[i][0]);
    g_autofree char *again = bc_text_dup_clause (clause);

    g_assert_cmpstr (clause, ==, clauses[i][1]);
    g_assert_cmpstr (again, ==, clause);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/text/folds", test_folds);
  g_test_add_func ("/core/text/folding-twice-changes-nothing", test_folding_twice_changes_nothing);
  g_test_add_func ("/core/text/spanish-order", test_spanish_order);
  g_test_add_func ("/core/text/keys-can-be-stored", test_keys_can_be_stored);
  g_test_add_func ("/core/text/cleans", test_cleans);
  g_test_add_func ("/core/text/refuses", test_refuses);
  g_test_add_func ("/core/text/limit-counts-composed-characters",
                   test_limit_counts_composed_characters);
  g_test_add_func ("/core/text/ten-megabytes-are-refused-at-once",
                   test_ten_megabytes_are_refused_at_once);
  g_test_add_func ("/core/text/damage-of-any-length-is-refused",
                   test_damage_of_any_length_is_refused);
  g_test_add_func ("/core/text/random-texts", test_random_texts);
  g_test_add_func ("/core/text/clean-composes", test_clean_composes);
  g_test_add_func ("/core/text/a-clause-has-no-stop-of-its-own",
                   test_a_clause_has_no_stop_of_its_own);
  return g_test_run ();
}
