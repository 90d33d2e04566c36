/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "told-json.h"

#include "json.h"

void
bc_told_json_text (GString *json, const char *key, const char *text)
{
  bc_json_append_key (json, key);
  if (text != NULL)
    bc_json_append_string (json, text);
  else
    bc_json_append_null (json);
}

/* @number: G_MININT64 where there is none. */
void
bc_told_json_number (GString *json, const char *key, gint64 number)
{
  bc_json_append_key (json, key);
  if (number != G_MININT64)
    bc_json_append_integer (json, number);
  else
    bc_json_append_null (json);
}

/* @id: nil for none. */
void
bc_told_json_id (GString *json, const char *key, const BcId *id)
{
  char text[BC_ID_TEXT_LENGTH + 1];

  bc_id_write_text (id, text);
  bc_told_json_text (json, key, bc_id_is_nil (id) ? NULL : text);
}

/* Begins an object or an array; @key: (nullable): none within an array. */
void
bc_told_json_open (GString *json, const char *key, char bracket)
{
  if (key != NULL)
    bc_json_append_key (json, key);
  else
    bc_json_append_separator (json);
  g_string_append_c (json, bracket);
}
