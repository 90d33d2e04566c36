/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "packet.h"

G_BEGIN_DECLS

void bc_packet_draw (BcPacket *packet);
char *bc_packet_dup_heading (const char *kind,
                             const char *date,
                             gint64 amount,
                             const char *supplier,
                             const char *number) G_GNUC_WARN_UNUSED_RESULT;
gboolean bc_packet_read_faults (BcDatabase *database, gint64 row, BcPacket *packet, GError **error);

G_END_DECLS
