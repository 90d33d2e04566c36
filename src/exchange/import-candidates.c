/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-candidates.h"

#include <string.h>

#include "text.h"

/* What a sort key has behind the letters of a text, and what comes right after that. */
#define LETTERS_END    "\1"
#define BEHIND_LETTERS "\2"

/* Who has a RUT is not who has another, and nobody is looked for by name of whose RUT one is
 * known: so that both have one tells them apart, whatever it is. */
#define HAS_RUT "known"
#define OWN_RUT "own"

/* What a query of candidates begins with. */
#define ROW   0
#define ID    1
#define FITS  2 /* it stands in the district and is there */
#define MARKS 3

/* Those of one RUT or name are read for each row that has it, so that the memory of a long list is
 * small; where they are many they are kept, and what the import writes is written there too. */
struct _BcImportCandidates
{
  BcDatabase *database; /* (unowned) */
  gint64 last_row;      /* of the records before the import */
  GHashTable *of_rut;   /* (owned) (element-type utf8 BcImportKin): those that are kept */
  GHashTable *of_name;  /* (owned) (element-type utf8 BcImportKin) */
  GHashTable *places;   /* (owned) (element-type gint64 Place): of those of a RUT */
};

typedef void (*ReadMarks) (BcCursor *cursor, BcImportMarks *marks);

/* Where a record is kept. */
typedef struct
{
  BcImportKin *kin;         /* (unowned) */
  BcImportKinsman *kinsman; /* (unowned) */
} Place;

static GHashTable *
new_kins (void)
{
  return g_hash_table_new_full (g_str_hash,
                                g_str_equal,
                                g_free,
                                (GDestroyNotify) bc_import_kin_unref);
}

/**
 * bc_import_candidates_new:
 * @database: a connection within a transaction; must outlive it
 * @last_row: of the records before the import
 *
 * Makes what reads the businesses that rows of a table may be about.
 *
 * Returns: (transfer full): it
 */
BcImportCandidates *
bc_import_candidates_new (BcDatabase *database, gint64 last_row)
{
  BcImportCandidates *self = g_new0 (BcImportCandidates, 1);

  self->database = database;
  self->last_row = last_row;
  self->of_rut = new_kins ();
  self->of_name = new_kins ();
  self->places = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

/**
 * bc_import_candidates_free:
 * @self: (transfer full): what reads candidates
 *
 * Frees it.
 */
void
bc_import_candidates_free (BcImportCandidates *self)
{
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->of_rut);
  g_hash_table_unref (self->of_name);
  g_free (self);
}

static const BcValue *
get_value (const BcDraft *draft, const char *name)
{
  return bc_draft_get (draft, bc_record_type_find_field (draft->type, name));
}

static const char *
get_text (const BcDraft *draft, const char *name)
{
  const BcValue *value = get_value (draft, name);

  return value != NULL && value->type == BC_VALUE_TEXT ? value->text : NULL;
}

static char *
dup_folded (const char *text)
{
  return text != NULL ? bc_text_fold (text) : NULL;
}

static char *
dup_letters (const char *text)
{
  char *key = bc_text_dup_sort_key (text);

  key[strcspn (key, LETTERS_END)] = '\0';
  return key;
}

/* The same by its letters, as the index of streets has it, and by what it is looked up by. */
static char *
dup_street (const char *street)
{
  g_autofree char *folded = dup_folded (street);
  g_autofree char *letters = street != NULL ? dup_letters (street) : NULL;

  return street != NULL ? g_strconcat (folded, LETTERS_END, letters, NULL) : NULL;
}

static void
read_address (BcImportMarks *self, const char *street, const char *number, const char *unit)
{
  self->texts[1] = dup_folded (street);
  self->texts[2] = dup_folded (number);
  self->texts[3] = dup_folded (unit);
}

/**
 * bc_import_marks_read_of_rut:
 * @self: (out caller-allocates): what tells those of one RUT apart: name over the door, street,
 *   number, unit
 * @draft: what a row says
 *
 * Reads them; what the row leaves open is open.
 */
void
bc_import_marks_read_of_rut (BcImportMarks *self, const BcDraft *draft)
{
  self->texts[0] = dup_folded (get_text (draft, "trade-name"));
  read_address (self,
                get_text (draft, "street"),
                get_text (draft, "street-number"),
                get_text (draft, "unit"));
}

/**
 * bc_import_marks_read_of_name:
 * @self: (out caller-allocates): what tells those of one name apart: that they have a RUT, street,
 *   number, unit
 * @draft: what a row says
 *
 * Reads them; what the row leaves open is open.
 */
void
bc_import_marks_read_of_name (BcImportMarks *self, const BcDraft *draft)
{
  self->texts[0] = get_value (draft, "rut") != NULL ? g_strdup (OWN_RUT) : NULL;
  read_address (self, NULL, get_text (draft, "street-number"), get_text (draft, "unit"));
  self->texts[1] = dup_street (get_text (draft, "street"));
}

