/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "districts-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "district-rows.h"
#include "districts-filter.h"
#include "field-editor.h"
#include "number.h"
#include "page.h"
#include "reading.h"
#include "record-dialog.h"
#include "refresher.h"
#include "sheet-save.h"
#include "table-focus.h"
#include "text.h"
#include "window-save.h"
#include "window.h"

/* From these widths on there is room for all columns, and for most. */
#define WIDE   800
#define MEDIUM 520

struct _BcDistrictsPage
{
  AdwBin parent_instance;

  BcStore *store;           /* (owned) */
  BcReading *reading;       /* (owned) */
  GtkCustomFilter *filter;  /* (owned) */
  GtkFilterListModel *kept; /* (owned): the districts that pass the filter */
  GtkSortListModel *sorted; /* (owned): the same in the order of the headings */
  char **words;             /* (owned): folded, what the search entry says */
  char *region;             /* (owned) (nullable): code of the region that is asked for */

  GtkWidget *filters;
  GtkEditable *search;
  GtkDropDown *region_filter;
  GtkDropDown *phase_filter;
  GtkDropDown *call_filter;
  GtkStack *stack;
  GtkColumnView *view;
  GtkColumnViewColumn *name_column;
  GtkColumnViewColumn *commune_column;
  GtkColumnViewColumn *region_column;
  GtkColumnViewColumn *group_column;
  GtkColumnViewColumn *panel_column;
  GtkColumnViewColumn *progress_column;
};

static void bc_districts_page_page_init (BcPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BcDistrictsPage,
                               bc_districts_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (BC_TYPE_PAGE, bc_districts_page_page_init))

static BcWindow *
get_window (BcDistrictsPage *self)
{
  return BC_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static gboolean
matches_choice (const char *chosen, const char *value)
{
  return *chosen == '\0' || strcmp (chosen, value) == 0;
}

static gboolean
matches_words (BcDistrictsPage *self, const char *text)
{
  for (guint i = 0; self->words && self->words[i]; i++)
    if (strstr (text, self->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
match_row (gpointer item, gpointer data)
{
  BcDistrictsPage *self = data;
  const BcDistrictFigures *figures = bc_district_row_get_figures (item);
  g_autofree char *phase = NULL;

  if (!matches_words (self, figures->words) ||
      !matches_choice (bc_districts_filter_get_chosen (self->region_filter), figures->region) ||
      !matches_choice (bc_districts_filter_get_chosen (self->call_filter), figures->call))
    return FALSE;
  g_object_get (item, "phase", &phase, NULL);
  return matches_choice (bc_districts_filter_get_chosen (self->phase_filter), phase);
}

static guint
count_all (BcDistrictsPage *self)
{
  GListModel *all = gtk_filter_list_model_get_model (self->kept);
  return all ? g_list_model_get_n_items (all) : 0;
}

static void
show_result (BcDistrictsPage *self)
{
  const char *name = "list";

  /* What was not read yet is not empty; and hiding the entry would take the focus from it. */
  if (gtk_filter_list_model_get_model (self->kept) == NULL)
    return;
  if (count_all (self) == 0)
    name = "empty";
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->kept)) == 0)
    name = "nothing";
  gtk_widget_set_visible (self->filters, count_all (self) > 0);
  gtk_stack_set_visible_child_name (self->stack, name);
  bc_page_header_changed (BC_PAGE (self));
}

static void
filter_changed_cb (BcDistrictsPage *self)
{
  g_autofree char *folded = bc_text_fold (gtk_editable_get_text (self->search));

  if (self->kept == NULL)
    return;
  g_strfreev (self->words);
  self->words = g_strsplit (folded, " ", -1);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_result (self);
}

/* Who types fast presses Enter before the search has taken up the last letters. */
static void
search_activate_cb (BcDistrictsPage *self)
{
  filter_changed_cb (self);
  bc_table_focus (GTK_WIDGET (self->view));
}

static void
show_all_cb (BcDistrictsPage *self)
{
  gtk_editable_set_text (self->search, "");
  gtk_drop_down_set_selected (self->region_filter, 0);
  gtk_drop_down_set_selected (self->phase_filter, 0);
  gtk_drop_down_set_selected (self->call_filter, 0);
}

static void
activate_cb (GtkColumnView *view, guint position, BcDistrictsPage *self)
{
  g_autoptr (BcDistrictRow) row = g_list_model_get_item (G_LIST_MODEL (self->sorted), position);

  if (row)
    bc_window_show_record (get_window (self), bc_district_row_get_id (row));
}

/* As it is seen: those that are kept by the filters, in the order of the chosen column. */
static void
save_cb (BcDistrictsPage *self)
{
  const guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->sorted));
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (BcId));

  for (guint i = 0; i < n_rows; i++) {
    g_autoptr (BcDistrictRow) row = g_list_model_get_item (G_LIST_MODEL (self->sorted), i);

    g_array_append_vals (ids, bc_district_row_get_id (row), 1);
  }
  bc_sheet_save (GTK_WIDGET (self),
                 self->store,
                 bc_dictionary_find ("district"),
                 _ ("Districts"),
                 ids);
}

