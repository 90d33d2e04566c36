/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean bc_file_refuse (const char *path, int reason, GError **error);
gboolean bc_file_make_folder (const char *path, GError **error);
int bc_file_open_temporary (const char *path, char **name, GError **error);
gboolean bc_file_place (const char *name, const char *path, gboolean overwrite, GError **error);
void bc_file_remove_folder (const char *folder);
gboolean bc_file_replace (const char *path, const char *bytes, gsize n_bytes, GError **error);
void bc_file_sweep (const char *folder, gint64 now);
char *bc_file_dup_immutable (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
