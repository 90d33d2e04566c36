/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** BC_CSV_MARK: what tells a spreadsheet that the text is UTF-8. */
#define BC_CSV_MARK "\357\273\277"

void bc_csv_append_cell (GString *line, const char *cell, gboolean numeric, gboolean first);
const char *bc_csv_get_text (const char *cell);
void bc_csv_append_end (GString *line);

G_END_DECLS
