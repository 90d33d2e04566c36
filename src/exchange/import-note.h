/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** BC_IMPORT_MAX_NOTES: as many kinds of things are told of rows that are taken. */
#define BC_IMPORT_MAX_NOTES 50

/**
 * BcImportNote:
 * @heading: (owned) (nullable): the column; %NULL for the whole row
 * @text: (owned): what is told
 * @row: the first row of the table of which it is
 * @n_rows: of how many
 *
 * What a person should know of rows that are taken all the same.
 */
typedef struct
{
  char *heading;
  char *text;
  guint row;
  guint n_rows;
} BcImportNote;

GArray *bc_import_notes_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bc_import_notes_add (GArray *notes, const char *heading, const char *text, guint row);
void bc_import_notes_merge (GArray *notes, const GArray *added);

G_END_DECLS
