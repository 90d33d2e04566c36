/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "number.h"
#include "random-text.h"
#include "value-error.h"

typedef gboolean (*Parse) (const char *text, gint64 *value, GError **error);
typedef char *(*Dup) (gint64 value);

static const struct
{
  Parse parse;
  const char *typed;
  gint64 value;
} accepted[] = {
  { bc_number_parse_pesos, "$ 1.190.000", 1190000 },
  { bc_number_parse_pesos, "$1.190.000", 1190000 },
  { bc_number_parse_pesos, "1190000", 1190000 },
  { bc_number_parse_pesos, "1.190", 1190 },
  { bc_number_parse_pesos, "-$1.190", -1190 },
  { bc_number_parse_pesos, "$ -1.190", -1190 },
  { bc_number_parse_pesos, "−1190", -1190 },
  { bc_number_parse_pesos, "0", 0 },
  { bc_number_parse_whole, " 12.345 ", 12345 },
  { bc_number_parse_whole, "007", 7 },
  { bc_number_parse_whole, "9.223.372.036.854.775.807", G_MAXINT64 },
  { bc_number_parse_whole, "-9223372036854775808", G_MININT64 },
  { bc_number_parse_decimal, "1.234,56", 123456 },
  { bc_number_parse_decimal, "1234,56", 123456 },
  { bc_number_parse_decimal, "1234.56", 123456 },
  { bc_number_parse_decimal, "1234.5", 123450 },
  { bc_number_parse_decimal, "1234,5", 123450 },
  { bc_number_parse_decimal, "1.234", 123400 },
  { bc_number_parse_decimal, "1.23", 123 },
  { bc_number_parse_decimal, "0,07", 7 },
  { bc_number_parse_decimal, "-0.50", -50 },
  { bc_number_parse_decimal, "2.400,01", 240001 },
  { bc_number_parse_percent, "12,5 %", 1250 },
  { bc_number_parse_percent, "12.5", 1250 },
  { bc_number_parse_percent, "100%", 10000 },
  { bc_number_parse_percent, "0", 0 },
};

static void
test_accepts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (accepted); i++) {
    g_autoptr (GError) error = NULL;
    gint64 value = 42;

    g_assert_true (accepted[i].parse (accepted[i].typed, &value, &error));
    g_assert_no_error (error);
    g_assert_cmpint (value, ==, accepted[i].value);
  }
}

static const struct
{
  Parse parse;
  const char *typed;
  BcValueError code;
} refused[] = {
  { bc_number_parse_pesos, "1.19.000", BC_VALUE_ERROR_SYNTAX },
  { bc_number_parse_pesos, "1,190.00", BC_VALUE_ERROR_AMBIGUOUS },
  { bc_number_parse_pesos, "1,190", BC_VALUE_ERROR_AMBIGUOUS },
  { bc_number_parse_pesos, "1.190.00", BC_VALUE_ERROR_SYNTAX },
  { bc_number_parse_pesos, "12.34", BC_VALUE_ERROR_SYNTAX },
  { bc_number_parse_pesos, "1.190,50", BC_VALUE_ERROR_SYNTAX },
  { bc_number_parse_pesos, "$$5", BC_VALUE_ERROR_SYNTAX },
  { bc_number_parse_pesos, "$", BC_VALUE_ERROR_SYNTAX },
  { bc_number_parse_pesos, "", BC_VALUE_ERROR_SYNTAX },
  { bc_number_parse_whole, "$5", BC_VALUE_ERROR_SYNTAX },
  { bc_number_parse_whole, "1 190", BC_VALUE_ERROR_SYNTAX },
  { bc_number_parse_whole, "0.123", BC_VALUE_ERROR_SYNTAX },
  { bc_number_parse_whole, "1e6", BC_VALUE_ERROR_SYNTAX },
  { bc_number_parse_whole, "0x10", BC_VALUE_ERROR_SYNTAX },
  { bc_number_parse_whole, "--5", BC_VALUE_ERROR_SYNTAX },
  { bc_number_parse_whole, "+5", BC_VALUE_ERROR_SYNTAX },
  { bc_number_parse_whole, ".", BC_VALUE_ERROR_SYNTAX },
  { bc_number_parse_whole, "1.", BC_VALUE_ERROR_SYNTAX },
  { bc_number_parse_whole, "9223372036854775808", BC_VALUE_ERROR_RANGE },
  { bc_number_parse_whole, "-9223372036854775809", BC_VALUE_ERROR_RANGE },
  { bc_number_parse_decimal, "1.19.000", BC_VALUE_ERROR_SYNTAX },
  { bc_number_parse_decimal, "1,190.00", BC_VALUE_ERROR_AMBIGUOUS },
  { bc_number_parse_decimal, "1,190", BC_VALUE_ERROR_AMBIGUOUS },
  { bc_number_parse_decimal, "1,2,3", BC_VALUE_ERROR_AMBIGUOUS },
  { bc_number_parse_decimal, "1,2345", BC_VALUE_ERROR_SYNTAX },
  { bc_number_parse_decimal, "1234.567", BC_VALUE_ERROR_SYNTAX },
  { bc_number_parse_decimal, "1.234.5", BC_VALUE_ERROR_SYNTAX },
  { bc_number_parse_decimal, ",5", BC_VALUE_ERROR_SYNTAX },
  { bc_number_parse_decimal, "5,", BC_VALUE_ERROR_SYNTAX },
  { bc_number_parse_decimal, "92233720368547758,08", BC_VALUE_ERROR_RANGE },
  { bc_number_parse_percent, "100,01 %", BC_VALUE_ERROR_RANGE },
  { bc_number_parse_percent, "-1", BC_VALUE_ERROR_RANGE },
  { bc_number_parse_percent, "%", BC_VALUE_ERROR_SYNTAX },
  { bc_number_parse_percent, "5 % %", BC_VALUE_ERROR_SYNTAX },
};

