/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "date.h"
#include "gate-words.h"
#include "records-read.h"
#include "store-error.h"

static void
free_item (gpointer data)
{
  BcGateItem *item = data;

  g_free (item->requirement);
  g_free (item->type);
  g_free (item->sentence);
  g_free (item);
}

/**
 * bc_gate_free:
 * @self: (transfer full) (nullable): a gate
 *
 * Frees it.
 */
void
bc_gate_free (BcGate *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->commune);
  g_free (self->phase);
  g_free (self->passed_on);
  g_free (self->waiver);
  g_ptr_array_unref (self->missing);
  g_free (self);
}

/* The phase is asked of the view: within a transaction the table does not have it yet. */
static gboolean
read_district (BcDatabase *database, BcGate *self, gint64 *scope, GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (
    database,
    "SELECT d.name, coalesce(c.name, ''), n.phase, n.dynamization_start, t.date, "
    "r.scope "
    "FROM record r JOIN district d ON d.row = r.row "
    "JOIN derived_district n ON n.row = r.row AND n.scope = r.scope "
    "CROSS JOIN today t "
    "LEFT JOIN record cr ON cr.id = d.commune "
    "LEFT JOIN commune c ON c.row = cr.row "
    "WHERE r.id = ? AND r.type = 'district'",
    error);
  BcStep step;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, &self->district);
  step = bc_cursor_step (cursor, error);
  if (step == BC_STEP_DONE)
    g_set_error_literal (error,
                         BC_STORE_ERROR,
                         BC_STORE_ERROR_NOT_FOUND,
                         _ ("There is no such district here"));
  if (step != BC_STEP_ROW)
    return FALSE;
  *scope = bc_cursor_get_integer (cursor, 5);
  self->name = g_strdup (bc_cursor_get_text (cursor, 0));
  self->commune = g_strdup (bc_cursor_get_text (cursor, 1));
  self->phase = g_strdup (bc_cursor_get_text (cursor, 2));
  if (strcmp (self->phase, "dynamization") == 0 || strcmp (self->phase, "graduated") == 0)
    self->passed_on =
      g_strdup (bc_cursor_is_null (cursor, 3) ? "" : bc_cursor_get_text (cursor, 3));
  return bc_date_parse_iso (bc_cursor_get_text (cursor, 4), &self->at, error);
}

static gboolean
take_item (BcDatabase *database, BcCursor *cursor, BcGate *self, GError **error)
{
  BcGateItem *item = g_new0 (BcGateItem, 1);

  g_ptr_array_add (self->missing, item);
  item->requirement = g_strdup (bc_cursor_get_text (cursor, 0));
  bc_cursor_get_id (cursor, 1, &item->record);
  item->type = g_strdup (bc_cursor_get_text (cursor, 2));
  bc_cursor_get_id (cursor, 7, &item->area);
  item->supplier = bc_gate_get_supplier (item->requirement, bc_cursor_get_text (cursor, 5));
  if (strcmp (item->requirement, "approval") == 0) {
    item->sentence =
      bc_gate_dup_approval (bc_cursor_get_text (cursor, 5), bc_cursor_get_text (cursor, 6));
    return TRUE;
  }
  if (strcmp (item->requirement, "area") == 0) {
    item->sentence =
      bc_gate_dup_area (bc_cursor_get_text (cursor, 3), bc_cursor_get_text (cursor, 4));
    return TRUE;
  }
  return bc_gate_describe (database, item, error);
}

static gboolean
read_missing (BcDatabase *database, gint64 scope, BcGate *self, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT m.requirement, r.id, r.type, a.code, a.name, "
                       "coalesce(s.state, ''), p.submitted_on, ar.id "
                       "FROM gate_missing m JOIN record r ON r.row = m.record "
                       "LEFT JOIN area a ON a.row = m.area "
                       "LEFT JOIN record ar ON ar.row = m.area "
                       "LEFT JOIN derived_plan s ON s.row = r.row "
                       "LEFT JOIN plan p ON p.row = r.row "
                       "WHERE m.scope = ? "
                       "ORDER BY m.position, a.code, r.row",
                       error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, scope);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    if (!take_item (database, cursor, self, error))
      return FALSE;
  return step == BC_STEP_DONE;
}

