/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json.h"

#include <string.h>

/**
 * bc_json_append_separator:
 * @json: JSON being written
 *
 * Appends the comma before the next member or element, unless it is the first one.
 */
void
bc_json_append_separator (GString *json)
{
  if (json->len > 0 && strchr ("{[:,", json->str[json->len - 1]) == NULL)
    g_string_append_c (json, ',');
}

/**
 * bc_json_append_key:
 * @json: JSON being written, inside an object
 * @key: the member's name
 *
 * Appends a member's name and colon, and the comma before it where one is due.
 */
void
bc_json_append_key (GString *json, const char *key)
{
  bc_json_append_separator (json);
  bc_json_append_string (json, key);
  g_string_append_c (json, ':');
}

static void
append_escaped (GString *json, char character)
{
  static const char plain[] = "\"\\\b\f\n\r\t";
  static const char escape[] = "\"\\bfnrt";
  const char *found = strchr (plain, character);

  if (found != NULL)
    g_string_append_printf (json, "\\%c", escape[found - plain]);
  else
    g_string_append_printf (json, "\\u%04x", (guint) character);
}

static gsize
count_plain (const char *text)
{
  const char *end = text;

  while ((guchar) *end >= 0x20 && *end != '"' && *end != '\\')
    end++;
  return (gsize) (end - text);
}

/* Most of what is written: it needs neither escaping nor repair. */
static gsize
count_plain_ascii (const char *text)
{
  const char *end = text;

  while (*end >= 0x20 && *end < 0x7f && *end != '"' && *end != '\\')
    end++;
  return (gsize) (end - text);
}

static void
append_repaired (GString *json, const char *text)
{
  g_autofree char *repaired = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    text = repaired = g_utf8_make_valid (text, -1);
  while (*text != '\0') {
    gsize n_plain = count_plain (text);

    g_string_append_len (json, text, (gssize) n_plain);
    text += n_plain;
    if (*text != '\0')
      append_escaped (json, *text++);
  }
}

/**
 * bc_json_append_string:
 * @json: JSON being written
 * @text: (nullable): the text, or NULL for null
 *
 * Appends a text, quoted and escaped (RFC 8259 §7); UTF-8 stays as it is, and what is no UTF-8 is
 * replaced by U+FFFD, since JSON cannot carry it.
 */
void
bc_json_append_string (GString *json, const char *text)
{
  gsize n_plain = 0;

  if (text == NULL) {
    bc_json_append_null (json);
    return;
  }
  g_string_append_c (json, '"');
  n_plain = count_plain_ascii (text);
  g_string_append_len (json, text, (gssize) n_plain);
  if (text[n_plain] != '\0')
    append_repaired (json, text + n_plain);
  g_string_append_c (json, '"');
}

/**
 * bc_json_append_integer:
 * @json: JSON being written
 * @value: the number
 *
 * Appends a whole number.
 */
void
bc_json_append_integer (GString *json, gint64 value)
{
  g_string_append_printf (json, "%" G_GINT64_FORMAT, value);
}

/**
 * bc_json_append_null:
 * @json: JSON being written
 *
 * Appends null.
 */
void
bc_json_append_null (GString *json)
{
  g_string_append (json, "null");
}
