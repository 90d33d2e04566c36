/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "uf-days.h"

G_BEGIN_DECLS

/** BC_TYPE_UF_ITEM: a day's value of the UF as a row of a list; properties: date, value (texts). */
#define BC_TYPE_UF_ITEM (bc_uf_item_get_type ())
G_DECLARE_FINAL_TYPE (BcUfItem, bc_uf_item, BC, UF_ITEM, GObject)

GPtrArray *bc_uf_items_new (const GArray *days, const char *const *words) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_uf_item_equal (BcUfItem *self, BcUfItem *other);
gint32 bc_uf_item_get_day (BcUfItem *self);

G_END_DECLS
