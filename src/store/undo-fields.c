/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "undo-fields.h"

/* What becomes of a field when the gesture that wrote it is taken back. */
typedef enum {
  NOT_WRITTEN, /* the gesture did not write it */
  THE_SAME,    /* it is as it was before */
  GOES_BACK,
  KEPT, /* somebody changed it since */
} Fate;

/**
 * bc_moments_init:
 * @self: (out caller-allocates): moments
 * @type: a record's type
 *
 * Prepares them.
 */
void
bc_moments_init (BcMoments *self, const BcRecordType *type)
{
  bc_folded_init (&self->before, type);
  bc_folded_init (&self->after, type);
  bc_folded_init (&self->now, type);
}

/**
 * bc_moments_clear:
 * @self: moments
 *
 * Frees what they hold.
 */
void
bc_moments_clear (BcMoments *self)
{
  bc_folded_clear (&self->before);
  bc_folded_clear (&self->after);
  bc_folded_clear (&self->now);
}

/**
 * bc_moments_fold:
 * @self: moments of the record's type
 * @folder: a folder
 * @record: the record's row
 * @first: the first journal row of a gesture
 * @last: its last
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads a record before a gesture, right after it, and as it is now.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_moments_fold (BcMoments *self,
                 BcFolder *folder,
                 gint64 record,
                 gint64 first,
                 gint64 last,
                 GError **error)
{
  return bc_folder_fold_before (folder, record, first, BC_FOLD_BY_ARRIVAL, &self->before, error) &&
         bc_folder_fold_before (folder,
                                record,
                                last + 1,
                                BC_FOLD_BY_ARRIVAL,
                                &self->after,
                                error) &&
         bc_folder_fold (folder, record, &self->now, error);
}

static gboolean
is_own (BcDatabase *database, gint64 author, gint64 operation, gboolean *own, GError **error)
{
  gint64 found;

  if (!bc_database_get_integer (database,
                                &found,
                                error,
                                "SELECT s.author FROM journal j JOIN stream s ON s.row = j.stream "
                                "WHERE j.row = ?",
                                "i",
                                operation))
    return FALSE;
  *own = found == author;
  return TRUE;
}

/* A field still is as the gesture left it if its author wrote what is in force, and it is the
 * same: a later gesture that was itself taken back does not count. */
static gboolean
judge (const BcMoments *self,
       BcDatabase *database,
       gint64 author,
       guint place,
       Fate *fate,
       GError **error)
{
  const BcValue *now = &self->now.values[place];
  gboolean own = FALSE;

  *fate = NOT_WRITTEN;
  if (self->after.origins[place] == self->before.origins[place])
    return TRUE;
  if (!is_own (database, author, self->now.origins[place], &own, error))
    return FALSE;
  if (own && bc_value_equal (&self->before.values[place], now))
    *fate = THE_SAME;
  else if (own && bc_value_equal (&self->after.values[place], now))
    *fate = GOES_BACK;
  else
    *fate = KEPT;
  return TRUE;
}

/* Whether a field, or one that belongs together with it, has that fate. */
static gboolean
any_has (const BcRecordType *type, const Fate *fates, guint place, Fate fate)
{
  const char *together = type->fields[place].together;
  gboolean found = fates[place] == fate;

  for (guint i = 0; together != NULL && i < type->n_fields && !found; i++)
    found = fates[i] == fate && g_strcmp0 (type->fields[i].together, together) == 0;
  return found;
}

/**
 * bc_moments_revert_fields:
 * @self: a record's moments
 * @database: a connection
 * @author: whose gesture it is
 * @draft: to which the fields that go back are added
 * @kept: (element-type utf8): to which the labels, not translated, of those are added that somebody
 *   changed since
 * @error: return location, #BC_STORE_ERROR
 *
 * What takes a gesture's fields back. Fields that belong together go back together, or are left
 * together where somebody changed one of them since: half of them would be nobody's. One of them
 * that did not change is written along, so that a merge takes all from one operation.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_moments_revert_fields (const BcMoments *self,
                          BcDatabase *database,
                          gint64 author,
                          BcDraft *draft,
                          GPtrArray *kept,
                          GError **error)
{
  const BcRecordType *type = draft->type;
  g_autofree Fate *fates = g_new0 (Fate, type->n_fields);

  for (guint i = 0; i < type->n_fields; i++)
    if (!judge (self, database, author, i, &fates[i], error))
      return FALSE;
  for (guint i = 0; i < type->n_fields; i++) {
    if (fates[i] == KEPT)
      g_ptr_array_add (kept, (gpointer) type->fields[i].label);
    else if (any_has (type, fates, i, GOES_BACK) && !any_has (type, fates, i, KEPT))
      bc_draft_set (draft,
                    &type->fields[i],
                    fates[i] == GOES_BACK ? &self->before.values[i] : &self->now.values[i]);
  }
  return TRUE;
}
