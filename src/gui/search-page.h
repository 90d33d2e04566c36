/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_SEARCH_PAGE (bc_search_page_get_type ())
G_DECLARE_FINAL_TYPE (BcSearchPage, bc_search_page, BC, SEARCH_PAGE, AdwBin)

GtkWidget *bc_search_page_new (BcStore *store) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