static void
read_of_rut (BcCursor *cursor, BcImportMarks *marks)
{
  marks->texts[0] = dup_folded (bc_cursor_get_text (cursor, MARKS));
  read_address (marks,
                bc_cursor_get_text (cursor, MARKS + 1),
                bc_cursor_get_text (cursor, MARKS + 2),
                bc_cursor_get_text (cursor, MARKS + 3));
}

static void
read_of_name (BcCursor *cursor, BcImportMarks *marks)
{
  marks->texts[0] = !bc_cursor_is_null (cursor, MARKS) ? g_strdup (HAS_RUT) : NULL;
  read_address (marks,
                NULL,
                bc_cursor_get_text (cursor, MARKS + 2),
                bc_cursor_get_text (cursor, MARKS + 3));
  marks->texts[1] = dup_street (bc_cursor_get_text (cursor, MARKS + 1));
}

static void
keep_place (BcImportCandidates *self, BcImportKin *kin, BcImportKinsman *kinsman)
{
  Place *place = g_new0 (Place, 1);

  place->kin = kin;
  place->kinsman = kinsman;
  g_hash_table_insert (self->places, GSIZE_TO_POINTER (kinsman->row), place);
}

static BcImportKinsman *
add (BcImportKin *kin, BcCursor *cursor, ReadMarks read)
{
  g_auto (BcImportMarks) marks = { 0 };
  BcId id;

  bc_cursor_get_id (cursor, ID, &id);
  read (cursor, &marks);
  return bc_import_kin_add (kin, bc_cursor_get_integer (cursor, ROW), &id, &marks);
}

static gboolean
add_all (BcImportKin *kin, BcCursor *cursor, ReadMarks read, gboolean *many, GError **error)
{
  guint n_read = 0;
  BcStep step;

  for (; (step = bc_cursor_step (cursor, error)) == BC_STEP_ROW; n_read++)
    if (bc_cursor_get_integer (cursor, FITS))
      add (kin, cursor, read);
  *many = n_read > BC_IMPORT_FEW;
  return step == BC_STEP_DONE;
}

static char *
dup_key (const char *text, const BcValue *district)
{
  g_autofree char *place = bc_value_dup_text (district);

  return g_strconcat (text, LETTERS_END, place, NULL);
}

static BcCursor *
ask_of_rut (BcImportCandidates *self, const char *rut, const BcValue *district, GError **error)
{
  BcCursor *cursor =
    bc_database_query (self->database,
                       "SELECT b.row, r.id, b.district = ?2 AND b.hidden = 0, "
                       "b.trade_name, b.street, b.street_number, b.unit "
                       "FROM business b JOIN record r ON r.row = b.row WHERE b.rut = ?1",
                       error);

  if (cursor != NULL) {
    bc_cursor_bind_text (cursor, 1, rut);
    bc_cursor_bind_value (cursor, 2, district);
  }
  return cursor;
}

static void
keep_of_rut (BcImportCandidates *self, BcImportKin *kin, const char *key)
{
  BcImportKinsman *kinsman = NULL;

  g_hash_table_insert (self->of_rut, g_strdup (key), bc_import_kin_ref (kin));
  for (guint i = 0; (kinsman = bc_import_kin_get_next (kin, &i)) != NULL; i++)
    keep_place (self, kin, kinsman);
}

static BcImportKin *
read_all_of_rut (BcImportCandidates *self,
                 const char *rut,
                 const BcValue *district,
                 const char *key,
                 GError **error)
{
  g_autoptr (BcImportKin) kin = bc_import_kin_new (TRUE);
  g_autoptr (BcCursor) cursor = ask_of_rut (self, rut, district, error);
  gboolean many = FALSE;

  if (cursor == NULL || !add_all (kin, cursor, read_of_rut, &many, error))
    return NULL;
  if (many)
    keep_of_rut (self, kin, key);
  return g_steal_pointer (&kin);
}

/**
 * bc_import_candidates_of_rut:
 * @self: what reads candidates
 * @draft: what a row says
 * @error: return location, #BC_STORE_ERROR
 *
 * Finds the businesses of a row's RUT in its district, as they are now. A record that leaves open
 * what the row says differs from it.
 *
 * Returns: (transfer full) (nullable): them, nobody where the row has no RUT or no district; %NULL
 *   with an error
 */
BcImportKin *
bc_import_candidates_of_rut (BcImportCandidates *self, const BcDraft *draft, GError **error)
{
  const char *rut = get_text (draft, "rut");
  const BcValue *district = get_value (draft, "district");
  g_autofree char *key = NULL;
  BcImportKin *kin = NULL;

  if (rut == NULL || district == NULL)
    return bc_import_kin_new (TRUE);
  key = dup_key (rut, district);
  kin = g_hash_table_lookup (self->of_rut, key);
  return kin != NULL ? bc_import_kin_ref (kin) : read_all_of_rut (self, rut, district, key, error);
}

/* A row for each row of a list must not visit the whole district: the index is named, and SQLite
 * refuses a statement that cannot use it. Whatever their case and accents, which a sort key has
 * behind its letters. */
