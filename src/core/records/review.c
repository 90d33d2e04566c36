/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records.h"

/* What the committees say of a district: observations, decisions, locked periods. */

static const BcChoice observation_kinds[] = {
  { "question", N_ ("Question") },
  { "observation", N_ ("Observation") },
  { "requirement", N_ ("Requirement") },
  { NULL },
};
static const BcChoice observation_states[] = {
  { "open", NC_ ("feminine", "Open"), "feminine" },
  { "answered", NC_ ("feminine", "Answered"), "feminine" },
  { "resolved", NC_ ("feminine", "Resolved"), "feminine" },
  { NULL },
};
static const BcField observation_fields[] = {
  FIELD (1, "record", REFERENCE, N_ ("About"), .flags = REQUIRED | FIXED),
  FIELD (2, "text", LONG_TEXT, N_ ("Text"), .flags = REQUIRED | TITLE),
  FIELD (3, "kind", CHOICE, N_ ("Kind"), .choices = observation_kinds, .flags = REQUIRED),
  FIELD (4, "author", TEXT, N_ ("Author"), .flags = PERSONAL),
  FIELD (5,
         "state",
         STATE,
         N_ ("State"),
         .choices = observation_states,
         .flags = REQUIRED,
         .writers = BC_LEVEL_ALL),
  FIELD (6, "date", DATE, N_ ("Date"), .flags = REQUIRED | SORTED),
};
const BcRecordType bc_type_observation = {
  "observation",
  N_ ("Observation"),
  N_ ("Observations"),
  N_ ("What a committee asks to be mended or explained."),
  .owner = "record",
  .scope = BC_SCOPE_OWNER,
  .writers = BC_LEVEL_COMMITTEES,
  FIELDS (observation_fields),
};

static const BcField answer_fields[] = {
  FIELD (1,
         "observation",
         REFERENCE,
         N_ ("Observation"),
         .targets = "observation",
         .flags = REQUIRED | FIXED),
  FIELD (2, "text", LONG_TEXT, N_ ("Answer"), .flags = REQUIRED | TITLE),
  FIELD (3, "author", TEXT, N_ ("Author"), .flags = PERSONAL),
  FIELD (4, "date", DATE, N_ ("Date"), .flags = SORTED),
};
const BcRecordType bc_type_answer = {
  "answer",
  N_ ("Answer"),
  N_ ("Answers"),
  N_ ("What is answered to an observation."),
  .owner = "observation",
  .scope = BC_SCOPE_OWNER,
  .writers = BC_LEVEL_ALL,
  FIELDS (answer_fields),
};

static const BcChoice decision_kinds[] = {
  { "plan-approval", N_ ("Plan approval") },
  { "phase-change", N_ ("Phase change") },
  { "accounts", N_ ("Accounts") },
  { "panel-waiver", N_ ("Waiver of the technical panel") },
  { NULL },
};
static const BcChoice decision_outcomes[] = {
  { "approved", NC_ ("feminine", "Approved"), "feminine" },
  { "observed", NC_ ("feminine", "Observed"), "feminine" },
  { "rejected", NC_ ("feminine", "Rejected"), "feminine" },
  { NULL },
};
static const BcChoice decided_phases[] = {
  { "candidate", N_ ("Candidate") },       { "activation", N_ ("Activation") },
  { "dynamization", N_ ("Dynamization") }, { "graduated", N_ ("Graduated") },
  { "withdrawn", N_ ("Withdrawn") },       { NULL },
};
static const BcField decision_fields[] = {
  DISTRICT,
  FIELD (2,
         "kind",
         CHOICE,
         N_ ("Kind"),
         .choices = decision_kinds,
         .flags = REQUIRED | FIXED | BC_FIELD_TITLE),
  FIELD (3, "date", DATE, N_ ("Date"), .flags = REQUIRED | SORTED),
  FIELD (4, "outcome", CHOICE, N_ ("Outcome"), .choices = decision_outcomes, .flags = REQUIRED),
  FIELD (5,
         "phase",
         CHOICE,
         N_ ("New phase"),
         .choices = decided_phases,
         .help = N_ ("For a phase change: the phase that the district enters.")),
  FIELD (6, "subject", REFERENCE, N_ ("About")),
  FIELD (7, "body", REFERENCE, N_ ("Body"), .targets = "committee"),
  FIELD (8, "session", REFERENCE, N_ ("Session"), .targets = "meeting"),
  FIELD (9, "reason", LONG_TEXT, N_ ("Reason"), .flags = SEARCHED),
  FIELD (10, "fingerprint", TEXT, N_ ("Fingerprint of the data"), .maximum = 128),
};
const BcRecordType bc_type_decision = {
  "decision",
  N_ ("Decision"),
  N_ ("Decisions"),
  N_ ("What a committee decided about a district."),
  .owner = "district",
  .scope = BC_SCOPE_OWNER,
  .writers = BC_LEVEL_COMMITTEES,
  FIELDS (decision_fields),
};

static const BcField period_fields[] = {
  DISTRICT,
  FIELD (2, "span", PERIOD, N_ ("From and to"), .flags = REQUIRED | FIXED | BC_FIELD_TITLE),
  FIELD (3, "locked", YES_NO, N_ ("Locked")),
  FIELD (4, "reason", LONG_TEXT, N_ ("Reason")),
};
const BcRecordType bc_type_period = {
  "period",
  N_ ("Reported period"),
  N_ ("Reported periods"),
  N_ ("A period that the district has reported and the region can lock."),
  .owner = "district",
  .identity = "district span",
  .scope = BC_SCOPE_OWNER,
  .writers = BC_LEVEL_COMMITTEES,
  FIELDS (period_fields),
};
