/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* Whether a window shows all that its first page is to show. */
typedef gboolean (*FirstFrameFilled) (GtkWidget *window);

/* Prints the moment, microseconds of the monotonic clock, at which the application's first window
 * was drawn filled, and ends the process. */
void first_frame_watch (GtkApplication *application, FirstFrameFilled filled);
