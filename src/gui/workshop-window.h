/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "window.h"

G_BEGIN_DECLS

#define BC_TYPE_WORKSHOP_WINDOW (bc_workshop_window_get_type ())
G_DECLARE_FINAL_TYPE (BcWorkshopWindow, bc_workshop_window, BC, WORKSHOP_WINDOW, AdwWindow)

void
bc_workshop_window_open (BcWindow *parent, BcStore *store, const BcId *district, const BcId *plan);

G_END_DECLS
