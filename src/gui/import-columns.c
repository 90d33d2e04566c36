/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-columns.h"

#include <glib/gi18n-lib.h>

#include "field-editor.h"
#include "filling.h"
#include "import-column-row.h"
#include "more-button.h"

/* How many rows there are at first, and how many more are asked for. */
#define FIRST_ROWS 80
#define MORE_ROWS  80

/* The columns of a table that is imported, and what each is for. */
struct _BcImportColumns
{
  AdwBin parent_instance;

  BcImportChoices choices;
  guint n_rows;   /* how many rows there are already */
  guint n_wanted; /* and how many there may be */
  gboolean loading;
  GtkLabel *count;
  GtkWidget *head;
  GtkDropDown *head_row;
  GtkListBox *list;
  BcMoreButton *more;
};

enum {
  CHANGED,
  ROW_CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcImportColumns, bc_import_columns, ADW_TYPE_BIN)

static guint
count_used (BcImportPlan *plan)
{
  guint n_used = 0;

  for (guint i = 0; i < bc_import_plan_get_n_columns (plan); i++) {
    const BcImportColumn *column = bc_import_plan_get_column (plan, i);

    n_used += column->use != BC_IMPORT_NOTHING && !column->ignored;
  }
  return n_used;
}

static void
show_count (BcImportColumns *self)
{
  const guint n = bc_import_plan_get_n_columns (self->choices.plan);
  const guint n_used = count_used (self->choices.plan);
  g_autofree char *count = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE,
                 "Of %u column, %u is imported. Check what it is for; what is not imported stays "
                 "out, and an empty cell changes nothing.",
                 "Of %u columns, %u are imported. Check what each is for; what is not imported "
                 "stays out, and an empty cell changes nothing.",
                 n),
    n,
    n_used);

  gtk_label_set_label (self->count, count);
}

static void
changed_cb (BcImportColumns *self)
{
  show_count (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
head_cb (BcImportColumns *self)
{
  const guint selected = gtk_drop_down_get_selected (self->head_row);
  const GPtrArray *heads = NULL;

  if (self->loading || self->choices.plan == NULL)
    return;
  heads = bc_import_plan_get_heads (self->choices.plan);
  if (selected < heads->len)
    g_signal_emit (self,
                   signals[ROW_CHOSEN],
                   0,
                   ((const BcImportHead *) heads->pdata[selected])->row);
}

/* The first rows, of which one has the headings. */
static void
show_heads (BcImportColumns *self)
{
  const GPtrArray *heads = bc_import_plan_get_heads (self->choices.plan);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint chosen = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < heads->len; i++) {
    const BcImportHead *head = heads->pdata[i];
    g_autofree char *row = g_strdup_printf ("%u", head->row);
    g_autofree char *label = g_strdup_printf (_ ("%s: %s"), row, head->text);

    gtk_string_list_append (list, label);
    if (head->row == bc_import_plan_get_heading_row (self->choices.plan))
      chosen = i;
  }
  self->loading = TRUE;
  gtk_drop_down_set_model (self->head_row, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->head_row, chosen);
  gtk_widget_set_visible (self->head, heads->len > 1);
  self->loading = FALSE;
}

/* Makes the next row. */
static gboolean
fill_step (GtkWidget *widget)
{
  BcImportColumns *self = BC_IMPORT_COLUMNS (widget);
  const guint n = bc_import_plan_get_n_columns (self->choices.plan);
  GtkWidget *row = NULL;

  if (self->n_rows >= MIN (n, self->n_wanted)) {
    bc_more_button_show (self->more, self->n_rows, MORE_ROWS, n);
    return FALSE;
  }
  row = bc_import_column_row_new (&self->choices, self->n_rows++);
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
  return TRUE;
}

static void
more_cb (BcImportColumns *self)
{
  self->n_wanted += MORE_ROWS;
  bc_filling_start (GTK_WIDGET (self), fill_step);
}

static void
clear (BcImportColumns *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_clear_pointer (&self->choices.targets, g_ptr_array_unref);
  g_clear_object (&self->choices.labels);
  self->n_rows = 0;
}

static void
bc_import_columns_dispose (GObject *object)
{
  BcImportColumns *self = BC_IMPORT_COLUMNS (object);

  bc_filling_stop (GTK_WIDGET (self));
  if (self->list != NULL)
    clear (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_IMPORT_COLUMNS);
  G_OBJECT_CLASS (bc_import_columns_parent_class)->dispose (object);
}

static void
bc_import_columns_class_init (BcImportColumnsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_import_columns_dispose;
  signals[CHANGED] = g_signal_new ("changed",
                                   G_TYPE_FROM_CLASS (class),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);
  signals[ROW_CHOSEN] = g_signal_new ("row-chosen",
                                      G_TYPE_FROM_CLASS (class),
                                      G_SIGNAL_RUN_LAST,
                                      0,
                                      NULL,
                                      NULL,
                                      NULL,
                                      G_TYPE_NONE,
                                      1,
                                      G_TYPE_UINT);
  g_type_ensure (BC_TYPE_MORE_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/import-columns.ui");
  gtk_widget_class_bind_template_child (widget_class, BcImportColumns, count);
  gtk_widget_class_bind_template_child (widget_class, BcImportColumns, list);
  gtk_widget_class_bind_template_child (widget_class, BcImportColumns, more);
  gtk_widget_class_bind_template_child (widget_class, BcImportColumns, head);
  gtk_widget_class_bind_template_child (widget_class, BcImportColumns, head_row);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, head_cb);
}

static void
bc_import_columns_init (BcImportColumns *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bc_field_editor_name (GTK_WIDGET (self->head_row), _ ("Row with the headings"));
}

static GListModel *
list_labels (const GPtrArray *targets)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < targets->len; i++)
    gtk_string_list_append (labels, ((const BcImportTarget *) targets->pdata[i])->label);
  return G_LIST_MODEL (labels);
}

/* @plan: surveyed; it outlives the widget, or what it shows next. */
void
bc_import_columns_show (BcImportColumns *self, BcImportPlan *plan)
{
  clear (self);
  self->choices.plan = plan;
  self->choices.targets = bc_import_plan_list_targets (plan);
  self->choices.labels = list_labels (self->choices.targets);
  self->n_wanted = FIRST_ROWS;
  show_count (self);
  show_heads (self);
  if (fill_step (GTK_WIDGET (self)))
    bc_filling_start (GTK_WIDGET (self), fill_step);
}

/* The keyboard goes to the first column of which something is asked, else to the first. */
void
bc_import_columns_focus (BcImportColumns *self)
{
  GtkListBoxRow *row;
  GtkListBoxRow *wanted = gtk_list_box_get_row_at_index (self->list, 0);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (bc_import_column_row_is_open (BC_IMPORT_COLUMN_ROW (row))) {
      wanted = row;
      break;
    }
  if (wanted != NULL)
    bc_import_column_row_focus (BC_IMPORT_COLUMN_ROW (wanted));
}
