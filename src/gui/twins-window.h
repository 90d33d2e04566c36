/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store.h"
#include "window.h"

G_BEGIN_DECLS

#define BC_TYPE_TWINS_WINDOW (bc_twins_window_get_type ())
G_DECLARE_FINAL_TYPE (BcTwinsWindow, bc_twins_window, BC, TWINS_WINDOW, AdwWindow)

void bc_twins_window_open (BcWindow *parent, BcStore *store, const BcId *district);

G_END_DECLS
