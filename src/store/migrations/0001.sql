-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first schema. A migration is never changed once released: a later one follows it.
--
-- The store's own tables come first, then one table for each record type of the dictionary. What
-- people write carries no NOT NULL, CHECK, UNIQUE or foreign key: the fold accepts whatever is
-- well typed, for one strange value from a newer version must not block an import.

-- Who writes: one row for each installation that ever wrote an operation held here.
CREATE TABLE author (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL DEFAULT '',
  institution TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  level TEXT NOT NULL DEFAULT '',
  stamp INTEGER NOT NULL DEFAULT 0
) STRICT;

-- This installation: one row. last_stamp is the hybrid clock; regions and districts are its own.
CREATE TABLE profile (
  row INTEGER PRIMARY KEY CHECK (row = 1),
  author INTEGER NOT NULL REFERENCES author,
  language TEXT NOT NULL DEFAULT 'es',
  region TEXT,
  sample INTEGER NOT NULL DEFAULT 0,
  last_stamp INTEGER NOT NULL DEFAULT 0
) STRICT;

-- A district, a region or the nation (the identifier of all zeros).
CREATE TABLE scope (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE
) STRICT;

-- The operations of one author in one scope, numbered from 1 without a gap up to held; arrived is the
-- journal row of the newest.
CREATE TABLE stream (
  row INTEGER PRIMARY KEY,
  scope INTEGER NOT NULL REFERENCES scope,
  author INTEGER NOT NULL REFERENCES author,
  held INTEGER NOT NULL DEFAULT 0,
  arrived INTEGER NOT NULL DEFAULT 0,
  UNIQUE (scope, author)
) STRICT;

-- What a stream's author had seen of the other streams of its scope: a JSON object from author (32
-- hexadecimal digits) to number.
CREATE TABLE epoch (
  row INTEGER PRIMARY KEY,
  stream INTEGER NOT NULL REFERENCES stream,
  ordinal INTEGER NOT NULL,
  known TEXT NOT NULL,
  UNIQUE (stream, ordinal)
) STRICT;

-- Every record of every type. hidden: deleted, or its owner is. flagged: edited by someone who did
-- not know that it had been deleted. origins: from which operation each field comes. extra: fields
-- that this version does not know, as JSON.
CREATE TABLE record (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  type TEXT NOT NULL,
  scope INTEGER NOT NULL REFERENCES scope,
  deleted INTEGER NOT NULL DEFAULT 0,
  hidden INTEGER NOT NULL DEFAULT 0,
  flagged INTEGER NOT NULL DEFAULT 0,
  origins BLOB,
  extra TEXT
) STRICT;
CREATE INDEX record_scope ON record (scope, type);
-- What two databases that met left doubtful: hardly anything.
CREATE INDEX record_doubt ON record (row) WHERE flagged <> 0 OR extra IS NOT NULL;
-- What is hidden with its owner: whoever deleted that may not have known it.
CREATE INDEX record_buried ON record (row) WHERE hidden <> 0 AND deleted = 0;

-- Everything that was ever written; row is the order of arrival here.
CREATE TABLE journal (
  row INTEGER PRIMARY KEY,
  stream INTEGER NOT NULL REFERENCES stream,
  number INTEGER NOT NULL,
  stamp INTEGER NOT NULL,
  record INTEGER NOT NULL REFERENCES record,
  gesture INTEGER NOT NULL,
  reverts INTEGER,
  epoch INTEGER REFERENCES epoch,
  salt BLOB NOT NULL,
  fields TEXT NOT NULL,
  UNIQUE (stream, number)
) STRICT;
CREATE INDEX journal_record ON journal (record);
CREATE INDEX journal_stamp ON journal (stamp);
-- What takes something back: hardly anything.
CREATE INDEX journal_reverts ON journal (reverts) WHERE reverts IS NOT NULL;

-- What the program's catalogues say of a record: older than any operation.
CREATE TABLE shipped (
  record INTEGER PRIMARY KEY REFERENCES record,
  fields TEXT NOT NULL
) STRICT;

-- Fields on which operations that did not know of each other disagree. sides: journal rows, the one
-- in force first.
CREATE TABLE conflict (
  record INTEGER NOT NULL REFERENCES record,
  field TEXT NOT NULL,
  sides TEXT NOT NULL,
  PRIMARY KEY (record, field)
) STRICT, WITHOUT ROWID;

-- What the store remembers of itself, by name.
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Chile's civil date, so that no view asks the clock.
CREATE TABLE today (
  row INTEGER PRIMARY KEY CHECK (row = 1),
  date TEXT NOT NULL
) STRICT;
INSERT INTO today VALUES (1, '1970-01-01');

CREATE TABLE "region" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "code" TEXT,
  "code_key" TEXT,
  "name" TEXT,
  "name_key" TEXT,
  "roman" TEXT,
  "iso" TEXT,
  "position" INTEGER
) STRICT;

