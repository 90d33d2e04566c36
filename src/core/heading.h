/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dictionary.h"

G_BEGIN_DECLS

/** BC_HEADING_MAX_FIELDS: as many fields can name a record. */
#define BC_HEADING_MAX_FIELDS 6

guint bc_heading_get_fields (const BcRecordType *type, const BcField **fields);
char *bc_heading_dup (const BcRecordType *type, const BcValue *values) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
