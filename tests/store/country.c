/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "country.h"

#include <string.h>

#include "schema.h"

#define PICK(random_, ...)                                                                         \
  pick (random_,                                                                                   \
        (const char *const[]){ __VA_ARGS__ },                                                      \
        G_N_ELEMENTS (((const char *const[]){ __VA_ARGS__ })))

static const char *
pick (GRand *random, const char *const *choices, gint32 n_choices)
{
  return choices[g_rand_int_range (random, 0, n_choices)];
}

BcWriter *
country_begin (Country *self)
{
  g_autoptr (GError) error = NULL;
  BcWriter *writer = bc_writer_begin (self->database, self->now += 1000, &error);

  g_assert_no_error (error);
  return writer;
}

void
country_commit (BcWriter *writer)
{
  g_autoptr (GError) error = NULL;

  bc_writer_commit (writer, &error);
  g_assert_no_error (error);
  bc_writer_free (writer);
}

/* A value is a text, or an identifier in the form of a text. */
static void
set_field (BcDraft *draft, const char *name, const char *value)
{
  const BcField *field = bc_record_type_find_field (draft->type, name);
  g_autoptr (GError) error = NULL;
  BcId id;

  g_assert_nonnull (field);
  if (value == NULL)
    return;
  if (field->kind == BC_KIND_REFERENCE) {
    g_assert_true (bc_id_parse (&id, value));
    bc_draft_set_id (draft, name, &id);
    return;
  }
  bc_draft_set_text (draft, name, value, &error);
  g_assert_no_error (error);
}

static void
save_draft (BcWriter *writer, const BcDraft *draft, BcId *id)
{
  g_autoptr (GError) error = NULL;
  BcId saved;

  bc_save (writer, draft, &saved, &error);
  g_assert_no_error (error);
  *id = saved;
}

void
country_save (BcWriter *writer, const char *type, BcId *id, const char *first_field, ...)
{
  g_auto (BcDraft) draft;
  va_list arguments;

  bc_draft_init (&draft, bc_dictionary_find (type), id);
  draft.arrival = BC_ARRIVAL_NOW;
  va_start (arguments, first_field);
  for (const char *field = first_field; field != NULL; field = va_arg (arguments, const char *))
    set_field (&draft, field, va_arg (arguments, const char *));
  va_end (arguments);
  save_draft (writer, &draft, id);
}

void
country_delete (BcWriter *writer, const char *type, const BcId *id, gboolean deleted)
{
  g_auto (BcDraft) draft;
  BcId same;

  bc_draft_init (&draft, bc_dictionary_find (type), id);
  draft.arrival = BC_ARRIVAL_NOW;
  bc_draft_set_deleted (&draft, deleted);
  save_draft (writer, &draft, &same);
}

static void
add_catalogues (Country *self, BcWriter *writer)
{
  static const char *const kinds[] = {
    "sercotec", "leveraged-public", "leveraged-private", "own", "in-kind",
  };
  BcId province = { 0 };

  for (guint i = 0; i < COUNTRY_REGIONS; i++) {
    g_autofree char *code = g_strdup_printf ("%02u", 16 - i);
    g_autofree char *position = g_strdup_printf ("%u", i + 1);
    g_autofree char *region = NULL;
    g_autofree char *owner = NULL;

    country_save (writer,
                  "region",
                  &self->regions[i],
                  "code",
                  code,
                  "name",
                  code,
                  "position",
                  position,
                  NULL);
    region = bc_id_dup_text (&self->regions[i]);
    memset (&province, 0, sizeof province);
    country_save (writer,
                  "province",
                  &province,
                  "code",
                  code,
                  "name",
                  code,
                  "region",
                  region,
                  NULL);
    owner = bc_id_dup_text (&province);
    country_save (writer,
                  "commune",
                  &self->communes[i],
                  "code",
                  code,
                  "name",
                  code,
                  "province",
                  owner,
                  "region",
                  region,
                  NULL);
  }
  for (guint i = 0; i < G_N_ELEMENTS (self->areas); i++) {
    g_autofree char *code = g_strdup_printf ("%u", i + 1);

    country_save (writer, "area", &self->areas[i], "code", code, "name", code, NULL);
  }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    country_save (writer,
                  "funding-source",
                  &self->sources[i],
                  "code",
                  kinds[i],
                  "name",
                  kinds[i],
                  "kind",
                  kinds[i],
                  NULL);
}

