/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "summary-table.h"

#include <glib/gi18n-lib.h>

#include "field-editor.h"
#include "summary-item.h"

/* The figures of the table, in its order; the region's name comes first. */
static const struct
{
  const char *code;
  const char *part;
} columns[] = {
  { "districts", "total" },      { "districts", "candidate" },
  { "districts", "activation" }, { "districts", "dynamization" },
  { "districts", "graduated" },  { "districts", "withdrawn" },
  { "gal-constituted", NULL },   { "gal-constituted-share", NULL },
  { "panel-constituted", NULL }, { "panel-constituted-share", NULL },
  { "plans", "approved" },       { "progress", NULL },
  { "money-awarded", "total" },  { "money-spent", "total" },
  { "leverage", NULL },          { "businesses", "open" },
  { "vacancy", NULL },           { "women-owned", NULL },
  { "activities", NULL },        { "actions-late", NULL },
  { "commitments-late", NULL },  { "observations-open", NULL },
};

static void
setup_name_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, NULL));
}

static const char *
get_name (BcSummaryItem *row)
{
  return bc_summary_item_is_total (row) ? _ ("Country") : bc_summary_item_get_row (row)->name;
}

static void
bind_name_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      get_name (gtk_list_item_get_item (item)));
}

static void
setup_figure_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0, NULL);

  gtk_widget_add_css_class (label, "figure");
  gtk_list_item_set_child (item, label);
}

static char *
dup_title (guint column)
{
  const BcFigure *figure = bc_figure_find (columns[column].code, columns[column].part);

  return figure->part_label ? g_strdup_printf ("%s: %s", _ (figure->label), _ (figure->part_label))
                            : g_strdup (_ (figure->label));
}

/* The names stand in a table of their own: who hears the figure is told whose it is. */
static void
bind_figure_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  const guint i = GPOINTER_TO_UINT (column);
  BcSummaryItem *row = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  g_autofree char *text = bc_summary_item_dup_figure (row, columns[i].code, columns[i].part);
  g_autofree char *title = dup_title (i);
  g_autofree char *name = g_strdup_printf ("%s, %s: %s", get_name (row), title, text);

  gtk_label_set_text (GTK_LABEL (label), text);
  bc_field_editor_name (label, name);
}

static void
add_column (GtkColumnView *table,
            const char *title,
            GCallback setup_cb,
            GCallback bind_cb,
            guint number)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

  g_signal_connect (factory, "setup", setup_cb, NULL);
  g_signal_connect (factory, "bind", bind_cb, GUINT_TO_POINTER (number));
  gtk_column_view_append_column (table, column);
}

/* Gives a table of #BcSummaryItem a column for each figure, and the one beside it the names. */
void
bc_summary_table_add_columns (GtkColumnView *names, GtkColumnView *table)
{
  add_column (names, _ ("Region"), G_CALLBACK (setup_name_cb), G_CALLBACK (bind_name_cb), 0);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
    g_autofree char *title = dup_title (i);

    add_column (table, title, G_CALLBACK (setup_figure_cb), G_CALLBACK (bind_figure_cb), i);
  }
}
