/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "window.h"

G_BEGIN_DECLS

/**
 * BcWindowLeave:
 * @window: a window
 * @path: (nullable): the file that is opened instead
 *
 * Leaves the file that is open.
 */
typedef void (*BcWindowLeave) (BcWindow *window, const char *path);

void bc_window_leave (BcWindow *window, BcWindowLeave leave, const char *path);
void bc_window_ask_before_closing (BcWindow *window);

G_END_DECLS
