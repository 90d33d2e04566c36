/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "district-columns.h"

/* Lays children out in as many columns of equal width as there is room for, and each row as high as
 * the highest in it: side by side where it is wide, below each other where it is narrow. */
struct _BcDistrictColumns
{
  GtkLayoutManager parent_instance;

  int column_width;
  int spacing;
};

enum {
  PROP_COLUMN_WIDTH = 1,
  PROP_SPACING,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BcDistrictColumns, bc_district_columns, GTK_TYPE_LAYOUT_MANAGER)

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
get_first (GtkWidget *widget)
{
  return skip_hidden (gtk_widget_get_first_child (widget));
}

static GtkWidget *
get_next (GtkWidget *child)
{
  return skip_hidden (gtk_widget_get_next_sibling (child));
}

static int
count_children (GtkWidget *widget)
{
  int n = 0;

  for (GtkWidget *child = get_first (widget); child != NULL; child = get_next (child))
    n++;
  return n;
}

/* What the widest of the children cannot do without: large text may need more than a column. */
static int
measure_least (GtkWidget *widget)
{
  int least = 0;

  for (GtkWidget *child = get_first (widget); child != NULL; child = get_next (child)) {
    int minimum = 0;

    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
    least = MAX (least, minimum);
  }
  return least;
}

static int
count_columns (BcDistrictColumns *self, GtkWidget *widget, int width)
{
  int column_width = MAX (self->column_width, measure_least (widget));
  int room = (width + self->spacing) / (column_width + self->spacing);

  return CLAMP (room, 1, MAX (count_children (widget), 1));
}

static int
get_column_width (BcDistrictColumns *self, int width, int n_columns)
{
  return (width - (n_columns - 1) * self->spacing) / n_columns;
}

/* The height of the row that begins with @child; @child: (inout): then the first of the next row.
 */
static int
measure_row (GtkWidget **child, int n_columns, int column_width)
{
  int height = 0;

  for (int i = 0; i < n_columns && *child != NULL; i++, *child = get_next (*child)) {
    int natural = 0;

    gtk_widget_measure (*child, GTK_ORIENTATION_VERTICAL, column_width, NULL, &natural, NULL, NULL);
    height = MAX (height, natural);
  }
  return height;
}

static void
measure_width (BcDistrictColumns *self, GtkWidget *widget, int *minimum, int *natural)
{
  int n = count_children (widget);

  *minimum = measure_least (widget);
  *natural = MAX (*minimum, n * self->column_width + MAX (n - 1, 0) * self->spacing);
}

static void
bc_district_columns_measure (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  BcDistrictColumns *self = BC_DISTRICT_COLUMNS (manager);
  GtkWidget *child = get_first (widget);
  int width, n_columns, height = 0;

  measure_width (self, widget, minimum, natural);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  width = for_size >= 0 ? for_size : *minimum;
  n_columns = count_columns (self, widget, width);
  while (child != NULL)
    height += measure_row (&child, n_columns, get_column_width (self, width, n_columns)) +
              (child != NULL ? self->spacing : 0);
  *minimum = *natural = height;
}

static void
bc_district_columns_allocate (GtkLayoutManager *manager,
                              GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  BcDistrictColumns *self = BC_DISTRICT_COLUMNS (manager);
  int n_columns = count_columns (self, widget, width);
  int column_width = get_column_width (self, width, n_columns);
  gboolean backwards = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = get_first (widget);
  int y = 0;

  while (child != NULL) {
    GtkWidget *next = child;
    int row_height = measure_row (&next, n_columns, column_width);

    for (int i = 0; child != next; i++, child = get_next (child)) {
      int column = backwards ? n_columns - 1 - i : i;
      GtkAllocation place = { column * (column_width + self->spacing),
                              y,
                              column_width,
                              row_height };

      gtk_widget_size_allocate (child, &place, -1);
    }
    y += row_height + self->spacing;
  }
}

static GtkSizeRequestMode
bc_district_columns_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
bc_district_columns_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  BcDistrictColumns *self = BC_DISTRICT_COLUMNS (object);

  switch (property) {
  case PROP_COLUMN_WIDTH:
    g_value_set_int (value, self->column_width);
    break;
  case PROP_SPACING:
    g_value_set_int (value, self->spacing);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
  }
}

static void
bc_district_columns_set_property (GObject *object,
                                  guint property,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  BcDistrictColumns *self = BC_DISTRICT_COLUMNS (object);

  switch (property) {
  case PROP_COLUMN_WIDTH:
    self->column_width = g_value_get_int (value);
    break;
  case PROP_SPACING:
    self->spacing = g_value_get_int (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
  }
}

static void
bc_district_columns_class_init (BcDistrictColumnsClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (class);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = bc_district_columns_get_property;
  object_class->set_property = bc_district_columns_set_property;
  layout_class->measure = bc_district_columns_measure;
  layout_class->allocate = bc_district_columns_allocate;
  layout_class->get_request_mode = bc_district_columns_get_request_mode;
  props[PROP_COLUMN_WIDTH] =
    g_param_spec_int ("column-width", NULL, NULL, 1, G_MAXINT16, 200, flags);
  props[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT16, 12, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bc_district_columns_init (BcDistrictColumns *self)
{
}
