/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** BC_VALUE_ERROR: the errors of reading one value; their messages are meant for people. */
#define BC_VALUE_ERROR (bc_value_error_quark ())

/**
 * BcValueError:
 * @BC_VALUE_ERROR_SYNTAX: the text does not have the form of such a value
 * @BC_VALUE_ERROR_RANGE: too small, too large or outside where it may lie
 * @BC_VALUE_ERROR_CHECK_DIGIT: the check digit of a RUT does not match its number
 * @BC_VALUE_ERROR_TOO_LONG: more characters or vertices than allowed
 * @BC_VALUE_ERROR_CONTROL_CHARACTER: a character that cannot be seen or turns text around
 * @BC_VALUE_ERROR_AMBIGUOUS: the text can be read in two ways
 * @BC_VALUE_ERROR_IMPOSSIBLE_DATE: no such day or hour exists
 * @BC_VALUE_ERROR_UNKNOWN_CHOICE: not one of the choices of an enumeration
 * @BC_VALUE_ERROR_NOT_FOUND: what the value refers to is not held
 */
typedef enum {
  BC_VALUE_ERROR_SYNTAX,
  BC_VALUE_ERROR_RANGE,
  BC_VALUE_ERROR_CHECK_DIGIT,
  BC_VALUE_ERROR_TOO_LONG,
  BC_VALUE_ERROR_CONTROL_CHARACTER,
  BC_VALUE_ERROR_AMBIGUOUS,
  BC_VALUE_ERROR_IMPOSSIBLE_DATE,
  BC_VALUE_ERROR_UNKNOWN_CHOICE,
  BC_VALUE_ERROR_NOT_FOUND,
} BcValueError;

GQuark bc_value_error_quark (void);
gboolean bc_value_refuse (GError **error, BcValueError code, const char *format, ...)
  G_GNUC_PRINTF (3, 4);

G_END_DECLS