CREATE TABLE "province" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "code" TEXT,
  "code_key" TEXT,
  "name" TEXT,
  "name_key" TEXT,
  "region" BLOB
) STRICT;

CREATE TABLE "commune" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "code" TEXT,
  "code_key" TEXT,
  "name" TEXT,
  "name_key" TEXT,
  "province" BLOB,
  "region" BLOB,
  "other_names" TEXT
) STRICT;

CREATE TABLE "area" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "code" TEXT,
  "code_key" TEXT,
  "name" TEXT,
  "name_key" TEXT
) STRICT;

CREATE TABLE "action_type" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "code" TEXT,
  "code_key" TEXT,
  "name" TEXT,
  "name_key" TEXT,
  "area" BLOB
) STRICT;

CREATE TABLE "funding_source" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "code" TEXT,
  "code_key" TEXT,
  "name" TEXT,
  "name_key" TEXT,
  "institution" TEXT,
  "kind" TEXT,
  "areas" TEXT,
  "requirements" TEXT,
  "programme" INTEGER,
  "pays_tax" INTEGER,
  "form_cells" TEXT
) STRICT;

CREATE TABLE "funding_requirement" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "code" TEXT,
  "code_key" TEXT,
  "name" TEXT,
  "name_key" TEXT,
  "source" BLOB,
  "condition" TEXT,
  "at_least" INTEGER,
  "validity" TEXT,
  "validity_from" TEXT AS (nullif(substr("validity", 1, instr("validity", '/') - 1), '')),
  "validity_to" TEXT AS (nullif(substr("validity", instr("validity", '/') + 1), '')),
  "basis" TEXT
) STRICT;

CREATE TABLE "call" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "code" TEXT,
  "code_key" TEXT,
  "name" TEXT,
  "name_key" TEXT,
  "year" INTEGER,
  "cohort" TEXT,
  "ceiling_total" INTEGER,
  "ceiling_yearly" INTEGER,
  "ceiling_first_year" INTEGER,
  "districts" INTEGER,
  "years" INTEGER,
  "notes" TEXT
) STRICT;

CREATE TABLE "axis" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "code" TEXT,
  "code_key" TEXT,
  "name" TEXT,
  "name_key" TEXT,
  "call" BLOB
) STRICT;

CREATE TABLE "axis_area" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "axis" BLOB,
  "area" BLOB
) STRICT;

CREATE TABLE "size_bracket" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "code" TEXT,
  "code_key" TEXT,
  "name" TEXT,
  "name_key" TEXT,
  "from_sales" INTEGER,
  "to_sales" INTEGER
) STRICT;

CREATE TABLE "uf_value" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "day" TEXT,
  "value" INTEGER
) STRICT;
CREATE INDEX "uf_value_day" ON "uf_value" ("day");

CREATE TABLE "activity_code" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "code" TEXT,
  "code_key" TEXT,
  "name" TEXT,
  "name_key" TEXT,
  "section" TEXT
) STRICT;

CREATE TABLE "invoice_type" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "code" TEXT,
  "code_key" TEXT,
  "name" TEXT,
  "name_key" TEXT,
  "electronic" INTEGER,
  "becomes_entry" INTEGER
) STRICT;

CREATE TABLE "legal_form" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "code" TEXT,
  "code_key" TEXT,
  "name" TEXT,
  "name_key" TEXT,
  "law" TEXT
) STRICT;

CREATE TABLE "institution" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "code" TEXT,
  "code_key" TEXT,
  "name" TEXT,
  "name_key" TEXT,
  "sector" TEXT
) STRICT;

CREATE TABLE "milestone_kind" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "code" TEXT,
  "code_key" TEXT,
  "name" TEXT,
  "name_key" TEXT,
  "phase" TEXT,
  "position" INTEGER,
  "months" INTEGER
) STRICT;

CREATE TABLE "indicator" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "code" TEXT,
  "code_key" TEXT,
  "name" TEXT,
  "name_key" TEXT,
  "unit" TEXT,
  "definition" TEXT,
  "source" TEXT
) STRICT;

CREATE TABLE "criterion" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "code" TEXT,
  "code_key" TEXT,
  "name" TEXT,
  "name_key" TEXT,
  "call" BLOB,
  "weight" INTEGER
) STRICT;

CREATE TABLE "quorum_rule" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "code" TEXT,
  "code_key" TEXT,
  "name" TEXT,
  "name_key" TEXT,
  "body" TEXT,
  "legal_form" BLOB,
  "validity" TEXT,
  "validity_from" TEXT AS (nullif(substr("validity", 1, instr("validity", '/') - 1), '')),
  "validity_to" TEXT AS (nullif(substr("validity", instr("validity", '/') + 1), '')),
  "share" INTEGER,
  "second_call_share" INTEGER,
  "source" TEXT
) STRICT;

