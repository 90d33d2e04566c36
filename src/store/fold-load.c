/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fold-load.h"

#include <string.h>

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

static guint
number_field (BcLoaded *self, const BcRecordType *type, const char *name)
{
  const BcField *field = type != NULL ? bc_record_type_find_field (type, name) : NULL;
  guint place;

  if (strcmp (name, BC_DELETED_NAME) == 0)
    return BC_FIELD_DELETED;
  if (field != NULL)
    return field->number;
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
read_atom (BcLoaded *self, BcCursor *cursor, int column, guint field, const char **value)
{
  const char *kind = bc_cursor_get_text (cursor, column);
  const char *text = bc_cursor_get_text (cursor, column + 1);
  BcValue atom = BC_VALUE_INIT;
  g_autofree char *tagged = NULL;

  *value = NULL;
  if (kind == NULL || strcmp (kind, "null") == 0)
    return atom;
  tagged = g_strdup_printf ("%c%s", strcmp (kind, "text") == 0 ? 't' : 'n', text);
  *value = g_string_chunk_insert (self->texts, tagged);
  if (field == BC_FIELD_DELETED)
    *value = bc_cursor_get_integer (cursor, column + 1) != 0 ? "true" : "false";
  if (strcmp (kind, "integer") == 0 || strcmp (kind, "true") == 0 || strcmp (kind, "false") == 0)
    return (BcValue){ .type = BC_VALUE_INTEGER,
                      .integer = bc_cursor_get_integer (cursor, column + 1) };
  return (BcValue){ .type = BC_VALUE_TEXT, .text = g_string_chunk_insert (self->texts, text) };
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

  bc_cursor_get_id (cursor, 8, get_author (self, operation.author));
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

static void
append_row (BcLoaded *self, BcCursor *cursor, const BcRecordType *type)
{
  GArray *operations = self->operations;
  gint64 row = bc_cursor_get_integer (cursor, 0);
  BcAssignment assignment;
  BcValue atom;

  if (operations->len == 0 ||
      g_array_index (operations, BcOperation, operations->len - 1).row != row)
    append_operation (self, cursor);
  if (bc_cursor_is_null (cursor, 5))
    return;
  assignment.field = number_field (self, type, bc_cursor_get_text (cursor, 5));
  atom = read_atom (self, cursor, 6, assignment.field, &assignment.value);
  g_array_append_val (self->assignments, assignment);
  g_array_append_val (self->atoms, atom);
  g_array_index (operations, BcOperation, operations->len - 1).n_fields++;
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
  "SELECT j.row, s.author, j.number, j.stamp, j.epoch, f.key, f.type, f.value, a.id "              \
  "FROM journal j JOIN stream s ON s.row = j.stream JOIN author a ON a.row = s.author "            \
  "LEFT JOIN json_each (j.fields) f WHERE j.record = ? AND "

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
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    append_row (self, cursor, type);
  link_assignments (self);
  return step == BC_STEP_DONE && link_epochs (self, error);
}
