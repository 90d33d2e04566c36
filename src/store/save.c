/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "save.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "amend.h"
#include "authority.h"
#include "buried.h"
#include "columns.h"
#include "corrections.h"
#include "field.h"
#include "keeping.h"
#include "packet.h"
#include "projection.h"
#include "rules.h"
#include "store-error.h"
#include "stream.h"
#include "text.h"
#include "together.h"

static char *
dup_identity_part (const BcDraft *draft, const char *name)
{
  const BcValue *value = bc_draft_get (draft, bc_record_type_find_field (draft->type, name));
  g_autofree char *text = value != NULL ? bc_value_dup_text (value) : NULL;

  return bc_text_fold (text != NULL ? text : "");
}

/**
 * bc_record_derive_id:
 * @draft: a new record
 * @now: milliseconds UTC, for records of which each is another one
 * @id: (out caller-allocates): its identifier
 *
 * Gives a new record its identifier: derived where there can be only one such record, so that two
 * laptops that make it make the same one.
 */
void
bc_record_derive_id (const BcDraft *draft, gint64 now, BcId *id)
{
  g_auto (GStrv) names = NULL;

  if (draft->type->identity == NULL) {
    bc_id_generate (id, now);
    return;
  }
  names = g_strsplit (draft->type->identity, " ", -1);
  for (char **name = names; *name != NULL; name++) {
    char *part = dup_identity_part (draft, *name);

    g_free (*name);
    *name = part;
  }
  bc_id_derive_v (id, draft->type->name, (const char *const *) names);
}

static gboolean
find_owner_scope (BcWriter *writer, const BcDraft *draft, BcRecordInfo *info, GError **error)
{
  const BcField *owner = bc_record_type_get_owner (draft->type);
  const BcValue *value = bc_draft_get (draft, owner);
  g_auto (BcRecordInfo) found = { 0 };

  if (value == NULL || value->type != BC_VALUE_ID) {
    g_set_error (error,
                 BC_STORE_ERROR,
                 BC_STORE_ERROR_INVALID,
                 "%s: %s",
                 owner->name,
                 _ ("It cannot be left empty"));
    return FALSE;
  }
  if (!bc_writer_lookup (writer, &value->id, &found, error)) {
    g_prefix_error (error, "%s: ", owner->name);
    return FALSE;
  }
  info->scope = found.scope;
  info->scope_id = found.scope_id;
  return TRUE;
}

/* Where a new record's operations belong, for ever. */
static gboolean
choose_scope (BcWriter *writer, const BcDraft *draft, BcRecordInfo *info, GError **error)
{
  const BcField *region = bc_record_type_find_field (draft->type, "region");
  const BcValue *value = NULL;

  switch (draft->type->scope) {
  case BC_SCOPE_OWNER:
    return find_owner_scope (writer, draft, info, error);
  case BC_SCOPE_SELF:
    info->scope_id = info->id;
    break;
  case BC_SCOPE_REGION:
    value = bc_draft_get (draft, region);
    if (value != NULL && value->type == BC_VALUE_ID)
      info->scope_id = value->id;
    break;
  case BC_SCOPE_NATION:
  default:
    break;
  }
  return bc_scope_find (bc_writer_get_database (writer), &info->scope_id, &info->scope, error);
}

/* The rules have seen to it that what owns it is there. The values are the draft's: they are lent,
 * not copied. */
static gboolean
project_new (BcWriter *writer,
             const BcDraft *draft,
             gint64 record,
             gint64 operation,
             GError **error)
{
  g_auto (BcFolded) folded = { 0 };
  gboolean written;

  bc_folded_init (&folded, draft->type);
  folded.owner_shown = bc_record_type_get_owner (draft->type) != NULL;
  for (guint i = 0; i < draft->fields->len; i++) {
    BcDraftField *set = &g_array_index (draft->fields, BcDraftField, i);
    gsize place = (gsize) (set->field - draft->type->fields);

    folded.values[place] = set->value;
    folded.origins[place] = operation;
  }
  written = bc_projection_write (bc_writer_get_database (writer), record, &folded, TRUE, error);
  memset (folded.values, 0, draft->type->n_fields * sizeof *folded.values);
  return written;
}

static gboolean
insert_record (BcWriter *writer, const BcDraft *draft, BcRecordInfo *info, GError **error)
{
  g_autofree char *fields = bc_draft_dup_json (draft);
  gint64 record, operation;

  return bc_writer_add_record (writer, &info->id, draft->type->name, info->scope, &record, error) &&
         bc_writer_append (writer,
                           record,
                           info->scope,
                           draft->arrival,
                           fields,
                           &operation,
                           error) &&
         project_new (writer, draft, record, operation, error);
}