CREATE TABLE "committee" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "kind" TEXT,
  "region" BLOB,
  "name" TEXT,
  "name_key" TEXT
) STRICT;

CREATE TABLE "committee_member" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "committee" BLOB,
  "name" TEXT,
  "name_key" TEXT,
  "institution" TEXT,
  "role" TEXT,
  "term" TEXT,
  "term_from" TEXT AS (nullif(substr("term", 1, instr("term", '/') - 1), '')),
  "term_to" TEXT AS (nullif(substr("term", instr("term", '/') + 1), ''))
) STRICT;
CREATE INDEX "committee_member_committee" ON "committee_member" ("committee");

CREATE TABLE "district" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "name" TEXT,
  "name_key" TEXT,
  "commune" BLOB,
  "call" BLOB,
  "phase" TEXT,
  "manager" TEXT,
  "boundary" TEXT,
  "dream" TEXT,
  "social_character" TEXT,
  "cultural_character" TEXT,
  "architectural_character" TEXT,
  "brand_name" TEXT,
  "brand_slogan" TEXT,
  "brand_logo" TEXT,
  "activation_start" TEXT,
  "dynamization_start" TEXT
) STRICT;
CREATE INDEX district_name_key ON district (name_key);

CREATE TABLE "milestone" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "district" BLOB,
  "kind" BLOB,
  "planned" TEXT,
  "actual" TEXT,
  "notes" TEXT
) STRICT;
CREATE INDEX "milestone_district" ON "milestone" ("district");

CREATE TABLE "candidate_score" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "district" BLOB,
  "criterion" BLOB,
  "score" INTEGER,
  "reason" TEXT
) STRICT;
CREATE INDEX "candidate_score_district" ON "candidate_score" ("district");

CREATE TABLE "yearly_survey" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "district" BLOB,
  "year" INTEGER,
  "still_meets" INTEGER,
  "collects_fees" INTEGER,
  "members" INTEGER,
  "upkeep_payer" TEXT,
  "brand_in_use" INTEGER,
  "yearly_plan" INTEGER,
  "money_raised" INTEGER,
  "money_sources" TEXT,
  "vacant_premises" INTEGER,
  "would_repeat" INTEGER,
  "missing" TEXT
) STRICT;
CREATE INDEX "yearly_survey_district" ON "yearly_survey" ("district");

CREATE TABLE "business" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "district" BLOB,
  "trade_name" TEXT,
  "trade_name_key" TEXT,
  "state" TEXT,
  "state_name" TEXT AS (substr("state", 1, instr("state" || ':', ':') - 1)),
  "use" TEXT,
  "street" TEXT,
  "street_key" TEXT,
  "street_number" TEXT,
  "unit" TEXT,
  "position" TEXT,
  "walking_order" INTEGER,
  "legal_name" TEXT,
  "rut" TEXT,
  "activity_code" BLOB,
  "anchor" INTEGER,
  "yearly_sales" INTEGER,
  "size_bracket" BLOB,
  "workers_women" INTEGER,
  "workers_men" INTEGER,
  "formal_since" TEXT,
  "payment_means" TEXT,
  "owner_name" TEXT,
  "owner_sex" TEXT,
  "phone" TEXT,
  "email" TEXT,
  "web" TEXT,
  "networks" TEXT,
  "in_directory" INTEGER,
  "consent_on" TEXT,
  "catalogue_text" TEXT,
  "catalogue_photo" TEXT,
  "moved_from" BLOB,
  "seen_on" TEXT
) STRICT;
-- What a summary counts lies in the index, so that the businesses need not be visited.
CREATE INDEX "business_district" ON "business" ("district", "hidden", "state", "owner_sex");
CREATE INDEX business_trade_name_key ON business (trade_name_key);
CREATE INDEX business_street_key ON business (street_key);
CREATE INDEX business_rut ON business (rut);

CREATE TABLE "business_event" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "business" BLOB,
  "kind" TEXT,
  "date" TEXT,
  "jobs" INTEGER,
  "notes" TEXT
) STRICT;
CREATE INDEX "business_event_business" ON "business_event" ("business");

CREATE TABLE "distinction" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "business" BLOB,
  "other" BLOB
) STRICT;
CREATE INDEX "distinction_business" ON "distinction" ("business");

CREATE TABLE "associative_group" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "district" BLOB,
  "name" TEXT,
  "state" TEXT,
  "state_name" TEXT AS (substr("state", 1, instr("state" || ':', ':') - 1)),
  "constituted_on" TEXT,
  "legal_form" BLOB,
  "rut" TEXT,
  "registry_number" TEXT,
  "mandate" TEXT,
  "mandate_from" TEXT AS (nullif(substr("mandate", 1, instr("mandate", '/') - 1), '')),
  "mandate_to" TEXT AS (nullif(substr("mandate", instr("mandate", '/') + 1), '')),
  "fee" INTEGER
) STRICT;
CREATE INDEX "associative_group_district" ON "associative_group" ("district");

