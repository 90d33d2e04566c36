/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dictionary.h"

G_BEGIN_DECLS

/**
 * BcDraftField:
 * @field: (nullable): what is set; %NULL for the deletion
 * @value: its new value
 * @parsed: bc_field_parse() made it: it is of the field's kind and within its bounds
 * @completed: bc_draft_complete() added it
 */
typedef struct
{
  const BcField *field;
  BcValue value;
  gboolean parsed;
  gboolean completed;
} BcDraftField;

/**
 * BcDraft:
 * @type: the record's type
 * @id: its identifier; nil for a record that is still to be born
 * @arrival: the newest journal row when the record was read; 0 for none, or
 *   %BC_ARRIVAL_NOW
 * @reported: whether it tells what was so already, as a list that is imported does: nothing follows
 *   from the moment of saving
 * @fields: (owned) (element-type BcDraftField): what is set
 *
 * One save of one record, on its way to the journal.
 */
typedef struct
{
  const BcRecordType *type;
  BcId id;
  gint64 arrival;
  gboolean reported;
  GArray *fields;
} BcDraft;

void bc_draft_init (BcDraft *self, const BcRecordType *type, const BcId *id);
void bc_draft_clear (BcDraft *self);
void bc_draft_set (BcDraft *self, const BcField *field, const BcValue *value);
void bc_draft_complete (BcDraft *self, const BcField *field, const BcValue *value);
void bc_draft_take_parsed (BcDraft *self, const BcField *field, BcValue *value);
gboolean bc_draft_set_text (BcDraft *self, const char *name, const char *text, GError **error);
void bc_draft_set_id (BcDraft *self, const char *name, const BcId *id);
void bc_draft_set_integer (BcDraft *self, const char *name, gint64 integer);
void bc_draft_set_deleted (BcDraft *self, gboolean deleted);
char *bc_draft_dup_json (const BcDraft *self) G_GNUC_WARN_UNUSED_RESULT;
const BcValue *bc_draft_get (const BcDraft *self, const BcField *field);
const BcField *bc_draft_find_missing (const BcDraft *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BcDraft, bc_draft_clear)

G_END_DECLS
