/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "amend.h"

#include "columns.h"
#include "field.h"
#include "origins.h"
#include "text.h"
#include "words.h"

/* An operation that knows all others on its record, and is newer than they, is in force in each
 * field that it sets and leaves the others as they were: nothing before it need be read. That is
 * nearly every save, and what it costs does not grow with what was written before. */

/* The deletion and the owner decide on what is shown of other records too. */
static gboolean
sets_fields_alone (const BcDraft *draft)
{
  const BcField *owner = bc_record_type_get_owner (draft->type);

  for (guint i = 0; i < draft->fields->len; i++) {
    const BcField *field = g_array_index (draft->fields, BcDraftField, i).field;

    if (field == NULL || field == owner || field->flags & BC_FIELD_DERIVED)
      return FALSE;
  }
  return TRUE;
}

static gboolean
sets_words (const BcDraft *draft)
{
  for (guint i = 0; i < draft->fields->len; i++)
    if (g_array_index (draft->fields, BcDraftField, i).field->flags & BC_FIELD_SEARCHED)
      return bc_record_type_is_searched (draft->type);
  return FALSE;
}

/* Reads from which operations the fields came, where the record is as its fields say and nobody
 * wrote to it unknown to the author of this operation. */
static gboolean
read_origins (BcDatabase *database,
              const BcDraft *draft,
              gint64 record,
              gint64 operation,
              gint64 *origins,
              gboolean *simple,
              GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (
    database,
    "SELECT origins FROM record WHERE row = ?1 AND deleted = 0 AND flagged = 0 AND extra IS NULL "
    "AND NOT EXISTS (SELECT 1 FROM conflict WHERE record = ?1) "
    "AND NOT EXISTS (SELECT 1 FROM journal WHERE record = ?1 AND row > ?2 "
    " AND stream <> (SELECT stream FROM journal WHERE row = ?3))",
    error);
  const void *bytes = NULL;
  gsize n_bytes = 0;
  BcStep step;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, record);
  bc_cursor_bind_integer (cursor, 2, draft->arrival);
  bc_cursor_bind_integer (cursor, 3, operation);
  step = bc_cursor_step (cursor, error);
  if (step == BC_STEP_ROW)
    bytes = bc_cursor_get_blob (cursor, 0, &n_bytes);
  *simple = step == BC_STEP_ROW && bc_origins_decode (draft->type, bytes, n_bytes, origins);
  return step != BC_STEP_ERROR;
}

static char *
dup_update (const BcDraft *draft)
{
  g_autofree char *table = bc_sql_dup_name (draft->type->name);
  GString *sql = g_string_new ("UPDATE \"");

  g_string_append_printf (sql, "%s\" SET ", table);
  for (guint i = 0; i < draft->fields->len; i++) {
    const BcField *field = g_array_index (draft->fields, BcDraftField, i).field;
    g_autofree char *name = bc_sql_dup_name (field->name);

    g_string_append_printf (sql, "%s\"%s\" = ?", i > 0 ? ", " : "", name);
    if (bc_field_has_key (field))
      g_string_append_printf (sql, ", \"%s_key\" = ?", name);
  }
  g_string_append (sql, " WHERE row = ?");
  return g_string_free (sql, FALSE);
}

static void
bind_update (BcCursor *cursor, const BcDraft *draft, gint64 record)
{
  int parameter = 1;

  for (guint i = 0; i < draft->fields->len; i++) {
    BcDraftField *set = &g_array_index (draft->fields, BcDraftField, i);
    g_autofree char *key = NULL;

    bc_cursor_bind_value (cursor, parameter++, &set->value);
    if (!bc_field_has_key (set->field))
      continue;
    if (set->value.type == BC_VALUE_TEXT)
      key = bc_text_dup_sort_key (set->value.text);
    bc_cursor_bind_text (cursor, parameter++, key);
  }
  bc_cursor_bind_integer (cursor, parameter, record);
}

static gboolean
update_columns (BcDatabase *database,
                const BcDraft *draft,
                gint64 record,
                gboolean *written,
                GError **error)
{
  g_autofree char *sql = dup_update (draft);
  g_autoptr (BcCursor) cursor = bc_database_query (database, sql, error);

  if (cursor == NULL)
    return FALSE;
  bind_update (cursor, draft, record);
  if (bc_cursor_step (cursor, error) != BC_STEP_DONE)
    return FALSE;
  *written = bc_database_get_changes (database) == 1;
  return TRUE;
}

/* Only the columns of the fields that are set are written: their indexes alone are touched. */
static gboolean
write_fields (BcDatabase *database,
              const BcDraft *draft,
              gint64 record,
              gboolean *written,
              GError **error)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gboolean searched = sets_words (draft);

  if (searched && !bc_words_read (database, draft->type, record, &before, error))
    return FALSE;
  if (!update_columns (database, draft, record, written, error))
    return FALSE;
  return !searched || !*written ||
         (bc_words_read (database, draft->type, record, &after, error) &&
          bc_words_replace (database, record, before, after, error));
}

static gboolean
write_origins (BcDatabase *database,
               const BcDraft *draft,
               gint64 record,
               const gint64 *origins,
               GError **error)
{
  g_autoptr (GByteArray) bytes = bc_origins_encode (draft->type, origins);
  g_autoptr (BcCursor) cursor =
    bc_database_query (database, "UPDATE record SET origins = ? WHERE row = ?", error);

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_blob (cursor, 1, bytes->data, bytes->len);
  bc_cursor_bind_integer (cursor, 2, record);
  return bc_cursor_step (cursor, error) == BC_STEP_DONE;
}

/**
 * bc_amend:
 * @database: a connection within a transaction
 * @draft: what was just written to a record of a type that is known
 * @info: the record
 * @operation: its row in the journal, the newest there by its stamp too
 * @amended: (out): whether the tables were brought up to date; if not, nothing was written, and the
 *   record has to be folded
 * @error: return location, #BC_STORE_ERROR
 *
 * Brings a record's tables up to date without folding what was written of it before, where the
 * operation's author knew all of that.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_amend (BcDatabase *database,
          const BcDraft *draft,
          const BcRecordInfo *info,
          gint64 operation,
          gboolean *amended,
          GError **error)
{
  g_autofree gint64 *origins = NULL;

  *amended = FALSE;
  if (!sets_fields_alone (draft))
    return TRUE;
  origins = g_new0 (gint64, draft->type->n_fields);
  if (!read_origins (database, draft, info->row, operation, origins, amended, error))
    return FALSE;
  if (*amended && !write_fields (database, draft, info->row, amended, error))
    return FALSE;
  for (guint i = 0; i < draft->fields->len; i++)
    origins[g_array_index (draft->fields, BcDraftField, i).field - draft->type->fields] = operation;
  return !*amended || write_origins (database, draft, info->row, origins, error);
}
