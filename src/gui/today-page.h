/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_TODAY_PAGE (bc_today_page_get_type ())
G_DECLARE_FINAL_TYPE (BcTodayPage, bc_today_page, BC, TODAY_PAGE, AdwBin)

GtkWidget *bc_today_page_new (BcStore *store) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
