/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draft.h"
#include "lookup.h"
#include "writer.h"

G_BEGIN_DECLS

/**
 * BcGateItem:
 * @requirement: (owned): what the gate asks for: group, panel, dream, trace, area, approval, dates
 *   or funding
 * @record: where it is mended
 * @type: (owned): that record's type
 * @area: the area that it is about; nil for none
 * @sentence: (owned): what is missing, in the language of the process
 * @supplier: (unowned): who can supply it, in the language of the process
 *
 * A thing that a district lacks.
 */
typedef struct
{
  char *requirement;
  BcId record;
  char *type;
  BcId area;
  char *sentence;
  const char *supplier;
} BcGateItem;

/**
 * BcGate:
 * @district: the district
 * @name: (owned): its name
 * @commune: (owned): its commune
 * @phase: (owned): the name of the phase that it is in
 * @passed_on: (owned) (nullable): when it passed to dynamization, where it is in that phase or
 *   beyond: there the gate asks for nothing any more
 * @at: today, as the database has it
 * @missing: (owned) (element-type BcGateItem): what it lacks, in the gate's order
 * @waiver: (owned) (nullable): a sentence that tells the waiver of the technical panel, where that
 *   is what it passes with
 *
 * Whether a district can pass from activation to dynamization.
 */
typedef struct
{
  BcId district;
  char *name;
  char *commune;
  char *phase;
  char *passed_on;
  gint32 at;
  GPtrArray *missing;
  char *waiver;
} BcGate;

void bc_gate_free (BcGate *self);
BcGate *
bc_gate_read (BcDatabase *database, const BcId *district, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *bc_gate_dup_title (const BcGate *self) G_GNUC_WARN_UNUSED_RESULT;
char *bc_gate_dup_sentence (const BcGate *self) G_GNUC_WARN_UNUSED_RESULT;
char *bc_gate_dup_text (const BcGate *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean
bc_gate_check (BcWriter *writer, const BcDraft *draft, const BcRecordInfo *info, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcGate, bc_gate_free)

G_END_DECLS
