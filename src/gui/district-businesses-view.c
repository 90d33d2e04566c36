/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "district-businesses-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "business-rows.h"
#include "district-columns.h"
#include "document-receiver.h"
#include "field-editor.h"
#include "form-rows.h"
#include "import-open.h"
#include "reading.h"
#include "record-dialog.h"
#include "records-read.h"
#include "sections.h"
#include "sheet-save.h"
#include "site-view.h"
#include "splice.h"
#include "street-walk.h"
#include "table-focus.h"
#include "text.h"
#include "twins-button.h"
#include "window-find.h"
#include "window-save.h"

/* From these widths on there is room for all columns, and for most. */
#define WIDE   900
#define MEDIUM 620

/* The register of a district's businesses: a table, a walk through the streets, the plan drawing,
 * and what stands empty. */
struct _BcDistrictBusinessesView
{
  AdwBin parent_instance;

  BcStore *store; /* (owned) (nullable) */
  BcId district;
  BcReading *reading; /* (owned) (nullable) */
  gboolean shown;     /* the rows are of the district already */
  gboolean draws;     /* a register without businesses is looked at for its plan drawing */
  char **words;       /* (owned) (nullable): folded, what is looked for */
  GtkStack *stack;
  GtkLabel *count;
  GtkStack *views;
  GtkEditable *search;
  GtkStack *found;
  GtkColumnView *table;
  GtkColumnViewColumn *name_column;
  GtkColumnViewColumn *use_column;
  GtkColumnViewColumn *owner_column;
  GtkColumnViewColumn *rut_column;
  GtkColumnViewColumn *changed_column;
  GListStore *rows;
  GtkFilterListModel *kept;
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;
  GtkButton *draw;
  BcStreetWalk *walk;
  BcSiteView *site;
  BcToldSection *streets;
  BcTwinsButton *twins;
};

G_DEFINE_FINAL_TYPE (BcDistrictBusinessesView, bc_district_businesses_view, ADW_TYPE_BIN)

static const BcRecordType *
get_type (void)
{
  return bc_dictionary_find ("business");
}

static gboolean
match_row (gpointer item, gpointer data)
{
  BcDistrictBusinessesView *self = data;
  const char *text = bc_business_row_get_figures (item)->texts[BC_BUSINESS_WORDS];

  for (guint i = 0; self->words != NULL && self->words[i] != NULL; i++)
    if (strstr (text, self->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
show_result (BcDistrictBusinessesView *self)
{
  GListModel *kept = G_LIST_MODEL (self->kept);
  const guint n_all = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  g_autofree char *count = bc_business_rows_dup_count (kept, n_all);

  gtk_label_set_label (self->count, count);
  gtk_stack_set_visible_child_name (self->found,
                                    g_list_model_get_n_items (kept) > 0 ? "table" : "nothing");
  gtk_stack_set_visible_child_name (self->stack, n_all > 0 || self->draws ? "views" : "empty");
}

static void
filter_rows (BcDistrictBusinessesView *self)
{
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->kept), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
search_changed_cb (BcDistrictBusinessesView *self)
{
  g_autofree char *folded = bc_text_fold (gtk_editable_get_text (self->search));

  g_strfreev (self->words);
  self->words = g_strsplit (folded, " ", -1);
  filter_rows (self);
  if (self->shown)
    show_result (self);
}

/* Who types fast presses Enter before the search has taken up the last letters. */
static void
search_activate_cb (BcDistrictBusinessesView *self)
{
  search_changed_cb (self);
  bc_table_focus (GTK_WIDGET (self->table));
}

static void
show_all_cb (BcDistrictBusinessesView *self)
{
  gtk_editable_set_text (self->search, "");
}

/* A walk goes on where it stopped. */
static void
view_changed_cb (BcDistrictBusinessesView *self)
{
  if (self->shown && g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "walk") == 0)
    bc_street_walk_begin (self->walk);
}

/* The boundary may be known before the first door is. */
static void
draw_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcDistrictBusinessesView *self = BC_DISTRICT_BUSINESSES_VIEW (widget);

  self->draws = TRUE;
  gtk_stack_set_visible_child_name (self->views, "plan");
  show_result (self);
}

/* What is looked for is looked for in the table. */
static void
find_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcDistrictBusinessesView *self = BC_DISTRICT_BUSINESSES_VIEW (widget);

  gtk_stack_set_visible_child_name (self->views, "list");
  gtk_editable_set_text (self->search, g_variant_get_string (parameter, NULL));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* The register of one district. */
typedef struct
{
  BcId district;
  GPtrArray *rows;  /* (owned) (element-type BcBusinessRow) */
  char *name;       /* (owned): the district's */
  GArray *boundary; /* (owned) (nullable) (element-type BcPosition) */
  gint64 arrival;   /* how far the journal went before they were read */
} Found;

static void
free_found (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->rows, g_ptr_array_unref);
  g_clear_pointer (&found->boundary, g_array_unref);
  g_free (found->name);
  g_free (found);
}

