/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records.h"

/* The bodies of a district, their people, meetings and promises. */

static const BcChoice sectors[] = {
  { "public", N_ ("Public") },
  { "private", N_ ("Private") },
  { "civil", N_ ("Civil society") },
  { NULL },
};

static const BcChoice group_states[] = {
  { "forming", N_ ("Forming") },
  { "provisional", N_ ("Provisional") },
  { "constituted", N_ ("Constituted") },
  { "legal-person", N_ ("Legal person") },
  { NULL },
};
static const BcField associative_group_fields[] = {
  DISTRICT,
  FIELD (2, "name", TEXT, N_ ("Name"), .flags = TITLE),
  FIELD (3, "state", STATE, N_ ("State"), .choices = group_states, .flags = REQUIRED),
  FIELD (4, "constituted-on", DATE, N_ ("Constituted on")),
  FIELD (5, "legal-form", REFERENCE, N_ ("Legal form"), .targets = "legal-form"),
  FIELD (6, "rut", RUT, N_ ("RUT"), .flags = SEARCHED),
  FIELD (7, "registry-number", TEXT, N_ ("Registry number"), .maximum = 60),
  FIELD (8, "mandate", PERIOD, N_ ("Directorate's mandate")),
  FIELD (9, "fee", PESOS, N_ ("Monthly fee"), .minimum = 0),
};
const BcRecordType bc_type_associative_group = {
  "associative-group",
  N_ ("Associative group (GAL)"),
  N_ ("Associative groups (GAL)"),
  N_ ("The merchants of the district as an organisation: one in each district."),
  .owner = "district",
  .identity = "district",
  .scope = BC_SCOPE_OWNER,
  .writers = BC_LEVEL_MANAGER,
  FIELDS (associative_group_fields),
};

static const BcChoice group_roles[] = {
  { "president", N_ ("President") }, { "secretary", N_ ("Secretary") },
  { "treasurer", N_ ("Treasurer") }, { "director", N_ ("Director") },
  { "member", N_ ("Member") },       { NULL },
};
static const BcField group_member_fields[] = {
  FIELD (1,
         "group",
         REFERENCE,
         N_ ("Group"),
         .targets = "associative-group",
         .flags = REQUIRED | FIXED),
  FIELD (2, "name", TEXT, N_ ("Person"), .flags = REQUIRED | TITLE | SORTED | PERSONAL),
  FIELD (3, "business", REFERENCE, N_ ("Business"), .targets = "business"),
  FIELD (4, "role", CHOICE, N_ ("Role"), .choices = group_roles, .flags = REQUIRED),
  FIELD (5, "term", PERIOD, N_ ("From and to")),
  FIELD (6, "fee-paid-to", DATE, N_ ("Fee paid to")),
  FIELD (7, "rut", RUT, N_ ("RUT"), .flags = SEARCHED | PERSONAL),
  FIELD (8, "phone", TEXT, N_ ("Phone"), .maximum = 40, .flags = PERSONAL),
  FIELD (9, "email", TEXT, N_ ("E-mail"), .flags = PERSONAL),
};
const BcRecordType bc_type_group_member = {
  "group-member",
  N_ ("Member of the group"),
  N_ ("Members of the group"),
  .owner = "group",
  .scope = BC_SCOPE_OWNER,
  .writers = BC_LEVEL_MANAGER,
  FIELDS (group_member_fields),
};

static const BcChoice panel_states[] = {
  { "forming", NC_ ("feminine", "Forming"), "feminine" },
  { "constituted", NC_ ("feminine", "Constituted"), "feminine" },
  { "inactive", NC_ ("feminine", "Inactive"), "feminine" },
  { NULL },
};
static const BcField technical_panel_fields[] = {
  DISTRICT,
  FIELD (2, "state", STATE, N_ ("State"), .choices = panel_states, .flags = REQUIRED),
  FIELD (3, "constituted-on", DATE, N_ ("Constituted on")),
};
const BcRecordType bc_type_technical_panel = {
  "technical-panel",
  N_ ("Technical panel"),
  N_ ("Technical panels"),
  N_ (
    "The institutions at the district's table (Mesa Técnica Institucional): one in each district."),
  .owner = "district",
  .identity = "district",
  .scope = BC_SCOPE_OWNER,
  .writers = BC_LEVEL_MANAGER,
  FIELDS (technical_panel_fields),
};

