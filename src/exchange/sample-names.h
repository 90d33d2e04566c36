/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sample-record.h"

G_BEGIN_DECLS

/**
 * BcSampleTrade:
 * @shop: how such a shop is called
 * @use: what it is used for
 * @code: its activity code
 *
 * A line of business that the streets of a district are lined with.
 */
typedef struct
{
  const char *shop;
  const char *use;
  const char *code;
} BcSampleTrade;

/** BC_SAMPLE_PICK: one text of an array. */
#define BC_SAMPLE_PICK(self_, array_)                                                              \
  ((array_)[bc_sample_pick (self_, 0, (gint32) G_N_ELEMENTS (array_) - 1)])

char *bc_sample_dup_person (BcSample *self, gboolean woman) G_GNUC_WARN_UNUSED_RESULT;
char *bc_sample_dup_rut (BcSample *self) G_GNUC_WARN_UNUSED_RESULT;
char *bc_sample_dup_email (const char *name, guint number) G_GNUC_WARN_UNUSED_RESULT;
char *bc_sample_dup_phone (BcSample *self) G_GNUC_WARN_UNUSED_RESULT;
const char *bc_sample_pick_street (BcSample *self);
const BcSampleTrade *bc_sample_pick_trade (BcSample *self);
char *bc_sample_dup_shop (BcSample *self, const BcSampleTrade *trade) G_GNUC_WARN_UNUSED_RESULT;
const char *bc_sample_pick_supplier (BcSample *self, char **rut);

G_END_DECLS
