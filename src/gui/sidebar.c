/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sidebar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "buried.h"
#include "district-rows.h"
#include "reading.h"
#include "sidebar-row.h"

/* More districts than this are looked for in the list, not beside it. */
#define MAX_OWN_DISTRICTS 12

struct _BcSidebar
{
  AdwBin parent_instance;

  BcStore *store; /* (owned) (nullable) */
  BcLevels person_level;
  gulong changed;
  guint idle;
  BcReading *counting; /* (owned) (nullable): of the conflicts */

  GtkWidget *avatar;
  GtkWidget *person;
  GtkWidget *level;
  GtkListBox *places;
  GtkWidget *today;
  GtkWidget *summary;
  GtkWidget *districts;
  BcSidebarRow *conflicts;
  GtkWidget *catalogues;
  GtkWidget *own;
  GtkListBox *own_districts;
};

G_DEFINE_FINAL_TYPE (BcSidebar, bc_sidebar, ADW_TYPE_BIN)

static BcWindow *
get_window (BcSidebar *self)
{
  return BC_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
activate_place_cb (GtkListBox *places, GtkListBoxRow *row, BcSidebar *self)
{
  static const BcPlace order[] = {
    BC_PLACE_TODAY, BC_PLACE_SUMMARY, BC_PLACE_DISTRICTS, BC_PLACE_CONFLICTS, BC_PLACE_CATALOGUES,
  };

  bc_window_go (get_window (self), order[gtk_list_box_row_get_index (row)]);
}

static void
activate_own_cb (GtkListBox *own, BcSidebarRow *row, BcSidebar *self)
{
  bc_window_leave_past (get_window (self));
  bc_window_show_record (get_window (self), bc_sidebar_row_get_id (row));
}

/* What stands on the page of conflicts. */
static gpointer
read_count (BcDatabase *reader, gpointer asked, GError **error)
{
  g_autofree gint64 *count = g_new0 (gint64, 1);
  g_autoptr (GArray) buried = bc_buried_list (reader, error);

  if (buried == NULL)
    return NULL;
  if (bc_database_get_integer (
        reader,
        count,
        error,
        "SELECT (SELECT count(*) FROM conflict) + (SELECT count(*) FROM record"
        " INDEXED BY record_doubt"
        " WHERE hidden = 0 AND (flagged <> 0 OR extra IS NOT NULL))",
        "")) {
    *count += buried->len;
    return g_steal_pointer (&count);
  }
  return NULL;
}

static void
show_count (GtkWidget *widget, gpointer result)
{
  BcSidebar *self = BC_SIDEBAR (widget);
  const gint64 count = *(const gint64 *) result;

  bc_sidebar_row_set_count (self->conflicts, (guint) count);
  gtk_widget_set_visible (GTK_WIDGET (self->conflicts), count > 0);
}

static const BcReadingKind count_kind = { read_count, show_count, NULL, g_free };

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)))
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
show_own_districts (BcSidebar *self, BcDatabase *reader)
{
  g_autoptr (GListModel) rows =
    self->person_level == BC_LEVEL_MANAGER ? bc_district_rows_read (reader, NULL) : NULL;
  const guint n_rows = rows ? g_list_model_get_n_items (rows) : 0;

  gtk_widget_set_visible (self->own, n_rows > 0 && n_rows <= MAX_OWN_DISTRICTS);
  clear_list (self->own_districts);
  for (guint i = 0; i < MIN (n_rows, MAX_OWN_DISTRICTS); i++) {
    g_autoptr (BcDistrictRow) row = g_list_model_get_item (rows, i);
    gtk_list_box_append (self->own_districts,
                         bc_sidebar_row_new ("barrios-district-symbolic",
                                             bc_district_row_get_figures (row)->name,
                                             bc_district_row_get_id (row)));
  }
}

static void
refresh (BcSidebar *self)
{
  BcDatabase *reader = bc_store_get_reader (self->store);

  bc_reading_start (self->counting, NULL);
  show_own_districts (self, reader);
}

static gboolean
refresh_cb (gpointer data)
{
  BcSidebar *self = data;

  self->idle = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (BcSidebar *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (refresh_cb, self);
}

static void
forget_store (BcSidebar *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->counting)
    bc_reading_stop (self->counting);
  g_clear_object (&self->counting);
  if (self->store)
    g_clear_signal_handler (&self->changed, self->store);
  g_clear_object (&self->store);
}

