/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Changes what is seen, before a frame is painted; @frame counts them. */
typedef void (*FramesMove) (GtkWidget *widget, guint frame);

void frames_measure (GtkWidget *(*create) (void), FramesMove move, GArray *times);
GtkWidget *frames_create_table (guint n_rows);
void frames_scroll_down (GtkWidget *scroller, guint frame);
void frames_scroll_along (GtkWidget *scroller, guint frame);
void frames_print (const char *what, GArray *measured, GArray *floor, double share, double budget);

G_END_DECLS
