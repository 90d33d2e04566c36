/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "dictionary.h"

/* What the tables of this folder are written with, and their list in dictionary order. */

#define FIELD(number_, name_, kind_, label_, ...)                                                  \
  {                                                                                                \
    .number = number_, .name = name_, .kind = BC_KIND_##kind_, .label = label_, __VA_ARGS__        \
  }

#define FIELDS(table_) .fields = table_, .n_fields = G_N_ELEMENTS (table_)

/* The field that owns most of what a district has. */
#define DISTRICT                                                                                   \
  FIELD (1,                                                                                        \
         "district",                                                                               \
         REFERENCE,                                                                                \
         N_ ("District"),                                                                          \
         .targets = "district",                                                                    \
         .flags = REQUIRED | FIXED)

#define REQUIRED BC_FIELD_REQUIRED
#define PERSONAL BC_FIELD_PERSONAL
#define SEARCHED BC_FIELD_SEARCHED
#define TITLE    (BC_FIELD_TITLE | BC_FIELD_SEARCHED)
#define SORTED   BC_FIELD_SORTED
#define DERIVED  BC_FIELD_DERIVED
#define FIXED    BC_FIELD_FIXED
#define ORDINAL  BC_FIELD_ORDINAL

extern const BcRecordType bc_type_region, bc_type_province, bc_type_commune, bc_type_area,
  bc_type_action_type, bc_type_funding_source, bc_type_funding_requirement, bc_type_call,
  bc_type_axis, bc_type_axis_area, bc_type_size_bracket, bc_type_uf_value, bc_type_activity_code,
  bc_type_invoice_type, bc_type_legal_form, bc_type_institution, bc_type_milestone_kind,
  bc_type_indicator, bc_type_criterion;

extern const BcRecordType bc_type_district, bc_type_milestone, bc_type_candidate_score,
  bc_type_yearly_survey, bc_type_business, bc_type_business_event, bc_type_distinction,
  bc_type_document;

extern const BcRecordType bc_type_associative_group, bc_type_group_member, bc_type_technical_panel,
  bc_type_panel_member, bc_type_committee, bc_type_committee_member, bc_type_quorum_rule,
  bc_type_meeting, bc_type_attendance, bc_type_agreement, bc_type_commitment;

extern const BcRecordType bc_type_plan, bc_type_problem, bc_type_dream_phrase, bc_type_objective,
  bc_type_action, bc_type_precedence, bc_type_area_exemption, bc_type_proposal, bc_type_vote,
  bc_type_activity;

extern const BcRecordType bc_type_funding_line, bc_type_budget_item, bc_type_entry, bc_type_packet;

extern const BcRecordType bc_type_observation, bc_type_answer, bc_type_decision, bc_type_period;
