/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "summary-change.h"

G_BEGIN_DECLS

typedef struct _BcSummaryChanges BcSummaryChanges; /* what a transaction changes, scope by scope */

BcSummaryChanges *bc_summary_changes_new (BcDatabase *database) G_GNUC_WARN_UNUSED_RESULT;
void bc_summary_changes_free (BcSummaryChanges *self);
BcSummaryChange *bc_summary_changes_get (BcSummaryChanges *self, gint64 scope);
gboolean bc_summary_changes_settle (BcSummaryChanges *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcSummaryChanges, bc_summary_changes_free)

G_END_DECLS
