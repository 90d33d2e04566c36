/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "date.h"

G_BEGIN_DECLS

/**
 * BcPeriod:
 * @from: first day, or BC_DATE_NONE when it has no beginning
 * @to: last day, or BC_DATE_NONE when it has no end
 *
 * A stretch of days, both ends included; at least one end is set.
 */
typedef struct
{
  gint32 from;
  gint32 to;
} BcPeriod;

gboolean bc_period_parse (const char *text, BcPeriod *period, GError **error);
char *bc_period_dup_text (const BcPeriod *period) G_GNUC_WARN_UNUSED_RESULT;
char *bc_period_dup_screen (const BcPeriod *period) G_GNUC_WARN_UNUSED_RESULT;
char *bc_period_dup_words (const BcPeriod *period) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
