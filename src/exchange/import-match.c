/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-match.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "save.h"
#include "store-error.h"
#include "text.h"

/* What a sort key has behind the letters of a text, and what comes right after that. */
#define LETTERS_END    "\1"
#define BEHIND_LETTERS "\2"

/* What tells the premises of one firm apart. */
static const char *const address[] = { "trade-name", "street", "street-number", "unit" };

struct _BcImportMatcher
{
  BcWriter *writer; /* (unowned) */
  const BcRecordType *type;
  gint64 last_row;   /* of the records before the import */
  GHashTable *taken; /* (owned) rows of those records that a row was found to be about */
  gboolean by_rut;
  gboolean any; /* there were businesses before the import */
};

/* A record that may be what a row is about. */
typedef struct
{
  gint64 row;
  BcId id;
  gboolean same;  /* at the same address, under the same name */
  gboolean other; /* elsewhere, under another name */
  gboolean taken;
} Candidate;

/**
 * bc_import_matcher_new:
 * @writer: a transaction; must outlive it
 * @type: the type of the records
 * @error: return location, #BC_STORE_ERROR
 *
 * Makes what finds the records that the rows of a table are about.
 *
 * Returns: (transfer full) (nullable): it; %NULL with an error
 */
BcImportMatcher *
bc_import_matcher_new (BcWriter *writer, const BcRecordType *type, GError **error)
{
  g_autoptr (BcImportMatcher) self = g_new0 (BcImportMatcher, 1);
  gint64 any = 0;

  self->writer = writer;
  self->type = type;
  self->taken = g_hash_table_new (NULL, NULL);
  self->by_rut = strcmp (type->name, "business") == 0;
  if (!bc_database_get_integer (bc_writer_get_database (writer),
                                &self->last_row,
                                error,
                                "SELECT coalesce (max (row), 0) FROM record",
                                "") ||
      !bc_database_get_integer (bc_writer_get_database (writer),
                                &any,
                                error,
                                "SELECT EXISTS (SELECT 1 FROM business)",
                                ""))
    return NULL;
  self->any = any > 0;
  return g_steal_pointer (&self);
}

/**
 * bc_import_matcher_free:
 * @self: (transfer full): what finds records
 *
 * Frees it.
 */
void
bc_import_matcher_free (BcImportMatcher *self)
{
  g_hash_table_unref (self->taken);
  g_free (self);
}

static gboolean
refuse (GError **error, BcStoreError code, const char *reason)
{
  g_set_error_literal (error, BC_STORE_ERROR, (int) code, reason);
  return FALSE;
}