CREATE TABLE "group_member" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "group" BLOB,
  "name" TEXT,
  "name_key" TEXT,
  "business" BLOB,
  "role" TEXT,
  "term" TEXT,
  "term_from" TEXT AS (nullif(substr("term", 1, instr("term", '/') - 1), '')),
  "term_to" TEXT AS (nullif(substr("term", instr("term", '/') + 1), '')),
  "fee_paid_to" TEXT,
  "rut" TEXT,
  "phone" TEXT,
  "email" TEXT
) STRICT;
CREATE INDEX "group_member_group" ON "group_member" ("group");

CREATE TABLE "technical_panel" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "district" BLOB,
  "state" TEXT,
  "state_name" TEXT AS (substr("state", 1, instr("state" || ':', ':') - 1)),
  "constituted_on" TEXT
) STRICT;
CREATE INDEX "technical_panel_district" ON "technical_panel" ("district");

CREATE TABLE "panel_member" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "panel" BLOB,
  "institution" TEXT,
  "institution_key" TEXT,
  "delegate" TEXT,
  "role" TEXT,
  "sector" TEXT,
  "term" TEXT,
  "term_from" TEXT AS (nullif(substr("term", 1, instr("term", '/') - 1), '')),
  "term_to" TEXT AS (nullif(substr("term", instr("term", '/') + 1), '')),
  "phone" TEXT,
  "email" TEXT
) STRICT;
CREATE INDEX "panel_member_panel" ON "panel_member" ("panel");

CREATE TABLE "meeting" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "body" BLOB,
  "kind" TEXT,
  "date" TEXT,
  "place" TEXT,
  "agenda" TEXT,
  "minutes" TEXT,
  "women" INTEGER,
  "men" INTEGER,
  "quorum_rule" BLOB,
  "quorum_result" TEXT,
  "next_meeting" TEXT
) STRICT;
CREATE INDEX "meeting_body" ON "meeting" ("body");

CREATE TABLE "attendance" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "meeting" BLOB,
  "person" BLOB,
  "present" INTEGER
) STRICT;
CREATE INDEX "attendance_meeting" ON "attendance" ("meeting");

CREATE TABLE "agreement" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "meeting" BLOB,
  "text" TEXT,
  "who" TEXT,
  "due" TEXT,
  "state" TEXT,
  "state_name" TEXT AS (substr("state", 1, instr("state" || ':', ':') - 1))
) STRICT;
CREATE INDEX "agreement_meeting" ON "agreement" ("meeting");

CREATE TABLE "commitment" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "district" BLOB,
  "institution" TEXT,
  "institution_key" TEXT,
  "what" TEXT,
  "amount" TEXT,
  "promised_for" TEXT,
  "predecessor" BLOB,
  "fulfilled_on" TEXT,
  "evidence" TEXT
) STRICT;
CREATE INDEX "commitment_district" ON "commitment" ("district");

CREATE TABLE "plan" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "district" BLOB,
  "horizon" TEXT,
  "horizon_from" TEXT AS (nullif(substr("horizon", 1, instr("horizon", '/') - 1), '')),
  "horizon_to" TEXT AS (nullif(substr("horizon", instr("horizon", '/') + 1), '')),
  "diagnosis" TEXT,
  "submitted_on" TEXT,
  "state" TEXT,
  "approved_on" TEXT
) STRICT;
CREATE INDEX "plan_district" ON "plan" ("district");

CREATE TABLE "problem" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "plan" BLOB,
  "text" TEXT,
  "area" BLOB,
  "evidence" TEXT
) STRICT;
CREATE INDEX "problem_plan" ON "problem" ("plan");

CREATE TABLE "dream_phrase" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "plan" BLOB,
  "text" TEXT
) STRICT;
CREATE INDEX "dream_phrase_plan" ON "dream_phrase" ("plan");

CREATE TABLE "objective" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "plan" BLOB,
  "area" BLOB,
  "text" TEXT
) STRICT;
CREATE INDEX "objective_plan" ON "objective" ("plan");

CREATE TABLE "action" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "plan" BLOB,
  "title" TEXT,
  "title_key" TEXT,
  "area" BLOB,
  "action_type" BLOB,
  "objective" BLOB,
  "description" TEXT,
  "responsible" TEXT,
  "state" TEXT,
  "state_name" TEXT AS (substr("state", 1, instr("state" || ':', ':') - 1)),
  "progress" INTEGER,
  "priority" INTEGER,
  "planned" TEXT,
  "planned_from" TEXT AS (nullif(substr("planned", 1, instr("planned", '/') - 1), '')),
  "planned_to" TEXT AS (nullif(substr("planned", instr("planned", '/') + 1), '')),
  "baseline" TEXT,
  "baseline_from" TEXT AS (nullif(substr("baseline", 1, instr("baseline", '/') - 1), '')),
  "baseline_to" TEXT AS (nullif(substr("baseline", instr("baseline", '/') + 1), '')),
  "actual" TEXT,
  "actual_from" TEXT AS (nullif(substr("actual", 1, instr("actual", '/') - 1), '')),
  "actual_to" TEXT AS (nullif(substr("actual", instr("actual", '/') + 1), '')),
  "expected_result" TEXT,
  "measure" TEXT,
  "answers" BLOB
) STRICT;
CREATE INDEX "action_plan" ON "action" ("plan");
-- By which the same action of another district is found.
CREATE INDEX "action_title" ON "action" ("title_key");

