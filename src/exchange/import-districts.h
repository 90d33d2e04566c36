/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/**
 * BcImportReport:
 * @n_added: districts that are new
 * @n_present: districts that were there already
 * @n_deleted: districts that were there and were deleted: they stay so
 */
typedef struct
{
  guint n_added;
  guint n_present;
  guint n_deleted;
} BcImportReport;

gboolean bc_import_districts (BcStore *store,
                              const char *path,
                              BcImportReport *report,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
