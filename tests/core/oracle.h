/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history-model.h"

gboolean oracle_knows (const History *history, guint a, guint b);
gboolean oracle_sets (const History *history, guint place, guint record, guint field);
const char *oracle_get_value (const History *history, guint place, guint field);
void oracle_append (GString *text, const History *history, guint64 set, guint record);
