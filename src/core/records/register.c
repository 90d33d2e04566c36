/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records.h"

/* The businesses of a district, what happens to them, and the files of any record. */

static const BcChoice uses[] = {
  { "retail", N_ ("Retail") },
  { "personal-services", N_ ("Personal services") },
  { "tourism", N_ ("Tourism") },
  { "leisure", N_ ("Leisure") },
  { "food", N_ ("Food and drink") },
  { "other", N_ ("Other") },
  { NULL },
};

static const BcChoice owner_sexes[] = {
  { "women", N_ ("Women") },
  { "men", N_ ("Men") },
  { "mixed", N_ ("Women and men") },
  { "unreported", N_ ("Not reported") },
  { NULL },
};

static const BcChoice business_states[] = {
  { "open", N_ ("Open") },
  { "closed", N_ ("Closed") },
  { "vacant", N_ ("Vacant") },
  { "moved", N_ ("Moved") },
  { NULL },
};

#define PLACE     .group = N_ ("Place")
#define FIRM      .group = N_ ("Firm")
#define CONTACT   .group = N_ ("Contact")
#define DIRECTORY .group = N_ ("Public directory")

static const BcField business_fields[] = {
  DISTRICT,
  FIELD (2,
         "trade-name",
         TEXT,
         N_ ("Trade name"),
         .flags = REQUIRED | TITLE | SORTED,
         .help = N_ ("The name over the door; for a vacant premises, its address.")),
  FIELD (3, "state", STATE, N_ ("State"), .choices = business_states),
  FIELD (4, "use", CHOICE, N_ ("Use"), .choices = uses),
  FIELD (5, "street", TEXT, N_ ("Street"), PLACE, .flags = SEARCHED | SORTED),
  FIELD (6, "street-number", TEXT, N_ ("Number"), PLACE, .maximum = 20),
  FIELD (7, "unit", TEXT, N_ ("Unit"), PLACE, .maximum = 40),
  FIELD (8, "position", POSITION, N_ ("Position"), PLACE),
  FIELD (9, "walking-order", WHOLE, N_ ("Walking order"), PLACE, .minimum = 0, .maximum = 1000000),
  FIELD (10, "legal-name", TEXT, N_ ("Legal name"), FIRM, .flags = SEARCHED),
  FIELD (11, "rut", RUT, N_ ("RUT"), FIRM, .flags = SEARCHED | SORTED | PERSONAL),
  FIELD (12, "activity-code", REFERENCE, N_ ("Activity code"), FIRM, .targets = "activity-code"),
  FIELD (13,
         "anchor",
         YES_NO,
         N_ ("Anchor"),
         FIRM,
         .help =
           N_ ("A place that draws people to the district: a fair, a museum, a business centre.")),
  FIELD (14,
         "yearly-sales",
         DECIMAL,
         N_ ("Yearly sales"),
         FIRM,
         .unit = N_ ("UF"),
         .minimum = 0,
         .maximum = G_GINT64_CONSTANT (100000000000),
         .help = N_ ("Sales of the last year without VAT, in UF.")),
  FIELD (15,
         "size-bracket",
         REFERENCE,
         N_ ("Size bracket"),
         FIRM,
         .targets = "size-bracket",
         .flags = DERIVED,
         .help = N_ ("It follows from the yearly sales.")),
  FIELD (16, "workers-women", WHOLE, N_ ("Workers, women"), FIRM, .minimum = 0, .maximum = 100000),
  FIELD (17, "workers-men", WHOLE, N_ ("Workers, men"), FIRM, .minimum = 0, .maximum = 100000),
  FIELD (18, "formal-since", DATE, N_ ("Formal since"), FIRM),
  FIELD (19, "payment-means", TEXT, N_ ("Means of payment"), FIRM),
  FIELD (20, "owner-name", TEXT, N_ ("Owner"), CONTACT, .flags = PERSONAL | SEARCHED),
  FIELD (21,
         "owner-sex",
         CHOICE,
         N_ ("Owner's sex"),
         CONTACT,
         .choices = owner_sexes,
         .flags = PERSONAL),
  FIELD (22, "phone", TEXT, N_ ("Phone"), CONTACT, .maximum = 40, .flags = PERSONAL),
  FIELD (23, "email", TEXT, N_ ("E-mail"), CONTACT, .flags = PERSONAL),
  FIELD (24, "web", TEXT, N_ ("Web"), CONTACT),
  FIELD (25, "networks", TEXT, N_ ("Social networks"), CONTACT),
  FIELD (26,
         "in-directory",
         YES_NO,
         N_ ("In the public directory"),
         DIRECTORY,
         .help = N_ ("Only with the owner's consent.")),
  FIELD (27, "consent-on", DATE, N_ ("Consent given on"), DIRECTORY),
  FIELD (28, "catalogue-text", LONG_TEXT, N_ ("Catalogue text"), DIRECTORY, .flags = SEARCHED),
  FIELD (29, "catalogue-photo", DOCUMENT, N_ ("Catalogue photo"), DIRECTORY),
  FIELD (30, "moved-from", REFERENCE, N_ ("Moved from"), .targets = "business"),
  FIELD (31,
         "seen-on",
         DATE,
         N_ ("Seen on"),
         .help = N_ ("The last day on which a walk through the street found it in this state.")),
};
const BcRecordType bc_type_business = {
  "business",
  N_ ("Business"),
  N_ ("Businesses"),
  N_ ("A shop or premises of the district, open or not."),
  .owner = "district",
  .scope = BC_SCOPE_OWNER,
  .writers = BC_LEVEL_MANAGER,
  FIELDS (business_fields),
};

