/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "database.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "database-private.h"
#include "store-error.h"

#define PROGRESS_STEPS 10000

struct _BcDatabase
{
  sqlite3 *handle;           /* (owned) */
  char *path;                /* (owned) */
  GHashTable *kept;          /* (owned) SQL text → cursor */
  GHashTable *texts;         /* (owned) who made it and of what → SQL text */
  GCancellable *cancellable; /* (owned) (nullable) */
};

static int
translate_code (int code)
{
  switch (code & 0xff) {
  case SQLITE_FULL:
    return BC_STORE_ERROR_FULL;
  case SQLITE_CORRUPT:
    return BC_STORE_ERROR_CORRUPT;
  case SQLITE_NOTADB:
    return BC_STORE_ERROR_FOREIGN;
  case SQLITE_READONLY:
  case SQLITE_CANTOPEN:
  case SQLITE_PERM:
    return BC_STORE_ERROR_READ_ONLY;
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return BC_STORE_ERROR_BUSY;
  default:
    return BC_STORE_ERROR_FAILED;
  }
}

static const char *
describe_code (int code)
{
  switch (translate_code (code)) {
  case BC_STORE_ERROR_FULL:
    return _ ("The disk is full. Nothing was lost: free some space and try again");
  case BC_STORE_ERROR_CORRUPT:
    return _ ("The file is damaged. Restore the newest backup; the damaged file is kept");
  case BC_STORE_ERROR_FOREIGN:
    return _ ("The file is not a database of this program");
  case BC_STORE_ERROR_READ_ONLY:
    return _ ("The file cannot be written or opened here. Check the folder's permissions");
  case BC_STORE_ERROR_BUSY:
    return _ ("Another program is using the file. Close it and try again");
  default:
    return _ ("The database failed. Nothing was half written");
  }
}

/* Where SQLite's own words, in English, would add nothing for people nor for those who help them.
 */
static gboolean
says_all (int fault)
{
  return fault == BC_STORE_ERROR_FULL || fault == BC_STORE_ERROR_READ_ONLY ||
         fault == BC_STORE_ERROR_BUSY;
}

/**
 * bc_database_set_fault:
 * @self: a connection
 * @code: SQLite's result code
 * @error: return location, #BC_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Turns what SQLite said into an error for people.
 */
void
bc_database_set_fault (BcDatabase *self, int code, GError **error)
{
  if ((code & 0xff) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled"));
  else if (says_all (translate_code (code)))
    g_set_error_literal (error, BC_STORE_ERROR, translate_code (code), describe_code (code));
  else
    g_set_error (error,
                 BC_STORE_ERROR,
                 translate_code (code),
                 "%s (%s)",
                 describe_code (code),
                 self->handle != NULL ? sqlite3_errmsg (self->handle) : sqlite3_errstr (code));
}

static int
check_cancelled_cb (void *data)
{
  BcDatabase *self = data;

  return g_cancellable_is_cancelled (self->cancellable);
}

/**
 * bc_database_set_cancellable:
 * @self: a connection
 * @cancellable: (nullable): what interrupts a long statement from now on
 *
 * Makes statements end with %G_IO_ERROR_CANCELLED once @cancellable is cancelled.
 */
void
bc_database_set_cancellable (BcDatabase *self, GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
  sqlite3_progress_handler (self->handle,
                            cancellable != NULL ? PROGRESS_STEPS : 0,
                            check_cancelled_cb,
                            self);
}

static gboolean
harden (BcDatabase *self, BcDatabaseMode mode, GError **error)
{
  static const int switches[][2] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
  };
  int reading = mode != BC_DATABASE_WRITE;

  for (gsize i = 0; i < G_N_ELEMENTS (switches); i++)
    sqlite3_db_config (self->handle, switches[i][0], switches[i][1], NULL);
  /* A reader that checkpointed could meet the writer's checkpoint. */
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, reading, NULL);
  sqlite3_busy_timeout (self->handle, 5000);
  return bc_database_execute (self,
                              "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"
                              "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;",
                              error);
}

/* Nobody asks SQLite how much memory it holds, and counting it costs an import a twentieth. That is
 * one setting for the whole process, to be made before SQLite is used. */
static void
set_library (void)
{
  static gsize set = 0;

  if (!g_once_init_enter (&set))
    return;
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  g_once_init_leave (&set, 1);
}

