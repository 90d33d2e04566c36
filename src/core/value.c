/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "value.h"

#include <string.h>

#include "json.h"

/**
 * bc_value_clear:
 * @self: a value
 *
 * Frees what @self holds and leaves it without a value.
 */
void
bc_value_clear (BcValue *self)
{
  if (self->type == BC_VALUE_TEXT)
    g_free (self->text);
  memset (self, 0, sizeof *self);
}

/**
 * bc_value_copy:
 * @self: a value, freed first
 * @source: (nullable): what to copy; %NULL for no value
 *
 * Makes @self a copy of @source.
 */
void
bc_value_copy (BcValue *self, const BcValue *source)
{
  BcValue copy = BC_VALUE_INIT;

  if (source != NULL)
    copy = *source;
  if (copy.type == BC_VALUE_TEXT)
    copy.text = g_strdup (source->text);
  bc_value_clear (self);
  *self = copy;
}

/**
 * bc_value_equal:
 * @a: (nullable): a value
 * @b: (nullable): another one
 *
 * Compares two values as they are stored; %NULL counts as no value.
 *
 * Returns: whether they are the same
 */
gboolean
bc_value_equal (const BcValue *a, const BcValue *b)
{
  BcValueType a_type = a != NULL ? a->type : BC_VALUE_NONE;
  BcValueType b_type = b != NULL ? b->type : BC_VALUE_NONE;

  if (a_type != b_type)
    return FALSE;
  switch (a_type) {
  case BC_VALUE_INTEGER:
    return a->integer == b->integer;
  case BC_VALUE_TEXT:
    return strcmp (a->text, b->text) == 0;
  case BC_VALUE_ID:
    return bc_id_equal (&a->id, &b->id);
  case BC_VALUE_NONE:
  default:
    return TRUE;
  }
}

/**
 * bc_value_set_integer:
 * @self: a value, freed first
 * @integer: the whole number
 *
 * Makes @self a whole number.
 */
void
bc_value_set_integer (BcValue *self, gint64 integer)
{
  bc_value_clear (self);
  self->type = BC_VALUE_INTEGER;
  self->integer = integer;
}

/**
 * bc_value_set_text:
 * @self: a value, freed first
 * @text: (nullable): the text; %NULL for no value
 *
 * Makes @self a copy of @text.
 */
void
bc_value_set_text (BcValue *self, const char *text)
{
  bc_value_take_text (self, g_strdup (text));
}

/**
 * bc_value_take_text:
 * @self: a value, freed first
 * @text: (nullable) (transfer full): the text; %NULL for no value
 *
 * Makes @self the owner of @text.
 */
void
bc_value_take_text (BcValue *self, char *text)
{
  bc_value_clear (self);
  self->type = text != NULL ? BC_VALUE_TEXT : BC_VALUE_NONE;
  self->text = text;
}

/**
 * bc_value_set_id:
 * @self: a value, freed first
 * @id: the identifier
 *
 * Makes @self a reference.
 */
void
bc_value_set_id (BcValue *self, const BcId *id)
{
  bc_value_clear (self);
  self->type = BC_VALUE_ID;
  self->id = *id;
}

/**
 * bc_value_append_json:
 * @self: a value
 * @json: JSON being written
 *
 * Writes a value as the journal keeps it: a JSON number, string or null. No separator comes before
 * it.
 */
void
bc_value_append_json (const BcValue *self, GString *json)
{
  char id[BC_ID_TEXT_LENGTH + 1];

  switch (self->type) {
  case BC_VALUE_INTEGER:
    bc_json_append_integer (json, self->integer);
    break;
  case BC_VALUE_TEXT:
    bc_json_append_string (json, self->text);
    break;
  case BC_VALUE_ID:
    bc_id_write_text (&self->id, id);
    bc_json_append_string (json, id);
    break;
  case BC_VALUE_NONE:
  default:
    bc_json_append_null (json);
  }
}

/**
 * bc_value_dup_text:
 * @self: a value
 *
 * Writes a value as plain text in its canonical form.
 *
 * Returns: (transfer full) (nullable): the text, %NULL for no value
 */
char *
bc_value_dup_text (const BcValue *self)
{
  switch (self->type) {
  case BC_VALUE_INTEGER:
    return g_strdup_printf ("%" G_GINT64_FORMAT, self->integer);
  case BC_VALUE_TEXT:
    return g_strdup (self->text);
  case BC_VALUE_ID:
    return bc_id_dup_text (&self->id);
  case BC_VALUE_NONE:
  default:
    return NULL;
  }
}
