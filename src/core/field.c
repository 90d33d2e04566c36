/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "amount.h"
#include "field-parse.h"
#include "geometry.h"
#include "json.h"
#include "moment.h"
#include "number.h"
#include "period.h"
#include "rut.h"
#include "value-error.h"

/**
 * bc_state_dup_name:
 * @state: a state as it is stored, "name" or "name: reason"
 *
 * Takes the name out of a state.
 *
 * Returns: (transfer full): the name
 */
char *
bc_state_dup_name (const char *state)
{
  return g_strstrip (g_strndup (state, strcspn (state, ":")));
}

/**
 * bc_state_get_reason:
 * @state: a state as it is stored
 *
 * Takes the reason out of a state.
 *
 * Returns: (nullable) (transfer none): the reason, %NULL where none is given
 */
const char *
bc_state_get_reason (const char *state)
{
  const char *colon = strchr (state, ':');

  return colon != NULL ? colon + 1 + strspn (colon + 1, " ") : NULL;
}

/**
 * bc_field_parse:
 * @self: a field
 * @text: what a person typed, in the screen's or the canonical form; empty for no value
 * @value: (out caller-allocates): the value, set only on success; initialise it first
 * @error: return location, #BC_VALUE_ERROR
 *
 * Reads a value. A reference is read only as an identifier: natural codes are the store's matter.
 *
 * Returns: %FALSE with an error that says what to write instead
 */
gboolean
bc_field_parse (const BcField *self, const char *text, BcValue *value, GError **error)
{
  g_return_val_if_fail (self != NULL && text != NULL && value != NULL, FALSE);

  if (text[strspn (text, " \t\r\n")] == '\0') {
    bc_value_clear (value);
    return TRUE;
  }
  return bc_field_get_parser (self->kind) (self, text, value, error);
}

/**
 * bc_field_check:
 * @self: a field
 * @value: a value that was not made by bc_field_parse()
 * @error: return location, #BC_VALUE_ERROR
 *
 * Tells whether a value may be stored: of the field's kind, within its bounds, in canonical form.
 *
 * Returns: %FALSE with an error if it may not
 */
gboolean
bc_field_check (const BcField *self, const BcValue *value, GError **error)
{
  g_auto (BcValue) again = BC_VALUE_INIT;
  g_autofree char *text = NULL;

  if (value->type == BC_VALUE_NONE)
    return TRUE;
  if (value->type == bc_kind_get_storage (self->kind)) {
    text = bc_field_dup_text (self, value);
    if (!bc_field_parse (self, text, &again, error))
      return FALSE;
  }
  if (bc_value_equal (value, &again))
    return TRUE;
  g_set_error (error,
               BC_VALUE_ERROR,
               BC_VALUE_ERROR_SYNTAX,
               _ ("The value is not in the form that “%s” is kept in"),
               self->name);
  return FALSE;
}

/**
 * bc_field_dup_text:
 * @self: a field
 * @value: (nullable): its value
 *
 * Writes a value for a machine: what bc_field_parse() reads back, whatever the language.
 *
 * Returns: (transfer full): the text, empty for no value
 */
char *
bc_field_dup_text (const BcField *self, const BcValue *value)
{
  if (value == NULL || value->type == BC_VALUE_NONE)
    return g_strdup ("");
  if (value->type == BC_VALUE_INTEGER)
    switch ((int) self->kind) {
    case BC_KIND_DECIMAL:
    case BC_KIND_PERCENT:
      return bc_number_dup_decimal (value->integer);
    case BC_KIND_MOMENT:
      return bc_moment_dup_iso (value->integer);
    case BC_KIND_YES_NO:
      return g_strdup (value->integer != 0 ? "true" : "false");
    default:
      break;
    }
  return bc_value_dup_text (value);
}

static char *
dup_integer_display (const BcField *self, gint64 integer)
{
  switch ((int) self->kind) {
  case BC_KIND_PESOS:
    return bc_number_dup_pesos_screen (integer);
  case BC_KIND_DECIMAL:
    return bc_number_dup_decimal_screen (integer);
  case BC_KIND_PERCENT:
    return bc_number_dup_percent_screen (integer);
  case BC_KIND_MOMENT:
    return bc_moment_dup_screen (integer);
  case BC_KIND_YES_NO:
    return g_strdup (integer != 0 ? _ ("Yes") : _ ("No"));
  default:
    return self->flags & BC_FIELD_ORDINAL ? bc_number_dup_whole (integer)
                                          : bc_number_dup_whole_screen (integer);
  }
}

