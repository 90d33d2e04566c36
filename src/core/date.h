/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A civil date of Chile is its Julian day number: 2451545 is 2000-01-01, as in SQLite's
 * julianday () plus one half. So two dates compare, and differ in days, as integers. */

/** BC_DATE_NONE: no date, where one may be missing. */
#define BC_DATE_NONE G_MININT32
/** BC_DATE_FIRST: 1800-01-01, the first date that is accepted. */
#define BC_DATE_FIRST 2378497
/** BC_DATE_LAST: 2200-12-31, the last date that is accepted. */
#define BC_DATE_LAST 2524958

gboolean bc_date_parse_iso (const char *text, gint32 *date, GError **error);
gboolean bc_date_parse_screen (const char *text, gint32 *date, GError **error);
char *bc_date_dup_iso (gint32 date) G_GNUC_WARN_UNUSED_RESULT;
char *bc_date_dup_screen (gint32 date) G_GNUC_WARN_UNUSED_RESULT;
char *bc_date_dup_words (gint32 date) G_GNUC_WARN_UNUSED_RESULT;
char *bc_date_dup_day_words (gint32 date) G_GNUC_WARN_UNUSED_RESULT;
char *bc_date_dup_month_words (gint32 date) G_GNUC_WARN_UNUSED_RESULT;
void bc_date_split (gint32 date, int *year, int *month, int *day);
int bc_date_get_year (gint32 date);
gint32 bc_date_add_days (gint32 date, gint32 days);
gint32 bc_date_add_months (gint32 date, gint32 months);
gint32 bc_date_days_between (gint32 from, gint32 to);
gint32 bc_date_today (gint64 moment);

G_END_DECLS