static gboolean
has_identity (const BcDraft *draft)
{
  g_auto (GStrv) names = g_strsplit (draft->type->identity, " ", -1);

  for (char **name = names; *name != NULL; name++)
    if (bc_draft_get (draft, bc_record_type_find_field (draft->type, *name)) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
find_by_identity (BcImportMatcher *self, BcDraft *draft, GError **error)
{
  g_auto (BcRecordInfo) info = { 0 };
  BcId id;

  if (!has_identity (draft))
    return TRUE;
  bc_record_derive_id (draft, bc_writer_get_now (self->writer), &id);
  if (!bc_lookup_id (bc_writer_get_database (self->writer), &id, &info, NULL))
    return TRUE;
  if (info.hidden)
    return refuse (error,
                   BC_STORE_ERROR_NOT_FOUND,
                   _ ("This record was deleted, or what it belongs to: bring it back first"));
  draft->id = id;
  return TRUE;
}

/* What the row leaves open says nothing. */
static gboolean
is_same_text (const BcDraft *draft, const char *name, const char *text)
{
  const BcValue *value = bc_draft_get (draft, bc_record_type_find_field (draft->type, name));
  g_autofree char *own = NULL;
  g_autofree char *other = NULL;

  if (value == NULL || value->type != BC_VALUE_TEXT)
    return TRUE;
  own = bc_text_fold (value->text);
  other = bc_text_fold (text != NULL ? text : "");
  return g_str_equal (own, other);
}

/* Of two that both say it. */
static gboolean
differs (const BcDraft *draft, const char *name, const char *text)
{
  return text != NULL && !is_same_text (draft, name, text);
}

/* The number tells more than the street, which everybody writes in another way. */
static gboolean
is_other (const BcDraft *draft, BcCursor *cursor)
{
  const char *number = bc_cursor_get_text (cursor, 4);
  const gboolean numbered =
    number != NULL &&
    bc_draft_get (draft, bc_record_type_find_field (draft->type, "street-number")) != NULL;

  return differs (draft, "trade-name", bc_cursor_get_text (cursor, 2)) &&
         (numbered ? differs (draft, "street-number", number)
                   : differs (draft, "street", bc_cursor_get_text (cursor, 3)));
}

static gboolean
is_taken (BcImportMatcher *self, gint64 row)
{
  return row > self->last_row || g_hash_table_contains (self->taken, GSIZE_TO_POINTER (row));
}

static Candidate
read_candidate (BcImportMatcher *self, BcCursor *cursor, const BcDraft *draft)
{
  Candidate found = { .row = bc_cursor_get_integer (cursor, 0), .same = TRUE };

  bc_cursor_get_id (cursor, 1, &found.id);
  for (gsize i = 0; i < G_N_ELEMENTS (address); i++)
    found.same =
      found.same && is_same_text (draft, address[i], bc_cursor_get_text (cursor, (int) i + 2));
  found.other = is_other (draft, cursor);
  found.taken = is_taken (self, found.row);
  return found;
}

static BcCursor *
ask_by_rut (BcImportMatcher *self, const BcValue *rut, const BcValue *district, GError **error)
{
  BcCursor *cursor =
    bc_database_query (bc_writer_get_database (self->writer),
                       "SELECT b.row, r.id, b.trade_name, b.street, b.street_number, b.unit "
                       "FROM business b JOIN record r ON r.row = b.row "
                       "WHERE b.rut = ? AND b.district = ? AND b.hidden = 0",
                       error);

  if (cursor != NULL) {
    bc_cursor_bind_value (cursor, 1, rut);
    bc_cursor_bind_value (cursor, 2, district);
  }
  return cursor;
}

static gboolean
list_by_rut (BcImportMatcher *self, const BcDraft *draft, GArray *candidates, GError **error)
{
  const BcValue *rut = bc_draft_get (draft, bc_record_type_find_field (draft->type, "rut"));
  const BcValue *district =
    bc_draft_get (draft, bc_record_type_find_field (draft->type, "district"));
  g_autoptr (BcCursor) cursor = NULL;
  BcStep step;

  if (rut == NULL || district == NULL)
    return TRUE;
  cursor = ask_by_rut (self, rut, district, error);
  if (cursor == NULL)
    return FALSE;
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    Candidate found = read_candidate (self, cursor, draft);

    g_array_append_val (candidates, found);
  }
  return step == BC_STEP_DONE;
}

static void
take (BcImportMatcher *self, BcDraft *draft, const Candidate *found)
{
  draft->id = found->id;
  if (found->row <= self->last_row)
    g_hash_table_add (self->taken, GSIZE_TO_POINTER (found->row));
}

/* A firm has one RUT and may have several premises in a street. What stands at the same address
 * under the same name is the same; else the only one with that RUT is, unless another row of this
 * table is about it: then this one is another of its premises. Where nothing but the RUT is the
 * same it may be a move or a new branch, and nobody but a person knows. */
static gboolean
choose (BcImportMatcher *self, BcDraft *draft, const GArray *candidates, GError **error)
{
  const Candidate *only = &g_array_index (candidates, Candidate, 0);
  const Candidate *same = NULL;
  guint n_same = 0, n_free = 0;

  for (guint i = 0; i < candidates->len; i++) {
    const Candidate *found = &g_array_index (candidates, Candidate, i);

    n_free += !found->taken;
    if (found->same) {
      same = found;
      n_same++;
    }
  }
  if (n_same == 1)
    take (self, draft, same);
  else if (candidates->len == 1 && n_free == 1 && only->other)
    return refuse (error,
                   BC_STORE_ERROR_AMBIGUOUS,
                   _ ("rut: the business of this RUT has another name and another address: write "
                      "its identifier if it is the same one, else add this one by hand"));
  else if (candidates->len == 1 && n_free == 1)
    take (self, draft, only);
  else if (n_free > 0 || n_same > 1)
    return refuse (error,
                   BC_STORE_ERROR_AMBIGUOUS,
                   _ ("rut: several businesses of the district have this RUT: write the "
                      "identifier of the one that is meant"));
  return TRUE;
}

static gboolean
find_by_rut (BcImportMatcher *self, BcDraft *draft, guint *n_found, GError **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  if (!list_by_rut (self, draft, candidates, error))
    return FALSE;
  *n_found = candidates->len;
  return candidates->len == 0 || choose (self, draft, candidates, error);
}

/* What either leaves open says nothing; who has another RUT is another. */
static gboolean
can_be (const BcDraft *draft, BcCursor *cursor)
{
  const BcValue *rut = bc_draft_get (draft, bc_record_type_find_field (draft->type, "rut"));
  const char *place = NULL;

  if (rut != NULL && bc_cursor_get_text (cursor, 6) != NULL)
    return FALSE;
  for (gsize i = 1; i < G_N_ELEMENTS (address); i++) {
    place = bc_cursor_get_text (cursor, (int) i + 2);
    if (place != NULL && !is_same_text (draft, address[i], place))
      return FALSE;
  }
  return TRUE;
}

/* Whatever its case and accents, which a sort key has behind its letters. */
static void
bind_letters (BcCursor *cursor, int place, const char *text)
{
  g_autofree char *key = bc_text_dup_sort_key (text);
  g_autofree char *letters = g_strndup (key, strcspn (key, LETTERS_END));
  g_autofree char *from = g_strconcat (letters, LETTERS_END, NULL);
  g_autofree char *to = g_strconcat (letters, BEHIND_LETTERS, NULL);

  bc_cursor_bind_text (cursor, place, from);
  bc_cursor_bind_text (cursor, place + 1, to);
}

/* A row for each row of a list must not visit the whole district: the index is named, and SQLite
 * refuses a statement that cannot use it. Of many of one name those of another street are left
 * aside before they are read. */
static BcCursor *
ask_by_name (BcImportMatcher *self, const BcDraft *draft, const char *name, GError **error)
{
  const BcValue *street = bc_draft_get (draft, bc_record_type_find_field (draft->type, "street"));
  BcCursor *cursor =
    bc_database_query (bc_writer_get_database (self->writer),
                       "SELECT b.row, r.id, b.trade_name, b.street, b.street_number, b.unit, b.rut "
                       "FROM business b INDEXED BY business_trade_name_key "
                       "JOIN record r ON r.row = b.row "
                       "WHERE b.trade_name_key >= ?1 AND b.trade_name_key < ?2 AND b.row <= ?3 "
                       "AND (?5 IS NULL OR b.street_key IS NULL "
                       "OR (b.street_key >= ?5 AND b.street_key < ?6)) "
                       "AND b.district = ?4 AND b.hidden = 0",
                       error);

  if (cursor == NULL)
    return NULL;
  bind_letters (cursor, 1, name);
  bc_cursor_bind_integer (cursor, 3, self->last_row);
  bc_cursor_bind_value (cursor,
                        4,
                        bc_draft_get (draft, bc_record_type_find_field (draft->type, "district")));
  if (street != NULL && street->type == BC_VALUE_TEXT)
    bind_letters (cursor, 5, street->text);
  return cursor;
}

static gboolean
find_by_name (BcImportMatcher *self, BcDraft *draft, const char *name, GError **error)
{
  const BcValue *district =
    bc_draft_get (draft, bc_record_type_find_field (draft->type, "district"));
  g_autoptr (BcCursor) cursor = NULL;
  Candidate only = { 0 };
  guint n_found = 0;
  BcStep step;

  if (!self->any || name == NULL || district == NULL)
    return TRUE;
  cursor = ask_by_name (self, draft, name, error);
  if (cursor == NULL)
    return FALSE;
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    if (is_taken (self, bc_cursor_get_integer (cursor, 0)) || !can_be (draft, cursor))
      continue;
    only = read_candidate (self, cursor, draft);
    n_found++;
  }
  if (n_found > 1)
    return refuse (error,
                   BC_STORE_ERROR_AMBIGUOUS,
                   _ ("trade-name: several businesses of the district go by this name: write the "
                      "identifier of the one that is meant"));
  if (n_found == 1)
    take (self, draft, &only);
  return step == BC_STEP_DONE;
}

