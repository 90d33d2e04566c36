/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void bc_written_message_show (GtkWindow *parent, const char *path);

G_END_DECLS
