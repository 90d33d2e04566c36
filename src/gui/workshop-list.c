/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workshop-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The proposals of a workshop: by area while they are made and voted for, by rank at the end. */
struct _BcWorkshopList
{
  AdwBin parent_instance;

  BcWorkshopStep step;
  GPtrArray *areas; /* (owned) (nullable) (element-type BcWorkshopArea): %NULL for by rank */
  GtkStack *stack;
  GtkListBox *list;
  guint n_rows;
};

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BcWorkshopList, bc_workshop_list, ADW_TYPE_BIN)

static void
free_area (gpointer data)
{
  BcWorkshopArea *area = data;

  g_free (area->code);
  g_free (area->label);
  g_free (area);
}

/* (transfer full) (element-type BcWorkshopArea): the areas of every plan, in their order. */
GPtrArray *
bc_workshop_list_read_areas (BcDatabase *reader)
{
  g_autoptr (BcCursor) cursor =
    bc_database_query (reader,
                       "SELECT r.id, a.code, a.code || ' · ' || a.name FROM area a "
                       "JOIN record r ON r.row = a.row WHERE a.hidden = 0 ORDER BY a.code",
                       NULL);
  GPtrArray *areas = g_ptr_array_new_with_free_func (free_area);

  while (cursor != NULL && bc_cursor_step (cursor, NULL) == BC_STEP_ROW) {
    BcWorkshopArea *area = g_new0 (BcWorkshopArea, 1);

    bc_cursor_get_id (cursor, 0, &area->id);
    area->code = g_strdup (bc_cursor_get_text (cursor, 1));
    area->label = g_strdup (bc_cursor_get_text (cursor, 2));
    g_ptr_array_add (areas, area);
  }
  return areas;
}

static const char *
find_label (BcWorkshopList *self, const char *code)
{
  for (guint i = 0; i < self->areas->len; i++) {
    const BcWorkshopArea *area = self->areas->pdata[i];

    if (g_strcmp0 (area->code, code) == 0)
      return area->label;
  }
  return _ ("Without an area");
}

static void
head_row_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  BcWorkshopList *self = data;
  const char *area = bc_workshop_row_get_area (BC_WORKSHOP_ROW (row));
  GtkWidget *label = NULL;

  if (self->areas != NULL &&
      (before == NULL ||
       g_strcmp0 (bc_workshop_row_get_area (BC_WORKSHOP_ROW (before)), area) != 0)) {
    label = gtk_label_new (find_label (self, area));
    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_widget_add_css_class (label, "workshop-area");
  }
  gtk_list_box_row_set_header (row, label);
}

