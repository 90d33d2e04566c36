/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "corrections.h"

#include <string.h>

#include "authority.h"
#include "doubles.h"
#include "save.h"

/* A credit or debit note changes what it names, whichever of the two comes first (the programme: a
 * credit note reduces what it names). A note whose document is not entered waits; when that comes,
 * by entering it or with another database, the note is linked to it and, while it is a draft, put
 * into its line, so that the lines come to the same in either order. Two laptops that do so write
 * the same, which is no conflict. */

#define WAITS "n.corrects IS NULL AND n.corrects_number IS NOT NULL AND n.hidden = 0"

#define OF_DOCUMENT                                                                                \
  "SELECT nr.id FROM record er JOIN entry e ON e.row = er.row CROSS JOIN entry n "                 \
  "ON n.supplier_rut = e.supplier_rut AND n.corrects_type = e.document_type "                      \
  "AND ltrim(replace(n.corrects_number, '.', ''), '0') = "                                         \
  "ltrim(replace(e.document_number, '.', ''), '0') JOIN record nr ON nr.row = n.row "              \
  "WHERE er.id = ? AND e.hidden = 0 AND " WAITS " ORDER BY nr.id"

#define OF_ALL                                                                                     \
  "SELECT nr.id FROM entry n INDEXED BY entry_waiting JOIN record nr ON nr.row = n.row WHERE "     \
  "n.supplier_rut IS NOT NULL AND " WAITS " ORDER BY nr.id"

/* Linked on one laptop while what they correct was moved on another. */
#define ASTRAY                                                                                     \
  "SELECT nr.id FROM entry n JOIN record nr ON nr.row = n.row JOIN record er ON er.id = "          \
  "n.corrects JOIN entry e ON e.row = er.row WHERE n.corrects IS NOT NULL AND "                    \
  "n.corrects_number IS NOT NULL AND n.hidden = 0 AND n.state_name = 'draft' AND e.line <> "       \
  "n.line AND er.scope = nr.scope ORDER BY nr.id"

/* Linked on one laptop while what they correct was deleted on another. */
#define BEREFT                                                                                     \
  "SELECT nr.id FROM entry n JOIN record nr ON nr.row = n.row JOIN record er ON er.id = "          \
  "n.corrects WHERE n.corrects IS NOT NULL AND n.corrects_number IS NOT NULL AND n.hidden = 0 "    \
  "AND er.deleted <> 0 ORDER BY nr.id"

#define OF_ENTRY                                                                                   \
  "SELECT nr.id FROM entry n JOIN record nr ON nr.row = n.row WHERE n.corrects = ? AND "           \
  "n.hidden = 0 ORDER BY nr.id"

#define READ                                                                                       \
  "SELECT r.row, r.scope, e.line, e.item, e.state_name, e.supplier_rut, e.corrects_type, "         \
  "e.corrects_number, e.hidden, e.corrects FROM record r JOIN entry e ON e.row = r.row "           \
  "WHERE r.id = ?"

#define COMES_BACK                                                                                 \
  "WITH RECURSIVE above (id) AS (SELECT ?1 UNION SELECT e.corrects FROM above a "                  \
  "JOIN record r ON r.id = a.id JOIN entry e ON e.row = r.row WHERE e.corrects IS NOT NULL) "      \
  "SELECT count(*) FROM above WHERE id = ?2"

/* What matters of an entry here. */
typedef struct
{
  BcId id;
  gint64 row;
  gint64 scope;
  BcId line;
  gboolean has_item;
  gboolean draft;
  char *supplier; /* (owned) (nullable) */
  BcId type;      /* what it names: its type … */
  char *number;   /* (owned) (nullable): … its number … */
  BcId corrects;  /* … and its entry; nil for none */
  gboolean waits;
} Note;

static void
note_clear (Note *self)
{
  g_free (self->supplier);
  g_free (self->number);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Note, note_clear)

static void
take_note (Note *self, BcCursor *cursor)
{
  self->row = bc_cursor_get_integer (cursor, 0);
  self->scope = bc_cursor_get_integer (cursor, 1);
  bc_cursor_get_id (cursor, 2, &self->line);
  self->has_item = !bc_cursor_is_null (cursor, 3);
  self->draft = g_strcmp0 (bc_cursor_get_text (cursor, 4), "draft") == 0;
  self->supplier = g_strdup (bc_cursor_get_text (cursor, 5));
  bc_cursor_get_id (cursor, 6, &self->type);
  self->number = g_strdup (bc_cursor_get_text (cursor, 7));
  bc_cursor_get_id (cursor, 9, &self->corrects);
  self->waits = bc_id_is_nil (&self->corrects) && self->number != NULL && self->supplier != NULL &&
                !bc_id_is_nil (&self->type) && bc_cursor_get_integer (cursor, 8) == 0;
}

static gboolean
read_note (BcDatabase *database, const BcId *id, Note *note, GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (database, READ, error);
  BcStep step;

  note->id = *id;
  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, id);
  step = bc_cursor_step (cursor, error);
  if (step == BC_STEP_ROW)
    take_note (note, cursor);
  return step != BC_STEP_ERROR;
}

