/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records.h"

/* The catalogues that the program ships and the council keeps. Their facts lie in seeds/. */

#define CATALOGUE                                                                                  \
  .identity = "code", .scope = BC_SCOPE_NATION, .writers = BC_LEVEL_COUNCIL, .catalogue = TRUE
#define CODE                                                                                       \
  FIELD (1, "code", TEXT, N_ ("Code"), .maximum = 40, .flags = REQUIRED | FIXED | SEARCHED | SORTED)
#define NAME FIELD (2, "name", TEXT, N_ ("Name"), .flags = REQUIRED | TITLE | SORTED)

static const BcField region_fields[] = {
  CODE,
  NAME,
  FIELD (3, "roman", TEXT, N_ ("Roman number"), .maximum = 10),
  FIELD (4, "iso", TEXT, N_ ("ISO 3166-2 code"), .maximum = 10),
  FIELD (5, "position", WHOLE, N_ ("Order from north to south"), .minimum = 1, .maximum = 99),
};
const BcRecordType bc_type_region = {
  "region", N_ ("Region"), N_ ("Regions"), CATALOGUE, FIELDS (region_fields),
};

static const BcField province_fields[] = {
  CODE,
  NAME,
  FIELD (3, "region", REFERENCE, N_ ("Region"), .targets = "region", .flags = REQUIRED),
};
const BcRecordType bc_type_province = {
  "province", N_ ("Province"), N_ ("Provinces"), CATALOGUE, FIELDS (province_fields),
};

static const BcField commune_fields[] = {
  CODE,
  NAME,
  FIELD (3, "province", REFERENCE, N_ ("Province"), .targets = "province", .flags = REQUIRED),
  FIELD (4, "region", REFERENCE, N_ ("Region"), .targets = "region", .flags = REQUIRED),
  FIELD (5, "other-names", TEXT, N_ ("Other spellings"), .flags = SEARCHED),
};
const BcRecordType bc_type_commune = {
  "commune", N_ ("Commune"), N_ ("Communes"), CATALOGUE, FIELDS (commune_fields),
};

static const BcField area_fields[] = { CODE, NAME };
const BcRecordType bc_type_area = {
  "area",    N_ ("Area"),          N_ ("Areas"), N_ ("One of the six areas of a district's plan."),
  CATALOGUE, FIELDS (area_fields),
};

static const BcField action_type_fields[] = {
  CODE,
  NAME,
  FIELD (3, "area", REFERENCE, N_ ("Area"), .targets = "area", .flags = REQUIRED),
};
const BcRecordType bc_type_action_type = {
  "action-type", N_ ("Action type"), N_ ("Action types"), CATALOGUE, FIELDS (action_type_fields),
};

static const BcChoice source_kinds[] = {
  { "sercotec", N_ ("Sercotec") },
  { "leveraged-public", N_ ("Leveraged, public") },
  { "leveraged-private", N_ ("Leveraged, private") },
  { "own", N_ ("Own contribution") },
  { "in-kind", N_ ("In kind") },
  { NULL },
};
static const BcField funding_source_fields[] = {
  CODE,
  NAME,
  FIELD (3, "institution", TEXT, N_ ("Institution"), .flags = SEARCHED),
  FIELD (4, "kind", CHOICE, N_ ("Kind"), .choices = source_kinds, .flags = REQUIRED),
  FIELD (5,
         "areas",
         TEXT,
         N_ ("Areas it serves"),
         .help = N_ ("Numbers of the areas, for example 1 5.")),
  FIELD (6,
         "requirements",
         LONG_TEXT,
         N_ ("Requirements"),
         .help = N_ ("Who may apply, and from when until when each requirement holds.")),
  FIELD (7,
         "programme",
         YES_NO,
         N_ ("Money of the programme"),
         .help = N_ ("What it awards counts against the ceilings of the district's call.")),
  FIELD (8,
         "pays-tax",
         YES_NO,
         N_ ("Pays value-added tax"),
         .help = N_ ("Whether the tax of an invoice counts as an expense.")),
  FIELD (9,
         "form-cells",
         LONG_TEXT,
         N_ ("Cells of its accounts form"),
         .writers = BC_LEVEL_ALL,
         .help =
           N_ ("What goes into which cell of the spreadsheet that accounts are rendered on, a "
               "line each: Resumen!C5 = project-code")),
};
const BcRecordType bc_type_funding_source = {
  "funding-source", N_ ("Funding source"),          N_ ("Funding sources"),
  CATALOGUE,        FIELDS (funding_source_fields),
};

