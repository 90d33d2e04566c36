/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gate.h"
#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_GATE_LIST (bc_gate_list_get_type ())
G_DECLARE_FINAL_TYPE (BcGateList, bc_gate_list, BC, GATE_LIST, AdwBin)

/* Property: but-approval (leaves out the plan's approval, where that is what is being asked for).
 * Signals: read, when it shows anew; left, when one of them is opened. */
void bc_gate_list_load (BcGateList *self, BcStore *store, const BcId *district);
const BcGate *bc_gate_list_get_gate (BcGateList *self);
guint bc_gate_list_get_n_items (BcGateList *self);

G_END_DECLS
