/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "translations.h"

/* An original and what stands for it. */
typedef struct
{
  char *text;
  char *translation;
} Pair;

static char *path;

static void
clear_pair (gpointer data)
{
  Pair *pair = data;

  g_free (pair->text);
  g_free (pair->translation);
}

static gint
compare_pairs (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Pair *) a)->text, ((const Pair *) b)->text);
}

static void
append_number (GByteArray *bytes, guint32 number)
{
  g_byte_array_append (bytes, (const guint8 *) &number, sizeof number);
}

static void
append_table (GByteArray *bytes, const GArray *pairs, gboolean translations, guint32 *place)
{
  for (guint i = 0; i < pairs->len; i++) {
    const Pair *pair = &g_array_index (pairs, Pair, i);
    const guint32 length = (guint32) strlen (translations ? pair->translation : pair->text);

    append_number (bytes, length);
    append_number (bytes, *place);
    *place += length + 1;
  }
}

/* As msgfmt writes it, without its table of sums. */
static GByteArray *
make_catalogue (GArray *pairs)
{
  GByteArray *bytes = g_byte_array_new ();
  const guint32 table = 8 * pairs->len;
  guint32 place = 28 + 2 * table;
  const guint32 head[] = { 0x950412de, 0, pairs->len, 28, 28 + table, 0, 0 };

  g_array_sort (pairs, compare_pairs);
  g_byte_array_append (bytes, (const guint8 *) head, sizeof head);
  append_table (bytes, pairs, FALSE, &place);
  append_table (bytes, pairs, TRUE, &place);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < pairs->len; i++) {
      const Pair *pair = &g_array_index (pairs, Pair, i);
      const char *text = pass == 0 ? pair->text : pair->translation;

      g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text) + 1);
    }
  return bytes;
}

static char *
dup_random_text (guint number)
{
  GString *text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 5); n > 0; n--)
    g_string_append_c (text, (char) g_test_rand_int_range ('a', 'e'));
  g_string_append_printf (text, "%u", number);
  return g_string_free (text, FALSE);
}

static GArray *
make_pairs (void)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  g_array_set_clear_func (pairs, clear_pair);
  for (guint n = (guint) g_test_rand_int_range (0, 40), i = 0; i < n; i++) {
    const Pair pair = { dup_random_text (i), dup_random_text (i) };

    g_array_append_val (pairs, pair);
  }
  return pairs;
}

static void
write_catalogue (const GByteArray *bytes, gsize length)
{
  g_assert_true (g_file_set_contents (path, (const char *) bytes->data, (gssize) length, NULL));
}

static void
test_finds_what_is_there (void)
{
  for (guint round = 0; round < 200; round++) {
    g_autoptr (GArray) pairs = make_pairs ();
    g_autoptr (GByteArray) bytes = make_catalogue (pairs);
    g_autoptr (BcTranslations) words = NULL;

    write_catalogue (bytes, bytes->len);
    words = bc_translations_open ("xx");
    g_assert_nonnull (words);
    for (guint i = 0; i < pairs->len; i++) {
      const Pair *pair = &g_array_index (pairs, Pair, i);

      g_assert_cmpstr (bc_translations_find (words, NULL, pair->text), ==, pair->translation);
      g_assert_null (bc_translations_find (words, "other", pair->text));
    }
    g_assert_null (bc_translations_find (words, NULL, "not there"));
  }
}

static void
test_keeps_contexts_apart (void)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (BcTranslations) words = NULL;
  const Pair open[] = { { g_strdup ("Open"), g_strdup ("Abierto") },
                        { g_strdup ("feminine\004Open"), g_strdup ("Abierta") } };

  g_array_set_clear_func (pairs, clear_pair);
  g_array_append_vals (pairs, open, G_N_ELEMENTS (open));
  bytes = make_catalogue (pairs);
  write_catalogue (bytes, bytes->len);
  words = bc_translations_open ("xx");
  g_assert_cmpstr (bc_translations_find (words, NULL, "Open"), ==, "Abierto");
  g_assert_cmpstr (bc_translations_find (words, "feminine", "Open"), ==, "Abierta");
}

/* Whatever happened to the file, nothing outside of it is read. */
static void
test_damaged_catalogues (void)
{
  for (guint round = 0; round < 500; round++) {
    g_autoptr (GArray) pairs = make_pairs ();
    g_autoptr (GByteArray) bytes = make_catalogue (pairs);
    g_autoptr (BcTranslations) words = NULL;

    for (int n = g_test_rand_int_range (0, 8); n > 0; n--)
      bytes->data[g_test_rand_int_range (4, (gint32) bytes->len)] ^=
        (guint8) g_test_rand_int_range (1, 256);
    write_catalogue (bytes, (gsize) g_test_rand_int_range (1, (gint32) bytes->len + 1));
    words = bc_translations_open ("xx");
    for (guint i = 0; words != NULL && i < pairs->len; i++)
      bc_translations_find (words, NULL, g_array_index (pairs, Pair, i).text);
  }
}

static void
test_no_catalogue (void)
{
  g_assert_null (bc_translations_open ("yy"));
  g_assert_true (g_file_set_contents (path, "no catalogue, although long enough", -1, NULL));
  g_assert_null (bc_translations_open ("xx"));
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("barrios-XXXXXX", NULL);
  g_autofree char *language = g_build_filename (folder, "xx", NULL);
  g_autofree char *messages = g_build_filename (language, "LC_MESSAGES", NULL);
  int status;

  g_test_init (&argc, &argv, NULL);
  g_setenv ("BARRIOS_LOCALE_DIR", folder, TRUE);
  g_assert_cmpint (g_mkdir_with_parents (messages, 0700), ==, 0);
  path = g_build_filename (messages, "barrios.mo", NULL);
  g_test_add_func ("/core/translations/finds-what-is-there", test_finds_what_is_there);
  g_test_add_func ("/core/translations/keeps-contexts-apart", test_keeps_contexts_apart);
  g_test_add_func ("/core/translations/damaged-catalogues", test_damaged_catalogues);
  g_test_add_func ("/core/translations/no-catalogue", test_no_catalogue);
  status = g_test_run ();
  g_unlink (path);
  g_rmdir (messages);
  g_rmdir (language);
  g_rmdir (folder);
  g_free (path);
  return status;
}