/* By its RUT, else by its name; a record that was made before the RUT was known gets it. */
static gboolean
find_business (BcImportMatcher *self, BcDraft *draft, const char *name, GError **error)
{
  guint n_found = 0;

  return find_by_rut (self, draft, &n_found, error) &&
         (n_found > 0 || find_by_name (self, draft, name, error));
}

static gboolean
check_id (BcImportMatcher *self, const BcDraft *draft, GError **error)
{
  g_auto (BcRecordInfo) info = { 0 };

  if (bc_lookup_id (bc_writer_get_database (self->writer), &draft->id, &info, NULL) &&
      info.type == self->type) {
    g_hash_table_add (self->taken, GSIZE_TO_POINTER (info.row));
    return TRUE;
  }
  return refuse (error,
                 BC_STORE_ERROR_NOT_FOUND,
                 _ ("id: no record here has this identifier: leave it empty to add a new one"));
}

/**
 * bc_import_matcher_find:
 * @self: what finds records
 * @draft: what a row says; its identifier is set if the row has one, and is set here if the row is
 *   found to be about a record that exists
 * @name: (nullable): what the record goes by, where the type has a name
 * @error: return location, #BC_STORE_ERROR
 *
 * Finds the record that a row is about: by its identifier; by what the type's identifiers derive
 * from; a business by its RUT within its district, or by its name where nobody of that RUT is there
 * and neither address nor RUT speaks against it. What is not found is new.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_NOT_FOUND, %BC_STORE_ERROR_AMBIGUOUS or a failure
 */
