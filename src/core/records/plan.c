/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records.h"

/* The participatory plan: what is wrong, what is dreamt of, and what is done about it.
 */

static const BcChoice plan_states[] = {
  { "draft", N_ ("Draft") },
  { "submitted", N_ ("Submitted") },
  { "observed", N_ ("Observed") },
  { "approved", N_ ("Approved") },
  { NULL },
};
static const BcField plan_fields[] = {
  DISTRICT,
  FIELD (2, "horizon", PERIOD, N_ ("Horizon"), .help = N_ ("The years that the plan covers.")),
  FIELD (3, "diagnosis", LONG_TEXT, N_ ("Diagnosis"), .flags = SEARCHED),
  FIELD (4, "submitted-on", DATE, N_ ("Submitted on")),
  FIELD (5,
         "state",
         CHOICE,
         N_ ("State"),
         .choices = plan_states,
         .flags = DERIVED | BC_FIELD_TITLE,
         .help = N_ ("Follows from its submission and the region's decisions.")),
  FIELD (6, "approved-on", DATE, N_ ("Approved on"), .flags = DERIVED),
};
const BcRecordType bc_type_plan = {
  "plan",
  N_ ("Plan"),
  N_ ("Plans"),
  N_ ("The plan of commercial and urban actions: one in each district."),
  .owner = "district",
  .identity = "district",
  .scope = BC_SCOPE_OWNER,
  .writers = BC_LEVEL_MANAGER,
  FIELDS (plan_fields),
};

#define OF_THE_PLAN .owner = "plan", .scope = BC_SCOPE_OWNER, .writers = BC_LEVEL_MANAGER

/* The field that owns what a plan has. */
#define PLAN FIELD (1, "plan", REFERENCE, N_ ("Plan"), .targets = "plan", .flags = REQUIRED | FIXED)

static const BcField problem_fields[] = {
  PLAN,
  FIELD (2, "text", TEXT, N_ ("Problem"), .flags = REQUIRED | TITLE),
  FIELD (3, "area", REFERENCE, N_ ("Area"), .targets = "area"),
  FIELD (4, "evidence", LONG_TEXT, N_ ("Evidence"), .flags = SEARCHED),
};
const BcRecordType bc_type_problem = {
  "problem",       N_ ("Problem"),
  N_ ("Problems"), N_ ("Something that the diagnosis found wrong."),
  OF_THE_PLAN,     FIELDS (problem_fields),
};

static const BcField dream_phrase_fields[] = {
  PLAN,
  FIELD (2, "text", TEXT, N_ ("Phrase"), .flags = REQUIRED | TITLE),
};
const BcRecordType bc_type_dream_phrase = {
  "dream-phrase", N_ ("Phrase of the dream"),   N_ ("Phrases of the dream"),
  OF_THE_PLAN,    FIELDS (dream_phrase_fields),
};

static const BcField objective_fields[] = {
  PLAN,
  FIELD (2, "area", REFERENCE, N_ ("Area"), .targets = "area", .flags = REQUIRED),
  FIELD (3, "text", TEXT, N_ ("Objective"), .flags = REQUIRED | TITLE),
};
const BcRecordType bc_type_objective = {
  "objective", N_ ("Objective"), N_ ("Objectives"), OF_THE_PLAN, FIELDS (objective_fields),
};

static const BcChoice action_states[] = {
  { "proposed", NC_ ("feminine", "Proposed"), "feminine" },
  { "prioritised", NC_ ("feminine", "Prioritised"), "feminine" },
  { "planned", NC_ ("feminine", "Planned"), "feminine" },
  { "under-way", NC_ ("feminine", "Under way"), "feminine" },
  { "done", NC_ ("feminine", "Done"), "feminine" },
  { "dropped", NC_ ("feminine", "Dropped"), "feminine" },
  { NULL },
};

#define WHEN   .group = N_ ("When")
#define RESULT .group = N_ ("Result")

static const BcField action_fields[] = {
  PLAN,
  FIELD (2, "title", TEXT, N_ ("Title"), .flags = REQUIRED | TITLE | SORTED),
  FIELD (3, "area", REFERENCE, N_ ("Area"), .targets = "area", .flags = REQUIRED),
  FIELD (4, "action-type", REFERENCE, N_ ("Action type"), .targets = "action-type"),
  FIELD (5, "objective", REFERENCE, N_ ("Objective"), .targets = "objective"),
  FIELD (6, "description", LONG_TEXT, N_ ("Description"), .flags = SEARCHED),
  FIELD (7, "responsible", TEXT, N_ ("Responsible"), .flags = SEARCHED | PERSONAL),
  FIELD (8, "state", STATE, N_ ("State"), .choices = action_states, .flags = REQUIRED),
  FIELD (9, "progress", PERCENT, N_ ("Progress")),
  FIELD (10,
         "priority",
         WHOLE,
         N_ ("Priority"),
         .minimum = 1,
         .maximum = 999,
         .help = N_ ("1 is the first to be done.")),
  FIELD (11, "planned", PERIOD, N_ ("Planned"), WHEN),
  FIELD (12, "baseline", PERIOD, N_ ("Planned when approved"), WHEN, .flags = DERIVED),
  FIELD (13, "actual", PERIOD, N_ ("Actual"), WHEN),
  FIELD (14, "expected-result", LONG_TEXT, N_ ("Expected result"), RESULT, .flags = SEARCHED),
  FIELD (15, "measure", TEXT, N_ ("How it is measured"), RESULT),
  FIELD (16,
         "answers",
         REFERENCE,
         N_ ("Answers to"),
         .targets = "dream-phrase problem",
         .help = N_ ("The phrase of the dream or the problem that this action answers.")),
};
const BcRecordType bc_type_action = {
  "action", N_ ("Action"), N_ ("Actions"), OF_THE_PLAN, FIELDS (action_fields),
};

