/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "summary-chart.h"

#include "summary-grid.h"
#include "summary-key.h"
#include "summary-row.h"

#define GAP          6
#define HEADINGS_GAP 6

/* As far as the rows' texts are from the edge. */
#define MARGIN 14

/* A bar and a few figures for each region, below what they mean. */
struct _BcSummaryChart
{
  GtkWidget parent_instance;

  gboolean narrow;                  /* there is little room */
  int widths[BC_N_SUMMARY_COLUMNS]; /* of the columns, in pixels */

  GtkWidget *keys;
  GtkWidget *headings[BC_N_SUMMARY_COLUMNS];
  GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (BcSummaryChart, bc_summary_chart, GTK_TYPE_WIDGET)

enum {
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The headings' names in the template. */
static const char *const heading_names[BC_N_SUMMARY_COLUMNS] = {
  "regions_heading",
  "districts_heading",
  "group_heading",
  "panel_heading",
};

static BcSummaryRowWidget *
get_row (BcSummaryChart *self, int i)
{
  return (BcSummaryRowWidget *) gtk_list_box_get_row_at_index (self->rows, i);
}

/* Makes each column as wide as the widest of its texts. */
static void
align_columns (BcSummaryChart *self)
{
  BcSummaryRowWidget *row = NULL;

  self->widths[0] = 0;
  for (guint i = 1; i < BC_N_SUMMARY_COLUMNS; i++)
    gtk_widget_measure (self->headings[i],
                        GTK_ORIENTATION_HORIZONTAL,
                        -1,
                        NULL,
                        &self->widths[i],
                        NULL,
                        NULL);
  for (int i = 0; (row = get_row (self, i)); i++)
    bc_summary_row_widget_widen (row, self->widths);
  for (int i = 0; (row = get_row (self, i)); i++)
    bc_summary_row_widget_align (row, self->widths);
}

static int
measure_headings (BcSummaryChart *self)
{
  int height = 0;

  for (guint i = 0; i < BC_N_SUMMARY_COLUMNS; i++) {
    int one;

    gtk_widget_measure (self->headings[i], GTK_ORIENTATION_VERTICAL, -1, &one, NULL, NULL, NULL);
    height = MAX (height, one);
  }
  return height;
}

static void
bc_summary_chart_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  BcSummaryChart *self = BC_SUMMARY_CHART (widget);
  int keys[2], rows[2];

  align_columns (self);
  gtk_widget_measure (self->keys, orientation, for_size, &keys[0], &keys[1], NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->rows),
                      orientation,
                      for_size,
                      &rows[0],
                      &rows[1],
                      NULL,
                      NULL);
  *minimum = MAX (keys[0], rows[0]);
  *natural = MAX (keys[1], rows[1]);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = keys[0] + measure_headings (self) + rows[0] + 2 * GAP + HEADINGS_GAP;
}

/* The first one stands over the names and the bars together, the others over their figures. */
static void
allocate_headings (BcSummaryChart *self, int y, int width, int height)
{
  GtkAllocation place = { width - MARGIN, y, 0, height };

  for (guint i = BC_N_SUMMARY_COLUMNS - 1; i >= 1; i--) {
    place.width = self->widths[i];
    place.x -= place.width;
    if (gtk_widget_get_visible (self->headings[i]))
      gtk_widget_size_allocate (self->headings[i], &place, -1);
    else
      place.x += place.width + BC_SUMMARY_ROW_GAP;
    place.x -= BC_SUMMARY_ROW_GAP;
  }
  place = (GtkAllocation){ MARGIN, y, MAX (place.x - MARGIN, 1), height };
  gtk_widget_size_allocate (self->headings[0], &place, -1);
}

