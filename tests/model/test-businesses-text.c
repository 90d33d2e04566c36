/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "businesses-text.h"

static void
test_what_is_known_is_told (void)
{
  static const struct
  {
    BcBusinessesFigures figures;
    const char *figure;
    const char *sentence;
  } cases[] = {
    { { 0, 0, 0, NAN, NAN, 0, NAN }, "0", "The register is empty." },
    { { 3, 0, 0, NAN, NAN, 0, NAN }, "3", "Of 3 in the register: none has a state yet." },
    { { 3, 0, 3, NAN, NAN, 0, -1 },
      "0 open",
      "Of 3 in the register: all of them moved away; net openings −1." },
    { { 1, 0, 1, NAN, NAN, 0, NAN }, "0 open", "Of 1 in the register: it moved away." },
    { { 3, 0, 2, NAN, NAN, 0, NAN },
      "3",
      "Of 3 in the register: 2 moved away and of the rest no state is known." },
    { { 45, 38, 1, 12.4, 47.5, 3, 2 },
      "38 open",
      "Of 45 in the register: vacancy 12 %; women-owned 48 % (not reported: 3); net openings +2." },
    { { 2, 2, 0, 0, 0, 0, -1 },
      "2 open",
      "Of 2 in the register: vacancy 0 %; women-owned 0 %; net openings −1." },
    { { 1, 1, 0, 0, NAN, 1, 0 },
      "1 open",
      "Of 1 in the register: vacancy 0 %; whether women own them is not reported; net openings "
      "0." },
    { { 1, 0, 0, 100, NAN, 0, NAN }, "0 open", "Of 1 in the register: vacancy 100 %." },
    { { 1200, 1200, 0, 0, 100, 0, NAN },
      "1.200 open",
      "Of 1.200 in the register: vacancy 0 %; women-owned 100 %." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *figure = bc_businesses_dup_figure (&cases[i].figures);
    g_autofree char *sentence = bc_businesses_dup_sentence (&cases[i].figures);

    g_assert_cmpstr (figure, ==, cases[i].figure);
    g_assert_cmpstr (sentence, ==, cases[i].sentence);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/businesses-text/what-is-known-is-told", test_what_is_known_is_told);
  return g_test_run ();
}
