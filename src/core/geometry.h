/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** BC_POLYGON_MAX_VERTICES: vertices of a polygon, the closing one not counted. */
#define BC_POLYGON_MAX_VERTICES 2000

/**
 * BcPosition:
 * @latitude: millionths of a degree, north positive
 * @longitude: millionths of a degree, east positive
 *
 * A point on WGS84. Integers, so that it prints and compares exactly in every locale.
 */
typedef struct
{
  gint32 latitude;
  gint32 longitude;
} BcPosition;

gboolean bc_position_parse (const char *text, BcPosition *position, GError **error);
char *bc_position_dup_text (const BcPosition *position) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_position_is_in_chile (const BcPosition *position);

GArray *bc_polygon_parse (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *bc_polygon_dup_text (GArray *ring) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