static void
take_id (BcCursor *cursor, gpointer ids)
{
  BcId id;

  bc_cursor_get_id (cursor, 0, &id);
  g_array_append_val ((GArray *) ids, id);
}

/* @subject: (nullable): what is asked for, where the query has a parameter. */
static GArray *
list (BcDatabase *database, const char *sql, const BcId *subject, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (BcId));

  return bc_database_each (database, take_id, ids, error, sql, subject != NULL ? "d" : "", subject)
           ? g_steal_pointer (&ids)
           : NULL;
}

/* A line is fixed for people; a note's is that of what it corrects. @corrects: (nullable): nil for
 * none. */
static gboolean
write_note (BcWriter *writer,
            const Note *note,
            const BcId *corrects,
            const BcId *line,
            GError **error)
{
  g_auto (BcRecordInfo) info = { 0 };
  g_auto (BcDraft) draft = { 0 };
  g_auto (BcValue) none = BC_VALUE_INIT;

  if (!bc_lookup_row (bc_writer_get_database (writer), note->row, &info, error))
    return FALSE;
  bc_draft_init (&draft, info.type, &note->id);
  draft.arrival = BC_ARRIVAL_NOW;
  if (corrects != NULL && bc_id_is_nil (corrects))
    bc_draft_set (&draft, bc_record_type_find_field (info.type, "corrects"), &none);
  else if (corrects != NULL)
    bc_draft_set_id (&draft, "corrects", corrects);
  if (line != NULL)
    bc_draft_set_id (&draft, "line", line);
  if (line != NULL && note->has_item)
    bc_draft_set (&draft, bc_record_type_find_field (info.type, "item"), &none);
  return bc_record_write (writer, &draft, &info, error);
}

static gboolean
may_move (const Note *note, const Note *document)
{
  return note->draft && note->scope == document->scope &&
         !bc_id_equal (&note->line, &document->line);
}

/* What corrects a note that moved moves with it. That ends: an entry already in the line stays. */
static gboolean
move_followers (BcWriter *writer, const BcId *moved, GError **error)
{
  BcDatabase *database = bc_writer_get_database (writer);
  g_autoptr (GArray) notes = list (database, OF_ENTRY, moved, error);
  g_auto (Note) document = { 0 };

  if (notes == NULL || !read_note (database, moved, &document, error))
    return FALSE;
  for (guint i = 0; i < notes->len; i++) {
    g_auto (Note) note = { 0 };

    if (!read_note (database, &g_array_index (notes, BcId, i), &note, error))
      return FALSE;
    if (may_move (&note, &document) && (!write_note (writer, &note, NULL, &document.line, error) ||
                                        !move_followers (writer, &note.id, error)))
      return FALSE;
  }
  return TRUE;
}

static gboolean
may_write (BcWriter *writer, const Note *note, gboolean *allowed, GError **error)
{
  BcLevels levels;

  if (!bc_authority_get_writer_levels (writer, note->scope, &levels, error))
    return FALSE;
  *allowed = bc_authority_check (levels, bc_dictionary_find ("entry"), NULL, NULL);
  return TRUE;
}

/* The entry of what a note names; nil where there is none, where the two would correct each other,
 * and where it is for somebody else to write. */
static gboolean
find_document (BcWriter *writer, const Note *note, BcId *document, GError **error)
{
  BcDatabase *database = bc_writer_get_database (writer);
  const BcPaper paper = { note->supplier, note->type, note->number };
  gboolean allowed;
  gint64 n_found;

  if (!bc_doubles_find (database, &paper, note->row, document, error))
    return FALSE;
  if (bc_id_is_nil (document))
    return TRUE;
  if (!may_write (writer, note, &allowed, error) ||
      !bc_database_get_integer (database, &n_found, error, COMES_BACK, "dd", document, &note->id))
    return FALSE;
  if (!allowed || n_found > 0)
    memset (document, 0, sizeof *document);
  return TRUE;
}

static gboolean
follow (BcWriter *writer, const BcId *id, GError **error)
{
  BcDatabase *database = bc_writer_get_database (writer);
  g_auto (Note) note = { 0 };
  g_auto (Note) document = { 0 };
  gboolean allowed;

  if (!read_note (database, id, &note, error) ||
      !read_note (database, &note.corrects, &document, error) ||
      !may_write (writer, &note, &allowed, error))
    return FALSE;
  return !allowed || !may_move (&note, &document) ||
         (write_note (writer, &note, NULL, &document.line, error) &&
          move_followers (writer, id, error));
}

