/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "summary-grid.h"

#define GAP 12

/* Children beside each other in columns of the same width, as many as there is room for. A flow box
 * does the same, but measures each of its children for every number of columns. */
struct _BcSummaryGrid
{
  GtkWidget parent_instance;

  int max_columns;
};

G_DEFINE_FINAL_TYPE (BcSummaryGrid, bc_summary_grid, GTK_TYPE_WIDGET)

enum {
  PROP_MAX_COLUMNS = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The widths that the widest child needs. */
static void
measure_columns (BcSummaryGrid *self, int *minimum, int *natural)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  for (*minimum = *natural = 1; child; child = gtk_widget_get_next_sibling (child)) {
    int child_minimum, child_natural;

    gtk_widget_measure (child,
                        GTK_ORIENTATION_HORIZONTAL,
                        -1,
                        &child_minimum,
                        &child_natural,
                        NULL,
                        NULL);
    *minimum = MAX (*minimum, child_minimum);
    *natural = MAX (*natural, child_natural);
  }
}

static int
count_columns (BcSummaryGrid *self, int width)
{
  int minimum, natural;

  measure_columns (self, &minimum, &natural);
  return CLAMP ((width + GAP) / (natural + GAP), 1, self->max_columns);
}

static int
get_column_width (int columns, int width)
{
  return MAX ((width - (columns - 1) * GAP) / columns, 1);
}

/* The height of the row that begins with @child, and through @next the first child of the one below
 * it. */
static int
measure_row (GtkWidget *child, int columns, int width, GtkWidget **next)
{
  int height = 0;

  for (int i = 0; i < columns && child; i++, child = gtk_widget_get_next_sibling (child)) {
    int minimum;

    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
    height = MAX (height, minimum);
  }
  *next = child;
  return height;
}

static int
measure_height (BcSummaryGrid *self, int width)
{
  const int columns = count_columns (self, width);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
  int height = 0;

  while (child)
    height += measure_row (child, columns, get_column_width (columns, width), &child) + GAP;
  return MAX (height - GAP, 0);
}

static void
bc_summary_grid_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  BcSummaryGrid *self = BC_SUMMARY_GRID (widget);

  measure_columns (self, minimum, natural);
  *natural = self->max_columns * (*natural + GAP) - GAP;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = measure_height (self, for_size < 0 ? *natural : for_size);
}

static void
bc_summary_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  const int columns = count_columns (BC_SUMMARY_GRID (widget), width);
  const int column_width = get_column_width (columns, width);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int y = 0;

  while (child) {
    GtkWidget *next = NULL;
    const int row_height = measure_row (child, columns, column_width, &next);

    for (int x = 0; child != next; x += column_width + GAP) {
      const GtkAllocation place = { x, y, column_width, row_height };

      gtk_widget_size_allocate (child, &place, -1);
      child = gtk_widget_get_next_sibling (child);
    }
    y += row_height + GAP;
  }
}

static GtkSizeRequestMode
bc_summary_grid_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
bc_summary_grid_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  BC_SUMMARY_GRID (object)->max_columns = g_value_get_int (value);
}

static void
bc_summary_grid_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (bc_summary_grid_parent_class)->dispose (object);
}

static void
bc_summary_grid_class_init (BcSummaryGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = bc_summary_grid_set_property;
  object_class->dispose = bc_summary_grid_dispose;
  widget_class->measure = bc_summary_grid_measure;
  widget_class->size_allocate = bc_summary_grid_size_allocate;
  widget_class->get_request_mode = bc_summary_grid_get_request_mode;
  properties[PROP_MAX_COLUMNS] =
    g_param_spec_int ("max-columns",
                      NULL,
                      NULL,
                      1,
                      G_MAXINT,
                      1,
                      G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "summarygrid");
}

static void
bc_summary_grid_init (BcSummaryGrid *self)
{
}
