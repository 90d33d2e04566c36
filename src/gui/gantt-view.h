/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_GANTT_VIEW (bc_gantt_view_get_type ())
G_DECLARE_FINAL_TYPE (BcGanttView, bc_gantt_view, BC, GANTT_VIEW, AdwBin)

void bc_gantt_view_load (BcGanttView *self, BcStore *store, const BcId *plan);

G_END_DECLS