static char *
dup_choice_display (const BcField *self, const char *text)
{
  g_autofree char *name = self->kind == BC_KIND_STATE ? bc_state_dup_name (text) : g_strdup (text);
  const char *reason = self->kind == BC_KIND_STATE ? bc_state_get_reason (text) : NULL;
  const BcChoice *choice = bc_field_find_choice (self, name);
  const char *label = choice != NULL ? bc_choice_get_label (choice) : name;

  return reason != NULL ? g_strdup_printf ("%s: %s", label, reason) : g_strdup (label);
}

static char *
dup_date_display (const char *text)
{
  gint32 date;

  return bc_date_parse_iso (text, &date, NULL) ? bc_date_dup_screen (date) : g_strdup (text);
}

static char *
dup_period_display (const char *text)
{
  BcPeriod period;

  return bc_period_parse (text, &period, NULL) ? bc_period_dup_screen (&period) : g_strdup (text);
}

static char *
dup_amount_display (const char *text)
{
  BcAmount amount;

  return bc_amount_parse (text, &amount, NULL) ? bc_amount_dup_screen (&amount) : g_strdup (text);
}

static char *
dup_text_display (const BcField *self, const char *text)
{
  switch ((int) self->kind) {
  case BC_KIND_RUT:
    return bc_rut_dup_display (text);
  case BC_KIND_DATE:
    return dup_date_display (text);
  case BC_KIND_PERIOD:
    return dup_period_display (text);
  case BC_KIND_AMOUNT:
    return dup_amount_display (text);
  case BC_KIND_CHOICE:
  case BC_KIND_STATE:
    return dup_choice_display (self, text);
  default:
    return g_strdup (text);
  }
}

/**
 * bc_field_dup_display:
 * @self: a field
 * @value: (nullable): its value
 *
 * Writes a value as people read it in their language. A value that this version does not
 * understand is shown as it is stored; a reference as its identifier.
 *
 * Returns: (transfer full): the text, empty for no value
 */
char *
bc_field_dup_display (const BcField *self, const BcValue *value)
{
  if (value == NULL || value->type == BC_VALUE_NONE)
    return g_strdup ("");
  if (value->type == BC_VALUE_INTEGER)
    return dup_integer_display (self, value->integer);
  if (value->type == BC_VALUE_TEXT)
    return dup_text_display (self, value->text);
  return bc_value_dup_text (value);
}

static void
append_text_member (GString *json, const char *key, char *text)
{
  bc_json_append_key (json, key);
  bc_json_append_string (json, text);
  g_free (text);
}

static void
append_period (GString *json, const BcPeriod *period)
{
  g_string_append_c (json, '{');
  append_text_member (json,
                      "from",
                      period->from != BC_DATE_NONE ? bc_date_dup_iso (period->from) : NULL);
  append_text_member (json, "to", period->to != BC_DATE_NONE ? bc_date_dup_iso (period->to) : NULL);
  g_string_append_c (json, '}');
}

static void
append_amount (GString *json, const BcAmount *amount)
{
  g_autofree char *value = bc_number_dup_decimal (amount->value);

  g_string_append_c (json, '{');
  bc_json_append_key (json, "value");
  g_string_append (json, value);
  append_text_member (json, "unit", g_strdup (amount->unit == BC_UNIT_UF ? "UF" : "CLP"));
  append_text_member (json,
                      "day",
                      amount->day != BC_DATE_NONE ? bc_date_dup_iso (amount->day) : NULL);
  g_string_append_c (json, '}');
}

/**
 * bc_field_append_json:
 * @self: a field
 * @value: (nullable): its value
 * @json: where to write
 *
 * Writes a value as the command line gives it to other programs: numbers as numbers, yes and no
 * as booleans, a period and an amount as objects, a state by its name alone.
 */
void
bc_field_append_json (const BcField *self, const BcValue *value, GString *json)
{
  g_autofree char *text = bc_field_dup_text (self, value);
  g_autofree char *name = NULL;
  BcPeriod period;
  BcAmount amount;

  if (value == NULL || value->type == BC_VALUE_NONE)
    bc_json_append_null (json);
  else if (value->type == BC_VALUE_INTEGER && self->kind != BC_KIND_MOMENT)
    g_string_append (json, text);
  else if (self->kind == BC_KIND_STATE)
    bc_json_append_string (json, name = bc_state_dup_name (text));
  else if (self->kind == BC_KIND_PERIOD && bc_period_parse (text, &period, NULL))
    append_period (json, &period);
  else if (self->kind == BC_KIND_AMOUNT && bc_amount_parse (text, &amount, NULL))
    append_amount (json, &amount);
  else
    bc_json_append_string (json, text);
}