CREATE TABLE "precedence" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "action" BLOB,
  "predecessor" BLOB
) STRICT;
CREATE INDEX "precedence_action" ON "precedence" ("action");

CREATE TABLE "area_exemption" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "plan" BLOB,
  "area" BLOB,
  "reason" TEXT
) STRICT;
CREATE INDEX "area_exemption_plan" ON "area_exemption" ("plan");

CREATE TABLE "proposal" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "plan" BLOB,
  "text" TEXT,
  "area" BLOB,
  "workshop" BLOB,
  "merged_into" BLOB,
  "action" BLOB
) STRICT;
CREATE INDEX "proposal_plan" ON "proposal" ("plan");

CREATE TABLE "vote" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "proposal" BLOB,
  "voter" TEXT,
  "dots" INTEGER
) STRICT;
CREATE INDEX "vote_proposal" ON "vote" ("proposal");

CREATE TABLE "activity" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "district" BLOB,
  "title" TEXT,
  "title_key" TEXT,
  "kind" TEXT,
  "action" BLOB,
  "date" TEXT,
  "place" TEXT,
  "women" INTEGER,
  "men" INTEGER,
  "merchants" INTEGER,
  "neighbours" INTEGER,
  "others" INTEGER,
  "businesses" INTEGER,
  "cost" INTEGER,
  "other_district" BLOB,
  "notes" TEXT
) STRICT;
CREATE INDEX "activity_district" ON "activity" ("district");

CREATE TABLE "funding_line" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "action" BLOB,
  "source" BLOB,
  "state" TEXT,
  "state_name" TEXT AS (substr("state", 1, instr("state" || ':', ':') - 1)),
  "project_code" TEXT,
  "requested" INTEGER,
  "awarded" INTEGER,
  "own_contribution" INTEGER,
  "item_cap" INTEGER,
  "date" TEXT,
  "execution" TEXT,
  "execution_from" TEXT AS (nullif(substr("execution", 1, instr("execution", '/') - 1), '')),
  "execution_to" TEXT AS (nullif(substr("execution", instr("execution", '/') + 1), ''))
) STRICT;
CREATE INDEX "funding_line_action" ON "funding_line" ("action");

CREATE TABLE "budget_item" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "line" BLOB,
  "name" TEXT,
  "name_key" TEXT,
  "amount" INTEGER,
  "cap" INTEGER
) STRICT;
CREATE INDEX "budget_item_line" ON "budget_item" ("line");

CREATE TABLE "entry" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "line" BLOB,
  "kind" TEXT,
  "date" TEXT,
  "amount" INTEGER,
  "item" BLOB,
  "state" TEXT,
  "state_name" TEXT AS (substr("state", 1, instr("state" || ':', ':') - 1)),
  "supplier_rut" TEXT,
  "supplier_name" TEXT,
  "document_type" BLOB,
  "document_number" TEXT,
  "document" BLOB,
  "notes" TEXT,
  "corrects" BLOB,
  "tax" INTEGER,
  "corrects_type" BLOB,
  "corrects_number" TEXT
) STRICT;
-- What a summary adds up lies in the index, so that a district's entries need not be visited.
CREATE INDEX "entry_line" ON "entry" ("line", "hidden", "kind", "state", "amount");
-- By which a second entry of one document is found; zeros and points in a number tell nothing.
CREATE INDEX "entry_document" ON "entry" ("supplier_rut", "document_type",
  ltrim(replace("document_number", '.', ''), '0'), "hidden") WHERE "supplier_rut" IS NOT NULL;
-- Notes that came before what they correct, and those that follow what they correct.
CREATE INDEX "entry_waiting" ON "entry" ("supplier_rut", "corrects_type",
  ltrim(replace("corrects_number", '.', ''), '0'))
  WHERE "corrects" IS NULL AND "corrects_number" IS NOT NULL;
CREATE INDEX "entry_corrects" ON "entry" ("corrects") WHERE "corrects" IS NOT NULL;

CREATE TABLE "packet" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "line" BLOB,
  "span" TEXT,
  "span_from" TEXT AS (nullif(substr("span", 1, instr("span", '/') - 1), '')),
  "span_to" TEXT AS (nullif(substr("span", instr("span", '/') + 1), '')),
  "state" TEXT,
  "state_name" TEXT AS (substr("state", 1, instr("state" || ':', ':') - 1)),
  "submitted_on" TEXT,
  "sample_seed" TEXT,
  "sample_size" INTEGER,
  "notes" TEXT,
  "sample_entries" TEXT
) STRICT;
CREATE INDEX "packet_line" ON "packet" ("line");

