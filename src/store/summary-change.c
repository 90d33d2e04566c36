/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "summary-change.h"

#include "doubles.h"
#include "summary-parts.h"
#include "totals.h"

/* The totals are kept by differences. Of a record that is written, what it counted before is taken
 * away and what it counts in the end is added; where that does not tell all, or many records are
 * written, the part is counted anew in the whole scope, against what is kept of it. */

#define MANY_RECORDS 64
#define ENTRIES      (1u << BC_SUMMARY_ENTRIES)

struct _BcSummaryChange
{
  BcDatabase *database; /* (unowned) */
  gint64 scope;
  guint touched;       /* parts of which anything was written */
  guint whole;         /* parts that are counted anew */
  GHashTable *records; /* (owned) row → parts that it counts in */
  GHashTable *doubles; /* (owned) rows of scopes whose entries counted by what there was here */
  BcTotals *differences[BC_SUMMARY_N_PARTS]; /* (owned) (nullable): of the records */
};

/* Where a district's figures count beside the district itself. */
typedef struct
{
  gboolean shown;
  gint64 region; /* 0 for one that is not known */
} Placement;

/**
 * bc_summary_change_new:
 * @database: a connection within a transaction
 * @scope: a scope's row
 *
 * Begins to note what a transaction writes in a scope.
 *
 * Returns: (transfer full): nothing yet
 */
BcSummaryChange *
bc_summary_change_new (BcDatabase *database, gint64 scope)
{
  BcSummaryChange *self = g_new0 (BcSummaryChange, 1);

  self->database = database;
  self->scope = scope;
  self->records = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->doubles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

/**
 * bc_summary_change_free:
 * @self: (transfer full): what was noted
 *
 * Forgets it.
 */
void
bc_summary_change_free (BcSummaryChange *self)
{
  for (guint i = 0; i < BC_SUMMARY_N_PARTS; i++)
    g_clear_pointer (&self->differences[i], bc_totals_free);
  g_hash_table_unref (self->records);
  g_hash_table_unref (self->doubles);
  g_free (self);
}

/**
 * bc_summary_change_touch:
 * @self: what a transaction changes in a scope
 * @set: parts, as bc_summary_get_parts() gives them
 *
 * Has parts counted anew in the whole scope: more was written than single records tell.
 */
void
bc_summary_change_touch (BcSummaryChange *self, guint set)
{
  self->touched |= set;
  self->whole |= set;
}

/**
 * bc_summary_change_touch_before:
 * @self: what a transaction changes in a scope
 * @set: parts, as bc_summary_get_parts() gives them
 * @error: return location, #BC_STORE_ERROR
 *
 * As bc_summary_change_touch(), before the tables tell what is written.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_summary_change_touch_before (BcSummaryChange *self, guint set, GError **error)
{
  gboolean new_entries = set & ~self->whole & ENTRIES;

  bc_summary_change_touch (self, set);
  return !new_entries ||
         bc_doubles_add_scopes_of_scope (self->database, self->scope, self->doubles, error);
}

static gboolean
count_record (BcSummaryChange *self, guint part, gint64 record, gint64 sign, GError **error)
{
  if (self->differences[part] == NULL)
    self->differences[part] = bc_totals_new (self->database);
  return bc_totals_count (self->differences[part],
                          bc_summary_get_part (part)->of_record,
                          record,
                          sign,
                          error);
}

/* What the record counts in the parts of a set, and did not tell yet, is taken away. */
static gboolean
take_away (BcSummaryChange *self, gint64 record, guint set, GError **error)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->records, &record));

  if ((set & ~known) == 0)
    return TRUE;
  for (guint i = 0; i < BC_SUMMARY_N_PARTS; i++)
    if (set & ~known & 1u << i && !count_record (self, i, record, -1, error))
      return FALSE;
  g_hash_table_insert (self->records,
                       g_memdup2 (&record, sizeof record),
                       GUINT_TO_POINTER (known | set));
  return TRUE;
}

