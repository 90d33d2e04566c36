/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "window.h"

G_BEGIN_DECLS

void bc_doubt_open (BcWindow *window, const BcId *record);

G_END_DECLS
