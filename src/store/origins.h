/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dictionary.h"

G_BEGIN_DECLS

GByteArray *bc_origins_encode (const BcRecordType *type, const gint64 *origins);
gboolean
bc_origins_decode (const BcRecordType *type, const guint8 *bytes, gsize n_bytes, gint64 *origins);

G_END_DECLS
