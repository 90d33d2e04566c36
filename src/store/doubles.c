/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "doubles.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "date.h"
#include "field.h"
#include "number.h"
#include "records-read.h"
#include "store-error.h"

/* The same document may be entered once: supplier, type and number tell it from others, zeros and
 * points in its number aside (the programme's rule: in any district, line or year). Saving refuses
 * a second entry; where two databases met, both stay, one of them counts (view second_entry) and
 * can be submitted, and it is told. */

/* As the index entry_document has it. */
#define NUMBER(table_) "ltrim(replace(" table_ ".document_number, '.', ''), '0')"
#define SAME(one_, other_)                                                                         \
  other_ ".supplier_rut = " one_ ".supplier_rut AND " other_ ".document_type = " one_              \
         ".document_type AND " NUMBER (other_) " = " NUMBER (one_) " AND " other_ ".row <> " one_  \
                                                                   ".row AND " other_              \
                                                                   ".hidden = 0"

/* Of several the one that counts comes first; what was rejected does not. */
#define FIND                                                                                       \
  "SELECT r.id FROM entry e JOIN record r ON r.row = e.row JOIN entry_rank k ON k.row = e.row "    \
  "AND k.rank < 3 WHERE e.supplier_rut = ?1 AND "                                                  \
  "e.document_type = ?2 AND " NUMBER (                                                             \
    "e") " = ltrim(replace(?3, '.', ''), '0') AND e.hidden = 0 AND e.row <> ?4 "                   \
         "ORDER BY k.rank, r.id LIMIT 1"

#define SCOPES_OF_RECORD                                                                           \
  "SELECT DISTINCT r.scope FROM entry e JOIN entry o ON " SAME (                                   \
    "e",                                                                                           \
    "o") " JOIN record r ON r.row = o.row WHERE e.row = ?"

#define SCOPES_OF_SCOPE                                                                            \
  "SELECT DISTINCT r.scope FROM record m CROSS JOIN entry e ON e.row = m.row CROSS JOIN entry o "  \
  "ON " SAME ("e", "o") " JOIN record r ON r.row = o.row WHERE m.scope = ? AND m.type = 'entry'"

#define DESCRIBE                                                                                   \
  "SELECT e.amount, e.date, s.name, a.title, d.name FROM record r JOIN entry e ON e.row = r.row "  \
  "LEFT JOIN record lr ON lr.id = e.line LEFT JOIN funding_line l ON l.row = lr.row "              \
  "LEFT JOIN record sr ON sr.id = l.source LEFT JOIN funding_source s ON s.row = sr.row "          \
  "LEFT JOIN record ar ON ar.id = l.action LEFT JOIN action a ON a.row = ar.row "                  \
  "LEFT JOIN record dr ON dr.scope = r.scope AND dr.type = 'district' "                            \
  "LEFT JOIN district d ON d.row = dr.row WHERE r.id = ?"

/* What tells an entry's document: the fields of BcPaper. */
static const char *const names[] = { "supplier-rut", "document-type", "document-number" };

/**
 * bc_doubles_find:
 * @database: a connection
 * @paper: a document
 * @except: the row of an entry that is not meant; 0 for none
 * @first: (out): the entry of that document that counts, in any district; nil for none but such
 *   as were rejected
 * @error: return location, #BC_STORE_ERROR
 *
 * Finds out whether a document is entered already.
 *
 * Returns: whether it could be told
 */
gboolean
bc_doubles_find (BcDatabase *database,
                 const BcPaper *paper,
                 gint64 except,
                 BcId *first,
                 GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (database, FIND, error);
  BcStep step;

  memset (first, 0, sizeof *first);
  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_text (cursor, 1, paper->supplier);
  bc_cursor_bind_id (cursor, 2, &paper->type);
  bc_cursor_bind_text (cursor, 3, paper->number);
  bc_cursor_bind_integer (cursor, 4, except);
  step = bc_cursor_step (cursor, error);
  if (step == BC_STEP_ROW)
    bc_cursor_get_id (cursor, 0, first);
  return step != BC_STEP_ERROR;
}

static const char *
get_text (BcCursor *cursor, int column)
{
  const char *text = bc_cursor_get_text (cursor, column);

  return text != NULL ? text : "?";
}