CREATE TABLE "observation" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "record" BLOB,
  "text" TEXT,
  "kind" TEXT,
  "author" TEXT,
  "state" TEXT,
  "state_name" TEXT AS (substr("state", 1, instr("state" || ':', ':') - 1)),
  "date" TEXT
) STRICT;
CREATE INDEX "observation_record" ON "observation" ("record");

CREATE TABLE "answer" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "observation" BLOB,
  "text" TEXT,
  "author" TEXT,
  "date" TEXT
) STRICT;
CREATE INDEX "answer_observation" ON "answer" ("observation");

CREATE TABLE "decision" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "district" BLOB,
  "kind" TEXT,
  "date" TEXT,
  "outcome" TEXT,
  "phase" TEXT,
  "subject" BLOB,
  "body" BLOB,
  "session" BLOB,
  "reason" TEXT,
  "fingerprint" TEXT
) STRICT;
CREATE INDEX "decision_district" ON "decision" ("district");

CREATE TABLE "period" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "district" BLOB,
  "span" TEXT,
  "span_from" TEXT AS (nullif(substr("span", 1, instr("span", '/') - 1), '')),
  "span_to" TEXT AS (nullif(substr("span", instr("span", '/') + 1), '')),
  "locked" INTEGER,
  "reason" TEXT
) STRICT;
CREATE INDEX "period_district" ON "period" ("district");

CREATE TABLE "document" (
  row INTEGER PRIMARY KEY REFERENCES record,
  hidden INTEGER NOT NULL DEFAULT 0,
  "record" BLOB,
  "name" TEXT,
  "name_key" TEXT,
  "file" TEXT,
  "kind" TEXT,
  "media_type" TEXT,
  "size" INTEGER,
  "taken_on" TEXT,
  "after" BLOB,
  "position" TEXT
) STRICT;
CREATE INDEX "document_record" ON "document" ("record");
CREATE INDEX "document_file" ON "document" ("file");

-- The words that the search finds: a view for each type, and all of them for the index.
CREATE VIEW "region_words" (row, words) AS SELECT row,
    coalesce("code", '')
    || ' ' || coalesce("name", '')
  FROM "region";
CREATE VIEW "province_words" (row, words) AS SELECT row,
    coalesce("code", '')
    || ' ' || coalesce("name", '')
  FROM "province";
CREATE VIEW "commune_words" (row, words) AS SELECT row,
    coalesce("code", '')
    || ' ' || coalesce("name", '')
    || ' ' || coalesce("other_names", '')
  FROM "commune";
CREATE VIEW "area_words" (row, words) AS SELECT row,
    coalesce("code", '')
    || ' ' || coalesce("name", '')
  FROM "area";
CREATE VIEW "action_type_words" (row, words) AS SELECT row,
    coalesce("code", '')
    || ' ' || coalesce("name", '')
  FROM "action_type";
CREATE VIEW "funding_source_words" (row, words) AS SELECT row,
    coalesce("code", '')
    || ' ' || coalesce("name", '')
    || ' ' || coalesce("institution", '')
  FROM "funding_source";
CREATE VIEW "funding_requirement_words" (row, words) AS SELECT row,
    coalesce("code", '')
    || ' ' || coalesce("name", '')
  FROM "funding_requirement";
CREATE VIEW "call_words" (row, words) AS SELECT row,
    coalesce("code", '')
    || ' ' || coalesce("name", '')
    || ' ' || coalesce("cohort", '')
  FROM "call";
CREATE VIEW "axis_words" (row, words) AS SELECT row,
    coalesce("code", '')
    || ' ' || coalesce("name", '')
  FROM "axis";
CREATE VIEW "size_bracket_words" (row, words) AS SELECT row,
    coalesce("code", '')
    || ' ' || coalesce("name", '')
  FROM "size_bracket";
CREATE VIEW "activity_code_words" (row, words) AS SELECT row,
    coalesce("code", '')
    || ' ' || coalesce("name", '')
    || ' ' || coalesce("section", '')
  FROM "activity_code";
CREATE VIEW "invoice_type_words" (row, words) AS SELECT row,
    coalesce("code", '')
    || ' ' || coalesce("name", '')
  FROM "invoice_type";
CREATE VIEW "legal_form_words" (row, words) AS SELECT row,
    coalesce("code", '')
    || ' ' || coalesce("name", '')
  FROM "legal_form";
CREATE VIEW "institution_words" (row, words) AS SELECT row,
    coalesce("code", '')
    || ' ' || coalesce("name", '')
  FROM "institution";
