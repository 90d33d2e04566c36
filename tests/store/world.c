/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "world.h"

#include <glib/gstdio.h>

#include "check.h"
#include "conflicts.h"
#include "field.h"
#include "history.h"
#include "records-read.h"
#include "schema.h"
#include "shipped.h"

#define FIRST_MOMENT (G_GINT64_CONSTANT (1700000000) * 1000)

static void
ship (BcDatabase *database, const char *type, const char *const *names, const char *const *values)
{
  g_autoptr (GError) error = NULL;

  bc_shipped_apply (database, type, names, values, g_strv_length ((GStrv) names), &error);
  g_assert_no_error (error);
}

static void
ship_catalogues (BcDatabase *database)
{
  const char *const plain[] = { "code", "name", NULL };
  const char *const region[] = { "code", "name", "position", NULL };
  const char *const province[] = { "code", "name", "region", NULL };
  const char *const commune[] = { "code", "name", "province", "region", NULL };
  const char *const source[] = { "code", "name", "kind", NULL };

  ship (database, "region", region, (const char *[]){ "13", "Metropolitana", "7", NULL });
  ship (database, "province", province, (const char *[]){ "131", "Santiago", "13", NULL });
  ship (database, "commune", commune, (const char *[]){ "13120", "Ñuñoa", "131", "13", NULL });
  ship (database, "area", plain, (const char *[]){ "1", "Gestión", NULL });
  ship (database, "area", plain, (const char *[]){ "2", "Oferta", NULL });
  ship (database, "invoice-type", plain, (const char *[]){ "33", "Factura", NULL });
  ship (database, "invoice-type", plain, (const char *[]){ "56", "Nota de débito", NULL });
  ship (database, "invoice-type", plain, (const char *[]){ "61", "Nota de crédito", NULL });
  ship (database,
        "funding-source",
        source,
        (const char *[]){ "fndr", "FNDR", "leveraged-public", NULL });
}

static void
introduce (World *world, BcLevels level, const char *person)
{
  g_autoptr (GError) error = NULL;
  g_auto (BcProfile) profile = { .level = level, .name = g_strdup (person) };

  world_run (world, "BEGIN");
  bc_profile_create (&profile, world->database, world->now, &error);
  g_assert_no_error (error);
  world_run (world, "COMMIT");
}

static void
open_database (World *world)
{
  g_autoptr (GError) error = NULL;

  world->database = bc_database_open (world->path, BC_DATABASE_WRITE, &error);
  g_assert_no_error (error);
  world_run (world, "PRAGMA synchronous = OFF");
}

World *
world_new (BcLevels level, const char *person)
{
  g_autoptr (GError) error = NULL;
  World *world = g_new0 (World, 1);

  world->folder = g_dir_make_tmp ("barrios-XXXXXX", &error);
  g_assert_no_error (error);
  world->path = g_build_filename (world->folder, "a.db", NULL);
  world->now = FIRST_MOMENT;
  open_database (world);
  bc_schema_migrate (world->database, &error);
  g_assert_no_error (error);
  world_run (world, "BEGIN");
  ship_catalogues (world->database);
  world_run (world, "COMMIT");
  if (person != NULL)
    introduce (world, level, person);
  return world;
}

/* A database beside a model's that nobody was introduced to. */
World *
world_copy (World *model, BcLevels level, const char *person)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize size;
  World *world = g_new0 (World, 1);

  world->path = g_strdup_printf ("%s.%s", model->path, person);
  world->now = model->now;
  g_file_get_contents (model->path, &bytes, &size, &error);
  g_assert_no_error (error);
  g_file_set_contents (world->path, bytes, (gssize) size, &error);
  g_assert_no_error (error);
  open_database (world);
  introduce (world, level, person);
  return world;
}

void
world_free (World *world)
{
  bc_database_close (world->database);
  g_unlink (world->path);
  if (world->folder != NULL)
    g_rmdir (world->folder);
  g_free (world->path);
  g_free (world->folder);
  g_free (world);
}

