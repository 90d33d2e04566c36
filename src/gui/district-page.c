/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "district-page.h"

#include <glib/gi18n-lib.h>

#include "district-activities-view.h"
#include "district-businesses-view.h"
#include "district-documents-view.h"
#include "district-governance-view.h"
#include "district-money-view.h"
#include "district-plan-view.h"
#include "district-summary-view.h"
#include "field-editor.h"
#include "field.h"
#include "form-rows.h"
#include "handover-dialog.h"
#include "history-view.h"
#include "lookup.h"
#include "page.h"
#include "record-dialog.h"
#include "records-read.h"

/* A district and its parts; only the part that is looked at is read. */
struct _BcDistrictPage
{
  AdwBin parent_instance;

  BcStore *store; /* (owned) */
  BcId district;
  gboolean stale; /* something changed while the page was not looked at */
  char *title;    /* (owned) */
  char *subtitle; /* (owned) */
  int width;      /* in pixels */
  AdwViewSwitcherTitle *switcher;
  GtkWidget *above;
  GtkWidget *narrow;
  AdwViewSwitcherBar *below;
  GtkLabel *name;
  GtkLabel *place;
  GtkLabel *phase;
  AdwViewStack *stack;
  BcDistrictSummaryView *summary;
  BcDistrictGovernanceView *governance;
  BcDistrictPlanView *plan;
  BcDistrictMoneyView *money;
  BcDistrictBusinessesView *businesses;
  BcDistrictActivitiesView *activities;
  BcDistrictDocumentsView *documents;
  BcHistoryView *history;
};

static void bc_district_page_page_init (BcPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BcDistrictPage,
                               bc_district_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (BC_TYPE_PAGE, bc_district_page_page_init))

static char *
bc_district_page_dup_title (BcPage *page)
{
  return g_strdup (BC_DISTRICT_PAGE (page)->title);
}

static char *
bc_district_page_dup_subtitle (BcPage *page)
{
  return g_strdup (BC_DISTRICT_PAGE (page)->subtitle);
}

static GtkWidget *
bc_district_page_get_title_widget (BcPage *page)
{
  return GTK_WIDGET (BC_DISTRICT_PAGE (page)->switcher);
}

static void
add_to (BcDistrictPage *self, const char *type, const BcId *owner)
{
  g_auto (BcDraft) draft = { 0 };

  bc_draft_init (&draft, bc_dictionary_find (type), NULL);
  if (owner != NULL)
    bc_draft_set_id (&draft, draft.type->owner, owner);
  bc_record_dialog_open_draft (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                               self->store,
                               &draft,
                               &self->district);
}

/* What is added depends on the part that is looked at. */
static void
bc_district_page_add (BcPage *page)
{
  BcDistrictPage *self = BC_DISTRICT_PAGE (page);
  const char *part = adw_view_stack_get_visible_child_name (self->stack);

  if (g_strcmp0 (part, "plan") == 0)
    bc_district_plan_view_add (self->plan);
  else if (g_strcmp0 (part, "money") == 0)
    add_to (self, "funding-line", NULL);
  else if (g_strcmp0 (part, "businesses") == 0)
    bc_district_businesses_view_add (self->businesses);
  else if (g_strcmp0 (part, "activities") == 0)
    bc_district_activities_view_add (self->activities);
  else if (g_strcmp0 (part, "documents") == 0)
    bc_district_documents_view_add (self->documents);
  else
    add_to (self, "commitment", &self->district);
}

static gboolean
bc_district_page_can_add (BcPage *page)
{
  BcDistrictPage *self = BC_DISTRICT_PAGE (page);

  return bc_form_can_add (self->store, "commitment", &self->district);
}

/* The parts stand in the header bar where they have room beside each other, above the page where
 * they have it with their words below their pictures, and otherwise below the page. */
