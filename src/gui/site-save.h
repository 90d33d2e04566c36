/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "site-map.h"
#include "store.h"

G_BEGIN_DECLS

void bc_site_save_placed (BcSiteMap *map, BcStore *store);
void bc_site_save_bounded (BcSiteMap *map, BcStore *store, const BcId *district);
void bc_site_save_settle (BcSiteMap *map);
void bc_site_save_refuse (BcSiteMap *map);

G_END_DECLS
