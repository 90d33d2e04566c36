/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"
#include "id.h"

G_BEGIN_DECLS

/**
 * BcFactKind:
 * @BC_FACT_TEXT: a text
 * @BC_FACT_RUT: a RUT, told as people write it
 * @BC_FACT_CHOICE: one of a field's names, told by its label
 * @BC_FACT_NUMBER: whole pesos, or how many
 * @BC_FACT_PERCENT: hundredths of a percent
 * @BC_FACT_DATE: a civil date
 */
typedef enum {
  BC_FACT_TEXT,
  BC_FACT_RUT,
  BC_FACT_CHOICE,
  BC_FACT_NUMBER,
  BC_FACT_PERCENT,
  BC_FACT_DATE,
} BcFactKind;

/**
 * BcFactRows:
 * @BC_FACT_ONCE: the packet has one
 * @BC_FACT_ENTRIES: each of its entries has one
 * @BC_FACT_EXPENSES: each of its expenses has one
 */
typedef enum {
  BC_FACT_ONCE,
  BC_FACT_ENTRIES,
  BC_FACT_EXPENSES,
} BcFactRows;

/**
 * BcPacketFact:
 * @name: what it is called in commands and in a source's cells
 * @label: the screen's word for it, to be translated
 * @kind: what it is
 * @rows: how often there is one
 * @choices: (nullable): the type and the field whose names it has
 *
 * Something that an accounts packet can tell a form.
 */
typedef struct
{
  const char *name;
  const char *label;
  BcFactKind kind;
  BcFactRows rows;
  const char *choices;
} BcPacketFact;

/**
 * BcFactValue:
 * @kind: what it is
 * @empty: there is none
 * @text: (owned) (nullable): a text, as people read it
 * @number: a number in its kind's measure, or a date
 */
typedef struct
{
  BcFactKind kind;
  gboolean empty;
  char *text;
  gint64 number;
} BcFactValue;

typedef struct _BcPacketFacts BcPacketFacts; /* what a packet's facts are at the moment */

const BcPacketFact *bc_packet_fact_get (guint place);
const BcPacketFact *bc_packet_fact_find (const char *name);
char *bc_packet_fact_dup_label (const BcPacketFact *self) G_GNUC_WARN_UNUSED_RESULT;

BcPacketFacts *bc_packet_facts_read (BcDatabase *database,
                                     const BcId *packet,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bc_packet_facts_free (BcPacketFacts *self);
const BcId *bc_packet_facts_get_source (const BcPacketFacts *self);
const char *bc_packet_facts_get_cells (const BcPacketFacts *self);
guint bc_packet_facts_count (const BcPacketFacts *self, const BcPacketFact *fact);
const BcFactValue *
bc_packet_facts_get (const BcPacketFacts *self, const BcPacketFact *fact, guint row);
char *bc_fact_value_dup_screen (const BcFactValue *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcPacketFacts, bc_packet_facts_free)

G_END_DECLS
