/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define BC_TYPE_CONFLICTS_PAGE (bc_conflicts_page_get_type ())
G_DECLARE_FINAL_TYPE (BcConflictsPage, bc_conflicts_page, BC, CONFLICTS_PAGE, AdwBin)

GtkWidget *bc_conflicts_page_new (BcStore *store) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
