/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BcKnown:
 * @author: index into the authors' table that goes with the operations
 * @number: the greatest number of that author's stream that was held
 */
typedef struct
{
  guint author;
  guint64 number;
} BcKnown;

/**
 * BcEpoch:
 * @known: (array length=n_known): one for each author of whom anything was held, in any order
 * @n_known: how many
 *
 * What an author had seen of one scope. Streams have no gaps, so a number stands for all before it.
 */
typedef struct
{
  const BcKnown *known;
  guint n_known;
} BcEpoch;

/**
 * BcAssignment:
 * @field: the field's number in the dictionary, or the reserved %BC_FIELD_DELETED
 * @value: (nullable): canonical JSON text, %NULL for a field that was cleared (or erased)
 */
typedef struct
{
  guint field;
  const char *value;
} BcAssignment;

/**
 * BcOperation:
 * @author: index into the authors' table of the installation that wrote it, whoever passed it on
 * @number: its place in the author's stream of this scope, from 1
 * @stamp: the author's hybrid logical clock
 * @epoch: (nullable): what the author had seen when the record was read; %NULL: nothing of others
 * @fields: (array length=n_fields): what this save set, each field once
 * @n_fields: how many
 * @row: the caller's own mark, never looked at here
 *
 * One save of one record. Everything is borrowed.
 */
typedef struct
{
  guint author;
  guint64 number;
  gint64 stamp;
  const BcEpoch *epoch;
  const BcAssignment *fields;
  guint n_fields;
  gint64 row;
} BcOperation;

/**
 * BcStreamAnswer:
 * @BC_STREAM_ACCEPT: the range goes on where the stream stands
 * @BC_STREAM_SKIP: all of it is held already
 * @BC_STREAM_GAP: an earlier package is missing, this one waits
 */
typedef enum {
  BC_STREAM_ACCEPT,
  BC_STREAM_SKIP,
  BC_STREAM_GAP,
} BcStreamAnswer;

gboolean bc_operation_knows (const BcOperation *a, const BcOperation *b);
BcStreamAnswer bc_stream_accept (guint64 held, guint64 first, guint64 last, guint64 *from);

G_END_DECLS