static const BcField precedence_fields[] = {
  FIELD (1, "action", REFERENCE, N_ ("Action"), .targets = "action", .flags = REQUIRED | FIXED),
  FIELD (2,
         "predecessor",
         REFERENCE,
         N_ ("Comes after"),
         .targets = "action",
         .flags = REQUIRED | FIXED | BC_FIELD_TITLE),
};
const BcRecordType bc_type_precedence = {
  "precedence",
  N_ ("Predecessor"),
  N_ ("Predecessors"),
  .owner = "action",
  .identity = "action predecessor",
  .scope = BC_SCOPE_OWNER,
  .writers = BC_LEVEL_MANAGER,
  FIELDS (precedence_fields),
};

static const BcField area_exemption_fields[] = {
  PLAN,
  FIELD (2,
         "area",
         REFERENCE,
         N_ ("Area"),
         .targets = "area",
         .flags = REQUIRED | FIXED | BC_FIELD_TITLE),
  FIELD (3, "reason", LONG_TEXT, N_ ("Reason"), .flags = REQUIRED | SEARCHED),
};
const BcRecordType bc_type_area_exemption = {
  "area-exemption",
  N_ ("Area without actions"),
  N_ ("Areas without actions"),
  N_ ("Why the plan has no action in an area."),
  .owner = "plan",
  .identity = "plan area",
  .scope = BC_SCOPE_OWNER,
  .writers = BC_LEVEL_MANAGER,
  FIELDS (area_exemption_fields),
};

static const BcField proposal_fields[] = {
  PLAN,
  FIELD (2, "text", TEXT, N_ ("Proposal"), .flags = REQUIRED | TITLE),
  FIELD (3, "area", REFERENCE, N_ ("Area"), .targets = "area", .flags = REQUIRED),
  FIELD (4, "workshop", REFERENCE, N_ ("Workshop"), .targets = "meeting"),
  FIELD (5, "merged-into", REFERENCE, N_ ("Merged into"), .targets = "proposal"),
  FIELD (6, "action", REFERENCE, N_ ("Became the action"), .targets = "action"),
};
const BcRecordType bc_type_proposal = {
  "proposal", N_ ("Proposal"), N_ ("Proposals"), OF_THE_PLAN, FIELDS (proposal_fields),
};

static const BcField vote_fields[] = {
  FIELD (1,
         "proposal",
         REFERENCE,
         N_ ("Proposal"),
         .targets = "proposal",
         .flags = REQUIRED | FIXED),
  FIELD (2,
         "voter",
         TEXT,
         N_ ("Voter"),
         .maximum = 60,
         .flags = REQUIRED | FIXED | PERSONAL | BC_FIELD_TITLE),
  FIELD (3, "dots", WHOLE, N_ ("Dots"), .minimum = 0, .maximum = 100, .flags = REQUIRED),
};
const BcRecordType bc_type_vote = {
  "vote",
  N_ ("Vote"),
  N_ ("Votes"),
  .owner = "proposal",
  .identity = "proposal voter",
  .scope = BC_SCOPE_OWNER,
  .writers = BC_LEVEL_MANAGER,
  FIELDS (vote_fields),
};

static const BcChoice activity_kinds[] = {
  { "workshop", N_ ("Workshop") },
  { "training", N_ ("Training") },
  { "campaign", N_ ("Campaign") },
  { "joint-promotion", N_ ("Joint promotion") },
  { "fair", N_ ("Fair") },
  { "dissemination", N_ ("Dissemination") },
  { "visit", N_ ("Visit") },
  { "exchange", N_ ("Exchange of experience") },
  { NULL },
};

#define PEOPLE .group = N_ ("People"), .minimum = 0, .maximum = 1000000

static const BcField activity_fields[] = {
  DISTRICT,
  FIELD (2, "title", TEXT, N_ ("Title"), .flags = REQUIRED | TITLE | SORTED),
  FIELD (3, "kind", CHOICE, N_ ("Kind"), .choices = activity_kinds, .flags = REQUIRED),
  FIELD (4, "action", REFERENCE, N_ ("Action"), .targets = "action"),
  FIELD (5, "date", DATE, N_ ("Date"), .flags = REQUIRED | SORTED),
  FIELD (6, "place", TEXT, N_ ("Place"), .flags = SEARCHED),
  FIELD (7, "women", WHOLE, N_ ("Women"), PEOPLE),
  FIELD (8, "men", WHOLE, N_ ("Men"), PEOPLE),
  FIELD (9, "merchants", WHOLE, N_ ("Merchants"), PEOPLE),
  FIELD (10, "neighbours", WHOLE, N_ ("Neighbours"), PEOPLE),
  FIELD (11, "others", WHOLE, N_ ("Others"), PEOPLE),
  FIELD (12, "businesses", WHOLE, N_ ("Businesses"), PEOPLE),
  FIELD (13, "cost", PESOS, N_ ("Cost"), .minimum = 0),
  FIELD (14,
         "other-district",
         REFERENCE,
         N_ ("Other district"),
         .targets = "district",
         .help = N_ ("In an exchange of experience, the district it was held with.")),
  FIELD (15, "notes", LONG_TEXT, N_ ("Notes"), .flags = SEARCHED),
};
const BcRecordType bc_type_activity = {
  "activity",
  N_ ("Activity"),
  N_ ("Activities"),
  N_ ("Something held: a workshop, a fair, a campaign, a visit."),
  .owner = "district",
  .scope = BC_SCOPE_OWNER,
  .writers = BC_LEVEL_MANAGER,
  FIELDS (activity_fields),
};
