/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "money-chart.h"

#include <glib/gi18n-lib.h>

#include "drawn-text.h"
#include "number.h"

#define HEIGHT    300
#define MIN_WIDTH 240
#define GAP       6
#define STROKE    30 /* of a key's sample */
#define LINES     5  /* at most so many across */
#define LABEL     70 /* a month's label has so much room at least, in pixels */

/* What was planned and what became of it, added up month by month: four lines, told apart by their
 * strokes as well as by their colours. */
struct _BcMoneyChart
{
  GtkWidget parent_instance;

  GArray *months; /* (owned) (nullable) (element-type BcMoneyMonth) */
  gint32 today;   /* the month that today is in */
};

G_DEFINE_FINAL_TYPE (BcMoneyChart, bc_money_chart, GTK_TYPE_WIDGET)

/* How each line is drawn. */
static const struct
{
  const char *label;
  const char *colour; /* (nullable): of the style; the text's where there is none */
  double width;
  double dashes[4];
  int n_dashes;
} strokes[BC_N_MONEY] = {
  [BC_MONEY_PLANNED] = { NC_ ("money", "Planned"), NULL, 2, { 7, 4 }, 2 },
  [BC_MONEY_COMMITTED] = { NC_ ("money", "Committed"), "warning_color", 2, { 2, 3 }, 2 },
  [BC_MONEY_DISBURSED] = { NC_ ("money", "Disbursed"), "success_color", 2, { 10, 3, 2, 3 }, 4 },
  [BC_MONEY_SPENT] = { NC_ ("money", "Spent"), "accent_color", 3, { 0 }, 0 },
};

/* Where the lines are drawn, and how much they have room for. */
typedef struct
{
  GtkWidget *widget;
  GtkSnapshot *snapshot;
  cairo_t *cairo;
  GdkRGBA text;
  GdkRGBA dim;
  double x;
  double y;
  double width;
  double height;
  gint64 step; /* between two lines across, in pesos */
  gint64 top;  /* the uppermost one */
} Plot;

const char *
bc_money_chart_get_label (BcMoneyWhat what)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "money", strokes[what].label);
}

static const BcMoneyMonth *
get_month (BcMoneyChart *self, guint i)
{
  return &g_array_index (self->months, BcMoneyMonth, i);
}

static gint64
find_highest (BcMoneyChart *self)
{
  gint64 highest = 1;

  for (guint i = 0; i < self->months->len; i++)
    for (guint j = 0; j < BC_N_MONEY; j++)
      highest = MAX (highest, get_month (self, i)->sums[j]);
  return highest;
}

/* A round number of pesos: 1, 2 or 5 and zeros. */
static gint64
choose_step (gint64 highest)
{
  gint64 ten = 1;

  while (ten * 10 <= highest / LINES)
    ten *= 10;
  for (guint i = 0; i < 3; i++) {
    const gint64 step = ten * (i == 0 ? 1 : i == 1 ? 2 : 5);

    if (step * LINES >= highest)
      return step;
  }
  return ten * 10;
}

static int
draw_text (Plot *plot, const char *text, double x, double y, double align)
{
  g_autoptr (PangoLayout) layout =
    bc_drawn_text_new (plot->widget, text, BC_DRAWN_SMALL, PANGO_WEIGHT_NORMAL);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  bc_drawn_text_snapshot (layout, plot->snapshot, x - width * align, y - height / 2, &plot->text);
  return width;
}

static void
get_size (Plot *plot, const char *text, int *width, int *height)
{
  g_autoptr (PangoLayout) layout =
    bc_drawn_text_new (plot->widget, text, BC_DRAWN_SMALL, PANGO_WEIGHT_NORMAL);

  pango_layout_get_pixel_size (layout, width, height);
}

