/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "authority.h"

#include <glib/gi18n-lib.h>

#include "store-error.h"

/**
 * bc_authority_get_levels:
 * @database: a connection
 * @level: the person's level
 * @scope: row of the scope that is to be written to; 0 for one that does not exist yet
 * @levels: (out): the levels that the person may write as there
 * @error: return location, #BC_STORE_ERROR
 *
 * Tells in whose place a person may write. A district that no manager has written in may be kept by
 * the region or the council; from then on it is the manager's.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_authority_get_levels (BcDatabase *database,
                         BcLevels level,
                         gint64 scope,
                         BcLevels *levels,
                         GError **error)
{
  gint64 managed;

  *levels = level;
  if (level == BC_LEVEL_MANAGER)
    return TRUE;
  if (!bc_database_get_integer (database,
                                &managed,
                                error,
                                "SELECT count(*) FROM stream s JOIN author a ON a.row = s.author "
                                "WHERE s.scope = ? AND s.held > 0 AND a.level = 'manager'",
                                "i",
                                scope))
    return FALSE;
  if (managed == 0)
    *levels |= BC_LEVEL_MANAGER;
  return TRUE;
}

/**
 * bc_authority_get_writer_levels:
 * @writer: a transaction
 * @scope: row of the scope that is to be written to; 0 for one that does not exist yet
 * @levels: (out): the levels that its person may write as there
 * @error: return location, #BC_STORE_ERROR
 *
 * As bc_authority_get_levels(), for whoever the transaction is of.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_authority_get_writer_levels (BcWriter *writer, gint64 scope, BcLevels *levels, GError **error)
{
  return bc_authority_get_levels (bc_writer_get_database (writer),
                                  bc_writer_get_profile (writer)->level,
                                  scope,
                                  levels,
                                  error);
}

static const char *
describe_writers (BcLevels writers)
{
  if (writers == BC_LEVEL_NONE)
    return _ ("it follows from other records");
  if (writers & BC_LEVEL_MANAGER)
    return _ ("it is the neighbourhood manager's");
  if (writers & BC_LEVEL_REGION)
    return _ ("it is the region's");
  return _ ("it is the council's");
}

/**
 * bc_authority_check:
 * @levels: what bc_authority_get_levels() gave
 * @type: a record type
 * @field: (nullable): what is to be written; %NULL for making and deleting records
 * @error: return location, #BC_STORE_ERROR
 *
 * Tells whether a person may write a field (the programme: nobody edits another level's fields).
 *
 * Returns: %FALSE with %BC_STORE_ERROR_DENIED, saying whose it is
 */
gboolean
bc_authority_check (BcLevels levels, const BcRecordType *type, const BcField *field, GError **error)
{
  BcLevels writers = bc_record_type_get_writers (type, field);

  if (levels & writers)
    return TRUE;
  g_set_error (error,
               BC_STORE_ERROR,
               BC_STORE_ERROR_DENIED,
               _ ("%s: you cannot write this, %s"),
               field != NULL ? field->name : type->name,
               describe_writers (writers));
  return FALSE;
}
