/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dictionary.h"

/* What was found: what people call it, and the district it belongs to. */
struct _BcSearchRow
{
  GtkListBoxRow parent_instance;

  BcId id;
  char *group; /* (owned): what records of its type are called */

  GtkLabel *heading;
  GtkLabel *district;
};

G_DEFINE_FINAL_TYPE (BcSearchRow, bc_search_row, GTK_TYPE_LIST_BOX_ROW)

static void
bc_search_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_SEARCH_ROW);
  G_OBJECT_CLASS (bc_search_row_parent_class)->dispose (object);
}

static void
bc_search_row_finalize (GObject *object)
{
  g_free (BC_SEARCH_ROW (object)->group);
  G_OBJECT_CLASS (bc_search_row_parent_class)->finalize (object);
}

static void
bc_search_row_class_init (BcSearchRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_search_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = bc_search_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/search-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BcSearchRow, heading);
  gtk_widget_class_bind_template_child (widget_class, BcSearchRow, district);
}

static void
bc_search_row_init (BcSearchRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
bc_search_row_new (const BcSearchHit *hit)
{
  BcSearchRow *self = g_object_new (BC_TYPE_SEARCH_ROW, NULL);

  bc_search_row_show (self, hit);
  return GTK_WIDGET (self);
}

/* Shows another record, or what became of the one it showed. */
void
bc_search_row_show (BcSearchRow *self, const BcSearchHit *hit)
{
  const BcRecordType *type = bc_dictionary_find (hit->type);
  g_autofree char *text =
    g_strjoin (", ", hit->heading, type ? _ (type->label) : hit->type, hit->district, NULL);

  self->id = hit->record;
  g_free (self->group);
  self->group = g_strdup (type ? _ (type->plural) : hit->type);
  gtk_label_set_text (self->heading, hit->heading);
  gtk_label_set_text (self->district, hit->district ? hit->district : "");
  gtk_widget_set_visible (GTK_WIDGET (self->district),
                          hit->district && strcmp (hit->district, hit->heading) != 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

GtkWidget *
bc_search_row_make_header (const char *title)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, NULL);

  gtk_widget_add_css_class (label, "search-group");
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

const BcId *
bc_search_row_get_id (BcSearchRow *self)
{
  return &self->id;
}

const char *
bc_search_row_get_group (BcSearchRow *self)
{
  return self->group;
}