CREATE VIEW "milestone_kind_words" (row, words) AS SELECT row,
    coalesce("code", '')
    || ' ' || coalesce("name", '')
  FROM "milestone_kind";
CREATE VIEW "indicator_words" (row, words) AS SELECT row,
    coalesce("code", '')
    || ' ' || coalesce("name", '')
    || ' ' || coalesce("definition", '')
  FROM "indicator";
CREATE VIEW "criterion_words" (row, words) AS SELECT row,
    coalesce("code", '')
    || ' ' || coalesce("name", '')
  FROM "criterion";
CREATE VIEW "quorum_rule_words" (row, words) AS SELECT row,
    coalesce("code", '')
    || ' ' || coalesce("name", '')
  FROM "quorum_rule";
CREATE VIEW "committee_words" (row, words) AS SELECT row,
    coalesce("name", '')
  FROM "committee";
CREATE VIEW "committee_member_words" (row, words) AS SELECT row,
    coalesce("name", '')
    || ' ' || coalesce("institution", '')
  FROM "committee_member";
CREATE VIEW "district_words" (row, words) AS SELECT row,
    coalesce("name", '')
    || ' ' || coalesce("manager", '')
    || ' ' || coalesce("dream", '')
    || ' ' || coalesce("social_character", '')
    || ' ' || coalesce("cultural_character", '')
    || ' ' || coalesce("architectural_character", '')
    || ' ' || coalesce("brand_name", '')
    || ' ' || coalesce("brand_slogan", '')
  FROM "district";
CREATE VIEW "milestone_words" (row, words) AS SELECT row,
    coalesce("notes", '')
  FROM "milestone";
CREATE VIEW "yearly_survey_words" (row, words) AS SELECT row,
    coalesce("missing", '')
  FROM "yearly_survey";
CREATE VIEW "business_words" (row, words) AS SELECT row,
    coalesce("trade_name", '')
    || ' ' || coalesce("street", '')
    || ' ' || coalesce("legal_name", '')
    || ' ' || coalesce("rut", '')
    || ' ' || coalesce("owner_name", '')
    || ' ' || coalesce("catalogue_text", '')
  FROM "business";
CREATE VIEW "business_event_words" (row, words) AS SELECT row,
    coalesce("notes", '')
  FROM "business_event";
CREATE VIEW "associative_group_words" (row, words) AS SELECT row,
    coalesce("name", '')
    || ' ' || coalesce("rut", '')
  FROM "associative_group";
CREATE VIEW "group_member_words" (row, words) AS SELECT row,
    coalesce("name", '')
    || ' ' || coalesce("rut", '')
  FROM "group_member";
CREATE VIEW "panel_member_words" (row, words) AS SELECT row,
    coalesce("institution", '')
    || ' ' || coalesce("delegate", '')
  FROM "panel_member";
CREATE VIEW "meeting_words" (row, words) AS SELECT row,
    coalesce("place", '')
    || ' ' || coalesce("agenda", '')
    || ' ' || coalesce("minutes", '')
  FROM "meeting";
CREATE VIEW "agreement_words" (row, words) AS SELECT row,
    coalesce("text", '')
    || ' ' || coalesce("who", '')
  FROM "agreement";
CREATE VIEW "commitment_words" (row, words) AS SELECT row,
    coalesce("institution", '')
    || ' ' || coalesce("what", '')
    || ' ' || coalesce("evidence", '')
  FROM "commitment";
CREATE VIEW "plan_words" (row, words) AS SELECT row,
    coalesce("diagnosis", '')
  FROM "plan";
CREATE VIEW "problem_words" (row, words) AS SELECT row,
    coalesce("text", '')
    || ' ' || coalesce("evidence", '')
  FROM "problem";
CREATE VIEW "dream_phrase_words" (row, words) AS SELECT row,
    coalesce("text", '')
  FROM "dream_phrase";
CREATE VIEW "objective_words" (row, words) AS SELECT row,
    coalesce("text", '')
  FROM "objective";
CREATE VIEW "action_words" (row, words) AS SELECT row,
    coalesce("title", '')
    || ' ' || coalesce("description", '')
    || ' ' || coalesce("responsible", '')
    || ' ' || coalesce("expected_result", '')
  FROM "action";
CREATE VIEW "area_exemption_words" (row, words) AS SELECT row,
    coalesce("reason", '')
  FROM "area_exemption";
CREATE VIEW "proposal_words" (row, words) AS SELECT row,
    coalesce("text", '')
  FROM "proposal";
CREATE VIEW "activity_words" (row, words) AS SELECT row,
    coalesce("title", '')
    || ' ' || coalesce("place", '')
    || ' ' || coalesce("notes", '')
  FROM "activity";
CREATE VIEW "funding_line_words" (row, words) AS SELECT row,
    coalesce("project_code", '')
  FROM "funding_line";
CREATE VIEW "budget_item_words" (row, words) AS SELECT row,
    coalesce("name", '')
  FROM "budget_item";
