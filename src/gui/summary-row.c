/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "summary-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "summary-bar.h"

/* A region, or the total, as a row: its name, its bar, and its figures in words. */
struct _BcSummaryRowWidget
{
  GtkListBoxRow parent_instance;

  BcSummaryItem *item; /* (owned) */

  GtkLabel *name;
  BcSummaryBar *bar;
  GtkLabel *districts;
  GtkLabel *group;
  GtkLabel *panel;
};

G_DEFINE_FINAL_TYPE (BcSummaryRowWidget, bc_summary_row_widget, GTK_TYPE_LIST_BOX_ROW)

static void
bc_summary_row_widget_dispose (GObject *object)
{
  g_clear_object (&BC_SUMMARY_ROW_WIDGET (object)->item);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_SUMMARY_ROW_WIDGET);
  G_OBJECT_CLASS (bc_summary_row_widget_parent_class)->dispose (object);
}

static void
bc_summary_row_widget_class_init (BcSummaryRowWidgetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (BC_TYPE_SUMMARY_BAR);
  G_OBJECT_CLASS (klass)->dispose = bc_summary_row_widget_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/summary-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BcSummaryRowWidget, name);
  gtk_widget_class_bind_template_child (widget_class, BcSummaryRowWidget, bar);
  gtk_widget_class_bind_template_child (widget_class, BcSummaryRowWidget, districts);
  gtk_widget_class_bind_template_child (widget_class, BcSummaryRowWidget, group);
  gtk_widget_class_bind_template_child (widget_class, BcSummaryRowWidget, panel);
}

static void
bc_summary_row_widget_init (BcSummaryRowWidget *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
show_bar (BcSummaryRowWidget *self, int longest)
{
  const BcSummaryRow *row = bc_summary_item_get_row (self->item);
  int counts[BC_N_PHASES];

  for (guint i = 0; i < BC_N_PHASES; i++)
    counts[i] = (int) bc_summary_row_get (row, "districts", bc_summary_bar_get_phase (i));
  bc_summary_bar_set_counts (self->bar, counts, longest);
}

static void
name_row (BcSummaryRowWidget *self)
{
  g_autofree char *bar = bc_summary_bar_dup_sentence (self->bar);
  const BcSummaryRow *row = bc_summary_item_get_row (self->item);
  const gulong n = (gulong) bc_summary_row_get (row, "districts", "total");
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                        "%s: %s district; %s; GAL %s; panel %s",
                                                        "%s: %s districts; %s; GAL %s; panel %s",
                                                        n),
                                           gtk_label_get_text (self->name),
                                           gtk_label_get_text (self->districts),
                                           bar,
                                           gtk_label_get_text (self->group),
                                           gtk_label_get_text (self->panel));

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

/* @longest: how many districts fill a bar, 0 for as many as there are. */
void
bc_summary_row_widget_set_item (BcSummaryRowWidget *self, BcSummaryItem *item, int longest)
{
  const BcSummaryRow *row = bc_summary_item_get_row (item);
  g_autofree char *districts = bc_summary_item_dup_figure (item, "districts", "total");
  g_autofree char *group = dup_share (item, "gal-constituted", "gal-constituted-share");
  g_autofree char *panel = dup_share (item, "panel-constituted", "panel-constituted-share");

  g_set_object (&self->item, item);
  gtk_label_set_text (self->name, bc_summary_item_is_total (item) ? _ ("Country") : row->name);
  gtk_label_set_text (self->districts, districts);
  gtk_label_set_text (self->group, group);
  gtk_label_set_text (self->panel, panel);
  show_bar (self, longest);
  name_row (self);
  if (bc_summary_item_is_total (item))
    gtk_widget_add_css_class (GTK_WIDGET (self), "total");
}

/* Where there is little room, the shares are left to the table. */
void
bc_summary_row_widget_set_narrow (BcSummaryRowWidget *self, gboolean narrow)
{
  gtk_widget_set_visible (GTK_WIDGET (self->group), !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->panel), !narrow);
}

/* Makes each text as wide as the widest of its column, so that what belongs together stands below
 * each other. */
void
bc_summary_row_widget_align (BcSummaryRowWidget *self,
                             GtkSizeGroup *const columns[BC_N_SUMMARY_COLUMNS])
{
  GtkLabel *const labels[] = { self->name, self->districts, self->group, self->panel };

  for (guint i = 0; i < BC_N_SUMMARY_COLUMNS; i++)
    gtk_size_group_add_widget (columns[i], GTK_WIDGET (labels[i]));
}
