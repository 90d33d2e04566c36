/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draft.h"
#include "lookup.h"
#include "writer.h"

G_BEGIN_DECLS

/**
 * BcPaper:
 * @supplier: (unowned): who issued it: a RUT in canonical form
 * @type: the invoice type
 * @number: (unowned): its number
 *
 * What tells the document of one entry from all others.
 */
typedef struct
{
  const char *supplier;
  BcId type;
  const char *number;
} BcPaper;

/**
 * BcDouble:
 * @entry: an entry
 * @first: the entry of the same document that counts; the same where it is itself
 *
 * One of several entries of the same document.
 */
typedef struct
{
  BcId entry;
  BcId first;
} BcDouble;

gboolean bc_doubles_find (BcDatabase *database,
                          const BcPaper *paper,
                          gint64 except,
                          BcId *first,
                          GError **error);
gboolean
bc_doubles_describe (BcDatabase *database, const BcId *entry, char **sentence, GError **error);
gboolean
bc_doubles_check (BcWriter *writer, const BcDraft *draft, const BcRecordInfo *info, GError **error);
GArray *bc_doubles_list (BcDatabase *database, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_doubles_add_scopes_of_record (BcDatabase *database,
                                          gint64 record,
                                          GHashTable *scopes,
                                          GError **error);
gboolean bc_doubles_add_scopes_of_scope (BcDatabase *database,
                                         gint64 scope,
                                         GHashTable *scopes,
                                         GError **error);

G_END_DECLS
