/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "summary-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "drawn-text.h"
#include "summary-bar.h"

#define MIN_BAR (2 * BC_BAR_HEIGHT)

/* A name has at least this room, however little there is, and at most that, in its own letters. */
#define MIN_NAME 5
#define MAX_NAME 14

enum {
  NAME,
  DISTRICTS,
  GROUP,
  PANEL,
};

/* A region, or the total, as a row that draws itself: its name, its bar, and its figures in words.
 */
struct _BcSummaryRowWidget
{
  GtkListBoxRow parent_instance;

  BcSummaryItem *item;                        /* (owned) */
  char *texts[BC_N_SUMMARY_COLUMNS];          /* (owned) */
  PangoLayout *layouts[BC_N_SUMMARY_COLUMNS]; /* (owned) (nullable): until the style changes */
  int widths[BC_N_SUMMARY_COLUMNS];           /* of the columns, in pixels */
  int counts[BC_N_PHASES];
  int longest; /* how many districts fill the bar; 0 for whatever there are */
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (BcSummaryRowWidget, bc_summary_row_widget, GTK_TYPE_LIST_BOX_ROW)

/* Where there is little room, the shares are left to the table. */
static guint
count_columns (BcSummaryRowWidget *self)
{
  return self->narrow ? GROUP : BC_N_SUMMARY_COLUMNS;
}

static PangoLayout *
ensure_layout (BcSummaryRowWidget *self, guint column)
{
  if (self->layouts[column] == NULL)
    self->layouts[column] =
      bc_drawn_text_new (GTK_WIDGET (self), self->texts[column], 0, PANGO_WEIGHT_NORMAL);
  return self->layouts[column];
}

static void
forget_layouts (BcSummaryRowWidget *self)
{
  for (guint i = 0; i < BC_N_SUMMARY_COLUMNS; i++)
    g_clear_object (&self->layouts[i]);
}

/* What the figures take, with the gaps before each of them and before the bar. */
static int
get_figures_width (BcSummaryRowWidget *self)
{
  int width = BC_SUMMARY_ROW_GAP;

  for (guint i = DISTRICTS; i < count_columns (self); i++)
    width += BC_SUMMARY_ROW_GAP + self->widths[i];
  return width;
}

/* The name has what it needs as soon as the bar can be seen; what is left is the bar's. */
static int
get_name_width (BcSummaryRowWidget *self)
{
  const int room = gtk_widget_get_width (GTK_WIDGET (self)) - get_figures_width (self) - MIN_BAR;

  return MAX (MIN (self->widths[NAME], room), 1);
}

static void
get_bar_place (BcSummaryRowWidget *self, graphene_rect_t *place)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const int x = get_name_width (self) + BC_SUMMARY_ROW_GAP;
  const int width =
    gtk_widget_get_width (widget) - x - get_figures_width (self) + BC_SUMMARY_ROW_GAP;

  graphene_rect_init (place, x, 0, MAX (width, 1), gtk_widget_get_height (widget));
}

static void
bc_summary_row_widget_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  BcSummaryRowWidget *self = BC_SUMMARY_ROW_WIDGET (widget);
  const int rest = get_figures_width (self) + MIN_BAR;
  int height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = rest + MIN (self->widths[NAME], MIN_NAME * bc_drawn_text_get_em (widget));
    *natural = rest + self->widths[NAME];
  } else {
    pango_layout_get_pixel_size (ensure_layout (self, NAME), NULL, &height);
    *minimum = *natural = MAX (height, BC_BAR_HEIGHT);
  }
}

static void
snapshot_text (BcSummaryRowWidget *self,
               GtkSnapshot *snapshot,
               guint column,
               double x,
               const GdkRGBA *colour)
{
  PangoLayout *layout = ensure_layout (self, column);
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  bc_drawn_text_snapshot (layout,
                          snapshot,
                          x,
                          (gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2,
                          colour);
}

static void
snapshot_name (BcSummaryRowWidget *self, GtkSnapshot *snapshot, const GdkRGBA *colour)
{
  PangoLayout *layout = ensure_layout (self, NAME);
  const int room = get_name_width (self);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width > room) {
    pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    pango_layout_set_width (layout, room * PANGO_SCALE);
  }
  snapshot_text (self, snapshot, NAME, 0, colour);
}