/**
 * bc_record_refold:
 * @writer: a transaction
 * @record: a record's row
 * @type: its type's name
 * @error: return location, #BC_STORE_ERROR
 *
 * Computes a record anew from its operations and writes what they come to.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_record_refold (BcWriter *writer, gint64 record, const char *type, GError **error)
{
  g_auto (BcFolded) folded = { 0 };

  bc_folded_init (&folded, bc_dictionary_find (type));
  bc_writer_forget_records (writer);
  return bc_folder_fold (bc_writer_get_folder (writer), record, &folded, error) &&
         bc_projection_write (bc_writer_get_database (writer), record, &folded, FALSE, error);
}

/* An edit of a deleted record brings it back, and with it what it owns: summaries that counted by
 * the record alone would miss that. */
static gboolean
refold_and_touch (BcWriter *writer, const BcRecordInfo *info, GError **error)
{
  gint64 hidden;

  if (!bc_record_refold (writer, info->row, info->type_name, error) ||
      !bc_database_get_integer (bc_writer_get_database (writer),
                                &hidden,
                                error,
                                "SELECT hidden FROM record WHERE row = ?",
                                "i",
                                info->row))
    return FALSE;
  if ((hidden != 0) != info->hidden)
    bc_writer_touch (writer, info->scope, NULL);
  return TRUE;
}

/**
 * bc_record_write:
 * @writer: a transaction
 * @draft: what is to be written to a record that exists; not checked
 * @info: the record
 * @error: return location, #BC_STORE_ERROR
 *
 * Adds an operation on a record to the journal and brings the tables up to date.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_record_write (BcWriter *writer, const BcDraft *draft, const BcRecordInfo *info, GError **error)
{
  g_autofree char *fields = bc_draft_dup_json (draft);
  gboolean amended;
  gint64 operation;

  return bc_writer_append (writer,
                           info->row,
                           info->scope,
                           draft->arrival,
                           fields,
                           &operation,
                           error) &&
         bc_amend (bc_writer_get_database (writer), draft, info, operation, &amended, error) &&
         (amended || refold_and_touch (writer, info, error));
}

static char *
dup_query (const BcDraft *draft)
{
  g_autofree char *table = bc_sql_dup_name (draft->type->name);
  GString *sql = g_string_new ("SELECT ");

  for (guint i = 0; i < draft->fields->len; i++) {
    const BcField *field = g_array_index (draft->fields, BcDraftField, i).field;
    g_autofree char *name = field != NULL ? bc_sql_dup_name (field->name) : g_strdup ("hidden");

    g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "", name);
  }
  g_string_append_printf (sql, " FROM \"%s\" WHERE row = ?", table);
  return g_string_free (sql, FALSE);
}

/* The value in force of one of the fields that are set; the deletion is not among the columns, and
 * without a row there are none. */
static void
read_current (BcCursor *cursor,
              int column,
              const BcField *field,
              const BcRecordInfo *info,
              BcValue *current)
{
  if (field != NULL && cursor != NULL)
    bc_cursor_get_value (cursor, column, bc_kind_get_storage (field->kind), current);
  else if (field == NULL && info->deleted)
    bc_value_set_integer (current, 1);
}

/* To delete again what was deleted, or to bring it back, says that its author knows now. */
static gboolean
is_deletion_disputed (BcDatabase *database,
                      const BcRecordInfo *info,
                      gboolean *disputed,
                      GError **error)
{
  *disputed = info->flagged;
  return *disputed || !info->deleted || bc_buried_is_owner (database, &info->id, disputed, error);
}

static gboolean
keep_change (BcWriter *writer,
             BcCursor *cursor,
             guint i,
             const BcDraft *draft,
             const BcRecordInfo *info,
             BcDraft *changes,
             GError **error)
{
  const BcDraftField *set = &g_array_index (draft->fields, BcDraftField, i);
  g_auto (BcValue) current = BC_VALUE_INIT;
  gboolean disputed;

  if (!bc_lookup_conflict (bc_writer_get_database (writer), info, set->field, &disputed, error))
    return FALSE;
  if (set->field == NULL && !disputed &&
      !is_deletion_disputed (bc_writer_get_database (writer), info, &disputed, error))
    return FALSE;
  read_current (cursor, (int) i, set->field, info, &current);
  if (disputed || !bc_value_equal (&current, &set->value))
    bc_draft_set (changes, set->field, &set->value);
  return TRUE;
}

/* What does not change is not written: a save of a whole form sets only what the person touched.
 * Where two people disagree, the value in force written again takes a side. */
static gboolean
keep_changes (BcWriter *writer,
              const BcDraft *draft,
              const BcRecordInfo *info,
              BcDraft *changes,
              GError **error)
{
  g_autofree char *sql = dup_query (draft);
  g_autoptr (BcCursor) cursor = NULL;
  BcStep step;

  if (draft->fields->len == 0)
    return TRUE;
  cursor = bc_database_query (bc_writer_get_database (writer), sql, error);
  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, info->row);
  step = bc_cursor_step (cursor, error);
  if (step == BC_STEP_ERROR)
    return FALSE;
  for (guint i = 0; i < draft->fields->len; i++)
    if (!keep_change (writer, step == BC_STEP_ROW ? cursor : NULL, i, draft, info, changes, error))
      return FALSE;
  return TRUE;
}

