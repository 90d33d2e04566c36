/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "district-money-view.h"

#include "document-receiver.h"
#include "document-tell.h"
#include "form-rows.h"
#include "invoice-dialog.h"
#include "money-curve.h"
#include "money-matrix.h"
#include "record-list.h"
#include "sections.h"

/* Where the money of the actions comes from, and what became of it. */
struct _BcDistrictMoneyView
{
  AdwBin parent_instance;

  BcStore *store; /* (owned) (nullable) */
  BcId district;
  GtkStack *stack;
  BcMoneyMatrix *matrix;
  BcToldSection *lines;
  BcMoneyCurve *curve;
  BcRecordList *packets;
};

G_DEFINE_FINAL_TYPE (BcDistrictMoneyView, bc_district_money_view, ADW_TYPE_BIN)

static void
received_cb (GtkWidget *widget, GPtrArray *files)
{
  BcDistrictMoneyView *self = BC_DISTRICT_MONEY_VIEW (widget);

  if (self->store == NULL)
    return;
  if (bc_form_can_add (self->store, "entry", &self->district))
    bc_invoice_dialog_open (GTK_WINDOW (gtk_widget_get_root (widget)),
                            self->store,
                            &self->district,
                            files);
  else
    bc_document_tell_unwritable (widget, self->store, "entry", &self->district);
}

static void
enter_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bc_document_receiver_choose (widget, received_cb);
}

static void
bc_district_money_view_dispose (GObject *object)
{
  g_clear_object (&BC_DISTRICT_MONEY_VIEW (object)->store);
  /* The template lets its own go, and the bin must not know of it any more. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_DISTRICT_MONEY_VIEW);
  G_OBJECT_CLASS (bc_district_money_view_parent_class)->dispose (object);
}

static void
bc_district_money_view_class_init (BcDistrictMoneyViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_district_money_view_dispose;
  g_type_ensure (BC_TYPE_MONEY_CURVE);
  g_type_ensure (BC_TYPE_MONEY_MATRIX);
  g_type_ensure (BC_TYPE_RECORD_LIST);
  g_type_ensure (BC_TYPE_TOLD_SECTION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/district-money-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BcDistrictMoneyView, stack);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictMoneyView, matrix);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictMoneyView, lines);
  gtk_widget_class_install_action (widget_class, "money.enter-invoices", NULL, enter_cb);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictMoneyView, curve);
  gtk_widget_class_bind_template_child (widget_class, BcDistrictMoneyView, packets);
}

static void
bc_district_money_view_init (BcDistrictMoneyView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bc_document_receiver_accept_drops (GTK_WIDGET (self), received_cb);
  bc_told_section_set_kind (self->lines, &bc_money_section);
}

/* Whether there is something that money can be for, or money. */
static gboolean
has_money (BcStore *store, const BcId *district)
{
  g_autoptr (BcCursor) cursor = bc_database_query (
    bc_store_get_reader (store),
    "SELECT 1 FROM record WHERE scope = (SELECT row FROM scope WHERE id = ?) AND hidden = 0 "
    "AND type IN ('action', 'funding-line') LIMIT 1",
    NULL);

  if (cursor == NULL)
    return TRUE;
  bc_cursor_bind_id (cursor, 1, district);
  return bc_cursor_step (cursor, NULL) != BC_STEP_DONE;
}

void
bc_district_money_view_load (BcDistrictMoneyView *self, BcStore *store, const BcId *district)
{
  g_set_object (&self->store, store);
  self->district = *district;
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "money.enter-invoices",
                                 bc_form_can_add (store, "entry", district));
  gtk_stack_set_visible_child_name (self->stack, has_money (store, district) ? "money" : "empty");
  bc_money_matrix_load (self->matrix, store, district);
  bc_told_section_load (self->lines, store, district);
  bc_money_curve_load (self->curve, store, district);
  bc_record_list_load_scope (self->packets, store, district);
}