static void
bc_sidebar_dispose (GObject *object)
{
  forget_store (BC_SIDEBAR (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_SIDEBAR);
  G_OBJECT_CLASS (bc_sidebar_parent_class)->dispose (object);
}

static void
bc_sidebar_class_init (BcSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (BC_TYPE_SIDEBAR_ROW);
  G_OBJECT_CLASS (klass)->dispose = bc_sidebar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/cl/barrios/Barrios/ui/sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, BcSidebar, avatar);
  gtk_widget_class_bind_template_child (widget_class, BcSidebar, person);
  gtk_widget_class_bind_template_child (widget_class, BcSidebar, level);
  gtk_widget_class_bind_template_child (widget_class, BcSidebar, places);
  gtk_widget_class_bind_template_child (widget_class, BcSidebar, today);
  gtk_widget_class_bind_template_child (widget_class, BcSidebar, summary);
  gtk_widget_class_bind_template_child (widget_class, BcSidebar, districts);
  gtk_widget_class_bind_template_child (widget_class, BcSidebar, conflicts);
  gtk_widget_class_bind_template_child (widget_class, BcSidebar, catalogues);
  gtk_widget_class_bind_template_child (widget_class, BcSidebar, own);
  gtk_widget_class_bind_template_child (widget_class, BcSidebar, own_districts);
  gtk_widget_class_bind_template_callback (widget_class, activate_place_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_own_cb);
}

static void
bc_sidebar_init (BcSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static const char *
get_level_label (BcLevels level)
{
  switch (level) {
  case BC_LEVEL_MANAGER:
    return _ ("Neighbourhood manager");
  case BC_LEVEL_REGION:
    return _ ("Regional committee");
  default:
    return _ ("National council");
  }
}

/* Without what is in brackets: the picture shows the first letters of the first and the last word.
 */
static void
show_initials (BcSidebar *self, const char *name)
{
  const char *bracket = strchr (name, '(');
  g_autofree char *words = bracket ? g_strndup (name, (gsize) (bracket - name)) : g_strdup (name);

  g_strstrip (words);
  adw_avatar_set_text (ADW_AVATAR (self->avatar), *words != '\0' ? words : name);
}

static void
show_profile (BcSidebar *self, const BcProfile *profile)
{
  const gboolean council = profile->level == BC_LEVEL_COUNCIL;

  show_initials (self, profile->name);
  gtk_label_set_text (GTK_LABEL (self->person), profile->name);
  gtk_widget_set_tooltip_text (self->person, profile->name);
  gtk_label_set_text (GTK_LABEL (self->level),
                      profile->sample ? _ ("Sample country") : get_level_label (profile->level));
  bc_sidebar_row_set_title (BC_SIDEBAR_ROW (self->summary), council ? _ ("Country") : _ ("Region"));
  gtk_widget_set_visible (self->today, profile->level == BC_LEVEL_MANAGER);
  gtk_widget_set_visible (self->summary, profile->level != BC_LEVEL_MANAGER);
  gtk_widget_set_visible (self->catalogues, council);
}

/* Shows who works here and where one can go. */
void
bc_sidebar_load (BcSidebar *self, BcStore *store, const BcProfile *profile)
{
  forget_store (self);
  self->store = g_object_ref (store);
  self->counting = bc_reading_new (GTK_WIDGET (self), store, &count_kind);
  self->person_level = profile->level;
  self->changed = g_signal_connect_swapped (store, "changed", G_CALLBACK (changed_cb), self);
  show_profile (self, profile);
  refresh (self);
}

static void
select_own (BcSidebar *self, const BcId *district)
{
  GtkListBoxRow *row = NULL;

  gtk_list_box_unselect_all (self->own_districts);
  for (int i = 0; district && (row = gtk_list_box_get_row_at_index (self->own_districts, i)); i++)
    if (bc_id_equal (bc_sidebar_row_get_id (BC_SIDEBAR_ROW (row)), district))
      gtk_list_box_select_row (self->own_districts, row);
}

/* Marks where one is: @district is %NULL unless @place is a district. */
void
bc_sidebar_select (BcSidebar *self, BcPlace place, const BcId *district)
{
  GtkWidget *const rows[BC_N_PLACES] = {
    [BC_PLACE_TODAY] = self->today,           [BC_PLACE_SUMMARY] = self->summary,
    [BC_PLACE_DISTRICTS] = self->districts,   [BC_PLACE_CONFLICTS] = GTK_WIDGET (self->conflicts),
    [BC_PLACE_CATALOGUES] = self->catalogues,
  };

  select_own (self, district);
  if (rows[place])
    gtk_list_box_select_row (self->places, GTK_LIST_BOX_ROW (rows[place]));
  else
    gtk_list_box_unselect_all (self->places);
}
