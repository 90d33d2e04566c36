/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "summary-changes.h"

#include "summary-parts.h"

struct _BcSummaryChanges
{
  BcDatabase *database; /* (unowned) */
  GHashTable *scopes;   /* (owned) row of a scope → BcSummaryChange */
};

/**
 * bc_summary_changes_new:
 * @database: the connection that writes
 *
 * Returns: (transfer full): no changes
 */
BcSummaryChanges *
bc_summary_changes_new (BcDatabase *database)
{
  BcSummaryChanges *self = g_new0 (BcSummaryChanges, 1);

  self->database = database;
  self->scopes = g_hash_table_new_full (g_int64_hash,
                                        g_int64_equal,
                                        g_free,
                                        (GDestroyNotify) bc_summary_change_free);
  return self;
}

/**
 * bc_summary_changes_free:
 * @self: (transfer full): changes
 *
 * Forgets them.
 */
void
bc_summary_changes_free (BcSummaryChanges *self)
{
  g_hash_table_unref (self->scopes);
  g_free (self);
}

/**
 * bc_summary_changes_get:
 * @self: changes
 * @scope: a scope's row
 *
 * Returns: (transfer none): what changes in that scope
 */
BcSummaryChange *
bc_summary_changes_get (BcSummaryChanges *self, gint64 scope)
{
  BcSummaryChange *change = g_hash_table_lookup (self->scopes, &scope);

  if (change == NULL) {
    change = bc_summary_change_new (self->database, scope);
    g_hash_table_insert (self->scopes, g_memdup2 (&scope, sizeof scope), change);
  }
  return change;
}

/* Whether an entry counts depends on others of the same document, wherever they are. */
static gboolean
touch_doubles (BcSummaryChanges *self, GError **error)
{
  g_autoptr (GHashTable) scopes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->scopes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (!bc_summary_change_add_doubles (value, scopes, error))
      return FALSE;
  g_hash_table_iter_init (&iter, scopes);
  while (g_hash_table_iter_next (&iter, &value, NULL))
    bc_summary_change_touch (bc_summary_changes_get (self, *(gint64 *) value),
                             bc_summary_get_parts ("entry", NULL));
  return TRUE;
}

/**
 * bc_summary_changes_settle:
 * @self: changes
 * @error: return location, #BC_STORE_ERROR
 *
 * Brings the summaries up to date with the records.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_summary_changes_settle (BcSummaryChanges *self, GError **error)
{
  GHashTableIter iter;
  gpointer change;
  guint national = 0;

  if (!touch_doubles (self, error))
    return FALSE;
  g_hash_table_iter_init (&iter, self->scopes);
  while (g_hash_table_iter_next (&iter, NULL, &change))
    if (!bc_summary_change_settle (change, &national, error))
      return FALSE;
  return bc_summary_refresh_parts (self->database, national, error);
}
