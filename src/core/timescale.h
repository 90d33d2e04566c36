/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BcTimeUnit:
 * @BC_TIME_DAY: a day
 * @BC_TIME_WEEK: from Monday to Sunday
 * @BC_TIME_MONTH: a calendar month
 * @BC_TIME_QUARTER: three calendar months
 * @BC_TIME_YEAR: a calendar year
 *
 * What a scale of time is divided into; the first %BC_N_ZOOMS can be chosen.
 */
typedef enum {
  BC_TIME_DAY,
  BC_TIME_WEEK,
  BC_TIME_MONTH,
  BC_TIME_QUARTER,
  BC_TIME_YEAR,
} BcTimeUnit;

/** BC_N_ZOOMS: how many units a scale can be drawn in. */
#define BC_N_ZOOMS 4

gint32 bc_time_unit_floor (BcTimeUnit unit, gint32 date);
gint32 bc_time_unit_add (BcTimeUnit unit, gint32 date, gint32 count);
double bc_time_unit_get_days (BcTimeUnit unit);
BcTimeUnit bc_time_unit_get_coarse (BcTimeUnit unit);
char *bc_time_unit_dup_label (BcTimeUnit unit, gint32 date) G_GNUC_WARN_UNUSED_RESULT;
char *bc_time_unit_dup_heading (BcTimeUnit unit, gint32 date) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