/* A boundary that cannot be read is as good as none: the register is there without it. */
static gboolean
read_district (BcDatabase *reader, Found *found, GError **error)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (reader,
                       "SELECT d.name, coalesce (d.boundary, '') FROM record r "
                       "JOIN district d ON d.row = r.row WHERE r.id = ?",
                       error);
  BcStep step = BC_STEP_ERROR;

  if (cursor == NULL)
    return FALSE;
  bc_cursor_bind_id (cursor, 1, &found->district);
  step = bc_cursor_step (cursor, error);
  found->name = g_strdup (step == BC_STEP_ROW ? bc_cursor_get_text (cursor, 0) : "");
  if (step == BC_STEP_ROW)
    found->boundary = bc_polygon_parse (bc_cursor_get_text (cursor, 1), NULL);
  return step != BC_STEP_ERROR;
}

static gpointer
read_found (BcDatabase *reader, gpointer district, GError **error)
{
  Found *found = g_new0 (Found, 1);

  found->district = *(const BcId *) district;
  /* The arrival is read first: what comes in between counts as not seen. */
  if (bc_database_get_arrival (reader, &found->arrival, error))
    found->rows = bc_business_rows_read (reader, district, error);
  if (found->rows != NULL && read_district (reader, found, error))
    return found;
  free_found (found);
  return NULL;
}

/* A row that stays says what was read: who walks with the keyboard is not thrown off it. */
static gboolean
take_rows (BcDistrictBusinessesView *self, GPtrArray *read)
{
  gboolean changed = FALSE;

  bc_splice_show (self->rows, read, (GEqualFunc) bc_business_row_is_same);
  for (guint i = 0; i < read->len; i++) {
    g_autoptr (BcBusinessRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

    changed |= bc_business_row_assume (row, read->pdata[i]);
  }
  return changed;
}

static void
show_found (GtkWidget *widget, gpointer data)
{
  BcDistrictBusinessesView *self = BC_DISTRICT_BUSINESSES_VIEW (widget);
  const Found *found = data;

  if (!bc_id_equal (&found->district, &self->district))
    return;
  if (take_rows (self, found->rows)) {
    filter_rows (self);
    gtk_sorter_changed (gtk_column_view_get_sorter (self->table), GTK_SORTER_CHANGE_DIFFERENT);
  }
  self->shown = TRUE;
  bc_street_walk_rows_changed (self->walk);
  bc_site_view_show (self->site, found->name, found->boundary, found->arrival);
  gtk_button_set_label (self->draw,
                        found->boundary != NULL ? _ ("Show the Plan Drawing")
                                                : _ ("Draw the Boundary First"));
  show_result (self);
}

static const BcReadingKind found_kind = { read_found, show_found, g_free, free_found };

static void
activate_cb (BcDistrictBusinessesView *self, guint position)
{
  g_autoptr (BcBusinessRow) row = g_list_model_get_item (G_LIST_MODEL (self->sorted), position);

  if (row != NULL)
    bc_record_dialog_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                           self->store,
                           get_type (),
                           &bc_business_row_get_figures (row)->id,
                           NULL);
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcDistrictBusinessesView *self = BC_DISTRICT_BUSINESSES_VIEW (widget);

  bc_record_dialog_open (GTK_WINDOW (gtk_widget_get_root (widget)),
                         self->store,
                         get_type (),
                         NULL,
                         &self->district);
}

