/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dictionary.h"

G_BEGIN_DECLS

gboolean bc_field_parse (const BcField *self, const char *text, BcValue *value, GError **error);
gboolean bc_field_check (const BcField *self, const BcValue *value, GError **error);
char *bc_field_dup_text (const BcField *self, const BcValue *value) G_GNUC_WARN_UNUSED_RESULT;
char *bc_field_dup_display (const BcField *self, const BcValue *value) G_GNUC_WARN_UNUSED_RESULT;
void bc_field_append_json (const BcField *self, const BcValue *value, GString *json);
char *bc_state_dup_name (const char *state) G_GNUC_WARN_UNUSED_RESULT;
const char *bc_state_get_reason (const char *state);

G_END_DECLS
