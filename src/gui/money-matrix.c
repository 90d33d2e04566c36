/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "money-matrix.h"

#include <glib/gi18n-lib.h>

#include "field-editor.h"
#include "filling.h"
#include "number.h"
#include "reading.h"
#include "wheel.h"

/* How wide a column is, in characters. */
#define LEAST_CHARACTERS 12
#define MOST_CHARACTERS  18

/* What a cell, a row or a column comes to. */
typedef struct
{
  gint64 awarded;
  gint64 spent;
} Sum;

/* The table that is shown: names by place, sums by (source, area). */
typedef struct
{
  BcId district;
  GPtrArray *sources; /* (owned) (element-type utf8) */
  GPtrArray *areas;   /* (owned) (element-type utf8) */
  GHashTable *sums;   /* (owned): "source\tarea" → Sum; an empty name stands for all */
  GString *text;      /* (owned): all of it, to see whether it changed */
} Table;

/* Funding sources by areas: what was awarded and what was spent, in whole pesos. */
struct _BcMoneyMatrix
{
  AdwBin parent_instance;

  BcStore *store;     /* (owned) (nullable) */
  BcReading *reading; /* (owned) (nullable) */
  BcId district;
  Table *table; /* (owned) (nullable): what is shown */
  guint n_rows; /* how many of its sources are there already */
  GtkStack *stack;
  GtkWidget *sideways;
  GtkGrid *sources; /* on the left, and */
  GtkGrid *totals;  /* on the right: always seen */
  GtkGrid *areas;   /* between them: scrolls where there is little room */
};

G_DEFINE_FINAL_TYPE (BcMoneyMatrix, bc_money_matrix, ADW_TYPE_BIN)

/* The scope is bound: only a value that is known beforehand reaches the indices below the view. */
static const char sql[] =
  "SELECT coalesce (s.name, ''), coalesce (a.name, ''), total (b.awarded), total (b.spent) "
  "FROM line_balance b "
  "LEFT JOIN record sr ON sr.id = b.source LEFT JOIN funding_source s ON s.row = sr.row "
  "LEFT JOIN record xr ON xr.id = b.action LEFT JOIN action x ON x.row = xr.row "
  "LEFT JOIN record ar ON ar.id = x.area LEFT JOIN area a ON a.row = ar.row "
  "WHERE b.scope = (SELECT row FROM scope WHERE id = ?) "
  "GROUP BY sr.row, ar.row ORDER BY sr.row, ar.row";

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
  g_string_append_printf (table->text, "%s\t%s\t", source, area);
  g_string_append_printf (table->text, "%" G_GINT64_FORMAT "\t", awarded);
  g_string_append_printf (table->text, "%" G_GINT64_FORMAT "\n", spent);
}

static Table *
create_table (const BcId *district)
{
  Table *table = g_rc_box_new0 (Table);

  table->district = *district;
  table->sources = g_ptr_array_new_with_free_func (g_free);
  table->areas = g_ptr_array_new_with_free_func (g_free);
  table->sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  table->text = g_string_new (NULL);
  return table;
}

static void
clear_table (gpointer data)
{
  Table *table = data;

  g_ptr_array_unref (table->sources);
  g_ptr_array_unref (table->areas);
  g_hash_table_unref (table->sums);
  g_string_free (table->text, TRUE);
}

static void
free_table (gpointer table)
{
  g_rc_box_release_full (table, clear_table);
}

static gboolean
read_areas (Table *table, BcDatabase *reader, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (reader, "SELECT name FROM area WHERE hidden = 0 ORDER BY row", error);
  BcStep step = BC_STEP_ERROR;

  while (cursor != NULL && (step = bc_cursor_step (cursor, error)) == BC_STEP_ROW) {
    add_name (table->areas, bc_cursor_get_text (cursor, 0));
    g_string_append_printf (table->text, "%s\n", bc_cursor_get_text (cursor, 0));
  }
  return step == BC_STEP_DONE;
}

static const char *
get_name (BcCursor *cursor, int column)
{
  const char *name = bc_cursor_get_text (cursor, column);

  return *name != '\0' ? name : _ ("None");
}

static void
add_line (Table *table, BcCursor *cursor)
{
  const char *source = get_name (cursor, 0);
  const char *area = get_name (cursor, 1);
  const gint64 awarded = (gint64) bc_cursor_get_double (cursor, 2);
  const gint64 spent = (gint64) bc_cursor_get_double (cursor, 3);

  if (awarded == 0 && spent == 0)
    return;
  add_name (table->sources, source);
  add_name (table->areas, area);
  add_money (table, source, area, awarded, spent);
}

