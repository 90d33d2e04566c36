/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "page.h"
#include "store.h"
#include "window-opening.h"

G_BEGIN_DECLS

/**
 * BcPlace:
 *
 * Where one can be in the window.
 */
typedef enum {
  BC_PLACE_TODAY,
  BC_PLACE_SUMMARY,
  BC_PLACE_DISTRICTS,
  BC_PLACE_DISTRICT,
  BC_PLACE_CONFLICTS,
  BC_PLACE_CATALOGUES,
  BC_PLACE_SEARCH,
  BC_N_PLACES,
} BcPlace;

#define BC_TYPE_WINDOW (bc_window_get_type ())
G_DECLARE_FINAL_TYPE (BcWindow, bc_window, BC, WINDOW, AdwApplicationWindow)

/* The actions are win.undo, win.redo, win.search, win.add (the page decides), win.toggle-sidebar,
 * win.show-shortcuts and win.back. */
BcWindow *bc_window_new (GtkApplication *application) G_GNUC_WARN_UNUSED_RESULT;
void bc_window_open (BcWindow *self, const char *path);
void bc_window_take (BcWindow *self, BcOpening *opening);
const char *bc_window_get_path (BcWindow *self);
BcStore *bc_window_get_store (BcWindow *self);
const BcProfile *bc_window_get_profile (BcWindow *self);
BcSummary *bc_window_steal_figures (BcWindow *self) G_GNUC_WARN_UNUSED_RESULT;
BcPage *bc_window_get_page (BcWindow *self);
void bc_window_go (BcWindow *self, BcPlace place);
void bc_window_go_back (BcWindow *self);
void bc_window_toggle_sidebar (BcWindow *self);
void bc_window_open_past (BcWindow *self, const BcPastView *view);
void bc_window_leave_past (BcWindow *self);
void bc_window_show_districts (BcWindow *self, const char *region);
void bc_window_show_district (BcWindow *self, const BcId *district);
void bc_window_show_record (BcWindow *self, const BcId *id);
void bc_window_add_toast (BcWindow *self, const char *text, gboolean offers_undo);
void bc_window_show_error (BcWindow *self, const GError *error);

G_END_DECLS
