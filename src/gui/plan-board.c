/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan-board.h"

#include "plan-column.h"

/* The actions of a plan, a column for each area. */
struct _BcPlanBoard
{
  AdwBin parent_instance;

  BcId plan; /* whose columns stand there */
  GtkBox *columns;
  GtkSizeGroup *headers;
};

G_DEFINE_FINAL_TYPE (BcPlanBoard, bc_plan_board, ADW_TYPE_BIN)

static void
bc_plan_board_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BC_TYPE_PLAN_BOARD);
  G_OBJECT_CLASS (bc_plan_board_parent_class)->dispose (object);
}

static void
bc_plan_board_class_init (BcPlanBoardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = bc_plan_board_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cl/barrios/Barrios/ui/plan-board.ui");
  gtk_widget_class_bind_template_child (widget_class, BcPlanBoard, columns);
  gtk_widget_class_bind_template_child (widget_class, BcPlanBoard, headers);
}

static void
bc_plan_board_init (BcPlanBoard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
create_columns (BcPlanBoard *self, BcStore *store, const BcId *plan)
{
  const BcRecordType *type = bc_dictionary_find ("action");
  const BcField *field = bc_record_type_find_field (type, "area");
  g_autoptr (GPtrArray) areas = bc_reference_picker_list (store, field, plan);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->columns))) != NULL)
    gtk_box_remove (self->columns, child);
  for (guint i = 0; i < areas->len; i++) {
    child = bc_plan_column_new (store, areas->pdata[i], areas, plan);
    gtk_box_append (self->columns, child);
    gtk_size_group_add_widget (self->headers, bc_plan_column_get_header (BC_PLAN_COLUMN (child)));
  }
  self->plan = *plan;
}

/* @items: (element-type BcPlanItem): the plan's actions. */
void
bc_plan_board_show (BcPlanBoard *self, BcStore *store, const BcId *plan, GPtrArray *items)
{
  GtkWidget *column;

  if (!bc_id_equal (&self->plan, plan))
    create_columns (self, store, plan);
  for (column = gtk_widget_get_first_child (GTK_WIDGET (self->columns)); column != NULL;
       column = gtk_widget_get_next_sibling (column))
    bc_plan_column_show (BC_PLAN_COLUMN (column), items);
}
