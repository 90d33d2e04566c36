/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "random-text.h"
#include "rut.h"
#include "value-error.h"

static void
test_accepts (void)
{
  static const struct
  {
    const char *typed;
    const char *canonical;
    const char *display;
  } cases[] = {
    { "60803000-K", "60803000-K", "60.803.000-K" },
    { "97975000-5", "97975000-5", "97.975.000-5" },
    { "77777777-7", "77777777-7", "77.777.777-7" },
    { "11111111-1", "11111111-1", "11.111.111-1" },
    { "12345678-5", "12345678-5", "12.345.678-5" },
    { "78083501-K", "78083501-K", "78.083.501-K" },
    { "4523522-K", "4523522-K", "4.523.522-K" },
    { "1-9", "1-9", "1-9" },
    { "12.345.678-5", "12345678-5", "12.345.678-5" },
    { "  12 345 678 - 5 ", "12345678-5", "12.345.678-5" },
    { "12.345.678–5", "12345678-5", "12.345.678-5" },
    { "123456785", "12345678-5", "12.345.678-5" },
    { "60.803.000-k", "60803000-K", "60.803.000-K" },
    { "012.345.678-5", "12345678-5", "12.345.678-5" },
    { "12\xc2\xa0"
      "345\xc2\xa0"
      "678-5",
      "12345678-5",
      "12.345.678-5" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    char canonical[BC_RUT_SIZE];
    g_autoptr (GError) error = NULL;
    g_autofree char *display = NULL;

    g_assert_true (bc_rut_parse (cases[i].typed, canonical, &error));
    g_assert_no_error (error);
    g_assert_cmpstr (canonical, ==, cases[i].canonical);
    display = bc_rut_dup_display (canonical);
    g_assert_cmpstr (display, ==, cases[i].display);
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
    { "4523522-0", BC_VALUE_ERROR_CHECK_DIGIT },
    { "12345678-9", BC_VALUE_ERROR_CHECK_DIGIT },
    { "12345678-K", BC_VALUE_ERROR_CHECK_DIGIT },
    { "27412265k12", BC_VALUE_ERROR_SYNTAX },
    { "K1234567-8", BC_VALUE_ERROR_SYNTAX },
    { "", BC_VALUE_ERROR_SYNTAX },
    { "5", BC_VALUE_ERROR_SYNTAX },
    { "-5", BC_VALUE_ERROR_SYNTAX },
    { "0-0", BC_VALUE_ERROR_SYNTAX },
    { "12345678-", BC_VALUE_ERROR_SYNTAX },
    { "12345678--5", BC_VALUE_ERROR_SYNTAX },
    { "1234-5678-5", BC_VALUE_ERROR_SYNTAX },
    { "12,345,678-5", BC_VALUE_ERROR_SYNTAX },
    { "12345678-5x", BC_VALUE_ERROR_SYNTAX },
    { "１２３４５６７８-5", BC_VALUE_ERROR_SYNTAX },
    { "12345678-\xff", BC_VALUE_ERROR_SYNTAX },
    { "1234567890-1", BC_VALUE_ERROR_RANGE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    char canonical[BC_RUT_SIZE] = "untouched";
    g_autoptr (GError) error = NULL;

    g_assert_false (bc_rut_parse (cases[i].typed, canonical, &error));
    g_assert_error (error, BC_VALUE_ERROR, (int) cases[i].code);
    g_assert_cmpstr (canonical, ==, "untouched");
  }
}

static void
test_message_does_not_tell_the_digit (void)
{
  char canonical[BC_RUT_SIZE];
  g_autoptr (GError) error = NULL;

  g_assert_false (bc_rut_parse ("12345678-9", canonical, &error));
  g_assert_null (strchr (error->message, '5'));
}

/* The rule once more, as a sum from the left by powers of the weights' cycle. */
static char
check_digit_of (guint number)
{
  static const guint weights[] = { 2, 3, 4, 5, 6, 7 };
  guint sum = 0;

  for (guint i = 0; number > 0; i++, number /= 10)
    sum += number % 10 * weights[i % 6];
  sum = 11 - sum % 11;
  return sum == 11 ? '0' : sum == 10 ? 'K' : (char) ('0' + sum);
}

static void
test_accepts_one_digit_a_number (void)
{
  for (int i = 0; i < 2000; i++) {
    guint number = (guint) g_test_rand_int_range (1, 999999999);
    char canonical[BC_RUT_SIZE], again[BC_RUT_SIZE];

    for (const char *digit = "0123456789K"; *digit != '\0'; digit++) {
      g_autofree char *typed = g_strdup_printf ("%u-%c", number, *digit);
      g_autofree char *display = NULL;
      gboolean accepted = bc_rut_parse (typed, canonical, NULL);

      g_assert_cmpint (accepted, ==, *digit == check_digit_of (number));
      if (!accepted)
        continue;
      g_assert_cmpstr (canonical, ==, typed);
      display = bc_rut_dup_display (canonical);
      g_assert_true (bc_rut_parse (display, again, NULL));
      g_assert_cmpstr (again, ==, canonical);
    }
  }
}

static void
test_random_texts (void)
{
  for (int i = 0; i < RANDOM_TEXTS; i++) {
    g_autofree char *text = random_text_new ("0123456789kK.- ");
    char canonical[BC_RUT_SIZE], again[BC_RUT_SIZE];
    g_autofree char *display = NULL;

    if (!bc_rut_parse (text, canonical, NULL))
      continue;
    display = bc_rut_dup_display (canonical);
    g_assert_true (bc_rut_parse (display, again, NULL));
    g_assert_cmpstr (again, ==, canonical);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/rut/accepts", test_accepts);
  g_test_add_func ("/core/rut/refuses", test_refuses);
  g_test_add_func ("/core/rut/message-does-not-tell-the-digit",
                   test_message_does_not_tell_the_digit);
  g_test_add_func ("/core/rut/accepts-one-digit-a-number", test_accepts_one_digit_a_number);
  g_test_add_func ("/core/rut/random-texts", test_random_texts);
  return g_test_run ();
}
