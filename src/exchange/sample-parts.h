/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sample-place.h"

G_BEGIN_DECLS

/* The parts that a sample country is made of, in the order in which they are made. */

void bc_sample_make_nation (BcSample *self);
void bc_sample_make_region (BcSample *self, guint position);
BcId bc_sample_find_committee (BcSample *self, const char *region);

void bc_sample_make_district (BcSample *self, BcSamplePlace *place);
void bc_sample_set_boundary (BcSample *self, BcSamplePlace *place);
void
bc_sample_set_site (BcSample *self, BcSamplePlace *place, guint street, guint number, double share);
void bc_sample_make_milestones (BcSample *self, BcSamplePlace *place);
void bc_sample_make_surveys (BcSample *self, BcSamplePlace *place);
void bc_sample_make_businesses (BcSample *self, BcSamplePlace *place);
void bc_sample_make_group (BcSample *self, BcSamplePlace *place);
void bc_sample_make_panel (BcSample *self, BcSamplePlace *place);
void bc_sample_make_meetings (BcSample *self, BcSamplePlace *place);
void bc_sample_make_commitments (BcSample *self, BcSamplePlace *place);
void bc_sample_make_plan (BcSample *self, BcSamplePlace *place);
void bc_sample_make_proposals (BcSample *self, BcSamplePlace *place);
void bc_sample_make_activities (BcSample *self, BcSamplePlace *place);
void bc_sample_make_money (BcSample *self, BcSamplePlace *place);
void bc_sample_make_decisions (BcSample *self, BcSamplePlace *place);
void bc_sample_make_observations (BcSample *self, BcSamplePlace *place);

G_END_DECLS
