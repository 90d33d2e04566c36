/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "id.h"

G_BEGIN_DECLS

/* Members of an object: what is missing is null. */
void bc_told_json_text (GString *json, const char *key, const char *text);
void bc_told_json_number (GString *json, const char *key, gint64 number);
void bc_told_json_id (GString *json, const char *key, const BcId *id);
void bc_told_json_open (GString *json, const char *key, char bracket);

G_END_DECLS
