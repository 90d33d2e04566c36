/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogue-table.h"

#include <glib/gi18n-lib.h>

#include "field-editor.h"
#include "record.h"

/* What a column shows: a field of the records in the rows. */
typedef struct
{
  const BcField *field;
  BcStore *store; /* (owned): names what references name */
} Column;

static void
free_column (gpointer data, GClosure *closure)
{
  Column *column = data;

  g_object_unref (column->store);
  g_free (column);
}

static gboolean
is_number (const BcField *field)
{
  return field->kind == BC_KIND_WHOLE || field->kind == BC_KIND_DECIMAL ||
         field->kind == BC_KIND_PESOS || field->kind == BC_KIND_PERCENT;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Column *column)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "xalign",
                                   is_number (column->field) ? 1.0 : 0.0,
                                   "ellipsize",
                                   PANGO_ELLIPSIZE_END,
                                   "width-chars",
                                   is_number (column->field) ? 8 : 10,
                                   "max-width-chars",
                                   60,
                                   NULL);

  gtk_widget_add_css_class (label, "figure");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Column *column)
{
  BcRecord *record = gtk_list_item_get_item (item);
  BcValue value = BC_VALUE_INIT;
  g_autofree char *text = NULL;

  bc_record_peek (record, column->field, &value);
  text = bc_field_editor_dup_display (column->field, &value, bc_store_get_reader (column->store));
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text ? text : "");
}

static void
append_column (GtkColumnView *table, BcStore *store, const BcField *field)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (_ (field->label), factory);
  Column *setup = g_new0 (Column, 1), *bind = g_new0 (Column, 1);

  setup->field = bind->field = field;
  setup->store = g_object_ref (store);
  bind->store = g_object_ref (store);
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), setup, free_column, 0);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cb), bind, free_column, 0);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, (field->flags & BC_FIELD_TITLE) != 0);
  gtk_column_view_append_column (table, column);
}

/* The field in whose order a catalogue stands: its position, else its code. */
const BcField *
bc_catalogue_table_get_order (const BcRecordType *type)
{
  const BcField *position = bc_record_type_find_field (type, "position");
  return position ? position : bc_record_type_get_code (type);
}

/* Gives the table a column for each field of the type, save long texts. */
void
bc_catalogue_table_set_columns (GtkColumnView *table, BcStore *store, const BcRecordType *type)
{
  GListModel *columns = gtk_column_view_get_columns (table);

  while (g_list_model_get_n_items (columns) > 0) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);
    gtk_column_view_remove_column (table, column);
  }
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind != BC_KIND_LONG_TEXT)
      append_column (table, store, &type->fields[i]);
}