static void
place_switcher (BcDistrictPage *self)
{
  const gboolean outside = adw_view_switcher_title_get_title_visible (self->switcher);
  int natural = 0;

  gtk_widget_measure (self->narrow, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  gtk_widget_set_visible (self->above, outside && natural <= self->width);
  adw_view_switcher_bar_set_reveal (self->below, outside && natural > self->width);
}

static void
bc_district_page_set_width (BcPage *page, int width)
{
  BC_DISTRICT_PAGE (page)->width = width;
  place_switcher (BC_DISTRICT_PAGE (page));
  bc_district_businesses_view_set_width (BC_DISTRICT_PAGE (page)->businesses, width);
}

static BcPageRest
bc_district_page_settle (BcPage *page, gboolean save)
{
  return bc_district_businesses_view_settle (BC_DISTRICT_PAGE (page)->businesses, save);
}

static void
bc_district_page_page_init (BcPageInterface *iface)
{
  iface->dup_title = bc_district_page_dup_title;
  iface->dup_subtitle = bc_district_page_dup_subtitle;
  iface->get_title_widget = bc_district_page_get_title_widget;
  iface->add = bc_district_page_add;
  iface->can_add = bc_district_page_can_add;
  iface->set_width = bc_district_page_set_width;
  iface->settle = bc_district_page_settle;
}

static char *
dup_named (BcDistrictPage *self, BcRecord *record, const char *name)
{
  const BcField *field = bc_record_type_find_field (bc_record_get_record_type (record), name);
  BcValue value = BC_VALUE_INIT;

  bc_record_peek (record, field, &value);
  return bc_field_editor_dup_display (field, &value, bc_store_get_reader (self->store));
}

static char *
dup_region (BcDistrictPage *self, BcRecord *district)
{
  BcDatabase *reader = bc_store_get_reader (self->store);
  const BcField *field =
    bc_record_type_find_field (bc_record_get_record_type (district), "commune");
  g_autoptr (BcRecord) commune = NULL;
  BcValue value = BC_VALUE_INIT;

  bc_record_peek (district, field, &value);
  if (value.type == BC_VALUE_ID)
    commune = bc_record_read_by_id (reader, &value.id, NULL);
  return commune != NULL ? dup_named (self, commune, "region") : g_strdup ("");
}

static void
show_heading (BcDistrictPage *self, BcRecord *district)
{
  g_autofree char *commune = dup_named (self, district, "commune");
  g_autofree char *region = dup_region (self, district);
  g_autofree char *phase = dup_named (self, district, "phase");

  g_free (self->title);
  self->title = bc_record_dup_heading (district);
  g_free (self->subtitle);
  self->subtitle = g_strdup_printf ("%s · %s", commune, region);
  gtk_label_set_label (self->name, self->title);
  gtk_label_set_label (self->place, self->subtitle);
  gtk_label_set_label (self->phase, phase);
  gtk_widget_set_visible (GTK_WIDGET (self->phase), *phase != '\0');
  adw_view_switcher_title_set_title (self->switcher, self->title);
  adw_view_switcher_title_set_subtitle (self->switcher, self->subtitle);
  bc_page_header_changed (BC_PAGE (self));
}

static void
load_part (BcDistrictPage *self)
{
  const char *part = adw_view_stack_get_visible_child_name (self->stack);

  if (g_strcmp0 (part, "summary") == 0)
    bc_district_summary_view_load (self->summary, self->store, &self->district);
  else if (g_strcmp0 (part, "governance") == 0)
    bc_district_governance_view_load (self->governance, self->store, &self->district);
  else if (g_strcmp0 (part, "plan") == 0)
    bc_district_plan_view_load (self->plan, self->store, &self->district);
  else if (g_strcmp0 (part, "money") == 0)
    bc_district_money_view_load (self->money, self->store, &self->district);
  else if (g_strcmp0 (part, "businesses") == 0)
    bc_district_businesses_view_load (self->businesses, self->store, &self->district);
  else if (g_strcmp0 (part, "activities") == 0)
    bc_district_activities_view_load (self->activities, self->store, &self->district);
  else if (g_strcmp0 (part, "documents") == 0)
    bc_district_documents_view_load (self->documents, self->store, &self->district);
  else if (g_strcmp0 (part, "history") == 0)
    bc_history_view_load (self->history, self->store, &self->district);
}

static void
refresh (BcDistrictPage *self)
{
  g_autoptr (BcRecord) district = NULL;

  self->stale = FALSE;
  if (!bc_id_is_nil (&self->district))
    district = bc_record_read_by_id (bc_store_get_reader (self->store), &self->district, NULL);
  if (district == NULL)
    return;
  show_heading (self, district);
  load_part (self);
}

static void
store_changed_cb (BcDistrictPage *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
part_changed_cb (BcDistrictPage *self)
{
  if (self->store != NULL && !bc_id_is_nil (&self->district))
    load_part (self);
}

static void
show_part_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_view_stack_set_visible_child_name (BC_DISTRICT_PAGE (widget)->stack,
                                         g_variant_get_string (parameter, NULL));
}

static void
hand_over_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcDistrictPage *self = BC_DISTRICT_PAGE (widget);

  bc_handover_dialog_start (GTK_WINDOW (gtk_widget_get_root (widget)),
                            self->store,
                            &self->district,
                            self->title);
}

static void
submit_plan_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcDistrictPage *self = BC_DISTRICT_PAGE (widget);

  adw_view_stack_set_visible_child_name (self->stack, "plan");
  bc_district_plan_view_submit (self->plan);
}