/* The kind of its source tells how a line's entries count. A new line has none yet. */
static gboolean
drop_entries (BcSummaryChange *self, gint64 record, const char *type, guint *set, GError **error)
{
  gint64 any = 0;

  if (!(*set & ~self->whole & ENTRIES) || g_strcmp0 (type, "funding-line") != 0)
    return TRUE;
  if (!bc_database_get_integer (self->database,
                                &any,
                                error,
                                "SELECT EXISTS (SELECT 1 FROM record r JOIN entry e "
                                "ON e.line = r.id WHERE r.row = ?)",
                                "i",
                                record))
    return FALSE;
  if (!any)
    *set &= ~ENTRIES;
  return TRUE;
}

/**
 * bc_summary_change_note:
 * @self: what a transaction changes in a scope
 * @record: a record's row, whose tables do not tell yet what is written to it
 * @type: (nullable): its type's name; %NULL where other records change with it
 * @fields: what is set, as a JSON object
 * @error: return location, #BC_STORE_ERROR
 *
 * Notes that a record is written.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_summary_change_note (BcSummaryChange *self,
                        gint64 record,
                        const char *type,
                        const char *fields,
                        GError **error)
{
  guint set = bc_summary_get_parts (type, fields);
  guint own = 0;

  if (set & ENTRIES && g_strcmp0 (type, "entry") == 0 &&
      !bc_doubles_add_scopes_of_record (self->database, record, self->doubles, error))
    return FALSE;
  if ((set & ~self->whole) == 0)
    return TRUE;
  if (!drop_entries (self, record, type, &set, error))
    return FALSE;
  for (guint i = 0; i < BC_SUMMARY_N_PARTS; i++)
    if (set & 1u << i && g_strcmp0 (bc_summary_get_part (i)->type, type) == 0 && type != NULL)
      own |= 1u << i;
  if (g_hash_table_size (self->records) >= MANY_RECORDS)
    own = 0;
  self->touched |= set;
  self->whole |= set & ~own;
  return take_away (self, record, own & ~self->whole, error);
}

static gboolean
add_doubles_of_records (BcSummaryChange *self, GHashTable *scopes, GError **error)
{
  GHashTableIter iter;
  gpointer record, set;

  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, &record, &set))
    if (GPOINTER_TO_UINT (set) & ENTRIES &&
        !bc_doubles_add_scopes_of_record (self->database, *(gint64 *) record, scopes, error))
      return FALSE;
  return TRUE;
}

/**
 * bc_summary_change_add_doubles:
 * @self: what a transaction changed in a scope, all of it written
 * @scopes: (element-type gint64): the rows of scopes are added
 * @error: return location, #BC_STORE_ERROR
 *
 * Tells where entries count, or count no more, because of what was written here: those of documents
 * that are entered here too. Their parts are to be counted anew before the changes are settled.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_summary_change_add_doubles (BcSummaryChange *self, GHashTable *scopes, GError **error)
{
  GHashTableIter iter;
  gpointer scope;

  if (!(self->touched & ENTRIES))
    return TRUE;
  g_hash_table_iter_init (&iter, self->doubles);
  while (g_hash_table_iter_next (&iter, &scope, NULL))
    g_hash_table_add (scopes, g_memdup2 (scope, sizeof (gint64)));
  if (self->whole & ENTRIES)
    return bc_doubles_add_scopes_of_scope (self->database, self->scope, scopes, error);
  return add_doubles_of_records (self, scopes, error);
}

static gboolean
read_placement (BcSummaryChange *self, Placement *placement, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (self->database,
                       "SELECT region FROM district_summary WHERE scope = ?",
                       error);
  BcStep step;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, self->scope);
  step = bc_cursor_step (cursor, error);
  placement->shown = step == BC_STEP_ROW;
  placement->region = placement->shown ? bc_cursor_get_integer (cursor, 0) : 0;
  return step != BC_STEP_ERROR;
}

static gboolean
apply_above (BcTotals *totals, const Placement *placement, GError **error)
{
  return (!placement->shown || bc_totals_apply (totals, "region", 0, error)) &&
         (placement->region == 0 || bc_totals_apply (totals, "region", placement->region, error));
}

static gboolean
add_records (BcSummaryChange *self, guint part, GError **error)
{
  GHashTableIter iter;
  gpointer record, set;

  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, &record, &set))
    if (GPOINTER_TO_UINT (set) & 1u << part &&
        !count_record (self, part, *(gint64 *) record, 1, error))
      return FALSE;
  return TRUE;
}

static gboolean
count_whole (BcSummaryChange *self, guint part, GError **error)
{
  const BcSummaryPart *what = bc_summary_get_part (part);

  g_clear_pointer (&self->differences[part], bc_totals_free);
  if (what->of_scope == NULL)
    return TRUE;
  self->differences[part] = bc_totals_new (self->database);
  return bc_totals_count (self->differences[part], what->kept, self->scope, -1, error) &&
         bc_totals_count (self->differences[part], what->of_scope, self->scope, 1, error);
}

static gboolean
settle_part (BcSummaryChange *self, guint part, const Placement *placement, GError **error)
{
  if (self->whole & 1u << part ? !count_whole (self, part, error)
                               : !add_records (self, part, error))
    return FALSE;
  return self->differences[part] == NULL ||
         (bc_totals_apply (self->differences[part], "district", self->scope, error) &&
          apply_above (self->differences[part], placement, error));
}

/* All that is kept of the district, added to the places above it or taken away from them. */
static gboolean
move (BcSummaryChange *self, const Placement *placement, gint64 sign, GError **error)
{
  g_autoptr (BcTotals) all = bc_totals_new (self->database);

  for (guint i = BC_SUMMARY_DISTRICT; i < BC_SUMMARY_N_PARTS; i++)
    if (!bc_totals_count (all, bc_summary_get_part (i)->kept, self->scope, sign, error))
      return FALSE;
  return apply_above (all, placement, error);
}

