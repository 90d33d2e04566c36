/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fold-load.h"

#include <string.h>

#include "json-read.h"

typedef struct
{
  BcEpoch epoch;
  GArray *known; /* (owned) (element-type BcKnown) */
} Epoch;

static void
free_epoch (gpointer data)
{
  Epoch *epoch = data;

  g_array_unref (epoch->known);
  g_free (epoch);
}

/**
 * bc_loaded_init:
 * @self: uninitialised
 * @database: where operations will be read from
 *
 * Prepares the memory. Epochs are read once: authors that are added need a new one.
 */
void
bc_loaded_init (BcLoaded *self, BcDatabase *database)
{
  *self = (BcLoaded){
    .database = database,
    .authors = g_array_new (FALSE, TRUE, sizeof (BcId)),
    .operations = g_array_new (FALSE, FALSE, sizeof (BcOperation)),
    .seen = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .assignments = g_array_new (FALSE, FALSE, sizeof (BcAssignment)),
    .atoms = g_array_new (FALSE, FALSE, sizeof (BcValue)),
    .unknown = g_ptr_array_new (),
    .texts = g_string_chunk_new (4096),
    .epochs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_epoch),
  };
}

/**
 * bc_loaded_clear:
 * @self: what bc_loaded_init() prepared
 *
 * Frees the memory.
 */
void
bc_loaded_clear (BcLoaded *self)
{
  g_array_unref (self->authors);
  g_array_unref (self->operations);
  g_array_unref (self->seen);
  g_array_unref (self->assignments);
  g_array_unref (self->atoms);
  g_ptr_array_unref (self->unknown);
  g_string_chunk_free (self->texts);
  g_hash_table_unref (self->epochs);
}

static BcId *
get_author (BcLoaded *self, guint row)
{
  if (self->authors->len <= row)
    g_array_set_size (self->authors, row + 1);
  return &g_array_index (self->authors, BcId, row);
}

/* An epoch names authors by 32 hexadecimal digits. */
static gboolean
parse_author (const char *name, BcId *author)
{
  for (gsize i = 0; i < sizeof author->bytes; i++, name += 2) {
    if (!g_ascii_isxdigit (name[0]) || !g_ascii_isxdigit (name[1]))
      return FALSE;
    author->bytes[i] =
      (guint8) (g_ascii_xdigit_value (name[0]) << 4 | g_ascii_xdigit_value (name[1]));
  }
  return *name == '\0';
}

/* An author of whom nothing is held has no operation here that could be known. */
static gboolean
add_known (BcLoaded *self, Epoch *epoch, const char *name, gint64 number, GError **error)
{
  BcKnown known = { .number = (guint64) number };
  gint64 row = 0;
  BcId author;

  if (!parse_author (name, &author))
    return TRUE;
  if (!bc_database_get_integer (self->database,
                                &row,
                                error,
                                "SELECT row FROM author WHERE id = ?",
                                "d",
                                &author))
    return FALSE;
  known.author = (guint) row;
  *get_author (self, known.author) = author;
  if (row != 0)
    g_array_append_val (epoch->known, known);
  return TRUE;
}

static Epoch *
load_epoch (BcLoaded *self, gint64 row, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (self->database,
                       "SELECT k.key, k.value FROM epoch e, json_each (e.known) k WHERE e.row = ?",
                       error);
  Epoch *epoch;
  BcStep step;

  if (cursor == NULL)
    return NULL;
  epoch = g_new0 (Epoch, 1);
  epoch->known = g_array_new (FALSE, FALSE, sizeof (BcKnown));
  bc_cursor_bind_integer (cursor, 1, row);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW &&
         add_known (self,
                    epoch,
                    bc_cursor_get_text (cursor, 0),
                    bc_cursor_get_integer (cursor, 1),
                    error))
    continue;
  epoch->epoch = (BcEpoch){ (BcKnown *) (gpointer) epoch->known->data, epoch->known->len };
  if (step == BC_STEP_DONE)
    return epoch;
  free_epoch (epoch);
  return NULL;
}

