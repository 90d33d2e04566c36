/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "window-pages.h"

#include "catalogues-page.h"
#include "conflicts-page.h"
#include "district-page.h"
#include "districts-page.h"
#include "search-page.h"
#include "summary-page.h"

/* (transfer floating): the page of a place. */
GtkWidget *
bc_window_make_page (BcWindow *self, BcPlace place)
{
  BcStore *store = bc_window_get_store (self);

  switch (place) {
  case BC_PLACE_SUMMARY:
    return bc_summary_page_new (store, bc_window_get_profile (self)->region);
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
