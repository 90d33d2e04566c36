/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "field-parse.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "amount.h"
#include "field.h"
#include "geometry.h"
#include "moment.h"
#include "number.h"
#include "period.h"
#include "rut.h"
#include "text.h"
#include "value-error.h"

#define TEXT_LENGTH      200
#define LONG_TEXT_LENGTH 20000
#define HASH_LENGTH      64

static gboolean
parse_text (const BcField *self, const char *text, BcValue *value, GError **error)
{
  gboolean many_lines = self->kind == BC_KIND_LONG_TEXT;
  gint64 length = many_lines ? LONG_TEXT_LENGTH : TEXT_LENGTH;
  char *clean = bc_text_clean (text, many_lines, self->maximum > 0 ? self->maximum : length, error);

  if (clean == NULL)
    return FALSE;
  if (*clean == '\0')
    g_clear_pointer (&clean, g_free);
  bc_value_take_text (value, clean);
  return TRUE;
}

static gboolean
parse_rut (const BcField *self, const char *text, BcValue *value, GError **error)
{
  char canonical[BC_RUT_SIZE];

  if (!bc_rut_parse (text, canonical, error))
    return FALSE;
  bc_value_set_text (value, canonical);
  return TRUE;
}

static gboolean
check_bounds (const BcField *self, gint64 number, GError **error)
{
  g_autofree char *least = NULL;
  g_autofree char *most = NULL;
  BcValue minimum = { .type = BC_VALUE_INTEGER, .integer = self->minimum };
  BcValue maximum = { .type = BC_VALUE_INTEGER, .integer = self->maximum };

  if (self->minimum == 0 && self->maximum == 0 && !(self->kind == BC_KIND_PESOS && number < 0))
    return TRUE;
  if (number >= self->minimum && (self->maximum == 0 || number <= self->maximum))
    return TRUE;
  least = bc_field_dup_display (self, &minimum);
  most = bc_field_dup_display (self, &maximum);
  if (self->maximum == 0)
    g_set_error (error, BC_VALUE_ERROR, BC_VALUE_ERROR_RANGE, _ ("Write %s or more"), least);
  else
    g_set_error (error,
                 BC_VALUE_ERROR,
                 BC_VALUE_ERROR_RANGE,
                 _ ("Write a value from %s to %s"),
                 least,
                 most);
  return FALSE;
}

static gboolean
parse_number (const BcField *self, const char *text, BcValue *value, GError **error)
{
  gint64 number = 0;
  gboolean read;

  if (self->kind == BC_KIND_PESOS)
    read = bc_number_parse_pesos (text, &number, error);
  else if (self->kind == BC_KIND_DECIMAL)
    read = bc_number_parse_decimal (text, &number, error);
  else if (self->kind == BC_KIND_PERCENT)
    read = bc_number_parse_percent (text, &number, error);
  else
    read = bc_number_parse_whole (text, &number, error);
  if (!read || !check_bounds (self, number, error))
    return FALSE;
  bc_value_set_integer (value, number);
  return TRUE;
}

static gboolean
parse_amount (const BcField *self, const char *text, BcValue *value, GError **error)
{
  BcAmount amount;

  if (!bc_amount_parse (text, &amount, error))
    return FALSE;
  bc_value_take_text (value, bc_amount_dup_text (&amount));
  return TRUE;
}

static gboolean
parse_date (const BcField *self, const char *text, BcValue *value, GError **error)
{
  gint32 date;

  if (!bc_date_parse_iso (text, &date, NULL) && !bc_date_parse_screen (text, &date, error))
    return FALSE;
  bc_value_take_text (value, bc_date_dup_iso (date));
  return TRUE;
}

static gboolean
parse_period (const BcField *self, const char *text, BcValue *value, GError **error)
{
  BcPeriod period;

  if (!bc_period_parse (text, &period, error))
    return FALSE;
  bc_value_take_text (value, bc_period_dup_text (&period));
  return TRUE;
}

static gboolean
parse_moment (const BcField *self, const char *text, BcValue *value, GError **error)
{
  gint64 moment;

  if (!bc_moment_parse (text, &moment, error))
    return FALSE;
  bc_value_set_integer (value, moment);
  return TRUE;
}

static gboolean
parse_yes_no (const BcField *self, const char *text, BcValue *value, GError **error)
{
  static const char *const yes[] = { "true", "yes", "si", "1", NULL };
  static const char *const no[] = { "false", "no", "0", NULL };
  g_autofree char *word = bc_text_fold (text);

  if (!g_strv_contains (yes, word) && !g_strv_contains (no, word)) {
    g_set_error_literal (error,
                         BC_VALUE_ERROR,
                         BC_VALUE_ERROR_UNKNOWN_CHOICE,
                         _ ("Write yes or no"));
    return FALSE;
  }
  bc_value_set_integer (value, g_strv_contains (yes, word));
  return TRUE;
}

