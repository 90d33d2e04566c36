/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/**
 * BcSampleSize:
 * @BC_SAMPLE_SMALL: a few districts, for tests
 * @BC_SAMPLE_COUNTRY: sixty districts, for people
 * @BC_SAMPLE_LARGE: the large country of the budgets
 */
typedef enum {
  BC_SAMPLE_SMALL,
  BC_SAMPLE_COUNTRY,
  BC_SAMPLE_LARGE,
} BcSampleSize;

typedef void (*BcSampleProgress) (double fraction, gpointer data);

gboolean bc_sample_fill (BcStore *store,
                         BcSampleSize size,
                         guint n_districts,
                         guint seed,
                         BcSampleProgress progress,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error);

G_END_DECLS
