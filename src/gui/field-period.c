/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "field-period.h"

#include <glib/gi18n-lib.h>

#include "field-date.h"
#include "field-editor.h"
#include "field.h"
#include "period.h"

/* A period: its first and its last day, either of which may be open. */
struct _BcFieldPeriod
{
  AdwBin parent_instance;

  const BcField *field;
  BcFieldDate *from;
  BcFieldDate *to;
};

static void bc_field_period_editor_init (BcFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BcFieldPeriod,
                               bc_field_period,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (BC_TYPE_FIELD_EDITOR,
                                                      bc_field_period_editor_init))

static void
bc_field_period_set_up (BcFieldEditor *editor,
                        const BcField *field,
                        BcStore *store,
                        const BcId *scope)
{
  BcFieldPeriod *self = BC_FIELD_PERIOD (editor);
  g_autofree char *from = g_strdup_printf (_ ("%s: from"), _ (field->label));
  g_autofree char *to = g_strdup_printf (_ ("%s: to"), _ (field->label));

  self->field = field;
  bc_field_date_set_label (self->from, from);
  bc_field_date_set_label (self->to, to);
}

static void
set_end (BcFieldDate *end, gint32 date)
{
  g_autofree char *text = date != BC_DATE_NONE ? bc_date_dup_screen (date) : g_strdup ("");

  bc_field_date_set_text (end, text);
}

static void
bc_field_period_set_value (BcFieldEditor *editor, const BcValue *value)
{
  BcFieldPeriod *self = BC_FIELD_PERIOD (editor);
  BcPeriod period = { BC_DATE_NONE, BC_DATE_NONE };

  if (value->type == BC_VALUE_TEXT)
    bc_period_parse (value->text, &period, NULL);
  set_end (self->from, period.from);
  set_end (self->to, period.to);
}

static gboolean
read_end (BcFieldDate *end, gint32 *date, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (bc_field_date_get_text (end)));

  *date = BC_DATE_NONE;
  return *text == '\0' || bc_date_parse_iso (text, date, NULL) ||
         bc_date_parse_screen (text, date, error);
}

static gboolean
bc_field_period_read_value (BcFieldEditor *editor, BcValue *value, GError **error)
{
  BcFieldPeriod *self = BC_FIELD_PERIOD (editor);
  g_autofree char *text = NULL;
  BcPeriod period;

  if (!read_end (self->from, &period.from, error) || !read_end (self->to, &period.to, error))
    return FALSE;
  if (period.from == BC_DATE_NONE && period.to == BC_DATE_NONE) {
    bc_value_clear (value);
    return TRUE;
  }
  text = bc_period_dup_text (&period);
  return bc_field_parse (self->field, text, value, error);
}

static void
bc_field_period_editor_init (BcFieldEditorInterface *iface)
{
  iface->set_up = bc_field_period_set_up;
  iface->set_value = bc_field_period_set_value;
  iface->read_value = bc_field_period_read_value;
}

static void
bc_field_period_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_FIELD_PERIOD);
  G_OBJECT_CLASS (bc_field_period_parent_class)->dispose (object);
}

static void
bc_field_period_class_init (BcFieldPeriodClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_field_period_dispose;
  g_type_ensure (BC_TYPE_FIELD_DATE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/field-period.ui");
  gtk_widget_class_bind_template_child (widget_class, BcFieldPeriod, from);
  gtk_widget_class_bind_template_child (widget_class, BcFieldPeriod, to);
  gtk_widget_class_bind_template_callback (widget_class, bc_field_editor_commit);
}

static void
bc_field_period_init (BcFieldPeriod *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
