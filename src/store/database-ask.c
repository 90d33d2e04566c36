/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "database.h"

/* Statements that are run at once, with their parameters given in the call: the statement is over
 * before the call returns, so that nothing is copied. */

static void
bind_arguments (BcCursor *cursor, const char *format, va_list arguments)
{
  for (int i = 1; format[i - 1] != '\0'; i++)
    switch (format[i - 1]) {
    case 'i':
      bc_cursor_bind_integer (cursor, i, va_arg (arguments, gint64));
      break;
    case 't':
      bc_cursor_lend_text (cursor, i, va_arg (arguments, const char *));
      break;
    case 'd':
      bc_cursor_lend_blob (cursor, i, va_arg (arguments, const BcId *)->bytes, sizeof (BcId));
      break;
    case 'v':
      bc_cursor_lend_value (cursor, i, va_arg (arguments, const BcValue *));
      break;
    default:
      g_assert_not_reached ();
    }
}

static BcCursor *
query_with (BcDatabase *self,
            const char *sql,
            const char *format,
            va_list arguments,
            GError **error)
{
  BcCursor *cursor = bc_database_query (self, sql, error);

  if (cursor != NULL)
    bind_arguments (cursor, format, arguments);
  return cursor;
}

/**
 * bc_database_run:
 * @self: a connection
 * @error: return location, #BC_STORE_ERROR
 * @sql: one statement
 * @format: a letter for each parameter: `i` #gint64, `t` text or %NULL, `d` #BcId, `v` #BcValue
 * @...: the parameters; integers as #gint64
 *
 * Runs a statement to its end and forgets its rows.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_database_run (BcDatabase *self, GError **error, const char *sql, const char *format, ...)
{
  g_autoptr (BcCursor) cursor = NULL;
  BcStep step = BC_STEP_ROW;
  va_list arguments;

  va_start (arguments, format);
  cursor = query_with (self, sql, format, arguments, error);
  va_end (arguments);
  if (cursor == NULL)
    return FALSE;
  while (step == BC_STEP_ROW)
    step = bc_cursor_step (cursor, error);
  return step == BC_STEP_DONE;
}

/**
 * bc_database_get_integer:
 * @self: a connection
 * @integer: (out): the first column of the first row; 0 where there is no row
 * @error: return location, #BC_STORE_ERROR
 * @sql: one query
 * @format: as for bc_database_run()
 * @...: the parameters
 *
 * Asks for one number.
 *
 * Returns: %FALSE with an error if the query failed
 */
gboolean
bc_database_get_integer (BcDatabase *self,
                         gint64 *integer,
                         GError **error,
                         const char *sql,
                         const char *format,
                         ...)
{
  g_autoptr (BcCursor) cursor = NULL;
  BcStep step;
  va_list arguments;

  va_start (arguments, format);
  cursor = query_with (self, sql, format, arguments, error);
  va_end (arguments);
  if (cursor == NULL)
    return FALSE;
  step = bc_cursor_step (cursor, error);
  *integer = step == BC_STEP_ROW ? bc_cursor_get_integer (cursor, 0) : 0;
  return step != BC_STEP_ERROR;
}

/**
 * bc_database_get_text:
 * @self: a connection
 * @text: (out) (transfer full) (nullable): the first column of the first row; %NULL where there is
 *   no row or nothing in it
 * @error: return location, #BC_STORE_ERROR
 * @sql: one query
 * @format: as for bc_database_run()
 * @...: the parameters
 *
 * Asks for one text.
 *
 * Returns: %FALSE with an error if the query failed
 */
gboolean
bc_database_get_text (BcDatabase *self,
                      char **text,
                      GError **error,
                      const char *sql,
                      const char *format,
                      ...)
{
  g_autoptr (BcCursor) cursor = NULL;
  BcStep step;
  va_list arguments;

  va_start (arguments, format);
  cursor = query_with (self, sql, format, arguments, error);
  va_end (arguments);
  if (cursor == NULL)
    return FALSE;
  step = bc_cursor_step (cursor, error);
  *text = step == BC_STEP_ROW ? g_strdup (bc_cursor_get_text (cursor, 0)) : NULL;
  return step != BC_STEP_ERROR;
}

/**
 * bc_database_each:
 * @self: a connection
 * @take: what is done with each row, in their order
 * @data: for it
 * @error: return location, #BC_STORE_ERROR
 * @sql: one query
 * @format: as for bc_database_run()
 * @...: the parameters
 *
 * Hands each row of a query on.
 *
 * Returns: %FALSE with an error if the query failed, before its first row or after some
 */
gboolean
bc_database_each (BcDatabase *self,
                  BcRowFunc take,
                  gpointer data,
                  GError **error,
                  const char *sql,
                  const char *format,
                  ...)
{
  g_autoptr (BcCursor) cursor = NULL;
  BcStep step = BC_STEP_ERROR;
  va_list arguments;

  va_start (arguments, format);
  cursor = query_with (self, sql, format, arguments, error);
  va_end (arguments);
  while (cursor != NULL && (step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    take (cursor, data);
  return step == BC_STEP_DONE;
}
