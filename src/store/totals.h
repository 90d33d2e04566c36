/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"

G_BEGIN_DECLS

typedef struct _BcTotals BcTotals; /* differences on their way to the table of totals */

BcTotals *bc_totals_new (BcDatabase *database);
void bc_totals_free (BcTotals *self);
gboolean
bc_totals_count (BcTotals *self, const char *sql, gint64 subject, gint64 sign, GError **error);
gboolean bc_totals_apply (BcTotals *self, const char *level, gint64 place, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcTotals, bc_totals_free)

G_END_DECLS
