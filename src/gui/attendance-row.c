/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "attendance-row.h"

#include <glib/gi18n-lib.h>

#include "field-editor.h"

/* A member at a meeting: who it is, and whether they came. */
struct _BcAttendanceRow
{
  AdwPreferencesRow parent_instance;

  BcId person;
  int present; /* 1, 0, or -1 where nobody marked it */
  GtkLabel *name;
  GtkLabel *role;
  GtkImage *icon;
  GtkLabel *state;
};

G_DEFINE_FINAL_TYPE (BcAttendanceRow, bc_attendance_row, ADW_TYPE_PREFERENCES_ROW)

static void
bc_attendance_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_ATTENDANCE_ROW);
  G_OBJECT_CLASS (bc_attendance_row_parent_class)->dispose (object);
}

static void
bc_attendance_row_class_init (BcAttendanceRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_attendance_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/attendance-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BcAttendanceRow, name);
  gtk_widget_class_bind_template_child (widget_class, BcAttendanceRow, role);
  gtk_widget_class_bind_template_child (widget_class, BcAttendanceRow, icon);
  gtk_widget_class_bind_template_child (widget_class, BcAttendanceRow, state);
}

static void
bc_attendance_row_init (BcAttendanceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
dup_role (const BcAttendant *attendant)
{
  if (attendant->institution == NULL)
    return g_strdup (attendant->role);
  return g_strjoin (" · ",
                    attendant->institution,
                    *attendant->role != '\0' ? attendant->role : NULL,
                    NULL);
}

/* An institution may not have told yet whom it sends. */
void
bc_attendance_row_show (BcAttendanceRow *self, const BcAttendant *attendant)
{
  g_autofree char *role = dup_role (attendant);
  const gboolean named = *attendant->name != '\0' || attendant->institution == NULL;

  self->person = attendant->person;
  gtk_label_set_label (self->name, named ? attendant->name : attendant->institution);
  gtk_label_set_label (self->role, role);
  gtk_widget_set_visible (GTK_WIDGET (self->role), named && *role != '\0');
  bc_attendance_row_set_present (self, attendant->present);
}

/* @present: 1, 0, or -1 where nobody marked it. */
void
bc_attendance_row_set_present (BcAttendanceRow *self, int present)
{
  static const char *const icons[] = { "checkbox-symbolic",
                                       "window-close-symbolic",
                                       "object-select-symbolic" };
  static const char *const states[] = { NC_ ("attendance", "Not marked"),
                                        NC_ ("attendance", "Absent"),
                                        NC_ ("attendance", "Present") };
  const char *state = g_dpgettext2 (GETTEXT_PACKAGE, "attendance", states[present + 1]);
  g_autofree char *all = NULL;

  self->present = present;
  gtk_image_set_from_icon_name (self->icon, icons[present + 1]);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), present != -1);
  gtk_label_set_label (self->state, state);
  all = g_strjoin (", ", bc_attendance_row_get_name (self), state, NULL);
  bc_field_editor_name (GTK_WIDGET (self), all);
}

int
bc_attendance_row_get_present (BcAttendanceRow *self)
{
  return self->present;
}

const BcId *
bc_attendance_row_get_person (BcAttendanceRow *self)
{
  return &self->person;
}

const char *
bc_attendance_row_get_name (BcAttendanceRow *self)
{
  return gtk_label_get_label (self->name);
}

const char *
bc_attendance_row_get_state (BcAttendanceRow *self)
{
  return gtk_label_get_label (self->state);
}
