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
#define SUMS         "sums"
#define NOTES        "notes"
#define COUNTED      "counted"
#define LEAST_DIGITS 6 /* that a RUT or a phone number has */

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

/* No sum is that of a street's numbers. */
static gboolean
is_of_address (const BcField *field)
{
  return strcmp (field->name, "street-number") == 0 || strcmp (field->name, "unit") == 0;
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

/* What stands behind the first cell of a row. */
typedef struct
{
  guint n;            /* how many cells are filled */
  gboolean addressed; /* one of them is the number of a street or a unit */
} Others;

/* Whether all other cells may be sums. */
static gboolean
are_sums (BcImportPlan *plan, guint first, Others *others)
{
  const guint width = bc_table_get_width (plan->table);

  for (guint place = first + 1; place < width; place++) {
    BcCellType type;
    const char *cell = bc_table_get_cell (plan->table, place, &type);
    const BcImportColumn *column = NULL;

    if (is_blank (cell, type))
      continue;
    if (!is_sum_cell (cell, type) || is_own_number (plan, place, cell))
      return FALSE;
    column = find_column (plan, place);
    others->n++;
    others->addressed |= column != NULL && column->field != NULL && is_of_address (column->field);
  }
  return TRUE;
}

/* What stands behind the word with which a text begins; NULL where it does not. */
static const char *
skip_word (const char *folded, const char *word)
{
  const gsize length = strlen (word);

  return g_str_has_prefix (folded, word) && !g_ascii_isalnum (folded[length]) &&
             (guchar) folded[length] < 0x80
           ? folded + length
           : NULL;
}

/* "Total Sport" at number 123 is a shop; "TOTAL" is none. */
static gboolean
is_sum (const char *rest, const Others *others)
{
  return (others->n > 0 && !others->addressed) || rest[strspn (rest, " .:-")] == '\0' ||
         strchr (rest, ':') != NULL || (others->n == 0 && strpbrk (rest, "0123456789") != NULL);
}

/* "Fuente: …", "Nota 1: …", "Elaborado por …", alone in its row. */
static gboolean
is_note (const char *word, const char *rest)
{
  return rest[strspn (rest, " 0123456789")] == ':' || strchr (word, ' ') != NULL;
}

/* "Página 1 de 3", "Son 45 patentes" */
static gboolean
is_counted (const char *rest)
{
  return g_ascii_isdigit (rest[strspn (rest, " .")]);
}

static gboolean
goes_on_as (const char *word, const char *rest, const char *key, const Others *others)
{
  if (strcmp (key, SUMS) == 0)
    return is_sum (rest, others);
  return others->n == 0 && (strcmp (key, NOTES) == 0 ? is_note (word, rest) : is_counted (rest));
}

/* Whether a text begins with one of the words, and goes on as such rows do. */
static gboolean
begins_as (BcImportPlan *plan, const char *folded, const char *key, const Others *others)
{
  const char *const *words =
    bc_vocabulary_get_folded (bc_import_names_get_vocabulary (plan->names), GROUP, key);

  for (; *words != NULL; words++) {
    const char *rest = skip_word (folded, *words);

    if (rest != NULL && goes_on_as (*words, rest, key, others))
      return TRUE;
  }
  return FALSE;
}

static const char *
find_reason (BcImportPlan *plan, const char *cell, const Others *others)
{
  g_autofree char *folded = bc_text_fold (cell);

  if (begins_as (plan, folded, SUMS, others))
    return _ ("This row is a sum below the table, no record");
  return begins_as (plan, folded, NOTES, others) || begins_as (plan, folded, COUNTED, others)
           ? _ ("This row is a note below the table, no record")
           : NULL;
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
  Others others = { 0 };
  guint first;
  const char *cell = get_first (plan, &first, &type);
  const BcImportColumn *column = NULL;

  if (type != BC_CELL_TEXT)
    return NULL;
  cell += strspn (cell, " \t\r\n");
  column = bc_import_plan_get_column (plan, 0);
  if (*cell == *column->heading && is_heading (plan, first, cell) && repeats_headings (plan, first))
    return _ ("This row repeats the headings");
  return *cell != '\0' && are_sums (plan, first, &others) ? find_reason (plan, cell, &others)
                                                          : NULL;
}
