/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "window.h"

G_BEGIN_DECLS

#define BC_TYPE_SIDEBAR (bc_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (BcSidebar, bc_sidebar, BC, SIDEBAR, AdwBin)

void bc_sidebar_load (BcSidebar *self, BcStore *store, const BcProfile *profile);
void bc_sidebar_select (BcSidebar *self, BcPlace place, const BcId *district);

G_END_DECLS