static void
test_refuses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GError) error = NULL;
    gint64 value = 42;

    g_assert_false (refused[i].parse (refused[i].typed, &value, &error));
    g_assert_error (error, BC_VALUE_ERROR, (int) refused[i].code);
    g_assert_cmpint (value, ==, 42);
  }
}

static void
test_writes (void)
{
  static const struct
  {
    Dup dup;
    gint64 value;
    const char *text;
  } cases[] = {
    { bc_number_dup_pesos_screen, 1190000, "$1.190.000" },
    { bc_number_dup_pesos_screen, -999, "-$999" },
    { bc_number_dup_whole_screen, 1000, "1.000" },
    { bc_number_dup_whole_screen, G_MININT64, "-9.223.372.036.854.775.808" },
    { bc_number_dup_decimal_screen, 123456, "1.234,56" },
    { bc_number_dup_decimal_screen, -5, "-0,05" },
    { bc_number_dup_percent_screen, 1250, "12,5 %" },
    { bc_number_dup_percent_screen, 10000, "100 %" },
    { bc_number_dup_percent_screen, 0, "0 %" },
    { bc_number_dup_percent_screen, 1025, "10,25 %" },
    { bc_number_dup_whole, -1190000, "-1190000" },
    { bc_number_dup_decimal, 123450, "1234.50" },
    { bc_number_dup_decimal, -5, "-0.05" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = cases[i].dup (cases[i].value);

    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

static void
assert_returns (Parse parse, Dup dup, gint64 value)
{
  g_autofree char *text = dup (value);
  gint64 again;

  g_assert_true (parse (text, &again, NULL));
  g_assert_cmpint (again, ==, value);
}

static void
test_round_trip (void)
{
  for (int i = 0; i < 20000; i++) {
    gint64 value = random_integer ();

    assert_returns (bc_number_parse_whole, bc_number_dup_whole, value);
    assert_returns (bc_number_parse_whole, bc_number_dup_whole_screen, value);
    assert_returns (bc_number_parse_pesos, bc_number_dup_pesos_screen, value);
    assert_returns (bc_number_parse_decimal, bc_number_dup_decimal, value);
    assert_returns (bc_number_parse_decimal, bc_number_dup_decimal_screen, value);
  }
  for (gint64 value = 0; value <= BC_PERCENT_MAX; value++)
    assert_returns (bc_number_parse_percent, bc_number_dup_percent_screen, value);
}

static void
test_random_texts (void)
{
  gint64 value;

  for (int i = 0; i < RANDOM_TEXTS; i++) {
    g_autofree char *text = random_text_new ("0123456789.,$- %");

    text[g_test_rand_int_range (0, (int) strlen (text) + 1)] = '\0';
    if (bc_number_parse_pesos (text, &value, NULL))
      assert_returns (bc_number_parse_pesos, bc_number_dup_pesos_screen, value);
    if (bc_number_parse_decimal (text, &value, NULL))
      assert_returns (bc_number_parse_decimal, bc_number_dup_decimal_screen, value);
    if (bc_number_parse_percent (text, &value, NULL))
      assert_returns (bc_number_parse_percent, bc_number_dup_percent_screen, value);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/number/accepts", test_accepts);
  g_test_add_func ("/core/number/refuses", test_refuses);
  g_test_add_func ("/core/number/writes", test_writes);
  g_test_add_func ("/core/number/round-trip", test_round_trip);
  g_test_add_func ("/core/number/random-texts", test_random_texts);
  return g_test_run ();
}
