/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/**
 * BcUfImport:
 * @path: a table of days and values
 * @replace: values that differ from those that are there take their place
 * @n_new: (out): days that had no value
 * @n_same: (out): days that have that value already
 * @n_replaced: (out): days whose value was replaced
 * @different: (out) (element-type utf8): the lines whose day has another value, which stays
 * @bad: (out) (element-type utf8): the lines that cannot be understood, and why
 *
 * Values of the UF on their way in. Free what it gave with bc_uf_import_clear().
 */
typedef struct
{
  const char *path;
  gboolean replace;
  guint n_new;
  guint n_same;
  guint n_replaced;
  GPtrArray *different;
  GPtrArray *bad;
} BcUfImport;

gboolean bc_uf_import (BcUfImport *self, BcStore *store, GCancellable *cancellable, GError **error);
void bc_uf_import_clear (BcUfImport *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BcUfImport, bc_uf_import_clear)

G_END_DECLS
