/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"
#include "writer.h"

G_BEGIN_DECLS

/**
 * BcMilestone:
 * @kind: its kind, of the catalogue
 * @milestone: its record; nil while it has none
 * @name: (owned): what it is called
 * @usual: the day on which it is usually due; %BC_DATE_NONE where that is unknown
 * @planned: the day that it is planned for, or %BC_DATE_NONE
 * @actual: the day on which it was reached, or %BC_DATE_NONE
 *
 * A step of the phase that a district is in.
 */
typedef struct
{
  BcId kind;
  BcId milestone;
  char *name;
  gint32 usual;
  gint32 planned;
  gint32 actual;
} BcMilestone;

/**
 * BcMilestones:
 * @district: the district
 * @phase: (owned): the name of its phase
 * @begun: the day on which that began, or %BC_DATE_NONE
 * @at: today, as the database has it
 * @steps: (owned) (element-type BcMilestone): in their order
 * @n_usual: how many of them have no record yet
 *
 * The steps of the phase that a district is in.
 */
typedef struct
{
  BcId district;
  char *phase;
  gint32 begun;
  gint32 at;
  GPtrArray *steps;
  guint n_usual;
} BcMilestones;

BcMilestones *bc_milestones_read (BcDatabase *database,
                                  const BcId *district,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bc_milestones_free (BcMilestones *self);
gint32 bc_milestone_get_slippage (const BcMilestone *self, gint32 at);
gint32 bc_milestone_find_usual (gint32 begun, int months);
gboolean bc_milestones_add_usual (BcWriter *writer, const BcId *district, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcMilestones, bc_milestones_free)

G_END_DECLS
