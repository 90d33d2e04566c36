/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gate.h"

G_BEGIN_DECLS

/* The words of the gate, the same in the window, on the command line and on paper. */
const char *bc_gate_get_supplier (const char *requirement, const char *plan);
gboolean bc_gate_describe (BcDatabase *database, BcGateItem *item, GError **error);
char *bc_gate_dup_approval (const char *plan, const char *submitted) G_GNUC_WARN_UNUSED_RESULT;
char *bc_gate_dup_area (const char *code, const char *name) G_GNUC_WARN_UNUSED_RESULT;
char *bc_gate_dup_waiver (const char *date, const char *reason) G_GNUC_WARN_UNUSED_RESULT;
char *bc_gate_dup_reasons (const BcGate *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