static const BcField panel_member_fields[] = {
  FIELD (1,
         "panel",
         REFERENCE,
         N_ ("Panel"),
         .targets = "technical-panel",
         .flags = REQUIRED | FIXED),
  FIELD (2, "institution", TEXT, N_ ("Institution"), .flags = REQUIRED | TITLE | SORTED),
  FIELD (3, "delegate", TEXT, N_ ("Delegate"), .flags = SEARCHED | PERSONAL),
  FIELD (4, "role", TEXT, N_ ("Role")),
  FIELD (5, "sector", CHOICE, N_ ("Sector"), .choices = sectors),
  FIELD (6, "term", PERIOD, N_ ("From and to")),
  FIELD (7, "phone", TEXT, N_ ("Phone"), .maximum = 40, .flags = PERSONAL),
  FIELD (8, "email", TEXT, N_ ("E-mail"), .flags = PERSONAL),
};
const BcRecordType bc_type_panel_member = {
  "panel-member",
  N_ ("Member of the panel"),
  N_ ("Members of the panel"),
  .owner = "panel",
  .scope = BC_SCOPE_OWNER,
  .writers = BC_LEVEL_MANAGER,
  FIELDS (panel_member_fields),
};

static const BcChoice committee_kinds[] = {
  { "national-council", N_ ("National council") },
  { "regional-committee", N_ ("Regional committee") },
  { "evaluation-committee", N_ ("Regional evaluation committee (CER)") },
  { NULL },
};
static const BcField committee_fields[] = {
  FIELD (1, "kind", CHOICE, N_ ("Kind"), .choices = committee_kinds, .flags = REQUIRED | FIXED),
  FIELD (2, "region", REFERENCE, N_ ("Region"), .targets = "region", .flags = FIXED),
  FIELD (3, "name", TEXT, N_ ("Name"), .flags = TITLE | SORTED),
};
const BcRecordType bc_type_committee = {
  "committee",
  N_ ("Committee"),
  N_ ("Committees"),
  .identity = "kind region",
  .scope = BC_SCOPE_REGION,
  .writers = BC_LEVEL_COMMITTEES,
  FIELDS (committee_fields),
};

static const BcField committee_member_fields[] = {
  FIELD (1,
         "committee",
         REFERENCE,
         N_ ("Committee"),
         .targets = "committee",
         .flags = REQUIRED | FIXED),
  FIELD (2, "name", TEXT, N_ ("Person"), .flags = REQUIRED | TITLE | SORTED | PERSONAL),
  FIELD (3, "institution", TEXT, N_ ("Institution"), .flags = SEARCHED),
  FIELD (4, "role", TEXT, N_ ("Role")),
  FIELD (5, "term", PERIOD, N_ ("From and to")),
};
const BcRecordType bc_type_committee_member = {
  "committee-member",
  N_ ("Member of the committee"),
  N_ ("Members of the committee"),
  .owner = "committee",
  .scope = BC_SCOPE_OWNER,
  .writers = BC_LEVEL_COMMITTEES,
  FIELDS (committee_member_fields),
};

static const BcChoice bodies[] = {
  { "associative-group", N_ ("Associative group (GAL)") },
  { "technical-panel", N_ ("Technical panel") },
  { "committee", N_ ("Committee") },
  { NULL },
};
static const BcField quorum_rule_fields[] = {
  FIELD (7,
         "code",
         TEXT,
         N_ ("Code"),
         .maximum = 40,
         .flags = REQUIRED | FIXED | SEARCHED | SORTED),
  FIELD (8, "name", TEXT, N_ ("Name"), .flags = REQUIRED | TITLE | SORTED),
  FIELD (1, "body", CHOICE, N_ ("Body"), .choices = bodies, .flags = REQUIRED | FIXED),
  FIELD (2,
         "legal-form",
         REFERENCE,
         N_ ("Legal form"),
         .targets = "legal-form",
         .flags = FIXED,
         .help = N_ ("Empty for whatever has no rule of its own.")),
  FIELD (3, "validity", PERIOD, N_ ("Valid from and to"), .flags = REQUIRED),
  FIELD (4,
         "share",
         PERCENT,
         N_ ("Share of the members"),
         .flags = REQUIRED,
         /* xgettext:no-c-format */
         .help = N_ ("At least this part must be present: 50.01 % means more than half.")),
  FIELD (5,
         "second-call-share",
         PERCENT,
         N_ ("Share on second call"),
         /* xgettext:no-c-format */
         .help = N_ ("0 % means with those who come; empty means that there is no second call.")),
  FIELD (6, "source", TEXT, N_ ("Source")),
};
const BcRecordType bc_type_quorum_rule = {
  "quorum-rule",
  N_ ("Quorum rule"),
  N_ ("Quorum rules"),
  N_ ("How many must be present for a body to agree: by body and legal form, while it holds."),
  .identity = "code",
  .scope = BC_SCOPE_NATION,
  .writers = BC_LEVEL_COUNCIL,
  .catalogue = TRUE,
  FIELDS (quorum_rule_fields),
};

static const BcChoice meeting_kinds[] = {
  { "assembly", N_ ("Assembly") },
  { "directorate", N_ ("Directorate") },
  { "panel", N_ ("Panel") },
  { "workshop", N_ ("Workshop") },
  { "committee-session", N_ ("Committee session") },
  { NULL },
};
static const BcChoice quorum_results[] = {
  { "reached", N_ ("Reached") },
  { "not-reached", N_ ("Not reached") },
  { "second-call", N_ ("Reached on second call") },
  { NULL },
};

