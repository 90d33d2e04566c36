/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "packet-facts.h"
#include "xlsx-form.h"

G_BEGIN_DECLS

/**
 * BcFormCell:
 * @fact: what is written
 * @place: where
 *
 * What goes into a cell of a form, or into a part of a column from row to row.
 */
typedef struct
{
  const BcPacketFact *fact;
  BcXlsxPlace place;
} BcFormCell;

GPtrArray *bc_form_cells_new (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_form_cells_add (GPtrArray *self, const char *line, GError **error);
gboolean bc_form_cells_add_text (GPtrArray *self, const char *text, GError **error);
char *bc_form_cells_add_known (GPtrArray *self, const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *bc_form_cells_dup_text (const GPtrArray *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_form_cell_check (const BcFormCell *self,
                             BcXlsxForm *form,
                             const BcPacketFacts *facts,
                             GError **error);
gboolean bc_packet_fill (const GPtrArray *cells,
                         BcXlsxForm *form,
                         const BcPacketFacts *facts,
                         GError **error);

G_END_DECLS
