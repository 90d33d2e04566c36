/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spreadsheet-private.h"

G_BEGIN_DECLS

/** BC_XLSX_TAIL: what closes the sheet after its rows. */
#define BC_XLSX_TAIL "</sheetData></worksheet>\n"

extern const char bc_xlsx_types[], bc_xlsx_relations[], bc_xlsx_workbook_relations[],
  bc_xlsx_styles[];

void bc_xlsx_append_text (GString *xml, const char *text);
void bc_xlsx_append_place (GString *xml, guint row, guint column);
char *bc_xlsx_dup_head (const GArray *columns) G_GNUC_WARN_UNUSED_RESULT;
char *bc_xlsx_dup_workbook (const char *title) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
