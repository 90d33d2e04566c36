/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "money.h"

G_BEGIN_DECLS

gboolean bc_money_read_curve (BcDatabase *database, gint64 scope, BcMoney *money, GError **error);
gboolean
bc_money_read_warnings (BcDatabase *database, gint64 scope, BcMoney *money, GError **error);
char *bc_money_dup_warning (const char *kind, const char *subject, gint64 amount, gint64 bound)
  G_GNUC_WARN_UNUSED_RESULT;
char *bc_money_dup_fault (const char *kind, const char *subject, gint64 amount, gint64 bound)
  G_GNUC_WARN_UNUSED_RESULT;
char *bc_money_dup_double (const char *kind,
                           const char *differs,
                           const char *other) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