static void
introduce (Country *self)
{
  BcProfile person = { .name = (char *) "Ana", .level = BC_LEVEL_COUNCIL };
  BcProfile other = { .name = (char *) "Luz", .level = BC_LEVEL_COUNCIL };
  g_autoptr (GError) error = NULL;

  bc_profile_create (&person, self->database, self->now, &error);
  g_assert_no_error (error);
  bc_id_generate (&other.author_id, self->now);
  bc_author_add (&other, self->database, &self->other_author, &error);
  g_assert_no_error (error);
  bc_database_run (self->database, &error, "UPDATE today SET date = ?", "t", COUNTRY_TODAY);
  g_assert_no_error (error);
}

void
country_init (Country *self, guint32 seed)
{
  g_autoptr (GError) error = NULL;
  BcWriter *writer;

  *self = (Country){ .now = G_GINT64_CONSTANT (1700000000000) };
  self->random = g_rand_new_with_seed (seed);
  self->database = bc_database_open ("", BC_DATABASE_PRIVATE, &error);
  g_assert_no_error (error);
  bc_schema_migrate (self->database, &error);
  g_assert_no_error (error);
  introduce (self);
  writer = country_begin (self);
  add_catalogues (self, writer);
  country_commit (writer);
}

void
country_clear (Country *self)
{
  g_clear_pointer (&self->database, bc_database_close);
  g_clear_pointer (&self->random, g_rand_free);
}

static char *
dup_number (Country *self, gint32 limit)
{
  gint32 number = g_rand_int_range (self->random, -limit / 4, limit);

  return number < 0 ? NULL : g_strdup_printf ("%d", number);
}

static char *
dup_date (Country *self)
{
  return g_strdup_printf ("202%d-%02d-%02d",
                          g_rand_int_range (self->random, 4, 9),
                          g_rand_int_range (self->random, 1, 13),
                          g_rand_int_range (self->random, 1, 29));
}

static char *
dup_some_date (Country *self)
{
  return g_rand_boolean (self->random) ? dup_date (self) : NULL;
}

static void
add_business (Country *self, BcWriter *writer, const char *district)
{
  GRand *random = self->random;
  g_autofree char *date = dup_date (self);
  g_autofree char *business = NULL;
  BcId id = { 0 }, event = { 0 };

  country_save (writer,
                "business",
                &id,
                "district",
                district,
                "trade-name",
                "Panadería",
                "state",
                PICK (random, "open", "open", "closed", "vacant", "moved: a otra calle", NULL),
                "owner-sex",
                PICK (random, "women", "men", "mixed", "unreported", NULL),
                NULL);
  business = bc_id_dup_text (&id);
  country_save (writer,
                "business-event",
                &event,
                "business",
                business,
                "kind",
                PICK (random, "opening", "closing", "move", "expansion"),
                "date",
                date,
                NULL);
}

static void
add_entry (Country *self, BcWriter *writer, const char *line)
{
  GRand *random = self->random;
  g_autofree char *date = dup_date (self);
  g_autofree char *amount = g_strdup_printf ("%d", g_rand_int_range (random, -500, 9000000));
  BcId id = { 0 };

  country_save (writer,
                "entry",
                &id,
                "line",
                line,
                "kind",
                PICK (random, "disbursement", "commitment", "expense", "refund"),
                "date",
                date,
                "amount",
                amount,
                "state",
                PICK (random, "draft", "submitted", "observed: falta", "approved", "rejected"),
                NULL);
}

