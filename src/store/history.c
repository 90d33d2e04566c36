/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dictionary.h"
#include "field.h"
#include "fold.h"
#include "lookup.h"
#include "stamp.h"
#include "text.h"

typedef struct
{
  BcDatabase *database;
  BcFolder *folder;
} Teller;

/* The operations that fulfil the query, of one record, one district or all. */
typedef struct
{
  const char *all;
  const char *of_record;
  const char *of_scope;
} Statements;

/**
 * bc_history_entry_free:
 * @self: (transfer full): an entry
 *
 * Frees it.
 */
void
bc_history_entry_free (BcHistoryEntry *self)
{
  g_free (self->author);
  g_free (self->level);
  g_free (self->type);
  g_free (self->heading);
  g_free (self->sentence);
  g_free (self);
}

static gboolean
dup_display (Teller *teller,
             const BcField *field,
             const BcValue *value,
             char **display,
             GError **error)
{
  if (value->type == BC_VALUE_ID)
    return bc_lookup_heading (teller->database, &value->id, display, error);
  *display = bc_field_dup_display (field, value);
  return TRUE;
}

/* "State: from Forming to Constituted" */
static gboolean
tell_field (Teller *teller,
            const BcFolded *before,
            const BcFolded *after,
            guint place,
            GString *sentence,
            GError **error)
{
  const BcField *field = &after->type->fields[place];
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;

  if (!dup_display (teller, field, &before->values[place], &old, error) ||
      !dup_display (teller, field, &after->values[place], &new, error))
    return FALSE;
  if (sentence->len > 0)
    g_string_append (sentence, "; ");
  if (*old == '\0')
    g_string_append_printf (sentence, _ ("%s: %s"), _ (field->label), new);
  else if (*new == '\0')
    g_string_append_printf (sentence, _ ("%s: emptied, was %s"), _ (field->label), old);
  else
    g_string_append_printf (sentence, _ ("%s: from %s to %s"), _ (field->label), old, new);
  return TRUE;
}

/* What one operation set: from its own words, since a value that another operation overrode still
 * belongs into the history. */
typedef struct
{
  BcFolded before;
  BcFolded set;
  guint64 places;   /* bit i: the field at place i was set */
  gboolean deletes; /* it set the deletion … */
  gboolean revives; /* … or took it away */
  GString *words;   /* (owned) the sentence so far */
} Telling;

static void
begin_telling (Telling *self, const BcRecordType *type)
{
  *self = (Telling){ .words = g_string_new (NULL) };
  bc_folded_init (&self->before, type);
  bc_folded_init (&self->set, type);
}

