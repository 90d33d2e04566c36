/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "street-walk.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "business-row.h"
#include "district-columns.h"
#include "districts-filter.h"
#include "field-editor.h"
#include "number.h"
#include "record-dialog.h"
#include "walk-answer.h"

/* A walk through the streets of a district: one line for each of its premises, one key for what it
 * was found to be, and on to the next. */
struct _BcStreetWalk
{
  AdwBin parent_instance;

  BcStore *store;    /* (owned) (nullable) */
  char *streets;     /* (owned) (nullable): what the streets to choose from were made of */
  gboolean offering; /* the streets to choose from are being made */
  guint beginning;   /* calls for the first door at the next frame; 0 for none */
  GtkDropDown *street;
  GtkLabel *progress;
  GtkListView *list;
  GtkFilterListModel *kept;
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (BcStreetWalk, bc_street_walk, ADW_TYPE_BIN)

/* (nullable): the line of the door that is chosen. */
static GtkWidget *
find_line (BcStreetWalk *self)
{
  GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  while (line != NULL && (gtk_widget_get_state_flags (line) & GTK_STATE_FLAG_SELECTED) == 0)
    line = gtk_widget_get_next_sibling (line);
  return line;
}

/* The keyboard stands on the line that is chosen: a list of this GTK can be scrolled to one, and
 * then it has a widget. */
static void
go_to (BcStreetWalk *self, guint position)
{
  GtkWidget *line = NULL;

  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  line = find_line (self);
  gtk_widget_grab_focus (line != NULL ? line : GTK_WIDGET (self->list));
}

static void
answer_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcStreetWalk *self = BC_STREET_WALK (widget);
  BcBusinessRow *row = gtk_single_selection_get_selected_item (self->selection);
  const guint position = gtk_single_selection_get_selected (self->selection);
  const guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (row == NULL)
    return;
  bc_walk_answer_write (widget,
                        self->store,
                        &bc_business_row_get_figures (row)->id,
                        g_variant_get_string (parameter, NULL));
  go_to (self, MIN (position + 1, n_rows - 1));
}

static void
activate_cb (BcStreetWalk *self, guint position)
{
  g_autoptr (BcBusinessRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (row != NULL)
    bc_record_dialog_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                           self->store,
                           bc_dictionary_find ("business"),
                           &bc_business_row_get_figures (row)->id,
                           NULL);
}

static gboolean
match_street (gpointer item, gpointer data)
{
  const char *chosen = bc_districts_filter_get_chosen (BC_STREET_WALK (data)->street);
  const BcBusinessFigures *figures = bc_business_row_get_figures (item);

  return *chosen == '\0' || strcmp (figures->texts[BC_BUSINESS_STREET], chosen) == 0;
}

static void
show_progress (BcStreetWalk *self)
{
  const guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->kept));
  g_autofree char *seen = NULL;
  g_autofree char *all = bc_number_dup_whole_screen (n_rows);
  g_autofree char *told = NULL;
  guint n_seen = 0;

  for (guint i = 0; i < n_rows; i++) {
    g_autoptr (BcBusinessRow) row = g_list_model_get_item (G_LIST_MODEL (self->kept), i);

    n_seen += bc_business_row_get_figures (row)->ranks[BC_BUSINESS_SEEN_TODAY] != 0;
  }
  seen = bc_number_dup_whole_screen (n_seen);
  told = g_strdup_printf (_ ("%s of %s seen today"), seen, all);
  gtk_label_set_label (self->progress, told);
}

/* The first door that was not answered for today; the last one where there is none. */
static guint
find_next (BcStreetWalk *self)
{
  const guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n_rows; i++) {
    g_autoptr (BcBusinessRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

    if (bc_business_row_get_figures (row)->ranks[BC_BUSINESS_SEEN_TODAY] == 0)
      return i;
  }
  return n_rows - 1;
}

/* A list that was not laid out yet would keep a hole where it was scrolled over lines. */
static gboolean
begin_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  BcStreetWalk *self = BC_STREET_WALK (data);
  GtkWidget *first = gtk_widget_get_first_child (widget);

  if (first != NULL && gtk_widget_get_height (first) == 0)
    return G_SOURCE_CONTINUE;
  self->beginning = 0;
  if (first != NULL)
    go_to (self, find_next (self));
  return G_SOURCE_REMOVE;
}

