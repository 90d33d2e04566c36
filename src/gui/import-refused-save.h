/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @told: a sentence of what came of it. */
typedef void (*BcImportRefusedTold) (GtkWidget *widget, const char *told);

void bc_import_refused_save (GtkWidget *widget,
                             const char *path,
                             const char *table,
                             BcImportRefusedTold told);

G_END_DECLS