static gboolean
settle (BcWriter *writer, const BcId *id, gint64 *n_applied, GError **error)
{
  BcDatabase *database = bc_writer_get_database (writer);
  g_auto (Note) note = { 0 };
  g_auto (Note) document = { 0 };
  BcId found = { 0 };
  gboolean moves;

  if (!read_note (database, id, &note, error))
    return FALSE;
  if (!note.waits)
    return TRUE;
  if (!find_document (writer, &note, &found, error))
    return FALSE;
  if (bc_id_is_nil (&found))
    return TRUE;
  if (!read_note (database, &found, &document, error))
    return FALSE;
  (*n_applied)++;
  moves = may_move (&note, &document);
  return write_note (writer, &note, &found, moves ? &document.line : NULL, error) &&
         (!moves || move_followers (writer, id, error));
}

static gboolean
settle_all (BcWriter *writer, GArray *notes, gint64 *n_applied, GError **error)
{
  for (guint i = 0; notes != NULL && i < notes->len; i++)
    if (!settle (writer, &g_array_index (notes, BcId, i), n_applied, error))
      return FALSE;
  return notes != NULL;
}

/* What notes correct was deleted: they wait for what is entered instead. */
static gboolean
release_all (BcWriter *writer, GArray *notes, GError **error)
{
  const BcId none = { 0 };

  for (guint i = 0; notes != NULL && i < notes->len; i++) {
    g_auto (Note) note = { 0 };
    gboolean allowed;

    if (!read_note (bc_writer_get_database (writer),
                    &g_array_index (notes, BcId, i),
                    &note,
                    error) ||
        !may_write (writer, &note, &allowed, error) ||
        (allowed && note.number != NULL && !write_note (writer, &note, &none, NULL, error)))
      return FALSE;
  }
  return notes != NULL;
}

static gboolean
release (BcWriter *writer, const BcId *entry, GError **error)
{
  g_autoptr (GArray) notes = list (bc_writer_get_database (writer), OF_ENTRY, entry, error);

  return release_all (writer, notes, error);
}

/* Before the notes that wait are linked, for one of these may have come to wait for another. */
static gboolean
release_bereft (BcWriter *writer, GError **error)
{
  g_autoptr (GArray) notes = list (bc_writer_get_database (writer), BEREFT, NULL, error);

  return release_all (writer, notes, error);
}

static gboolean
deletes (const BcDraft *draft)
{
  const BcValue *deleted = bc_draft_get (draft, NULL);

  return deleted != NULL && deleted->type == BC_VALUE_INTEGER && deleted->integer != 0;
}

/* What is looked at again: what tells a document, or what a note names, was set; or it came back.
 */
static gboolean
concerns (const BcDraft *draft)
{
  static const char *const names[] = {
    "supplier-rut", "document-type", "document-number", "corrects-type", "corrects-number",
  };

  if (bc_draft_get (draft, NULL) != NULL)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (bc_draft_get (draft, bc_record_type_find_field (draft->type, names[i])) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * bc_corrections_apply:
 * @writer: a transaction
 * @draft: what was saved
 * @entry: the record that it was saved to
 * @error: return location, #BC_STORE_ERROR
 *
 * Links a note to the document that it names, and to a document the notes that waited for it, as
 * far as this person may write them; notes whose document was deleted wait again. Other types pass.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_corrections_apply (BcWriter *writer, const BcDraft *draft, const BcId *entry, GError **error)
{
  g_autoptr (GArray) notes = NULL;
  gint64 n_applied = 0;

  if (strcmp (draft->type->name, "entry") != 0 || !concerns (draft))
    return TRUE;
  if (deletes (draft))
    return release (writer, entry, error);
  if (!settle (writer, entry, &n_applied, error))
    return FALSE;
  notes = list (bc_writer_get_database (writer), OF_DOCUMENT, entry, error);
  return settle_all (writer, notes, &n_applied, error);
}

/**
 * bc_corrections_apply_all:
 * @writer: a transaction in which operations arrived
 * @n_applied: (out): how many notes were linked
 * @error: return location, #BC_STORE_ERROR
 *
 * As bc_corrections_apply(), for whatever came with another database.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_corrections_apply_all (BcWriter *writer, gint64 *n_applied, GError **error)
{
  BcDatabase *database = bc_writer_get_database (writer);
  g_autoptr (GArray) notes = NULL;
  g_autoptr (GArray) astray = NULL;

  *n_applied = 0;
  if (!release_bereft (writer, error))
    return FALSE;
  notes = list (database, OF_ALL, NULL, error);
  if (!settle_all (writer, notes, n_applied, error))
    return FALSE;
  astray = list (database, ASTRAY, NULL, error);
  for (guint i = 0; astray != NULL && i < astray->len; i++)
    if (!follow (writer, &g_array_index (astray, BcId, i), error))
      return FALSE;
  return astray != NULL;
}

/**
 * bc_corrections_list:
 * @database: a connection
 * @entry: an entry
 * @error: return location, #BC_STORE_ERROR
 *
 * Lists the notes that correct an entry.
 *
 * Returns: (transfer full) (nullable) (element-type BcId): their entries; %NULL with an error
 */
GArray *
bc_corrections_list (BcDatabase *database, const BcId *entry, GError **error)
{
  return list (database, OF_ENTRY, entry, error);
}
