/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lock.h"
#include "schema.h"
#include "store.h"

G_BEGIN_DECLS

/**
 * BcOpened:
 * @lock: (owned) (nullable): the right to write; %NULL where the file is only read
 * @writer: (owned) (nullable): the connection that writes, until the store takes it
 * @reader: (owned): a connection that reads
 * @source: (owned): what further readers are to open: the path, or an URI
 * @notice: (owned) (nullable): why it is only read
 *
 * A file that was found good and is open.
 */
typedef struct
{
  BcLock *lock;
  BcDatabase *writer;
  BcDatabase *reader;
  char *source;
  char *notice;
} BcOpened;

char *bc_open_dup_path (const char *path);
char *bc_open_dup_beside (const char *path, const char *suffix);
gboolean bc_open_file (BcOpened *self, const char *path, BcStoreFlags flags, GError **error);
BcDatabase *bc_open_examined (const char *path, BcSchemaState *state, GError **error);
BcDatabase *bc_open_other (const char *path, GError **error);
void bc_opened_clear (BcOpened *self);

G_END_DECLS