/* As it is seen: in its order, and those alone that have the words that are looked for. */
static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcDistrictBusinessesView *self = BC_DISTRICT_BUSINESSES_VIEW (widget);
  GListModel *rows = G_LIST_MODEL (self->sorted);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (BcId));

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++) {
    g_autoptr (BcBusinessRow) row = g_list_model_get_item (rows, i);

    g_array_append_vals (ids, &bc_business_row_get_figures (row)->id, 1);
  }
  bc_sheet_save (widget, self->store, get_type (), _ (get_type ()->plural), ids);
}

static void
import_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcDistrictBusinessesView *self = BC_DISTRICT_BUSINESSES_VIEW (widget);

  bc_import_open_choose (widget, self->store, get_type (), &self->district);
}

static void
dropped_cb (GtkWidget *widget, GPtrArray *files)
{
  BcDistrictBusinessesView *self = BC_DISTRICT_BUSINESSES_VIEW (widget);

  if (self->store != NULL && bc_form_can_add (self->store, "business", &self->district))
    bc_import_open_files (widget, self->store, get_type (), &self->district, files);
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcDistrictBusinessesView *self = BC_DISTRICT_BUSINESSES_VIEW (widget);
  BcBusinessRow *row = gtk_single_selection_get_selected_item (self->selection);
  BcWindow *window = bc_window_find (widget);
  const BcBusinessFigures *figures = NULL;
  g_autofree char *told = NULL;
  BcDraft *draft = NULL;

  /* What is chosen in the table is not seen elsewhere. */
  if (row == NULL || window == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->table)))
    return;
  figures = bc_business_row_get_figures (row);
  told = g_strdup_printf (_ ("Deleted: %s"), figures->texts[BC_BUSINESS_NAME]);
  draft = bc_window_make_draft (get_type (), &figures->id);
  bc_draft_set_deleted (draft, TRUE);
  bc_window_save (window, draft, told);
}

static void
stop_reading (BcDistrictBusinessesView *self)
{
  if (self->reading != NULL)
    bc_reading_stop (self->reading);
  g_clear_object (&self->reading);
}