static int
open_handle (BcDatabase *self, BcDatabaseMode mode)
{
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_URI;

  flags |=
    mode == BC_DATABASE_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  set_library ();
  return sqlite3_open_v2 (self->path, &self->handle, flags, NULL);
}

static void
free_cursor (gpointer data)
{
  BcCursor *cursor = data;

  sqlite3_finalize (cursor->statement);
  g_free (cursor);
}

/* Some bytes from all along tell statements apart; reading all of a long one costs too much. */
static guint
hash_sql (gconstpointer sql)
{
  const char *text = sql;
  gsize length = strlen (text);
  guint hash = (guint) length;

  for (gsize i = 0; i < length; i += length / 16 + 1)
    hash = hash * 33 + (guchar) text[i];
  return hash;
}

typedef struct
{
  BcSqlMaker make;
  gconstpointer subject;
} SqlKey;

static guint
hash_key (gconstpointer data)
{
  const SqlKey *key = data;

  return g_direct_hash ((gpointer) key->make) * 33 + g_direct_hash (key->subject);
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const SqlKey *one = a;
  const SqlKey *other = b;

  return one->make == other->make && one->subject == other->subject;
}

/**
 * bc_database_open:
 * @path: (nullable): the file, or a `file:` URI; %NULL for %BC_DATABASE_PRIVATE
 * @mode: what it is opened for
 * @error: return location, #BC_STORE_ERROR
 *
 * Opens a connection with the settings that every connection has. What the file is, is
 * not looked at: see bc_schema_examine().
 *
 * Returns: (transfer full) (nullable): the connection; %NULL with an error
 */