static const BcChoice conditions[] = {
  { "group-constituted", N_ ("The associative group (GAL) is constituted") },
  { "group-legal-person", N_ ("The associative group (GAL) is a legal person") },
  { "group-months", N_ ("Months since the associative group (GAL) was constituted") },
  { "group-members", N_ ("Members of the associative group (GAL)") },
  { "panel-constituted", N_ ("The technical panel is constituted") },
  { "plan-approved", N_ ("The region approved the plan") },
  { "open-businesses", N_ ("Open businesses of the district") },
  { "formal-businesses", N_ ("Open businesses with RUT") },
  { "small-businesses", N_ ("Open businesses that sell up to 25,000 UF a year") },
  { "by-hand", N_ ("Something that a person has to look at") },
  { NULL },
};
static const BcField funding_requirement_fields[] = {
  CODE,
  NAME,
  FIELD (3,
         "source",
         REFERENCE,
         N_ ("Funding source"),
         .targets = "funding-source",
         .flags = REQUIRED | FIXED),
  FIELD (4, "condition", CHOICE, N_ ("Condition"), .choices = conditions, .flags = REQUIRED),
  FIELD (5,
         "at-least",
         WHOLE,
         N_ ("At least"),
         .minimum = 0,
         .maximum = 100000,
         .help = N_ ("How many of what the condition counts; one where nothing is written.")),
  FIELD (6, "validity", PERIOD, N_ ("Holds from and to")),
  FIELD (7, "basis", TEXT, N_ ("Where it is written")),
};
const BcRecordType bc_type_funding_requirement = {
  "funding-requirement",
  N_ ("Requirement of a funding source"),
  N_ ("Requirements of the funding sources"),
  N_ ("What a district must fulfil for a source to pay for its actions, while it holds."),
  CATALOGUE,
  FIELDS (funding_requirement_fields),
};

static const BcField call_fields[] = {
  CODE,
  NAME,
  FIELD (3,
         "year",
         WHOLE,
         N_ ("Year"),
         .minimum = 2000,
         .maximum = 2200,
         .flags = REQUIRED | ORDINAL),
  FIELD (4, "cohort", TEXT, N_ ("Cohort"), .flags = SEARCHED),
  FIELD (5, "ceiling-total", PESOS, N_ ("Ceiling per district, in all")),
  FIELD (6, "ceiling-yearly", PESOS, N_ ("Ceiling per district and year")),
  FIELD (7, "ceiling-first-year", PESOS, N_ ("Ceiling per district, first year")),
  FIELD (8, "districts", WHOLE, N_ ("Districts planned"), .minimum = 0, .maximum = 10000),
  FIELD (9, "years", WHOLE, N_ ("Duration"), .unit = N_ ("years"), .minimum = 0, .maximum = 30),
  FIELD (10, "notes", LONG_TEXT, N_ ("Notes")),
};
const BcRecordType bc_type_call = {
  "call",       N_ ("Call"),
  N_ ("Calls"), N_ ("The yearly call (cohort) that a district entered with."),
  CATALOGUE,    FIELDS (call_fields),
};

static const BcField axis_fields[] = {
  CODE,
  NAME,
  FIELD (3, "call", REFERENCE, N_ ("Call"), .targets = "call", .flags = REQUIRED),
};
const BcRecordType bc_type_axis = {
  "axis",      N_ ("Axis"),
  N_ ("Axes"), N_ ("What a later call names instead of the six areas."),
  CATALOGUE,   FIELDS (axis_fields),
};

static const BcField axis_area_fields[] = {
  FIELD (1, "axis", REFERENCE, N_ ("Axis"), .targets = "axis", .flags = REQUIRED | FIXED),
  FIELD (2, "area", REFERENCE, N_ ("Area"), .targets = "area", .flags = REQUIRED | FIXED),
};
const BcRecordType bc_type_axis_area = {
  .name = "axis-area",
  .label = N_ ("Area of an axis"),
  .plural = N_ ("Areas of the axes"),
  .identity = "axis area",
  .scope = BC_SCOPE_NATION,
  .writers = BC_LEVEL_COUNCIL,
  .catalogue = TRUE,
  FIELDS (axis_area_fields),
};

static const BcField size_bracket_fields[] = {
  CODE,
  NAME,
  FIELD (3, "from-sales", DECIMAL, N_ ("Yearly sales from"), .unit = N_ ("UF")),
  FIELD (4, "to-sales", DECIMAL, N_ ("Yearly sales to"), .unit = N_ ("UF")),
};
const BcRecordType bc_type_size_bracket = {
  "size-bracket", N_ ("Size bracket"),          N_ ("Size brackets"),
  CATALOGUE,      FIELDS (size_bracket_fields),
};