static gboolean
find_epoch (BcLoaded *self, gint64 row, const BcEpoch **found, GError **error)
{
  Epoch *epoch = g_hash_table_lookup (self->epochs, &row);

  if (epoch == NULL) {
    epoch = load_epoch (self, row, error);
    if (epoch == NULL)
      return FALSE;
    g_hash_table_insert (self->epochs, g_memdup2 (&row, sizeof row), epoch);
  }
  *found = &epoch->epoch;
  return TRUE;
}

/* Most operations name their fields in the dictionary's order: the search goes on behind the field
 * that was found last. */
static const BcField *
find_field (BcLoaded *self, const BcRecordType *type, const char *name)
{
  for (guint i = 0; i < type->n_fields; i++) {
    guint place = (self->place + i) % type->n_fields;

    if (strcmp (type->fields[place].name, name) == 0) {
      self->place = place + 1;
      return &type->fields[place];
    }
  }
  return NULL;
}

static guint
number_field (BcLoaded *self, const BcRecordType *type, const char *name)
{
  const BcField *field = type != NULL ? find_field (self, type, name) : NULL;
  guint place;

  if (field != NULL)
    return field->number;
  if (strcmp (name, BC_DELETED_NAME) == 0)
    return BC_FIELD_DELETED;
  if (!g_ptr_array_find_with_equal_func (self->unknown, name, g_str_equal, &place)) {
    place = self->unknown->len;
    g_ptr_array_add (self->unknown, g_string_chunk_insert (self->texts, name));
  }
  return BC_FIRST_UNKNOWN + place;
}

/**
 * bc_loaded_get_field_name:
 * @self: what was read
 * @type: (nullable): the record's type
 * @number: a field's number in what was read
 *
 * Gives a field's name, known or not.
 *
 * Returns: (transfer none): the name
 */
const char *
bc_loaded_get_field_name (BcLoaded *self, const BcRecordType *type, guint number)
{
  if (number == BC_FIELD_DELETED)
    return BC_DELETED_NAME;
  if (number >= BC_FIRST_UNKNOWN)
    return g_ptr_array_index (self->unknown, number - BC_FIRST_UNKNOWN);
  return bc_record_type_find_number (type, number)->name;
}

/* The atom, and in *value a text that is equal exactly where values are. */
static BcValue
read_atom (BcLoaded *self, BcCursor *cursor, guint field, const char **value)
{
  const char *kind = bc_cursor_get_text (cursor, 1);
  const char *text = bc_cursor_get_text (cursor, 2);
  BcValue atom = BC_VALUE_INIT;
  g_autofree char *tagged = NULL;

  *value = NULL;
  if (kind == NULL || strcmp (kind, "null") == 0)
    return atom;
  tagged = g_strdup_printf ("%c%s", strcmp (kind, "text") == 0 ? 't' : 'n', text);
  *value = g_string_chunk_insert (self->texts, tagged);
  if (field == BC_FIELD_DELETED)
    *value = bc_cursor_get_integer (cursor, 2) != 0 ? "true" : "false";
  if (strcmp (kind, "integer") == 0 || strcmp (kind, "true") == 0 || strcmp (kind, "false") == 0)
    return (BcValue){ .type = BC_VALUE_INTEGER, .integer = bc_cursor_get_integer (cursor, 2) };
  return (BcValue){ .type = BC_VALUE_TEXT, .text = g_string_chunk_insert (self->texts, text) };
}

