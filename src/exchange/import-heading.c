/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange-error.h"
#include "import-private.h"

#define MAX_ROWS_ABOVE 30   /* where the headings are looked for: titles may stand above them */
#define MAX_TOLD_CELLS 6    /* of a row that may be the headings, so many are told */
#define MAX_TOLD_TEXT  80   /* characters of it */
#define SURE_WEIGHT    100  /* against a column that is only guessed */
#define TABLE_WEIGHT   1000 /* against a row that may as well be a letterhead */

/* While the headings are looked for. */
typedef struct
{
  GPtrArray *above; /* (owned) (element-type utf8): the cells of the row before */
  guint above_row;
  guint best;
} Looking;

static void
free_head (BcImportHead *self)
{
  g_free (self->text);
  g_free (self);
}

static GArray *
new_columns (void)
{
  GArray *columns = g_array_new (FALSE, TRUE, sizeof (BcImportColumn));

  g_array_set_clear_func (columns, (GDestroyNotify) bc_import_column_clear);
  return columns;
}

/* What stands in each cell of the row that the table stands on; "" below a merged one. */
static GPtrArray *
read_cells (BcImportPlan *self)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  guint width = bc_table_get_width (self->table);

  for (guint place = 0; place < width; place++) {
    BcCellType type;
    const char *cell = bc_table_get_cell (self->table, place, &type);

    g_ptr_array_add (cells,
                     type == BC_CELL_COVERED ? g_strdup ("")
                                             : g_strstrip (g_utf8_make_valid (cell, -1)));
  }
  return cells;
}

static guint
count_filled (const GPtrArray *cells)
{
  guint n = 0;

  for (guint i = 0; i < cells->len; i++)
    n += *(const char *) cells->pdata[i] != '\0';
  return n;
}

static const char *
get_text (const GPtrArray *cells, guint place)
{
  return place < cells->len ? cells->pdata[place] : "";
}

/* Headings may stand in two rows, those above merged over several columns or with the empty cell
 * below. A title is one cell alone. */
static GArray *
read_headings (BcImportPlan *self, const Looking *looking, const GPtrArray *cells)
{
  const gboolean joined =
    looking->above_row + 1 == bc_table_get_row (self->table) && count_filled (looking->above) > 1;
  const guint width = joined ? MAX (cells->len, looking->above->len) : cells->len;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GArray *columns = new_columns ();

  for (guint place = 0; place < width; place++) {
    const char *own = get_text (cells, place);
    BcImportColumn column = { .place = place };

    if (*own == '\0' && joined)
      own = get_text (looking->above, place);
    if (*own == '\0')
      continue;
    column.heading = g_strdup (own);
    bc_import_column_count (&column, seen);
    g_array_append_val (columns, column);
  }
  return columns;
}

/**
 * bc_import_count_used:
 * @columns: (element-type BcImportColumn): columns
 *
 * Returns: how many are for something
 */
guint
bc_import_count_used (const GArray *columns)
{
  guint count = 0;

  for (guint i = 0; i < columns->len; i++)
    count += g_array_index (columns, BcImportColumn, i).use != BC_IMPORT_NOTHING;
  return count;
}

static gboolean
is_identity (BcImportPlan *self, const BcImportColumn *column)
{
  return column->use != BC_IMPORT_NOTHING && column->field != NULL &&
         (column->field == bc_record_type_get_title (self->type) ||
          column->field->kind == BC_KIND_RUT || strcmp (column->field->name, "legal-name") == 0);
}

/* A letterhead has an address, a phone and what belongs to them beside; headings say who it is, or
 * are known for the most part. */
static gboolean
are_headings (BcImportPlan *self, const GArray *columns)
{
  const guint n_used = bc_import_count_used (columns);

  for (guint i = 0; i < columns->len && n_used > 1; i++)
    if (is_identity (self, &g_array_index (columns, BcImportColumn, i)))
      return TRUE;
  return n_used > 1 && 2 * n_used > columns->len;
}

static guint
weigh (BcImportPlan *self, const GArray *columns)
{
  guint weight = 0;

  for (guint i = 0; i < columns->len; i++) {
    const BcImportColumn *column = &g_array_index (columns, BcImportColumn, i);

    if (column->use != BC_IMPORT_NOTHING)
      weight += bc_import_column_is_guessed (column) ? 1 : SURE_WEIGHT;
  }
  return are_headings (self, columns) ? weight * TABLE_WEIGHT : weight;
}

/* A word among the data may be guessed to be a heading: that alone speaks against no full row. */
static gboolean
is_chance (const GArray *columns, const GArray *before)
{
  guint n_sure = 0;

  for (guint i = 0; i < columns->len; i++)
    n_sure += g_array_index (columns, BcImportColumn, i).origin > BC_IMPORT_GUESSED;
  return n_sure == 0 && bc_import_count_used (columns) == 1 && before->len > 1;
}

static void
take_headings (BcImportPlan *self, const Looking *looking, const GPtrArray *cells)
{
  g_clear_pointer (&self->columns, g_array_unref);
  self->columns = read_headings (self, looking, cells);
  self->heading_row = bc_table_get_row (self->table);
  bc_import_propose (self, NULL);
}

