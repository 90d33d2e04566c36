/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store.h"
#include "window.h"

G_BEGIN_DECLS

#define BC_TYPE_UF_WINDOW (bc_uf_window_get_type ())
G_DECLARE_FINAL_TYPE (BcUfWindow, bc_uf_window, BC, UF_WINDOW, AdwWindow)

void bc_uf_window_open (BcWindow *parent, BcStore *store);

G_END_DECLS
