/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site-view.h"

#include <glib/gi18n-lib.h>

#include "business-row.h"
#include "form-rows.h"
#include "number.h"
#include "record-dialog.h"
#include "site-map.h"
#include "site-paper.h"
#include "site-save.h"
#include "site-symbol.h"
#include "splice.h"
#include "walk-answer.h"

/* How much closer one comes at once. */
#define CLOSER 1.5
/* From this width on the lists stand beside the drawing. */
#define WIDE 560

/* The plan drawing with what belongs around it: the chosen business, those without a place, and
 * what is drawn is saved. */
struct _BcSiteView
{
  AdwBin parent_instance;

  BcStore *store; /* (owned) (nullable) */
  BcId district;
  char *name;       /* (owned) (nullable): the district's */
  GArray *boundary; /* (owned) (nullable) (element-type BcPosition) */
  gint64 arrival;   /* how far the journal went when these and the rows were read */
  GListModel *rows; /* (unowned): those of the register around it */
  gboolean editable;
  gboolean known;  /* the drawing lies on the ground of this district */
  gboolean stale;  /* it has to be drawn anew before it is looked at */
  BcGround ground; /* where it is known */
  GtkStack *stack;
  GtkEditable *start;
  GtkLabel *start_problem;
  BcSiteMap *map;
  BcSiteSaves *saves; /* (owned) */
  GtkBox *body;
  GtkWidget *tools;
  GtkWidget *doing;
  GtkWidget *take_back;
  GtkStack *card;
  GtkLabel *card_name;
  GtkLabel *card_place;
  GtkLabel *card_state;
  GtkWidget *here_box;
  GtkLabel *here_count;
  GListStore *here;
  GtkWidget *unplaced_box;
  GtkLabel *unplaced_count;
  GListStore *unplaced;
};

G_DEFINE_FINAL_TYPE (BcSiteView, bc_site_view, ADW_TYPE_BIN)

/* (nullable): the business of the chosen mark. */
static BcBusinessRow *
get_chosen (BcSiteView *self)
{
  const BcSitePlan *plan = bc_site_map_get_plan (self->map);
  const guint focus = bc_site_map_get_focus (self->map);

  if (plan == NULL || focus == BC_SITE_NONE || bc_site_map_get_mode (self->map) != BC_SITE_LOOK)
    return NULL;
  return bc_site_plan_get_mark (plan, focus)->row;
}

static void
show_card (BcSiteView *self)
{
  BcBusinessRow *row = get_chosen (self);
  char *const *texts = row != NULL ? bc_business_row_get_figures (row)->texts : NULL;

  gtk_stack_set_visible_child_name (self->card, row != NULL ? "chosen" : "none");
  if (row == NULL)
    return;
  gtk_label_set_label (self->card_name, texts[BC_BUSINESS_NAME]);
  gtk_label_set_label (self->card_place, texts[BC_BUSINESS_PLACE]);
  gtk_label_set_label (self->card_state, texts[BC_BUSINESS_STATE]);
}

static void
show_here (BcSiteView *self)
{
  g_autoptr (GPtrArray) here = bc_site_map_list_here (self->map);
  const guint n = here->len;
  g_autofree char *number = bc_number_dup_whole_screen (n);
  g_autofree char *count =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s here", "%s here", n), number);

  gtk_widget_set_visible (self->here_box, n > 1 && get_chosen (self) != NULL);
  gtk_label_set_label (self->here_count, count);
  bc_splice_show (self->here, here, (GEqualFunc) bc_business_row_is_same);
}

static void
show_unplaced (BcSiteView *self, GPtrArray *unplaced)
{
  const guint n = unplaced->len;
  g_autofree char *number = bc_number_dup_whole_screen (n);
  g_autofree char *count =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s without a place", "%s without a place", n),
                     number);

  gtk_widget_set_visible (self->unplaced_box, n > 0);
  gtk_label_set_label (self->unplaced_count, count);
  bc_splice_show (self->unplaced, unplaced, (GEqualFunc) bc_business_row_is_same);
}

