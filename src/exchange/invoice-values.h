/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean bc_invoice_parse_number (const char *text, guint *number);
gboolean bc_invoice_parse_decimal (const char *text, gint64 *hundredths);
gint64 bc_invoice_round_pesos (gint64 hundredths);
char *bc_invoice_dup_folio (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *bc_invoice_dup_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
