/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "money-matrix.h"

#include <glib/gi18n-lib.h>

#include "field-editor.h"
#include "number.h"

/* Funding sources by areas: what was awarded and what was spent, in whole pesos. */
struct _BcMoneyMatrix
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkGrid *sources; /* on the left, and */
  GtkGrid *totals;  /* on the right: always seen */
  GtkGrid *areas;   /* between them: scrolls where there is little room */
};

/* What a cell, a row or a column comes to. */
typedef struct
{
  gint64 awarded;
  gint64 spent;
} Sum;

/* The table that is being built: names by place, sums by (source, area). */
typedef struct
{
  GPtrArray *sources; /* (owned) (element-type utf8) */
  GPtrArray *areas;   /* (owned) (element-type utf8) */
  GHashTable *sums;   /* (owned): "source\tarea" → Sum; an empty name stands for all */
} Table;

G_DEFINE_FINAL_TYPE (BcMoneyMatrix, bc_money_matrix, ADW_TYPE_BIN)

/* Awarded and spent as in the indicator of the money. */
static const char sql[] =
  "SELECT coalesce (s.name, ''), coalesce (a.name, ''), total (l.awarded), "
  "total ((SELECT sum (CASE e.kind WHEN 'expense' THEN e.amount WHEN 'refund' THEN -e.amount END) "
  "FROM entry e WHERE e.line = r.id AND e.hidden = 0)) "
  "FROM record r JOIN funding_line l ON l.row = r.row "
  "LEFT JOIN record sr ON sr.id = l.source LEFT JOIN funding_source s ON s.row = sr.row "
  "LEFT JOIN record xr ON xr.id = l.action LEFT JOIN action x ON x.row = xr.row "
  "LEFT JOIN record ar ON ar.id = x.area LEFT JOIN area a ON a.row = ar.row "
  "WHERE r.scope = (SELECT row FROM scope WHERE id = ?) AND r.type = 'funding-line' "
  "AND l.hidden = 0 GROUP BY sr.row, ar.row ORDER BY sr.row, ar.row";

static void
add_name (GPtrArray *names, const char *name)
{
  if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (name));
}

static Sum *
find_sum (Table *table, const char *source, const char *area)
{
  g_autofree char *key = g_strconcat (source, "\t", area, NULL);
  Sum *sum = g_hash_table_lookup (table->sums, key);

  if (sum == NULL) {
    sum = g_new0 (Sum, 1);
    g_hash_table_insert (table->sums, g_steal_pointer (&key), sum);
  }
  return sum;
}

static void
add_money (Table *table, const char *source, const char *area, gint64 awarded, gint64 spent)
{
  Sum *sums[] = {
    find_sum (table, source, area),
    find_sum (table, source, ""),
    find_sum (table, "", area),
    find_sum (table, "", ""),
  };

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++) {
    sums[i]->awarded += awarded;
    sums[i]->spent += spent;
  }
}

static void
read_areas (Table *table, BcDatabase *reader)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (reader, "SELECT name FROM area WHERE hidden = 0 ORDER BY row", NULL);

  while (cursor != NULL && bc_cursor_step (cursor, NULL) == BC_STEP_ROW)
    add_name (table->areas, bc_cursor_get_text (cursor, 0));
}

static const char *
get_name (BcCursor *cursor, int column)
{
  const char *name = bc_cursor_get_text (cursor, column);

  return *name != '\0' ? name : _ ("None");
}

static void
read_table (Table *table, BcDatabase *reader, const BcId *district)
{
  g_autoptr (BcCursor) cursor = bc_database_query (reader, sql, NULL);

  if (cursor == NULL)
    return;
  bc_cursor_bind_id (cursor, 1, district);
  while (bc_cursor_step (cursor, NULL) == BC_STEP_ROW) {
    if (bc_cursor_get_double (cursor, 2) == 0 && bc_cursor_get_double (cursor, 3) == 0)
      continue;
    add_name (table->sources, get_name (cursor, 0));
    add_name (table->areas, get_name (cursor, 1));
    add_money (table,
               get_name (cursor, 0),
               get_name (cursor, 1),
               (gint64) bc_cursor_get_double (cursor, 2),
               (gint64) bc_cursor_get_double (cursor, 3));
  }
}