/* A district that is hidden, shown or in another region first takes what is kept of it along. */
static gboolean
place (BcSummaryChange *self, Placement *placement, GError **error)
{
  Placement before;

  if (!read_placement (self, &before, error))
    return FALSE;
  *placement = before;
  if (!(self->whole & 1u << BC_SUMMARY_DISTRICT))
    return TRUE;
  if (!bc_summary_place_district (self->database, self->scope, error) ||
      !read_placement (self, placement, error))
    return FALSE;
  if (before.shown == placement->shown && before.region == placement->region)
    return TRUE;
  return move (self, &before, -1, error) && move (self, placement, 1, error);
}

static gboolean
settle_district (BcSummaryChange *self, GError **error)
{
  Placement placement = { 0 };

  if (self->whole & 1u << BC_SUMMARY_DERIVED &&
      !bc_summary_derive (self->database, self->scope, error))
    return FALSE;
  if (self->whole & 1u << BC_SUMMARY_BASELINES &&
      !bc_summary_derive_baselines (self->database, self->scope, error))
    return FALSE;
  if (!place (self, &placement, error))
    return FALSE;
  for (guint i = BC_SUMMARY_DISTRICT; i < BC_SUMMARY_N_PARTS; i++)
    if (self->touched & 1u << i && !settle_part (self, i, &placement, error))
      return FALSE;
  return TRUE;
}

/**
 * bc_summary_change_settle:
 * @self: what a transaction changed in a scope, all of it written
 * @national: (inout): the parts that have to be brought up to date in all districts after all
 * scopes are settled, by bc_summary_refresh_parts(), are added: what the districts take from
 * catalogues that were written to
 * @error: return location, #BC_STORE_ERROR
 *
 * Brings what is kept for summaries up to date.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_summary_change_settle (BcSummaryChange *self, guint *national, GError **error)
{
  gint64 is_district;

  if (self->touched == 0)
    return TRUE;
  if (!bc_database_get_integer (
        self->database,
        &is_district,
        error,
        "SELECT EXISTS (SELECT 1 FROM record WHERE scope = ? AND type = 'district')",
        "i",
        self->scope))
    return FALSE;
  if (is_district)
    return settle_district (self, error);
  *national |= self->touched & BC_SUMMARY_NATIONAL;
  return TRUE;
}
