/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "district-parts.h"

#include "columns.h"
#include "form-save.h"
#include "records-read.h"
#include "window.h"

/* What there is one of in a district: its group, its panel, its plan. */

/* @id: (out): the record of the type that belongs to @owner. */
gboolean
bc_district_find_part (BcStore *store, const char *type, const BcId *owner, BcId *id)
{
  g_autoptr (GPtrArray) found =
    bc_records_list_owned (bc_store_get_reader (store), bc_dictionary_find (type), owner, NULL);

  if (found == NULL || found->len == 0)
    return FALSE;
  *id = *bc_record_get_id (found->pdata[0]);
  return TRUE;
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  GtkRoot *window = gtk_widget_get_root (widget);
  g_autoptr (GError) error = NULL;

  if (!bc_form_save_finish (BC_STORE (source), result, NULL, &error) && BC_IS_WINDOW (window))
    bc_window_show_error (BC_WINDOW (window), error);
}

/* Makes it, in its first state; @widget tells in whose window a failure is told. */
void
bc_district_create_part (GtkWidget *widget, BcStore *store, const char *type, const BcId *district)
{
  const BcRecordType *record_type = bc_dictionary_find (type);
  const BcField *state = bc_record_type_find_field (record_type, "state");
  g_auto (BcDraft) draft = { 0 };
  g_auto (BcValue) value = BC_VALUE_INIT;

  bc_draft_init (&draft, record_type, NULL);
  bc_draft_set_id (&draft, record_type->owner, district);
  if (state->flags & BC_FIELD_REQUIRED) {
    bc_value_set_text (&value, state->choices[0].name);
    bc_draft_set (&draft, state, &value);
  }
  bc_form_save_async (store, &draft, created_cb, g_object_ref (widget));
}

/* How many records of a type belong to one. */
guint
bc_district_count_owned (BcStore *store, const char *type, const BcId *owner)
{
  g_autofree char *table = bc_sql_dup_name (type);
  g_autofree char *column = bc_sql_dup_name (bc_dictionary_find (type)->owner);
  g_autofree char *sql =
    g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE \"%s\" = ? AND hidden = 0", table, column);
  g_autoptr (BcCursor) cursor = bc_database_query (bc_store_get_reader (store), sql, NULL);

  if (cursor == NULL)
    return 0;
  bc_cursor_bind_id (cursor, 1, owner);
  return bc_cursor_step (cursor, NULL) == BC_STEP_ROW ? (guint) bc_cursor_get_integer (cursor, 0)
                                                      : 0;
}
