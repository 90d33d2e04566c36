/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store.h"

G_BEGIN_DECLS

BcStore *bc_opening_open_store (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
bc_opening_load_profile (BcStore *store, BcProfile *profile, gboolean *introduced, GError **error);
char *bc_opening_dup_backups (const char *path) G_GNUC_WARN_UNUSED_RESULT;
const char *bc_opening_get_title (const GError *error);
const char *bc_opening_get_advice (const GError *error);

G_END_DECLS
