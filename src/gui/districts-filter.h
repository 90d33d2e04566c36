/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

const char *bc_districts_filter_get_chosen (GtkDropDown *filter);
void bc_districts_filter_offer (GtkDropDown *filter,
                                const char *all,
                                GListModel *rows,
                                const char *text_property,
                                const char *rank_property);

G_END_DECLS