#define COUNTED .group = N_ ("Attendance"), .minimum = 0, .maximum = 100000

static const BcField meeting_fields[] = {
  FIELD (1,
         "body",
         REFERENCE,
         N_ ("Body"),
         .targets = "associative-group technical-panel committee",
         .flags = REQUIRED | FIXED),
  FIELD (2,
         "kind",
         CHOICE,
         N_ ("Kind"),
         .choices = meeting_kinds,
         .flags = REQUIRED | BC_FIELD_TITLE),
  FIELD (3, "date", DATE, N_ ("Date"), .flags = REQUIRED | SORTED),
  FIELD (4, "place", TEXT, N_ ("Place"), .flags = SEARCHED),
  FIELD (5, "agenda", LONG_TEXT, N_ ("Agenda"), .flags = SEARCHED),
  FIELD (6, "minutes", LONG_TEXT, N_ ("Minutes"), .flags = SEARCHED),
  FIELD (7, "women", WHOLE, N_ ("Women"), COUNTED),
  FIELD (8, "men", WHOLE, N_ ("Men"), COUNTED),
  FIELD (9,
         "quorum-rule",
         REFERENCE,
         N_ ("Quorum rule"),
         .group = N_ ("Attendance"),
         .targets = "quorum-rule"),
  FIELD (10,
         "quorum-result",
         CHOICE,
         N_ ("Quorum"),
         .group = N_ ("Attendance"),
         .choices = quorum_results),
  FIELD (11, "next-meeting", DATE, N_ ("Next meeting")),
};
const BcRecordType bc_type_meeting = {
  "meeting",
  N_ ("Meeting"),
  N_ ("Meetings"),
  .owner = "body",
  .scope = BC_SCOPE_OWNER,
  .writers = BC_LEVEL_ALL,
  FIELDS (meeting_fields),
};

static const BcField attendance_fields[] = {
  FIELD (1, "meeting", REFERENCE, N_ ("Meeting"), .targets = "meeting", .flags = REQUIRED | FIXED),
  FIELD (2,
         "person",
         REFERENCE,
         N_ ("Person"),
         .targets = "group-member panel-member committee-member",
         .flags = REQUIRED | FIXED | BC_FIELD_TITLE),
  FIELD (3, "present", YES_NO, N_ ("Present"), .flags = REQUIRED),
};
const BcRecordType bc_type_attendance = {
  "attendance",
  N_ ("Attendance"),
  N_ ("Attendance"),
  .owner = "meeting",
  .identity = "meeting person",
  .scope = BC_SCOPE_OWNER,
  .writers = BC_LEVEL_ALL,
  FIELDS (attendance_fields),
};

static const BcChoice agreement_states[] = {
  { "open", N_ ("Open") },
  { "done", N_ ("Done") },
  { "dropped", N_ ("Dropped") },
  { NULL },
};
static const BcField agreement_fields[] = {
  FIELD (1, "meeting", REFERENCE, N_ ("Meeting"), .targets = "meeting", .flags = REQUIRED | FIXED),
  FIELD (2, "text", LONG_TEXT, N_ ("Agreement"), .flags = REQUIRED | TITLE),
  FIELD (3, "who", TEXT, N_ ("Who"), .flags = SEARCHED | PERSONAL),
  FIELD (4, "due", DATE, N_ ("Due on"), .flags = SORTED),
  FIELD (5, "state", STATE, N_ ("State"), .choices = agreement_states, .flags = REQUIRED),
};
const BcRecordType bc_type_agreement = {
  "agreement",
  N_ ("Agreement"),
  N_ ("Agreements"),
  .owner = "meeting",
  .scope = BC_SCOPE_OWNER,
  .writers = BC_LEVEL_ALL,
  FIELDS (agreement_fields),
};

static const BcField commitment_fields[] = {
  DISTRICT,
  FIELD (2, "institution", TEXT, N_ ("Institution"), .flags = REQUIRED | SEARCHED | SORTED),
  FIELD (3, "what", TEXT, N_ ("What it promised"), .flags = REQUIRED | TITLE),
  FIELD (4, "amount", AMOUNT, N_ ("Amount")),
  FIELD (5, "promised-for", DATE, N_ ("Promised for"), .flags = REQUIRED | SORTED),
  FIELD (6, "predecessor", REFERENCE, N_ ("Depends on"), .targets = "commitment"),
  FIELD (7, "fulfilled-on", DATE, N_ ("Fulfilled on")),
  FIELD (8, "evidence", LONG_TEXT, N_ ("Evidence"), .flags = SEARCHED),
};
const BcRecordType bc_type_commitment = {
  "commitment",
  N_ ("Commitment"),
  N_ ("Commitments"),
  N_ ("What an institution promised to the district, and for when."),
  .owner = "district",
  .scope = BC_SCOPE_OWNER,
  .writers = BC_LEVEL_MANAGER,
  FIELDS (commitment_fields),
};