/* The figures stand at the right end of their columns. */
static void
snapshot_figures (BcSummaryRowWidget *self, GtkSnapshot *snapshot, const GdkRGBA *colour)
{
  double end = gtk_widget_get_width (GTK_WIDGET (self));

  for (guint i = count_columns (self) - 1; i >= DISTRICTS; i--) {
    int width;

    pango_layout_get_pixel_size (ensure_layout (self, i), &width, NULL);
    snapshot_text (self, snapshot, i, end - width, colour);
    end -= self->widths[i] + BC_SUMMARY_ROW_GAP;
  }
}

static void
bc_summary_row_widget_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BcSummaryRowWidget *self = BC_SUMMARY_ROW_WIDGET (widget);
  graphene_rect_t bar;
  GdkRGBA colour;

  bc_drawn_text_get_colour (widget, FALSE, &colour);
  get_bar_place (self, &bar);
  snapshot_name (self, snapshot, &colour);
  bc_summary_bar_snapshot (widget, snapshot, &bar, self->counts, self->longest);
  snapshot_figures (self, snapshot, &colour);
}

static void
bc_summary_row_widget_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  forget_layouts (BC_SUMMARY_ROW_WIDGET (widget));
  GTK_WIDGET_CLASS (bc_summary_row_widget_parent_class)->css_changed (widget, change);
}

/* Over the bar, what it shows in words. */
static gboolean
bc_summary_row_widget_query_tooltip (GtkWidget *widget,
                                     int x,
                                     int y,
                                     gboolean by_keyboard,
                                     GtkTooltip *tooltip)
{
  BcSummaryRowWidget *self = BC_SUMMARY_ROW_WIDGET (widget);
  g_autofree char *sentence = bc_summary_bar_dup_sentence (self->counts);
  graphene_rect_t bar;

  get_bar_place (self, &bar);
  if (!by_keyboard && (x < bar.origin.x || x > bar.origin.x + bar.size.width))
    return FALSE;
  gtk_tooltip_set_text (tooltip, sentence);
  return TRUE;
}

static void
bc_summary_row_widget_dispose (GObject *object)
{
  BcSummaryRowWidget *self = BC_SUMMARY_ROW_WIDGET (object);

  g_clear_object (&self->item);
  forget_layouts (self);
  G_OBJECT_CLASS (bc_summary_row_widget_parent_class)->dispose (object);
}

static void
bc_summary_row_widget_finalize (GObject *object)
{
  for (guint i = 0; i < BC_N_SUMMARY_COLUMNS; i++)
    g_free (BC_SUMMARY_ROW_WIDGET (object)->texts[i]);
  G_OBJECT_CLASS (bc_summary_row_widget_parent_class)->finalize (object);
}

static void
bc_summary_row_widget_class_init (BcSummaryRowWidgetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bc_summary_row_widget_dispose;
  object_class->finalize = bc_summary_row_widget_finalize;
  widget_class->measure = bc_summary_row_widget_measure;
  widget_class->snapshot = bc_summary_row_widget_snapshot;
  widget_class->css_changed = bc_summary_row_widget_css_changed;
  widget_class->query_tooltip = bc_summary_row_widget_query_tooltip;
}

/* A list's row would ask its child for its size. */
static void
bc_summary_row_widget_init (BcSummaryRowWidget *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "summary-row");
}

/* "3 · 75 %": the number and the share. */
static char *
dup_share (BcSummaryItem *item, const char *code, const char *share_code)
{
  g_autofree char *number = bc_summary_item_dup_figure (item, code, NULL);
  g_autofree char *share = bc_summary_item_dup_figure (item, share_code, NULL);

  if (isnan (bc_summary_row_get (bc_summary_item_get_row (item), share_code, NULL)))
    return g_strdup ("–");
  return g_strdup_printf ("%s · %s", number, share);
}

