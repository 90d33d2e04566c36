/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "summary-parts.h"

#include <string.h>

#include "dictionary.h"

/* What is kept of each district beside its records: the fields that follow from other records, what
 * a list of districts tells, and the totals that summaries are read from. Each part is computed by
 * a view (indicators/). */

#define ROWS "SELECT what, key, other, n FROM "
#define COUNTED(type_, types_, view_, whats_)                                                      \
  {                                                                                                \
    .type = type_, .types = types_, .of_record = ROWS "counted_" view_ " WHERE row = ?",           \
    .of_scope = ROWS "counted_" view_ " WHERE scope = ?",                                          \
    .kept = ROWS "totals WHERE level = 'district' AND what IN (" whats_ ") AND place = ?",         \
    .forget = "DELETE FROM totals WHERE what IN (" whats_ ")",                                     \
    .count = "INSERT INTO totals (level, what, place, key, other, n) "                             \
             "SELECT 'district', what, scope, key, other, sum (n) FROM counted_" view_             \
             " WHERE scope IN (SELECT r.scope FROM district d JOIN record r ON r.row = d.row) "    \
             "GROUP BY what, scope, key, other HAVING sum (n) <> 0",                               \
  }

static const BcSummaryPart parts[] = {
  [BC_SUMMARY_DERIVED] = { .types = " decision plan " },
  [BC_SUMMARY_BASELINES] = { .types = " plan action " },
  [BC_SUMMARY_DISTRICT] = COUNTED (NULL,
                                   " associative-group technical-panel decision plan commune ",
                                   "districts",
                                   "'district', 'plan', 'gal', 'panel'"),
  [BC_SUMMARY_BUSINESSES] = COUNTED ("business", " business ", "businesses", "'business'"),
  [BC_SUMMARY_OPENINGS] = COUNTED ("business-event", " business-event ", "openings", "'diary'"),
  [BC_SUMMARY_ACTIONS] =
    COUNTED ("action", " action ", "actions", "'action', 'progress', 'action-due'"),
  [BC_SUMMARY_LINES] =
    COUNTED ("funding-line", " funding-line funding-source ", "lines", "'planned', 'awarded'"),
  [BC_SUMMARY_ENTRIES] = COUNTED ("entry",
                                  " entry funding-line funding-source ",
                                  "entries",
                                  "'disbursed', 'spent', 'approved'"),
  [BC_SUMMARY_ACTIVITIES] =
    COUNTED ("activity", " activity ", "activities", "'activity', 'people'"),
  [BC_SUMMARY_COMMITMENTS] = COUNTED ("commitment",
                                      " commitment ",
                                      "commitments",
                                      "'fulfilled', 'slippage', 'commitment-due'"),
  [BC_SUMMARY_OBSERVATIONS] =
    COUNTED ("observation", " observation ", "observations", "'observation-due'"),
};

/* The fields that the views look at, beside the owner; of the types that are not here, all. */
static const struct
{
  const char *type;
  const char *const fields[7];
} looked_at[] = {
  { "business", { "state", "owner-sex" } },
  { "business-event", { "kind" } },
  { "action", { "state", "area", "progress", "planned" } },
  { "funding-line", { "source", "requested", "awarded" } },
  { "funding-source", { "kind" } },
  { "commune", { "region" } },
  { "entry", { "kind", "amount", "state", "supplier-rut", "document-type", "document-number" } },
  { "activity", { "women", "men", "merchants", "neighbours", "others" } },
  { "commitment", { "promised-for", "fulfilled-on" } },
  { "observation", { "state", "date" } },
  { "decision", { "kind", "date", "outcome", "phase" } },
  { "plan", { "submitted-on" } },
  { "associative-group", { "state" } },
  { "technical-panel", { "state" } },
};

/* Whether a text stands in another one between two signs. Asked of each record of an import, so
 * that nothing is allocated for it. */
static gboolean
stands_between (const char *within, char sign, const char *text)
{
  const gsize length = strlen (text);

  for (const char *at = strstr (within, text); at != NULL; at = strstr (at + 1, text))
    if (at > within && at[-1] == sign && at[length] == sign)
      return TRUE;
  return FALSE;
}

static gboolean
sets_field (const char *fields, const char *name)
{
  return stands_between (fields, '"', name);
}

static gboolean
sets_any (const char *fields, const char *const *names)
{
  for (; *names != NULL; names++)
    if (sets_field (fields, *names))
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
    if (strcmp (looked_at[i].type, type) == 0)
      return sets_any (fields, looked_at[i].fields);
  return TRUE;
}

/**
 * bc_summary_get_parts:
 * @type: (nullable): a record type's name; %NULL for any
 * @fields: (nullable): what was set, as a JSON object without spaces after the names; %NULL for any
 *
 * Tells what has to be counted again where a record of a type was written: all of it where records
 * may have been hidden or shown with the one that owns them, nothing where no view looks at the
 * fields.
 *
 * Returns: a set of parts
 */
guint
bc_summary_get_parts (const char *type, const char *fields)
{
  guint set = 0;

  if (type == NULL || strcmp (type, "district") == 0)
    return BC_SUMMARY_ALL;
  if (fields != NULL && !may_count (type, fields))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (stands_between (parts[i].types, ' ', type))
      set |= 1u << i;
  if (fields != NULL && strcmp (type, "funding-line") == 0 && !sets_field (fields, "source"))
    set &= ~(1u << BC_SUMMARY_ENTRIES);
  if (fields != NULL && strcmp (type, "action") == 0 && !sets_field (fields, "planned"))
    set &= ~(1u << BC_SUMMARY_BASELINES);
  return set;
}

/**
 * bc_summary_get_part:
 * @part: a part's number
 *
 * Returns: (transfer none): what the part is kept by
 */
const BcSummaryPart *
bc_summary_get_part (guint part)
{
  return &parts[part];
}
