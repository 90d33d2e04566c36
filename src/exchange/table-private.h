/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "table.h"

G_BEGIN_DECLS

/* How the rows of one kind of file are read. A kind's reader begins with a BcTable. */
typedef struct
{
  BcTableStep (*step) (BcTable *self, GCancellable *cancellable, GError **error);
  guint (*get_width) (BcTable *self);
  const char *(*get_cell) (BcTable *self, guint column, BcCellType *type);
  double (*get_fraction) (BcTable *self);
  gboolean (*restart) (BcTable *self, GCancellable *cancellable, GError **error);
  /* Of a spreadsheet; %NULL where there is only one table: the names of the sheets that can be seen
   * and hold anything; that of the one which is read; turning to one of those just listed. */
  gboolean (*list_sheets) (BcTable *self,
                           GPtrArray *names,
                           GCancellable *cancellable,
                           GError **error);
  const char *(*get_sheet) (BcTable *self);
  gboolean (*choose_sheet) (BcTable *self,
                            const char *name,
                            GCancellable *cancellable,
                            GError **error);
  void (*free) (BcTable *self);
} BcTableClass;

struct _BcTable
{
  const BcTableClass *class;
  guint row;         /* of the sheet, from 1 */
  gboolean is_1904;  /* its days are counted from 1904 */
  gboolean finished; /* nothing is read any more */
};

BcTable *
bc_table_xlsx_open (const char *path, GHashTable *names, GCancellable *cancellable, GError **error);
BcTable *bc_table_ods_open (const char *path, GCancellable *cancellable, GError **error);
BcTable *bc_table_csv_open (const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
