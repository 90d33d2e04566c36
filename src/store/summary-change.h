/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"

G_BEGIN_DECLS

typedef struct _BcSummaryChange BcSummaryChange; /* what a transaction changes in one scope */

BcSummaryChange *bc_summary_change_new (BcDatabase *database, gint64 scope);
void bc_summary_change_free (BcSummaryChange *self);
void bc_summary_change_touch (BcSummaryChange *self, guint set);
gboolean bc_summary_change_touch_before (BcSummaryChange *self, guint set, GError **error);
gboolean bc_summary_change_note (BcSummaryChange *self,
                                 gint64 record,
                                 const char *type,
                                 const char *fields,
                                 GError **error);
gboolean bc_summary_change_add_doubles (BcSummaryChange *self, GHashTable *scopes, GError **error);
gboolean bc_summary_change_settle (BcSummaryChange *self, guint *national, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcSummaryChange, bc_summary_change_free)

G_END_DECLS
