/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records.h"

/* The district itself, its candidacy, its steps and its years after graduation. */

static const BcChoice phases[] = {
  { "candidate", N_ ("Candidate") },       { "activation", N_ ("Activation") },
  { "dynamization", N_ ("Dynamization") }, { "graduated", N_ ("Graduated") },
  { "withdrawn", N_ ("Withdrawn") },       { NULL },
};

#define IDENTITY .group = N_ ("Identity")
#define BRAND    .group = N_ ("Brand")

static const BcField district_fields[] = {
  FIELD (1, "name", TEXT, N_ ("Name"), .flags = REQUIRED | TITLE | SORTED, .writers = BC_LEVEL_ALL),
  FIELD (2,
         "commune",
         REFERENCE,
         N_ ("Commune"),
         .targets = "commune",
         .flags = REQUIRED,
         .writers = BC_LEVEL_ALL),
  FIELD (3, "call", REFERENCE, N_ ("Call"), .targets = "call", .writers = BC_LEVEL_ALL),
  FIELD (4,
         "phase",
         CHOICE,
         N_ ("Phase"),
         .choices = phases,
         .flags = DERIVED,
         .help = N_ ("Follows from the decisions of the region and the council.")),
  FIELD (5,
         "manager",
         TEXT,
         N_ ("Manager"),
         .flags = PERSONAL | SEARCHED,
         .help = N_ ("The manager who keeps this district.")),
  FIELD (6, "boundary", POLYGON, N_ ("Boundary")),
  FIELD (7,
         "dream",
         LONG_TEXT,
         N_ ("Dream"),
         IDENTITY,
         .flags = SEARCHED,
         .help = N_ ("The district's dream: what its people want it to become.")),
  FIELD (8, "social-character", LONG_TEXT, N_ ("Social character"), IDENTITY, .flags = SEARCHED),
  FIELD (9,
         "cultural-character",
         LONG_TEXT,
         N_ ("Cultural character"),
         IDENTITY,
         .flags = SEARCHED),
  FIELD (10,
         "architectural-character",
         LONG_TEXT,
         N_ ("Architectural character"),
         IDENTITY,
         .flags = SEARCHED),
  FIELD (11, "brand-name", TEXT, N_ ("Brand name"), BRAND, .flags = SEARCHED),
  FIELD (12, "brand-slogan", TEXT, N_ ("Slogan"), BRAND, .flags = SEARCHED),
  FIELD (13, "brand-logo", DOCUMENT, N_ ("Logo"), BRAND),
  FIELD (14, "activation-start", DATE, N_ ("Activation began"), .flags = DERIVED),
  FIELD (15, "dynamization-start", DATE, N_ ("Dynamization began"), .flags = DERIVED),
};
const BcRecordType bc_type_district = {
  "district",
  N_ ("District"),
  N_ ("Districts"),
  N_ ("A part of a town with shops and services and an identity of its own."),
  .identity = "commune name",
  .scope = BC_SCOPE_SELF,
  .writers = BC_LEVEL_MANAGER,
  FIELDS (district_fields),
};

static const BcField milestone_fields[] = {
  DISTRICT,
  FIELD (2,
         "kind",
         REFERENCE,
         N_ ("Milestone"),
         .targets = "milestone-kind",
         .flags = REQUIRED | TITLE),
  FIELD (3, "planned", DATE, N_ ("Planned for"), .flags = SORTED),
  FIELD (4, "actual", DATE, N_ ("Reached on")),
  FIELD (5, "notes", LONG_TEXT, N_ ("Notes"), .flags = SEARCHED),
};
const BcRecordType bc_type_milestone = {
  "milestone",
  N_ ("Milestone"),
  N_ ("Milestones"),
  N_ ("A step of a phase, with its planned and its actual date."),
  .owner = "district",
  .identity = "district kind",
  .scope = BC_SCOPE_OWNER,
  .writers = BC_LEVEL_MANAGER,
  FIELDS (milestone_fields),
};

static const BcField candidate_score_fields[] = {
  DISTRICT,
  FIELD (2,
         "criterion",
         REFERENCE,
         N_ ("Criterion"),
         .targets = "criterion",
         .flags = REQUIRED | FIXED | TITLE),
  FIELD (3, "score", PERCENT, N_ ("Score"), .flags = REQUIRED),
  FIELD (4, "reason", LONG_TEXT, N_ ("Reason")),
};
const BcRecordType bc_type_candidate_score = {
  "candidate-score",
  N_ ("Candidate's score"),
  N_ ("Candidates' scores"),
  .owner = "district",
  .identity = "district criterion",
  .scope = BC_SCOPE_OWNER,
  .writers = BC_LEVEL_COMMITTEES,
  FIELDS (candidate_score_fields),
};

static const BcField yearly_survey_fields[] = {
  DISTRICT,
  FIELD (2,
         "year",
         WHOLE,
         N_ ("Year"),
         .minimum = 2000,
         .maximum = 2200,
         .flags = REQUIRED | FIXED | BC_FIELD_TITLE | SORTED | ORDINAL),
  FIELD (3, "still-meets", YES_NO, N_ ("Does the association still meet?")),
  FIELD (4, "collects-fees", YES_NO, N_ ("Does it collect fees?")),
  FIELD (5, "members", WHOLE, N_ ("How many members?"), .minimum = 0, .maximum = 100000),
  FIELD (6, "upkeep-payer", TEXT, N_ ("Who pays for lights and cleaning?")),
  FIELD (7, "brand-in-use", YES_NO, N_ ("Is the brand in use?")),
  FIELD (8, "yearly-plan", YES_NO, N_ ("Is there a plan for the year?")),
  FIELD (9, "money-raised", PESOS, N_ ("Money raised"), .minimum = 0),
  FIELD (10, "money-sources", TEXT, N_ ("Raised from whom?")),
  FIELD (11, "vacant-premises", WHOLE, N_ ("Vacant premises"), .minimum = 0, .maximum = 100000),
  FIELD (12, "would-repeat", YES_NO, N_ ("Would you do it again?")),
  FIELD (13, "missing", LONG_TEXT, N_ ("What is missing?"), .flags = SEARCHED),
};
const BcRecordType bc_type_yearly_survey = {
  "yearly-survey",
  N_ ("Yearly survey"),
  N_ ("Yearly surveys"),
  N_ ("The short questionnaire that a graduated district answers for three years."),
  .owner = "district",
  .identity = "district year",
  .scope = BC_SCOPE_OWNER,
  .writers = BC_LEVEL_MANAGER,
  FIELDS (yearly_survey_fields),
};