static char *
dup_choice_names (const BcField *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (const BcChoice *choice = self->choices; choice->name != NULL; choice++)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", choice->name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static gboolean
parse_choice (const BcField *self, const char *text, BcValue *value, GError **error)
{
  g_autofree char *name = g_strstrip (g_strdup (text));
  g_autofree char *names = NULL;

  if (bc_field_find_choice (self, name) != NULL) {
    bc_value_set_text (value, name);
    return TRUE;
  }
  names = dup_choice_names (self);
  g_set_error (error,
               BC_VALUE_ERROR,
               BC_VALUE_ERROR_UNKNOWN_CHOICE,
               _ ("“%.60s” is none of its choices: %s"),
               name,
               names);
  return FALSE;
}

static gboolean
parse_state (const BcField *self, const char *text, BcValue *value, GError **error)
{
  g_autofree char *name = bc_state_dup_name (text);
  const char *reason = bc_state_get_reason (text);
  g_autofree char *clean = NULL;
  g_auto (BcValue) known = BC_VALUE_INIT;

  if (!parse_choice (self, name, &known, error))
    return FALSE;
  clean = bc_text_clean (reason != NULL ? reason : "", FALSE, TEXT_LENGTH, error);
  if (clean == NULL)
    return FALSE;
  if (*clean == '\0')
    bc_value_copy (value, &known);
  else
    bc_value_take_text (value, g_strdup_printf ("%s: %s", known.text, clean));
  return TRUE;
}

static gboolean
parse_reference (const BcField *self, const char *text, BcValue *value, GError **error)
{
  BcId id;

  if (!bc_id_parse (&id, text)) {
    g_set_error (error,
                 BC_VALUE_ERROR,
                 BC_VALUE_ERROR_NOT_FOUND,
                 _ ("“%.60s” names no record"),
                 text);
    return FALSE;
  }
  bc_value_set_id (value, &id);
  return TRUE;
}

static gboolean
parse_position (const BcField *self, const char *text, BcValue *value, GError **error)
{
  BcPosition position;

  if (!bc_position_parse (text, &position, error))
    return FALSE;
  bc_value_take_text (value, bc_position_dup_text (&position));
  return TRUE;
}

static gboolean
parse_polygon (const BcField *self, const char *text, BcValue *value, GError **error)
{
  g_autoptr (GArray) ring = bc_polygon_parse (text, error);

  if (ring == NULL)
    return FALSE;
  bc_value_take_text (value, bc_polygon_dup_text (ring));
  return TRUE;
}

static gboolean
parse_document (const BcField *self, const char *text, BcValue *value, GError **error)
{
  if (strlen (text) != HASH_LENGTH || strspn (text, "0123456789abcdef") != HASH_LENGTH) {
    g_set_error_literal (error,
                         BC_VALUE_ERROR,
                         BC_VALUE_ERROR_SYNTAX,
                         _ ("A document is named by the 64 digits of its SHA-256"));
    return FALSE;
  }
  bc_value_set_text (value, text);
  return TRUE;
}

/**
 * bc_field_get_parser:
 * @kind: a kind
 *
 * Tells which function reads what a person typed for a kind.
 *
 * Returns: the function
 */
BcFieldParser
bc_field_get_parser (BcKind kind)
{
  static const BcFieldParser parsers[BC_N_KINDS] = {
    [BC_KIND_TEXT] = parse_text,
    [BC_KIND_LONG_TEXT] = parse_text,
    [BC_KIND_RUT] = parse_rut,
    [BC_KIND_WHOLE] = parse_number,
    [BC_KIND_DECIMAL] = parse_number,
    [BC_KIND_PESOS] = parse_number,
    [BC_KIND_AMOUNT] = parse_amount,
    [BC_KIND_PERCENT] = parse_number,
    [BC_KIND_DATE] = parse_date,
    [BC_KIND_PERIOD] = parse_period,
    [BC_KIND_MOMENT] = parse_moment,
    [BC_KIND_YES_NO] = parse_yes_no,
    [BC_KIND_CHOICE] = parse_choice,
    [BC_KIND_STATE] = parse_state,
    [BC_KIND_REFERENCE] = parse_reference,
    [BC_KIND_POSITION] = parse_position,
    [BC_KIND_POLYGON] = parse_polygon,
    [BC_KIND_DOCUMENT] = parse_document,
  };

  g_return_val_if_fail (kind < BC_N_KINDS, NULL);

  return parsers[kind];
}
