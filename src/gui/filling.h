/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Adds the next piece to what a widget shows; %FALSE once there is none. */
typedef gboolean (*BcFillingStep) (GtkWidget *widget);

void bc_filling_start (GtkWidget *widget, BcFillingStep step);
void bc_filling_stop (GtkWidget *widget);

G_END_DECLS
