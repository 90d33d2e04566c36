/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "splice.h"

static gboolean
is_at (GListStore *shown, guint position, gpointer item, GEqualFunc equal)
{
  g_autoptr (GObject) there = g_list_model_get_item (G_LIST_MODEL (shown), position);

  return equal (there, item);
}

/* Puts @found into @shown and leaves alone what stays at both ends: a list that is scrolled, or has
 * the keyboard, stays where it is. @found: (element-type GObject); @equal: whether both say the
 * same of the same. */
void
bc_splice_show (GListStore *shown, GPtrArray *found, GEqualFunc equal)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (shown));
  guint shorter = MIN (n, found->len);
  guint before = 0, behind = 0;

  while (before < shorter && is_at (shown, before, found->pdata[before], equal))
    before++;
  while (behind < shorter - before &&
         is_at (shown, n - behind - 1, found->pdata[found->len - behind - 1], equal))
    behind++;
  if (n > before + behind || found->len > before + behind)
    g_list_store_splice (shown,
                         before,
                         n - before - behind,
                         found->pdata + before,
                         found->len - before - behind);
}
