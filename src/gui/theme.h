/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

void bc_theme_begin (void);
void bc_theme_end (void);
