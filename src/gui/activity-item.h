/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "database.h"

G_BEGIN_DECLS

/**
 * BcActivityNumber:
 *
 * What is counted of an activity.
 */
typedef enum {
  BC_ACTIVITY_WOMEN,
  BC_ACTIVITY_MEN,
  BC_ACTIVITY_MERCHANTS,
  BC_ACTIVITY_NEIGHBOURS,
  BC_ACTIVITY_OTHERS,
  BC_ACTIVITY_BUSINESSES,
  BC_ACTIVITY_COST,
  BC_N_ACTIVITY_NUMBERS,
} BcActivityNumber;

#define BC_TYPE_ACTIVITY_ITEM (bc_activity_item_get_type ())
G_DECLARE_FINAL_TYPE (BcActivityItem, bc_activity_item, BC, ACTIVITY_ITEM, GObject)

gpointer bc_activity_read (BcDatabase *reader, gpointer district, GError **error);
const BcId *bc_activity_item_get_id (BcActivityItem *self);
const char *bc_activity_item_get_title (BcActivityItem *self);
char *bc_activity_item_dup_caption (BcActivityItem *self) G_GNUC_WARN_UNUSED_RESULT;
char *bc_activity_item_dup_people (BcActivityItem *self) G_GNUC_WARN_UNUSED_RESULT;
char *bc_activity_item_dup_rest (BcActivityItem *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_activity_item_matches (BcActivityItem *self, const char *const *words);
gboolean bc_activity_item_equal (BcActivityItem *self, BcActivityItem *other);
char *bc_activity_item_dup_totals (GPtrArray *items) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
