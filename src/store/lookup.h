/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"
#include "dictionary.h"

G_BEGIN_DECLS

/**
 * BcRecordInfo:
 * @row: the record's row
 * @id: its identifier
 * @type_name: (owned): its type's name
 * @type: (nullable): its type; %NULL if this version does not know it
 * @scope: its scope's row
 * @scope_id: its scope
 * @deleted: it is deleted
 * @hidden: it is deleted, or what owns it is
 * @flagged: it was edited by someone who did not know that it had been deleted
 * @extra: (owned) (nullable): what this version does not understand of it, as a JSON object
 * @disputed: people disagree on a field of it, or on its deletion
 *
 * What the store knows of a record besides its fields. Free it with bc_record_info_clear().
 */
typedef struct
{
  gint64 row;
  BcId id;
  char *type_name;
  const BcRecordType *type;
  gint64 scope;
  BcId scope_id;
  gboolean deleted;
  gboolean hidden;
  gboolean flagged;
  char *extra;
  gboolean disputed;
} BcRecordInfo;

void bc_record_info_clear (BcRecordInfo *self);
gint32 bc_lookup_today (BcDatabase *database);
gboolean bc_lookup_id (BcDatabase *database, const BcId *id, BcRecordInfo *info, GError **error);
gboolean bc_lookup_row (BcDatabase *database, gint64 row, BcRecordInfo *info, GError **error);
gboolean bc_lookup_text (BcDatabase *database,
                         const char *targets,
                         const char *text,
                         BcId *id,
                         GError **error);
gboolean bc_lookup_value (BcDatabase *database,
                          const BcField *field,
                          const char *text,
                          BcValue *value,
                          GError **error);
gboolean bc_lookup_conflict (BcDatabase *database,
                             const BcRecordInfo *info,
                             const BcField *field,
                             gboolean *found,
                             GError **error);
gboolean bc_lookup_side (BcDatabase *database,
                         const BcRecordInfo *info,
                         const BcField *field,
                         const BcValue *value,
                         gboolean *found,
                         GError **error);
gboolean bc_lookup_heading (BcDatabase *database, const BcId *id, char **heading, GError **error);
gboolean bc_lookup_code (BcDatabase *database, const BcId *id, char **code, GError **error);
void bc_lookup_append_heading (GString *sql, const char *table, const BcRecordType *type);
char *bc_lookup_take_heading (BcCursor *cursor,
                              int column,
                              const BcRecordType *type) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BcRecordInfo, bc_record_info_clear)

G_END_DECLS
