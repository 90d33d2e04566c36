/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workshop-row.h"

#include <glib/gi18n-lib.h>

#include "field-editor.h"

/* The words of a menu's line, at most. */
#define MENU_WORDS 60

/* A proposal in large letters, with what can be done about it in each step of the workshop. */
struct _BcWorkshopRow
{
  GtkListBoxRow parent_instance;

  BcWorkshopStep step;
  BcId id;
  char *area;     /* (owned) its code */
  GMenu *targets; /* (owned) (nullable): what it can be merged into */
  GtkLabel *rank;
  GtkCheckButton *choice;
  GtkLabel *text;
  GtkLabel *remark;
  GtkWidget *take;
  GtkLabel *own;
  GtkWidget *give;
  GtkProgressBar *bar;
  GtkLabel *total;
  GtkMenuButton *menu;
};

G_DEFINE_FINAL_TYPE (BcWorkshopRow, bc_workshop_row, GTK_TYPE_LIST_BOX_ROW)

static GdkContentProvider *
drag_prepare_cb (BcWorkshopRow *self)
{
  g_autofree char *id = bc_id_dup_text (&self->id);

  return self->step == BC_WORKSHOP_PROPOSE ? gdk_content_provider_new_typed (G_TYPE_STRING, id)
                                           : NULL;
}

static void
drag_begin_cb (BcWorkshopRow *self, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 12, 12);
}

/* One let go over another is merged into it. */
static gboolean
drop_cb (BcWorkshopRow *self, const GValue *value)
{
  g_autofree char *into = bc_id_dup_text (&self->id);
  const char *from = g_value_get_string (value);

  return self->step == BC_WORKSHOP_PROPOSE && from != NULL && !g_str_equal (from, into) &&
         gtk_widget_activate_action (GTK_WIDGET (self), "workshop.merge", "(ss)", from, into);
}

static void
bc_workshop_row_dispose (GObject *object)
{
  BcWorkshopRow *self = BC_WORKSHOP_ROW (object);

  g_clear_pointer (&self->area, g_free);
  g_clear_object (&self->targets);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_WORKSHOP_ROW);
  G_OBJECT_CLASS (bc_workshop_row_parent_class)->dispose (object);
}

static void
bc_workshop_row_class_init (BcWorkshopRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_workshop_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/workshop-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BcWorkshopRow, rank);
  gtk_widget_class_bind_template_child (widget_class, BcWorkshopRow, choice);
  gtk_widget_class_bind_template_child (widget_class, BcWorkshopRow, text);
  gtk_widget_class_bind_template_child (widget_class, BcWorkshopRow, remark);
  gtk_widget_class_bind_template_child (widget_class, BcWorkshopRow, take);
  gtk_widget_class_bind_template_child (widget_class, BcWorkshopRow, own);
  gtk_widget_class_bind_template_child (widget_class, BcWorkshopRow, give);
  gtk_widget_class_bind_template_child (widget_class, BcWorkshopRow, bar);
  gtk_widget_class_bind_template_child (widget_class, BcWorkshopRow, total);
  gtk_widget_class_bind_template_child (widget_class, BcWorkshopRow, menu);
  gtk_widget_class_bind_template_callback (widget_class, drag_prepare_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
}

static void
bc_workshop_row_init (BcWorkshopRow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

GtkWidget *
bc_workshop_row_new (BcWorkshopStep step)
{
  BcWorkshopRow *self = g_object_new (BC_TYPE_WORKSHOP_ROW, NULL);
  gboolean votes = step == BC_WORKSHOP_VOTE, chooses = step == BC_WORKSHOP_CHOOSE;

  self->step = step;
  gtk_widget_set_visible (self->take, votes);
  gtk_widget_set_visible (GTK_WIDGET (self->own), votes);
  gtk_widget_set_visible (self->give, votes);
  gtk_widget_set_visible (GTK_WIDGET (self->menu), step == BC_WORKSHOP_PROPOSE);
  gtk_widget_set_visible (GTK_WIDGET (self->rank), chooses);
  gtk_widget_set_visible (GTK_WIDGET (self->choice), chooses);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), step != BC_WORKSHOP_PROPOSE);
  gtk_widget_set_visible (GTK_WIDGET (self->total), step != BC_WORKSHOP_PROPOSE);
  return GTK_WIDGET (self);
}

static char *
dup_remark (const BcRanked *ranked)
{
  if (!bc_id_is_nil (&ranked->action))
    return g_strdup (_ ("It is an action of the plan"));
  if (ranked->n_merged == 0)
    return NULL;
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "with %u like it", "with %u like it", ranked->n_merged),
    ranked->n_merged);
}

static void
show_dots (BcWorkshopRow *self, const BcRanked *ranked, gint64 own_dots, gint64 most_dots)
{
  g_autofree char *own = g_strdup_printf ("%" G_GINT64_FORMAT, own_dots);
  g_autofree char *total =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d dot", "%d dots", (gulong) ranked->dots),
                     (int) ranked->dots);

  gtk_label_set_label (self->own, own);
  gtk_label_set_label (self->total, total);
  gtk_progress_bar_set_fraction (self->bar, most_dots > 0 ? (double) ranked->dots / most_dots : 0);
  gtk_widget_set_sensitive (self->take, own_dots > 0);
}

