/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import-column.h"
#include "vocabulary.h"

G_BEGIN_DECLS

/**
 * BcImportMeaning:
 * @field: (nullable): the field that a column of that name holds
 * @use: what the column is for
 * @origin: %BC_IMPORT_NAMED, %BC_IMPORT_KNOWN or %BC_IMPORT_GUESSED: how sure that is
 * @after: (nullable): the field that the column before it must hold
 *
 * What a name of a column stands for.
 */
typedef struct
{
  const BcField *field;
  BcImportUse use;
  BcImportOrigin origin;
  const BcField *after;
} BcImportMeaning;

const GArray *bc_import_names_find (const BcImportNames *self, const char *key);
BcVocabulary *bc_import_names_get_vocabulary (const BcImportNames *self);
const BcRecordType *bc_import_names_get_type (const BcImportNames *self);
const BcField *
bc_import_names_read_target (const BcImportNames *self, const char *target, BcImportUse *use);
gboolean bc_import_names_are_wordy (const BcImportNames *self, const BcField *field);
gboolean
bc_import_names_are_lenient (const BcImportNames *self, const char *heading, const BcField *field);

G_END_DECLS