/* As read_atom(), with the texts where they are. */
static BcValue
take_atom (const BcJsonMember *member, guint field, const char **value)
{
  *value = NULL;
  if (member->kind == BC_JSON_NULL)
    return (BcValue) BC_VALUE_INIT;
  member->text[-1] = member->kind == BC_JSON_TEXT ? 't' : 'n';
  *value = member->text - 1;
  if (field == BC_FIELD_DELETED)
    *value = member->integer != 0 ? "true" : "false";
  if (member->kind == BC_JSON_INTEGER)
    return (BcValue){ .type = BC_VALUE_INTEGER, .integer = member->integer };
  return (BcValue){ .type = BC_VALUE_TEXT, .text = member->text };
}

static void
append_assignment (BcLoaded *self, const BcAssignment *assignment, const BcValue *atom)
{
  g_array_append_val (self->assignments, *assignment);
  g_array_append_val (self->atoms, *atom);
}

/* Nearly all that is ever written is flat: reading it here takes a fraction of asking SQLite.
 * Returns whether it was. */
static gboolean
append_flat (BcLoaded *self, const BcRecordType *type, const char *fields)
{
  BcJsonReader reader;
  BcJsonMember member;
  BcJsonStep step;

  bc_json_reader_init (&reader, g_string_chunk_insert (self->texts, fields));
  while ((step = bc_json_reader_step (&reader, &member)) == BC_JSON_MEMBER) {
    BcAssignment assignment = { .field = number_field (self, type, member.name) };
    BcValue atom;

    if (assignment.field == BC_FIELD_DELETED && member.kind == BC_JSON_TEXT)
      return FALSE;
    atom = take_atom (&member, assignment.field, &assignment.value);
    append_assignment (self, &assignment, &atom);
  }
  return step == BC_JSON_END;
}

/* A text that is a mere value has no members. */
static void
append_element (BcLoaded *self, BcCursor *cursor, const BcRecordType *type)
{
  const char *name = bc_cursor_get_text (cursor, 0);
  BcAssignment assignment;
  BcValue atom;

  if (name == NULL)
    return;
  assignment.field = number_field (self, type, name);
  atom = read_atom (self, cursor, assignment.field, &assignment.value);
  append_assignment (self, &assignment, &atom);
}

