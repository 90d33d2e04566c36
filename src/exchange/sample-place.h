/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sample-record.h"

G_BEGIN_DECLS

/**
 * BcSamplePhase:
 *
 * How far a district has come.
 */
typedef enum {
  BC_SAMPLE_CANDIDATE,
  BC_SAMPLE_ACTIVATION,
  BC_SAMPLE_DYNAMIZATION,
  BC_SAMPLE_GRADUATED,
  BC_SAMPLE_WITHDRAWN,
} BcSamplePhase;

/**
 * BcSampleAction:
 * @id: its identifier
 * @area: 1 to 6
 * @from: planned from
 * @to: planned to
 * @state: (unowned): its state at the end
 *
 * An action of a plan.
 */
typedef struct
{
  BcId id;
  int area;
  gint32 from;
  gint32 to;
  const char *state;
} BcSampleAction;

/**
 * BcSamplePlace:
 * @index: 0 for the first district
 * @name: (owned): its name
 * @commune: (owned): its commune's code
 * @region: (unowned): its region's code
 * @call: (unowned): its call's code
 * @phase: how far it has come
 * @panel: its technical panel is constituted
 * @managed: a manager keeps it, not the region
 * @case_of_2017: it carries the case that slippage is modelled on
 * @submitted: its plan was handed to the region
 * @author: place of who keeps it
 * @reviewer: place of the region's person
 * @entered: when the council entered it
 * @activation: when its activation began
 * @planned: when its plan was submitted
 * @dynamization: when its dynamization began
 * @graduated: when it graduated or withdrew
 * @last: the last day of which there is something to tell
 * @id: its identifier
 * @group: its associative group
 * @technical_panel: its technical panel
 * @plan: its plan
 * @workshop: the meeting at which priorities were set
 * @committee: its regional committee
 * @businesses: (owned) (element-type BcId): the open ones
 * @members: (owned) (element-type BcId): of its group
 * @answers: (owned) (element-type BcId): phrases of the dream and problems
 * @actions: (owned) (element-type BcSampleAction): of its plan
 * @observed: (owned) (element-type BcId): what the region may have something to say about
 *
 * A district while it is being made.
 */
typedef struct
{
  guint index;
  char *name;
  char *commune;
  const char *region;
  const char *call;
  BcSamplePhase phase;
  gboolean panel;
  gboolean managed;
  gboolean case_of_2017;
  gboolean submitted;
  guint author;
  guint reviewer;
  gint32 entered;
  gint32 activation;
  gint32 planned;
  gint32 dynamization;
  gint32 graduated;
  gint32 last;
  BcId id;
  BcId group;
  BcId technical_panel;
  BcId plan;
  BcId workshop;
  BcId committee;
  GArray *businesses;
  GArray *members;
  GArray *answers;
  GArray *actions;
  GArray *observed;
} BcSamplePlace;

#define BC_SAMPLE_N_REGIONS 16

const char *bc_sample_get_region (guint position, const char **name);
guint bc_sample_find_region (const char *code);
void bc_sample_place_init (BcSamplePlace *self, guint index, BcSample *sample);
void bc_sample_place_clear (BcSamplePlace *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BcSamplePlace, bc_sample_place_clear)

G_END_DECLS
