/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean bc_xlsx_copy (const char *from,
                       GHashTable *changed,
                       const char *to,
                       GCancellable *cancellable,
                       GError **error);

G_END_DECLS
