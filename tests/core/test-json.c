/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json.h"

static void
test_writes (void)
{
  g_autoptr (GString) json = g_string_new ("{");

  bc_json_append_key (json, "name");
  bc_json_append_string (json, "Ñuñoa \"{\"");
  bc_json_append_key (json, "sales");
  bc_json_append_integer (json, G_MININT64);
  bc_json_append_key (json, "list");
  g_string_append_c (json, '[');
  bc_json_append_separator (json);
  bc_json_append_null (json);
  bc_json_append_separator (json);
  bc_json_append_string (json, NULL);
  g_string_append (json, "]}");
  g_assert_cmpstr (
    json->str,
    ==,
    "{\"name\":\"Ñuñoa \\\"{\\\"\",\"sales\":-9223372036854775808,\"list\":[null,null]}");
}

static void
test_escapes (void)
{
  static const struct
  {
    const char *text;
    const char *json;
  } cases[] = {
    { "", "\"\"" },
    { "a\\b/c", "\"a\\\\b/c\"" },
    { "\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"" },
    { "\x01\x1f\x7f", "\"\\u0001\\u001f\x7f\"" },
    { "🏪 ñ", "\"🏪 ñ\"" },
    { "a\xff", "\"a\xef\xbf\xbd\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GString) json = g_string_new (NULL);

    bc_json_append_string (json, cases[i].text);
    g_assert_cmpstr (json->str, ==, cases[i].json);
  }
}

static void
test_is_always_utf8 (void)
{
  for (int i = 0; i < 20000; i++) {
    g_autoptr (GString) json = g_string_new (NULL);
    char text[20] = "";

    for (int at = 0; at < 19; at++)
      text[at] = (char) g_test_rand_int_range (1, 256);
    bc_json_append_string (json, text);
    g_assert_true (g_utf8_validate (json->str, (gssize) json->len, NULL));
    for (gsize at = 0; at < json->len; at++)
      g_assert_cmpint ((guchar) json->str[at], >=, 0x20);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/json/writes", test_writes);
  g_test_add_func ("/core/json/escapes", test_escapes);
  g_test_add_func ("/core/json/is-always-utf8", test_is_always_utf8);
  return g_test_run ();
}