static gboolean
save_existing (BcWriter *writer, const BcDraft *draft, const BcRecordInfo *info, GError **error)
{
  g_auto (BcDraft) changes = { 0 };

  bc_draft_init (&changes, draft->type, &info->id);
  changes.arrival = draft->arrival;
  if (!keep_changes (writer, draft, info, &changes, error))
    return FALSE;
  if (changes.fields->len == 0)
    return TRUE;
  if (info->hidden && bc_draft_get (&changes, NULL) == NULL) {
    g_set_error_literal (error,
                         BC_STORE_ERROR,
                         BC_STORE_ERROR_NOT_FOUND,
                         _ ("This record was deleted, or what it belongs to: bring it back first"));
    return FALSE;
  }
  return bc_together_complete (writer, &changes, info, error) &&
         bc_rules_check (writer, &changes, info, error) &&
         bc_packet_complete (writer, draft, &changes, info, error) &&
         bc_together_complete (writer, &changes, info, error) &&
         bc_record_write (writer, &changes, info, error);
}

static gboolean
may_write (BcLevels levels, const BcDraft *draft, const BcField *field)
{
  return bc_authority_check (levels, draft->type, field, NULL);
}

/* A record whose identifier derives from its fields, deleted and made again, is the same record. */
static gboolean
revive (BcWriter *writer, const BcDraft *draft, const BcRecordInfo *info, GError **error)
{
  g_auto (BcDraft) revival = { 0 };
  BcValue none = BC_VALUE_INIT;
  BcLevels levels;

  if (!bc_authority_get_writer_levels (writer, info->scope, &levels, error))
    return FALSE;
  if (!info->deleted) {
    g_set_error (error,
                 BC_STORE_ERROR,
                 BC_STORE_ERROR_INVALID,
                 _ ("%s: there is one already, and there can be only one"),
                 draft->type->name);
    return FALSE;
  }
  bc_draft_init (&revival, draft->type, &info->id);
  for (guint i = 0; i < draft->type->n_fields; i++) {
    const BcField *field = &draft->type->fields[i];
    const BcValue *value = bc_draft_get (draft, field);

    if (!(field->flags & (BC_FIELD_FIXED | BC_FIELD_KEPT)) &&
        (value != NULL || may_write (levels, draft, field)))
      bc_draft_set (&revival, field, value != NULL ? value : &none);
  }
  bc_draft_set_deleted (&revival, FALSE);
  return save_existing (writer, &revival, info, error);
}

static void
make_id (BcWriter *writer, const BcDraft *draft, BcId *id)
{
  if (draft->type->identity == NULL)
    bc_writer_make_id (writer, id);
  else
    bc_record_derive_id (draft, bc_writer_get_now (writer), id);
}

static gboolean
save_new (BcWriter *writer, const BcDraft *draft, BcId *id, GError **error)
{
  g_auto (BcRecordInfo) info = { 0 };

  make_id (writer, draft, id);
  if (draft->type->identity != NULL &&
      bc_lookup_id (bc_writer_get_database (writer), id, &info, NULL))
    return revive (writer, draft, &info, error);
  info.id = *id;
  return choose_scope (writer, draft, &info, error) &&
         bc_rules_check (writer, draft, &info, error) &&
         insert_record (writer, draft, &info, error);
}

static gboolean
find_of_type (BcWriter *writer, const BcDraft *draft, BcRecordInfo *info, GError **error)
{
  if (!bc_lookup_id (bc_writer_get_database (writer), &draft->id, info, error))
    return FALSE;
  if (info->type == draft->type)
    return TRUE;
  g_set_error (error,
               BC_STORE_ERROR,
               BC_STORE_ERROR_INVALID,
               _ ("The record is not of the type “%s”"),
               draft->type->name);
  return FALSE;
}

/**
 * bc_save:
 * @writer: a transaction
 * @draft: what is to be saved
 * @id: (out caller-allocates): the record's identifier, set only on success
 * @error: return location, #BC_STORE_ERROR or #BC_VALUE_ERROR
 *
 * Saves a record: checks it, adds one operation to the journal and brings the tables up to date.
 * Fields that do not change are left out; a save that changes nothing writes nothing. A note that
 * waits for the document that is saved is applied to it, and the invoices of a draft that is
 * deleted stay with its line.
 *
 * Returns: %FALSE with an error whose message names the field; the transaction must then be freed
 */
gboolean
bc_save (BcWriter *writer, const BcDraft *draft, BcId *id, GError **error)
{
  g_auto (BcRecordInfo) info = { 0 };
  BcId saved = draft->id;

  if (bc_id_is_nil (&saved)) {
    if (!save_new (writer, draft, &saved, error))
      return FALSE;
  } else if (!find_of_type (writer, draft, &info, error) ||
             !save_existing (writer, draft, &info, error)) {
    return FALSE;
  }
  if (!bc_corrections_apply (writer, draft, &saved, error) ||
      !bc_keeping_apply (writer, draft, &saved, error))
    return FALSE;
  *id = saved;
  return TRUE;
}
