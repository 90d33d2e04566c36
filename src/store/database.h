/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "value.h"

G_BEGIN_DECLS

/**
 * BcDatabaseMode:
 * @BC_DATABASE_READ: only reads, and never checkpoints
 * @BC_DATABASE_WRITE: the one connection of the process that writes
 * @BC_DATABASE_PRIVATE: a database of its own, without a name, gone when it is closed
 */
typedef enum {
  BC_DATABASE_READ,
  BC_DATABASE_WRITE,
  BC_DATABASE_PRIVATE,
} BcDatabaseMode;

/**
 * BcStep:
 * @BC_STEP_ERROR: it failed
 * @BC_STEP_DONE: there are no more rows
 * @BC_STEP_ROW: here is a row
 */
typedef enum {
  BC_STEP_ERROR = -1,
  BC_STEP_DONE = 0,
  BC_STEP_ROW = 1,
} BcStep;

typedef struct _BcDatabase BcDatabase; /* a connection, used by one thread at a time */
typedef struct _BcCursor BcCursor;     /* a statement in use */

/**
 * BcSqlMaker:
 * @subject: what the statement is about
 *
 * Returns: (transfer full): a statement's text
 */
typedef char *(*BcSqlMaker) (gconstpointer subject);

/**
 * BcRowFunc:
 * @row: where a query stands
 * @data: the caller's
 *
 * Takes one row of a query.
 */
typedef void (*BcRowFunc) (BcCursor *row, gpointer data);

BcDatabase *bc_database_open (const char *path, BcDatabaseMode mode, GError **error);
gboolean bc_database_prepare_writing (BcDatabase *self, GError **error);
void bc_database_checkpoint (BcDatabase *self);
void bc_database_close (BcDatabase *self);
const char *bc_database_get_sql (BcDatabase *self, BcSqlMaker make, gconstpointer subject);
const char *bc_database_get_path (BcDatabase *self);
gboolean bc_database_attach (BcDatabase *self, const char *path, GError **error);
gboolean bc_database_execute (BcDatabase *self, const char *sql, GError **error);
gboolean
bc_database_run (BcDatabase *self, GError **error, const char *sql, const char *format, ...);
gboolean bc_database_get_integer (BcDatabase *self,
                                  gint64 *integer,
                                  GError **error,
                                  const char *sql,
                                  const char *format,
                                  ...);
gboolean bc_database_get_text (BcDatabase *self,
                               char **text,
                               GError **error,
                               const char *sql,
                               const char *format,
                               ...);
gboolean bc_database_each (BcDatabase *self,
                           BcRowFunc take,
                           gpointer data,
                           GError **error,
                           const char *sql,
                           const char *format,
                           ...);
gint64 bc_database_get_last_row (BcDatabase *self);
gint64 bc_database_get_changes (BcDatabase *self);
gboolean bc_database_in_transaction (BcDatabase *self);
gboolean bc_database_is_read_only (BcDatabase *self);
void bc_database_set_cancellable (BcDatabase *self, GCancellable *cancellable);

BcCursor *
bc_database_query (BcDatabase *self, const char *sql, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bc_cursor_bind_integer (BcCursor *self, int parameter, gint64 integer);
void bc_cursor_bind_text (BcCursor *self, int parameter, const char *text);
void bc_cursor_bind_blob (BcCursor *self, int parameter, const void *bytes, gsize n_bytes);
void bc_cursor_bind_id (BcCursor *self, int parameter, const BcId *id);
void bc_cursor_bind_value (BcCursor *self, int parameter, const BcValue *value);
void bc_cursor_lend_text (BcCursor *self, int parameter, const char *text);
void bc_cursor_lend_blob (BcCursor *self, int parameter, const void *bytes, gsize n_bytes);
void bc_cursor_lend_value (BcCursor *self, int parameter, const BcValue *value);
void bc_cursor_take_text (BcCursor *self, int parameter, char *text);
BcStep bc_cursor_step (BcCursor *self, GError **error);
void bc_cursor_restart (BcCursor *self);
gboolean bc_cursor_is_null (BcCursor *self, int column);
gint64 bc_cursor_get_integer (BcCursor *self, int column);
double bc_cursor_get_double (BcCursor *self, int column);
const char *bc_cursor_get_text (BcCursor *self, int column);
const void *bc_cursor_get_blob (BcCursor *self, int column, gsize *n_bytes);
gboolean bc_cursor_get_id (BcCursor *self, int column, BcId *id);
void bc_cursor_get_value (BcCursor *self, int column, BcValueType storage, BcValue *value);
int bc_cursor_get_n_columns (BcCursor *self);
const char *bc_cursor_get_column_name (BcCursor *self, int column);
void bc_cursor_release (BcCursor *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcDatabase, bc_database_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcCursor, bc_cursor_release)

G_END_DECLS
