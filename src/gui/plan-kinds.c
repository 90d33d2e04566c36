/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan-kinds.h"

#include "record-dialog.h"
#include "records-read.h"

/* The typical actions of the catalogue, to begin an action with. */

static void
append_kind (GMenu *menu, BcCursor *cursor)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (bc_cursor_get_text (cursor, 2), NULL);
  g_autofree char *text = NULL;
  BcId id;

  bc_cursor_get_id (cursor, 1, &id);
  text = bc_id_dup_text (&id);
  g_menu_item_set_action_and_target (item, "plan.add-kind", "s", text);
  g_menu_append_item (menu, item);
}

/* A submenu for each area; what cannot be read is left out. */
GMenuModel *
bc_plan_kinds_create_menu (BcDatabase *reader)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) area = NULL;
  g_autofree char *name = NULL;
  g_autoptr (BcCursor) cursor =
    bc_database_query (reader,
                       "SELECT a.name, r.id, t.name FROM action_type t "
                       "JOIN record r ON r.row = t.row "
                       "JOIN record ar ON ar.id = t.area JOIN area a ON a.row = ar.row "
                       "WHERE t.hidden = 0 AND a.hidden = 0 ORDER BY a.code, a.row, t.row",
                       NULL);

  while (cursor != NULL && bc_cursor_step (cursor, NULL) == BC_STEP_ROW) {
    if (g_strcmp0 (name, bc_cursor_get_text (cursor, 0)) != 0) {
      g_free (name);
      name = g_strdup (bc_cursor_get_text (cursor, 0));
      g_clear_object (&area);
      area = g_menu_new ();
      g_menu_append_submenu (menu, name, G_MENU_MODEL (area));
    }
    append_kind (area, cursor);
  }
  return G_MENU_MODEL (menu);
}

/* Gives the draft what a field of @record holds. */
static void
take (BcDraft *draft, const char *field, BcRecord *record, const char *from)
{
  BcValue value = BC_VALUE_INIT;

  bc_record_peek (record,
                  bc_record_type_find_field (bc_record_get_record_type (record), from),
                  &value);
  bc_draft_set (draft, bc_record_type_find_field (draft->type, field), &value);
}

/* Begins an action of @kind, an action type's identifier: it is only saved once it is wanted. */
void
bc_plan_kinds_open (GtkWidget *widget, BcStore *store, const BcId *plan, const char *kind)
{
  g_auto (BcDraft) draft = { 0 };
  g_autoptr (BcRecord) record = NULL;
  BcId id;

  if (bc_id_parse (&id, kind))
    record = bc_record_read_by_id (bc_store_get_reader (store), &id, NULL);
  if (record == NULL)
    return;
  bc_draft_init (&draft, bc_dictionary_find ("action"), NULL);
  bc_draft_set_id (&draft, "plan", plan);
  bc_draft_set_id (&draft, "action-type", &id);
  take (&draft, "area", record, "area");
  take (&draft, "title", record, "name");
  bc_record_dialog_open_draft (GTK_WINDOW (gtk_widget_get_root (widget)), store, &draft, NULL);
}
