/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "summary-parts.h"

/* What follows from the records of a district and is kept beside them: the whole of it, anew. */

#define DERIVE_DISTRICT                                                                            \
  "UPDATE district SET phase = n.phase, activation_start = n.activation_start, "                   \
  "dynamization_start = n.dynamization_start FROM derived_district n "                             \
  "WHERE n.scope = ? AND district.row = n.row "                                                    \
  "AND (district.phase, district.activation_start, district.dynamization_start) "                  \
  "IS NOT (n.phase, n.activation_start, n.dynamization_start)"
#define DERIVE_PLAN                                                                                \
  "UPDATE plan SET state = n.state, approved_on = n.approved_on FROM derived_plan n "              \
  "WHERE n.scope = ? AND plan.row = n.row "                                                        \
  "AND (plan.state, plan.approved_on) IS NOT (n.state, n.approved_on)"

/* An action's baseline is what it was planned for when its plan was last submitted (the programme:
 * it is kept when the plan goes to the region): of the operations that plan it, the latest, by
 * stamp and then by author, that is not later than the latest that set the day of the submission.
 * Asked of the journal here, for no view may look into JSON. */
#define SUBMITTED                                                                                  \
  "SELECT a.row, (SELECT max(j.stamp) FROM journal j WHERE j.record = pr.row "                     \
  " AND json_type(j.fields, '$.\"submitted-on\"') IS NOT NULL AND p.submitted_on IS NOT NULL) "    \
  "AS stamp FROM record r JOIN action a ON a.row = r.row JOIN record pr ON pr.id = a.plan "        \
  "JOIN plan p ON p.row = pr.row WHERE r.scope = ? AND r.type = 'action'"
#define DERIVE_ACTION                                                                              \
  "UPDATE action SET baseline = n.baseline FROM (SELECT m.row, "                                   \
  "(SELECT json_extract(j.fields, '$.planned') FROM journal j JOIN stream s ON s.row = j.stream "  \
  " JOIN author u ON u.row = s.author WHERE j.record = m.row AND j.stamp <= m.stamp "              \
  " AND json_type(j.fields, '$.planned') IS NOT NULL ORDER BY j.stamp DESC, u.id DESC LIMIT 1) "   \
  "AS baseline FROM (" SUBMITTED ") m) n "                                                         \
  "WHERE action.row = n.row AND action.baseline IS NOT n.baseline"

/**
 * bc_summary_derive:
 * @database: a connection within a transaction
 * @scope: the row of a district's scope
 * @error: return location, #BC_STORE_ERROR
 *
 * Brings the fields that follow from a district's other records up to date.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_summary_derive (BcDatabase *database, gint64 scope, GError **error)
{
  return bc_database_run (database, error, DERIVE_DISTRICT, "i", scope) &&
         bc_database_run (database, error, DERIVE_PLAN, "i", scope);
}

/**
 * bc_summary_derive_baselines:
 * @database: a connection within a transaction
 * @scope: the row of a district's scope
 * @error: return location, #BC_STORE_ERROR
 *
 * Brings the baselines of a district's actions up to date.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_summary_derive_baselines (BcDatabase *database, gint64 scope, GError **error)
{
  return bc_database_run (database, error, DERIVE_ACTION, "i", scope);
}

/**
 * bc_summary_place_district:
 * @database: a connection within a transaction
 * @scope: the row of a district's scope
 * @error: return location, #BC_STORE_ERROR
 *
 * Brings up to date what a list of districts tells of one, and where its figures count.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_summary_place_district (BcDatabase *database, gint64 scope, GError **error)
{
  return bc_database_run (database,
                          error,
                          "DELETE FROM district_summary WHERE scope = ?",
                          "i",
                          scope) &&
         bc_database_run (database,
                          error,
                          "INSERT INTO district_summary "
                          "SELECT * FROM derived_summary WHERE scope = ?",
                          "i",
                          scope);
}

static gboolean
list_scopes (BcDatabase *database, GArray *scopes, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (database,
                       "SELECT r.scope FROM district d JOIN record r ON r.row = d.row",
                       error);
  BcStep step = BC_STEP_ERROR;

  while (cursor != NULL && (step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    gint64 scope = bc_cursor_get_integer (cursor, 0);

    g_array_append_val (scopes, scope);
  }
  return step == BC_STEP_DONE;
}

static gboolean
place_districts (BcDatabase *database, guint set, GError **error)
{
  g_autoptr (GArray) scopes = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!list_scopes (database, scopes, error))
    return FALSE;
  for (guint i = 0; i < scopes->len; i++) {
    gint64 scope = g_array_index (scopes, gint64, i);

    if (set & 1u << BC_SUMMARY_DERIVED && !bc_summary_derive (database, scope, error))
      return FALSE;
    if (set & 1u << BC_SUMMARY_BASELINES && !bc_summary_derive_baselines (database, scope, error))
      return FALSE;
    if (set & 1u << BC_SUMMARY_DISTRICT && !bc_summary_place_district (database, scope, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
count_districts (BcDatabase *database, guint set, GError **error)
{
  for (guint i = 0; i < BC_SUMMARY_N_PARTS; i++) {
    const BcSummaryPart *part = bc_summary_get_part (i);

    if (set & 1u << i && part->count != NULL &&
        (!bc_database_execute (database, part->forget, error) ||
         !bc_database_execute (database, part->count, error)))
      return FALSE;
  }
  return TRUE;
}

/* The regions and the nation from the districts that are shown. */
static gboolean
add_up (BcDatabase *database, GError **error)
{
  return bc_database_execute (database,
                              "DELETE FROM totals WHERE level = 'region';"
                              "INSERT INTO totals (level, what, place, key, other, n) "
                              "SELECT 'region', t.what, s.region, t.key, t.other, sum (t.n) "
                              "FROM totals t JOIN district_summary s ON s.scope = t.place "
                              "WHERE t.level = 'district' AND s.region IS NOT NULL "
                              "GROUP BY t.what, s.region, t.key, t.other HAVING sum (t.n) <> 0;"
                              "INSERT INTO totals (level, what, place, key, other, n) "
                              "SELECT 'region', t.what, 0, t.key, t.other, sum (t.n) "
                              "FROM totals t JOIN district_summary s ON s.scope = t.place "
                              "WHERE t.level = 'district' "
                              "GROUP BY t.what, t.key, t.other HAVING sum (t.n) <> 0;",
                              error);
}

/**
 * bc_summary_refresh_parts:
 * @database: a connection within a transaction
 * @set: parts, as bc_summary_get_parts() gives them
 * @error: return location, #BC_STORE_ERROR
 *
 * Computes parts of what is kept for summaries anew, in every place.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_summary_refresh_parts (BcDatabase *database, guint set, GError **error)
{
  return set == 0 || (place_districts (database, set, error) &&
                      count_districts (database, set, error) && add_up (database, error));
}

/**
 * bc_summary_refresh_all:
 * @database: a connection within a transaction
 * @error: return location, #BC_STORE_ERROR
 *
 * Computes anew what follows from the records of every district: after the program's catalogues or
 * its formulas changed, or where the records were written by other means than a #BcWriter.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_summary_refresh_all (BcDatabase *database, GError **error)
{
  return bc_summary_refresh_parts (database, BC_SUMMARY_ALL, error);
}
