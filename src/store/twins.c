/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "twins.h"

#include <glib/gi18n-lib.h>

#include "authority.h"
#include "columns.h"
#include "field.h"
#include "lookup.h"
#include "records-read.h"
#include "stamp.h"
#include "store-error.h"

/* What a person needs to see of two records to tell whether they are one. */

#define MARKS                                                                                      \
  "SELECT a.name, a.level, j.stamp FROM journal j JOIN stream s ON s.row = j.stream "              \
  "JOIN author a ON a.row = s.author WHERE j.record = ? ORDER BY j.stamp, a.id"

typedef struct
{
  BcDatabase *database; /* (unowned) */
  BcRecordInfo infos[BC_N_TWINS];
  BcLevels levels;
  guint n_foreign[BC_N_TWINS]; /* what names each and this person may not write */
  BcTwins *twins;              /* (unowned) */
} Reading;

static void
clear_reading (Reading *self)
{
  for (guint i = 0; i < BC_N_TWINS; i++)
    bc_record_info_clear (&self->infos[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

static void
clear_mark (BcTwinMark *mark)
{
  g_free (mark->author);
  g_free (mark->level);
}

static void
free_field (gpointer data)
{
  BcTwinField *field = data;

  for (guint i = 0; i < BC_N_TWINS; i++) {
    bc_value_clear (&field->values[i]);
    g_free (field->displays[i]);
  }
  g_free (field);
}

/**
 * bc_twins_free:
 * @self: (transfer full): two records
 *
 * Frees them.
 */
void
bc_twins_free (BcTwins *self)
{
  for (guint i = 0; i < BC_N_TWINS; i++) {
    clear_mark (&self->born[i]);
    clear_mark (&self->changed[i]);
  }
  g_ptr_array_unref (self->fields);
  g_array_unref (self->hangings);
  g_free (self);
}

static void
take_mark (BcTwinMark *mark, BcCursor *cursor)
{
  clear_mark (mark);
  mark->author = g_strdup (bc_cursor_get_text (cursor, 0));
  mark->level = g_strdup (bc_cursor_get_text (cursor, 1));
  mark->moment = bc_stamp_get_moment (bc_cursor_get_integer (cursor, 2));
}

/* The first save that is held and the last one. */
static gboolean
read_marks (Reading *self, guint place, GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (self->database, MARKS, error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, self->infos[place].row);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    if (self->twins->born[place].author == NULL)
      take_mark (&self->twins->born[place], cursor);
    take_mark (&self->twins->changed[place], cursor);
  }
  return step == BC_STEP_DONE;
}

static gboolean
display (Reading *self, BcTwinField *field, guint place, GError **error)
{
  const BcValue *value = &field->values[place];

  if (value->type == BC_VALUE_ID)
    return bc_lookup_heading (self->database, &value->id, &field->displays[place], error);
  field->displays[place] =
    value->type != BC_VALUE_NONE ? bc_field_dup_display (field->field, value) : g_strdup ("");
  return TRUE;
}

/* One that names the other tells nothing that would stay. */
static gboolean
names_a_twin (Reading *self, const BcValue *value)
{
  return value->type == BC_VALUE_ID && (bc_id_equal (&value->id, &self->twins->ids[0]) ||
                                        bc_id_equal (&value->id, &self->twins->ids[1]));
}

static gboolean
add_field (Reading *self, BcRecord *const *records, const BcField *field, GError **error)
{
  BcTwinField *both = g_new0 (BcTwinField, 1);

  g_ptr_array_add (self->twins->fields, both);
  both->field = field;
  for (guint i = 0; i < BC_N_TWINS; i++) {
    BcValue value = BC_VALUE_INIT;

    bc_record_peek (records[i], field, &value);
    if (!names_a_twin (self, &value))
      bc_value_copy (&both->values[i], &value);
    if (!display (self, both, i, error))
      return FALSE;
  }
  both->differs = !bc_value_equal (&both->values[0], &both->values[1]);
  if (!both->differs && both->values[0].type == BC_VALUE_NONE)
    g_ptr_array_remove_index (self->twins->fields, self->twins->fields->len - 1);
  return TRUE;
}

static gboolean
read_fields (Reading *self, GError **error)
{
  const BcRecordType *type = self->infos[0].type;
  g_autoptr (BcRecord) first =
    bc_record_read (self->database, self->infos[0].row, type, &self->infos[0].id, error);
  g_autoptr (BcRecord) second =
    first != NULL
      ? bc_record_read (self->database, self->infos[1].row, type, &self->infos[1].id, error)
      : NULL;
  BcRecord *const records[] = { first, second };

  if (second == NULL)
    return FALSE;
  for (guint i = 0; i < type->n_fields; i++)
    if (!(type->fields[i].flags & (BC_FIELD_DERIVED | BC_FIELD_FIXED)) &&
        !add_field (self, records, &type->fields[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
count_naming (Reading *self,
              const BcRecordType *type,
              const BcField *field,
              guint place,
              gint64 *n,
              GError **error)
{
  g_autofree char *table = bc_sql_dup_name (type->name);
  g_autofree char *column = bc_sql_dup_name (field->name);
  g_autofree char *sql =
    g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE \"%s\" = ? AND hidden = 0", table, column);

  return bc_database_get_integer (self->database, n, error, sql, "d", &self->infos[place].id);
}

/* What tells them apart is no one's work on either. */
static gboolean
is_counted (Reading *self, const BcRecordType *type, const BcField *field)
{
  return field->kind == BC_KIND_REFERENCE && bc_field_accepts_type (field, self->infos[0].type) &&
         type != self->infos[0].type && type != bc_dictionary_find ("distinction");
}

static gboolean
add_hanging (Reading *self, const BcRecordType *type, GError **error)
{
  BcTwinHanging hanging = { .type = type };

  for (guint i = 0; i < type->n_fields; i++)
    for (guint place = 0; place < BC_N_TWINS; place++) {
      gint64 n = 0;

      if (!is_counted (self, type, &type->fields[i]))
        continue;
      if (!count_naming (self, type, &type->fields[i], place, &n, error))
        return FALSE;
      hanging.n[place] += (guint) n;
      if (!bc_authority_check (self->levels, type, &type->fields[i], NULL))
        self->n_foreign[place] += (guint) n;
    }
  if (hanging.n[0] + hanging.n[1] > 0)
    g_array_append_val (self->twins->hangings, hanging);
  return TRUE;
}

static gboolean
read_hangings (Reading *self, GError **error)
{
  guint n_types;
  const BcRecordType *const *types = bc_dictionary_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    if (!add_hanging (self, types[i], error))
      return FALSE;
  self->twins->keep = self->n_foreign[1] > 0 && self->n_foreign[0] == 0 ? 1 : 0;
  return TRUE;
}

static gboolean
find_levels (Reading *self, GError **error)
{
  g_auto (BcProfile) profile = { 0 };

  return bc_profile_load (&profile, self->database, error) &&
         bc_authority_get_levels (self->database,
                                  profile.level,
                                  self->infos[0].scope,
                                  &self->levels,
                                  error);
}

static gboolean
look_up (Reading *self, GError **error)
{
  for (guint i = 0; i < BC_N_TWINS; i++)
    if (!bc_lookup_id (self->database, &self->twins->ids[i], &self->infos[i], error))
      return FALSE;
  if (self->infos[0].type != NULL && self->infos[0].type == self->infos[1].type)
    return TRUE;
  g_set_error_literal (error,
                       BC_STORE_ERROR,
                       BC_STORE_ERROR_INVALID,
                       _ ("Only records of one type can be compared"));
  return FALSE;
}

/**
 * bc_twins_read:
 * @database: a connection
 * @first: a record
 * @second: another one of its type
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads two records that are perhaps one: what each tells, who wrote it and when, and what names
 * it. Fields that nobody writes, and those that cannot change, are left out.
 *
 * Returns: (transfer full) (nullable): the two; %NULL with an error
 */
BcTwins *
bc_twins_read (BcDatabase *database, const BcId *first, const BcId *second, GError **error)
{
  g_autoptr (BcTwins) twins = g_new0 (BcTwins, 1);
  g_auto (Reading) self = { .database = database, .twins = twins };

  twins->ids[0] = *first;
  twins->ids[1] = *second;
  twins->fields = g_ptr_array_new_with_free_func (free_field);
  twins->hangings = g_array_new (FALSE, FALSE, sizeof (BcTwinHanging));
  if (!look_up (&self, error) || !find_levels (&self, error) || !read_fields (&self, error) ||
      !read_hangings (&self, error) || !read_marks (&self, 0, error) ||
      !read_marks (&self, 1, error))
    return NULL;
  return g_steal_pointer (&twins);
}
