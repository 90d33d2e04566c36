/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "district-card.h"

#include "field-editor.h"

/* One figure and one sentence of a district; a click goes to where it comes from. */
struct _BcDistrictCard
{
  GtkButton parent_instance;

  GtkLabel *title;
  GtkLabel *figure;
  GtkLabel *sentence;
};

enum {
  PROP_TITLE = 1,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BcDistrictCard, bc_district_card, GTK_TYPE_BUTTON)

static void
bc_district_card_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  switch (property) {
  case PROP_TITLE:
    g_value_set_string (value, gtk_label_get_label (BC_DISTRICT_CARD (object)->title));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
  }
}

static void
bc_district_card_set_property (GObject *object,
                               guint property,
                               const GValue *value,
                               GParamSpec *pspec)
{
  switch (property) {
  case PROP_TITLE:
    gtk_label_set_label (BC_DISTRICT_CARD (object)->title, g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
  }
}

static void
bc_district_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_DISTRICT_CARD);
  G_OBJECT_CLASS (bc_district_card_parent_class)->dispose (object);
}

static void
bc_district_card_class_init (BcDistrictCardClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = bc_district_card_get_property;
  object_class->set_property = bc_district_card_set_property;
  object_class->dispose = bc_district_card_dispose;
  props[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/district-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BcDistrictCard, title);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictCard, figure);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictCard, sentence);
}

static void
bc_district_card_init (BcDistrictCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
bc_district_card_set (BcDistrictCard *self, const char *figure, const char *sentence)
{
  g_autofree char *name =
    g_strdup_printf ("%s: %s. %s", gtk_label_get_label (self->title), figure, sentence);

  gtk_label_set_label (self->figure, figure);
  gtk_label_set_label (self->sentence, sentence);
  bc_field_editor_name (GTK_WIDGET (self), name);
}
