/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tally.h"

#include <math.h>
#include <string.h>

#include "columns.h"
#include "date.h"
#include "stamp.h"

static void
free_record (gpointer data)
{
  TallyRecord *record = data;

  g_free (record->id);
  g_hash_table_unref (record->fields);
  g_free (record);
}

const char *
tally_record_get (const TallyRecord *record, const char *column)
{
  return g_hash_table_lookup (record->fields, column);
}

static gboolean
has (const TallyRecord *record, const char *column, const char *value)
{
  return g_strcmp0 (tally_record_get (record, column), value) == 0;
}

static double
number (const TallyRecord *record, const char *column)
{
  const char *text = tally_record_get (record, column);

  return text != NULL ? g_ascii_strtod (text, NULL) : 0;
}

static char *
dup_state (const TallyRecord *record)
{
  const char *state = tally_record_get (record, "state");

  return state != NULL ? g_strndup (state, strcspn (state, ":")) : g_strdup ("");
}

static gint32
day (const TallyRecord *record, const char *column)
{
  gint32 date = BC_DATE_NONE;
  const char *text = tally_record_get (record, column);

  if (text != NULL)
    g_assert_true (bc_date_parse_iso (text, &date, NULL));
  return date;
}

static void
read_record (Tally *self, const BcRecordType *type, BcCursor *cursor)
{
  TallyRecord *record = g_new0 (TallyRecord, 1);
  BcId id;

  bc_cursor_get_id (cursor, 0, &id);
  record->type = type;
  record->id = bc_id_dup_text (&id);
  record->row = bc_cursor_get_integer (cursor, 1);
  record->deleted = bc_cursor_get_integer (cursor, 2) != 0;
  record->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < type->n_fields; i++) {
    int column = 3 + (int) i;

    if (bc_cursor_is_null (cursor, column))
      continue;
    if (bc_kind_get_storage (type->fields[i].kind) == BC_VALUE_ID &&
        bc_cursor_get_id (cursor, column, &id))
      g_hash_table_insert (record->fields,
                           bc_sql_dup_name (type->fields[i].name),
                           bc_id_dup_text (&id));
    else
      g_hash_table_insert (record->fields,
                           bc_sql_dup_name (type->fields[i].name),
                           g_strdup (bc_cursor_get_text (cursor, column)));
  }
  g_hash_table_insert (self->records, record->id, record);
}

static void
read_type (Tally *self, const BcRecordType *type)
{
  g_autofree char *table = bc_sql_dup_name (type->name);
  g_autofree char *columns = bc_record_type_dup_columns (type, "t");
  g_autofree char *sql = g_strdup_printf (
    "SELECT r.id, r.row, r.deleted, %s FROM \"%s\" t JOIN record r ON r.row = t.row",
    columns,
    table);
  g_autoptr (GError) error = NULL;
  g_autoptr (BcCursor) cursor = bc_database_query (self->database, sql, &error);

  g_assert_no_error (error);
  while (bc_cursor_step (cursor, &error) == BC_STEP_ROW)
    read_record (self, type, cursor);
  g_assert_no_error (error);
}

static TallyRecord *
find (const Tally *self, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->records, id) : NULL;
}

static TallyRecord *
find_owner (const Tally *self, const TallyRecord *record)
{
  g_autofree char *column =
    record->type->owner != NULL ? bc_sql_dup_name (record->type->owner) : NULL;

  return column != NULL ? find (self, tally_record_get (record, column)) : NULL;
}

gboolean
tally_is_visible (const Tally *self, const TallyRecord *record)
{
  for (; record != NULL; record = find_owner (self, record))
    if (record->deleted)
      return FALSE;
  return TRUE;
}

static const TallyRecord *
find_district (const Tally *self, const TallyRecord *record)
{
  while (record != NULL && strcmp (record->type->name, "district") != 0)
    record = find_owner (self, record);
  return record;
}

static void
add_to (Tally *self, const char *place, const char *what, double n)
{
  char *key = g_strdup_printf ("%s/%s", place, what);
  double *sum = g_hash_table_lookup (self->sums, key);

  if (sum == NULL) {
    sum = g_new0 (double, 1);
    g_hash_table_insert (self->sums, g_strdup (key), sum);
  }
  *sum += n;
  g_free (key);
}

static const char *
find_region (const Tally *self, const TallyRecord *district)
{
  TallyRecord *commune = find (self, tally_record_get (district, "commune"));
  TallyRecord *region = commune != NULL ? find (self, tally_record_get (commune, "region")) : NULL;

  return region != NULL ? tally_record_get (region, "code") : NULL;
}

static void add (Tally *self, const TallyRecord *record, double n, const char *format, ...)
  G_GNUC_PRINTF (4, 5);

