/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BcPaperSize:
 * @BC_PAPER_A4: 210 by 297 mm
 * @BC_PAPER_LETTER: 216 by 279 mm (carta), the usual one in Chile
 */
typedef enum {
  BC_PAPER_A4,
  BC_PAPER_LETTER,
} BcPaperSize;

/**
 * BcPaperColumn:
 * @heading: what stands above it
 * @share: its part of the line's width, against the sum of all
 * @number: whether it holds numbers, which stand at the right
 */
typedef struct
{
  const char *heading;
  guint share;
  gboolean number;
} BcPaperColumn;

/** BC_PAPER_COLUMNS: the most columns that a table can have. */
#define BC_PAPER_COLUMNS 12

typedef struct _BcPaper BcPaper; /* a document that grows downwards and turns its own pages */

BcPaper *
bc_paper_new (BcPaperSize size, const char *title, const char *header) G_GNUC_WARN_UNUSED_RESULT;
void bc_paper_free (BcPaper *self);
void bc_paper_add_title (BcPaper *self, const char *title, const char *subtitle);
void bc_paper_add_heading (BcPaper *self, const char *text);
void bc_paper_add_paragraph (BcPaper *self, const char *text);
void bc_paper_add_note (BcPaper *self, const char *text);
void bc_paper_add_fact (BcPaper *self, const char *label, const char *text);
void bc_paper_add_item (BcPaper *self, const char *marker, const char *text);
void bc_paper_begin_table (BcPaper *self, const BcPaperColumn *columns, guint n_columns);
void bc_paper_add_row (BcPaper *self, const char *const *cells);
void bc_paper_end_table (BcPaper *self);
void bc_paper_add_signatures (BcPaper *self, const char *const *names, const char *const *roles);
guint bc_paper_get_n_pages (BcPaper *self);
gboolean bc_paper_write (BcPaper *self, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcPaper, bc_paper_free)

G_END_DECLS
