/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"

G_BEGIN_DECLS

/**
 * BcUfDay:
 * @day: a civil date
 * @value: what one UF is worth on it, in hundredths of a peso
 */
typedef struct
{
  gint32 day;
  gint64 value;
} BcUfDay;

/**
 * BcUfGap:
 * @first: the first day of a month that has no value
 * @last: the last one
 * @n_days: how many of that month have none
 */
typedef struct
{
  gint32 first;
  gint32 last;
  guint n_days;
} BcUfGap;

GArray *bc_uf_days_read (BcDatabase *database, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *bc_uf_days_find_gaps (const GArray *days) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_uf_day_matches (gint32 day, const char *const *words);

G_END_DECLS
