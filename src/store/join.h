/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draft.h"
#include "writer.h"

G_BEGIN_DECLS

/**
 * BcJoinReport:
 * @n_references: records that named the second one and name the first now
 * @n_fields: fields of the first that were empty and have the second's value now
 */
typedef struct
{
  guint n_references;
  guint n_fields;
} BcJoinReport;

gboolean bc_join (BcWriter *writer,
                  const BcId *keep,
                  const BcId *other,
                  BcJoinReport *report,
                  GError **error);
gboolean bc_join_choosing (BcWriter *writer,
                           const BcId *keep,
                           const BcId *other,
                           const BcDraft *chosen,
                           BcJoinReport *report,
                           GError **error);

G_END_DECLS
