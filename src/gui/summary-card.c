/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "summary-card.h"

/* One figure, what it is, and a sentence about it. */
struct _BcSummaryCard
{
  GtkFlowBoxChild parent_instance;

  GtkLabel *title;
  GtkLabel *figure;
  GtkLabel *sentence;
  GtkWidget *warning;
};

G_DEFINE_FINAL_TYPE (BcSummaryCard, bc_summary_card, GTK_TYPE_FLOW_BOX_CHILD)

enum {
  PROP_TITLE = 1,
  PROP_WARNS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
bc_summary_card_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  BcSummaryCard *self = BC_SUMMARY_CARD (object);

  if (prop_id == PROP_TITLE)
    gtk_label_set_text (self->title, g_value_get_string (value));
  else
    gtk_widget_set_visible (self->warning, g_value_get_boolean (value));
}

static void
bc_summary_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_SUMMARY_CARD);
  G_OBJECT_CLASS (bc_summary_card_parent_class)->dispose (object);
}

static void
bc_summary_card_class_init (BcSummaryCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = bc_summary_card_set_property;
  object_class->dispose = bc_summary_card_dispose;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_WARNS] = g_param_spec_boolean ("warns", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/summary-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BcSummaryCard, title);
  gtk_widget_class_bind_template_child (widget_class, BcSummaryCard, figure);
  gtk_widget_class_bind_template_child (widget_class, BcSummaryCard, sentence);
  gtk_widget_class_bind_template_child (widget_class, BcSummaryCard, warning);
}

static void
bc_summary_card_init (BcSummaryCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
bc_summary_card_show (BcSummaryCard *self, const char *figure, const char *sentence)
{
  g_autofree char *text =
    g_strdup_printf ("%s: %s. %s", gtk_label_get_text (self->title), figure, sentence);

  gtk_label_set_text (self->figure, figure);
  gtk_label_set_text (self->sentence, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}
