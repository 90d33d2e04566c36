/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

G_BEGIN_DECLS

/* The widest and the tallest that a small picture is, in pixels. */
#define BC_THUMBNAIL_SIZE 320

GdkPixbuf *bc_thumbnail_read (const char *path,
                              GCancellable *cancellable,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