/* (transfer none) (nullable): the row that is selected. */
static BcDistrictRow *
get_selected (BcDistrictsPage *self)
{
  GtkSelectionModel *selection = gtk_column_view_get_model (self->view);
  return selection ? gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (selection))
                   : NULL;
}

static void
select_district (BcDistrictsPage *self, const BcId *id)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_column_view_get_model (self->view));
  const guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->sorted));

  for (guint i = 0; i < n_rows; i++) {
    g_autoptr (BcDistrictRow) row = g_list_model_get_item (G_LIST_MODEL (self->sorted), i);

    if (bc_id_equal (bc_district_row_get_id (row), id))
      gtk_single_selection_set_selected (selection, i);
  }
}

/* Filters by the region that was asked for before there were rows. */
static void
choose_region (BcDistrictsPage *self, GListModel *rows)
{
  const guint n_rows = g_list_model_get_n_items (rows);
  const char *name = NULL;
  GListModel *offered = gtk_drop_down_get_model (self->region_filter);

  for (guint i = 0; self->region && i < n_rows && name == NULL; i++) {
    g_autoptr (BcDistrictRow) row = g_list_model_get_item (rows, i);
    const BcDistrictFigures *figures = bc_district_row_get_figures (row);
    if (strcmp (figures->region_code, self->region) == 0)
      name = figures->region;
  }
  for (guint i = 1; name && i < g_list_model_get_n_items (offered); i++)
    if (strcmp (gtk_string_list_get_string (GTK_STRING_LIST (offered), i), name) == 0)
      gtk_drop_down_set_selected (self->region_filter, i);
  g_clear_pointer (&self->region, g_free);
}

static void
show_rows (BcDistrictsPage *self, GListModel *rows)
{
  BcDistrictRow *selected = get_selected (self);
  const BcId id = selected ? *bc_district_row_get_id (selected) : (BcId){ { 0 } };

  bc_districts_filter_offer (self->region_filter, _ ("All regions"), rows, "region", "region-rank");
  bc_districts_filter_offer (self->phase_filter, _ ("All phases"), rows, "phase", "phase-rank");
  bc_districts_filter_offer (self->call_filter, _ ("All calls"), rows, "call", NULL);
  gtk_filter_list_model_set_model (self->kept, rows);
  choose_region (self, rows);
  filter_changed_cb (self);
  select_district (self, &id);
}

static gpointer
read_rows (BcDatabase *reader, gpointer asked, GError **error)
{
  return bc_district_rows_read (reader, error);
}

static void
show_read (GtkWidget *widget, gpointer rows)
{
  show_rows (BC_DISTRICTS_PAGE (widget), rows);
}

static const BcReadingKind rows_kind = { read_rows, show_read, NULL, g_object_unref };

static void
refresh (GtkWidget *widget)
{
  bc_reading_start (BC_DISTRICTS_PAGE (widget)->reading, NULL);
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcDistrictsPage *self = BC_DISTRICTS_PAGE (widget);
  BcDistrictRow *row = get_selected (self);
  const BcDistrictFigures *figures = NULL;
  g_autofree char *told = NULL;
  BcDraft *draft = NULL;

  if (row == NULL)
    return;
  figures = bc_district_row_get_figures (row);
  told = g_strdup_printf (_ ("%s was deleted"), figures->name);
  draft = bc_window_make_draft (bc_dictionary_find ("district"), &figures->id);
  bc_draft_set_deleted (draft, TRUE);
  bc_window_save (get_window (self), draft, told);
}

static char *
bc_districts_page_dup_title (BcPage *page)
{
  return g_strdup (_ ("Districts"));
}

static char *
bc_districts_page_dup_subtitle (BcPage *page)
{
  BcDistrictsPage *self = BC_DISTRICTS_PAGE (page);
  const guint n_all = count_all (self);
  const guint n_kept = g_list_model_get_n_items (G_LIST_MODEL (self->kept));
  g_autofree char *all = bc_number_dup_whole_screen (n_all);
  g_autofree char *kept = bc_number_dup_whole_screen (n_kept);

  if (n_all == 0)
    return NULL;
  if (n_kept == n_all)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s district", "%s districts", n_all),
                            all);
  return g_strdup_printf (_ ("%s of %s"), kept, all);
}

