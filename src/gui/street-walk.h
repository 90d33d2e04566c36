/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_STREET_WALK (bc_street_walk_get_type ())
G_DECLARE_FINAL_TYPE (BcStreetWalk, bc_street_walk, BC, STREET_WALK, AdwBin)

void bc_street_walk_set_rows (BcStreetWalk *self, GListModel *rows);
void bc_street_walk_set_store (BcStreetWalk *self, BcStore *store, gboolean writable);
void bc_street_walk_rows_changed (BcStreetWalk *self);
void bc_street_walk_begin (BcStreetWalk *self);

G_END_DECLS
