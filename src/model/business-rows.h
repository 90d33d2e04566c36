/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "business-row.h"
#include "database.h"

G_BEGIN_DECLS

GPtrArray *bc_business_rows_read (BcDatabase *database,
                                  const BcId *district,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *bc_business_rows_dup_count (GListModel *rows, guint n_all) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
