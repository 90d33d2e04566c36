/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _BcLock BcLock; /* the right to write a file, while it is held */

BcLock *bc_lock_acquire (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bc_lock_release (BcLock *self);
gboolean bc_lock_check_place (const char *path, GError **error);
gboolean bc_lock_is_network (guint64 magic, const char *type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcLock, bc_lock_release)

G_END_DECLS
