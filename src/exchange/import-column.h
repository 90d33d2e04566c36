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
 *
 * What a column of a table is for.
 */
typedef enum {
  BC_IMPORT_NOTHING,
  BC_IMPORT_ID,
  BC_IMPORT_VALUE,
  BC_IMPORT_FROM,
  BC_IMPORT_TO,
} BcImportUse;

/**
 * BcImportOrigin:
 * @BC_IMPORT_UNKNOWN: nothing says what it is for
 * @BC_IMPORT_NAMED: its heading is a field's name or label
 * @BC_IMPORT_REMEMBERED: a person said it of a column of that name in an import before
 * @BC_IMPORT_TOLD: a person says it now
 *
 * How it is known what a column is for.
 */
typedef enum {
  BC_IMPORT_UNKNOWN,
  BC_IMPORT_NAMED,
  BC_IMPORT_REMEMBERED,
  BC_IMPORT_TOLD,
} BcImportOrigin;

/** BC_IMPORT_N_SAMPLES: as many of its values tell what a column holds. */
#define BC_IMPORT_N_SAMPLES 3

/**
 * BcImportColumn:
 * @heading: (owned): what stands over it
 * @place: which column of the table it is, from 0
 * @samples: (owned) (nullable): its first values that differ, as people write them, once the table
 *   was surveyed
 * @use: what it is for
 * @origin: how that is known
 * @field: (nullable): the field that it holds
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
  char *samples[BC_IMPORT_N_SAMPLES];
  BcImportUse use;
  BcImportOrigin origin;
  const BcField *field;
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
void bc_import_column_guess (BcImportColumn *self, BcImportNames *names);
gboolean bc_import_column_aim (BcImportColumn *self,
                               BcImportNames *names,
                               const char *target,
                               GError **error);
char *bc_import_column_dup_target (const BcImportColumn *self) G_GNUC_WARN_UNUSED_RESULT;
void bc_import_column_settle (BcImportColumn *self);
gboolean bc_import_column_has_dates (const BcImportColumn *self);
gboolean bc_import_column_is_called (const BcImportColumn *self, const char *heading);
char *bc_import_column_dup_key (const BcImportColumn *self) G_GNUC_WARN_UNUSED_RESULT;
const char *bc_import_get_reason_heading (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcImportNames, bc_import_names_free)

G_END_DECLS
