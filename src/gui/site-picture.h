/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "site-map.h"

G_BEGIN_DECLS

/**
 * BcSitePicture:
 * @node: (owned): what is drawn
 * @width: pixels
 * @height: pixels
 *
 * A plan drawing by itself: with its title, what its shapes mean, its scale and the day.
 */
typedef struct
{
  GskRenderNode *node;
  double width;
  double height;
} BcSitePicture;

void bc_site_picture_init (BcSitePicture *self, BcSiteMap *map, gboolean whole);
void bc_site_picture_init_sized (BcSitePicture *self, BcSiteMap *map, double width, double height);
void bc_site_picture_clear (BcSitePicture *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BcSitePicture, bc_site_picture_clear)

G_END_DECLS
