/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records.h"

/* Money: who pays for an action, how much, and what became of it. */

static const BcChoice line_states[] = {
  { "identified", NC_ ("feminine", "Identified"), "feminine" },
  { "applied", NC_ ("feminine", "Applied for"), "feminine" },
  { "awarded", NC_ ("feminine", "Awarded"), "feminine" },
  { "rejected", NC_ ("feminine", "Rejected"), "feminine" },
  { "closed", NC_ ("feminine", "Closed"), "feminine" },
  { NULL },
};
static const BcField funding_line_fields[] = {
  FIELD (1, "action", REFERENCE, N_ ("Action"), .targets = "action", .flags = REQUIRED | FIXED),
  FIELD (2,
         "source",
         REFERENCE,
         N_ ("Funding source"),
         .targets = "funding-source",
         .flags = REQUIRED | BC_FIELD_TITLE),
  FIELD (3, "state", STATE, N_ ("State"), .choices = line_states, .flags = REQUIRED),
  FIELD (4, "project-code", TEXT, N_ ("Project code"), .maximum = 60, .flags = SEARCHED),
  FIELD (5, "requested", PESOS, N_ ("Requested"), .minimum = 0),
  FIELD (6, "awarded", PESOS, N_ ("Awarded"), .minimum = 0),
  FIELD (7, "own-contribution", PERCENT, N_ ("Own contribution")),
  FIELD (8, "item-cap", PESOS, N_ ("Cap per item"), .minimum = 0),
  FIELD (9, "date", DATE, N_ ("Date"), .flags = SORTED),
  FIELD (10,
         "execution",
         PERIOD,
         N_ ("Execution"),
         .help = N_ ("The days within which its money can be spent.")),
};
const BcRecordType bc_type_funding_line = {
  "funding-line",
  N_ ("Funding line"),
  N_ ("Funding lines"),
  N_ ("Money from one source for one action."),
  .owner = "action",
  .scope = BC_SCOPE_OWNER,
  .writers = BC_LEVEL_MANAGER,
  FIELDS (funding_line_fields),
};

static const BcField budget_item_fields[] = {
  FIELD (1,
         "line",
         REFERENCE,
         N_ ("Funding line"),
         .targets = "funding-line",
         .flags = REQUIRED | FIXED),
  FIELD (2, "name", TEXT, N_ ("Item"), .flags = REQUIRED | TITLE | SORTED),
  FIELD (3, "amount", PESOS, N_ ("Amount"), .minimum = 0, .flags = REQUIRED),
  FIELD (4, "cap", PESOS, N_ ("Cap"), .minimum = 0),
};
const BcRecordType bc_type_budget_item = {
  "budget-item",
  N_ ("Budget item"),
  N_ ("Budget items"),
  .owner = "line",
  .scope = BC_SCOPE_OWNER,
  .writers = BC_LEVEL_MANAGER,
  FIELDS (budget_item_fields),
};

static const BcChoice entry_kinds[] = {
  { "disbursement", N_ ("Disbursement received") },
  { "commitment", N_ ("Commitment") },
  { "expense", N_ ("Expense") },
  { "refund", N_ ("Refund") },
  { NULL },
};
static const BcChoice entry_states[] = {
  { "draft", N_ ("Draft") },       { "submitted", N_ ("Submitted") },
  { "observed", N_ ("Observed") }, { "approved", N_ ("Approved") },
  { "rejected", N_ ("Rejected") }, { NULL },
};

#define PAPER .group = N_ ("Document")

