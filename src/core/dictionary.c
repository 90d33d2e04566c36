/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dictionary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "records.h"

/* Owners stand before what they own, catalogues before all. */
static const BcRecordType *const types[] = {
  &bc_type_region,
  &bc_type_province,
  &bc_type_commune,
  &bc_type_area,
  &bc_type_action_type,
  &bc_type_funding_source,
  &bc_type_funding_requirement,
  &bc_type_call,
  &bc_type_axis,
  &bc_type_axis_area,
  &bc_type_size_bracket,
  &bc_type_uf_value,
  &bc_type_activity_code,
  &bc_type_invoice_type,
  &bc_type_legal_form,
  &bc_type_institution,
  &bc_type_milestone_kind,
  &bc_type_indicator,
  &bc_type_criterion,
  &bc_type_quorum_rule,
  &bc_type_committee,
  &bc_type_committee_member,
  &bc_type_district,
  &bc_type_milestone,
  &bc_type_candidate_score,
  &bc_type_yearly_survey,
  &bc_type_business,
  &bc_type_business_event,
  &bc_type_distinction,
  &bc_type_associative_group,
  &bc_type_group_member,
  &bc_type_technical_panel,
  &bc_type_panel_member,
  &bc_type_meeting,
  &bc_type_attendance,
  &bc_type_agreement,
  &bc_type_commitment,
  &bc_type_plan,
  &bc_type_problem,
  &bc_type_dream_phrase,
  &bc_type_objective,
  &bc_type_action,
  &bc_type_precedence,
  &bc_type_area_exemption,
  &bc_type_proposal,
  &bc_type_vote,
  &bc_type_activity,
  &bc_type_funding_line,
  &bc_type_budget_item,
  &bc_type_entry,
  &bc_type_packet,
  &bc_type_observation,
  &bc_type_answer,
  &bc_type_decision,
  &bc_type_period,
  &bc_type_document,
};

static const struct
{
  const char *name;
  BcValueType storage;
} kinds[BC_N_KINDS] = {
  [BC_KIND_TEXT] = { "text", BC_VALUE_TEXT },
  [BC_KIND_LONG_TEXT] = { "long-text", BC_VALUE_TEXT },
  [BC_KIND_RUT] = { "rut", BC_VALUE_TEXT },
  [BC_KIND_WHOLE] = { "whole", BC_VALUE_INTEGER },
  [BC_KIND_DECIMAL] = { "decimal", BC_VALUE_INTEGER },
  [BC_KIND_PESOS] = { "pesos", BC_VALUE_INTEGER },
  [BC_KIND_AMOUNT] = { "amount", BC_VALUE_TEXT },
  [BC_KIND_PERCENT] = { "percent", BC_VALUE_INTEGER },
  [BC_KIND_DATE] = { "date", BC_VALUE_TEXT },
  [BC_KIND_PERIOD] = { "period", BC_VALUE_TEXT },
  [BC_KIND_MOMENT] = { "moment", BC_VALUE_INTEGER },
  [BC_KIND_YES_NO] = { "yes-no", BC_VALUE_INTEGER },
  [BC_KIND_CHOICE] = { "choice", BC_VALUE_TEXT },
  [BC_KIND_STATE] = { "state", BC_VALUE_TEXT },
  [BC_KIND_REFERENCE] = { "reference", BC_VALUE_ID },
  [BC_KIND_POSITION] = { "position", BC_VALUE_TEXT },
  [BC_KIND_POLYGON] = { "polygon", BC_VALUE_TEXT },
  [BC_KIND_DOCUMENT] = { "document", BC_VALUE_TEXT },
};

static const struct
{
  BcLevels level;
  const char *name;
} levels[] = {
  { BC_LEVEL_MANAGER, "manager" },
  { BC_LEVEL_REGION, "region" },
  { BC_LEVEL_COUNCIL, "council" },
};

/**
 * bc_dictionary_get_types:
 * @n_types: (out): how many there are
 *
 * Gives every record type, owners before what they own.
 *
 * Returns: (array length=n_types) (transfer none): the types
 */
const BcRecordType *const *
bc_dictionary_get_types (guint *n_types)
{
  *n_types = G_N_ELEMENTS (types);
  return types;
}

/**
 * bc_dictionary_find:
 * @name: an identifier such as "funding-line"
 *
 * Finds a record type by its name.
 *
 * Returns: (nullable) (transfer none): the type; %NULL if this version does not know it
 */
const BcRecordType *
bc_dictionary_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (strcmp (types[i]->name, name) == 0)
      return types[i];
  return NULL;
}

/**
 * bc_record_type_find_field:
 * @self: a record type
 * @name: an identifier such as "trade-name"
 *
 * Finds a field by its name.
 *
 * Returns: (nullable) (transfer none): the field; %NULL if this version does not know it
 */
const BcField *
bc_record_type_find_field (const BcRecordType *self, const char *name)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (strcmp (self->fields[i].name, name) == 0)
      return &self->fields[i];
  return NULL;
}

