/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void bc_document_tell (GtkWindow *parent, const char *heading, GPtrArray *sentences);

G_END_DECLS