static const BcField entry_fields[] = {
  FIELD (1,
         "line",
         REFERENCE,
         N_ ("Funding line"),
         .targets = "funding-line",
         .flags = REQUIRED | FIXED),
  FIELD (2,
         "kind",
         CHOICE,
         N_ ("Kind"),
         .choices = entry_kinds,
         .flags = REQUIRED | BC_FIELD_TITLE),
  FIELD (3, "date", DATE, N_ ("Date"), .flags = REQUIRED | SORTED),
  FIELD (4, "amount", PESOS, N_ ("Amount"), .flags = REQUIRED | SORTED),
  FIELD (5, "item", REFERENCE, N_ ("Budget item"), .targets = "budget-item"),
  FIELD (6,
         "state",
         STATE,
         N_ ("State"),
         .choices = entry_states,
         .flags = REQUIRED,
         .writers = BC_LEVEL_ALL),
  FIELD (7, "supplier-rut", RUT, N_ ("Supplier's RUT"), PAPER, .flags = SEARCHED),
  FIELD (8, "supplier-name", TEXT, N_ ("Supplier"), PAPER, .flags = SEARCHED),
  FIELD (9, "document-type", REFERENCE, N_ ("Document type"), PAPER, .targets = "invoice-type"),
  FIELD (10,
         "document-number",
         TEXT,
         N_ ("Document number"),
         PAPER,
         .maximum = 40,
         .flags = SEARCHED),
  FIELD (11, "document", REFERENCE, N_ ("Document"), PAPER, .targets = "document"),
  FIELD (12, "notes", LONG_TEXT, N_ ("Notes")),
  FIELD (13,
         "corrects",
         REFERENCE,
         N_ ("Corrects the entry"),
         PAPER,
         .targets = "entry",
         .help = N_ ("The entry that a credit note reduces or a debit note increases.")),
  FIELD (14,
         "tax",
         PESOS,
         N_ ("Tax in the amount"),
         PAPER,
         .minimum = 0,
         .help = N_ ("The value-added tax that the amount contains; sources that do not pay it "
                     "want the amount without.")),
  FIELD (15,
         "corrects-type",
         REFERENCE,
         N_ ("Type of what it corrects"),
         PAPER,
         .targets = "invoice-type",
         .help = N_ ("What a note says that it corrects: it is applied to that document's entry "
                     "as soon as there is one.")),
  FIELD (16, "corrects-number", TEXT, N_ ("Number of what it corrects"), PAPER, .maximum = 40),
};
const BcRecordType bc_type_entry = {
  "entry",
  N_ ("Entry"),
  N_ ("Entries"),
  N_ ("Money that came in, was committed, spent or given back."),
  .owner = "line",
  .scope = BC_SCOPE_OWNER,
  .writers = BC_LEVEL_MANAGER,
  FIELDS (entry_fields),
};

static const BcChoice packet_states[] = {
  { "draft", N_ ("Draft") },
  { "submitted", NC_ ("feminine", "Submitted"), "feminine" },
  { "sampled", N_ ("Sample drawn") },
  { "observed", NC_ ("feminine", "Observed"), "feminine" },
  { "pre-approved", NC_ ("feminine", "Pre-approved"), "feminine" },
  { "approved", NC_ ("feminine", "Approved"), "feminine" },
  { NULL },
};

#define SAMPLE .group = N_ ("Sample"), .writers = BC_LEVEL_COMMITTEES

static const BcField packet_fields[] = {
  FIELD (1,
         "line",
         REFERENCE,
         N_ ("Funding line"),
         .targets = "funding-line",
         .flags = REQUIRED | FIXED),
  FIELD (2, "span", PERIOD, N_ ("From and to"), .flags = REQUIRED | FIXED | BC_FIELD_TITLE),
  FIELD (3,
         "state",
         STATE,
         N_ ("State"),
         .choices = packet_states,
         .flags = REQUIRED,
         .writers = BC_LEVEL_ALL),
  FIELD (4, "submitted-on", DATE, N_ ("Submitted on"), .flags = SORTED),
  FIELD (5,
         "sample-seed",
         TEXT,
         N_ ("Seed of the sample"),
         SAMPLE,
         .maximum = 60,
         .help = N_ ("A word or number, told beforehand, that decides which entries are drawn.")),
  FIELD (6,
         "sample-size",
         WHOLE,
         N_ ("Entries in the sample"),
         SAMPLE,
         .minimum = 1,
         .maximum = 100000),
  FIELD (7, "notes", LONG_TEXT, N_ ("Notes")),
};
const BcRecordType bc_type_packet = {
  "packet",
  N_ ("Accounts packet"),
  N_ ("Accounts packets"),
  N_ ("What a funding line renders accounts of for a period: its submitted entries."),
  .owner = "line",
  .identity = "line span",
  .scope = BC_SCOPE_OWNER,
  .writers = BC_LEVEL_MANAGER,
  FIELDS (packet_fields),
};
