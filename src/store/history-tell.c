/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history-tell.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dictionary.h"
#include "field.h"
#include "lookup.h"
#include "stamp.h"
#include "text.h"

/* An operation of the journal as a sentence. */

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
dup_display (BcHistoryTeller *teller,
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
tell_field (BcHistoryTeller *teller,
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
read_operation (BcHistoryTeller *teller, gint64 row, Telling *telling, GError **error)
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

/* What takes an operation back sets nothing where a record was deleted and deleted again, which
 * says that it stays so: 1 for that answer taken back, 2 for given again, 0 for anything else. What
 * takes something back is younger; a gesture has the stamp of its first operation. */
#define ANSWER                                                                                     \
  "WITH RECURSIVE chain (gesture, depth) AS (SELECT reverts, 1 FROM journal WHERE row = ?1 "       \
  "UNION ALL SELECT (SELECT min (k.reverts) FROM journal k WHERE k.stamp = c.gesture "             \
  "AND k.gesture = c.gesture AND k.reverts < k.gesture), depth + 1 "                               \
  "FROM chain c WHERE c.gesture IS NOT NULL) "                                                     \
  "SELECT CASE WHEN EXISTS (SELECT 1 FROM journal d WHERE d.record = ?2 "                          \
  "AND d.gesture = c.gesture AND json_extract (d.fields, '$." BC_DELETED_NAME "') = 1) "           \
  "THEN 2 - c.depth % 2 ELSE 0 END FROM chain c WHERE c.gesture IS NOT NULL "                      \
  "ORDER BY c.depth DESC LIMIT 1"

static gboolean
sets_nothing (const Telling *self)
{
  return self->places == 0 && !self->deletes && !self->revives && self->words->len == 0;
}

static gboolean
tell_sentence (BcHistoryTeller *teller,
               gint64 row,
               gint64 record,
               const Telling *telling,
               gboolean reverts,
               char **sentence,
               GError **error)
{
  gint64 answer = 0;

  if (reverts && telling->before.deleted && sets_nothing (telling) &&
      !bc_database_get_integer (teller->database, &answer, error, ANSWER, "ii", row, record))
    return FALSE;
  if (answer == 0)
    *sentence = finish_sentence (telling, reverts);
  else
    *sentence = g_strdup (answer == 1 ? _ ("Took back the answer that it stays deleted")
                                      : _ ("Gave again the answer that it stays deleted"));
  return TRUE;
}

static gboolean
changes (const Telling *self, guint place)
{
  return (self->places >> place & 1) != 0 &&
         !bc_value_equal (&self->before.values[place], &self->set.values[place]);
}

/* Whether a field was written as it was, for it belongs together with one that changed. */
static gboolean
only_goes_along (const Telling *self, guint place)
{
  const BcRecordType *type = self->set.type;
  const char *together = type->fields[place].together;
  gboolean found = FALSE;

  if (together == NULL || changes (self, place))
    return FALSE;
  for (guint i = 0; i < type->n_fields && !found; i++)
    found = g_strcmp0 (type->fields[i].together, together) == 0 && changes (self, i);
  return found;
}

static gboolean
tell_operation (BcHistoryTeller *teller,
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
        !only_goes_along (&telling, i) &&
        !tell_field (teller, &telling.before, &telling.set, i, telling.words, error))
      return FALSE;
  return tell_sentence (teller, row, record, &telling, reverts, &entry->sentence, error);
}

/**
 * bc_history_tell:
 * @teller: where from
 * @cursor: at a row of %BC_HISTORY_COLUMNS
 * @error: return location, #BC_STORE_ERROR
 *
 * Tells an operation in the language of the process.
 *
 * Returns: (transfer full) (nullable): it; %NULL with an error
 */
BcHistoryEntry *
bc_history_tell (BcHistoryTeller *teller, BcCursor *cursor, GError **error)
{
  g_autoptr (BcHistoryEntry) entry = g_new0 (BcHistoryEntry, 1);

  entry->row = bc_cursor_get_integer (cursor, 0);
  entry->gesture = bc_cursor_get_integer (cursor, 1);
  entry->moment = bc_stamp_get_moment (bc_cursor_get_integer (cursor, 2));
  entry->author = g_strdup (bc_cursor_get_text (cursor, 3));
  entry->level = g_strdup (bc_cursor_get_text (cursor, 4));
  entry->author_row = bc_cursor_get_integer (cursor, 9);
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

/**
 * bc_history_tell_row:
 * @teller: where from
 * @row: an operation's row in the journal
 * @error: return location, #BC_STORE_ERROR
 *
 * As bc_history_tell(), of one operation.
 *
 * Returns: (transfer full) (nullable): it; %NULL with an error
 */
BcHistoryEntry *
bc_history_tell_row (BcHistoryTeller *teller, gint64 row, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (teller->database, BC_HISTORY_COLUMNS "WHERE j.row = ?", error);

  if (cursor == NULL)
    return NULL;
  bc_cursor_bind_integer (cursor, 1, row);
  return bc_cursor_step (cursor, error) == BC_STEP_ROW ? bc_history_tell (teller, cursor, error)
                                                       : NULL;
}

/**
 * bc_history_has_words:
 * @entry: an operation
 * @words: (array zero-terminated=1): folded words
 *
 * Looks for words also in what the type is called: a row shows it beside the heading.
 *
 * Returns: whether each of them is there
 */
gboolean
bc_history_has_words (const BcHistoryEntry *entry, char *const *words)
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
