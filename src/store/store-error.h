/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "id.h"

G_BEGIN_DECLS

/** BC_STORE_ERROR: the errors of the store; their messages are meant for people. */
#define BC_STORE_ERROR (bc_store_error_quark ())

/**
 * BcStoreError:
 * @BC_STORE_ERROR_FAILED: SQLite or the disk failed; nothing of what was asked for was written
 * @BC_STORE_ERROR_FULL: the disk is full
 * @BC_STORE_ERROR_CORRUPT: the file is damaged
 * @BC_STORE_ERROR_FOREIGN: the file is no database of this program
 * @BC_STORE_ERROR_NEWER: the file was written by a newer version
 * @BC_STORE_ERROR_READ_ONLY: the file cannot be written here
 * @BC_STORE_ERROR_BUSY: another process has the file open for writing
 * @BC_STORE_ERROR_NOT_FOUND: there is no such record, file or field
 * @BC_STORE_ERROR_AMBIGUOUS: a text names more than one record
 * @BC_STORE_ERROR_INVALID: a rule refuses the value; the message names the field
 * @BC_STORE_ERROR_DENIED: the person's level may not write this
 * @BC_STORE_ERROR_NO_PROFILE: nobody has been introduced to this database yet
 * @BC_STORE_ERROR_NOTHING: there is nothing to undo or redo
 * @BC_STORE_ERROR_CONFLICT: someone else changed it since
 * @BC_STORE_ERROR_GAP: an earlier part of a stream is missing
 * @BC_STORE_ERROR_DOUBLE: it is there already; bc_store_error_get_record() tells where
 */
typedef enum {
  BC_STORE_ERROR_FAILED,
  BC_STORE_ERROR_FULL,
  BC_STORE_ERROR_CORRUPT,
  BC_STORE_ERROR_FOREIGN,
  BC_STORE_ERROR_NEWER,
  BC_STORE_ERROR_READ_ONLY,
  BC_STORE_ERROR_BUSY,
  BC_STORE_ERROR_NOT_FOUND,
  BC_STORE_ERROR_AMBIGUOUS,
  BC_STORE_ERROR_INVALID,
  BC_STORE_ERROR_DENIED,
  BC_STORE_ERROR_NO_PROFILE,
  BC_STORE_ERROR_NOTHING,
  BC_STORE_ERROR_CONFLICT,
  BC_STORE_ERROR_GAP,
  BC_STORE_ERROR_DOUBLE,
} BcStoreError;

GQuark bc_store_error_quark (void);
void bc_store_error_set_record (GError **error,
                                BcStoreError code,
                                const BcId *record,
                                const char *format,
                                ...) G_GNUC_PRINTF (4, 5);
gboolean bc_store_error_get_record (const GError *error, BcId *record);

G_END_DECLS