CREATE VIEW "entry_words" (row, words) AS SELECT row,
    coalesce("supplier_rut", '')
    || ' ' || coalesce("supplier_name", '')
    || ' ' || coalesce("document_number", '')
  FROM "entry";
CREATE VIEW "observation_words" (row, words) AS SELECT row,
    coalesce("text", '')
  FROM "observation";
CREATE VIEW "answer_words" (row, words) AS SELECT row,
    coalesce("text", '')
  FROM "answer";
CREATE VIEW "decision_words" (row, words) AS SELECT row,
    coalesce("reason", '')
  FROM "decision";
CREATE VIEW "document_words" (row, words) AS SELECT row,
    coalesce("name", '')
  FROM "document";
CREATE VIEW words (row, words) AS
  SELECT * FROM "region_words" UNION ALL
  SELECT * FROM "province_words" UNION ALL
  SELECT * FROM "commune_words" UNION ALL
  SELECT * FROM "area_words" UNION ALL
  SELECT * FROM "action_type_words" UNION ALL
  SELECT * FROM "funding_source_words" UNION ALL
  SELECT * FROM "funding_requirement_words" UNION ALL
  SELECT * FROM "call_words" UNION ALL
  SELECT * FROM "axis_words" UNION ALL
  SELECT * FROM "size_bracket_words" UNION ALL
  SELECT * FROM "activity_code_words" UNION ALL
  SELECT * FROM "invoice_type_words" UNION ALL
  SELECT * FROM "legal_form_words" UNION ALL
  SELECT * FROM "institution_words" UNION ALL
  SELECT * FROM "milestone_kind_words" UNION ALL
  SELECT * FROM "indicator_words" UNION ALL
  SELECT * FROM "criterion_words" UNION ALL
  SELECT * FROM "quorum_rule_words" UNION ALL
  SELECT * FROM "committee_words" UNION ALL
  SELECT * FROM "committee_member_words" UNION ALL
  SELECT * FROM "district_words" UNION ALL
  SELECT * FROM "milestone_words" UNION ALL
  SELECT * FROM "yearly_survey_words" UNION ALL
  SELECT * FROM "business_words" UNION ALL
  SELECT * FROM "business_event_words" UNION ALL
  SELECT * FROM "associative_group_words" UNION ALL
  SELECT * FROM "group_member_words" UNION ALL
  SELECT * FROM "panel_member_words" UNION ALL
  SELECT * FROM "meeting_words" UNION ALL
  SELECT * FROM "agreement_words" UNION ALL
  SELECT * FROM "commitment_words" UNION ALL
  SELECT * FROM "plan_words" UNION ALL
  SELECT * FROM "problem_words" UNION ALL
  SELECT * FROM "dream_phrase_words" UNION ALL
  SELECT * FROM "objective_words" UNION ALL
  SELECT * FROM "action_words" UNION ALL
  SELECT * FROM "area_exemption_words" UNION ALL
  SELECT * FROM "proposal_words" UNION ALL
  SELECT * FROM "activity_words" UNION ALL
  SELECT * FROM "funding_line_words" UNION ALL
  SELECT * FROM "budget_item_words" UNION ALL
  SELECT * FROM "entry_words" UNION ALL
  SELECT * FROM "observation_words" UNION ALL
  SELECT * FROM "answer_words" UNION ALL
  SELECT * FROM "decision_words" UNION ALL
  SELECT * FROM "document_words";
-- Hits are neither ranked nor asked by phrases: the index keeps which words a record has, and no more.
CREATE VIRTUAL TABLE search USING fts5 (
  words, content = 'words', content_rowid = 'row', prefix = '1 2 3', columnsize = 0, detail = none,
  tokenize = 'unicode61 remove_diacritics 2'
);
-- How many bytes of new words are gathered before they are written: an import of many records writes
-- and merges fewer parts.
INSERT INTO search (search, rank) VALUES ('hashsize', 8388608);

-- What a list of districts tells of each visible district, by its scope, and in which region its
-- figures count: what the view derived_summary gives, refreshed for the scopes that a transaction
-- touched.
CREATE TABLE district_summary (
  scope INTEGER PRIMARY KEY,
  district INTEGER NOT NULL,
  region INTEGER,
  phase TEXT,
  gal INTEGER NOT NULL,
  panel INTEGER NOT NULL,
  plan TEXT
) STRICT;
CREATE INDEX district_summary_region ON district_summary (region);

-- What summaries are read from: how much there is of what, of a key and of another, in a place.
-- Places: on the level district the row of a scope, on the level region the row of a region's record
-- or 0 for the nation. What becomes late by itself has its date for a key. No row counts nothing.
CREATE TABLE totals (
  level TEXT NOT NULL,
  what TEXT NOT NULL,
  place INTEGER NOT NULL,
  key TEXT NOT NULL,
  other TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (level, what, place, key, other)
) STRICT, WITHOUT ROWID;