static BcCursor *
ask_of_name (BcImportCandidates *self, const char *letters, const BcValue *district, GError **error)
{
  g_autofree char *from = g_strconcat (letters, LETTERS_END, NULL);
  g_autofree char *to = g_strconcat (letters, BEHIND_LETTERS, NULL);
  BcCursor *cursor =
    bc_database_query (self->database,
                       "SELECT b.row, r.id, b.district = ?4 AND b.hidden = 0 AND b.row <= ?3, "
                       "b.rut, b.street, b.street_number, b.unit "
                       "FROM business b INDEXED BY business_trade_name_key "
                       "JOIN record r ON r.row = b.row "
                       "WHERE b.trade_name_key >= ?1 AND b.trade_name_key < ?2",
                       error);

  if (cursor == NULL)
    return NULL;
  bc_cursor_bind_text (cursor, 1, from);
  bc_cursor_bind_text (cursor, 2, to);
  bc_cursor_bind_integer (cursor, 3, self->last_row);
  bc_cursor_bind_value (cursor, 4, district);
  return cursor;
}

static BcImportKin *
read_all_of_name (BcImportCandidates *self,
                  const char *letters,
                  const BcValue *district,
                  const char *key,
                  GError **error)
{
  g_autoptr (BcImportKin) kin = bc_import_kin_new (FALSE);
  g_autoptr (BcCursor) cursor = ask_of_name (self, letters, district, error);
  gboolean many = FALSE;

  if (cursor == NULL || !add_all (kin, cursor, read_of_name, &many, error))
    return NULL;
  if (many)
    g_hash_table_insert (self->of_name, g_strdup (key), bc_import_kin_ref (kin));
  return g_steal_pointer (&kin);
}

/**
 * bc_import_candidates_of_name:
 * @self: what reads candidates
 * @draft: what a row says
 * @name: what its record goes by
 * @error: return location, #BC_STORE_ERROR
 *
 * Finds the businesses that went by a row's name in its district before the import. What a record
 * leaves open says nothing. The caller drops those that a row was found to be about since.
 *
 * Returns: (transfer full) (nullable): them, nobody where the row has no district; %NULL with an
 *   error
 */
BcImportKin *
bc_import_candidates_of_name (BcImportCandidates *self,
                              const BcDraft *draft,
                              const char *name,
                              GError **error)
{
  const BcValue *district = get_value (draft, "district");
  g_autofree char *letters = NULL;
  g_autofree char *key = NULL;
  BcImportKin *kin = NULL;

  if (district == NULL)
    return bc_import_kin_new (FALSE);
  letters = dup_letters (name);
  key = dup_key (letters, district);
  kin = g_hash_table_lookup (self->of_name, key);
  return kin != NULL ? bc_import_kin_ref (kin)
                     : read_all_of_name (self, letters, district, key, error);
}

static BcCursor *
ask_one (BcImportCandidates *self, const BcId *id, GError **error)
{
  BcCursor *cursor =
    bc_database_query (self->database,
                       "SELECT b.row, r.id, b.hidden = 0, "
                       "b.trade_name, b.street, b.street_number, b.unit, b.rut, b.district "
                       "FROM record r JOIN business b ON b.row = r.row WHERE r.id = ?",
                       error);

  if (cursor != NULL)
    bc_cursor_bind_id (cursor, 1, id);
  return cursor;
}

/* (nullable): of the RUT and the district where the cursor stands, if they are kept. */
static BcImportKin *
find_kept (BcImportCandidates *self, BcCursor *cursor)
{
  const char *rut = bc_cursor_get_text (cursor, MARKS + 4);
  g_auto (BcValue) district = BC_VALUE_INIT;
  g_autofree char *key = NULL;

  bc_cursor_get_value (cursor, MARKS + 5, BC_VALUE_ID, &district);
  if (rut == NULL || district.type == BC_VALUE_NONE || !bc_cursor_get_integer (cursor, FITS))
    return NULL;
  key = dup_key (rut, &district);
  return g_hash_table_lookup (self->of_rut, key);
}

/**
 * bc_import_candidates_update:
 * @self: what reads candidates
 * @id: a business that was written
 * @error: return location, #BC_STORE_ERROR
 *
 * Takes over what the import wrote, so that the candidates of a RUT stay as they are.
 *
 * Returns: whether it succeeded
 */
gboolean
bc_import_candidates_update (BcImportCandidates *self, const BcId *id, GError **error)
{
  g_autoptr (BcCursor) cursor = NULL;
  BcImportKin *kin = NULL;
  Place *place = NULL;
  BcStep step;

  if (g_hash_table_size (self->of_rut) == 0)
    return TRUE;
  cursor = ask_one (self, id, error);
  if (cursor == NULL)
    return FALSE;
  step = bc_cursor_step (cursor, error);
  if (step != BC_STEP_ROW)
    return step == BC_STEP_DONE;
  kin = find_kept (self, cursor);
  place =
    g_hash_table_lookup (self->places, GSIZE_TO_POINTER (bc_cursor_get_integer (cursor, ROW)));
  if (place != NULL) {
    bc_import_kin_drop (place->kin, place->kinsman);
    g_hash_table_remove (self->places, GSIZE_TO_POINTER (place->kinsman->row));
  }
  if (kin != NULL)
    keep_place (self, kin, add (kin, cursor, read_of_rut));
  return TRUE;
}
