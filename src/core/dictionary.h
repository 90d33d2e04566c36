/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "value.h"

G_BEGIN_DECLS

/**
 * BcKind:
 *
 * What a field holds. The comment gives the canonical form in which values are stored.
 */
typedef enum {
  BC_KIND_TEXT,      /* one line, at most 200 characters unless bounded otherwise */
  BC_KIND_LONG_TEXT, /* lines, at most 20,000 characters */
  BC_KIND_RUT,       /* "12345678-5" */
  BC_KIND_WHOLE,     /* whole number */
  BC_KIND_DECIMAL,   /* hundredths */
  BC_KIND_PESOS,     /* whole pesos (CLP) */
  BC_KIND_AMOUNT,    /* "CLP 1190000" or "UF 30000.00 2017-03-31" */
  BC_KIND_PERCENT,   /* hundredths of a percent, 0 to 10000 */
  BC_KIND_DATE,      /* "2026-11-20" */
  BC_KIND_PERIOD,    /* "2024-01-01/2025-12-31", either side may be open */
  BC_KIND_MOMENT,    /* milliseconds since 1970, UTC */
  BC_KIND_YES_NO,    /* 1 or 0 */
  BC_KIND_CHOICE,    /* the choice's name */
  BC_KIND_STATE,     /* the state's name, or "name: reason" */
  BC_KIND_REFERENCE, /* a record's identifier */
  BC_KIND_POSITION,  /* "-33.456789,-70.654321", WGS84 */
  BC_KIND_POLYGON,   /* "POLYGON((lon lat, …))", WGS84 */
  BC_KIND_DOCUMENT,  /* SHA-256 of the file, 64 hexadecimal digits */
  BC_N_KINDS,
} BcKind;

/**
 * BcLevels:
 *
 * The levels at which a person may write a type or a field.
 */
typedef enum {
  BC_LEVEL_NONE = 0,
  BC_LEVEL_MANAGER = 1 << 0,
  BC_LEVEL_REGION = 1 << 1,
  BC_LEVEL_COUNCIL = 1 << 2,
  BC_LEVEL_COMMITTEES = BC_LEVEL_REGION | BC_LEVEL_COUNCIL,
  BC_LEVEL_ALL = BC_LEVEL_MANAGER | BC_LEVEL_COMMITTEES,
} BcLevels;

/**
 * BcFieldFlags:
 * @BC_FIELD_REQUIRED: a record is not born without it
 * @BC_FIELD_PERSONAL: data about a person (Ley 21.719)
 * @BC_FIELD_SEARCHED: its words are found by the search
 * @BC_FIELD_TITLE: names the record in lists and sentences
 * @BC_FIELD_SORTED: lists can be put in its order
 * @BC_FIELD_DERIVED: follows from other records; nobody writes it
 * @BC_FIELD_FIXED: cannot change once the record exists
 * @BC_FIELD_ORDINAL: a number that counts nothing, such as a year: shown without separators
 * @BC_FIELD_KEPT: what the program notes down for itself along with what a person saves: nobody
 *   sets it, no form or sentence shows it
 */
typedef enum {
  BC_FIELD_REQUIRED = 1 << 0,
  BC_FIELD_PERSONAL = 1 << 1,
  BC_FIELD_SEARCHED = 1 << 2,
  BC_FIELD_TITLE = 1 << 3,
  BC_FIELD_SORTED = 1 << 4,
  BC_FIELD_DERIVED = 1 << 5,
  BC_FIELD_FIXED = 1 << 6,
  BC_FIELD_ORDINAL = 1 << 7,
  BC_FIELD_KEPT = 1 << 8,
} BcFieldFlags;

/**
 * BcScopeKind:
 *
 * Where a record's operations belong, fixed when the record is made.
 */
typedef enum {
  BC_SCOPE_NATION, /* the nation's */
  BC_SCOPE_SELF,   /* the record is a district: its own */
  BC_SCOPE_REGION, /* that of the region it names, or the nation's where it names none */
  BC_SCOPE_OWNER,  /* the one of the record that owns it */
} BcScopeKind;

