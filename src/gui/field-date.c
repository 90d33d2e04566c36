/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "field-date.h"

#include <glib/gi18n-lib.h>

#include "date.h"
#include "field-editor.h"
#include "field.h"

/* A date: typed, or chosen in a calendar. */
struct _BcFieldDate
{
  AdwBin parent_instance;

  const BcField *field; /* (nullable): none as one end of a period */
  gboolean loading;
  GtkEntry *entry;
  GtkMenuButton *button;
  GtkCalendar *calendar;
};

static void bc_field_date_editor_init (BcFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BcFieldDate,
                               bc_field_date,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (BC_TYPE_FIELD_EDITOR,
                                                      bc_field_date_editor_init))

static void
bc_field_date_set_up (BcFieldEditor *editor,
                      const BcField *field,
                      BcStore *store,
                      const BcId *scope)
{
  BcFieldDate *self = BC_FIELD_DATE (editor);

  self->field = field;
  bc_field_date_set_label (self, _ (field->label));
}

static void
bc_field_date_set_value (BcFieldEditor *editor, const BcValue *value)
{
  BcFieldDate *self = BC_FIELD_DATE (editor);
  g_autofree char *text = bc_field_dup_display (self->field, value);

  bc_field_date_set_text (self, text);
}

static gboolean
bc_field_date_read_value (BcFieldEditor *editor, BcValue *value, GError **error)
{
  BcFieldDate *self = BC_FIELD_DATE (editor);

  return bc_field_parse (self->field, bc_field_date_get_text (self), value, error);
}

static void
bc_field_date_editor_init (BcFieldEditorInterface *iface)
{
  iface->set_up = bc_field_date_set_up;
  iface->set_value = bc_field_date_set_value;
  iface->read_value = bc_field_date_read_value;
}

static gboolean
read_date (BcFieldDate *self, gint32 *date)
{
  const char *text = bc_field_date_get_text (self);

  return bc_date_parse_screen (text, date, NULL) || bc_date_parse_iso (text, date, NULL);
}

/* Where a key leads in the calendar. */
static const struct
{
  guint key;
  GdkModifierType held;
  int months;
  int days;
} steps[] = {
  { GDK_KEY_Left, 0, 0, -1 },
  { GDK_KEY_Right, 0, 0, 1 },
  { GDK_KEY_Up, 0, 0, -7 },
  { GDK_KEY_Down, 0, 0, 7 },
  { GDK_KEY_Page_Up, 0, -1, 0 },
  { GDK_KEY_Page_Down, 0, 1, 0 },
  { GDK_KEY_Left, GDK_CONTROL_MASK, -1, 0 },
  { GDK_KEY_Right, GDK_CONTROL_MASK, 1, 0 },
  { GDK_KEY_Up, GDK_CONTROL_MASK, -12, 0 },
  { GDK_KEY_Down, GDK_CONTROL_MASK, 12, 0 },
};

static char *
dup_day (BcFieldDate *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);

  return g_date_time_format (day, "%d-%m-%Y");
}

/* Shows a day as the chosen one; nothing is written yet. */
static void
show_day (BcFieldDate *self, GDateTime *day)
{
  g_autofree char *text = NULL;

  self->loading = TRUE;
  gtk_calendar_select_day (self->calendar, day);
  self->loading = FALSE;
  text = dup_day (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text,
                                  -1);
}

static void
step (BcFieldDate *self, int months, int days)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autoptr (GDateTime) next = g_date_time_add_full (day, 0, months, days, 0, 0, 0);

  if (next != NULL)
    show_day (self, next);
}

/* The calendar opens on the date that is written, or on today. */
static void
opened_cb (BcFieldDate *self)
{
  g_autoptr (GDateTime) day = NULL;
  gint32 date;

  if (!read_date (self, &date))
    date = bc_date_today (g_get_real_time () / 1000);
  /* 2440588 is 1970-01-01; noon, so that no time zone moves the day. */
  day = g_date_time_new_from_unix_local (((gint64) date - 2440588) * 86400 + 43200);
  show_day (self, day);
}

static void
chosen_cb (BcFieldDate *self)
{
  g_autofree char *text = dup_day (self);

  if (self->loading)
    return;
  bc_field_date_set_text (self, text);
  gtk_menu_button_popdown (self->button);
  bc_field_editor_commit (BC_FIELD_EDITOR (self));
}

/* The keys of GTK's calendar begin at its first cell, whichever day is chosen: here they begin at
 * the chosen day. Its buttons keep theirs. */
static gboolean
key_pressed_cb (BcFieldDate *self, guint key, guint code, GdkModifierType held)
{
  held &= gtk_accelerator_get_default_mod_mask ();
  if (!gtk_widget_has_focus (GTK_WIDGET (self->calendar)))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_space || key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) {
    chosen_cb (self);
    return GDK_EVENT_STOP;
  }
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].key == key && steps[i].held == held) {
      step (self, steps[i].months, steps[i].days);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
bc_field_date_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_FIELD_DATE);
  G_OBJECT_CLASS (bc_field_date_parent_class)->dispose (object);
}

static void
bc_field_date_class_init (BcFieldDateClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_field_date_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/field-date.ui");
  gtk_widget_class_bind_template_child (widget_class, BcFieldDate, entry);
  gtk_widget_class_bind_template_child (widget_class, BcFieldDate, button);
  gtk_widget_class_bind_template_child (widget_class, BcFieldDate, calendar);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, bc_field_editor_commit);
}

static void
bc_field_date_init (BcFieldDate *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
bc_field_date_set_label (BcFieldDate *self, const char *label)
{
  g_autofree char *calendar = g_strdup_printf (_ ("%s: calendar"), label);

  bc_field_editor_name (GTK_WIDGET (self->entry), label);
  bc_field_editor_name (GTK_WIDGET (self->button), calendar);
  bc_field_editor_name (GTK_WIDGET (self->calendar), calendar);
}

void
bc_field_date_set_text (BcFieldDate *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

const char *
bc_field_date_get_text (BcFieldDate *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}
