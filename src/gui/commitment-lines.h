/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record-line.h"

G_BEGIN_DECLS

BcRecordLine *bc_commitment_line_new (BcDatabase *reader,
                                      const GPtrArray *ledger,
                                      guint place,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
