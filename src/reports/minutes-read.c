/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "minutes-read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "field.h"
#include "lookup.h"
#include "records-read.h"
#include "store-error.h"

static void
free_attendant (gpointer data)
{
  BcAttendant *attendant = data;

  g_free (attendant->name);
  g_free (attendant->role);
  g_free (attendant->institution);
  g_free (attendant);
}

/**
 * bc_minutes_clear:
 * @self: minutes
 *
 * Frees what they hold.
 */
void
bc_minutes_clear (BcMinutes *self)
{
  g_clear_object (&self->meeting);
  g_clear_pointer (&self->body, g_free);
  g_clear_pointer (&self->district, g_free);
  bc_quorum_clear (&self->quorum);
  g_clear_pointer (&self->attendants, g_ptr_array_unref);
  g_clear_pointer (&self->agreements, g_ptr_array_unref);
}

/**
 * bc_minutes_dup_display:
 * @record: a record
 * @name: one of its fields
 *
 * Returns: (transfer full): the field's value as people read it; an empty text for none
 */
char *
bc_minutes_dup_display (BcRecord *record, const char *name)
{
  const BcField *field = bc_record_type_find_field (bc_record_get_record_type (record), name);
  BcValue value = BC_VALUE_INIT;

  bc_record_peek (record, field, &value);
  return value.type != BC_VALUE_NONE ? bc_field_dup_display (field, &value) : g_strdup ("");
}

/* A group's roles are choices, the others' are written as people like. */
static char *
dup_role (const char *role)
{
  const BcRecordType *member = bc_dictionary_find ("group-member");
  const BcField *field = bc_record_type_find_field (member, "role");
  const BcChoice *choice = role != NULL ? bc_field_find_choice (field, role) : NULL;

  return g_strdup (choice != NULL ? bc_choice_get_label (choice) : role != NULL ? role : "");
}

static BcAttendant *
take_attendant (BcCursor *cursor)
{
  BcAttendant *attendant = g_new0 (BcAttendant, 1);

  attendant->name = g_strdup (bc_cursor_get_text (cursor, 0));
  attendant->role = dup_role (bc_cursor_get_text (cursor, 1));
  attendant->institution = g_strdup (bc_cursor_get_text (cursor, 2));
  attendant->present = bc_cursor_is_null (cursor, 3) ? -1 : bc_cursor_get_integer (cursor, 3) != 0;
  bc_cursor_get_id (cursor, 4, &attendant->person);
  if (attendant->name == NULL)
    attendant->name = g_strdup ("");
  return attendant;
}

/* The members of that day, and whoever else was marked; those who lead come first. */
static gboolean
read_attendants (BcDatabase *database, BcMinutes *minutes, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT b.name, b.role, b.institution, a.present, p.id "
                       "FROM body_member b JOIN record p ON p.row = b.row "
                       "LEFT JOIN attendance a ON a.meeting = ?1 AND a.person = p.id "
                       "AND a.hidden = 0 "
                       "WHERE b.body = ?2 AND (a.row IS NOT NULL "
                       "OR ((b.directs OR ?4 <> 'directorate') "
                       "AND (b.term_from IS NULL OR b.term_from <= ?3) "
                       "AND (b.term_to IS NULL OR b.term_to >= ?3))) "
                       "ORDER BY CASE b.role WHEN 'president' THEN 1 WHEN 'secretary' THEN 2 "
                       "WHEN 'treasurer' THEN 3 WHEN 'director' THEN 4 ELSE 5 END, p.row",
                       error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, &minutes->quorum.meeting);
  bc_cursor_bind_id (cursor, 2, &minutes->quorum.body);
  bc_cursor_bind_text (cursor, 3, minutes->quorum.date);
  bc_cursor_bind_text (cursor, 4, minutes->quorum.kind);
  minutes->attendants = g_ptr_array_new_with_free_func (free_attendant);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    g_ptr_array_add (minutes->attendants, take_attendant (cursor));
  return step == BC_STEP_DONE;
}

/* A committee belongs to no district. */
static gboolean
read_names (BcDatabase *database, BcMinutes *minutes, const BcRecordInfo *meeting, GError **error)
{
  g_auto (BcRecordInfo) scope = { 0 };

  if (!bc_lookup_heading (database, &minutes->quorum.body, &minutes->body, error))
    return FALSE;
  if (bc_id_is_nil (&meeting->scope_id) ||
      !bc_lookup_id (database, &meeting->scope_id, &scope, NULL) ||
      g_strcmp0 (scope.type_name, "district") != 0)
    return TRUE;
  return bc_lookup_heading (database, &meeting->scope_id, &minutes->district, error);
}

/**
 * bc_minutes_read:
 * @database: a connection
 * @meeting: a meeting
 * @minutes: (out caller-allocates): set to zeros
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads what a meeting's minutes say.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_NOT_FOUND where there is no such meeting, or a failure
 */
gboolean
bc_minutes_read (BcDatabase *database, const BcId *meeting, BcMinutes *minutes, GError **error)
{
  g_auto (BcRecordInfo) info = { 0 };

  if (!bc_lookup_id (database, meeting, &info, error))
    return FALSE;
  if (strcmp (info.type_name, "meeting") != 0 || info.hidden) {
    g_set_error_literal (error,
                         BC_STORE_ERROR,
                         BC_STORE_ERROR_NOT_FOUND,
                         _ ("The record is no meeting, or it was deleted"));
    return FALSE;
  }
  if (!bc_quorum_read (database, meeting, &minutes->quorum, error) ||
      !read_names (database, minutes, &info, error) || !read_attendants (database, minutes, error))
    return FALSE;
  minutes->meeting = bc_record_read (database, info.row, info.type, meeting, error);
  minutes->agreements =
    bc_records_list_owned (database, bc_dictionary_find ("agreement"), meeting, error);
  return minutes->meeting != NULL && minutes->agreements != NULL;
}
