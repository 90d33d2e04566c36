/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-note.h"

static void
clear_note (BcImportNote *self)
{
  g_free (self->heading);
  g_free (self->text);
}

/**
 * bc_import_notes_new:
 *
 * Returns: (transfer full) (element-type BcImportNote): no notes yet
 */
GArray *
bc_import_notes_new (void)
{
  GArray *notes = g_array_new (FALSE, TRUE, sizeof (BcImportNote));

  g_array_set_clear_func (notes, (GDestroyNotify) clear_note);
  return notes;
}

/**
 * bc_import_notes_add:
 * @notes: (element-type BcImportNote): notes
 * @heading: (nullable): the column; %NULL for the whole row
 * @text: what is told
 * @row: a row of the table
 *
 * Adds what is told of a row; what was told of others too is counted. Of more than
 * %BC_IMPORT_MAX_NOTES kinds the rest is not told.
 */
void
bc_import_notes_add (GArray *notes, const char *heading, const char *text, guint row)
{
  BcImportNote note = { .row = row, .n_rows = 1 };

  for (guint i = 0; i < notes->len; i++) {
    BcImportNote *known = &g_array_index (notes, BcImportNote, i);

    if (g_strcmp0 (known->heading, heading) == 0 && g_strcmp0 (known->text, text) == 0) {
      known->n_rows++;
      return;
    }
  }
  if (notes->len >= BC_IMPORT_MAX_NOTES)
    return;
  note.heading = g_strdup (heading);
  note.text = g_strdup (text);
  g_array_append_val (notes, note);
}

/**
 * bc_import_notes_merge:
 * @notes: (element-type BcImportNote): notes
 * @added: (element-type BcImportNote): those of one row
 *
 * Adds what is told of a row.
 */
void
bc_import_notes_merge (GArray *notes, const GArray *added)
{
  for (guint i = 0; i < added->len; i++) {
    const BcImportNote *note = &g_array_index (added, BcImportNote, i);

    bc_import_notes_add (notes, note->heading, note->text, note->row);
  }
}