static void
set_votes (BcWorkshopRow *self, const BcRanked *ranked)
{
  g_autofree char *id = bc_id_dup_text (&self->id);
  g_autofree char *give = g_strdup_printf (_ ("Give a dot: %s"), ranked->text);
  g_autofree char *take = g_strdup_printf (_ ("Take a dot back: %s"), ranked->text);
  g_autofree char *choose = g_strdup_printf (_ ("Choose: %s"), ranked->text);
  g_autofree char *more = g_strdup_printf (_ ("More: %s"), ranked->text);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->give), "(si)", id, 1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->take), "(si)", id, -1);
  /* The name comes after the target: one without the other is warned of. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->give), "workshop.vote");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->take), "workshop.vote");
  bc_field_editor_name (self->give, give);
  bc_field_editor_name (self->take, take);
  bc_field_editor_name (GTK_WIDGET (self->choice), choose);
  bc_field_editor_name (GTK_WIDGET (self->menu), more);
}

static void
add_target (GMenu *menu, const char *from, const BcRanked *into)
{
  g_autofree char *id = bc_id_dup_text (&into->id);
  g_autofree char *text = g_utf8_strlen (into->text, -1) > MENU_WORDS
                            ? g_utf8_substring (into->text, 0, MENU_WORDS)
                            : g_strdup (into->text);
  g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);
  g_autofree char *label = g_strjoinv ("__", parts);

  g_menu_item_set_label (item, label);
  g_menu_item_set_action_and_target (item, "workshop.merge", "(ss)", from, id);
  g_menu_append_item (menu, item);
}

/* What it can be merged into: the others, those of its own area first. */
static void
set_targets (BcWorkshopRow *self, const BcRanking *ranking)
{
  g_autofree char *from = bc_id_dup_text (&self->id);

  g_clear_object (&self->targets);
  self->targets = g_menu_new ();
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < ranking->proposals->len; i++) {
      const BcRanked *other = ranking->proposals->pdata[i];
      gboolean same_area = g_strcmp0 (other->area_code, self->area) == 0;

      if (!bc_id_equal (&other->id, &self->id) && same_area == (pass == 0))
        add_target (self->targets, from, other);
    }
}

static void
set_menu (BcWorkshopRow *self)
{
  g_autofree char *id = bc_id_dup_text (&self->id);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) edit = g_menu_item_new (_ ("Edit"), NULL);
  g_autoptr (GMenuItem) remove = g_menu_item_new (_ ("Delete"), NULL);

  g_menu_item_set_action_and_target (edit, "workshop.edit", "s", id);
  g_menu_item_set_action_and_target (remove, "workshop.delete", "s", id);
  g_menu_append_item (menu, edit);
  g_menu_append_submenu (menu, _ ("Merge into"), G_MENU_MODEL (self->targets));
  g_menu_append_item (menu, remove);
  gtk_menu_button_set_menu_model (self->menu, G_MENU_MODEL (menu));
}

/* @own_dots: those that the person who votes gave it; @most_dots: those of the first. */
void
bc_workshop_row_show (BcWorkshopRow *self,
                      const BcRanked *ranked,
                      gint64 own_dots,
                      gint64 most_dots,
                      const BcRanking *ranking)
{
  g_autofree char *remark = dup_remark (ranked);
  g_autofree char *rank = g_strdup_printf ("%u.", ranked->rank);

  self->id = ranked->id;
  g_free (self->area);
  self->area = g_strdup (ranked->area_code);
  gtk_label_set_label (self->text, ranked->text);
  gtk_label_set_label (self->rank, rank);
  gtk_label_set_label (self->remark, remark != NULL ? remark : "");
  gtk_widget_set_visible (GTK_WIDGET (self->remark), remark != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->choice), bc_id_is_nil (&ranked->action));
  show_dots (self, ranked, own_dots, most_dots);
  set_votes (self, ranked);
  bc_field_editor_name (GTK_WIDGET (self), ranked->text);
  if (self->step != BC_WORKSHOP_PROPOSE)
    return;
  set_targets (self, ranking);
  set_menu (self);
}

/* @has_dots: whether the person who votes has dots left to give. */
void
bc_workshop_row_allow (BcWorkshopRow *self, gboolean has_dots)
{
  gtk_widget_set_sensitive (self->give, has_dots);
}

/* @toggled: called with @data when it is chosen, or not any more. */
void
bc_workshop_row_listen (BcWorkshopRow *self, GCallback toggled, gpointer data)
{
  g_signal_connect_swapped (self->choice, "toggled", toggled, data);
}

const BcId *
bc_workshop_row_get_id (BcWorkshopRow *self)
{
  return &self->id;
}

const char *
bc_workshop_row_get_area (BcWorkshopRow *self)
{
  return self->area;
}

gboolean
bc_workshop_row_is_chosen (BcWorkshopRow *self)
{
  return gtk_widget_get_sensitive (GTK_WIDGET (self->choice)) &&
         gtk_check_button_get_active (self->choice);
}

void
bc_workshop_row_choose (BcWorkshopRow *self, gboolean chosen)
{
  gtk_check_button_set_active (self->choice, chosen);
}