static void
write_dream_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BcDistrictPage *self = BC_DISTRICT_PAGE (widget);

  adw_view_stack_set_visible_child_name (self->stack, "summary");
  bc_district_summary_view_write_dream (self->summary);
}

static void
bc_district_page_map (GtkWidget *widget)
{
  BcDistrictPage *self = BC_DISTRICT_PAGE (widget);

  GTK_WIDGET_CLASS (bc_district_page_parent_class)->map (widget);
  if (self->stale)
    refresh (self);
}

static void
bc_district_page_dispose (GObject *object)
{
  BcDistrictPage *self = BC_DISTRICT_PAGE (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitle, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_DISTRICT_PAGE);
  G_OBJECT_CLASS (bc_district_page_parent_class)->dispose (object);
}

static void
ensure_types (void)
{
  g_type_ensure (BC_TYPE_DISTRICT_SUMMARY_VIEW);
  g_type_ensure (BC_TYPE_DISTRICT_GOVERNANCE_VIEW);
  g_type_ensure (BC_TYPE_DISTRICT_PLAN_VIEW);
  g_type_ensure (BC_TYPE_DISTRICT_MONEY_VIEW);
  g_type_ensure (BC_TYPE_DISTRICT_BUSINESSES_VIEW);
  g_type_ensure (BC_TYPE_DISTRICT_ACTIVITIES_VIEW);
  g_type_ensure (BC_TYPE_DISTRICT_DOCUMENTS_VIEW);
  g_type_ensure (BC_TYPE_HISTORY_VIEW);
}

static void
bc_district_page_class_init (BcDistrictPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_district_page_dispose;
  widget_class->map = bc_district_page_map;
  ensure_types ();
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/district-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPage, above);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPage, narrow);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPage, below);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPage, name);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPage, place);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPage, phase);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPage, summary);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPage, governance);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPage, plan);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPage, money);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPage, businesses);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPage, activities);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPage, documents);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictPage, history);
  gtk_widget_class_bind_template_callback (widget_class, part_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_switcher);
  gtk_widget_class_install_action (widget_class, "district.show-part", "s", show_part_cb);
  gtk_widget_class_install_action (widget_class, "district.hand-over", NULL, hand_over_cb);
  gtk_widget_class_install_action (widget_class, "district.submit-plan", NULL, submit_plan_cb);
  gtk_widget_class_install_action (widget_class, "district.write-dream", NULL, write_dream_cb);
}

static void
bc_district_page_init (BcDistrictPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
bc_district_page_new (BcStore *store)
{
  BcDistrictPage *self = g_object_new (BC_TYPE_DISTRICT_PAGE, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store,
                           "changed",
                           G_CALLBACK (store_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
bc_district_page_set_district (BcDistrictPage *self, const BcId *district)
{
  if (bc_id_equal (&self->district, district))
    return;
  self->district = *district;
  refresh (self);
}

const BcId *
bc_district_page_get_district (BcDistrictPage *self)
{
  return &self->district;
}

/* Where records of a type are looked at. */
static const char *
find_part (const BcRecordType *type)
{
  static const char *const plan[] = { "plan",       "problem",        "dream-phrase",
                                      "objective",  "action",         "proposal",
                                      "precedence", "area-exemption", NULL };
  static const char *const summary[] = { "district",        "milestone",     "decision",
                                         "candidate-score", "yearly-survey", NULL };
  static const char *const money[] = { "funding-line", "budget-item", "entry", "packet", NULL };

  if (g_strv_contains (plan, type->name))
    return "plan";
  if (g_strv_contains (money, type->name))
    return "money";
  if (g_str_equal (type->name, "business") || g_str_equal (type->name, "business-event"))
    return "businesses";
  if (g_str_equal (type->name, "activity"))
    return "activities";
  if (g_str_equal (type->name, "document"))
    return "documents";
  return g_strv_contains (summary, type->name) ? "summary" : "governance";
}

/* Shows the part where records of a type are. */
void
bc_district_page_show_type (BcDistrictPage *self, const char *type)
{
  const BcRecordType *found = bc_dictionary_find (type);

  if (found != NULL)
    adw_view_stack_set_visible_child_name (self->stack, find_part (found));
}

/* Shows one of the district's records: its part, and the record itself in a dialog. */
void
bc_district_page_open_record (BcDistrictPage *self, const BcId *id)
{
  g_auto (BcRecordInfo) info = { 0 };

  if (!bc_lookup_id (bc_store_get_reader (self->store), id, &info, NULL) || info.type == NULL)
    return;
  adw_view_stack_set_visible_child_name (self->stack, find_part (info.type));
  if (!bc_id_equal (id, &self->district))
    bc_record_dialog_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                           self->store,
                           info.type,
                           id,
                           NULL);
}
