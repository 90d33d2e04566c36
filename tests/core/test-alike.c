/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "alike.h"
#include "random-text.h"

#define ALPHABET "aáeñNlsz   .,¿?7"

static const struct
{
  const char *one, *other;
  gboolean alike;
} examples[] = {
  { "Más luminarias en la plaza", "Luminaria para la Plaza", TRUE },
  { "Feria navideña", "FERIA  NAVIDENA", TRUE },
  { "Cámaras de seguridad en el pasaje", "Seguridad: cámaras en los pasajes", TRUE },
  { "Pintar fachadas", "Pintura de las fachadas", TRUE },
  { "Basureros nuevos", "Nuevos basureros!", TRUE },
  { "Feria navideña", "Feria de las pulgas del estacionamiento", FALSE },
  { "Más luminarias", "Más estacionamientos", FALSE },
  { "Wifi en la plaza", "Baños públicos en el paseo", FALSE },
  { "", "", FALSE },
  { "de la y el", "para los", FALSE },
  { "¿?", "¡!", FALSE },
};

static void
test_examples (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++) {
    double likeness = bc_alike_compare (examples[i].one, examples[i].other);

    g_test_message ("%s / %s: %.2f", examples[i].one, examples[i].other, likeness);
    g_assert_true ((likeness >= BC_ALIKE_ENOUGH) == examples[i].alike);
  }
}

/* Whatever people write: the same both ways, between 0 and 1, and a text is like itself. */
static void
test_any_text (void)
{
  for (guint i = 0; i < 2000; i++) {
    g_autofree char *one = random_text_new (ALPHABET);
    g_autofree char *other = random_text_new (ALPHABET);
    double likeness = bc_alike_compare (one, other);
    double itself = bc_alike_compare (one, one);

    g_assert_cmpfloat (likeness, ==, bc_alike_compare (other, one));
    g_assert_cmpfloat (likeness, >=, 0);
    g_assert_cmpfloat (likeness, <=, 1);
    g_assert_true (itself == 1 || itself == 0);
  }
}

static void
test_pairs_come_with_the_most_alike_first (void)
{
  const char *const texts[] = { "Feria navideña", "Luminarias", "Feria navideña anual",
                                "Luminaria",      "Wifi",       "Feria navideña" };
  g_autoptr (GArray) pairs = bc_alike_find (texts, G_N_ELEMENTS (texts), BC_ALIKE_ENOUGH);
  const BcAlikePair *first = &g_array_index (pairs, BcAlikePair, 0);

  g_assert_cmpuint (pairs->len, ==, 4);
  g_assert_cmpuint (first->first, ==, 0);
  g_assert_cmpuint (first->second, ==, 5);
  g_assert_cmpfloat (first->likeness, ==, 1);
  for (guint i = 1; i < pairs->len; i++)
    g_assert_cmpfloat (g_array_index (pairs, BcAlikePair, i - 1).likeness,
                       >=,
                       g_array_index (pairs, BcAlikePair, i).likeness);
}

/* All that each against each finds is found, and nothing else. */
static void
test_finds_what_comparing_all_finds (void)
{
  static const double leasts[] = { 0.01, 0.3, BC_ALIKE_ENOUGH, 0.8, 1 };

  for (guint round = 0; round < 50; round++) {
    g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GArray) pairs = NULL;
    double least = leasts[round % G_N_ELEMENTS (leasts)];
    guint expected = 0;

    for (guint i = 0; i < 40; i++)
      g_ptr_array_add (texts, random_text_new (ALPHABET));
    pairs = bc_alike_find ((const char *const *) texts->pdata, texts->len, least);
    for (guint i = 0; i < pairs->len; i++) {
      const BcAlikePair *pair = &g_array_index (pairs, BcAlikePair, i);

      g_assert_cmpuint (pair->first, <, pair->second);
      g_assert_cmpfloat (pair->likeness,
                         ==,
                         bc_alike_compare (texts->pdata[pair->first], texts->pdata[pair->second]));
    }
    for (guint i = 0; i < texts->len; i++)
      for (guint j = i + 1; j < texts->len; j++)
        expected += bc_alike_compare (texts->pdata[i], texts->pdata[j]) >= least;
    g_assert_cmpuint (pairs->len, ==, expected);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/alike/examples", test_examples);
  g_test_add_func ("/core/alike/any-text", test_any_text);
  g_test_add_func ("/core/alike/pairs-come-with-the-most-alike-first",
                   test_pairs_come_with_the_most_alike_first);
  g_test_add_func ("/core/alike/finds-what-comparing-all-finds",
                   test_finds_what_comparing_all_finds);
  return g_test_run ();
}
