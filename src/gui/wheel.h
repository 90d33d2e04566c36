/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void bc_wheel_pass_on (GtkWidget *inner);

G_END_DECLS
