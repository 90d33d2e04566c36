/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lookup.h"
#include "paper.h"

G_BEGIN_DECLS

BcPaper *bc_handover_paper_new (BcDatabase *database,
                                const BcRecordInfo *district,
                                const GPtrArray *agenda,
                                BcPaperSize size,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