static void
count_phases (BcSummaryRowWidget *self)
{
  const BcSummaryRow *row = bc_summary_item_get_row (self->item);

  for (guint i = 0; i < BC_N_PHASES; i++)
    self->counts[i] = (int) bc_summary_row_get (row, "districts", bc_summary_bar_get_phase (i));
}

static void
name_row (BcSummaryRowWidget *self)
{
  g_autofree char *bar = bc_summary_bar_dup_sentence (self->counts);
  const BcSummaryRow *row = bc_summary_item_get_row (self->item);
  const gulong n = (gulong) bc_summary_row_get (row, "districts", "total");
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                        "%s: %s district; %s; GAL %s; panel %s",
                                                        "%s: %s districts; %s; GAL %s; panel %s",
                                                        n),
                                           self->texts[NAME],
                                           self->texts[DISTRICTS],
                                           bar,
                                           self->texts[GROUP],
                                           self->texts[PANEL]);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

GtkWidget *
bc_summary_row_widget_new (BcSummaryItem *item, int longest)
{
  BcSummaryRowWidget *self = g_object_new (BC_TYPE_SUMMARY_ROW_WIDGET, NULL);

  bc_summary_row_widget_set_item (self, item, longest);
  return GTK_WIDGET (self);
}

BcSummaryItem *
bc_summary_row_widget_get_item (BcSummaryRowWidget *self)
{
  return self->item;
}

/* Takes @text. */
static void
set_text (BcSummaryRowWidget *self, guint column, char *text)
{
  g_free (self->texts[column]);
  self->texts[column] = text;
}

/* @longest: how many districts fill a bar, 0 for as many as there are. */
void
bc_summary_row_widget_set_item (BcSummaryRowWidget *self, BcSummaryItem *item, int longest)
{
  const BcSummaryRow *row = bc_summary_item_get_row (item);
  const gboolean total = bc_summary_item_is_total (item);

  g_set_object (&self->item, item);
  self->longest = longest;
  forget_layouts (self);
  set_text (self, NAME, g_strdup (total ? _ ("Country") : row->name));
  set_text (self, DISTRICTS, bc_summary_item_dup_figure (item, "districts", "total"));
  set_text (self, GROUP, dup_share (item, "gal-constituted", "gal-constituted-share"));
  set_text (self, PANEL, dup_share (item, "panel-constituted", "panel-constituted-share"));
  count_phases (self);
  name_row (self);
  if (total)
    gtk_widget_add_css_class (GTK_WIDGET (self), "total");
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
bc_summary_row_widget_set_narrow (BcSummaryRowWidget *self, gboolean narrow)
{
  self->narrow = narrow;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Raises @widths, in pixels, to what the row's texts need. */
void
bc_summary_row_widget_widen (BcSummaryRowWidget *self, int widths[BC_N_SUMMARY_COLUMNS])
{
  const int longest_name = MAX_NAME * bc_drawn_text_get_em (GTK_WIDGET (self));

  for (guint i = 0; i < count_columns (self); i++) {
    PangoLayout *layout = ensure_layout (self, i);
    int width;

    pango_layout_set_width (layout, -1);
    pango_layout_get_pixel_size (layout, &width, NULL);
    widths[i] = MAX (widths[i], i == NAME ? MIN (width, longest_name) : width);
  }
}

/* Sets how wide the columns are, so that what belongs together stands below each other. For who
 * measures the rows: it does not ask for being measured again. */
void
bc_summary_row_widget_align (BcSummaryRowWidget *self, const int widths[BC_N_SUMMARY_COLUMNS])
{
  for (guint i = 0; i < BC_N_SUMMARY_COLUMNS; i++)
    self->widths[i] = widths[i];
}
