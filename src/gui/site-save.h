/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "site-map.h"
#include "store.h"

G_BEGIN_DECLS

/**
 * BcSiteSaves:
 *
 * What was drawn on a plan drawing and is not saved yet: it is on its way, or could not be saved.
 */
typedef struct _BcSiteSaves BcSiteSaves;

BcSiteSaves *bc_site_saves_new (BcSiteMap *map) G_GNUC_WARN_UNUSED_RESULT;
void bc_site_saves_free (BcSiteSaves *self);
void bc_site_saves_placed (BcSiteSaves *self, BcStore *store);
void bc_site_saves_bounded (BcSiteSaves *self, BcStore *store, const BcId *district);
BcPageRest bc_site_saves_settle (BcSiteSaves *self, gboolean save);
void bc_site_save_settle (BcSiteMap *map);
void bc_site_save_refuse (BcSiteMap *map);

G_END_DECLS