static gboolean
read_lines (Table *table, BcDatabase *reader, GError **error)
{
  g_autoptr (BcCursor) cursor = bc_database_query (reader, sql, error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, &table->district);
  while ((step = bc_cursor_step (cursor, error)) == BC_STEP_ROW)
    add_line (table, cursor);
  return step == BC_STEP_DONE;
}

static gpointer
read_table (BcDatabase *reader, gpointer district, GError **error)
{
  Table *table = create_table (district);

  if (read_areas (table, reader, error) && read_lines (table, reader, error))
    return table;
  free_table (table);
  return NULL;
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

/* A column is wide enough for the longest word above it, which would be broken otherwise; it is in
 * bold, and takes more room than characters do on the average. */
static int
count_characters (const char *name)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  glong most = LEAST_CHARACTERS;

  for (char **word = words; *word != NULL; word++)
    most = MAX (most, g_utf8_strlen (*word, -1) + 2);
  return (int) MIN (most, MOST_CHARACTERS);
}

static GtkWidget *
add_heading (GtkGrid *grid, const char *name, int column)
{
  GtkWidget *label = create_label (name, 1, "caption-heading");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_label_set_lines (GTK_LABEL (label), 4);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_yalign (GTK_LABEL (label), 1);
  gtk_label_set_width_chars (GTK_LABEL (label), count_characters (name));
  gtk_label_set_max_width_chars (GTK_LABEL (label), count_characters (name));
  gtk_widget_set_tooltip_text (label, name);
  gtk_grid_attach (grid, label, column, 0, 1, 1);
  return label;
}

static void
clear_grid (GtkGrid *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
}

/* Adds the next source; after the last, what all of them come to. */
static gboolean
fill_step (GtkWidget *widget)
{
  BcMoneyMatrix *self = BC_MONEY_MATRIX (widget);
  const guint row = self->n_rows++;
  const gboolean more = row < self->table->sources->len;

  add_row (self, self->table, more ? self->table->sources->pdata[row] : "", (int) row);
  return more;
}

/* The three stand on their last lines, below which nothing differs in height. */
static void
show_table (GtkWidget *widget, gpointer data)
{
  BcMoneyMatrix *self = BC_MONEY_MATRIX (widget);
  Table *table = data;

  if (!bc_id_equal (&table->district, &self->district) ||
      (self->table != NULL && g_string_equal (table->text, self->table->text)))
    return;
  g_clear_pointer (&self->table, free_table);
  self->table = g_rc_box_acquire (table);
  self->n_rows = 0;
  clear_grid (self->sources);
  clear_grid (self->areas);
  clear_grid (self->totals);
  for (guint i = 0; i < table->areas->len; i++)
    gtk_widget_set_hexpand (add_heading (self->areas, table->areas->pdata[i], (int) i), TRUE);
  add_heading (self->totals, _ ("Total"), 0);
  gtk_stack_set_visible_child_name (self->stack, table->sources->len > 0 ? "table" : "empty");
  bc_filling_start (widget, fill_step);
}

static const BcReadingKind table_kind = { read_table, show_table, g_free, free_table };

static void
stop_reading (BcMoneyMatrix *self)
{
  if (self->reading != NULL)
    bc_reading_stop (self->reading);
  g_clear_object (&self->reading);
}

static void
bc_money_matrix_dispose (GObject *object)
{
  BcMoneyMatrix *self = BC_MONEY_MATRIX (object);

  bc_filling_stop (GTK_WIDGET (self));
  stop_reading (self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->table, free_table);
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
  gtk_widget_class_bind_template_child (widget_class, BcMoneyMatrix, sideways);
  gtk_widget_class_bind_template_child (widget_class, BcMoneyMatrix, sources);
  gtk_widget_class_bind_template_child (widget_class, BcMoneyMatrix, areas);
  gtk_widget_class_bind_template_child (widget_class, BcMoneyMatrix, totals);
}

static void
bc_money_matrix_init (BcMoneyMatrix *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bc_wheel_pass_on (self->sideways);
}

void
bc_money_matrix_load (BcMoneyMatrix *self, BcStore *store, const BcId *district)
{
  if (g_set_object (&self->store, store)) {
    stop_reading (self);
    self->reading = bc_reading_new (GTK_WIDGET (self), store, &table_kind);
  }
  self->district = *district;
  bc_reading_start (self->reading, g_memdup2 (district, sizeof *district));
}
