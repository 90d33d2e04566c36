/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean bc_invoice_is_root (const char *element);
gboolean bc_invoice_is_claimed (const char *bytes, gsize length);
gboolean
bc_invoice_find_claim (GFile *file, gboolean *claimed, GCancellable *cancellable, GError **error);

G_END_DECLS
