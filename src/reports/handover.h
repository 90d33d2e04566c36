/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "database.h"
#include "paper.h"

G_BEGIN_DECLS

/**
 * BcHandover:
 * @district: the district
 * @documents: where the store keeps documents
 * @folder: the folder to be made
 * @size: the sheets' size
 * @tell: (nullable): told how much is done, from 0 to 1, and @data
 * @data: what it is told with
 * @problems: (nullable) (element-type utf8): takes a line for each document that could not be had
 * @n_documents: (out): how many documents were copied
 *
 * A handover folder to be made.
 */
typedef struct
{
  BcId district;
  const char *documents;
  const char *folder;
  BcPaperSize size;
  void (*tell) (gpointer data, double fraction);
  gpointer data;
  GPtrArray *problems;
  guint n_documents;
} BcHandover;

gboolean bc_handover_write (BcHandover *self,
                            BcDatabase *database,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