static void
toggled_cb (BcWorkshopList *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
bc_workshop_list_dispose (GObject *object)
{
  g_clear_pointer (&BC_WORKSHOP_LIST (object)->areas, g_ptr_array_unref);
  /* The template lets its own go, and the bin must not know of it any more. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_WORKSHOP_LIST);
  G_OBJECT_CLASS (bc_workshop_list_parent_class)->dispose (object);
}

static void
bc_workshop_list_class_init (BcWorkshopListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_workshop_list_dispose;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen",
                                         G_TYPE_FROM_CLASS (class),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);
  g_type_ensure (BC_TYPE_WORKSHOP_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/workshop-list.ui");
  gtk_widget_class_bind_template_child (widget_class, BcWorkshopList, stack);
  gtk_widget_class_bind_template_child (widget_class, BcWorkshopList, list);
}

static void
bc_workshop_list_init (BcWorkshopList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, head_row_cb, self, NULL);
}

/* @areas: (nullable): what the proposals are grouped by; by rank without them. */
void
bc_workshop_list_set_up (BcWorkshopList *self, BcWorkshopStep step, GPtrArray *areas)
{
  self->step = step;
  if (areas != NULL)
    self->areas = g_ptr_array_ref (areas);
}

static int
compare_places (gconstpointer one, gconstpointer other)
{
  const BcRanked *a = *(BcRanked *const *) one, *b = *(BcRanked *const *) other;
  int order = strcmp (a->area_code, b->area_code);

  return order != 0 ? order : memcmp (&a->id, &b->id, sizeof a->id);
}

static GPtrArray *
sort (BcWorkshopList *self, const BcRanking *ranking)
{
  GPtrArray *sorted = g_ptr_array_new ();

  g_ptr_array_extend (sorted, ranking->proposals, NULL, NULL);
  if (self->areas != NULL)
    g_ptr_array_sort (sorted, compare_places);
  return sorted;
}

static void
set_n_rows (BcWorkshopList *self, guint n)
{
  for (; self->n_rows > n; self->n_rows--)
    gtk_list_box_remove (self->list,
                         GTK_WIDGET (
                           gtk_list_box_get_row_at_index (self->list, (int) self->n_rows - 1)));
  for (; self->n_rows < n; self->n_rows++) {
    GtkWidget *row = bc_workshop_row_new (self->step);

    bc_workshop_row_listen (BC_WORKSHOP_ROW (row), G_CALLBACK (toggled_cb), self);
    gtk_list_box_append (self->list, row);
  }
}

static gint64
count_own (BcDatabase *reader, const BcRanked *ranked, const char *voter)
{
  gint64 dots = 0;

  if (voter != NULL)
    bc_ranking_count_own (reader, &ranked->id, voter, &dots, NULL);
  return dots;
}

static gboolean
contains (const GArray *ids, const BcId *id)
{
  for (guint i = 0; i < ids->len; i++)
    if (bc_id_equal (&g_array_index (ids, BcId, i), id))
      return TRUE;
  return FALSE;
}

/* Rows stay where they are and show what is new: the keyboard does not lose its place. @voter:
 * (nullable): whose own dots are shown. */
void
bc_workshop_list_show (BcWorkshopList *self,
                       const BcRanking *ranking,
                       BcDatabase *reader,
                       const char *voter)
{
  g_autoptr (GPtrArray) sorted = sort (self, ranking);
  g_autoptr (GArray) chosen = bc_workshop_list_dup_chosen (self);
  gint64 most = ranking->proposals->len > 0 ? ((BcRanked *) ranking->proposals->pdata[0])->dots : 0;

  set_n_rows (self, sorted->len);
  for (guint i = 0; i < sorted->len; i++) {
    GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);

    bc_workshop_row_show (BC_WORKSHOP_ROW (row),
                          sorted->pdata[i],
                          count_own (reader, sorted->pdata[i], voter),
                          most,
                          ranking);
    bc_workshop_row_choose (BC_WORKSHOP_ROW (row),
                            contains (chosen, bc_workshop_row_get_id (BC_WORKSHOP_ROW (row))));
  }
  gtk_list_box_invalidate_headers (self->list);
  gtk_stack_set_visible_child_name (self->stack, sorted->len > 0 ? "list" : "empty");
}

/* Whether the person who votes has dots left to give. */
void
bc_workshop_list_allow (BcWorkshopList *self, gboolean has_dots)
{
  for (guint i = 0; i < self->n_rows; i++)
    bc_workshop_row_allow (BC_WORKSHOP_ROW (gtk_list_box_get_row_at_index (self->list, (int) i)),
                           has_dots);
}

/* (transfer full) (element-type BcId): the proposals that are ticked. */
GArray *
bc_workshop_list_dup_chosen (BcWorkshopList *self)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (BcId));

  for (guint i = 0; i < self->n_rows; i++) {
    BcWorkshopRow *row = BC_WORKSHOP_ROW (gtk_list_box_get_row_at_index (self->list, (int) i));

    if (bc_workshop_row_is_chosen (row))
      g_array_append_val (chosen, *bc_workshop_row_get_id (row));
  }
  return chosen;
}

void
bc_workshop_list_choose_first (BcWorkshopList *self, guint n_first)
{
  for (guint i = 0; i < self->n_rows; i++)
    bc_workshop_row_choose (BC_WORKSHOP_ROW (gtk_list_box_get_row_at_index (self->list, (int) i)),
                            i < n_first);
}
