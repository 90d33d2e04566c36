/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "record.h"
#include "store.h"

G_BEGIN_DECLS

/** BC_LAZY_LIST_PAGE: how many records are read at once. */
#define BC_LAZY_LIST_PAGE 128

/** BC_LAZY_LIST_KEPT: how many pages are kept. */
#define BC_LAZY_LIST_KEPT 64

/** BC_TYPE_LAZY_LIST: a list of #BcRecord that holds row numbers and reads records when asked. */
#define BC_TYPE_LAZY_LIST (bc_lazy_list_get_type ())
G_DECLARE_FINAL_TYPE (BcLazyList, bc_lazy_list, BC, LAZY_LIST, GObject)

/**
 * BcLazyQuery:
 * @type: the records' type
 * @filter: (nullable): a field that must have @value
 * @value: what @filter must be
 * @sort: (nullable): the field in whose order they stand; %NULL for that of their making
 * @descending: the other way round
 * @words: (nullable): each of them begins a word of the record
 *
 * What a list is to hold.
 */
typedef struct
{
  const BcRecordType *type;
  const BcField *filter;
  BcValue value;
  const BcField *sort;
  gboolean descending;
  const char *words;
} BcLazyQuery;

BcLazyList *bc_lazy_list_query (BcStore *store,
                                const BcLazyQuery *query,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bc_lazy_list_query_async (BcStore *store,
                               const BcLazyQuery *query,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
BcLazyList *bc_lazy_list_query_finish (BcStore *store,
                                       GAsyncResult *result,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
