/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "packet.h"

G_BEGIN_DECLS

gboolean
bc_packet_freeze (BcWriter *writer, BcDraft *changes, const BcRecordInfo *info, GError **error);
gboolean bc_packet_sets_state (const BcDraft *draft, const char *name);
GPtrArray *bc_packet_create_entries (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean
bc_packet_read_entries (BcDatabase *database, gint64 row, BcPacket *packet, GError **error);
void bc_packet_mark_sample (BcPacket *packet);
gboolean bc_packet_tell_sample (BcDatabase *database, BcPacket *packet, GError **error);
const BcPacketEntry *bc_packet_find_entry (const BcPacket *packet, const BcId *id);
void bc_packet_add_fault (BcPacket *packet,
                          const BcId *record,
                          const char *kind,
                          gboolean blocks,
                          char *sentence);
gboolean bc_packet_read_faults (BcDatabase *database, gint64 row, BcPacket *packet, GError **error);

G_END_DECLS
