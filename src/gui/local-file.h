/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *bc_local_file_dup_path (GtkWidget *widget, GFile *file) G_GNUC_WARN_UNUSED_RESULT;
char *bc_local_file_dup_chosen (GtkWidget *widget,
                                GtkNativeDialog *chooser,
                                int response) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
