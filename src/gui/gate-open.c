/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gate-open.h"

#include "authority.h"
#include "date.h"
#include "district-parts.h"
#include "form-rows.h"
#include "record-dialog.h"
#include "records-read.h"

/* Where what a district lacks is mended. */

static GtkWindow *
get_window (GtkWidget *widget)
{
  return GTK_WINDOW (gtk_widget_get_root (widget));
}

static void
open_record (GtkWidget *widget, BcStore *store, const BcGateItem *item)
{
  bc_record_dialog_open (get_window (widget),
                         store,
                         bc_dictionary_find (item->type),
                         &item->record,
                         NULL);
}

static void
show_part (GtkWidget *widget, const char *part)
{
  gtk_widget_activate_action (widget, "district.show-part", "s", part);
}

static void
open_funding (GtkWidget *widget, BcStore *store, const BcId *district, const BcGateItem *item)
{
  g_auto (BcDraft) draft = { 0 };

  bc_draft_init (&draft, bc_dictionary_find ("funding-line"), NULL);
  bc_draft_set_id (&draft, "action", &item->record);
  bc_record_dialog_open_draft (get_window (widget), store, &draft, district);
}

/* What is about an area of the plan: an action in it, or why it has none. */
static void
open_in_area (GtkWidget *widget, BcStore *store, const BcGateItem *item, const char *type)
{
  g_auto (BcDraft) draft = { 0 };

  bc_draft_init (&draft, bc_dictionary_find (type), NULL);
  bc_draft_set_id (&draft, "plan", &item->record);
  bc_draft_set_id (&draft, "area", &item->area);
  bc_record_dialog_open_draft (get_window (widget), store, &draft, NULL);
}

/* Where there is no plan, the district stands for it. */
static gboolean
is_submitted (BcStore *store, const BcGateItem *item)
{
  g_autoptr (BcRecord) record =
    bc_record_read_by_id (bc_store_get_reader (store), &item->record, NULL);
  BcValue state = BC_VALUE_INIT;

  if (record != NULL && g_str_equal (item->type, "plan"))
    bc_record_peek (record,
                    bc_record_type_find_field (bc_record_get_record_type (record), "state"),
                    &state);
  return state.type == BC_VALUE_TEXT && g_str_equal (state.text, "submitted");
}

/* Whoever approves goes to the approval, once there is something to approve. */
static void
open_approval (GtkWidget *widget, BcStore *store, const BcId *district, const BcGateItem *item)
{
  if (is_submitted (store, item) && bc_form_can_add (store, "decision", district))
    bc_decision_open (widget, store, district, "plan-approval");
  else
    gtk_widget_activate_action (widget, "district.submit-plan", NULL);
}

static gboolean
can_write_dream (BcStore *store, const BcId *district)
{
  const BcRecordType *type = bc_dictionary_find ("district");
  BcFormSite site;

  bc_form_site_init (&site, store, type, district, NULL, NULL);
  return bc_authority_check (site.levels, type, bc_record_type_find_field (type, "dream"), NULL);
}

static gboolean
can_approve_or_submit (BcStore *store, const BcId *district, const BcGateItem *item)
{
  return bc_form_can_add (store, is_submitted (store, item) ? "decision" : "plan", district);
}

/* Whether there is anything to open for the person: an action, or the body that is not constituted
 * yet, is worth a look also for who cannot mend it. */
gboolean
bc_gate_item_opens (BcStore *store, const BcId *district, const BcGateItem *item)
{
  const gboolean lacks_record = g_str_equal (item->type, "district");
  const char *asked = item->requirement;

  if (g_str_equal (asked, "approval"))
    return can_approve_or_submit (store, district, item);
  if (g_str_equal (asked, "dream"))
    return can_write_dream (store, district);
  if (g_str_equal (asked, "area") || g_str_equal (asked, "dates"))
    return bc_form_can_add (store, lacks_record ? "plan" : "action", &item->record);
  if (lacks_record)
    return bc_form_can_add (store,
                            g_str_equal (asked, "group") ? "associative-group" : "technical-panel",
                            district);
  return TRUE;
}

/* Whether it can be mended by saying why. */
gboolean
bc_gate_item_has_reason (BcStore *store, const BcGateItem *item)
{
  return g_str_equal (item->requirement, "area") && g_str_equal (item->type, "plan") &&
         bc_form_can_add (store, "area-exemption", &item->record);
}

/* Opens why the plan has nothing in an area. */
void
bc_gate_open_reason (GtkWidget *widget, BcStore *store, const BcGateItem *item)
{
  open_in_area (widget, store, item, "area-exemption");
}

/* Opens the record, the part or the new record in which @item is mended. */
void
bc_gate_open_item (GtkWidget *widget, BcStore *store, const BcId *district, const BcGateItem *item)
{
  const gboolean lacks_record = g_str_equal (item->type, "district");
  const char *asked = item->requirement;

  if (g_str_equal (asked, "approval"))
    open_approval (widget, store, district, item);
  else if (g_str_equal (asked, "dates") || (g_str_equal (asked, "area") && lacks_record))
    show_part (widget, "plan");
  else if (g_str_equal (asked, "area") && bc_form_can_add (store, "action", &item->record))
    open_in_area (widget, store, item, "action");
  else if (g_str_equal (asked, "funding") && bc_form_can_add (store, "funding-line", district))
    open_funding (widget, store, district, item);
  else if (g_str_equal (asked, "dream"))
    gtk_widget_activate_action (widget, "district.write-dream", NULL);
  else if (lacks_record)
    show_part (widget, "governance");
  else
    open_record (widget, store, item);
}

static void
set_name (BcDraft *draft, const char *field, const char *name)
{
  bc_draft_set_text (draft, field, name, NULL);
}

/* Opens a decision of today. @kind: one of the dictionary, or withdrawal, a change of phase. */
void
bc_decision_open (GtkWidget *widget, BcStore *store, const BcId *district, const char *kind)
{
  const gboolean withdrawal = g_str_equal (kind, "withdrawal");
  g_autofree char *today = bc_date_dup_iso (bc_date_today (g_get_real_time () / 1000));
  g_auto (BcDraft) draft = { 0 };
  BcId plan;

  bc_draft_init (&draft, bc_dictionary_find ("decision"), NULL);
  bc_draft_set_id (&draft, "district", district);
  set_name (&draft, "kind", withdrawal ? "phase-change" : kind);
  set_name (&draft, "date", today);
  if (withdrawal)
    set_name (&draft, "phase", "withdrawn");
  if (g_str_equal (kind, "plan-approval") && bc_district_find_part (store, "plan", district, &plan))
    bc_draft_set_id (&draft, "subject", &plan);
  bc_record_dialog_open_draft (get_window (widget), store, &draft, NULL);
}
