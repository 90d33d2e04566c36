/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "geometry.h"

G_BEGIN_DECLS

/** BC_PHOTO_HEAD: so many bytes of a file's beginning say all that bc_photo_read() looks for. */
#define BC_PHOTO_HEAD (256 * 1024)

/**
 * BcPhoto:
 * @taken_on: the day on which it was taken, or %BC_DATE_NONE
 * @has_position: whether it says where
 * @position: where it was taken, WGS84
 *
 * What a photo says of itself (EXIF).
 */
typedef struct
{
  gint32 taken_on;
  gboolean has_position;
  BcPosition position;
} BcPhoto;

void bc_photo_read (GBytes *head, BcPhoto *photo);
char *bc_media_type_guess (const char *name, GBytes *head) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_media_type_fits (const char *media_type, const char *name);

G_END_DECLS
