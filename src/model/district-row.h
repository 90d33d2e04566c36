/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "id.h"

G_BEGIN_DECLS

/** BC_TYPE_DISTRICT_ROW: a district with its figures, as a row of a list. */
#define BC_TYPE_DISTRICT_ROW (bc_district_row_get_type ())
G_DECLARE_FINAL_TYPE (BcDistrictRow, bc_district_row, BC, DISTRICT_ROW, GObject)

/**
 * BcDistrictFigures:
 * @id: the district
 * @name: (owned): its name
 * @commune: (owned): its commune's name
 * @region: (owned): its region's name
 * @region_code: (owned): its region's code
 * @call: (owned): its call's name
 * @phase: (owned): its phase's name in the dictionary
 * @words: (owned): what a search among the rows looks in, folded
 * @group: its GAL is constituted
 * @panel: its technical panel is constituted
 * @progress: progress of its plan in hundredths of a percent, -1 for no plan
 * @late: how many of its actions are late
 * @name_rank: place of the name in Spanish order
 * @commune_rank: place of the commune in Spanish order
 * @region_rank: place of the region from north to south
 * @phase_rank: place of the phase in the dictionary
 */
typedef struct
{
  BcId id;
  char *name;
  char *commune;
  char *region;
  char *region_code;
  char *call;
  char *phase;
  char *words;
  gboolean group;
  gboolean panel;
  gint progress;
  gint late;
  gint name_rank;
  gint commune_rank;
  gint region_rank;
  gint phase_rank;
} BcDistrictFigures;

void bc_district_figures_clear (BcDistrictFigures *self);
BcDistrictRow *bc_district_row_new (BcDistrictFigures *figures) G_GNUC_WARN_UNUSED_RESULT;
const BcDistrictFigures *bc_district_row_get_figures (BcDistrictRow *self);
const BcId *bc_district_row_get_id (BcDistrictRow *self);

G_END_DECLS
