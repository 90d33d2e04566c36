/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "district-body.h"

#include <glib/gi18n-lib.h>

#include "district-parts.h"
#include "form-rows.h"
#include "form.h"
#include "record-list.h"

/* The associative group or the technical panel: its form, its members, its meetings. */
struct _BcDistrictBody
{
  AdwBin parent_instance;

  char *type_name; /* (owned) */
  BcStore *store;  /* (owned) (nullable) */
  BcId district;
  BcId body; /* nil where there is none */
  GtkLabel *title;
  GtkStack *stack;
  GtkLabel *empty;
  GtkButton *create;
  BcForm *form;
  AdwBin *members_place;
  GtkWidget *members; /* (unowned): made for the body's type */
  BcRecordList *meetings;
};

enum {
  PROP_TYPE_NAME = 1,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BcDistrictBody, bc_district_body, ADW_TYPE_BIN)

static void
create_cb (BcDistrictBody *self)
{
  bc_district_create_part (GTK_WIDGET (self), self->store, self->type_name, &self->district);
}

static void
bc_district_body_constructed (GObject *object)
{
  BcDistrictBody *self = BC_DISTRICT_BODY (object);
  const BcRecordType *type = bc_dictionary_find (self->type_name);
  gboolean group = g_str_equal (self->type_name, "associative-group");
  g_autofree char *create = g_strdup_printf (_ ("Begin: %s"), _ (type->label));

  G_OBJECT_CLASS (bc_district_body_parent_class)->constructed (object);
  gtk_label_set_label (self->title, _ (type->label));
  gtk_label_set_label (self->empty, _ (type->help));
  gtk_button_set_label (self->create, create);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (self->create)), TRUE);
  self->members =
    g_object_new (BC_TYPE_RECORD_LIST,
                  "type-name",
                  group ? "group-member" : "panel-member",
                  "title",
                  _ ("Members"),
                  "empty-text",
                  group ? _ ("Add the president, the secretary and the treasurer first.")
                        : _ ("Add the institutions at the table and their delegates."),
                  NULL);
  adw_bin_set_child (self->members_place, self->members);
}

static void
bc_district_body_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  switch (property) {
  case PROP_TYPE_NAME:
    g_value_set_string (value, BC_DISTRICT_BODY (object)->type_name);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
  }
}

static void
bc_district_body_set_property (GObject *object,
                               guint property,
                               const GValue *value,
                               GParamSpec *pspec)
{
  switch (property) {
  case PROP_TYPE_NAME:
    BC_DISTRICT_BODY (object)->type_name = g_value_dup_string (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
  }
}

static void
bc_district_body_dispose (GObject *object)
{
  BcDistrictBody *self = BC_DISTRICT_BODY (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->type_name, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_DISTRICT_BODY);
  G_OBJECT_CLASS (bc_district_body_parent_class)->dispose (object);
}

static void
bc_district_body_class_init (BcDistrictBodyClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = bc_district_body_constructed;
  object_class->get_property = bc_district_body_get_property;
  object_class->set_property = bc_district_body_set_property;
  object_class->dispose = bc_district_body_dispose;
  props[PROP_TYPE_NAME] = g_param_spec_string ("type-name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  g_type_ensure (BC_TYPE_FORM);
  g_type_ensure (BC_TYPE_RECORD_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/district-body.ui");
  gtk_widget_class_bind_template_child (widget_class, BcDistrictBody, title);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictBody, stack);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictBody, empty);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictBody, create);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictBody, form);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictBody, members_place);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictBody, meetings);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
}

static void
bc_district_body_init (BcDistrictBody *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The form looks after itself while the body stays the same. */
void
bc_district_body_load (BcDistrictBody *self, BcStore *store, const BcId *district)
{
  gboolean found;
  BcId body = { 0 };

  g_set_object (&self->store, store);
  self->district = *district;
  found = bc_district_find_part (store, self->type_name, district, &body);
  gtk_stack_set_visible_child_name (self->stack, found ? "body" : "empty");
  gtk_widget_set_visible (GTK_WIDGET (self->create),
                          bc_form_can_add (store, self->type_name, district));
  if (found && !bc_id_equal (&body, &self->body))
    bc_form_edit (self->form, store, bc_dictionary_find (self->type_name), &body);
  self->body = body;
  if (!found)
    return;
  bc_record_list_load (BC_RECORD_LIST (self->members), store, &body);
  bc_record_list_load (self->meetings, store, &body);
}
