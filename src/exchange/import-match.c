/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-match.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import-candidates.h"
#include "save.h"
#include "store-error.h"

/* Of what tells candidates apart. */
#define NAME   0
#define STREET 1
#define NUMBER 2

struct _BcImportMatcher
{
  BcWriter *writer; /* (unowned) */
  const BcRecordType *type;
  gint64 last_row;   /* of the records before the import */
  GHashTable *taken; /* (owned) rows of those records that a row was found to be about */
  GHashTable *met;   /* (owned) rows of those that a refused row may be about */
  BcImportCandidates *candidates; /* (owned) */
  gboolean by_rut;
  gboolean any; /* there were businesses before the import */
};

/* A row whose record is looked for. */
typedef struct
{
  BcDraft *draft;
  const char *name;    /* (nullable): what it goes by */
  gboolean last;       /* it is not looked at again */
  BcImportMarks marks; /* (owned): what tells it from others of its RUT or name */
} Search;

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
  self->met = g_hash_table_new (NULL, NULL);
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
  self->candidates = bc_import_candidates_new (bc_writer_get_database (writer), self->last_row);
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
  g_clear_pointer (&self->candidates, bc_import_candidates_free);
  g_hash_table_unref (self->met);
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

static gboolean
is_taken (BcImportMatcher *self, const BcImportKinsman *found)
{
  return found->row > self->last_row ||
         g_hash_table_contains (self->taken, GSIZE_TO_POINTER (found->row));
}

static void
take (BcImportMatcher *self, BcDraft *draft, const BcImportKinsman *found)
{
  draft->id = found->id;
  if (found->row <= self->last_row)
    g_hash_table_add (self->taken, GSIZE_TO_POINTER (found->row));
}

/* Of two that both say it. */
static gboolean
differ (const char *a, const char *b)
{
  return a != NULL && b != NULL && strcmp (a, b) != 0;
}

/* The number tells more than the street, which everybody writes in another way. */
static gboolean
is_other (const BcImportMarks *row, const BcImportMarks *record)
{
  const gboolean numbered = row->texts[NUMBER] != NULL && record->texts[NUMBER] != NULL;
  const guint place = numbered ? NUMBER : STREET;

  return differ (row->texts[NAME], record->texts[NAME]) &&
         differ (row->texts[place], record->texts[place]);
}

/* Who is taken stays so, and who comes later is: the first ones need not be looked at again. */
static gboolean
have_free (BcImportMatcher *self, BcImportKin *kin)
{
  BcImportKinsman *found = NULL;
  guint *place = bc_import_kin_get_place (kin);

  while ((found = bc_import_kin_get_next (kin, place)) != NULL && is_taken (self, found))
    (*place)++;
  return found != NULL;
}

/* (nullable) */
static const BcImportKinsman *
get_only (BcImportKin *kin)
{
  guint place = 0;

  return bc_import_kin_count (kin) == 1 ? bc_import_kin_get_next (kin, &place) : NULL;
}

static void
meet_like (BcImportMatcher *self,
           BcImportKin *kin,
           const char *name,
           const char *street,
           const char *number)
{
  const BcImportMarks marks = { { (char *) name, (char *) street, (char *) number, NULL } };

  bc_import_kin_meet (kin, &marks, self->met);
}

/* All that is_other() does not tell from the row: who leaves a mark open is found by "". */
static void
meet_all_but_others (BcImportMatcher *self, BcImportKin *kin, const BcImportMarks *row)
{
  const char *unnumbered = row->texts[NUMBER] != NULL ? "" : NULL;

  meet_like (self, kin, row->texts[NAME], NULL, NULL);
  meet_like (self, kin, "", NULL, NULL);
  if (row->texts[NUMBER] != NULL)
    meet_like (self, kin, NULL, NULL, row->texts[NUMBER]);
  meet_like (self, kin, NULL, row->texts[STREET], unnumbered);
  meet_like (self, kin, NULL, "", unnumbered);
}

/* None of those that it may be about is missing from the list. */
static void
meet (BcImportMatcher *self, const Search *search, BcImportKin *kin, gboolean several)
{
  if (search->last && several)
    bc_import_kin_meet (kin, &search->marks, self->met);
  else if (search->last)
    meet_all_but_others (self, kin, &search->marks);
}

/* Nobody of that RUT is at the address of the row under its name, or several are. */
static gboolean
choose_other (BcImportMatcher *self,
              Search *search,
              BcImportKin *kin,
              gboolean several,
              GError **error)
{
  const gboolean free = have_free (self, kin);
  const BcImportKinsman *only = free ? get_only (kin) : NULL;
  const gboolean other = only != NULL && is_other (&search->marks, &only->marks);

  if (only != NULL && !other) {
    take (self, search->draft, only);
    return TRUE;
  }
  if (!free && !several)
    return TRUE;
  meet (self, search, kin, several);
  return refuse (error,
                 BC_STORE_ERROR_AMBIGUOUS,
                 other ? _ ("rut: the business of this RUT has another name and another address: "
                            "write its identifier if it is the same one, else add this one by "
                            "hand")
                       : _ ("rut: several businesses of the district have this RUT: write the "
                            "identifier of the one that is meant"));
}