static void
add_line (Country *self, BcWriter *writer, const char *action)
{
  GRand *random = self->random;
  g_autofree char *requested = dup_number (self, 90000000);
  g_autofree char *awarded = dup_number (self, 90000000);
  g_autofree char *source = bc_id_dup_text (&self->sources[g_rand_int_range (random, 0, 5)]);
  g_autofree char *line = NULL;
  BcId id = { 0 };

  country_save (writer,
                "funding-line",
                &id,
                "action",
                action,
                "source",
                source,
                "state",
                PICK (random, "identified", "applied", "awarded", "rejected", "closed"),
                "requested",
                requested,
                "awarded",
                awarded,
                NULL);
  line = bc_id_dup_text (&id);
  for (gint32 i = g_rand_int_range (random, 0, 4); i > 0; i--)
    add_entry (self, writer, line);
}

static void
add_action (Country *self, BcWriter *writer, const char *plan)
{
  GRand *random = self->random;
  g_autofree char *area = bc_id_dup_text (&self->areas[g_rand_int_range (random, 0, 6)]);
  g_autofree char *end = dup_some_date (self);
  g_autofree char *planned = g_strdup_printf ("2024-01-01/%s", end != NULL ? end : "");
  g_autofree char *progress = dup_number (self, 101);
  g_autofree char *action = NULL;
  BcId id = { 0 };

  country_save (
    writer,
    "action",
    &id,
    "plan",
    plan,
    "title",
    "Feria",
    "area",
    area,
    "state",
    PICK (random, "proposed", "prioritised", "planned", "under-way", "done", "dropped: sin fondos"),
    "progress",
    progress,
    "planned",
    planned,
    NULL);
  action = bc_id_dup_text (&id);
  for (gint32 i = g_rand_int_range (random, 0, 3); i > 0; i--)
    add_line (self, writer, action);
}

static void
add_plan (Country *self, BcWriter *writer, const char *district)
{
  g_autofree char *submitted = dup_some_date (self);
  g_autofree char *plan = NULL;
  BcId id = { 0 };

  country_save (writer, "plan", &id, "district", district, "submitted-on", submitted, NULL);
  plan = bc_id_dup_text (&id);
  for (gint32 i = g_rand_int_range (self->random, 0, 12); i > 0; i--)
    add_action (self, writer, plan);
}

static void
add_governance (Country *self, BcWriter *writer, const char *district)
{
  GRand *random = self->random;
  BcId group = { 0 }, panel = { 0 };

  if (g_rand_int_range (random, 0, 4) > 0)
    country_save (writer,
                  "associative-group",
                  &group,
                  "district",
                  district,
                  "state",
                  PICK (random, "forming", "provisional", "constituted", "legal-person"),
                  NULL);
  if (g_rand_boolean (random))
    country_save (writer,
                  "technical-panel",
                  &panel,
                  "district",
                  district,
                  "state",
                  PICK (random, "forming", "constituted", "inactive: nadie viene"),
                  NULL);
}

static void
add_decision (Country *self, BcWriter *writer, const char *district)
{
  GRand *random = self->random;
  g_autofree char *date = dup_date (self);
  BcId id = { 0 };

  country_save (writer,
                "decision",
                &id,
                "district",
                district,
                "kind",
                PICK (random, "plan-approval", "phase-change", "phase-change", "accounts"),
                "date",
                PICK (random, date, COUNTRY_TODAY),
                "outcome",
                PICK (random, "approved", "approved", "observed", "rejected"),
                "phase",
                PICK (random, "activation", "dynamization", "graduated", "withdrawn", NULL),
                NULL);
}

