/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"
#include "gantt-plan.h"

G_BEGIN_DECLS

BcGanttPlan *bc_gantt_read (BcDatabase *reader, const BcId *plan, gint32 today, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
