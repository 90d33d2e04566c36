/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draft.h"
#include "lookup.h"
#include "writer.h"

G_BEGIN_DECLS

/**
 * BcPacketEntry:
 * @id: an entry
 * @heading: (owned): what it is, in the language of the process
 * @kind: (owned): the name of its kind
 * @state: (owned): the name of its state
 * @date: (owned): its day, in canonical form
 * @rut: (owned) (nullable): the supplier's, as it is stored
 * @amount: pesos
 * @sum: what it adds to what was received or spent, in pesos: nothing where accounts are not
 *   rendered of it, a refund's amount below zero
 * @why: (owned) (nullable): `rejected` or `second` where accounts are not rendered of it
 * @left_out: (owned) (nullable): why accounts are not rendered of it, in the language of the
 *   process: it was rejected, or another entry of its document counts
 * @drawn: whether it is in the sample
 * @later: whether it came after the sample was drawn
 *
 * What lies in a packet, and whether it renders accounts of it.
 */
typedef struct
{
  BcId id;
  char *heading;
  char *kind;
  char *state;
  char *date;
  char *rut;
  gint64 amount;
  gint64 sum;
  char *why;
  char *left_out;
  gboolean drawn;
  gboolean later;
} BcPacketEntry;

/**
 * BcPacketFault:
 * @record: what shows it: the record to open
 * @kind: (owned): as in the view packet_fault; supplier-rut for a RUT that is wrong
 * @blocks: whether the packet cannot be submitted with it
 * @sentence: (owned): what is wrong, in the language of the process
 *
 * What a packet would be sent back for.
 */
typedef struct
{
  BcId record;
  char *kind;
  gboolean blocks;
  char *sentence;
} BcPacketFault;

/**
 * BcPacket:
 * @id: an accounts packet
 * @line: the funding line that it is of
 * @heading: (owned): the line's name
 * @span: (owned): its period, in canonical form
 * @state: (owned): the name of its state
 * @seed: (owned) (nullable): what the sample is drawn by
 * @size: how many entries the sample has; 0 where none was drawn
 * @frozen: (owned) (nullable): what stood in it when its sample was drawn, see bc_packet_complete()
 * @disbursed: of its entries that are not left out, in pesos
 * @spent: expenses less refunds, of the same
 * @entries: (owned) (element-type BcPacketEntry): by date, those that are left out behind the
 * others
 * @n_rendered: of how many of them it renders accounts: the first ones
 * @faults: (owned) (element-type BcPacketFault): what it would be sent back for
 * @n_blocking: how many of them keep it from being submitted
 *
 * The accounts of a line for a period.
 */
typedef struct
{
  BcId id;
  BcId line;
  char *heading;
  char *span;
  char *state;
  char *seed;
  gint64 size;
  char *frozen;
  gint64 disbursed;
  gint64 spent;
  GPtrArray *entries;
  guint n_rendered;
  GPtrArray *faults;
  guint n_blocking;
} BcPacket;

void bc_packet_free (BcPacket *self);
BcPacket *
bc_packet_read (BcDatabase *database, const BcId *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
bc_packet_check (BcWriter *writer, const BcDraft *draft, const BcRecordInfo *info, GError **error);
gboolean bc_packet_complete (BcWriter *writer,
                             const BcDraft *draft,
                             BcDraft *changes,
                             const BcRecordInfo *info,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcPacket, bc_packet_free)

G_END_DECLS