/* A firm has one RUT and may have several premises in a street. What stands at the same address
 * under the same name is the same; else the only one with that RUT is, unless another row of this
 * table is about it: then this one is another of its premises. Where nothing but the RUT is the
 * same it may be a move or a new branch, and nobody but a person knows. */
static gboolean
find_by_rut (BcImportMatcher *self, Search *search, guint *n_found, GError **error)
{
  g_autoptr (BcImportKin) kin =
    bc_import_candidates_of_rut (self->candidates, search->draft, error);
  BcImportKinsman *same[2] = { NULL, NULL };
  guint n_same = 0;

  if (kin == NULL)
    return FALSE;
  *n_found = bc_import_kin_count (kin);
  if (*n_found == 0)
    return TRUE;
  bc_import_marks_read_of_rut (&search->marks, search->draft);
  n_same = bc_import_kin_find (kin, &search->marks, same);
  if (n_same != 1)
    return choose_other (self, search, kin, n_same > 1, error);
  take (self, search->draft, same[0]);
  return TRUE;
}

/* Those that a row of the table was found to be about are passed over, each once. */
static guint
find_free (BcImportMatcher *self,
           BcImportKin *kin,
           const BcImportMarks *marks,
           BcImportKinsman *found[2])
{
  guint n_taken = 0;
  guint n_found = 0;

  do {
    n_taken = 0;
    n_found = bc_import_kin_find (kin, marks, found);
    for (guint i = 0; i < n_found; i++)
      if (is_taken (self, found[i])) {
        bc_import_kin_drop (kin, found[i]);
        n_taken++;
      }
  } while (n_taken > 0);
  return n_found;
}

static gboolean
find_by_name (BcImportMatcher *self, Search *search, GError **error)
{
  g_autoptr (BcImportKin) kin = NULL;
  BcImportKinsman *found[2] = { NULL, NULL };
  guint n_found = 0;

  if (!self->any || search->name == NULL)
    return TRUE;
  kin = bc_import_candidates_of_name (self->candidates, search->draft, search->name, error);
  if (kin == NULL)
    return FALSE;
  bc_import_marks_read_of_name (&search->marks, search->draft);
  n_found = find_free (self, kin, &search->marks, found);
  if (n_found == 1)
    take (self, search->draft, found[0]);
  if (n_found < 2)
    return TRUE;
  meet (self, search, kin, TRUE);
  return refuse (error,
                 BC_STORE_ERROR_AMBIGUOUS,
                 _ ("trade-name: several businesses of the district go by this name: write "
                    "the identifier of the one that is meant"));
}

/* By its RUT, else by its name; a record that was made before the RUT was known gets it. */
static gboolean
find_business (BcImportMatcher *self, Search *search, GError **error)
{
  guint n_found = 0;
  gboolean done = find_by_rut (self, search, &n_found, error) &&
                  (n_found > 0 || find_by_name (self, search, error));

  bc_import_marks_clear (&search->marks);
  return done;
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
 * @last: whether the row is not looked at again: where several may be what it is about, none of
 *   them is missing from the list
 * @error: return location, #BC_STORE_ERROR
 *
 * Finds the record that a row is about: by its identifier; by what the type's identifiers derive
 * from; a business by its RUT within its district, or by its name where nobody of that RUT is there
 * and neither address nor RUT speaks against it. What is not found is new.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_NOT_FOUND, %BC_STORE_ERROR_AMBIGUOUS or a failure
 */
gboolean
bc_import_matcher_find (BcImportMatcher *self,
                        BcDraft *draft,
                        const char *name,
                        gboolean last,
                        GError **error)
{
  Search search = { .draft = draft, .name = name, .last = last };

  if (!bc_id_is_nil (&draft->id))
    return check_id (self, draft, error);
  if (self->type->identity != NULL)
    return find_by_identity (self, draft, error);
  return !self->by_rut || find_business (self, &search, error);
}

/**
 * bc_import_matcher_note_saved:
 * @self: what finds records
 * @id: a record that was written
 * @error: return location, #BC_STORE_ERROR
 *
 * Takes over what a row wrote, for the rows behind it.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_import_matcher_note_saved (BcImportMatcher *self, const BcId *id, GError **error)
{
  return !self->by_rut || bc_import_candidates_update (self->candidates, id, error);
}

/* No row was about it, nor may a refused one be. */
static gboolean
is_missing (BcImportMatcher *self, gint64 row)
{
  return !g_hash_table_contains (self->taken, GSIZE_TO_POINTER (row)) &&
         !g_hash_table_contains (self->met, GSIZE_TO_POINTER (row));
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
    if (is_missing (self, bc_cursor_get_integer (cursor, 0)) && (*n_missing)++ < most)
      g_ptr_array_add (names, g_strdup (bc_cursor_get_text (cursor, 1)));
  }
  return step == BC_STEP_DONE ? g_steal_pointer (&names) : NULL;
}
