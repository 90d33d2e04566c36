/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dictionary.h"
#include "import-date.h"

G_BEGIN_DECLS

/**
 * BcImportUse:
 * @BC_IMPORT_NOTHING: nothing is taken from it
 * @BC_IMPORT_ID: it names the record by its identifier
 * @BC_IMPORT_VALUE: it holds a field
 * @BC_IMPORT_FROM: it holds the first day of a period
 * @BC_IMPORT_TO: it holds the last day of a period
 * @BC_IMPORT_ADDRESS: it holds a street, a number and a unit in one text
 * @BC_IMPORT_DIGIT: it holds the check digit of the RUT that another column holds
 *
 * What a column of a table is for.
 */
typedef enum {
  BC_IMPORT_NOTHING,
  BC_IMPORT_ID,
  BC_IMPORT_VALUE,
  BC_IMPORT_FROM,
  BC_IMPORT_TO,
  BC_IMPORT_ADDRESS,
  BC_IMPORT_DIGIT,
} BcImportUse;

/**
 * BcImportOrigin:
 * @BC_IMPORT_UNKNOWN: nothing says what it is for
 * @BC_IMPORT_GUESSED: its heading may mean it, and its values do not speak against it
 * @BC_IMPORT_LET_PASS: it was guessed in an import before, a person let it pass, and its values
 * still do not speak against it
 * @BC_IMPORT_KNOWN: people call a field so
 * @BC_IMPORT_NAMED: its heading is a field's name or label
 * @BC_IMPORT_REMEMBERED: a person said it of a column of that name in an import before
 * @BC_IMPORT_TOLD: a person says it now
 *
 * How it is known what a column is for, and so how sure it is: the surer, the greater.
 */
typedef enum {
  BC_IMPORT_UNKNOWN,
  BC_IMPORT_GUESSED,
  BC_IMPORT_LET_PASS,
  BC_IMPORT_KNOWN,
  BC_IMPORT_NAMED,
  BC_IMPORT_REMEMBERED,
  BC_IMPORT_TOLD,
} BcImportOrigin;

/**
 * BcImportDoubt:
 * @BC_IMPORT_NO_DOUBT: there is none
 * @BC_IMPORT_TAKEN: another column holds the field that it would
 * @BC_IMPORT_UNFIT: its values are not those of the field that it is called by
 * @BC_IMPORT_OTHER_UNIT: its heading says that it counts in another unit than the field
 * @BC_IMPORT_UNCERTAIN: it is only guessed, and guesses are not taken
 *
 * Why a column that might be for something is not.
 */
typedef enum {
  BC_IMPORT_NO_DOUBT,
  BC_IMPORT_TAKEN,
  BC_IMPORT_UNFIT,
  BC_IMPORT_OTHER_UNIT,
  BC_IMPORT_UNCERTAIN,
} BcImportDoubt;

/** BC_IMPORT_N_SAMPLES: as many of its values tell what a column holds. */
#define BC_IMPORT_N_SAMPLES 3

/**
 * BcImportColumn:
 * @heading: (owned): what stands over it
 * @place: which column of the table it is, from 0
 * @ordinal: which of the columns with that heading it is, from 1
 * @samples: (owned) (nullable): its first values that differ, as people write them, once the table
 *   was surveyed
 * @use: what it is for
 * @origin: how that is known
 * @field: (nullable): the field that it holds
 * @passed_use: what it was guessed to be for in an import before, %BC_IMPORT_NOTHING for none
 * @passed: (nullable): the field that it was guessed to hold then
 * @doubt: why it is for nothing
 * @perhaps: (nullable): the field that it would hold but for @doubt
 * @letters: which letters stand in it alone, once the table was surveyed: the first bit for A
 * @lenient: a word of it that is no choice is left out, see bc_import_names_are_lenient()
 * @digit: of a RUT, the column of the table that holds its check digit, from 1; 0 for none
 * @ignored: it holds a field that follows from other records, or that this person may not write
 * @reason: it is the reasons that an import before this one wrote beside refused rows
 * @evidence: what its texts say of the order of dates
 * @told: the order of its dates, as a person said
 * @order: of its dates, as told or as the evidence says
 * @undecided: it has dates that can be read in two ways: it must be told
 *
 * A column of a table that is imported.
 */
typedef struct
{
  char *heading;
  guint place;
  guint ordinal;
  char *samples[BC_IMPORT_N_SAMPLES];
  BcImportUse use;
  BcImportOrigin origin;
  const BcField *field;
  BcImportUse passed_use;
  const BcField *passed;
  BcImportDoubt doubt;
  const BcField *perhaps;
  guint32 letters;
  gboolean lenient;
  guint digit;
  gboolean ignored;
  gboolean reason;
  BcDateEvidence evidence;
  BcDateOrder told;
  BcDateOrder order;
  gboolean undecided;
} BcImportColumn;

typedef struct _BcImportNames BcImportNames; /* what columns of a type's table may be called */

BcImportNames *bc_import_names_new (const BcRecordType *type);
void bc_import_names_free (BcImportNames *self);
void bc_import_column_clear (BcImportColumn *self);
gboolean bc_import_column_is_decided (const BcImportColumn *self);
gboolean bc_import_column_is_guessed (const BcImportColumn *self);
void bc_import_column_take (BcImportColumn *self,
                            BcImportNames *names,
                            const BcField *field,
                            BcImportUse use,
                            BcImportOrigin origin);
gboolean bc_import_column_aim (BcImportColumn *self,
                               BcImportNames *names,
                               const char *target,
                               GError **error);
char *bc_import_column_dup_target (const BcImportColumn *self) G_GNUC_WARN_UNUSED_RESULT;
void bc_import_column_settle (BcImportColumn *self);
gboolean bc_import_column_has_dates (const BcImportColumn *self);
char *bc_import_column_dup_name (const BcImportColumn *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_import_column_is_called (const BcImportColumn *self, const char *heading);
char *bc_import_column_dup_key (const BcImportColumn *self) G_GNUC_WARN_UNUSED_RESULT;
void bc_import_column_count (BcImportColumn *self, GHashTable *seen);
gboolean bc_import_has_address (const BcRecordType *type, const BcField *field);
const char *bc_import_get_reason_heading (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcImportNames, bc_import_names_free)

G_END_DECLS
