/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sample-record.h"
#include "writer.h"

G_BEGIN_DECLS

/**
 * BcSampleSpan:
 * @from: where what happened first is written, milliseconds UTC
 * @to: where what happened last is written
 * @past: when the first of it may have happened
 * @now: when the last of it may have happened
 *
 * Where in time a batch is written. Stamps only grow, so that batches written one after the other
 * are squeezed into spans that follow each other.
 */
typedef struct
{
  gint64 from;
  gint64 to;
  gint64 past;
  gint64 now;
} BcSampleSpan;

/**
 * BcSampleAdvance:
 * @fraction: how much of the batch is written
 * @data: the caller's
 */
typedef void (*BcSampleAdvance) (double fraction, gpointer data);

gboolean bc_sample_write (BcSample *self,
                          BcWriter *writer,
                          const BcSampleSpan *span,
                          BcSampleAdvance advance,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error);

G_END_DECLS