/**
 * bc_doubles_describe:
 * @database: a connection
 * @entry: an entry
 * @sentence: (out) (transfer full): how much, when, for what and where
 * @error: return location, #BC_STORE_ERROR
 *
 * Tells a person which entry is meant: where it is too, which its heading does not say.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_doubles_describe (BcDatabase *database, const BcId *entry, char **sentence, GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (database, DESCRIBE, error);
  g_autofree char *amount = NULL;
  g_autofree char *day = NULL;
  gint32 date = BC_DATE_NONE;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, entry);
  if (bc_cursor_step (cursor, error) != BC_STEP_ROW)
    return FALSE;
  amount = bc_number_dup_pesos_screen (bc_cursor_get_integer (cursor, 0));
  if (bc_date_parse_iso (get_text (cursor, 1), &date, NULL))
    day = bc_date_dup_screen (date);
  *sentence = g_strdup_printf (_ ("%s of %s for “%s” (%s, %s)"),
                               amount,
                               day != NULL ? day : "?",
                               get_text (cursor, 3),
                               get_text (cursor, 2),
                               get_text (cursor, 4));
  return TRUE;
}

/* Mending anything else of two that met is allowed: only what tells the document is looked at, and
 * an entry that comes back, or comes to count more. */
static gboolean
names_paper (const BcDraft *draft)
{
  const BcValue *deleted = bc_draft_get (draft, NULL);

  if (deleted != NULL)
    return deleted->type != BC_VALUE_INTEGER || deleted->integer == 0;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (bc_draft_get (draft, bc_record_type_find_field (draft->type, names[i])) != NULL)
      return TRUE;
  return FALSE;
}

/* The values that the entry will have: what is set, or else what is stored. */
static gboolean
peek_paper (const BcDraft *draft, BcRecord *stored, BcValue *values)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    const BcField *field = bc_record_type_find_field (draft->type, names[i]);
    const BcValue *set = bc_draft_get (draft, field);

    if (set != NULL)
      values[i] = *set;
    else if (stored != NULL)
      bc_record_peek (stored, field, &values[i]);
    if (values[i].type == BC_VALUE_NONE)
      return FALSE;
  }
  return TRUE;
}

static char *
dup_state (const BcValue *state)
{
  return state != NULL && state->type == BC_VALUE_TEXT ? bc_state_dup_name (state->text)
                                                       : g_strdup ("draft");
}

/* What is or stays rejected takes no document from another entry. What leaves that, or the draft,
 * may: a state by which it comes before the entry that counted. */
static gboolean
is_asked (const BcDraft *draft, BcRecord *stored)
{
  const BcField *field = bc_record_type_find_field (draft->type, "state");
  const BcValue *set = bc_draft_get (draft, field);
  BcValue value = BC_VALUE_INIT;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (stored != NULL)
    bc_record_peek (stored, field, &value);
  before = dup_state (&value);
  after = dup_state (set != NULL ? set : &value);
  if (strcmp (after, "rejected") == 0)
    return FALSE;
  return names_paper (draft) || (strcmp (before, after) != 0 && (strcmp (before, "draft") == 0 ||
                                                                 strcmp (before, "rejected") == 0));
}

/* Of several that met, the one that counts may leave the draft: it displaces none, by the same rule
 * on each of the databases that hold them. What names a document anew is always in the way. */
static gboolean
find_standing (BcDatabase *database,
               const BcDraft *draft,
               const BcRecordInfo *info,
               gboolean *stands,
               GError **error)
{
  gint64 n_second = 1;

  if (!names_paper (draft) &&
      !bc_database_get_integer (database,
                                &n_second,
                                error,
                                "SELECT count(*) FROM second_entry WHERE row = ?",
                                "i",
                                info->row))
    return FALSE;
  *stands = n_second == 0;
  return TRUE;
}

static gboolean
is_rejected (BcRecord *stored, const BcField *state)
{
  g_autofree char *name = NULL;
  BcValue value = BC_VALUE_INIT;

  if (stored != NULL)
    bc_record_peek (stored, state, &value);
  name = dup_state (&value);
  return strcmp (name, "rejected") == 0;
}

/* Tells what can be done: what is rejected already need not be. */
static gboolean
refuse (BcDatabase *database,
        const BcDraft *draft,
        BcRecord *stored,
        const BcId *first,
        GError **error)
{
  g_autofree char *sentence = NULL;

  if (!bc_doubles_describe (database, first, &sentence, error))
    return FALSE;
  if (names_paper (draft))
    bc_store_error_set_record (error,
                               BC_STORE_ERROR_DOUBLE,
                               first,
                               _ ("document-number: this document is entered already: %s"),
                               sentence);
  else
    bc_store_error_set_record (
      error,
      BC_STORE_ERROR_DOUBLE,
      first,
      is_rejected (stored, bc_record_type_find_field (draft->type, "state"))
        ? _ ("document-number: this document is entered already: %s. That one counts: this one "
             "stays rejected; mend what is not the same document if it is another")
        : _ ("document-number: this document is entered already: %s. That one counts: delete or "
             "reject this one, or mend what is not the same document"),
      sentence);
  return FALSE;
}