/**
 * BcChoice:
 * @name: the identifier that is stored
 * @label: what the screen shows, to be translated: see bc_choice_get_label()
 * @context: (nullable): what the label's translation agrees with, such as "feminine"
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *context;
} BcChoice;

/**
 * BcField:
 * @name: identifier, never changed once released
 * @number: 1 to 62, never used again within its type
 * @kind: what it holds
 * @label: the screen's word for it, to be translated
 * @group: (nullable): heading of the form's group, to be translated
 * @help: (nullable): what a newcomer asks about it, to be translated
 * @unit: (nullable): unit of a number, to be translated
 * @minimum: least value of a number
 * @maximum: greatest value of a number, or greatest length of a text; 0 for the kind's own
 * @flags: see #BcFieldFlags
 * @writers: who may write it; 0 for the type's own writers
 * @choices: (nullable) (array zero-terminated=1): what a choice or a state can be
 * @targets: (nullable): the types that a reference may name, with spaces between; %NULL for any
 * @together: (nullable): what it tells only along with the other fields of its type that say the
 *   same: they are saved together, and where people disagree all are taken from one of them
 */
typedef struct
{
  const char *name;
  guint number;
  BcKind kind;
  const char *label;
  const char *group;
  const char *help;
  const char *unit;
  gint64 minimum;
  gint64 maximum;
  BcFieldFlags flags;
  BcLevels writers;
  const BcChoice *choices;
  const char *targets;
  const char *together;
} BcField;

/**
 * BcHeadingPart:
 * @field: the name of a field with a value of its own, not a reference
 * @before: what stands before its value
 * @after: what stands after it
 */
typedef struct
{
  const char *field;
  const char *before;
  const char *after;
} BcHeadingPart;

/**
 * BcRecordType:
 * @name: identifier, never changed once released
 * @label: the screen's word for one, to be translated
 * @plural: the screen's word for many, to be translated
 * @help: (nullable): what it is, to be translated
 * @owner: (nullable): the field that names the record it belongs to
 * @identity: (nullable): the fields that its identifier derives from, with spaces between; %NULL
 *   where each new record is another one
 * @heading: (nullable) (array zero-terminated=1): what tells one record from the next where the
 * title does not, the title first: see bc_heading_dup(); %NULL where records are called by their
 * title
 * @order: (nullable): the day by which those that belong to a record or a district stand in lists,
 * the newest last; %NULL where they stand as they were entered
 * @scope: where its operations belong
 * @writers: who may write its fields unless a field says otherwise
 * @catalogue: shipped with the program and kept by the council
 * @fields: (array length=n_fields): the fields, in the order of the form
 * @n_fields: how many
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *plural;
  const char *help;
  const char *owner;
  const char *identity;
  const BcHeadingPart *heading;
  const char *order;
  BcScopeKind scope;
  BcLevels writers;
  gboolean catalogue;
  const BcField *fields;
  guint n_fields;
} BcRecordType;

/** BC_FIELD_DELETED: the number of the field that deletes a record, in every type. */
#define BC_FIELD_DELETED 0

/** BC_DELETED_NAME: the name of the field that deletes a record, in every type. */
#define BC_DELETED_NAME "deleted"

const BcRecordType *const *bc_dictionary_get_types (guint *n_types);
const BcRecordType *bc_dictionary_find (const char *name);
const BcField *bc_record_type_find_field (const BcRecordType *self, const char *name);
const BcField *bc_record_type_find_number (const BcRecordType *self, guint number);
const BcField *bc_record_type_get_title (const BcRecordType *self);
const BcField *bc_record_type_get_owner (const BcRecordType *self);
const BcField *bc_record_type_get_code (const BcRecordType *self);
BcLevels bc_record_type_get_writers (const BcRecordType *self, const BcField *field);
gboolean bc_field_accepts_type (const BcField *self, const BcRecordType *type);
const char *bc_choice_get_label (const BcChoice *self);
const BcChoice *bc_field_find_choice (const BcField *self, const char *name);
const char *bc_kind_get_name (BcKind kind);
BcValueType bc_kind_get_storage (BcKind kind);
const char *bc_level_get_name (BcLevels level);
BcLevels bc_level_from_name (const char *name);

G_END_DECLS
