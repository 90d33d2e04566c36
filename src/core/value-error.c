/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "value-error.h"

/**
 * bc_value_error_quark:
 *
 * Names the error domain of values, #BcValueError.
 *
 * Returns: the quark
 */
G_DEFINE_QUARK (bc - value - error - quark, bc_value_error)

/**
 * bc_value_refuse:
 * @error: return location for the error
 * @code: what is wrong
 * @format: a translated sentence that says what to write instead, and its arguments
 *
 * Sets an error of #BcValueError, so that a parser refuses in one line.
 *
 * Returns: FALSE
 */
gboolean
bc_value_refuse (GError **error, BcValueError code, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (BC_VALUE_ERROR, code, format, arguments);
  va_end (arguments);
  return FALSE;
}
