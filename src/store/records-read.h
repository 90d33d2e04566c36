/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"
#include "record.h"

G_BEGIN_DECLS

BcRecord *bc_record_read (BcDatabase *database,
                          gint64 row,
                          const BcRecordType *type,
                          const BcId *id,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
BcRecord *bc_record_read_by_id (BcDatabase *database,
                                const BcId *id,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *bc_records_list_owned (BcDatabase *database,
                                  const BcRecordType *type,
                                  const BcId *owner,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_database_get_arrival (BcDatabase *database, gint64 *arrival, GError **error);

G_END_DECLS
