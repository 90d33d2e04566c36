/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "summary.h"

G_BEGIN_DECLS

/* The parts of what is kept for summaries; sets of them are bit maps. */
enum {
  BC_SUMMARY_DERIVED,
  BC_SUMMARY_BASELINES,
  BC_SUMMARY_DISTRICT,
  BC_SUMMARY_BUSINESSES,
  BC_SUMMARY_OPENINGS,
  BC_SUMMARY_ACTIONS,
  BC_SUMMARY_LINES,
  BC_SUMMARY_ENTRIES,
  BC_SUMMARY_ACTIVITIES,
  BC_SUMMARY_COMMITMENTS,
  BC_SUMMARY_OBSERVATIONS,
  BC_SUMMARY_N_PARTS,
};

/** BC_SUMMARY_NATIONAL: what catalogues outside a district's scope say in it: region, kind of
 * source.
 */
#define BC_SUMMARY_NATIONAL                                                                        \
  (1u << BC_SUMMARY_DISTRICT | 1u << BC_SUMMARY_LINES | 1u << BC_SUMMARY_ENTRIES)

/**
 * BcSummaryPart:
 * @types: whose records it depends on, each between spaces
 * @type: (nullable): the type of which each record counts by itself
 * @of_record: (nullable): query of what a record counts, by its row
 * @of_scope: (nullable): query of what all records of a scope count, by its row
 * @kept: (nullable): query of what is kept of a scope
 * @forget: (nullable): statement that removes what is kept of every place
 * @count: (nullable): statement that counts every district anew after that
 *
 * One part. Queries give what, key, other and number.
 */
typedef struct
{
  const char *types;
  const char *type;
  const char *of_record;
  const char *of_scope;
  const char *kept;
  const char *forget;
  const char *count;
} BcSummaryPart;

const BcSummaryPart *bc_summary_get_part (guint part);
gboolean bc_summary_derive (BcDatabase *database, gint64 scope, GError **error);
gboolean bc_summary_derive_baselines (BcDatabase *database, gint64 scope, GError **error);
gboolean bc_summary_place_district (BcDatabase *database, gint64 scope, GError **error);
gboolean bc_summary_refresh_parts (BcDatabase *database, guint set, GError **error);

G_END_DECLS
