/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amount.h"
#include "date.h"
#include "random-text.h"
#include "value-error.h"

static void
test_accepts (void)
{
  static const struct
  {
    const char *typed;
    const char *text;
    const char *screen;
  } cases[] = {
    { "UF 30000.00 2017-03-31", "UF 30000.00 2017-03-31", "UF 30.000,00 31-03-2017" },
    { "CLP 1190000", "CLP 1190000", "$1.190.000" },
    { "30.000 UF 31-03-2017", "UF 30000.00 2017-03-31", "UF 30.000,00 31-03-2017" },
    { "30.000 uf 31/03/2017", "UF 30000.00 2017-03-31", "UF 30.000,00 31-03-2017" },
    { "UF1.234,5", "UF 1234.50", "UF 1.234,50" },
    { "$1.190.000", "CLP 1190000", "$1.190.000" },
    { "1.190.000 clp", "CLP 1190000", "$1.190.000" },
    { "-$ 1.190", "CLP -1190", "-$1.190" },
    { "UF -5", "UF -5.00", "UF -5,00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *text = NULL;
    g_autofree char *screen = NULL;
    BcAmount amount;

    g_assert_true (bc_amount_parse (cases[i].typed, &amount, &error));
    text = bc_amount_dup_text (&amount);
    screen = bc_amount_dup_screen (&amount);
    g_assert_cmpstr (text, ==, cases[i].text);
    g_assert_cmpstr (screen, ==, cases[i].screen);
  }
}

static void
test_refuses (void)
{
  static const struct
  {
    const char *typed;
    BcValueError code;
  } cases[] = {
    { "1.190.000", BC_VALUE_ERROR_AMBIGUOUS },
    { "30.000 31-03-2017", BC_VALUE_ERROR_AMBIGUOUS },
    { "", BC_VALUE_ERROR_AMBIGUOUS },
    { "UF", BC_VALUE_ERROR_AMBIGUOUS },
    { "USD 5", BC_VALUE_ERROR_AMBIGUOUS },
    { "UF 1,190", BC_VALUE_ERROR_AMBIGUOUS },
    { "UF 5 UF", BC_VALUE_ERROR_SYNTAX },
    { "UF $5", BC_VALUE_ERROR_SYNTAX },
    { "$1.190,50", BC_VALUE_ERROR_SYNTAX },
    { "CLP 1190.50", BC_VALUE_ERROR_SYNTAX },
    { "$5 31-03-2017", BC_VALUE_ERROR_SYNTAX },
    { "UF 5 31-04-2017", BC_VALUE_ERROR_IMPOSSIBLE_DATE },
    { "UF 5 31-03-17", BC_VALUE_ERROR_AMBIGUOUS },
    { "CLP 92233720368547759", BC_VALUE_ERROR_RANGE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    BcAmount amount = { 42, BC_UNIT_UF, 7 };

    g_assert_false (bc_amount_parse (cases[i].typed, &amount, &error));
    g_assert_error (error, BC_VALUE_ERROR, (int) cases[i].code);
    g_assert_cmpint (amount.value, ==, 42);
  }
}

static void
assert_reads_back (const char *text, const BcAmount *amount)
{
  BcAmount again;

  g_assert_true (bc_amount_parse (text, &again, NULL));
  g_assert_cmpint (again.value, ==, amount->value);
  g_assert_cmpint (again.unit, ==, amount->unit);
  g_assert_cmpint (again.day, ==, amount->day);
}

static void
assert_returns (const BcAmount *amount)
{
  g_autofree char *text = bc_amount_dup_text (amount);
  g_autofree char *screen = bc_amount_dup_screen (amount);

  assert_reads_back (text, amount);
  assert_reads_back (screen, amount);
}

static void
test_round_trip (void)
{
  for (int i = 0; i < 20000; i++) {
    BcAmount pesos = { random_integer () / 100 * 100, BC_UNIT_CLP, BC_DATE_NONE };
    BcAmount uf = { random_integer (), BC_UNIT_UF, BC_DATE_NONE };

    assert_returns (&pesos);
    assert_returns (&uf);
    uf.day = g_test_rand_int_range (BC_DATE_FIRST, BC_DATE_LAST + 1);
    assert_returns (&uf);
  }
}

static void
test_random_texts (void)
{
  for (int i = 0; i < RANDOM_TEXTS; i++) {
    g_autofree char *tail = random_text_new ("012.,-/ $");
    g_autofree char *text = g_strconcat (i % 2 == 0 ? "UF" : "$", tail, NULL);
    BcAmount amount;

    if (bc_amount_parse (text, &amount, NULL))
      assert_returns (&amount);
    if (bc_amount_parse (tail, &amount, NULL))
      assert_returns (&amount);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/amount/accepts", test_accepts);
  g_test_add_func ("/core/amount/refuses", test_refuses);
  g_test_add_func ("/core/amount/round-trip", test_round_trip);
  g_test_add_func ("/core/amount/random-texts", test_random_texts);
  return g_test_run ();
}
