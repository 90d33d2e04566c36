/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "summary.h"

#include <string.h>

#include "dictionary.h"

/* What is kept of each district beside its records: the fields that follow from other records, and
 * the rows that summaries are read from. Each part is computed by a view (indicators/) and kept by
 * the statements below, whose parameter is the row of the district's scope. */

typedef struct
{
  const char *types; /* whose records it is counted from, each between spaces */
  const char *statements[4];
} Part;

#define KEEP(name_)                                                                                \
  "DELETE FROM district_" name_ " WHERE scope = ?",                                                \
    "INSERT INTO district_" name_ " SELECT * FROM counted_" name_ " WHERE scope = ?"
#define KEEP_SOME(name_, column_, value_)                                                          \
  "DELETE FROM district_" name_ " WHERE scope = ? AND " column_ " = '" value_ "'",                 \
    "INSERT INTO district_" name_ " SELECT * FROM counted_" name_ " WHERE scope = ? AND " column_  \
    " = '" value_ "'"

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

static const Part parts[] = {
  { " decision plan ", { DERIVE_DISTRICT, DERIVE_PLAN } },
  { " associative-group technical-panel decision plan commune region ", { KEEP ("summary") } },
  { " business ", { KEEP ("businesses") } },
  { " business-event ", { KEEP ("openings") } },
  { " action ", { KEEP ("actions"), KEEP_SOME ("due", "what", "action") } },
  { " funding-line funding-source ", { KEEP_SOME ("money", "part", "line") } },
  { " funding-line funding-source entry ", { KEEP_SOME ("money", "part", "entry") } },
  { " activity ", { KEEP ("activities") } },
  { " commitment ", { KEEP ("fulfilled"), KEEP_SOME ("due", "what", "commitment") } },
  { " observation ", { KEEP_SOME ("due", "what", "observation") } },
  { " plan action ", { DERIVE_ACTION } },
};

/* What catalogues outside the district's scope say in its summary: region, kind of source. */
#define NATIONAL_PARTS (1u << 1 | 1u << 5 | 1u << 6)

/* The fields that the views look at, beside the owner; of the types that are not here, all. */
static const char *const looked_at[][2] = {
  { "business", "state owner-sex" },
  { "business-event", "kind" },
  { "action", "state area progress planned" },
  { "funding-line", "source requested awarded" },
  { "entry", "kind amount state" },
  { "activity", "women men merchants neighbours others" },
  { "commitment", "promised-for fulfilled-on" },
  { "observation", "state date" },
  { "decision", "kind date outcome phase" },
  { "plan", "submitted-on" },
  { "associative-group", "state" },
  { "technical-panel", "state" },
};

static gboolean
sets_field (const char *fields, const char *name)
{
  g_autofree char *key = g_strdup_printf ("\"%s\":", name);

  return strstr (fields, key) != NULL;
}

static gboolean
sets_any (const char *fields, const char *names)
{
  g_auto (GStrv) list = g_strsplit (names, " ", -1);

  for (char **name = list; *name != NULL; name++)
    if (sets_field (fields, *name))
      return TRUE;
  return FALSE;
}

/* A record's first operation names its owner, which is fixed. A text that only looks like a field's
 * name costs no more than the work. */
static gboolean
may_count (const char *type, const char *fields)
{
  const BcRecordType *known = bc_dictionary_find (type);

  if (known == NULL || (known->owner != NULL && sets_field (fields, known->owner)))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (looked_at); i++)
    if (strcmp (looked_at[i][0], type) == 0)
      return sets_any (fields, looked_at[i][1]);
  return TRUE;
}

/**
 * bc_summary_get_parts:
 * @type: (nullable): a record type's name; %NULL for any
 * @fields: (nullable): what was set, as a JSON object without spaces after the names; %NULL for any
 *
 * Tells what has to be refreshed where a record of a type was written: all of it where records may
 * have been hidden or shown with the one that owns them, nothing where no view looks at the fields.
 *
 * Returns: a set of parts, for bc_summary_refresh()
 */
guint
bc_summary_get_parts (const char *type, const char *fields)
{
  g_autofree char *word = NULL;
  guint set = 0;

  if (type == NULL || strcmp (type, "district") == 0)
    return BC_SUMMARY_ALL;
  if (fields != NULL && !may_count (type, fields))
    return 0;
  word = g_strdup_printf (" %s ", type);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (parts[i].types, word) != NULL)
      set |= 1u << i;
  return set;
}

static gboolean
refresh_district (BcDatabase *database, gint64 scope, guint set, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (guint j = 0; set & 1u << i && j < 4 && parts[i].statements[j] != NULL; j++)
      if (!bc_database_run (database, error, parts[i].statements[j], "i", scope))
        return FALSE;
  return TRUE;
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
refresh_districts (BcDatabase *database, guint set, GError **error)
{
  g_autoptr (GArray) scopes = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!list_scopes (database, scopes, error))
    return FALSE;
  for (guint i = 0; i < scopes->len; i++)
    if (!refresh_district (database, g_array_index (scopes, gint64, i), set, error))
      return FALSE;
  return TRUE;
}

/**
 * bc_summary_refresh:
 * @database: a connection within a transaction
 * @scope: row of a scope that was written to
 * @set: what has to be refreshed, from bc_summary_get_parts()
 * @error: return location, #BC_STORE_ERROR
 *
 * Brings what follows from a district's records up to date. Where the scope is no district's, what
 * the districts' summaries take from the catalogues is brought up to date in all of them.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_summary_refresh (BcDatabase *database, gint64 scope, guint set, GError **error)
{
  gint64 is_district;

  if (set == 0)
    return TRUE;
  if (!bc_database_get_integer (
        database,
        &is_district,
        error,
        "SELECT EXISTS (SELECT 1 FROM record WHERE scope = ? AND type = 'district')",
        "i",
        scope))
    return FALSE;
  if (is_district)
    return refresh_district (database, scope, set, error);
  return !(set & NATIONAL_PARTS) || refresh_districts (database, set & NATIONAL_PARTS, error);
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
  return refresh_districts (database, BC_SUMMARY_ALL, error);
}