void
world_run (World *world, const char *sql)
{
  g_autoptr (GError) error = NULL;

  bc_database_execute (world->database, sql, &error);
  g_assert_no_error (error);
}

static BcWriter *
begin (World *world)
{
  g_autoptr (GError) error = NULL;
  BcWriter *writer = bc_writer_begin (world->database, world->now += 1000, &error);

  g_assert_no_error (error);
  return writer;
}

static gboolean
save (World *world, const BcDraft *draft, BcId *id, GError **error)
{
  g_autoptr (BcWriter) writer = begin (world);

  return bc_save (writer, draft, id, error) && bc_writer_commit (writer, error);
}

static gboolean
set_pair (World *world, BcDraft *draft, const char *name, const char *text, GError **error)
{
  const BcField *field = bc_record_type_find_field (draft->type, name);
  g_auto (BcValue) value = BC_VALUE_INIT;

  g_assert_nonnull (field);
  if (!bc_lookup_value (world->database, field, text, &value, error))
    return FALSE;
  bc_draft_set (draft, field, &value);
  return TRUE;
}

static gboolean
save_pairs (World *world,
            const char *type,
            BcId *id,
            const char *first_name,
            va_list pairs,
            GError **error)
{
  g_auto (BcDraft) draft = { 0 };

  bc_draft_init (&draft, bc_dictionary_find (type), id);
  for (const char *name = first_name; name != NULL; name = va_arg (pairs, const char *))
    if (!set_pair (world, &draft, name, va_arg (pairs, const char *), error))
      return FALSE;
  return save (world, &draft, id, error);
}

gboolean
world_try (World *world, GError **error, const char *type, BcId *id, const char *first_name, ...)
{
  va_list pairs;
  gboolean saved;

  va_start (pairs, first_name);
  saved = save_pairs (world, type, id, first_name, pairs, error);
  va_end (pairs);
  return saved;
}

void
world_save (World *world, const char *type, BcId *id, const char *first_name, ...)
{
  g_autoptr (GError) error = NULL;
  va_list pairs;

  va_start (pairs, first_name);
  save_pairs (world, type, id, first_name, pairs, &error);
  va_end (pairs);
  g_assert_no_error (error);
}

gboolean
world_save_since (World *world,
                  const char *type,
                  BcId *id,
                  gint64 arrival,
                  const char *name,
                  const char *text)
{
  g_auto (BcDraft) draft = { 0 };

  bc_draft_init (&draft, bc_dictionary_find (type), id);
  draft.arrival = arrival;
  return set_pair (world, &draft, name, text, NULL) && save (world, &draft, id, NULL);
}

void
world_delete (World *world, const char *type, const BcId *id, gboolean deleted)
{
  g_autoptr (GError) error = NULL;
  g_auto (BcDraft) draft = { 0 };
  BcId same;

  bc_draft_init (&draft, bc_dictionary_find (type), id);
  bc_draft_set_deleted (&draft, deleted);
  save (world, &draft, &same, &error);
  g_assert_no_error (error);
}

/* What @from holds comes to @into, whose clock says @now. */
BcMergeReport
world_merge_at (World *into, World *from, gint64 now)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcWriter) writer = bc_writer_begin (into->database, now, &error);
  BcMergeReport report = { 0 };

  g_assert_no_error (error);
  bc_merge_database (writer, from->path, &report, NULL, &error);
  g_assert_no_error (error);
  bc_writer_commit (writer, &error);
  g_assert_no_error (error);
  return report;
}

/* At the next second of its own clock, as a save. */
BcMergeReport
world_merge (World *into, World *from)
{
  return world_merge_at (into, from, into->now += 1000);
}

char *
world_get (World *world, const BcId *id, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BcRecord) record = bc_record_read_by_id (world->database, id, &error);
  const BcField *field;
  BcValue value = BC_VALUE_INIT;

  g_assert_no_error (error);
  field = bc_record_type_find_field (bc_record_get_record_type (record), name);
  bc_record_peek (record, field, &value);
  return bc_field_dup_text (field, &value);
}

