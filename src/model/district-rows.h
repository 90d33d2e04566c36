/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "database.h"
#include "district-row.h"

G_BEGIN_DECLS

GListModel *bc_district_rows_read (BcDatabase *database, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
