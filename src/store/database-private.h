/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "database.h"

/* What database.c and cursor.c share. */

struct _BcCursor
{
  BcDatabase *database;    /* (unowned) */
  sqlite3_stmt *statement; /* (owned) */
  gboolean kept;           /* by the connection, for the next time */
  gboolean busy;           /* somebody uses it now */
};

void bc_database_set_fault (BcDatabase *self, int code, GError **error);