static void
bc_districts_page_add (BcPage *page)
{
  BcDistrictsPage *self = BC_DISTRICTS_PAGE (page);

  bc_record_dialog_open (GTK_WINDOW (get_window (self)),
                         self->store,
                         bc_dictionary_find ("district"),
                         NULL,
                         NULL);
}

static void
bc_districts_page_set_width (BcPage *page, int width)
{
  BcDistrictsPage *self = BC_DISTRICTS_PAGE (page);

  gtk_column_view_column_set_visible (self->region_column, width >= WIDE);
  gtk_column_view_column_set_visible (self->group_column, width >= WIDE);
  gtk_column_view_column_set_visible (self->panel_column, width >= WIDE);
  gtk_column_view_column_set_visible (self->commune_column, width >= MEDIUM);
  gtk_column_view_column_set_visible (self->progress_column, width >= MEDIUM);
}

static void
bc_districts_page_focus (BcPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (BC_DISTRICTS_PAGE (page)->search));
}

static void
bc_districts_page_page_init (BcPageInterface *iface)
{
  iface->dup_title = bc_districts_page_dup_title;
  iface->dup_subtitle = bc_districts_page_dup_subtitle;
  iface->add = bc_districts_page_add;
  iface->set_width = bc_districts_page_set_width;
  iface->focus = bc_districts_page_focus;
}

static void
bc_districts_page_dispose (GObject *object)
{
  BcDistrictsPage *self = BC_DISTRICTS_PAGE (object);

  bc_refresher_detach (GTK_WIDGET (self));
  if (self->reading)
    bc_reading_stop (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->sorted);
  g_clear_object (&self->kept);
  g_clear_object (&self->filter);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_DISTRICTS_PAGE);
  G_OBJECT_CLASS (bc_districts_page_parent_class)->dispose (object);
}

static void
bc_districts_page_finalize (GObject *object)
{
  BcDistrictsPage *self = BC_DISTRICTS_PAGE (object);

  g_strfreev (self->words);
  g_free (self->region);
  G_OBJECT_CLASS (bc_districts_page_parent_class)->finalize (object);
}

static void
bc_districts_page_class_init (BcDistrictsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (BC_TYPE_DISTRICT_ROW);
  object_class->dispose = bc_districts_page_dispose;
  object_class->finalize = bc_districts_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/districts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BcDistrictsPage, filters);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictsPage, search);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictsPage, region_filter);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictsPage, phase_filter);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictsPage, call_filter);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictsPage, view);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictsPage, name_column);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictsPage, commune_column);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictsPage, region_column);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictsPage, group_column);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictsPage, panel_column);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictsPage, progress_column);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_install_action (widget_class, "districts.delete", NULL, delete_cb);
}

static void
make_models (BcDistrictsPage *self)
{
  g_autoptr (GtkSingleSelection) selection = NULL;

  self->filter = gtk_custom_filter_new (match_row, self, NULL);
  self->kept = gtk_filter_list_model_new (NULL, GTK_FILTER (g_object_ref (self->filter)));
  self->sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->kept)),
                                          g_object_ref (gtk_column_view_get_sorter (self->view)));
  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->sorted)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  gtk_column_view_sort_by_column (self->view, self->name_column, GTK_SORT_ASCENDING);
}

static void
bc_districts_page_init (BcDistrictsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bc_field_editor_name (GTK_WIDGET (self->region_filter), _ ("Filter by region"));
  bc_field_editor_name (GTK_WIDGET (self->phase_filter), _ ("Filter by phase"));
  bc_field_editor_name (GTK_WIDGET (self->call_filter), _ ("Filter by call"));
  make_models (self);
}

GtkWidget *
bc_districts_page_new (BcStore *store)
{
  BcDistrictsPage *self = g_object_new (BC_TYPE_DISTRICTS_PAGE, NULL);

  self->store = g_object_ref (store);
  self->reading = bc_reading_new (GTK_WIDGET (self), store, &rows_kind);
  bc_refresher_attach (GTK_WIDGET (self), store, refresh);
  return GTK_WIDGET (self);
}

/* Shows only the districts of a region, by its code; of all where it is %NULL. */
void
bc_districts_page_set_region (BcDistrictsPage *self, const char *code)
{
  GListModel *rows = gtk_filter_list_model_get_model (self->kept);

  show_all_cb (self);
  g_free (self->region);
  self->region = g_strdup (code);
  if (rows)
    choose_region (self, rows);
}
