/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sidebar-row.h"

#include "number.h"

struct _BcSidebarRow
{
  GtkListBoxRow parent_instance;

  BcId id; /* of the district it names; nil for a place */

  GtkWidget *icon;
  GtkWidget *title;
  GtkWidget *count;
};

G_DEFINE_FINAL_TYPE (BcSidebarRow, bc_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

enum {
  PROP_ICON_NAME = 1,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
bc_sidebar_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  BcSidebarRow *self = BC_SIDEBAR_ROW (object);

  if (prop_id == PROP_ICON_NAME)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), g_value_get_string (value));
  else
    bc_sidebar_row_set_title (self, g_value_get_string (value));
}

static void
bc_sidebar_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_SIDEBAR_ROW);
  G_OBJECT_CLASS (bc_sidebar_row_parent_class)->dispose (object);
}

static void
bc_sidebar_row_class_init (BcSidebarRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = bc_sidebar_row_set_property;
  object_class->dispose = bc_sidebar_row_dispose;
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BcSidebarRow, icon);
  gtk_widget_class_bind_template_child (widget_class, BcSidebarRow, title);
  gtk_widget_class_bind_template_child (widget_class, BcSidebarRow, count);
}

static void
bc_sidebar_row_init (BcSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
bc_sidebar_row_new (const char *icon_name, const char *title, const BcId *id)
{
  BcSidebarRow *self =
    g_object_new (BC_TYPE_SIDEBAR_ROW, "icon-name", icon_name, "title", title, NULL);

  self->id = *id;
  return GTK_WIDGET (self);
}

const BcId *
bc_sidebar_row_get_id (BcSidebarRow *self)
{
  return &self->id;
}

void
bc_sidebar_row_set_title (BcSidebarRow *self, const char *title)
{
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

void
bc_sidebar_row_set_count (BcSidebarRow *self, guint count)
{
  g_autofree char *text = bc_number_dup_whole_screen (count);

  gtk_label_set_text (GTK_LABEL (self->count), text);
  gtk_widget_set_visible (self->count, count > 0);
}
