/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "representation-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "field-editor.h"

/* Which share of some businesses belongs to the group: a bar, and the same in numbers. */
struct _BcRepresentationRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *heading;
  GtkLabel *label;
  GtkLabel *figure;
  GtkProgressBar *bar;
};

G_DEFINE_FINAL_TYPE (BcRepresentationRow, bc_representation_row, ADW_TYPE_PREFERENCES_ROW)

static void
bc_representation_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_REPRESENTATION_ROW);
  G_OBJECT_CLASS (bc_representation_row_parent_class)->dispose (object);
}

static void
bc_representation_row_class_init (BcRepresentationRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_representation_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/representation-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BcRepresentationRow, heading);
  gtk_widget_class_bind_template_child (widget_class, BcRepresentationRow, label);
  gtk_widget_class_bind_template_child (widget_class, BcRepresentationRow, figure);
  gtk_widget_class_bind_template_child (widget_class, BcRepresentationRow, bar);
}

static void
bc_representation_row_init (BcRepresentationRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @heading: (nullable): the part that begins with it. */
void
bc_representation_row_show (BcRepresentationRow *self,
                            const BcRepresentation *shown,
                            const char *heading)
{
  g_autofree char *figure = g_strdup_printf (_ ("%d of %d · %d %%"),
                                             (int) shown->members,
                                             (int) shown->businesses,
                                             (int) floor (shown->share));
  g_autofree char *sentence = g_strdup_printf ("%s: %s", shown->label, figure);

  gtk_label_set_label (self->heading, heading != NULL ? heading : "");
  gtk_widget_set_visible (GTK_WIDGET (self->heading), heading != NULL);
  gtk_label_set_label (self->label, shown->label);
  gtk_label_set_label (self->figure, figure);
  gtk_progress_bar_set_fraction (self->bar, CLAMP (shown->share / 100, 0, 1));
  bc_field_editor_name (GTK_WIDGET (self->bar), sentence);
  bc_field_editor_name (GTK_WIDGET (self), sentence);
}
