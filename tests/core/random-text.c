/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-text.h"

#include <string.h>

/* Texts over the characters that a parser knows come close to what it accepts; one byte in twenty
 * is any byte. The seed is the one that GLib's tests print. */
char *
random_text_new (const char *alphabet)
{
  int length = g_test_rand_int_range (0, 30);
  int letters = (int) strlen (alphabet);
  char *text = g_new0 (char, length + 1);

  for (int i = 0; i < length; i++) {
    if (g_test_rand_int_range (0, 20) == 0)
      text[i] = (char) g_test_rand_int_range (1, 256);
    else
      text[i] = alphabet[g_test_rand_int_range (0, letters)];
  }
  return text;
}

/* Any 64 bits, small numbers as often as large ones. */
gint64
random_integer (void)
{
  guint64 bits = (guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();

  return (gint64) bits >> g_test_rand_int_range (0, 64);
}
