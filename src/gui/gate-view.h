/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_GATE_VIEW (bc_gate_view_get_type ())
G_DECLARE_FINAL_TYPE (BcGateView, bc_gate_view, BC, GATE_VIEW, AdwBin)

void bc_gate_view_load (BcGateView *self, BcStore *store, const BcId *district);

G_END_DECLS
