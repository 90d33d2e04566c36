/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "database.h"

G_BEGIN_DECLS

/** BC_SUMMARY_ALL: all parts of a summary. */
#define BC_SUMMARY_ALL G_MAXUINT

guint bc_summary_get_parts (const char *type, const char *fields);
gboolean bc_summary_refresh_all (BcDatabase *database, GError **error);

/**
 * BcFigureKind:
 * @BC_FIGURE_COUNT: a whole number; 0 where there is nothing to count
 * @BC_FIGURE_PESOS: whole pesos (CLP); 0 where there are none
 * @BC_FIGURE_PERCENT: percent, 0 to 100; unknown where there is nothing to divide by
 * @BC_FIGURE_RATIO: one amount over another; unknown where there is nothing to divide by
 * @BC_FIGURE_DAYS: days; unknown where there is nothing to average
 * @BC_FIGURE_MOMENT: milliseconds since 1970, UTC; unknown where nothing came
 */
typedef enum {
  BC_FIGURE_COUNT,
  BC_FIGURE_PESOS,
  BC_FIGURE_PERCENT,
  BC_FIGURE_RATIO,
  BC_FIGURE_DAYS,
  BC_FIGURE_MOMENT,
} BcFigureKind;

/**
 * BcFigure:
 * @code: the indicator's code in the catalogue; figures of one code follow each other
 * @part: (nullable): which part of it this is, such as a phase; %NULL where it has none
 * @kind: what its number is
 * @view: the view that computes it
 * @column: the view's column
 * @label: the screen's words for it, to be translated
 * @part_label: (nullable): the screen's words for the part, to be translated
 *
 * One figure of a summary. The table of them is what JSON, CSV, text and window are made from.
 */
typedef struct
{
  const char *code;
  const char *part;
  BcFigureKind kind;
  const char *view;
  const char *column;
  const char *label;
  const char *part_label;
} BcFigure;

const BcFigure *bc_figure_get_all (guint *n_figures);
const BcFigure *bc_figure_find (const char *code, const char *part);

/**
 * BcSummaryRow:
 * @code: (owned) (nullable): a region's code; %NULL for the total
 * @name: (owned) (nullable): a region's name
 * @figures: (owned) (array): a number for each figure of the table; not a number where unknown
 * @actions: (owned) (array): how many actions, for each area and in it for each state
 */
typedef struct
{
  char *code;
  char *name;
  double *figures;
  gint64 *actions;
} BcSummaryRow;

/**
 * BcSummary:
 * @at: the day that it is told of, as in bc_date_parse_iso()
 * @areas: (owned) (element-type utf8): the codes of the areas
 * @area_names: (owned) (element-type utf8): their names
 * @states: (owned) (element-type utf8): the states of an action
 * @regions: (owned) (element-type BcSummaryRow): the regions, from north to south
 * @total: (owned): all of them together
 */
typedef struct
{
  gint32 at;
  GPtrArray *areas;
  GPtrArray *area_names;
  GPtrArray *states;
  GPtrArray *regions;
  BcSummaryRow *total;
} BcSummary;

/**
 * BcDistrictSummary:
 * @row: its record's row
 * @id: its identifier
 * @name: (owned): its name
 * @commune: (owned) (nullable): its commune's name
 * @region: (owned) (nullable): its region's code
 * @call: (owned) (nullable): its call's name
 * @phase: (owned): its phase
 * @gal: whether its associative group is constituted
 * @panel: whether its technical panel is constituted
 * @plan: (owned) (nullable): its plan's state
 * @figures: (owned) (array): as in #BcSummaryRow
 */
typedef struct
{
  gint64 row;
  BcId id;
  char *name;
  char *commune;
  char *region;
  char *call;
  char *phase;
  gboolean gal;
  gboolean panel;
  char *plan;
  double *figures;
} BcDistrictSummary;

#define BC_TYPE_SUMMARY (bc_summary_get_type ())

GType bc_summary_get_type (void);
gboolean
bc_summary_read (BcDatabase *database, const char *region, BcSummary **summary, GError **error);
BcSummary *bc_summary_ref (BcSummary *self);
void bc_summary_unref (BcSummary *self);
double bc_summary_row_get (const BcSummaryRow *self, const char *code, const char *part);
char *bc_summary_dup_json (const BcSummary *self);
GPtrArray *bc_summary_districts (BcDatabase *database, const char *region, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcSummary, bc_summary_unref)

G_END_DECLS
