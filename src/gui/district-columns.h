/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BC_TYPE_DISTRICT_COLUMNS (bc_district_columns_get_type ())
G_DECLARE_FINAL_TYPE (BcDistrictColumns,
                      bc_district_columns,
                      BC,
                      DISTRICT_COLUMNS,
                      GtkLayoutManager)

/* Properties: column-width (the least width of a column), spacing, both in pixels. */

G_END_DECLS
