/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "writer.h"

G_BEGIN_DECLS

gboolean bc_attendance_mark (BcWriter *writer,
                             const BcId *meeting,
                             const BcId *person,
                             gboolean present,
                             GError **error);

G_END_DECLS