static gboolean
append_any (BcLoaded *self, const BcRecordType *type, const char *fields, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (self->database, "SELECT key, type, value FROM json_each (?)", error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_text (cursor, 1, fields);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    append_element (self, cursor, type);
  return step == BC_STEP_DONE;
}

static gboolean
append_fields (BcLoaded *self, const BcRecordType *type, const char *fields, GError **error)
{
  guint n_assignments = self->assignments->len;

  if (append_flat (self, type, fields))
    return TRUE;
  g_array_set_size (self->assignments, n_assignments);
  g_array_set_size (self->atoms, n_assignments);
  return append_any (self, type, fields, error);
}

static void
append_operation (BcLoaded *self, BcCursor *cursor)
{
  gint64 epoch = bc_cursor_get_integer (cursor, 4);
  BcOperation operation = {
    .row = bc_cursor_get_integer (cursor, 0),
    .author = (guint) bc_cursor_get_integer (cursor, 1),
    .number = (guint64) bc_cursor_get_integer (cursor, 2),
    .stamp = bc_cursor_get_integer (cursor, 3),
  };

  g_array_append_val (self->operations, operation);
  g_array_append_val (self->seen, epoch);
}

/* Where there is one operation alone, nobody asks what its author had seen. */
static gboolean
link_epochs (BcLoaded *self, GError **error)
{
  for (guint i = 0; self->operations->len > 1 && i < self->operations->len; i++) {
    BcOperation *operation = &g_array_index (self->operations, BcOperation, i);
    gint64 row = g_array_index (self->seen, gint64, i);

    if (row != 0 && !find_epoch (self, row, &operation->epoch, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
append_row (BcLoaded *self, BcCursor *cursor, const BcRecordType *type, GError **error)
{
  const guint n_assignments = self->assignments->len;
  const char *fields = bc_cursor_get_text (cursor, 5);

  append_operation (self, cursor);
  if (fields != NULL && !append_fields (self, type, fields, error))
    return FALSE;
  g_array_index (self->operations, BcOperation, self->operations->len - 1).n_fields =
    self->assignments->len - n_assignments;
  return TRUE;
}

static void
link_assignments (BcLoaded *self)
{
  const BcAssignment *next = (BcAssignment *) (gpointer) self->assignments->data;

  for (guint i = 0; i < self->operations->len; i++) {
    BcOperation *operation = &g_array_index (self->operations, BcOperation, i);

    operation->fields = next;
    next += operation->n_fields;
  }
}

static void
reset (BcLoaded *self)
{
  g_array_set_size (self->operations, 0);
  g_array_set_size (self->seen, 0);
  g_array_set_size (self->assignments, 0);
  g_array_set_size (self->atoms, 0);
  g_ptr_array_set_size (self->unknown, 0);
  g_string_chunk_clear (self->texts);
}

#define COLUMNS                                                                                    \
  "SELECT j.row, s.author, j.number, j.stamp, j.epoch, j.fields, a.id "                            \
  "FROM journal j JOIN stream s ON s.row = j.stream JOIN author a ON a.row = s.author "            \
  "WHERE j.record = ? AND "

static const char *
get_query (BcFoldOrder order)
{
  if (order == BC_FOLD_BY_ARRIVAL)
    return COLUMNS "j.row < ? ORDER BY j.row";
  return COLUMNS "(j.stamp, a.id) < (SELECT b.stamp, c.id FROM journal b "
                 "JOIN stream t ON t.row = b.stream JOIN author c ON c.row = t.author "
                 "WHERE b.row = ?) ORDER BY j.row";
}

/**
 * bc_loaded_read:
 * @self: where to
 * @record: the record's row
 * @before: only operations before the one in this journal row
 * @order: what “before” means
 * @type: (nullable): its type
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads the operations on a record.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_loaded_read (BcLoaded *self,
                gint64 record,
                gint64 before,
                BcFoldOrder order,
                const BcRecordType *type,
                GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (self->database, get_query (order), error);
  BcStep step = BC_STEP_ERROR;

  reset (self);
  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, record);
  bc_cursor_bind_integer (cursor, 2, before);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    bc_cursor_get_id (cursor, 6, get_author (self, (guint) bc_cursor_get_integer (cursor, 1)));
    if (!append_row (self, cursor, type, error))
      return FALSE;
  }
  link_assignments (self);
  return step == BC_STEP_DONE && link_epochs (self, error);
}

/**
 * bc_loaded_read_authors:
 * @self: where to
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads who all the authors are, for bc_loaded_read_next().
 *
 * Returns: whether it succeeded
 */
gboolean
bc_loaded_read_authors (BcLoaded *self, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (self->database, "SELECT row, id FROM author", error);
  BcStep step = BC_STEP_ERROR;

  while (cursor != NULL && (step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    bc_cursor_get_id (cursor, 1, get_author (self, (guint) bc_cursor_get_integer (cursor, 0)));
  return step == BC_STEP_DONE;
}

/**
 * bc_loaded_read_next:
 * @self: where to
 * @pass: where the reading of the journal stands
 * @record: the row of a record, after those that were asked for before
 * @type: (nullable): its type
 * @error: return location, #BC_STORE_ERROR
 *
 * Reads the operations on the next record of all.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_loaded_read_next (BcLoaded *self,
                     BcFoldPass *pass,
                     gint64 record,
                     const BcRecordType *type,
                     GError **error)
{
  reset (self);
  while (pass->step == BC_STEP_ROW && bc_cursor_get_integer (pass->cursor, 6) <= record) {
    if (bc_cursor_get_integer (pass->cursor, 6) == record &&
        !append_row (self, pass->cursor, type, error))
      return FALSE;
    pass->step = bc_cursor_step (pass->cursor, error);
  }
  link_assignments (self);
  return pass->step != BC_STEP_ERROR && link_epochs (self, error);
}
