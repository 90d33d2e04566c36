/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void bc_json_append_separator (GString *json);
void bc_json_append_key (GString *json, const char *key);
void bc_json_append_string (GString *json, const char *text);
void bc_json_append_integer (GString *json, gint64 value);
void bc_json_append_null (GString *json);

G_END_DECLS