static void
set_stroke (Plot *plot, BcMoneyWhat what)
{
  GdkRGBA colour = plot->text;

  if (strokes[what].colour != NULL)
    gtk_style_context_lookup_color (gtk_widget_get_style_context (plot->widget),
                                    strokes[what].colour,
                                    &colour);
  gdk_cairo_set_source_rgba (plot->cairo, &colour);
  cairo_set_line_width (plot->cairo, strokes[what].width);
  cairo_set_dash (plot->cairo, strokes[what].dashes, strokes[what].n_dashes, 0);
}

/* A sample of each stroke with its name, above the lines; a second row where there is little room.
 */
static double
draw_keys (Plot *plot, double width)
{
  double x = 0;
  double y = 0;
  int height = 0;

  for (guint i = 0; i < BC_N_MONEY; i++) {
    const char *label = bc_money_chart_get_label (i);
    int text;

    get_size (plot, label, &text, &height);
    if (x > 0 && x + STROKE + GAP + text > width) {
      x = 0;
      y += height + GAP;
    }
    set_stroke (plot, i);
    cairo_move_to (plot->cairo, x, y + height / 2);
    cairo_line_to (plot->cairo, x + STROKE, y + height / 2);
    cairo_stroke (plot->cairo);
    draw_text (plot, label, x + STROKE + GAP, y + height / 2, 0);
    x += STROKE + GAP + text + 3 * GAP;
  }
  return y + height;
}

static double
get_y (Plot *plot, gint64 pesos)
{
  return plot->y + plot->height * (1 - (double) pesos / (double) plot->top);
}

static void
draw_across (Plot *plot)
{
  cairo_set_dash (plot->cairo, NULL, 0, 0);
  cairo_set_line_width (plot->cairo, 1);
  gdk_cairo_set_source_rgba (plot->cairo, &plot->dim);
  for (gint64 pesos = 0; pesos <= plot->top; pesos += plot->step) {
    g_autofree char *label = bc_number_dup_pesos_screen (pesos);
    const double y = (int) get_y (plot, pesos) + 0.5;

    cairo_move_to (plot->cairo, plot->x, y);
    cairo_line_to (plot->cairo, plot->x + plot->width, y);
    cairo_stroke (plot->cairo);
    draw_text (plot, label, plot->x - GAP, y, 1);
  }
}

static double
get_x (BcMoneyChart *self, Plot *plot, gint32 month)
{
  return plot->x + plot->width * (month - get_month (self, 0)->month) / self->months->len;
}

static guint
choose_months (BcMoneyChart *self, Plot *plot)
{
  static const guint steps[] = { 1, 2, 3, 6, 12, 24, 60, 120 };
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (steps) && plot->width / self->months->len * steps[i] < LABEL)
    i++;
  return steps[i];
}

/* Months where there is room, years otherwise. */
static void
draw_months (BcMoneyChart *self, Plot *plot)
{
  const guint step = choose_months (self, plot);
  const gint32 first = get_month (self, 0)->month;
  const gint32 last = first + (gint32) self->months->len;

  for (gint32 month = (first + (gint32) step - 1) / (gint32) step * (gint32) step; month < last;
       month += (gint32) step) {
    const double x = get_x (self, plot, month);
    g_autofree char *label = step < 12 ? g_strdup_printf ("%02d-%04d", month % 12 + 1, month / 12)
                                       : g_strdup_printf ("%04d", month / 12);
    int width, height;

    get_size (plot, label, &width, &height);
    if (x + width <= plot->x + plot->width)
      draw_text (plot, label, x, plot->y + plot->height + GAP + height / 2, 0);
    cairo_move_to (plot->cairo, (int) x + 0.5, plot->y + plot->height);
    cairo_line_to (plot->cairo, (int) x + 0.5, plot->y + plot->height + GAP);
    cairo_stroke (plot->cairo);
  }
}