static GtkWidget *
create_label (const char *text, float xalign, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* Two lines, awarded over spent; an empty cell shows a dash. */
static void
add_cell (GtkGrid *grid, Table *table, const char *source, const char *area, int row, int column)
{
  const Sum *sum = find_sum (table, source, area);
  gboolean none = sum->awarded == 0 && sum->spent == 0;
  gboolean total = *source == '\0' || *area == '\0';
  g_autofree char *awarded = none ? g_strdup ("–") : bc_number_dup_pesos_screen (sum->awarded);
  g_autofree char *spent = none ? g_strdup ("") : bc_number_dup_pesos_screen (sum->spent);
  g_autofree char *name = none ? NULL
                               : g_strdup_printf (_ ("%s, %s: awarded %s, spent %s"),
                                                  *source != '\0' ? source : _ ("All sources"),
                                                  *area != '\0' ? area : _ ("all areas"),
                                                  awarded,
                                                  spent);
  GtkWidget *top = create_label (awarded, 1, "numeric");

  if (total)
    gtk_widget_add_css_class (top, "total");
  if (name != NULL)
    bc_field_editor_name (top, name);
  gtk_grid_attach (grid, top, column, 2 * row + 1, 1, 1);
  gtk_grid_attach (grid, create_label (spent, 1, "spent"), column, 2 * row + 2, 1, 1);
}

/* What the row is of: one line for each of the lines of its cells. */
static void
add_source (BcMoneyMatrix *self, const char *source, int row)
{
  const char *label = *source != '\0' ? source : _ ("Total");
  GtkWidget *title = create_label (label, 0, *source != '\0' ? "source" : "total");

  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (title), 8);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 24);
  gtk_widget_set_tooltip_text (title, label);
  gtk_grid_attach (self->sources, title, 0, 2 * row, 1, 1);
  gtk_grid_attach (self->sources, create_label (_ ("spent"), 0, "spent"), 0, 2 * row + 1, 1, 1);
}

static void
add_row (BcMoneyMatrix *self, Table *table, const char *source, int row)
{
  add_source (self, source, row);
  for (guint i = 0; i < table->areas->len; i++)
    add_cell (self->areas, table, source, table->areas->pdata[i], row, (int) i);
  add_cell (self->totals, table, source, "", row, 0);
}

static void
add_heading (GtkGrid *grid, const char *name, int column)
{
  GtkWidget *label = create_label (name, 1, "caption-heading");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_yalign (GTK_LABEL (label), 1);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_widget_set_tooltip_text (label, name);
  gtk_grid_attach (grid, label, column, 0, 1, 1);
}

static void
clear_grid (GtkGrid *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
}

/* The three stand on their last lines, below which nothing differs in height. */
static void
show_table (BcMoneyMatrix *self, Table *table)
{
  guint n_sources = table->sources->len;

  clear_grid (self->sources);
  clear_grid (self->areas);
  clear_grid (self->totals);
  for (guint i = 0; i < table->areas->len; i++)
    add_heading (self->areas, table->areas->pdata[i], (int) i);
  add_heading (self->totals, _ ("Total"), 0);
  for (guint i = 0; i < n_sources; i++)
    add_row (self, table, table->sources->pdata[i], (int) i);
  add_row (self, table, "", (int) n_sources);
}

static void
bc_money_matrix_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_MONEY_MATRIX);
  G_OBJECT_CLASS (bc_money_matrix_parent_class)->dispose (object);
}

static void
bc_money_matrix_class_init (BcMoneyMatrixClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_money_matrix_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/money-matrix.ui");
  gtk_widget_class_bind_template_child (widget_class, BcMoneyMatrix, stack);
  gtk_widget_class_bind_template_child (widget_class, BcMoneyMatrix, sources);
  gtk_widget_class_bind_template_child (widget_class, BcMoneyMatrix, areas);
  gtk_widget_class_bind_template_child (widget_class, BcMoneyMatrix, totals);
}

static void
bc_money_matrix_init (BcMoneyMatrix *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
bc_money_matrix_load (BcMoneyMatrix *self, BcStore *store, const BcId *district)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) areas = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Table table = { sources, areas, sums };

  read_areas (&table, bc_store_get_reader (store));
  read_table (&table, bc_store_get_reader (store), district);
  show_table (self, &table);
  gtk_stack_set_visible_child_name (self->stack, sources->len > 0 ? "table" : "empty");
}
