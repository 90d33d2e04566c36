/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

const char *bc_text_encoding_find (GInputStream *stream, GCancellable *cancellable, GError **error);

G_END_DECLS