/**
 * bc_doubles_check:
 * @writer: a transaction
 * @draft: what is to be saved
 * @info: the record; its row is 0 if it is still to be born
 * @error: return location, #BC_STORE_ERROR
 *
 * Refuses a second entry of one document, and to submit or reinstate one of several that met
 * unless it is the one that counts (view second_entry). What was rejected does not count as
 * entered. Other types pass.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_DOUBLE, which bc_store_error_get_record() tells the first
 * of, or a failure
 */
gboolean
bc_doubles_check (BcWriter *writer, const BcDraft *draft, const BcRecordInfo *info, GError **error)
{
  BcDatabase *database = bc_writer_get_database (writer);
  BcValue values[] = { BC_VALUE_INIT, BC_VALUE_INIT, BC_VALUE_INIT };
  g_autoptr (BcRecord) stored = NULL;
  gboolean stands;
  BcPaper paper;
  BcId first;

  if (strcmp (draft->type->name, "entry") != 0 ||
      (!names_paper (draft) &&
       bc_draft_get (draft, bc_record_type_find_field (draft->type, "state")) == NULL))
    return TRUE;
  if (info->row != 0) {
    stored = bc_record_read (database, info->row, draft->type, &info->id, error);
    if (stored == NULL)
      return FALSE;
  }
  if (!is_asked (draft, stored) || !peek_paper (draft, stored, values))
    return TRUE;
  paper = (BcPaper){ values[0].text, values[1].id, values[2].text };
  if (!bc_doubles_find (database, &paper, info->row, &first, error))
    return FALSE;
  if (bc_id_is_nil (&first))
    return TRUE;
  return find_standing (database, draft, info, &stands, error) &&
         (stands || refuse (database, draft, stored, &first, error));
}

/**
 * bc_doubles_list:
 * @database: a connection
 * @error: return location, #BC_STORE_ERROR
 *
 * Lists the entries that name a document that another names. Saving makes none; databases that meet
 * do.
 *
 * Returns: (transfer full) (nullable) (element-type BcDouble): the entries, in an order that is the
 *   same wherever the same operations are held; %NULL with an error
 */
GArray *
bc_doubles_list (BcDatabase *database, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (BcDouble));
  g_autoptr (BcCursor) cursor =
    bc_database_query (database, "SELECT id, first FROM doubled_entry ORDER BY first, id", error);
  BcStep step = BC_STEP_ERROR;

  while (cursor != NULL && (step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    BcDouble entry;

    bc_cursor_get_id (cursor, 0, &entry.entry);
    bc_cursor_get_id (cursor, 1, &entry.first);
    g_array_append_val (found, entry);
  }
  return step == BC_STEP_DONE ? g_steal_pointer (&found) : NULL;
}

static gboolean
add_scopes (BcDatabase *database,
            const char *sql,
            gint64 subject,
            GHashTable *scopes,
            GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (database, sql, error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_integer (cursor, 1, subject);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    gint64 scope = bc_cursor_get_integer (cursor, 0);

    g_hash_table_add (scopes, g_memdup2 (&scope, sizeof scope));
  }
  return step == BC_STEP_DONE;
}

/**
 * bc_doubles_add_scopes_of_record:
 * @database: a connection
 * @record: an entry's row
 * @scopes: (element-type gint64): rows of scopes are added to it
 * @error: return location, #BC_STORE_ERROR
 *
 * Finds where other visible entries of the same document are: whether those count depends on this.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_doubles_add_scopes_of_record (BcDatabase *database,
                                 gint64 record,
                                 GHashTable *scopes,
                                 GError **error)
{
  return add_scopes (database, SCOPES_OF_RECORD, record, scopes, error);
}

/**
 * bc_doubles_add_scopes_of_scope:
 * @database: a connection
 * @scope: a scope's row
 * @scopes: (element-type gint64): rows of scopes are added to it
 * @error: return location, #BC_STORE_ERROR
 *
 * As bc_doubles_add_scopes_of_record(), of all entries of a scope, visible or not.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_doubles_add_scopes_of_scope (BcDatabase *database,
                                gint64 scope,
                                GHashTable *scopes,
                                GError **error)
{
  return add_scopes (database, SCOPES_OF_SCOPE, scope, scopes, error);
}
