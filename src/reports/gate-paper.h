/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gate.h"
#include "paper.h"

G_BEGIN_DECLS

BcPaper *bc_gate_paper_new (const BcGate *gate, BcPaperSize size) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
