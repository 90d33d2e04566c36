/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history-model.h"

/* How often what the properties are about came up: a suite that never meets it proves nothing. */
typedef struct
{
  guint64 operations;
  guint64 conflicts;
  guint64 deleted;
  guint64 flagged;
  guint64 ties;
  guint64 refused;
  guint64 repeated;
  guint64 stale_forms;
} HistoryCounts;

char *history_dup_violation (History *history, HistoryCounts *counts);
