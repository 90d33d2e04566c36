/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "districts-filter.h"

#include <string.h>

/* A drop-down that filters the districts by what they have in common. */

/* What a drop-down says, "" for its first choice, which stands for all. */
const char *
bc_districts_filter_get_chosen (GtkDropDown *filter)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (filter);

  if (chosen == NULL || gtk_drop_down_get_selected (filter) == 0)
    return "";
  return gtk_string_object_get_string (chosen);
}

/* A drop-down with "all" first; what was chosen stays chosen where it is still there. */
static void
fill_filter (GtkDropDown *filter, const char *all, GPtrArray *values)
{
  g_autofree char *chosen = g_strdup (bc_districts_filter_get_chosen (filter));
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (list, all);
  for (guint i = 0; i < values->len; i++) {
    gtk_string_list_append (list, values->pdata[i]);
    if (strcmp (values->pdata[i], chosen) == 0)
      selected = i + 1;
  }
  gtk_drop_down_set_model (filter, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (filter, selected);
}

typedef struct
{
  int rank;
  const char *text;
} Ranked;

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *one = a, *other = b;
  return one->rank != other->rank ? one->rank - other->rank : strcmp (one->text, other->text);
}

static GPtrArray *
order_values (GHashTable *ranks)
{
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer text, rank;

  g_hash_table_iter_init (&iter, ranks);
  while (g_hash_table_iter_next (&iter, &text, &rank)) {
    const Ranked value = { GPOINTER_TO_INT (rank), text };
    if (*value.text)
      g_array_append_val (ranked, value);
  }
  g_array_sort (ranked, compare_ranked);
  for (guint i = 0; i < ranked->len; i++)
    g_ptr_array_add (values, g_strdup (g_array_index (ranked, Ranked, i).text));
  return values;
}

static GHashTable *
collect_values (GListModel *rows, const char *text_property, const char *rank_property)
{
  GHashTable *ranks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const guint n_rows = g_list_model_get_n_items (rows);

  for (guint i = 0; i < n_rows; i++) {
    g_autoptr (GObject) row = g_list_model_get_item (rows, i);
    char *text = NULL;
    int rank = 0;

    g_object_get (row, text_property, &text, NULL);
    if (rank_property)
      g_object_get (row, rank_property, &rank, NULL);
    g_hash_table_replace (ranks, text, GINT_TO_POINTER (rank));
  }
  return ranks;
}

/* Offers the values of a property of the rows (#BcDistrictRow), in the order of another, after
 * @all, which stands for all of them. Fewer than two are no choice. */
void
bc_districts_filter_offer (GtkDropDown *filter,
                           const char *all,
                           GListModel *rows,
                           const char *text_property,
                           const char *rank_property)
{
  g_autoptr (GHashTable) ranks = collect_values (rows, text_property, rank_property);
  g_autoptr (GPtrArray) values = order_values (ranks);

  fill_filter (filter, all, values);
  gtk_widget_set_visible (GTK_WIDGET (filter), values->len > 1);
}