static void
add_activity (Country *self, BcWriter *writer, const char *district)
{
  g_autofree char *date = dup_date (self);
  g_autofree char *women = dup_number (self, 90);
  g_autofree char *men = dup_number (self, 90);
  g_autofree char *merchants = dup_number (self, 90);
  g_autofree char *neighbours = dup_number (self, 90);
  g_autofree char *others = dup_number (self, 90);
  BcId id = { 0 };

  country_save (writer,
                "activity",
                &id,
                "district",
                district,
                "title",
                "Taller",
                "kind",
                "workshop",
                "date",
                date,
                "women",
                women,
                "men",
                men,
                "merchants",
                merchants,
                "neighbours",
                neighbours,
                "others",
                others,
                NULL);
}

static void
add_promise (Country *self, BcWriter *writer, const char *district)
{
  g_autofree char *promised = dup_date (self);
  g_autofree char *fulfilled = dup_some_date (self);
  g_autofree char *made = dup_date (self);
  BcId commitment = { 0 }, observation = { 0 };
  g_autofree char *about = NULL;

  country_save (writer,
                "commitment",
                &commitment,
                "district",
                district,
                "institution",
                "Municipio",
                "what",
                "Veredas",
                "promised-for",
                promised,
                "fulfilled-on",
                fulfilled,
                NULL);
  about = bc_id_dup_text (&commitment);
  country_save (writer,
                "observation",
                &observation,
                "record",
                about,
                "text",
                "¿Y los plazos?",
                "kind",
                "question",
                "state",
                PICK (self->random, "open", "answered", "resolved"),
                "date",
                made,
                NULL);
}

void
country_add_district (Country *self, BcWriter *writer, const char *name, BcId *id)
{
  gint32 place = g_rand_int_range (self->random, 0, COUNTRY_REGIONS - 1);
  g_autofree char *commune = bc_id_dup_text (&self->communes[place]);
  g_autofree char *district = NULL;

  if (g_rand_boolean (self->random))
    bc_writer_set_author (writer, self->other_author, BC_LEVEL_COUNCIL);
  memset (id, 0, sizeof *id);
  country_save (writer, "district", id, "name", name, "commune", commune, NULL);
  district = bc_id_dup_text (id);
  add_governance (self, writer, district);
  if (g_rand_int_range (self->random, 0, 5) > 0)
    add_plan (self, writer, district);
  for (gint32 i = g_rand_int_range (self->random, 0, 6); i > 0; i--) {
    add_business (self, writer, district);
    add_decision (self, writer, district);
    add_activity (self, writer, district);
    add_promise (self, writer, district);
  }
}

/* Deletes a record of any type that a district owns, or brings one back. */
static void
delete_any (Country *self, BcWriter *writer)
{
  static const char query[] =
    "SELECT id, type, deleted FROM record WHERE row = (SELECT max(row) FROM record WHERE row <= "
    "? AND type NOT IN ('region', 'province', 'commune', 'area', 'funding-source'))";
  g_autoptr (GError) error = NULL;
  g_autoptr (BcCursor) cursor = NULL;
  g_autofree char *type = NULL;
  gint64 n_records;
  gboolean deleted;
  BcId id;

  bc_database_get_integer (self->database, &n_records, &error, "SELECT max(row) FROM record", "");
  g_assert_no_error (error);
  cursor = bc_database_query (self->database, query, &error);
  g_assert_no_error (error);
  bc_cursor_bind_integer (cursor, 1, g_rand_int_range (self->random, 1, (gint32) n_records + 1));
  if (bc_cursor_step (cursor, &error) != BC_STEP_ROW)
    return;
  bc_cursor_get_id (cursor, 0, &id);
  type = g_strdup (bc_cursor_get_text (cursor, 1));
  deleted = bc_cursor_get_integer (cursor, 2) != 0;
  country_delete (writer, type, &id, !deleted);
}

void
country_disturb (Country *self, BcWriter *writer)
{
  for (gint32 i = g_rand_int_range (self->random, 1, 20); i > 0; i--)
    delete_any (self, writer);
}
