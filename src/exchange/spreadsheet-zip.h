/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spreadsheet-private.h"

G_BEGIN_DECLS

/**
 * BcSheetPart:
 * @name: its name in the ZIP
 * @text: what it says; where it holds the rows, what stands before them
 * @tail: (nullable): what stands behind the rows, in the one part that holds them
 * @plain: it is stored as it is, not compressed
 *
 * A part of a spreadsheet's file.
 */
typedef struct
{
  const char *name;
  const char *text;
  const char *tail;
  gboolean plain;
} BcSheetPart;

typedef struct _BcSheetZip
  BcSheetZip; /* rows that wait until all is known that stands before them */

BcSheetZip *bc_sheet_zip_new (const BcSheetTarget *target,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bc_sheet_zip_free (BcSheetZip *self);
gboolean bc_sheet_zip_add (BcSheetZip *self, const GString *row, GError **error);
gboolean
bc_sheet_zip_end (BcSheetZip *self, const BcSheetPart *parts, guint n_parts, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcSheetZip, bc_sheet_zip_free)

G_END_DECLS
