/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** BC_PERCENT_MAX: a hundred percent, in hundredths of a percent. */
#define BC_PERCENT_MAX 10000

gboolean bc_number_parse_whole (const char *text, gint64 *value, GError **error);
gboolean bc_number_parse_pesos (const char *text, gint64 *pesos, GError **error);
gboolean bc_number_parse_decimal (const char *text, gint64 *hundredths, GError **error);
gboolean bc_number_parse_percent (const char *text, gint64 *hundredths, GError **error);
char *bc_number_dup_whole (gint64 value) G_GNUC_WARN_UNUSED_RESULT;
char *bc_number_dup_decimal (gint64 hundredths) G_GNUC_WARN_UNUSED_RESULT;
char *bc_number_dup_whole_screen (gint64 value) G_GNUC_WARN_UNUSED_RESULT;
char *bc_number_dup_pesos_screen (gint64 pesos) G_GNUC_WARN_UNUSED_RESULT;
char *bc_number_dup_decimal_screen (gint64 hundredths) G_GNUC_WARN_UNUSED_RESULT;
char *bc_number_dup_percent_screen (gint64 hundredths) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
