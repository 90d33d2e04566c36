/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "table.h"

G_BEGIN_DECLS

/**
 * BcXlsxBookSheet:
 * @name: (owned): what people call it
 * @relation: (owned): what the book calls it
 * @part: (owned) (nullable): the part with its rows
 *
 * A sheet that can be seen.
 */
typedef struct
{
  char *name;
  char *relation;
  char *part;
} BcXlsxBookSheet;

/**
 * BcXlsxBook:
 * @sheets: (owned) (element-type BcXlsxBookSheet): those that are not hidden, in order
 * @is_1904: days are counted from 1904
 * @styles: (owned) (element-type guint8): how each style shows a number: a #BcCellType
 * @strings: (owned): the texts that cells share, each with its NUL
 * @offsets: (owned) (element-type gsize): where each begins
 *
 * What the rows of an XLSX file refer to.
 */
typedef struct
{
  GArray *sheets;
  gboolean is_1904;
  GArray *styles;
  GString *strings;
  GArray *offsets;
} BcXlsxBook;

gboolean bc_xlsx_book_read (BcXlsxBook *self,
                            const char *path,
                            GHashTable *names,
                            GCancellable *cancellable,
                            GError **error);
void bc_xlsx_book_clear (BcXlsxBook *self);
gboolean bc_xlsx_styles_read (BcXlsxBook *self,
                              const char *path,
                              const char *part,
                              GCancellable *cancellable,
                              GError **error);
void bc_xlsx_take_text (GString *text, const char *written);

G_END_DECLS
