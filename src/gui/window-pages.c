/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "window-pages.h"

#include <glib/gi18n-lib.h>

#include "catalogues-page.h"
#include "conflicts-page.h"
#include "district-page.h"
#include "districts-page.h"
#include "lookup.h"
#include "record-dialog.h"
#include "search-page.h"
#include "summary-page.h"
#include "today-page.h"

/* (transfer floating): the page of a place. */
GtkWidget *
bc_window_make_page (BcWindow *self, BcPlace place)
{
  BcStore *store = bc_window_get_store (self);

  switch (place) {
  case BC_PLACE_TODAY:
    return bc_today_page_new (store);
  case BC_PLACE_SUMMARY:
    return bc_summary_page_new (store,
                                bc_window_get_profile (self)->region,
                                bc_window_steal_figures (self));
  case BC_PLACE_DISTRICT:
    return bc_district_page_new (store);
  case BC_PLACE_SEARCH:
    return bc_search_page_new (store);
  case BC_PLACE_CONFLICTS:
    return bc_conflicts_page_new (store);
  case BC_PLACE_CATALOGUES:
    return bc_catalogues_page_new (store);
  case BC_PLACE_DISTRICTS:
  default:
    return bc_districts_page_new (store);
  }
}

static gboolean
belongs_to_district (BcStore *store, const BcRecordInfo *info)
{
  g_auto (BcRecordInfo) scope = { 0 };

  return bc_lookup_id (bc_store_get_reader (store), &info->scope_id, &scope, NULL) &&
         g_strcmp0 (scope.type_name, "district") == 0;
}

/* Shows a record where it belongs: a district on its page, what it has there in a form, and what is
 * a region's or the nation's in a form of its own. */
void
bc_window_show_record (BcWindow *self, const BcId *id)
{
  BcStore *store = bc_window_get_store (self);
  g_auto (BcRecordInfo) info = { 0 };
  g_autoptr (GError) error = NULL;

  if (!bc_lookup_id (bc_store_get_reader (store), id, &info, &error)) {
    bc_window_show_error (self, error);
  } else if (info.type == NULL) {
    bc_window_add_toast (self,
                         _ ("It comes from a newer version of the program and is kept for it"),
                         FALSE);
  } else if (g_strcmp0 (info.type_name, "district") == 0) {
    bc_window_show_district (self, id);
  } else if (!belongs_to_district (store, &info)) {
    bc_record_dialog_open (GTK_WINDOW (self), store, info.type, id, NULL);
  } else {
    bc_window_show_district (self, &info.scope_id);
    bc_district_page_open_record (BC_DISTRICT_PAGE (bc_window_get_page (self)), id);
  }
}