/* Goes to the first door that was not answered for today. */
void
bc_street_walk_begin (BcStreetWalk *self)
{
  if (self->beginning == 0)
    self->beginning =
      gtk_widget_add_tick_callback (GTK_WIDGET (self->list), begin_tick, self, NULL);
}

static void
street_changed_cb (BcStreetWalk *self)
{
  if (self->offering)
    return;
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->kept), GTK_FILTER_CHANGE_DIFFERENT);
  show_progress (self);
  bc_street_walk_begin (self);
}

static void
bc_street_walk_dispose (GObject *object)
{
  BcStreetWalk *self = BC_STREET_WALK (object);

  if (self->beginning != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->list), self->beginning);
  self->beginning = 0;
  g_clear_object (&self->store);
  /* The template lets its own go, and the bin must not know of it any more. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_STREET_WALK);
  G_OBJECT_CLASS (bc_street_walk_parent_class)->dispose (object);
}

static void
bc_street_walk_finalize (GObject *object)
{
  g_free (BC_STREET_WALK (object)->streets);
  G_OBJECT_CLASS (bc_street_walk_parent_class)->finalize (object);
}

static void
bc_street_walk_class_init (BcStreetWalkClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = bc_street_walk_dispose;
  object_class->finalize = bc_street_walk_finalize;
  g_type_ensure (BC_TYPE_BUSINESS_ROW);
  g_type_ensure (BC_TYPE_DISTRICT_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/street-walk.ui");
  gtk_widget_class_bind_template_child (widget_class, BcStreetWalk, street);
  gtk_widget_class_bind_template_child (widget_class, BcStreetWalk, progress);
  gtk_widget_class_bind_template_child (widget_class, BcStreetWalk, list);
  gtk_widget_class_bind_template_child (widget_class, BcStreetWalk, kept);
  gtk_widget_class_bind_template_child (widget_class, BcStreetWalk, sorted);
  gtk_widget_class_bind_template_child (widget_class, BcStreetWalk, selection);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, street_changed_cb);
  gtk_widget_class_install_action (widget_class, "walk.answer", "s", answer_cb);
}

static void
bc_street_walk_init (BcStreetWalk *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_filter_list_model_set_filter (self->kept,
                                    GTK_FILTER (gtk_custom_filter_new (match_street, self, NULL)));
  bc_field_editor_name (GTK_WIDGET (self->street), _ ("Street to walk through"));
}

/* @rows: a list of #BcBusinessRow. */
void
bc_street_walk_set_rows (BcStreetWalk *self, GListModel *rows)
{
  gtk_filter_list_model_set_model (self->kept, rows);
}

void
bc_street_walk_set_store (BcStreetWalk *self, BcStore *store, gboolean writable)
{
  g_set_object (&self->store, store);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "walk.answer", writable);
}

/* What tells whether there are other streets, or they are walked through in another order. */
static char *
dup_streets (GListModel *rows)
{
  g_autoptr (GString) streets = g_string_new (NULL);
  const guint n_rows = g_list_model_get_n_items (rows);

  for (guint i = 0; i < n_rows; i++) {
    g_autoptr (BcBusinessRow) row = g_list_model_get_item (rows, i);
    const BcBusinessFigures *figures = bc_business_row_get_figures (row);

    g_string_append_printf (streets,
                            "%d\t%s\n",
                            figures->ranks[BC_BUSINESS_PLACE_RANK],
                            figures->texts[BC_BUSINESS_STREET]);
  }
  return g_string_free (g_steal_pointer (&streets), FALSE);
}

static void
offer_streets (BcStreetWalk *self, GListModel *rows)
{
  self->offering = TRUE;
  bc_districts_filter_offer (self->street, _ ("All streets"), rows, "street", "street-rank");
  self->offering = FALSE;
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->kept), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (gtk_sort_list_model_get_sorter (self->sorted), GTK_SORTER_CHANGE_DIFFERENT);
}

/* The rows say something else: what is chosen stays where nothing else is to be chosen from. */
void
bc_street_walk_rows_changed (BcStreetWalk *self)
{
  GListModel *rows = gtk_filter_list_model_get_model (self->kept);
  g_autofree char *streets = dup_streets (rows);

  if (g_strcmp0 (streets, self->streets) != 0) {
    g_free (self->streets);
    self->streets = g_steal_pointer (&streets);
    offer_streets (self, rows);
  }
  show_progress (self);
}
