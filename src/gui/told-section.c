/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "told-section.h"

#include <glib/gi18n-lib.h>

#include "field-editor.h"
#include "reading.h"

/* A heading, a sentence, lines, and what can be done about them. */
struct _BcToldSection
{
  AdwBin parent_instance;

  const BcSectionKind *kind;
  BcStore *store;     /* (owned) (nullable) */
  BcReading *reading; /* (owned) (nullable) */
  BcId id;
  gpointer result; /* (owned) (nullable): what is told */
  GtkLabel *heading;
  GtkLabel *sentence;
  GtkButton *act;
  GtkMenuButton *menu;
  BcToldList *list;
};

G_DEFINE_FINAL_TYPE (BcToldSection, bc_told_section, ADW_TYPE_BIN)

typedef struct
{
  const BcSectionKind *kind;
  BcId id;
} Asked;

/* What was read, which the section that tells it takes. */
typedef struct
{
  Asked asked;
  gpointer result; /* (owned) (nullable) */
} Found;

static void
free_found (gpointer data)
{
  Found *found = data;

  if (found->result != NULL)
    found->asked.kind->free_result (found->result);
  g_free (found);
}

static gpointer
read_found (BcDatabase *reader, gpointer data, GError **error)
{
  const Asked *asked = data;
  gpointer result = asked->kind->read (reader, &asked->id, error);
  Found *found = NULL;

  if (result == NULL)
    return NULL;
  found = g_new0 (Found, 1);
  found->asked = *asked;
  found->result = result;
  return found;
}

static void
forget (BcToldSection *self)
{
  if (self->result != NULL)
    self->kind->free_result (self->result);
  self->result = NULL;
}

static void
show_found (GtkWidget *widget, gpointer data)
{
  BcToldSection *self = BC_TOLD_SECTION (widget);
  Found *found = data;
  g_autoptr (GPtrArray) lines = NULL;

  if (!bc_id_equal (&found->asked.id, &self->id))
    return;
  forget (self);
  self->result = g_steal_pointer (&found->result);
  lines = self->kind->tell (self, self->result);
  gtk_widget_set_visible (widget, lines != NULL);
  if (lines != NULL)
    bc_told_list_show (self->list, lines);
}

static const BcReadingKind found_kind = { read_found, show_found, g_free, free_found };

static void
chosen_cb (BcToldSection *self, const BcTold *told)
{
  if (self->kind->chosen != NULL)
    self->kind->chosen (self, self->result, told);
}

static void
pressed_cb (BcToldSection *self, const BcTold *told)
{
  if (self->kind->pressed != NULL)
    self->kind->pressed (self, self->result, told);
}

static void
act_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcToldSection *self = BC_TOLD_SECTION (widget);

  if (self->kind->act != NULL && self->result != NULL)
    self->kind->act (self, self->result, g_variant_get_string (parameter, NULL));
}

static void
stop_reading (BcToldSection *self)
{
  if (self->reading != NULL)
    bc_reading_stop (self->reading);
  g_clear_object (&self->reading);
}

static void
bc_told_section_dispose (GObject *object)
{
  BcToldSection *self = BC_TOLD_SECTION (object);

  stop_reading (self);
  forget (self);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_TOLD_SECTION);
  G_OBJECT_CLASS (bc_told_section_parent_class)->dispose (object);
}

static void
bc_told_section_class_init (BcToldSectionClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_told_section_dispose;
  g_type_ensure (BC_TYPE_TOLD_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/told-section.ui");
  gtk_widget_class_bind_template_child (widget_class, BcToldSection, heading);
  gtk_widget_class_bind_template_child (widget_class, BcToldSection, sentence);
  gtk_widget_class_bind_template_child (widget_class, BcToldSection, act);
  gtk_widget_class_bind_template_child (widget_class, BcToldSection, menu);
  gtk_widget_class_bind_template_child (widget_class, BcToldSection, list);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_install_action (widget_class, "section.act", "s", act_cb);
}

static void
bc_told_section_init (BcToldSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What it tells, once and for all; it shows itself when there is something to tell. */
void
bc_told_section_set_kind (BcToldSection *self, const BcSectionKind *kind)
{
  self->kind = kind;
  gtk_label_set_label (self->heading, _ (kind->heading));
  bc_told_list_set_label (self->list, _ (kind->heading));
}

void
bc_told_section_load (BcToldSection *self, BcStore *store, const BcId *id)
{
  const Asked asked = { self->kind, *id };

  if (g_set_object (&self->store, store)) {
    stop_reading (self);
    self->reading = bc_reading_new (GTK_WIDGET (self), store, &found_kind);
  }
  if (!bc_id_equal (&self->id, id))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->id = *id;
  bc_reading_start (self->reading, g_memdup2 (&asked, sizeof asked));
}

BcStore *
bc_told_section_get_store (BcToldSection *self)
{
  return self->store;
}

const BcId *
bc_told_section_get_id (BcToldSection *self)
{
  return &self->id;
}

/* @sentence: (nullable): what stands above the lines. */
void
bc_told_section_set_sentence (BcToldSection *self, const char *sentence)
{
  gtk_label_set_label (self->sentence, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), sentence != NULL);
}

/* @label: (nullable): of the button that does what can be done. */
void
bc_told_section_offer (BcToldSection *self, const char *label)
{
  gtk_button_set_label (self->act, label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->act), label != NULL);
}

/* @menu: (nullable): what can be done, by the action section.act. */
void
bc_told_section_offer_menu (BcToldSection *self, const char *label, GMenuModel *menu)
{
  gtk_menu_button_set_label (self->menu, label);
  bc_field_editor_name (GTK_WIDGET (self->menu), label);
  gtk_menu_button_set_menu_model (self->menu, menu);
  gtk_widget_set_visible (GTK_WIDGET (self->menu), menu != NULL);
}
