/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "country.h"

#include <string.h>

#include "schema.h"
#include "store-error.h"

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

/* An entry of a document that was entered again since does not come back. */
static void
save_draft (BcWriter *writer, const BcDraft *draft, BcId *id)
{
  g_autoptr (GError) error = NULL;
  BcId saved;

  if (!bc_save (writer, draft, &saved, &error) && bc_draft_get (draft, NULL) != NULL &&
      g_error_matches (error, BC_STORE_ERROR, BC_STORE_ERROR_DOUBLE))
    return;
  g_assert_no_error (error);
  *id = saved;
}

void
country_save (BcWriter *writer, const char *type, BcId *id, const char *first_field, ...)
{
  g_auto (BcDraft) draft = { 0 };
  va_list arguments;

  bc_draft_init (&draft, bc_dictionary_find (type), id);
  draft.arrival = BC_ARRIVAL_NOW;
  va_start (arguments, first_field);
  for (const char *field = first_field; field != NULL; field = va_arg (arguments, const char *))
    set_field (&draft, field, va_arg (arguments, const char *));
  va_end (arguments);
  save_draft (writer, &draft, id);
}

/* What accounts are kept by is deleted as by another version: saving refuses it, the fold does not.
 */
static void
write_deletion (BcWriter *writer, const BcDraft *draft)
{
  g_auto (BcRecordInfo) info = { 0 };
  g_autoptr (GError) error = NULL;

  bc_lookup_id (bc_writer_get_database (writer), &draft->id, &info, &error);
  g_assert_no_error (error);
  bc_record_write (writer, draft, &info, &error);
  g_assert_no_error (error);
}

void
country_delete (BcWriter *writer, const char *type, const BcId *id, gboolean deleted)
{
  g_auto (BcDraft) draft = { 0 };
  BcId same = *id;

  bc_draft_init (&draft, bc_dictionary_find (type), id);
  draft.arrival = BC_ARRIVAL_NOW;
  bc_draft_set_deleted (&draft, deleted);
  if (deleted)
    write_deletion (writer, &draft);
  else
    save_draft (writer, &draft, &same);
}

static void
add_region (Country *self, BcWriter *writer, guint place)
{
  g_autofree char *code = g_strdup_printf ("%02u", 16 - place);
  g_autofree char *position = g_strdup_printf ("%u", place + 1);

  country_save (writer,
                "region",
                &self->regions[place],
                "code",
                code,
                "name",
                code,
                "position",
                position,
                NULL);
}

static void
add_commune (Country *self, BcWriter *writer, guint place)
{
  g_autofree char *code = g_strdup_printf ("%02u", 16 - place);
  g_autofree char *region = bc_id_dup_text (&self->regions[place]);
  g_autofree char *owner = NULL;
  BcId province = { 0 };

  country_save (writer, "province", &province, "code", code, "name", code, "region", region, NULL);
  owner = bc_id_dup_text (&province);
  country_save (writer,
                "commune",
                &self->communes[place],
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

static void
add_source (Country *self, BcWriter *writer, guint place)
{
  static const char *const kinds[] = {
    "sercotec", "leveraged-public", "leveraged-private", "own", "in-kind",
  };
  const char *kind = kinds[place];

  country_save (writer,
                "funding-source",
                &self->sources[place],
                "code",
                kind,
                "name",
                kind,
                "kind",
                kind,
                NULL);
}

static void
add_catalogues (Country *self, BcWriter *writer)
{
  for (guint i = 0; i < COUNTRY_REGIONS; i++) {
    add_region (self, writer, i);
    add_commune (self, writer, i);
  }
  for (guint i = 0; i < G_N_ELEMENTS (self->areas); i++) {
    g_autofree char *code = g_strdup_printf ("%u", i + 1);

    country_save (writer, "area", &self->areas[i], "code", code, "name", code, NULL);
  }
  for (guint i = 0; i < G_N_ELEMENTS (self->sources); i++)
    add_source (self, writer, i);
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

/* A district with an empty plan in the region of the given place from the north: its identifier's
 * text. */
char *
country_start_district (Country *self, guint place, BcId *id)
{
  g_autofree char *commune = bc_id_dup_text (&self->communes[place]);
  g_autofree char *district = NULL;
  BcWriter *writer = country_begin (self);
  BcId plan = { 0 };

  memset (id, 0, sizeof *id);
  country_save (writer, "district", id, "name", "Centro", "commune", commune, NULL);
  district = bc_id_dup_text (id);
  country_save (writer, "plan", &plan, "district", district, NULL);
  country_commit (writer);
  return g_steal_pointer (&district);
}
