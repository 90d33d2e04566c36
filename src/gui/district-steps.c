/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "district-steps.h"

#include "district-columns.h"
#include "gate-view.h"
#include "sections.h"

/* What the district's phase asks for: the gate, its milestones, its candidacy, its questionnaires;
 * and what committees decided about it. */
struct _BcDistrictSteps
{
  AdwBin parent_instance;

  BcGateView *gate;
  BcToldSection *milestones;
  BcToldSection *candidacy;
  BcToldSection *surveys;
  BcToldSection *decisions;
};

G_DEFINE_FINAL_TYPE (BcDistrictSteps, bc_district_steps, ADW_TYPE_BIN)

static void
bc_district_steps_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_DISTRICT_STEPS);
  G_OBJECT_CLASS (bc_district_steps_parent_class)->dispose (object);
}

static void
bc_district_steps_class_init (BcDistrictStepsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_district_steps_dispose;
  g_type_ensure (BC_TYPE_DISTRICT_COLUMNS);
  g_type_ensure (BC_TYPE_GATE_VIEW);
  g_type_ensure (BC_TYPE_TOLD_SECTION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/district-steps.ui");
  gtk_widget_class_bind_template_child (widget_class, BcDistrictSteps, gate);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictSteps, milestones);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictSteps, candidacy);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictSteps, surveys);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictSteps, decisions);
}

static void
bc_district_steps_init (BcDistrictSteps *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bc_told_section_set_kind (self->milestones, &bc_milestones_section);
  bc_told_section_set_kind (self->candidacy, &bc_candidacy_section);
  bc_told_section_set_kind (self->surveys, &bc_surveys_section);
  bc_told_section_set_kind (self->decisions, &bc_decisions_section);
}

/* A section that the phase does not need is neither read nor seen. */
static void
load_section (BcToldSection *section, BcStore *store, const BcId *district, gboolean needed)
{
  if (needed)
    bc_told_section_load (section, store, district);
  else
    gtk_widget_set_visible (GTK_WIDGET (section), FALSE);
}

void
bc_district_steps_load (BcDistrictSteps *self, BcStore *store, BcRecord *district)
{
  const BcId *id = bc_record_get_id (district);
  const BcRecordType *type = bc_record_get_record_type (district);
  BcValue phase = BC_VALUE_INIT;
  gboolean candidate;
  gboolean graduated;

  bc_record_peek (district, bc_record_type_find_field (type, "phase"), &phase);
  candidate = phase.type != BC_VALUE_TEXT || g_str_equal (phase.text, "candidate");
  graduated = !candidate && g_str_equal (phase.text, "graduated");
  gtk_widget_set_visible (GTK_WIDGET (self->gate), !candidate);
  if (!candidate)
    bc_gate_view_load (self->gate, store, id);
  bc_told_section_load (self->milestones, store, id);
  load_section (self->candidacy, store, id, candidate);
  load_section (self->surveys, store, id, graduated);
  bc_told_section_load (self->decisions, store, id);
}