BcDatabase *
bc_database_open (const char *path, BcDatabaseMode mode, GError **error)
{
  g_autoptr (BcDatabase) self = g_new0 (BcDatabase, 1);
  int code;

  self->path = g_strdup (path != NULL ? path : "");
  self->kept = g_hash_table_new_full (hash_sql, g_str_equal, NULL, free_cursor);
  self->texts = g_hash_table_new_full (hash_key, equal_keys, g_free, g_free);
  code = open_handle (self, mode);
  if (code != SQLITE_OK) {
    bc_database_set_fault (self, code, error);
    return NULL;
  }
  if (!harden (self, mode, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * bc_database_prepare_writing:
 * @self: a connection that writes, to a file that is known to be the program's
 * @error: return location, #BC_STORE_ERROR
 *
 * Puts the file in the mode in which readers and the writer do not wait for each other, and
 * commits reach the disk. Checkpoints are the writer's care, see bc_database_checkpoint().
 *
 * Returns: whether it succeeded
 */
gboolean
bc_database_prepare_writing (BcDatabase *self, GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (self, "PRAGMA journal_mode = WAL", error);

  if (cursor == NULL || bc_cursor_step (cursor, error) == BC_STEP_ERROR)
    return FALSE;
  return bc_database_execute (self,
                              "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;",
                              error);
}

/**
 * bc_database_checkpoint:
 * @self: the connection that writes
 *
 * Moves what the log holds into the file, as far as readers allow. A failure is no loss: the log
 * keeps it.
 */
void
bc_database_checkpoint (BcDatabase *self)
{
  sqlite3_wal_checkpoint_v2 (self->handle, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
}

/**
 * bc_database_close:
 * @self: a connection none of whose cursors is in use
 *
 * Closes it. A transaction that is still open is rolled back.
 */
void
bc_database_close (BcDatabase *self)
{
  g_clear_pointer (&self->kept, g_hash_table_unref);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  sqlite3_close (self->handle);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self);
}

/**
 * bc_database_get_path:
 * @self: a connection
 *
 * Returns: (transfer none): the file that it was opened on
 */
const char *
bc_database_get_path (BcDatabase *self)
{
  return self->path;
}

/**
 * bc_database_attach:
 * @self: a connection outside of a transaction
 * @path: another database: its file, or a `file:` URI
 * @error: return location, #BC_STORE_ERROR
 *
 * Makes the other's tables readable as `source`. Where @self lies in memory, the other one does not
 * unless it says so.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_database_attach (BcDatabase *self, const char *path, GError **error)
{
  const char *files = sqlite3_vfs_find (NULL)->zName;
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  g_autofree char *uri = NULL;

  if (!g_str_has_prefix (path, "file:"))
    uri = g_strdup_printf ("file:%s?mode=ro&vfs=%s", escaped, files);
  else if (strstr (path, "vfs=") == NULL)
    uri = g_strdup_printf ("%s&vfs=%s", path, files);
  return bc_database_run (self, error, "ATTACH ? AS source", "t", uri != NULL ? uri : path);
}

/**
 * bc_database_execute:
 * @self: a connection
 * @sql: one or more statements without parameters, from the program itself
 * @error: return location, #BC_STORE_ERROR
 *
 * Runs statements that give no rows.
 *
 * Returns: whether all of them succeeded
 */
gboolean
bc_database_execute (BcDatabase *self, const char *sql, GError **error)
{
  int code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  if (code != SQLITE_OK)
    bc_database_set_fault (self, code, error);
  return code == SQLITE_OK;
}

/**
 * bc_database_get_last_row:
 * @self: a connection
 *
 * Returns: the row number that the last insertion gave
 */
gint64
bc_database_get_last_row (BcDatabase *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

/**
 * bc_database_get_changes:
 * @self: a connection
 *
 * Returns: how many rows the last statement changed
 */
gint64
bc_database_get_changes (BcDatabase *self)
{
  return sqlite3_changes64 (self->handle);
}

/**
 * bc_database_in_transaction:
 * @self: a connection
 *
 * Returns: whether a transaction is open
 */
gboolean
bc_database_in_transaction (BcDatabase *self)
{
  return !sqlite3_get_autocommit (self->handle);
}

static BcCursor *
prepare (BcDatabase *self, const char *sql, GError **error)
{
  BcCursor *cursor;
  sqlite3_stmt *statement = NULL;
  int code =
    sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);

  if (code != SQLITE_OK) {
    bc_database_set_fault (self, code, error);
    return NULL;
  }
  cursor = g_new (BcCursor, 1);
  *cursor = (BcCursor){ .database = self, .statement = statement };
  return cursor;
}

/**
 * bc_database_query:
 * @self: a connection
 * @sql: one statement; kept prepared for the next time
 * @error: return location, #BC_STORE_ERROR
 *
 * Prepares a statement, or takes it from those that are kept. While a cursor is in use, the same
 * statement can be asked for again.
 *
 * Returns: (transfer full) (nullable): a cursor before its first row; %NULL with an error
 */
BcCursor *
bc_database_query (BcDatabase *self, const char *sql, GError **error)
{
  BcCursor *found = g_hash_table_lookup (self->kept, sql);
  BcCursor *cursor = found != NULL && !found->busy ? found : prepare (self, sql, error);

  if (cursor == NULL)
    return NULL;
  cursor->busy = TRUE;
  if (found == NULL) {
    cursor->kept = TRUE;
    g_hash_table_insert (self->kept, (gpointer) sqlite3_sql (cursor->statement), cursor);
  }
  return cursor;
}

/**
 * bc_database_get_sql:
 * @self: a connection
 * @make: what makes the text
 * @subject: of what, such as a record type; lives as long as the connection
 *
 * Makes the text of a statement once and keeps it.
 *
 * Returns: (transfer none): the text
 */
const char *
bc_database_get_sql (BcDatabase *self, BcSqlMaker make, gconstpointer subject)
{
  SqlKey key = { make, subject };
  char *text = g_hash_table_lookup (self->texts, &key);

  if (text == NULL) {
    text = make (subject);
    g_hash_table_insert (self->texts, g_memdup2 (&key, sizeof key), text);
  }
  return text;
}

/**
 * bc_cursor_release:
 * @self: (transfer full): a cursor
 *
 * Ends the use of a cursor. Its statement is kept for the next time.
 */
void
bc_cursor_release (BcCursor *self)
{
  if (!self->kept) {
    free_cursor (self);
    return;
  }
  sqlite3_reset (self->statement);
  sqlite3_clear_bindings (self->statement);
  self->busy = FALSE;
}

/**
 * bc_database_is_read_only:
 * @self: a connection
 *
 * Returns: whether it cannot write
 */
gboolean
bc_database_is_read_only (BcDatabase *self)
{
  return sqlite3_db_readonly (self->handle, "main") == 1;
}
