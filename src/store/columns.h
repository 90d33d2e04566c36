/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dictionary.h"

G_BEGIN_DECLS

char *bc_sql_dup_name (const char *identifier) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_field_has_key (const BcField *self);
gboolean bc_record_type_is_searched (const BcRecordType *self);
char *bc_record_type_dup_insert (gconstpointer type);
char *bc_record_type_dup_upsert (gconstpointer type) G_GNUC_WARN_UNUSED_RESULT;
char *bc_record_type_dup_words (gconstpointer type) G_GNUC_WARN_UNUSED_RESULT;
char *bc_field_dup_source (const BcField *self,
                           const BcRecordType *type,
                           const char *table) G_GNUC_WARN_UNUSED_RESULT;
char *bc_record_type_dup_columns (const BcRecordType *self,
                                  const char *table) G_GNUC_WARN_UNUSED_RESULT;
char *bc_record_type_dup_order (const BcRecordType *self,
                                const char *table) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