/* The same for all, published by the central bank and the tax service: whoever has the table at
 * hand brings it in, and two laptops that do make the same records. */
static const BcField uf_value_fields[] = {
  FIELD (1, "day", DATE, N_ ("Day"), .flags = REQUIRED | FIXED | SORTED | BC_FIELD_TITLE),
  FIELD (2,
         "value",
         DECIMAL,
         N_ ("Value"),
         .unit = "$",
         .minimum = 1,
         .flags = REQUIRED,
         .help = N_ ("What one UF is worth on that day, in pesos.")),
};
const BcRecordType bc_type_uf_value = {
  .name = "uf-value",
  .label = N_ ("Value of the UF"),
  .plural = N_ ("Values of the UF"),
  .help = N_ ("What the UF is worth each day: an amount in UF is converted by its own day alone."),
  .identity = "day",
  .scope = BC_SCOPE_NATION,
  .writers = BC_LEVEL_ALL,
  FIELDS (uf_value_fields),
};

static const BcField activity_code_fields[] = {
  CODE,
  NAME,
  FIELD (3, "section", TEXT, N_ ("Section"), .flags = SEARCHED),
};
const BcRecordType bc_type_activity_code = {
  "activity-code",
  N_ ("Activity code"),
  N_ ("Activity codes"),
  N_ ("Economic activity as the tax service registers it, six digits."),
  CATALOGUE,
  FIELDS (activity_code_fields),
};

static const BcField invoice_type_fields[] = {
  CODE,
  NAME,
  FIELD (3, "electronic", YES_NO, N_ ("Electronic")),
  FIELD (4, "becomes-entry", YES_NO, N_ ("Becomes an entry")),
};
const BcRecordType bc_type_invoice_type = {
  "invoice-type", N_ ("Invoice type"),          N_ ("Invoice types"),
  CATALOGUE,      FIELDS (invoice_type_fields),
};

static const BcField legal_form_fields[] = {
  CODE,
  NAME,
  FIELD (3, "law", TEXT, N_ ("Law")),
};
const BcRecordType bc_type_legal_form = {
  "legal-form", N_ ("Legal form"), N_ ("Legal forms"), CATALOGUE, FIELDS (legal_form_fields),
};

static const BcChoice sectors[] = {
  { "public", N_ ("Public") },
  { "private", N_ ("Private") },
  { "civil", N_ ("Civil society") },
  { NULL },
};
static const BcField institution_fields[] = {
  CODE,
  NAME,
  FIELD (3, "sector", CHOICE, N_ ("Sector"), .choices = sectors),
};
const BcRecordType bc_type_institution = {
  "institution", N_ ("Institution"), N_ ("Institutions"), CATALOGUE, FIELDS (institution_fields),
};

static const BcChoice phases[] = {
  { "candidate", N_ ("Candidate") },
  { "activation", N_ ("Activation") },
  { "dynamization", N_ ("Dynamization") },
  { "graduated", N_ ("Graduated") },
  { NULL },
};
static const BcField milestone_kind_fields[] = {
  CODE,
  NAME,
  FIELD (3, "phase", CHOICE, N_ ("Phase"), .choices = phases, .flags = REQUIRED),
  FIELD (4, "position", WHOLE, N_ ("Order"), .minimum = 0, .maximum = 999),
  FIELD (5,
         "months",
         WHOLE,
         N_ ("Usual month"),
         .unit = N_ ("months from the phase's start"),
         .minimum = 0,
         .maximum = 120),
};
const BcRecordType bc_type_milestone_kind = {
  "milestone-kind", N_ ("Kind of milestone"),       N_ ("Kinds of milestone"),
  CATALOGUE,        FIELDS (milestone_kind_fields),
};

static const BcField indicator_fields[] = {
  CODE,
  NAME,
  FIELD (3, "unit", TEXT, N_ ("Unit")),
  FIELD (4, "definition", LONG_TEXT, N_ ("Definition"), .flags = REQUIRED | SEARCHED),
  FIELD (5, "source", TEXT, N_ ("Source")),
};
const BcRecordType bc_type_indicator = {
  "indicator", N_ ("Indicator"), N_ ("Indicators"), CATALOGUE, FIELDS (indicator_fields),
};

static const BcField criterion_fields[] = {
  CODE,
  NAME,
  FIELD (3, "call", REFERENCE, N_ ("Call"), .targets = "call", .flags = REQUIRED),
  FIELD (4, "weight", PERCENT, N_ ("Weight")),
};
const BcRecordType bc_type_criterion = {
  "criterion",     N_ ("Criterion"),
  N_ ("Criteria"), N_ ("What a call scores its candidate districts by."),
  CATALOGUE,       FIELDS (criterion_fields),
};