/**
 * bc_record_type_find_number:
 * @self: a record type
 * @number: a field's number
 *
 * Finds a field by its number.
 *
 * Returns: (nullable) (transfer none): the field; %NULL if there is none
 */
const BcField *
bc_record_type_find_number (const BcRecordType *self, guint number)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (self->fields[i].number == number)
      return &self->fields[i];
  return NULL;
}

/**
 * bc_record_type_get_title:
 * @self: a record type
 *
 * Tells which field names a record in lists and sentences.
 *
 * Returns: (nullable) (transfer none): the field; %NULL where a record goes by its type's name
 */
const BcField *
bc_record_type_get_title (const BcRecordType *self)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (self->fields[i].flags & BC_FIELD_TITLE)
      return &self->fields[i];
  return NULL;
}

/**
 * bc_record_type_get_owner:
 * @self: a record type
 *
 * Tells which field names the record that a record belongs to.
 *
 * Returns: (nullable) (transfer none): the field; %NULL for types that stand by themselves
 */
const BcField *
bc_record_type_get_owner (const BcRecordType *self)
{
  return self->owner != NULL ? bc_record_type_find_field (self, self->owner) : NULL;
}

/**
 * bc_record_type_get_code:
 * @self: a record type
 *
 * Tells which field is the natural code that a person may write instead of the identifier.
 *
 * Returns: (nullable) (transfer none): the field; %NULL where records have no code
 */
const BcField *
bc_record_type_get_code (const BcRecordType *self)
{
  return g_strcmp0 (self->identity, "code") == 0 ? bc_record_type_find_field (self, "code") : NULL;
}

/**
 * bc_record_type_get_writers:
 * @self: a record type
 * @field: (nullable): one of its fields; %NULL for making and deleting its records
 *
 * Tells at which levels a person may write a field.
 *
 * Returns: the levels; none for a field that follows from other records
 */
BcLevels
bc_record_type_get_writers (const BcRecordType *self, const BcField *field)
{
  if (field != NULL && field->flags & BC_FIELD_DERIVED)
    return BC_LEVEL_NONE;
  return field != NULL && field->writers != 0 ? field->writers : self->writers;
}

/**
 * bc_field_accepts_type:
 * @self: a reference
 * @type: a record type
 *
 * Tells whether a reference may name a record of a type.
 *
 * Returns: whether it may
 */
gboolean
bc_field_accepts_type (const BcField *self, const BcRecordType *type)
{
  g_auto (GStrv) targets = NULL;

  if (self->targets == NULL)
    return TRUE;
  targets = g_strsplit (self->targets, " ", -1);
  return g_strv_contains ((const char *const *) targets, type->name);
}

/**
 * bc_field_find_choice:
 * @self: a choice or a state
 * @name: (nullable): the name of one of its choices
 *
 * Finds a choice by its name.
 *
 * Returns: (nullable) (transfer none): the choice; %NULL if this version does not know it
 */
const BcChoice *
bc_field_find_choice (const BcField *self, const char *name)
{
  for (const BcChoice *choice = self->choices; choice != NULL && choice->name != NULL; choice++)
    if (g_strcmp0 (choice->name, name) == 0)
      return choice;
  return NULL;
}

/**
 * bc_choice_get_label:
 * @self: a choice
 *
 * Gives what the screen shows for a choice, in the process's language.
 *
 * Returns: (transfer none): the label
 */
const char *
bc_choice_get_label (const BcChoice *self)
{
  return self->context != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, self->context, self->label)
                               : _ (self->label);
}

/**
 * bc_kind_get_name:
 * @kind: a kind
 *
 * Gives a kind's identifier.
 *
 * Returns: (transfer none): such as "long-text"
 */
const char *
bc_kind_get_name (BcKind kind)
{
  g_return_val_if_fail (kind < BC_N_KINDS, NULL);

  return kinds[kind].name;
}

/**
 * bc_kind_get_storage:
 * @kind: a kind
 *
 * Tells how values of a kind are stored.
 *
 * Returns: whole number, text or identifier
 */
BcValueType
bc_kind_get_storage (BcKind kind)
{
  g_return_val_if_fail (kind < BC_N_KINDS, BC_VALUE_NONE);

  return kinds[kind].storage;
}

/**
 * bc_level_get_name:
 * @level: one level
 *
 * Gives a level's identifier.
 *
 * Returns: (nullable) (transfer none): such as "manager"; %NULL if @level is not one level
 */
const char *
bc_level_get_name (BcLevels level)
{
  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    if (levels[i].level == level)
      return levels[i].name;
  return NULL;
}

/**
 * bc_level_from_name:
 * @name: (nullable): an identifier such as "manager"
 *
 * Finds a level by its identifier.
 *
 * Returns: the level; %BC_LEVEL_NONE if there is no such one
 */
BcLevels
bc_level_from_name (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    if (g_strcmp0 (levels[i].name, name) == 0)
      return levels[i].level;
  return BC_LEVEL_NONE;
}
