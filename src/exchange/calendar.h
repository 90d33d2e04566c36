/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agenda.h"

G_BEGIN_DECLS

char *bc_calendar_dup_agenda (const GPtrArray *items, gint64 now) G_GNUC_WARN_UNUSED_RESULT;
char *bc_calendar_dup_meeting (BcDatabase *database,
                               const BcId *meeting,
                               gint64 now,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
