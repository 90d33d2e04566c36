/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules.h"

#include <glib/gi18n-lib.h>

#include "authority.h"
#include "circles.h"
#include "doubles.h"
#include "field.h"
#include "gate.h"
#include "keeping.h"
#include "money-rules.h"
#include "packet.h"
#include "quorum.h"
#include "store-error.h"

/* What a save must satisfy. The fold asks none of this: what was once written is kept. */

static gboolean
refuse (GError **error, const BcField *field, const char *reason)
{
  g_set_error (error, BC_STORE_ERROR, BC_STORE_ERROR_INVALID, "%s: %s", field->name, reason);
  return FALSE;
}

static gboolean
check_reference (BcWriter *writer, const BcField *field, const BcId *id, GError **error)
{
  g_auto (BcRecordInfo) info = { 0 };
  g_autoptr (GError) missing = NULL;

  if (!bc_writer_lookup (writer, id, &info, &missing))
    return refuse (error, field, missing->message);
  if (info.type == NULL || !bc_field_accepts_type (field, info.type))
    return refuse (error, field, _ ("It cannot name a record of that type"));
  if (info.hidden)
    return refuse (error, field, _ ("The record that it names was deleted"));
  return TRUE;
}

/* What the program noted down is nobody's to write; but where two laptops noted down two things, a
 * person takes one of them. */
static gboolean
check_kept (BcWriter *writer, const BcDraftField *set, const BcRecordInfo *info, GError **error)
{
  gboolean side;

  if (!(set->field->flags & BC_FIELD_KEPT))
    return TRUE;
  if (!bc_lookup_side (bc_writer_get_database (writer),
                       info,
                       set->field,
                       &set->value,
                       &side,
                       error))
    return FALSE;
  return side || refuse (error, set->field, _ ("The program notes it down by itself"));
}

/* What completes the others is there already, or whoever wrote it was asked for it. */
static gboolean
check_field (BcWriter *writer,
             const BcDraftField *set,
             const BcRecordInfo *info,
             BcLevels levels,
             const BcRecordType *type,
             GError **error)
{
  const BcField *field = set->field;
  gboolean disputed;

  if (set->completed)
    return TRUE;
  if (!bc_authority_check (levels, type, field, error))
    return FALSE;
  if (field == NULL)
    return TRUE;
  if (!check_kept (writer, set, info, error) ||
      !bc_lookup_conflict (bc_writer_get_database (writer), info, field, &disputed, error))
    return FALSE;
  /* Two laptops can have made the same record with texts that differ in case alone. */
  if (info->row != 0 && field->flags & BC_FIELD_FIXED && !disputed)
    return refuse (error, field, _ ("It cannot change once the record exists"));
  if (set->value.type == BC_VALUE_NONE && field->flags & BC_FIELD_REQUIRED)
    return refuse (error, field, _ ("It cannot be left empty"));
  if (!set->parsed && !bc_field_check (field, &set->value, error)) {
    g_prefix_error (error, "%s: ", field->name);
    return FALSE;
  }
  return set->value.type != BC_VALUE_ID || check_reference (writer, field, &set->value.id, error);
}

static gboolean
check_required (const BcDraft *draft, GError **error)
{
  const BcField *field = bc_draft_find_missing (draft);

  return field == NULL || refuse (error, field, _ ("It cannot be left empty"));
}

/**
 * bc_rules_check:
 * @writer: a transaction
 * @draft: what is to be saved, with nothing in it that does not change
 * @info: the record; its row is 0 if it is still to be born, but its scope is known
 * @error: return location, #BC_STORE_ERROR or #BC_VALUE_ERROR
 *
 * Checks a save: authority, kinds, bounds, what is required, what is fixed, what is named; that
 * nothing comes after itself, that no document is entered twice, that what accounts are kept by is
 * not deleted, that who attends is a member, that no district passes the gate while something is
 * missing, that no expense is submitted that its line does not bear, and no packet that would be
 * sent back.
 *
 * Returns: %FALSE with an error whose message begins with the field's name
 */
gboolean
bc_rules_check (BcWriter *writer, const BcDraft *draft, const BcRecordInfo *info, GError **error)
{
  BcLevels levels;

  if (!bc_authority_get_writer_levels (writer, info->scope, &levels, error))
    return FALSE;
  if (info->row == 0 &&
      (!bc_authority_check (levels, draft->type, NULL, error) || !check_required (draft, error)))
    return FALSE;
  for (guint i = 0; i < draft->fields->len; i++)
    if (!check_field (writer,
                      &g_array_index (draft->fields, BcDraftField, i),
                      info,
                      levels,
                      draft->type,
                      error))
      return FALSE;
  return bc_circles_check (writer, draft, info, error) &&
         bc_doubles_check (writer, draft, info, error) &&
         bc_keeping_check (writer, draft, info, error) &&
         bc_attendance_check (writer, draft, info, error) &&
         bc_gate_check (writer, draft, info, error) &&
         bc_money_check (writer, draft, info, error) &&
         bc_packet_check (writer, draft, info, error);
}
