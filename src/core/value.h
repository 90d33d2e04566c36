/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "id.h"

G_BEGIN_DECLS

/**
 * BcValueType:
 * @BC_VALUE_NONE: no value: never written, or cleared
 * @BC_VALUE_INTEGER: a whole number
 * @BC_VALUE_TEXT: UTF-8 text in its kind's canonical form
 * @BC_VALUE_ID: a record's identifier
 */
typedef enum {
  BC_VALUE_NONE,
  BC_VALUE_INTEGER,
  BC_VALUE_TEXT,
  BC_VALUE_ID,
} BcValueType;

/**
 * BcValue:
 * @type: which of the members holds the value
 *
 * The value of one field, in the form in which it is stored. Set it to %BC_VALUE_INIT first and
 * free it with bc_value_clear(), or use `g_auto (BcValue)`.
 */
typedef struct
{
  BcValueType type;
  union {
    gint64 integer;
    char *text; /* (owned) */
    BcId id;
  };
} BcValue;

#define BC_VALUE_INIT                                                                              \
  {                                                                                                \
    .type = BC_VALUE_NONE                                                                          \
  }

void bc_value_clear (BcValue *self);
void bc_value_copy (BcValue *self, const BcValue *source);
gboolean bc_value_equal (const BcValue *a, const BcValue *b);
void bc_value_set_integer (BcValue *self, gint64 integer);
void bc_value_set_text (BcValue *self, const char *text);
void bc_value_take_text (BcValue *self, char *text);
void bc_value_set_id (BcValue *self, const BcId *id);
void bc_value_append_json (const BcValue *self, GString *json);
char *bc_value_dup_text (const BcValue *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BcValue, bc_value_clear)

G_END_DECLS
