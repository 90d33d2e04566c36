/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "district-governance-view.h"

#include "district-body.h"
#include "district-columns.h"
#include "district-parts.h"
#include "gantt-view.h"
#include "governance-overview.h"
#include "record-list.h"

/* How the bodies stand, the two side by side where there is room, and what institutions promised.
 */
struct _BcDistrictGovernanceView
{
  AdwBin parent_instance;

  BcGovernanceOverview *overview;
  BcDistrictBody *group;
  BcDistrictBody *panel;
  BcRecordList *commitments;
  GtkWidget *timeline;
  BcGanttView *gantt;
};

G_DEFINE_FINAL_TYPE (BcDistrictGovernanceView, bc_district_governance_view, ADW_TYPE_BIN)

static void
bc_district_governance_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_DISTRICT_GOVERNANCE_VIEW);
  G_OBJECT_CLASS (bc_district_governance_view_parent_class)->dispose (object);
}

static void
bc_district_governance_view_class_init (BcDistrictGovernanceViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_district_governance_view_dispose;
  g_type_ensure (BC_TYPE_DISTRICT_COLUMNS);
  g_type_ensure (BC_TYPE_DISTRICT_BODY);
  g_type_ensure (BC_TYPE_GANTT_VIEW);
  g_type_ensure (BC_TYPE_GOVERNANCE_OVERVIEW);
  g_type_ensure (BC_TYPE_RECORD_LIST);
  gtk_widget_class_set_template_from_resource (
    widget_class,
    "/cl/barrios/Barrios/ui/district-governance-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BcDistrictGovernanceView, overview);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictGovernanceView, group);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictGovernanceView, panel);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictGovernanceView, commitments);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictGovernanceView, timeline);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictGovernanceView, gantt);
}

static void
bc_district_governance_view_init (BcDistrictGovernanceView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
bc_district_governance_view_load (BcDistrictGovernanceView *self,
                                  BcStore *store,
                                  const BcId *district)
{
  bc_governance_overview_load (self->overview, store, district);
  bc_district_body_load (self->group, store, district);
  bc_district_body_load (self->panel, store, district);
  bc_record_list_load (self->commitments, store, district);
  gtk_widget_set_visible (self->timeline,
                          bc_district_count_owned (store, "commitment", district) > 0);
  bc_gantt_view_load (self->gantt, store, district);
}
