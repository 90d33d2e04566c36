/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "writer.h"

G_BEGIN_DECLS

/**
 * BcUndoReport:
 * @gesture: the gesture that was taken back, or done again
 * @n_records: how many records it had written
 * @heading: (owned): what people call the first of them
 * @kept: (owned) (element-type utf8): for each field that someone else changed since, and that was
 *   therefore left as it is: a sentence
 *
 * What an undo or a redo did. Free it with bc_undo_report_clear().
 */
typedef struct
{
  gint64 gesture;
  guint n_records;
  char *heading;
  GPtrArray *kept;
} BcUndoReport;

void bc_undo_report_clear (BcUndoReport *self);
gboolean bc_undo (BcWriter *writer, BcUndoReport *report, GError **error);
gboolean bc_redo (BcWriter *writer, BcUndoReport *report, GError **error);
gboolean
bc_undo_operation (BcWriter *writer, gint64 operation, BcUndoReport *report, GError **error);
gboolean bc_undo_is_in_force_for (BcDatabase *database,
                                  gint64 gesture,
                                  gint64 record,
                                  gboolean *in_force,
                                  GError **error);
gboolean
bc_undo_is_in_force (BcDatabase *database, gint64 gesture, gboolean *in_force, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BcUndoReport, bc_undo_report_clear)

G_END_DECLS