static void
add (Tally *self, const TallyRecord *record, double n, const char *format, ...)
{
  const TallyRecord *district = find_district (self, record);
  const char *region = find_region (self, district);
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  add_to (self, "", what, n);
  add_to (self, district->id, what, n);
  if (region != NULL)
    add_to (self, region, what, n);
}

static const TallyRecord *
find_decision (const Tally *self, const TallyRecord *district, const char *kind)
{
  const TallyRecord *latest = NULL;
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, NULL, &record)) {
    gint32 order;

    if (strcmp (((TallyRecord *) record)->type->name, "decision") != 0 ||
        !has (record, "district", district->id) || !has (record, "kind", kind) ||
        !tally_is_visible (self, record))
      continue;
    if (strcmp (kind, "phase-change") == 0 &&
        (!has (record, "outcome", "approved") || tally_record_get (record, "phase") == NULL))
      continue;
    order = latest != NULL ? day (record, "date") - day (latest, "date") : 1;
    if (order > 0 || (order == 0 && strcmp (((TallyRecord *) record)->id, latest->id) > 0))
      latest = record;
  }
  return latest;
}

static const TallyRecord *
find_plan (const Tally *self, const TallyRecord *district)
{
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    if (strcmp (((TallyRecord *) record)->type->name, "plan") == 0 &&
        has (record, "district", district->id) && tally_is_visible (self, record))
      return record;
  return NULL;
}

void
tally_decide (const Tally *self,
              const TallyRecord *district,
              const char **phase,
              const char **plan_state)
{
  const TallyRecord *change = find_decision (self, district, "phase-change");
  const TallyRecord *verdict = find_decision (self, district, "plan-approval");
  const TallyRecord *plan = find_plan (self, district);

  *phase = change != NULL ? tally_record_get (change, "phase") : "candidate";
  if (plan == NULL)
    *plan_state = NULL;
  else if (verdict != NULL && day (plan, "submitted_on") <= day (verdict, "date"))
    *plan_state = has (verdict, "outcome", "approved") ? "approved" : "observed";
  else
    *plan_state = tally_record_get (plan, "submitted_on") != NULL ? "submitted" : "draft";
}

static void
count_district (Tally *self, const TallyRecord *record)
{
  const char *phase, *plan;

  tally_decide (self, record, &phase, &plan);
  add (self, record, 1, "districts/total");
  add (self, record, 1, "districts/%s", phase);
  if (plan != NULL)
    add (self, record, 1, "plans/%s", plan);
}

static void
count_body (Tally *self, const TallyRecord *record)
{
  g_autofree char *state = dup_state (record);
  gboolean is_group = strcmp (record->type->name, "associative-group") == 0;

  if (strcmp (state, "constituted") == 0 || (is_group && strcmp (state, "legal-person") == 0))
    add (self, record, 1, "%s", is_group ? "gal-constituted" : "panel-constituted");
}

static void
count_business (Tally *self, const TallyRecord *record)
{
  g_autofree char *state = dup_state (record);
  const char *sex = tally_record_get (record, "owner_sex");

  add (self, record, 1, "businesses/%s", state);
  if (strcmp (state, "open") == 0)
    add (self, record, 1, "owner-sex/%s", sex != NULL ? sex : "unreported");
}

static void
count_event (Tally *self, const TallyRecord *record)
{
  if (has (record, "kind", "opening"))
    add (self, record, 1, "net-openings");
  if (has (record, "kind", "closing"))
    add (self, record, -1, "net-openings");
}

static void
count_action (Tally *self, const TallyRecord *record)
{
  g_autofree char *state = dup_state (record);
  const TallyRecord *area = find (self, tally_record_get (record, "area"));
  const char *planned = tally_record_get (record, "planned");
  const char *end = planned != NULL ? strchr (planned, '/') + 1 : "";
  gint32 date = G_MAXINT32;

  if (*end != '\0')
    g_assert_true (bc_date_parse_iso (end, &date, NULL));
  add (self, record, 1, "actions/%s/%s", tally_record_get (area, "code"), state);
  if (strcmp (state, "dropped") == 0)
    return;
  add (self, record, 1, "kept");
  add (self, record, number (record, "progress") / 100, "progress");
  if (strcmp (state, "done") != 0 && date < self->today)
    add (self, record, 1, "actions-late");
}

static void
add_money (Tally *self, const TallyRecord *line, const char *what, double pesos)
{
  const TallyRecord *source = find (self, tally_record_get (line, "source"));

  add (self, line, pesos, "money-%s/total", what);
  add (self, line, pesos, "money-%s/%s", what, tally_record_get (source, "kind"));
}