static const BcChoice event_kinds[] = {
  { "opening", N_ ("Opening") },
  { "closing", N_ ("Closing") },
  { "expansion", N_ ("Expansion") },
  { "move", N_ ("Move") },
  { "jobs-won", N_ ("Jobs won") },
  { "jobs-lost", N_ ("Jobs lost") },
  { NULL },
};
static const BcField business_event_fields[] = {
  FIELD (1,
         "business",
         REFERENCE,
         N_ ("Business"),
         .targets = "business",
         .flags = REQUIRED | FIXED),
  FIELD (2,
         "kind",
         CHOICE,
         N_ ("What happened"),
         .choices = event_kinds,
         .flags = REQUIRED | BC_FIELD_TITLE),
  FIELD (3, "date", DATE, N_ ("Date"), .flags = REQUIRED | SORTED),
  FIELD (4, "jobs", WHOLE, N_ ("Jobs"), .minimum = 0, .maximum = 100000),
  FIELD (5, "notes", LONG_TEXT, N_ ("Notes"), .flags = SEARCHED),
};
const BcRecordType bc_type_business_event = {
  "business-event",
  N_ ("Event of a business"),
  N_ ("Events of the businesses"),
  N_ ("What became of a business: it opened, closed, moved, won or lost jobs."),
  .owner = "business",
  .scope = BC_SCOPE_OWNER,
  .writers = BC_LEVEL_MANAGER,
  FIELDS (business_event_fields),
};

static const BcField distinction_fields[] = {
  FIELD (1,
         "business",
         REFERENCE,
         N_ ("Business"),
         .targets = "business",
         .flags = REQUIRED | FIXED),
  FIELD (2,
         "other",
         REFERENCE,
         N_ ("Is not the same as"),
         .targets = "business",
         .flags = REQUIRED | FIXED | BC_FIELD_TITLE),
};
const BcRecordType bc_type_distinction = {
  "distinction",
  N_ ("Told apart"),
  N_ ("Businesses told apart"),
  N_ ("Two businesses that are alike and are two all the same: they are not offered as possible "
      "duplicates again. Deleting this offers them again."),
  .owner = "business",
  .identity = "business other",
  .scope = BC_SCOPE_OWNER,
  .writers = BC_LEVEL_MANAGER,
  FIELDS (distinction_fields),
};

static const BcChoice document_kinds[] = {
  { "minutes", N_ ("Minutes") },   { "photo", N_ ("Photo") }, { "quotation", N_ ("Quotation") },
  { "invoice", N_ ("Invoice") },   { "plan", N_ ("Plan") },   { "contract", N_ ("Contract") },
  { "evidence", N_ ("Evidence") }, { "other", N_ ("Other") }, { NULL },
};
static const BcField document_fields[] = {
  FIELD (1, "record", REFERENCE, N_ ("Belongs to"), .flags = REQUIRED | FIXED),
  FIELD (2, "name", TEXT, N_ ("Name"), .flags = REQUIRED | TITLE | SORTED),
  FIELD (3, "file", DOCUMENT, N_ ("File"), .flags = REQUIRED | FIXED),
  FIELD (4, "kind", CHOICE, N_ ("Kind"), .choices = document_kinds),
  FIELD (5, "media-type", TEXT, N_ ("Type of file"), .maximum = 100, .flags = FIXED),
  FIELD (6, "size", WHOLE, N_ ("Size"), .unit = N_ ("bytes"), .minimum = 0, .flags = FIXED),
  FIELD (7, "taken-on", DATE, N_ ("Taken on")),
  FIELD (8,
         "after",
         REFERENCE,
         N_ ("Shows afterwards what this shows before"),
         .targets = "document"),
  FIELD (9,
         "position",
         POSITION,
         N_ ("Taken at"),
         .flags = PERSONAL,
         .help = N_ ("Where the photo was taken; kept only with the consent of who took it.")),
};
const BcRecordType bc_type_document = {
  "document",
  N_ ("Document"),
  N_ ("Documents"),
  N_ ("A file kept with a record: minutes, a photo, an invoice, a contract."),
  .owner = "record",
  .scope = BC_SCOPE_OWNER,
  .writers = BC_LEVEL_ALL,
  FIELDS (document_fields),
};
