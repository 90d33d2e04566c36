/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_PAST_BAR (bc_past_bar_get_type ())
G_DECLARE_FINAL_TYPE (BcPastBar, bc_past_bar, BC, PAST_BAR, AdwBin)

void bc_past_bar_open (BcPastBar *self, BcStore *present, const BcPastView *view);
void bc_past_bar_stop (BcPastBar *self);

G_END_DECLS
