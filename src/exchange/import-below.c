/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-below.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import-names.h"
#include "text.h"

/* Rows below the headings that are no records: sums, headings that a printed page repeats, and what
 * is written below a table. */

#define GROUP        "below"
#define INITIALS     "tsgfneop" /* of the words that begin such rows */
#define LEAST_DIGITS 6          /* that a RUT or a phone number has */

static gboolean
is_blank (const char *cell, BcCellType type)
{
  return type == BC_CELL_COVERED || cell[strspn (cell, " \t\r\n")] == '\0';
}

/* The first cell of the row that holds anything; the row has one. */
static const char *
get_first (BcImportPlan *plan, guint *place, BcCellType *type)
{
  const guint width = bc_table_get_width (plan->table);

  for (*place = 0; *place < width; (*place)++) {
    const char *cell = bc_table_get_cell (plan->table, *place, type);

    if (!is_blank (cell, *type))
      return cell;
  }
  return "";
}

static int
compare_places_cb (gconstpointer a, gconstpointer b)
{
  const BcImportColumn *one = a;
  const BcImportColumn *other = b;

  return one->place < other->place ? -1 : one->place > other->place;
}

/* The columns are in their order. */
static const BcImportColumn *
find_column (BcImportPlan *plan, guint place)
{
  const BcImportColumn wanted = { .place = place };
  guint found;

  return g_array_binary_search (plan->columns, &wanted, compare_places_cb, &found)
           ? bc_import_plan_get_column (plan, found)
           : NULL;
}

static gboolean
is_heading (BcImportPlan *plan, guint place, const char *cell)
{
  const BcImportColumn *column = find_column (plan, place);
  g_autofree char *bare = g_strstrip (g_strdup (cell));

  return column != NULL && strcmp (column->heading, bare) == 0;
}

/* A record whose name is a heading by chance has other values. */
static gboolean
repeats_headings (BcImportPlan *plan, guint first)
{
  const guint width = bc_table_get_width (plan->table);
  guint n = 0;

  for (guint place = first; place < width; place++) {
    BcCellType type;
    const char *cell = bc_table_get_cell (plan->table, place, &type);

    if (is_blank (cell, type))
      continue;
    if (!is_heading (plan, place, cell))
      return FALSE;
    n++;
  }
  return n > 1;
}

static gboolean
is_sum_cell (const char *cell, BcCellType type)
{
  if (type == BC_CELL_NUMBER || type == BC_CELL_PERCENT || type == BC_CELL_FAULT)
    return TRUE;
  return type == BC_CELL_TEXT && cell[strspn (cell, "0123456789.,$%+- \t\r\n")] == '\0';
}

/* A RUT or a phone is no sum. */
static gboolean
is_own_number (BcImportPlan *plan, guint place, const char *cell)
{
  const BcImportColumn *column = find_column (plan, place);
  guint n_digits = 0;

  if (column == NULL || column->field == NULL)
    return FALSE;
  if (column->field->kind != BC_KIND_TEXT && column->field->kind != BC_KIND_RUT)
    return FALSE;
  for (; *cell != '\0'; cell++)
    n_digits += g_ascii_isdigit (*cell);
  return n_digits >= LEAST_DIGITS;
}

/* Whether all other cells may be sums; and how many there are. */
static gboolean
are_sums (BcImportPlan *plan, guint first, guint *n)
{
  const guint width = bc_table_get_width (plan->table);

  *n = 0;
  for (guint place = first + 1; place < width; place++) {
    BcCellType type;
    const char *cell = bc_table_get_cell (plan->table, place, &type);

    if (is_blank (cell, type))
      continue;
    if (!is_sum_cell (cell, type) || is_own_number (plan, place, cell))
      return FALSE;
    (*n)++;
  }
  return TRUE;
}

/* What stands behind the word with which a text begins; NULL where it does not. */
static const char *
skip_word (const char *folded, const char *word)
{
  g_autofree char *begins = bc_text_fold (word);
  const gsize length = strlen (begins);

  return g_str_has_prefix (folded, begins) && !g_ascii_isalnum (folded[length]) &&
             (guchar) folded[length] < 0x80
           ? folded + length
           : NULL;
}

static gboolean
is_sum (const char *rest, guint n_sums)
{
  return n_sums > 0 || rest[strspn (rest, " .:-")] == '\0' || strchr (rest, ':') != NULL ||
         strpbrk (rest, "0123456789") != NULL;
}

/* "Fuente: …", "Elaborado por …", alone in its row. */
static gboolean
is_note (const char *word, const char *rest, guint n_sums)
{
  return n_sums == 0 && (*rest == ':' || strchr (word, ' ') != NULL);
}

static const char *
find_reason (BcImportPlan *plan, const char *cell, guint n_sums)
{
  BcVocabulary *vocabulary = bc_import_names_get_vocabulary (plan->names);
  g_auto (GStrv) sums = bc_vocabulary_dup_list (vocabulary, GROUP, "sums");
  g_auto (GStrv) notes = bc_vocabulary_dup_list (vocabulary, GROUP, "notes");
  g_autofree char *folded = bc_text_fold (cell);

  for (char **word = sums; *word != NULL; word++) {
    const char *rest = skip_word (folded, *word);

    if (rest != NULL && is_sum (rest, n_sums))
      return _ ("This row is a sum below the table, no record");
  }
  for (char **word = notes; *word != NULL; word++) {
    const char *rest = skip_word (folded, *word);

    if (rest != NULL && is_note (*word, rest, n_sums))
      return _ ("This row is a note below the table, no record");
  }
  return NULL;
}

/**
 * bc_import_find_stranger:
 * @plan: an import whose table stands on a row below the headings
 *
 * Tells why a row is no record: it is a sum, a note below the table, or the headings once more. A
 * row that has a RUT, a phone or words besides is a record, whatever its name.
 *
 * Returns: (transfer none) (nullable): the reason, for people; %NULL for a record
 */
const char *
bc_import_find_stranger (BcImportPlan *plan)
{
  BcCellType type = BC_CELL_TEXT;
  guint first, n_sums = 0;
  const char *cell = get_first (plan, &first, &type);
  const BcImportColumn *column = NULL;

  if (type != BC_CELL_TEXT)
    return NULL;
  cell += strspn (cell, " \t\r\n");
  column = bc_import_plan_get_column (plan, 0);
  if (*cell == *column->heading && is_heading (plan, first, cell) && repeats_headings (plan, first))
    return _ ("This row repeats the headings");
  return *cell != '\0' && strchr (INITIALS, g_ascii_tolower (*cell)) != NULL &&
             are_sums (plan, first, &n_sums)
           ? find_reason (plan, cell, n_sums)
           : NULL;
}