static void
bc_district_businesses_view_dispose (GObject *object)
{
  BcDistrictBusinessesView *self = BC_DISTRICT_BUSINESSES_VIEW (object);

  stop_reading (self);
  g_clear_object (&self->store);
  /* The template lets its own go, and the bin must not know of it any more. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_DISTRICT_BUSINESSES_VIEW);
  G_OBJECT_CLASS (bc_district_businesses_view_parent_class)->dispose (object);
}

static void
bc_district_businesses_view_finalize (GObject *object)
{
  g_strfreev (BC_DISTRICT_BUSINESSES_VIEW (object)->words);
  G_OBJECT_CLASS (bc_district_businesses_view_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, BcDistrictBusinessesView, stack);
  gtk_widget_class_bind_template_child (class, BcDistrictBusinessesView, count);
  gtk_widget_class_bind_template_child (class, BcDistrictBusinessesView, views);
  gtk_widget_class_bind_template_child (class, BcDistrictBusinessesView, search);
  gtk_widget_class_bind_template_child (class, BcDistrictBusinessesView, found);
  gtk_widget_class_bind_template_child (class, BcDistrictBusinessesView, table);
  gtk_widget_class_bind_template_child (class, BcDistrictBusinessesView, name_column);
  gtk_widget_class_bind_template_child (class, BcDistrictBusinessesView, use_column);
  gtk_widget_class_bind_template_child (class, BcDistrictBusinessesView, owner_column);
  gtk_widget_class_bind_template_child (class, BcDistrictBusinessesView, rut_column);
  gtk_widget_class_bind_template_child (class, BcDistrictBusinessesView, changed_column);
  gtk_widget_class_bind_template_child (class, BcDistrictBusinessesView, rows);
  gtk_widget_class_bind_template_child (class, BcDistrictBusinessesView, kept);
  gtk_widget_class_bind_template_child (class, BcDistrictBusinessesView, sorted);
  gtk_widget_class_bind_template_child (class, BcDistrictBusinessesView, selection);
  gtk_widget_class_bind_template_child (class, BcDistrictBusinessesView, draw);
  gtk_widget_class_bind_template_child (class, BcDistrictBusinessesView, walk);
  gtk_widget_class_bind_template_child (class, BcDistrictBusinessesView, site);
  gtk_widget_class_bind_template_child (class, BcDistrictBusinessesView, streets);
  gtk_widget_class_bind_template_child (class, BcDistrictBusinessesView, twins);
  gtk_widget_class_bind_template_callback (class, search_changed_cb);
  gtk_widget_class_bind_template_callback (class, search_activate_cb);
  gtk_widget_class_bind_template_callback (class, show_all_cb);
  gtk_widget_class_bind_template_callback (class, view_changed_cb);
  gtk_widget_class_bind_template_callback (class, activate_cb);
}

static void
bc_district_businesses_view_class_init (BcDistrictBusinessesViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = bc_district_businesses_view_dispose;
  object_class->finalize = bc_district_businesses_view_finalize;
  g_type_ensure (BC_TYPE_BUSINESS_ROW);
  g_type_ensure (BC_TYPE_DISTRICT_COLUMNS);
  g_type_ensure (BC_TYPE_SITE_VIEW);
  g_type_ensure (BC_TYPE_STREET_WALK);
  g_type_ensure (BC_TYPE_TOLD_SECTION);
  g_type_ensure (BC_TYPE_TWINS_BUTTON);
  gtk_widget_class_set_template_from_resource (
    widget_class,
    "/cl/barrios/Barrios/ui/district-businesses-view.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "businesses.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "businesses.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "businesses.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "businesses.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "businesses.draw", NULL, draw_cb);
  gtk_widget_class_install_action (widget_class, "businesses.find", "s", find_cb);
}

static void
bc_district_businesses_view_init (BcDistrictBusinessesView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_filter_list_model_set_filter (self->kept,
                                    GTK_FILTER (gtk_custom_filter_new (match_row, self, NULL)));
  gtk_sort_list_model_set_sorter (self->sorted, gtk_column_view_get_sorter (self->table));
  gtk_column_view_sort_by_column (self->table, self->name_column, GTK_SORT_ASCENDING);
  bc_street_walk_set_rows (self->walk, G_LIST_MODEL (self->rows));
  bc_site_view_set_rows (self->site, G_LIST_MODEL (self->rows));
  bc_told_section_set_kind (self->streets, &bc_streets_section);
  bc_document_receiver_accept_drops (GTK_WIDGET (self), dropped_cb);
}

void
bc_district_businesses_view_load (BcDistrictBusinessesView *self,
                                  BcStore *store,
                                  const BcId *district)
{
  const gboolean writable = bc_form_can_add (store, "business", district);

  if (g_set_object (&self->store, store)) {
    stop_reading (self);
    self->reading = bc_reading_new (GTK_WIDGET (self), store, &found_kind);
  }
  if (!bc_id_equal (&self->district, district)) {
    self->shown = self->draws = FALSE;
    gtk_stack_set_visible_child_name (self->stack, "wait");
  }
  self->district = *district;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "businesses.add", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "businesses.import", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "businesses.delete", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "businesses.draw", writable);
  bc_street_walk_set_store (self->walk, store, writable);
  bc_site_view_set_district (self->site, store, district);
  bc_reading_start (self->reading, g_memdup2 (district, sizeof *district));
  bc_told_section_load (self->streets, store, district);
  bc_twins_button_load (self->twins, store, district);
}

/* Ctrl+N. */
void
bc_district_businesses_view_add (BcDistrictBusinessesView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "businesses.add", NULL);
}

/* Leaves out the columns for which there is no room. */
void
bc_district_businesses_view_set_width (BcDistrictBusinessesView *self, int width)
{
  gtk_column_view_column_set_visible (self->changed_column, width >= WIDE);
  gtk_column_view_column_set_visible (self->owner_column, width >= WIDE);
  gtk_column_view_column_set_visible (self->rut_column, width >= MEDIUM);
  gtk_column_view_column_set_visible (self->use_column, width >= MEDIUM);
  bc_site_view_set_width (self->site, width);
}

/* As bc_page_settle(). */
BcPageRest
bc_district_businesses_view_settle (BcDistrictBusinessesView *self, gboolean save)
{
  return bc_site_view_settle (self->site, save);
}