static void
enable (BcSiteView *self)
{
  const BcSiteMode mode = bc_site_map_get_mode (self->map);
  const gboolean chosen = get_chosen (self) != NULL;
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "site.open", chosen);
  gtk_widget_action_set_enabled (widget, "site.move", chosen && self->editable);
  gtk_widget_action_set_enabled (widget, "site.answer", chosen && self->editable);
  gtk_widget_action_set_enabled (widget, "site.boundary", self->editable);
  gtk_widget_set_visible (self->tools, mode == BC_SITE_LOOK);
  gtk_widget_set_visible (self->doing, mode != BC_SITE_LOOK);
  gtk_widget_set_visible (self->take_back, mode == BC_SITE_DRAW || mode == BC_SITE_EDIT);
  gtk_widget_set_sensitive (self->unplaced_box, mode == BC_SITE_LOOK && self->editable);
}

static void
changed_cb (BcSiteView *self)
{
  /* The drawing may outlive the view while something is being saved. */
  if (self->map == NULL)
    return;
  show_card (self);
  show_here (self);
  enable (self);
}

static void
draw_plan (BcSiteView *self)
{
  BcSitePlan *plan = NULL;

  self->stale = FALSE;
  if (!self->known)
    self->known = bc_site_plan_find_ground (self->rows, self->boundary, &self->ground);
  gtk_stack_set_visible_child_name (self->stack, self->known ? "map" : "start");
  if (!self->known)
    return;
  plan = bc_site_plan_new (self->rows, self->boundary, &self->ground);
  show_unplaced (self, plan->unplaced);
  bc_site_map_show (self->map, plan, self->arrival, self->name, self->editable);
}

/* The drawing of a district of which nothing is placed begins with one position. */
static void
start_cb (BcSiteView *self)
{
  const char *text = gtk_editable_get_text (self->start);
  g_autoptr (GError) error = NULL;
  BcPosition position = { 0 };
  const char *problem = NULL;

  if (!bc_position_parse (text, &position, &error))
    problem = error->message;
  else if (!bc_position_is_in_chile (&position))
    problem = _ ("This place lies outside of Chile");
  gtk_label_set_label (self->start_problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->start_problem), problem != NULL);
  if (problem != NULL)
    return;
  bc_ground_init (&self->ground, &position);
  self->known = TRUE;
  draw_plan (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

static void
placed_cb (BcSiteView *self)
{
  bc_site_saves_placed (self->saves, self->store);
}

static void
bounded_cb (BcSiteView *self)
{
  bc_site_saves_bounded (self->saves, self->store, &self->district);
}

static void
refused_cb (BcSiteView *self)
{
  bc_site_save_refuse (self->map);
}

static void
open_row (BcSiteView *self, BcBusinessRow *row)
{
  bc_record_dialog_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                         self->store,
                         bc_dictionary_find ("business"),
                         &bc_business_row_get_figures (row)->id,
                         NULL);
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcSiteView *self = BC_SITE_VIEW (widget);

  if (get_chosen (self) != NULL)
    open_row (self, get_chosen (self));
}

static void
activated_cb (BcSiteView *self)
{
  open_cb (GTK_WIDGET (self), NULL, NULL);
}

static void
move_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcSiteView *self = BC_SITE_VIEW (widget);
  BcBusinessRow *row = get_chosen (self);

  if (row == NULL)
    return;
  bc_site_map_begin_place (self->map, row);
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

/* As on a walk: one key for the state, and on to the next door. */
static void
answer_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcSiteView *self = BC_SITE_VIEW (widget);
  BcBusinessRow *row = get_chosen (self);

  if (row == NULL)
    return;
  bc_walk_answer_write (widget,
                        self->store,
                        &bc_business_row_get_figures (row)->id,
                        g_variant_get_string (parameter, NULL));
  bc_site_map_step (self->map, 1);
}