/* Keeps the columns of the row of which most say something, and the first where none does. */
static void
look_at_row (BcImportPlan *self, Looking *looking, const GPtrArray *cells)
{
  GArray *before = g_steal_pointer (&self->columns);
  const guint row = self->heading_row;
  guint weight;

  take_headings (self, looking, cells);
  weight = weigh (self, self->columns);
  if (before != NULL && (weight <= looking->best || is_chance (self->columns, before))) {
    g_array_unref (self->columns);
    self->columns = before;
    self->heading_row = row;
    return;
  }
  g_clear_pointer (&before, g_array_unref);
  looking->best = weight;
}

/* "ROL · RUT · DV · NOMBRE …" */
static void
add_head (BcImportPlan *self, const GPtrArray *cells)
{
  BcImportHead *head = g_new0 (BcImportHead, 1);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < cells->len && n < MAX_TOLD_CELLS; i++)
    if (*get_text (cells, i) != '\0')
      g_string_append_printf (text, "%s%s", n++ > 0 ? " · " : "", get_text (cells, i));
  g_strdelimit (text->str, "\r\n\t", ' ');
  head->row = bc_table_get_row (self->table);
  head->text = g_utf8_substring (text->str, 0, MIN (MAX_TOLD_TEXT, g_utf8_strlen (text->str, -1)));
  g_ptr_array_add (self->heads, head);
}

static void
step_on (Looking *looking, GPtrArray *cells, guint row)
{
  g_ptr_array_unref (looking->above);
  looking->above = cells;
  looking->above_row = row;
}

/**
 * bc_import_find_headings:
 * @self: a plan before the first row of its table
 * @cancellable: (nullable): stops the reading
 * @error: return location, #BC_EXCHANGE_ERROR or GIO's
 *
 * Looks for the row with the headings: that of which most columns say something.
 *
 * Returns: whether the table has any row
 */
gboolean
bc_import_find_headings (BcImportPlan *self, GCancellable *cancellable, GError **error)
{
  Looking looking = { .above = g_ptr_array_new_with_free_func (g_free) };
  BcTableStep step = BC_TABLE_ROW;

  g_clear_pointer (&self->heads, g_ptr_array_unref);
  self->heads = g_ptr_array_new_with_free_func ((GDestroyNotify) free_head);
  for (guint i = 0; i < MAX_ROWS_ABOVE; i++) {
    GPtrArray *cells;

    step = bc_table_step (self->table, cancellable, error);
    if (step != BC_TABLE_ROW)
      break;
    cells = read_cells (self);
    add_head (self, cells);
    look_at_row (self, &looking, cells);
    step_on (&looking, cells, bc_table_get_row (self->table));
  }
  g_ptr_array_unref (looking.above);
  if (step != BC_TABLE_ERROR && self->columns == NULL)
    g_set_error_literal (error,
                         BC_EXCHANGE_ERROR,
                         BC_EXCHANGE_ERROR_INVALID,
                         _ ("The table is empty"));
  return step != BC_TABLE_ERROR && self->columns != NULL;
}

/* Goes to a row, with the one before it in mind. */
static gboolean
go_to_row (BcImportPlan *self,
           guint row,
           Looking *looking,
           GCancellable *cancellable,
           GError **error)
{
  BcTableStep step;

  if (!bc_table_restart (self->table, cancellable, error))
    return FALSE;
  while ((step = bc_table_step (self->table, cancellable, error)) == BC_TABLE_ROW &&
         bc_table_get_row (self->table) < row)
    if (bc_table_get_row (self->table) + 1 == row)
      step_on (looking, read_cells (self), bc_table_get_row (self->table));
  if (step == BC_TABLE_ERROR)
    return FALSE;
  if (step == BC_TABLE_ROW && bc_table_get_row (self->table) == row)
    return TRUE;
  g_set_error (error,
               BC_EXCHANGE_ERROR,
               BC_EXCHANGE_ERROR_INVALID,
               _ ("Row %u of the table is empty: say in which the headings stand"),
               row);
  return FALSE;
}

/**
 * bc_import_plan_set_heading_row:
 * @self: a plan
 * @row: a row of the table as spreadsheets show it, from 1
 * @cancellable: (nullable): stops the reading
 * @error: return location, #BC_EXCHANGE_ERROR, #BC_STORE_ERROR or GIO's
 *
 * Says in which row the headings stand, whatever was found. What was said of the columns before is
 * forgotten, and the table must be surveyed again.
 *
 * Returns: whether there is such a row
 */
gboolean
bc_import_plan_set_heading_row (BcImportPlan *self,
                                guint row,
                                GCancellable *cancellable,
                                GError **error)
{
  Looking looking = { .above = g_ptr_array_new_with_free_func (g_free) };
  const gboolean found = go_to_row (self, row, &looking, cancellable, error);
  g_autoptr (GPtrArray) cells = found ? read_cells (self) : NULL;

  if (found)
    take_headings (self, &looking, cells);
  g_ptr_array_unref (looking.above);
  if (!found)
    return FALSE;
  self->surveyed = FALSE;
  g_hash_table_remove_all (self->mapped);
  return bc_import_prepare_columns (self, error);
}

/**
 * bc_import_plan_get_heading_row:
 * @self: a plan
 *
 * Returns: the row in which the headings stand, from 1
 */
guint
bc_import_plan_get_heading_row (BcImportPlan *self)
{
  return self->heading_row;
}

/**
 * bc_import_plan_get_heads:
 * @self: a plan
 *
 * Returns: (transfer none) (element-type BcImportHead): the first rows of the table, of which one
 *   has the headings
 */
const GPtrArray *
bc_import_plan_get_heads (BcImportPlan *self)
{
  return self->heads;
}
