/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"
#include "id.h"
#include "paper.h"

G_BEGIN_DECLS

BcPaper *bc_packet_paper_new (BcDatabase *database,
                              const BcId *packet,
                              BcPaperSize size,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