gboolean
bc_import_matcher_find (BcImportMatcher *self, BcDraft *draft, const char *name, GError **error)
{
  if (!bc_id_is_nil (&draft->id))
    return check_id (self, draft, error);
  if (self->type->identity != NULL)
    return find_by_identity (self, draft, error);
  return !self->by_rut || find_business (self, draft, name, error);
}

static BcCursor *
ask_missing (BcImportMatcher *self, const BcId *district, GError **error)
{
  BcCursor *cursor =
    bc_database_query (bc_writer_get_database (self->writer),
                       "SELECT b.row, b.trade_name FROM business b WHERE b.hidden = 0 "
                       "AND b.row <= ? AND b.district = ? ORDER BY b.trade_name_key, b.row",
                       error);
  g_auto (BcValue) value = BC_VALUE_INIT;

  if (cursor == NULL)
    return NULL;
  bc_value_set_id (&value, district);
  bc_cursor_bind_integer (cursor, 1, self->last_row);
  bc_cursor_bind_value (cursor, 2, &value);
  return cursor;
}

/**
 * bc_import_matcher_list_missing:
 * @self: what found records, once for each row
 * @district: the district whose list was imported
 * @most: so many are named at most
 * @n_missing: (out): how many there are
 * @error: return location, #BC_STORE_ERROR
 *
 * Tells which businesses of a district no row was about: nothing becomes of them.
 *
 * Returns: (transfer container) (element-type utf8) (nullable): the first of their names, none for
 *   other types; %NULL with an error
 */
GPtrArray *
bc_import_matcher_list_missing (BcImportMatcher *self,
                                const BcId *district,
                                guint most,
                                guint *n_missing,
                                GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (BcCursor) cursor = NULL;
  BcStep step;

  *n_missing = 0;
  if (!self->by_rut || bc_id_is_nil (district))
    return g_steal_pointer (&names);
  cursor = ask_missing (self, district, error);
  if (cursor == NULL)
    return NULL;
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    if (g_hash_table_contains (self->taken, GSIZE_TO_POINTER (bc_cursor_get_integer (cursor, 0))))
      continue;
    if ((*n_missing)++ < most)
      g_ptr_array_add (names, g_strdup (bc_cursor_get_text (cursor, 1)));
  }
  return step == BC_STEP_DONE ? g_steal_pointer (&names) : NULL;
}
