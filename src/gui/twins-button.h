/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_TWINS_BUTTON (bc_twins_button_get_type ())
G_DECLARE_FINAL_TYPE (BcTwinsButton, bc_twins_button, BC, TWINS_BUTTON, AdwBin)

void bc_twins_button_load (BcTwinsButton *self, BcStore *store, const BcId *district);

G_END_DECLS