/* What has not happened yet is not drawn as if nothing would. */
static void
draw_line (BcMoneyChart *self, Plot *plot, BcMoneyWhat what)
{
  set_stroke (plot, what);
  cairo_move_to (plot->cairo, plot->x, get_y (plot, 0));
  for (guint i = 0; i < self->months->len; i++) {
    const BcMoneyMonth *month = get_month (self, i);

    if (what != BC_MONEY_PLANNED && month->month > self->today)
      break;
    cairo_line_to (plot->cairo,
                   get_x (self, plot, month->month + 1),
                   get_y (plot, MAX (month->sums[what], 0)));
  }
  cairo_stroke (plot->cairo);
}

static void
draw_today (BcMoneyChart *self, Plot *plot)
{
  const gint32 first = get_month (self, 0)->month;
  const double x = get_x (self, plot, self->today + 1);

  if (self->today < first || self->today >= first + (gint32) self->months->len)
    return;
  cairo_set_dash (plot->cairo, NULL, 0, 0);
  cairo_set_line_width (plot->cairo, 1);
  gdk_cairo_set_source_rgba (plot->cairo, &plot->text);
  cairo_move_to (plot->cairo, (int) x + 0.5, plot->y);
  cairo_line_to (plot->cairo, (int) x + 0.5, plot->y + plot->height);
  cairo_stroke (plot->cairo);
  draw_text (plot, _ ("Today"), x - GAP, plot->y + 2 * GAP, 1);
}

static void
place_plot (BcMoneyChart *self, Plot *plot, double top)
{
  g_autofree char *longest = NULL;
  const gint64 highest = find_highest (self);
  int width, height;

  plot->step = choose_step (highest);
  plot->top = (highest + plot->step - 1) / plot->step * plot->step;
  longest = bc_number_dup_pesos_screen (plot->top);
  get_size (plot, longest, &width, &height);
  plot->x = width + 2 * GAP;
  plot->y = top + height;
  plot->width = MAX (gtk_widget_get_width (plot->widget) - plot->x - 2, 1);
  plot->height = MAX (gtk_widget_get_height (plot->widget) - plot->y - height - 2 * GAP, 1);
}

static void
bc_money_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BcMoneyChart *self = BC_MONEY_CHART (widget);
  const graphene_rect_t all = GRAPHENE_RECT_INIT (0,
                                                  0,
                                                  (float) gtk_widget_get_width (widget),
                                                  (float) gtk_widget_get_height (widget));
  Plot plot = { .widget = widget, .snapshot = snapshot };

  if (self->months == NULL || self->months->len == 0)
    return;
  bc_drawn_text_get_colour (widget, FALSE, &plot.text);
  bc_drawn_text_get_colour (widget, TRUE, &plot.dim);
  plot.dim.alpha /= 2;
  plot.cairo = gtk_snapshot_append_cairo (snapshot, &all);
  place_plot (self, &plot, draw_keys (&plot, all.size.width));
  draw_across (&plot);
  draw_months (self, &plot);
  draw_today (self, &plot);
  for (guint i = 0; i < BC_N_MONEY; i++)
    draw_line (self, &plot, i);
  cairo_destroy (plot.cairo);
}

static void
bc_money_chart_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : MIN_WIDTH;
}

static void
bc_money_chart_finalize (GObject *object)
{
  g_clear_pointer (&BC_MONEY_CHART (object)->months, g_array_unref);
  G_OBJECT_CLASS (bc_money_chart_parent_class)->finalize (object);
}

static void
bc_money_chart_class_init (BcMoneyChartClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = bc_money_chart_finalize;
  widget_class->measure = bc_money_chart_measure;
  widget_class->snapshot = bc_money_chart_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
bc_money_chart_init (BcMoneyChart *self)
{
}

/* @months: (element-type BcMoneyMonth): kept, and not to be changed. @today: year × 12 + month − 1.
 */
void
bc_money_chart_show (BcMoneyChart *self, GArray *months, gint32 today)
{
  g_clear_pointer (&self->months, g_array_unref);
  self->months = g_array_ref (months);
  self->today = today;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