static void
end_telling (Telling *self)
{
  bc_folded_clear (&self->before);
  bc_folded_clear (&self->set);
  g_string_free (self->words, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Telling, end_telling)

static void
take_unknown (Telling *self, const char *name, const char *text)
{
  if (self->words->len > 0)
    g_string_append (self->words, "; ");
  g_string_append_printf (self->words, _ ("%s: %s"), name, text != NULL ? text : "");
}

static void
take_assignment (Telling *self, BcCursor *cursor)
{
  const char *name = bc_cursor_get_text (cursor, 0);
  const char *text = bc_cursor_get_text (cursor, 1);
  const BcRecordType *type = self->set.type;
  const BcField *field = type != NULL ? bc_record_type_find_field (type, name) : NULL;
  gsize place = field != NULL ? (gsize) (field - type->fields) : 0;
  BcId id;

  if (strcmp (name, BC_DELETED_NAME) == 0) {
    self->deletes = g_strcmp0 (text, "1") == 0;
    self->revives = !self->deletes;
    return;
  }
  if (field == NULL) {
    take_unknown (self, name, text);
    return;
  }
  self->places |= G_GUINT64_CONSTANT (1) << place;
  if (bc_kind_get_storage (field->kind) != BC_VALUE_ID)
    bc_cursor_get_value (cursor, 1, bc_kind_get_storage (field->kind), &self->set.values[place]);
  else if (text != NULL && bc_id_parse (&id, text))
    bc_value_set_id (&self->set.values[place], &id);
}

static gboolean
read_operation (Teller *teller, gint64 row, Telling *telling, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (teller->database,
                       "SELECT f.key, f.value FROM journal j, json_each (j.fields) f "
                       "WHERE j.row = ?",
                       error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, row);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    take_assignment (telling, cursor);
  return step == BC_STEP_DONE;
}

static const char *
describe_life (const Telling *telling)
{
  if (telling->deletes)
    return _ ("Deleted");
  if (telling->revives)
    return _ ("Brought back");
  return telling->before.n_operations == 0 && !telling->before.shipped ? _ ("Added") : NULL;
}

static char *
finish_sentence (const Telling *telling, gboolean reverts)
{
  const char *life = describe_life (telling);
  g_autofree char *said = NULL;

  if (life == NULL && telling->words->len == 0)
    said = g_strdup (_ ("nothing, for it had been changed since"));
  else if (life == NULL || (telling->words->len > 0 && !telling->deletes))
    said = g_strdup_printf ("%s%s%s",
                            life != NULL ? life : "",
                            life != NULL ? " – " : "",
                            telling->words->str);
  else
    said = g_strdup (life);
  return reverts ? g_strdup_printf (_ ("Took back – %s"), said) : g_steal_pointer (&said);
}

static gboolean
tell_operation (Teller *teller,
                gint64 row,
                gint64 record,
                gboolean reverts,
                BcHistoryEntry *entry,
                GError **error)
{
  const BcRecordType *type = bc_dictionary_find (entry->type);
  g_auto (Telling) telling = { 0 };

  begin_telling (&telling, type);
  if (!read_operation (teller, row, &telling, error) || !bc_folder_fold_before (teller->folder,
                                                                                record,
                                                                                row,
                                                                                BC_FOLD_BY_STAMP,
                                                                                &telling.before,
                                                                                error))
    return FALSE;
  for (guint i = 0; type != NULL && i < type->n_fields; i++)
    if (telling.places >> i & 1 && !(type->fields[i].flags & BC_FIELD_KEPT) &&
        !tell_field (teller, &telling.before, &telling.set, i, telling.words, error))
      return FALSE;
  entry->sentence = finish_sentence (&telling, reverts);
  return TRUE;
}

static BcHistoryEntry *
read_entry (Teller *teller, BcCursor *cursor, GError **error)
{
  g_autoptr (BcHistoryEntry) entry = g_new0 (BcHistoryEntry, 1);

  entry->row = bc_cursor_get_integer (cursor, 0);
  entry->gesture = bc_cursor_get_integer (cursor, 1);
  entry->moment = bc_stamp_get_moment (bc_cursor_get_integer (cursor, 2));
  entry->author = g_strdup (bc_cursor_get_text (cursor, 3));
  entry->level = g_strdup (bc_cursor_get_text (cursor, 4));
  bc_cursor_get_id (cursor, 5, &entry->record);
  entry->type = g_strdup (bc_cursor_get_text (cursor, 6));
  if (!bc_lookup_heading (teller->database, &entry->record, &entry->heading, error) ||
      !tell_operation (teller,
                       entry->row,
                       bc_cursor_get_integer (cursor, 7),
                       !bc_cursor_is_null (cursor, 8),
                       entry,
                       error))
    return NULL;
  return g_steal_pointer (&entry);
}

#define TABLES                                                                                     \
  "FROM journal j JOIN stream s ON s.row = j.stream JOIN author a ON a.row = s.author "            \
  "JOIN record r ON r.row = j.record "
#define COLUMNS                                                                                    \
  "SELECT j.row, j.gesture, j.stamp, a.name, a.level, r.id, r.type, r.row, j.reverts " TABLES
#define COUNT "SELECT count(*) " TABLES

#define ANY       "WHERE ?1 IS NULL"
#define OF_RECORD "WHERE j.record = (SELECT row FROM record WHERE id = ?1)"
#define OF_SCOPE  "WHERE s.scope = (SELECT row FROM scope WHERE id = ?1)"

#define CONDITIONS                                                                                 \
  " AND (?2 = 0 OR s.author = ?2) AND (?3 = 0 OR j.stamp >= ?3 << 16) "                            \
  "AND (?4 = 0 OR j.stamp < ?4 << 16) AND (?5 IS NULL OR r.type = ?5)"

/* By stamp and author, so that it is the same wherever the same operations are held. */
#define IN_ORDER                                                                                   \
  " AND (?6 = 0 OR (j.stamp, a.id) < (SELECT b.stamp, c.id FROM journal b "                        \
  "JOIN stream t ON t.row = b.stream JOIN author c ON c.row = t.author WHERE b.row = ?6)) "        \
  "ORDER BY j.stamp DESC, a.id DESC LIMIT ?7"

static const Statements reading = {
  .all = COLUMNS ANY CONDITIONS IN_ORDER,
  .of_record = COLUMNS OF_RECORD CONDITIONS IN_ORDER,
  .of_scope = COLUMNS OF_SCOPE CONDITIONS IN_ORDER,
};

static const Statements counting = {
  .all = COUNT ANY CONDITIONS,
  .of_record = COUNT OF_RECORD CONDITIONS,
  .of_scope = COUNT OF_SCOPE CONDITIONS,
};

static BcCursor *
open_query (BcDatabase *database,
            const Statements *statements,
            const BcHistoryQuery *query,
            GError **error)
{
  const gboolean of_record = !bc_id_is_nil (&query->record);
  const gboolean of_scope = !of_record && !bc_id_is_nil (&query->scope);
  BcCursor *cursor = bc_database_query (database,
                                        of_record  ? statements->of_record
                                        : of_scope ? statements->of_scope
                                                   : statements->all,
                                        error);

  if (cursor == NULL)
    return NULL;
  if (of_record || of_scope)
    bc_cursor_bind_id (cursor, 1, of_record ? &query->record : &query->scope);
  bc_cursor_bind_integer (cursor, 2, query->author);
  bc_cursor_bind_integer (cursor, 3, query->from);
  bc_cursor_bind_integer (cursor, 4, query->to);
  bc_cursor_bind_text (cursor, 5, query->type);
  return cursor;
}

/* Also in what the type is called: a row shows it beside the heading. */
static gboolean
has_words (const BcHistoryEntry *entry, char *const *words)
{
  const BcRecordType *type = bc_dictionary_find (entry->type);
  const char *label = type != NULL ? _ (type->label) : entry->type;
  g_autofree char *all =
    g_strjoin (" ", entry->sentence, label, entry->heading, entry->author, NULL);
  g_autofree char *folded = bc_text_fold (all);

  for (; *words != NULL; words++)
    if (strstr (folded, *words) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
look_through (Teller *teller,
              BcCursor *cursor,
              char *const *words,
              guint wanted,
              guint most,
              BcHistoryFound *found,
              GError **error)
{
  BcStep step = BC_STEP_ERROR;

  for (guint looked = 0; (step = bc_cursor_step (cursor, error)) == BC_STEP_ROW; looked++) {
    g_autoptr (BcHistoryEntry) entry = NULL;

    found->more = looked == most || found->entries->len == wanted;
    if (found->more)
      return TRUE;
    entry = read_entry (teller, cursor, error);
    if (entry == NULL)
      return FALSE;
    found->before = entry->row;
    if (has_words (entry, words))
      g_ptr_array_add (found->entries, g_steal_pointer (&entry));
  }
  return step == BC_STEP_DONE;
}

/**
 * bc_history_find:
 * @database: a connection
 * @query: which part of the history, and how many entries
 * @words: each has to be in the sentence, in what the record is called or in the author's name;
 *   accents and capitals do not matter
 * @most: how many operations are looked at for them
 * @found: (out caller-allocates): set to zeros before
 * @error: return location, #BC_STORE_ERROR
 *
 * Tells what was written, newest first, in sentences of the process's language. The order is the
 * same wherever the same operations are held. Words stand in sentences, which are made from what is
 * stored: so many are made that they are looked for in portions.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_history_find (BcDatabase *database,
                 const BcHistoryQuery *query,
                 const char *words,
                 guint most,
                 BcHistoryFound *found,
                 GError **error)
{
  g_autoptr (BcFolder) folder = bc_folder_new (database);
  g_autoptr (BcCursor) cursor = open_query (database, &reading, query, error);
  g_autofree char *folded = bc_text_fold (words);
  g_auto (GStrv) all = g_strsplit (folded, " ", -1);
  Teller teller = { database, folder };

  found->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_history_entry_free);
  found->before = query->before;
  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 6, query->before);
  bc_cursor_bind_integer (cursor, 7, (gint64) most + 1);
  return look_through (&teller, cursor, all, query->limit, most, found, error);
}

/**
 * bc_history_found_clear:
 * @self: a part of the history
 *
 * Frees what it holds.
 */
void
bc_history_found_clear (BcHistoryFound *self)
{
  g_clear_pointer (&self->entries, g_ptr_array_unref);
}

/**
 * bc_history_read:
 * @database: a connection
 * @query: which part of the history
 * @error: return location, #BC_STORE_ERROR
 *
 * As bc_history_find(), whatever its words.
 *
 * Returns: (transfer full) (nullable) (element-type BcHistoryEntry): the entries; %NULL with an
 *   error
 */
GPtrArray *
bc_history_read (BcDatabase *database, const BcHistoryQuery *query, GError **error)
{
  g_auto (BcHistoryFound) found = { 0 };

  if (!bc_history_find (database, query, "", query->limit, &found, error))
    return NULL;
  return g_steal_pointer (&found.entries);
}

/**
 * bc_history_count:
 * @database: a connection
 * @query: which part of the history; its limit and its place do not matter
 * @count: (out): how many operations it has
 * @error: return location, #BC_STORE_ERROR
 *
 * Counts operations without telling them.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_history_count (BcDatabase *database, const BcHistoryQuery *query, gint64 *count, GError **error)
{
  g_autoptr (BcCursor) cursor = open_query (database, &counting, query, error);

  if (cursor == NULL || bc_cursor_step (cursor, error) != BC_STEP_ROW)
    return FALSE;
  *count = bc_cursor_get_integer (cursor, 0);
  return TRUE;
}