static void
boundary_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcSiteView *self = BC_SITE_VIEW (widget);

  bc_site_map_begin_boundary (self->map);
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

static void
finish_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcSiteView *self = BC_SITE_VIEW (widget);

  bc_site_map_finish (self->map);
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

static void
cancel_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcSiteView *self = BC_SITE_VIEW (widget);

  bc_site_map_cancel (self->map);
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

static void
take_back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bc_site_map_take_back (BC_SITE_VIEW (widget)->map);
}

static void
zoom_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bc_site_map_zoom (BC_SITE_VIEW (widget)->map,
                    g_variant_get_boolean (parameter) ? CLOSER : 1 / CLOSER);
}

static void
fit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bc_site_map_fit (BC_SITE_VIEW (widget)->map);
}

static void
here_activate_cb (BcSiteView *self, guint position)
{
  g_autoptr (BcBusinessRow) row = g_list_model_get_item (G_LIST_MODEL (self->here), position);
  const BcSitePlan *plan = bc_site_map_get_plan (self->map);

  if (row == NULL || plan == NULL)
    return;
  bc_site_map_set_focus (self->map,
                         bc_site_plan_find (plan, &bc_business_row_get_figures (row)->id));
  open_row (self, row);
}

static void
unplaced_activate_cb (BcSiteView *self, guint position)
{
  g_autoptr (BcBusinessRow) row = g_list_model_get_item (G_LIST_MODEL (self->unplaced), position);

  if (row == NULL)
    return;
  bc_site_map_begin_place (self->map, row);
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

static void
bc_site_view_map (GtkWidget *widget)
{
  BcSiteView *self = BC_SITE_VIEW (widget);

  GTK_WIDGET_CLASS (bc_site_view_parent_class)->map (widget);
  if (self->stale)
    draw_plan (self);
}

static void
bc_site_view_dispose (GObject *object)
{
  BcSiteView *self = BC_SITE_VIEW (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->saves, bc_site_saves_free);
  /* The template lets its own go, and the bin must not know of it any more. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_SITE_VIEW);
  G_OBJECT_CLASS (bc_site_view_parent_class)->dispose (object);
}

static void
bc_site_view_finalize (GObject *object)
{
  BcSiteView *self = BC_SITE_VIEW (object);

  g_free (self->name);
  g_clear_pointer (&self->boundary, g_array_unref);
  G_OBJECT_CLASS (bc_site_view_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, BcSiteView, stack);
  gtk_widget_class_bind_template_child (class, BcSiteView, start);
  gtk_widget_class_bind_template_child (class, BcSiteView, start_problem);
  gtk_widget_class_bind_template_child (class, BcSiteView, map);
  gtk_widget_class_bind_template_child (class, BcSiteView, body);
  gtk_widget_class_bind_template_child (class, BcSiteView, tools);
  gtk_widget_class_bind_template_child (class, BcSiteView, doing);
  gtk_widget_class_bind_template_child (class, BcSiteView, take_back);
  gtk_widget_class_bind_template_child (class, BcSiteView, card);
  gtk_widget_class_bind_template_child (class, BcSiteView, card_name);
  gtk_widget_class_bind_template_child (class, BcSiteView, card_place);
  gtk_widget_class_bind_template_child (class, BcSiteView, card_state);
  gtk_widget_class_bind_template_child (class, BcSiteView, here_box);
  gtk_widget_class_bind_template_child (class, BcSiteView, here_count);
  gtk_widget_class_bind_template_child (class, BcSiteView, here);
  gtk_widget_class_bind_template_child (class, BcSiteView, unplaced_box);
  gtk_widget_class_bind_template_child (class, BcSiteView, unplaced_count);
  gtk_widget_class_bind_template_child (class, BcSiteView, unplaced);
}

static void
bind_callbacks (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_callback (class, start_cb);
  gtk_widget_class_bind_template_callback (class, changed_cb);
  gtk_widget_class_bind_template_callback (class, activated_cb);
  gtk_widget_class_bind_template_callback (class, placed_cb);
  gtk_widget_class_bind_template_callback (class, bounded_cb);
  gtk_widget_class_bind_template_callback (class, refused_cb);
  gtk_widget_class_bind_template_callback (class, here_activate_cb);
  gtk_widget_class_bind_template_callback (class, unplaced_activate_cb);
}

static void
install_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "site.open", NULL, open_cb);
  gtk_widget_class_install_action (class, "site.move", NULL, move_cb);
  gtk_widget_class_install_action (class, "site.answer", "s", answer_cb);
  gtk_widget_class_install_action (class, "site.boundary", NULL, boundary_cb);
  gtk_widget_class_install_action (class, "site.finish", NULL, finish_cb);
  gtk_widget_class_install_action (class, "site.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (class, "site.take-back", NULL, take_back_cb);
  gtk_widget_class_install_action (class, "site.zoom", "b", zoom_cb);
  gtk_widget_class_install_action (class, "site.fit", NULL, fit_cb);
}

static void
bc_site_view_class_init (BcSiteViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = bc_site_view_dispose;
  object_class->finalize = bc_site_view_finalize;
  widget_class->map = bc_site_view_map;
  g_type_ensure (BC_TYPE_BUSINESS_ROW);
  g_type_ensure (BC_TYPE_SITE_KEY);
  g_type_ensure (BC_TYPE_SITE_MAP);
  gtk_widget_class_set_template_from_resource (widget_class, "/cl/barrios/Barrios/ui/site-view.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
  install_actions (widget_class);
}

static void
bc_site_view_init (BcSiteView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->saves = bc_site_saves_new (self->map);
  bc_site_paper_add_actions (GTK_WIDGET (self), self->map);
  enable (self);
}

/* @rows: a list of #BcBusinessRow, which stays as long as the view. */
void
bc_site_view_set_rows (BcSiteView *self, GListModel *rows)
{
  self->rows = rows;
}

static gboolean
can_change (BcStore *store, const BcId *district)
{
  BcFormSite site;
  g_autofree char *refusal = NULL;

  bc_form_site_init (&site, store, bc_dictionary_find ("district"), district, NULL, NULL);
  refusal = bc_form_dup_refusal (&site, NULL);
  return refusal == NULL && bc_form_can_add (store, "business", district);
}

/* What is drawn next belongs to @district. */
void
bc_site_view_set_district (BcSiteView *self, BcStore *store, const BcId *district)
{
  if (!bc_id_equal (&self->district, district) || self->store != store) {
    if (self->store == store)
      bc_site_save_settle (self->map);
    bc_site_map_clear (self->map);
    self->known = FALSE;
    gtk_editable_set_text (self->start, "");
    gtk_widget_set_visible (GTK_WIDGET (self->start_problem), FALSE);
  }
  g_set_object (&self->store, store);
  self->district = *district;
  self->editable = can_change (store, district);
}

/* @boundary: (nullable) (element-type BcPosition); @arrival: how far the journal went when they
 * were read. The rows have changed, or the district; it is drawn as soon as it is looked at. */
void
bc_site_view_show (BcSiteView *self, const char *name, GArray *boundary, gint64 arrival)
{
  g_free (self->name);
  self->name = g_strdup (name);
  g_clear_pointer (&self->boundary, g_array_unref);
  self->boundary = boundary != NULL ? g_array_ref (boundary) : NULL;
  self->arrival = arrival;
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    draw_plan (self);
}

/* Where it is narrow the lists stand below the drawing. */
void
bc_site_view_set_width (BcSiteView *self, int width)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->body),
                                  width >= WIDE ? GTK_ORIENTATION_HORIZONTAL
                                                : GTK_ORIENTATION_VERTICAL);
}

/* As bc_site_saves_settle(). */
BcPageRest
bc_site_view_settle (BcSiteView *self, gboolean save)
{
  return bc_site_saves_settle (self->saves, save);
}
