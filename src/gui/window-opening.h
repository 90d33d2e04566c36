/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store.h"
#include "summary.h"

G_BEGIN_DECLS

/**
 * BcOpening:
 *
 * A database that is being opened in a thread of its own.
 */
typedef struct _BcOpening BcOpening;

BcOpening *bc_opening_start (const char *path) G_GNUC_WARN_UNUSED_RESULT;
const char *bc_opening_get_path (BcOpening *self);
BcStore *bc_opening_finish (BcOpening *self,
                            BcProfile *profile,
                            gboolean *introduced,
                            BcSummary **figures,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bc_opening_free (BcOpening *self);
char *bc_opening_dup_backups (const char *path) G_GNUC_WARN_UNUSED_RESULT;
const char *bc_opening_get_title (const GError *error);
const char *bc_opening_get_advice (const GError *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcOpening, bc_opening_free)

G_END_DECLS
