/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "governance-warning-row.h"

#include <glib/gi18n-lib.h>

#include "date.h"
#include "field-editor.h"

/* Something that threatens that a body can agree; it opens the record that shows it. */
struct _BcGovernanceWarningRow
{
  AdwPreferencesRow parent_instance;

  BcId record;
  GtkImage *icon;
  GtkLabel *sentence;
  GtkLabel *day;
};

G_DEFINE_FINAL_TYPE (BcGovernanceWarningRow, bc_governance_warning_row, ADW_TYPE_PREFERENCES_ROW)

static void
bc_governance_warning_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_GOVERNANCE_WARNING_ROW);
  G_OBJECT_CLASS (bc_governance_warning_row_parent_class)->dispose (object);
}

static void
bc_governance_warning_row_class_init (BcGovernanceWarningRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_governance_warning_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/governance-warning-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BcGovernanceWarningRow, icon);
  gtk_widget_class_bind_template_child (widget_class, BcGovernanceWarningRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, BcGovernanceWarningRow, day);
}

static void
bc_governance_warning_row_init (BcGovernanceWarningRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What is still to come has a clock, what went wrong already a warning. */
void
bc_governance_warning_row_show (BcGovernanceWarningRow *self, const BcGovernanceWarning *warning)
{
  g_autofree char *day = NULL;
  g_autofree char *all = NULL;
  gint32 date;

  if (bc_date_parse_iso (warning->date, &date, NULL))
    day = bc_date_dup_screen (date);
  all = g_strjoin (", ", warning->sentence, day, NULL);
  self->record = warning->record;
  gtk_image_set_from_icon_name (self->icon,
                                warning->days < 0 ? "dialog-warning-symbolic" : "alarm-symbolic");
  gtk_label_set_label (self->sentence, warning->sentence);
  gtk_label_set_label (self->day, day != NULL ? day : "");
  bc_field_editor_name (GTK_WIDGET (self), all);
}

const BcId *
bc_governance_warning_row_get_record (BcGovernanceWarningRow *self)
{
  return &self->record;
}