gboolean
world_is_visible (World *world, const BcId *id)
{
  g_auto (BcRecordInfo) info = { 0 };

  return bc_lookup_id (world->database, id, &info, NULL) && !info.hidden;
}

gint64
world_count (World *world, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 count;

  bc_database_get_integer (world->database, &count, &error, sql, "");
  g_assert_no_error (error);
  return count;
}

void
world_assert_sound (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = bc_check (world->database, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *) problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
describe_column (BcCursor *cursor, int column, GString *text)
{
  gsize size;
  const guint8 *bytes = bc_cursor_get_blob (cursor, column, &size);

  if (g_strcmp0 (bc_cursor_get_column_name (cursor, column), "row") == 0)
    return;
  g_string_append_c (text, '|');
  for (gsize i = 0; i < size; i++)
    g_string_append_printf (text, "%02x", bytes[i]);
}

static void
describe_values (World *world, const BcRecordType *type, GString *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *table = g_strdelimit (g_strdup (type->name), "-", '_');
  g_autofree char *sql =
    g_strdup_printf ("SELECT lower (hex (r.id)) AS id, r.deleted, r.flagged, r.extra, t.* "
                     "FROM record r JOIN \"%s\" t ON t.row = r.row ORDER BY r.id",
                     table);
  g_autoptr (BcCursor) cursor = bc_database_query (world->database, sql, &error);

  g_assert_no_error (error);
  while (bc_cursor_step (cursor, &error) == BC_STEP_ROW) {
    g_string_append_printf (text, "%s", type->name);
    for (int i = 0; i < bc_cursor_get_n_columns (cursor); i++)
      describe_column (cursor, i, text);
    g_string_append_c (text, '\n');
  }
  g_assert_no_error (error);
}

static void
describe_conflicts (World *world, GString *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = bc_conflicts_read (world->database, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < conflicts->len; i++) {
    BcConflict *conflict = conflicts->pdata[i];

    g_string_append_printf (text, "conflict %s %s", conflict->heading, conflict->field);
    for (guint k = 0; k < conflict->sides->len; k++) {
      BcConflictSide *side = conflict->sides->pdata[k];

      g_string_append_printf (text, " / %s: %s", side->author, side->text);
    }
    g_string_append_c (text, '\n');
  }
}

static void
describe_history (World *world, GString *text)
{
  g_autoptr (GError) error = NULL;
  BcHistoryQuery query = { .limit = 10000 };
  g_autoptr (GPtrArray) entries = bc_history_read (world->database, &query, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++) {
    BcHistoryEntry *entry = entries->pdata[i];

    g_string_append_printf (text,
                            "%" G_GINT64_FORMAT " %s %s %s\n",
                            entry->moment,
                            entry->author,
                            entry->type,
                            entry->sentence);
  }
}

/* All that people see of it, the same wherever the same operations are held. */
char *
world_describe (World *world)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    if (!types[i]->catalogue)
      describe_values (world, types[i], text);
  describe_conflicts (world, text);
  describe_history (world, text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
world_make_action (World *world, const char *district)
{
  BcId id = { 0 };
  g_autofree char *owner = NULL;
  g_autofree char *plan = NULL;

  world_save (world, "district", &id, "name", district, "commune", "13120", NULL);
  owner = bc_id_dup_text (&id);
  id = (BcId){ 0 };
  world_save (world, "plan", &id, "district", owner, NULL);
  plan = bc_id_dup_text (&id);
  id = (BcId){ 0 };
  world_save (world,
              "action",
              &id,
              "plan",
              plan,
              "title",
              "Feria",
              "area",
              "1",
              "state",
              "planned",
              NULL);
  return bc_id_dup_text (&id);
}

char *
world_make_line (World *world, const char *action)
{
  BcId id = { 0 };

  world_save (world,
              "funding-line",
              &id,
              "action",
              action,
              "source",
              "fndr",
              "state",
              "awarded",
              NULL);
  return bc_id_dup_text (&id);
}