static void
bc_summary_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BcSummaryChart *self = BC_SUMMARY_CHART (widget);
  const int headings = measure_headings (self);
  GtkAllocation place = { 0, 0, width, 0 };

  gtk_widget_measure (self->keys, GTK_ORIENTATION_VERTICAL, width, &place.height, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->keys, &place, -1);
  place.y = place.height + GAP + HEADINGS_GAP;
  allocate_headings (self, place.y, width, headings);
  place.y += headings + GAP;
  place.height = height - place.y;
  gtk_widget_size_allocate (GTK_WIDGET (self->rows), &place, -1);
}

static GtkSizeRequestMode
bc_summary_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
row_activated_cb (GtkListBox *rows, BcSummaryRowWidget *row, BcSummaryChart *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0, bc_summary_row_widget_get_item (row));
}

static void
bc_summary_chart_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_SUMMARY_CHART);
  G_OBJECT_CLASS (bc_summary_chart_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BcSummaryChart, keys);
  gtk_widget_class_bind_template_child (widget_class, BcSummaryChart, rows);
  for (guint i = 0; i < BC_N_SUMMARY_COLUMNS; i++)
    gtk_widget_class_bind_template_child_full (widget_class,
                                               heading_names[i],
                                               FALSE,
                                               G_STRUCT_OFFSET (BcSummaryChart, headings) +
                                                 i * sizeof (GtkWidget *));
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
bc_summary_chart_class_init (BcSummaryChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (BC_TYPE_SUMMARY_GRID);
  g_type_ensure (BC_TYPE_SUMMARY_KEY);
  G_OBJECT_CLASS (klass)->dispose = bc_summary_chart_dispose;
  widget_class->measure = bc_summary_chart_measure;
  widget_class->size_allocate = bc_summary_chart_size_allocate;
  widget_class->get_request_mode = bc_summary_chart_get_request_mode;
  signals[ACTIVATED] = g_signal_new ("activated",
                                     BC_TYPE_SUMMARY_CHART,
                                     G_SIGNAL_RUN_LAST,
                                     0,
                                     NULL,
                                     NULL,
                                     NULL,
                                     G_TYPE_NONE,
                                     1,
                                     BC_TYPE_SUMMARY_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/summary-chart.ui");
  bind_children (widget_class);
}

static void
bc_summary_chart_init (BcSummaryChart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static int
find_longest (BcSummary *summary)
{
  int longest = 1;

  for (guint i = 0; i < summary->regions->len; i++)
    longest =
      MAX (longest, (int) bc_summary_row_get (summary->regions->pdata[i], "districts", "total"));
  return longest;
}

static void
append_row (BcSummaryChart *self, BcSummaryItem *item, int longest)
{
  GtkWidget *row = bc_summary_row_widget_new (item, longest);

  bc_summary_row_widget_set_narrow (BC_SUMMARY_ROW_WIDGET (row), self->narrow);
  gtk_list_box_append (self->rows, row);
}

/* Shows the @items of @summary. Rows are kept where they are, so that the keyboard's place in them
 * is kept too. */
void
bc_summary_chart_show (BcSummaryChart *self, BcSummary *summary, GListModel *items)
{
  const int longest = find_longest (summary);
  const guint n_items = g_list_model_get_n_items (items);

  for (guint i = 0; i < n_items; i++) {
    g_autoptr (BcSummaryItem) item = g_list_model_get_item (items, i);
    BcSummaryRowWidget *row = get_row (self, (int) i);
    const int fills = bc_summary_item_is_total (item) ? 0 : longest;

    if (row)
      bc_summary_row_widget_set_item (row, item, fills);
    else
      append_row (self, item, fills);
  }
}

/* Where there is little room, the shares are left to the table. */
void
bc_summary_chart_set_narrow (BcSummaryChart *self, gboolean narrow)
{
  BcSummaryRowWidget *row = NULL;

  self->narrow = narrow;
  gtk_widget_set_visible (self->headings[2], !narrow);
  gtk_widget_set_visible (self->headings[3], !narrow);
  for (int i = 0; (row = get_row (self, i)); i++)
    bc_summary_row_widget_set_narrow (row, narrow);
}
