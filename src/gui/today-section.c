/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "today-section.h"

#include "field-editor.h"
#include "number.h"
#include "today-row.h"

/* One group of what is to be done, with its heading; it is not seen while it has nothing. */
struct _BcTodaySection
{
  AdwBin parent_instance;

  guint n_rows; /* how many of its rows are right already */
  GtkLabel *title;
  GtkLabel *count;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (BcTodaySection, bc_today_section, ADW_TYPE_BIN)

static void
activated_cb (GtkListBox *list, BcTodayRow *row, BcTodaySection *self)
{
  bc_today_row_open (row);
}

static void
bc_today_section_dispose (GObject *object)
{
  /* The template lets its own go, and the bin must not know of it any more. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_TODAY_SECTION);
  G_OBJECT_CLASS (bc_today_section_parent_class)->dispose (object);
}

static void
bc_today_section_class_init (BcTodaySectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bc_today_section_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/today-section.ui");
  gtk_widget_class_bind_template_child (widget_class, BcTodaySection, title);
  gtk_widget_class_bind_template_child (widget_class, BcTodaySection, count);
  gtk_widget_class_bind_template_child (widget_class, BcTodaySection, list);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
bc_today_section_init (BcTodaySection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
bc_today_section_new (BcTodayGroup group)
{
  BcTodaySection *self = g_object_new (BC_TYPE_TODAY_SECTION, NULL);
  const char *label = bc_today_group_get_label (group);

  gtk_label_set_label (self->title, label);
  bc_field_editor_name (GTK_WIDGET (self->list), label);
  return GTK_WIDGET (self);
}

/* Its rows stay until they are shown anew or dropped. */
void
bc_today_section_restart (BcTodaySection *self)
{
  self->n_rows = 0;
}

static void
show_count (BcTodaySection *self)
{
  g_autofree char *count = bc_number_dup_whole_screen (self->n_rows);

  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self), self->n_rows > 0);
}

void
bc_today_section_add (BcTodaySection *self, const BcTodayItem *item, gboolean several)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) self->n_rows);

  if (row == NULL) {
    row = GTK_LIST_BOX_ROW (bc_today_row_new ());
    gtk_list_box_append (self->list, GTK_WIDGET (row));
  }
  bc_today_row_show (BC_TODAY_ROW (row), item, several);
  self->n_rows++;
  show_count (self);
}

/* Takes away a row that is too many; %FALSE once there is none. */
gboolean
bc_today_section_drop (BcTodaySection *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) self->n_rows);

  if (row != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  else
    show_count (self);
  return row != NULL;
}
