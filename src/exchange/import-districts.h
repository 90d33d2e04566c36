/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/**
 * BcImportReport:
 * @n_added: districts that are new
 * @n_restored: districts that had been deleted and were brought back
 * @n_present: districts that were there already
 */
typedef struct
{
  guint n_added;
  guint n_restored;
  guint n_present;
} BcImportReport;

gboolean bc_import_districts (BcStore *store,
                              const char *path,
                              BcImportReport *report,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
