/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void bc_today_calendar_save (GtkWidget *widget, GPtrArray *agenda);

G_END_DECLS
