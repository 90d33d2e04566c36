/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** BC_ID_TEXT_LENGTH: characters of an identifier as text, without the final NUL. */
#define BC_ID_TEXT_LENGTH 36

/**
 * BcId:
 * @bytes: the identifier, in network order
 *
 * A record's, an installation's or a scope's identifier: 16 bytes as in RFC 9562. The one of all
 * zeros means "none" as a reference and "the nation" as a scope.
 */
typedef struct
{
  guint8 bytes[16];
} BcId;

gboolean bc_id_is_nil (const BcId *self);
gboolean bc_id_equal (const BcId *a, const BcId *b);
int bc_id_compare (const BcId *a, const BcId *b);
guint bc_id_hash (const BcId *self);
void bc_id_generate (BcId *self, gint64 moment);
void bc_id_generate_next (BcId *self, gint64 moment);
void
bc_id_derive (BcId *self, const char *kind, const char *first_part, ...) G_GNUC_NULL_TERMINATED;
void bc_id_derive_v (BcId *self, const char *kind, const char *const *parts);
gboolean bc_id_parse (BcId *self, const char *text);
char *bc_id_dup_text (const BcId *self);
void bc_id_write_text (const BcId *self, char text[BC_ID_TEXT_LENGTH + 1]);

G_END_DECLS
