/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BcFormat:
 * @BC_FORMAT_TEXT: aligned columns for people
 * @BC_FORMAT_JSON: an array of objects
 * @BC_FORMAT_CSV: for a Chilean spreadsheet
 */
typedef enum {
  BC_FORMAT_TEXT,
  BC_FORMAT_JSON,
  BC_FORMAT_CSV,
} BcFormat;

typedef struct _BcSheet BcSheet; /* rows on their way to the output */

BcFormat bc_format_from_name (const char *name);
BcSheet *bc_sheet_new (BcFormat format, gboolean single) G_GNUC_WARN_UNUSED_RESULT;
void bc_sheet_free (BcSheet *self);
BcFormat bc_sheet_get_format (BcSheet *self);
void bc_sheet_add_column (BcSheet *self, const char *name, const char *label, gboolean numeric);
void bc_sheet_add_last_column (BcSheet *self, const char *name, const char *label);
void bc_sheet_take (BcSheet *self, char *cell);
void bc_sheet_take_text (BcSheet *self, const char *text);
void bc_sheet_take_integer (BcSheet *self, gint64 integer);
void bc_sheet_end_row (BcSheet *self);
void bc_sheet_end (BcSheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcSheet, bc_sheet_free)

G_END_DECLS
