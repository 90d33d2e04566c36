/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-reference.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lookup.h"
#include "store-error.h"
#include "text.h"

#define SPELLING_SEPARATOR ";"

/* What a text was found to name. */
typedef struct
{
  const char *folded;
  BcId *id;
  guint n_found;
} Found;

static gboolean
is_spelling (const char *text, const Found *found)
{
  g_autofree char *folded = bc_text_fold (text != NULL ? text : "");

  return *folded != '\0' && g_str_equal (folded, found->folded);
}

static gboolean
is_other_spelling (const char *list, const Found *found)
{
  g_auto (GStrv) spellings = g_strsplit (list != NULL ? list : "", SPELLING_SEPARATOR, -1);

  for (char **spelling = spellings; *spelling != NULL; spelling++)
    if (is_spelling (*spelling, found))
      return TRUE;
  return FALSE;
}

static char *
dup_query (const BcRecordType *type, const BcField *title)
{
  gboolean others = bc_record_type_find_field (type, "other-names") != NULL;
  g_autofree char *table = g_strdelimit (g_strdup (type->name), "-", '_');
  g_autofree char *column = g_strdelimit (g_strdup (title->name), "-", '_');

  return g_strdup_printf ("SELECT r.id, t.\"%s\", %s FROM \"%s\" t JOIN record r ON r.row = t.row "
                          "WHERE t.hidden = 0",
                          column,
                          others ? "t.other_names" : "NULL",
                          table);
}

/* Goes through a type's records by the names that people have for them. Only for types of which
 * there are hundreds at most, and each text is looked up once. */
static gboolean
find_folded (BcDatabase *database, const BcRecordType *type, Found *found, GError **error)
{
  const BcField *title = bc_record_type_get_title (type);
  g_autofree char *sql = title != NULL ? dup_query (type, title) : NULL;
  g_autoptr (BcCursor) cursor = NULL;
  BcStep step;

  if (title == NULL || bc_kind_get_storage (title->kind) != BC_VALUE_TEXT)
    return TRUE;
  cursor = bc_database_query (database, sql, error);
  if (cursor == NULL)
    return FALSE;
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    if (is_spelling (bc_cursor_get_text (cursor, 1), found) ||
        is_other_spelling (bc_cursor_get_text (cursor, 2), found)) {
      bc_cursor_get_id (cursor, 0, found->id);
      found->n_found++;
    }
  return step == BC_STEP_DONE;
}

static gboolean
is_small (const BcRecordType *type)
{
  return type->catalogue || strcmp (type->name, "district") == 0;
}

static gboolean
find_by_name (BcDatabase *database,
              const BcField *field,
              const char *text,
              Found *found,
              GError **error)
{
  g_auto (GStrv) targets = g_strsplit (field->targets != NULL ? field->targets : "", " ", -1);
  g_autofree char *folded = bc_text_fold (text);

  found->folded = folded;
  for (char **target = targets; *target != NULL; target++) {
    const BcRecordType *type = bc_dictionary_find (*target);

    if (type != NULL && is_small (type) && !find_folded (database, type, found, error))
      return FALSE;
  }
  return TRUE;
}

/* Spreadsheets take the leading zero of a code away. */
static gboolean
find_code (BcDatabase *database, const BcField *field, const char *text, BcId *id)
{
  g_autofree char *padded = g_strconcat ("0", text, NULL);

  return *text != '\0' && text[strspn (text, "0123456789")] == '\0' &&
         bc_lookup_text (database, field->targets, padded, id, NULL);
}

/**
 * bc_import_find_reference:
 * @database: a connection
 * @field: a reference
 * @text: an identifier, a natural code (the zero at its beginning may be missing), or a title that
 *   only one record has; of catalogues and districts in any case, accents and known spelling
 * @id: (out caller-allocates): the record's identifier
 * @error: return location, #BC_STORE_ERROR
 *
 * Finds the record that a cell names.
 *
 * Returns: %FALSE with %BC_STORE_ERROR_NOT_FOUND, %BC_STORE_ERROR_AMBIGUOUS or a failure
 */
gboolean
bc_import_find_reference (BcDatabase *database,
                          const BcField *field,
                          const char *text,
                          BcId *id,
                          GError **error)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));
  g_autoptr (GError) missing = NULL;
  Found found = { .id = id };

  if (bc_lookup_text (database, field->targets, typed, id, &missing) ||
      find_code (database, field, typed, id))
    return TRUE;
  if (g_error_matches (missing, BC_STORE_ERROR, BC_STORE_ERROR_NOT_FOUND)) {
    if (!find_by_name (database, field, typed, &found, error))
      return FALSE;
    if (found.n_found == 1)
      return TRUE;
  }
  if (found.n_found > 1)
    g_set_error (error,
                 BC_STORE_ERROR,
                 BC_STORE_ERROR_AMBIGUOUS,
                 _ ("“%.60s” names more than one record: give its identifier"),
                 typed);
  else
    g_propagate_error (error, g_steal_pointer (&missing));
  return FALSE;
}