/* Told only where there is no constituted panel, for then the waiver stands for it. */
static gboolean
read_waiver (BcDatabase *database, gint64 scope, BcGate *self, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT d.date, d.reason, d.outcome FROM record r "
                       "JOIN decision d ON d.row = r.row "
                       "WHERE r.scope = ? "
                       "AND r.type = 'decision' AND d.hidden = 0 AND d.kind = 'panel-waiver' "
                       "AND NOT EXISTS (SELECT 1 FROM record x "
                       "JOIN technical_panel t ON t.row = x.row "
                       "WHERE x.scope = r.scope AND x.type = 'technical-panel' AND t.hidden = 0 "
                       "AND t.state_name = 'constituted') "
                       "ORDER BY d.date DESC, r.id DESC LIMIT 1",
                       error);
  BcStep step;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, scope);
  step = bc_cursor_step (cursor, error);
  if (step == BC_STEP_ROW && g_strcmp0 (bc_cursor_get_text (cursor, 2), "approved") == 0)
    self->waiver =
      bc_gate_dup_waiver (bc_cursor_get_text (cursor, 0), bc_cursor_get_text (cursor, 1));
  return step != BC_STEP_ERROR;
}

/**
 * bc_gate_read:
 * @database: a connection
 * @district: a district's identifier
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads what a district lacks to pass from activation to dynamization (the programme's phase gate;
 * the rule is the view gate_missing). Where it has passed or was withdrawn, nothing is asked for.
 *
 * Returns: (transfer full) (nullable): the gate; %NULL with %BC_STORE_ERROR_NOT_FOUND or a failure
 */
BcGate *
bc_gate_read (BcDatabase *database, const BcId *district, GError **error)
{
  g_autoptr (BcGate) self = g_new0 (BcGate, 1);
  gint64 scope;

  self->district = *district;
  self->missing = g_ptr_array_new_with_free_func (free_item);
  if (!read_district (database, self, &scope, error))
    return NULL;
  if (self->passed_on != NULL || strcmp (self->phase, "withdrawn") == 0)
    return g_steal_pointer (&self);
  if (!read_missing (database, scope, self, error) || !read_waiver (database, scope, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* What the decision will say once it is saved. */
static gboolean
will_say (const BcDraft *draft, BcRecord *saved, const char *name, const char *text)
{
  const BcField *field = bc_record_type_find_field (draft->type, name);
  const BcValue *set = bc_draft_get (draft, field);
  BcValue value = BC_VALUE_INIT;

  if (set == NULL && saved != NULL) {
    bc_record_peek (saved, field, &value);
    set = &value;
  }
  return set != NULL && set->type == BC_VALUE_TEXT && strcmp (set->text, text) == 0;
}

/* A decision that was taken is not taken again by deleting it, bringing it back or adding a note.
 */
static gboolean
sets_outcome (const BcDraft *draft)
{
  static const char *const fields[] = { "kind", "phase", "outcome" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (bc_draft_get (draft, bc_record_type_find_field (draft->type, fields[i])) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
opens_gate (BcDatabase *database,
            const BcDraft *draft,
            const BcRecordInfo *info,
            gboolean *opens,
            GError **error)
{
  g_autoptr (BcRecord) saved = NULL;

  *opens = FALSE;
  if (strcmp (draft->type->name, "decision") != 0 || !sets_outcome (draft))
    return TRUE;
  if (info->row != 0) {
    saved = bc_record_read (database, info->row, draft->type, &info->id, error);
    if (saved == NULL)
      return FALSE;
  }
  *opens = will_say (draft, saved, "kind", "phase-change") &&
           will_say (draft, saved, "phase", "dynamization") &&
           will_say (draft, saved, "outcome", "approved");
  return TRUE;
}

/**
 * bc_gate_check:
 * @writer: a transaction
 * @draft: what is to be saved
 * @info: the record; its row is 0 if it is still to be born, but its scope is known
 * @error: return location, #BC_STORE_ERROR
 *
 * Refuses a decision by which a district would pass from activation to dynamization while something
 * is missing (the programme's phase gate). A district that never was in activation here is one
 * whose past is being entered: nothing is asked of it.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_INVALID and what is missing, or a failure
 */
gboolean
bc_gate_check (BcWriter *writer, const BcDraft *draft, const BcRecordInfo *info, GError **error)
{
  BcDatabase *database = bc_writer_get_database (writer);
  g_autoptr (BcGate) gate = NULL;
  g_autofree char *reasons = NULL;
  gboolean opens;

  if (!opens_gate (database, draft, info, &opens, error))
    return FALSE;
  if (!opens)
    return TRUE;
  gate = bc_gate_read (database, &info->scope_id, error);
  if (gate == NULL)
    return FALSE;
  if (strcmp (gate->phase, "activation") != 0 || gate->missing->len == 0)
    return TRUE;
  reasons = bc_gate_dup_reasons (gate);
  g_set_error (error, BC_STORE_ERROR, BC_STORE_ERROR_INVALID, "%s: %s", "phase", reasons);
  return FALSE;
}