static void
count_line (Tally *self, const TallyRecord *record)
{
  const char *planned = tally_record_get (record, "requested") != NULL ? "requested" : "awarded";

  add_money (self, record, "planned", number (record, planned));
  add_money (self, record, "awarded", number (record, "awarded"));
}

static void
count_entry (Tally *self, const TallyRecord *record)
{
  const TallyRecord *line = find (self, tally_record_get (record, "line"));
  double pesos = number (record, "amount");
  g_autofree char *state = dup_state (record);

  if (strcmp (state, "rejected") == 0)
    return;
  if (has (record, "kind", "disbursement"))
    add_money (self, line, "disbursed", pesos);
  if (!has (record, "kind", "expense") && !has (record, "kind", "refund"))
    return;
  pesos = has (record, "kind", "refund") ? -pesos : pesos;
  add_money (self, line, "spent", pesos);
  if (strcmp (state, "approved") == 0)
    add_money (self, line, "approved", pesos);
}

static void
count_activity (Tally *self, const TallyRecord *record)
{
  static const char *const columns[] = { "women", "men", "merchants", "neighbours", "others" };

  add (self, record, 1, "activities");
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add (self, record, number (record, columns[i]), "people/%s", columns[i]);
}

static void
count_commitment (Tally *self, const TallyRecord *record)
{
  gint32 promised = day (record, "promised_for");
  gint32 fulfilled = day (record, "fulfilled_on");

  if (fulfilled == BC_DATE_NONE) {
    add (self, record, 1, "commitments-open");
    if (promised >= self->today)
      return;
    add (self, record, 1, "commitments-late");
    fulfilled = self->today;
  }
  add (self, record, 1, "slipped");
  add (self, record, fulfilled - promised, "slippage");
}

static void
count_observation (Tally *self, const TallyRecord *record)
{
  g_autofree char *state = dup_state (record);
  gint32 made = day (record, "date");

  if (strcmp (state, "resolved") == 0)
    return;
  add (self, record, 1, "observations-open");
  if (made > self->today)
    return;
  add (self, record, 1, "aged");
  add (self, record, self->today - made, "age");
}

static void
count_all (Tally *self)
{
  static const struct
  {
    const char *type;
    void (*count) (Tally *self, const TallyRecord *record);
  } counts[] = {
    { "district", count_district },       { "associative-group", count_body },
    { "technical-panel", count_body },    { "business", count_business },
    { "business-event", count_event },    { "action", count_action },
    { "funding-line", count_line },       { "entry", count_entry },
    { "activity", count_activity },       { "commitment", count_commitment },
    { "observation", count_observation },
  };
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
      if (strcmp (((TallyRecord *) record)->type->name, counts[i].type) == 0 &&
          tally_is_visible (self, record))
        counts[i].count (self, record);
}

/* The newest operation of each district that another installation wrote. */
static void
note_arrivals (Tally *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcCursor) cursor =
    bc_database_query (self->database,
                       "SELECT s.id, j.stamp FROM journal j JOIN stream t ON t.row = j.stream "
                       "JOIN scope s ON s.row = t.scope "
                       "WHERE t.author NOT IN (SELECT author FROM profile) ORDER BY j.stamp",
                       &error);

  g_assert_no_error (error);
  while (bc_cursor_step (cursor, &error) == BC_STEP_ROW) {
    gint64 moment = bc_stamp_get_moment (bc_cursor_get_integer (cursor, 1));
    g_autofree char *text = NULL;
    const TallyRecord *district;
    BcId id;

    bc_cursor_get_id (cursor, 0, &id);
    text = bc_id_dup_text (&id);
    district = find (self, text);
    if (district == NULL || district->deleted)
      continue;
    for (guint i = 0; i < 3; i++) {
      const char *place = i == 0 ? "" : i == 1 ? text : find_region (self, district);
      g_autofree char *key = g_strdup_printf ("%s/last-data", place);

      g_hash_table_remove (self->sums, key);
      add_to (self, place, "last-data", (double) moment);
    }
  }
}

void
tally_init (Tally *self, BcDatabase *database)
{
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);
  gint64 today;

  *self = (Tally){ .database = database };
  self->records = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_record);
  self->sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_assert_true (bc_database_get_integer (database,
                                          &today,
                                          NULL,
                                          "SELECT julianday (date) + 0.5 FROM today",
                                          ""));
  self->today = (gint32) today;
  for (guint i = 0; i < n_types; i++)
    read_type (self, types[i]);
  count_all (self);
  note_arrivals (self);
}

void
tally_clear (Tally *self)
{
  g_clear_pointer (&self->records, g_hash_table_unref);
  g_clear_pointer (&self->sums, g_hash_table_unref);
}
