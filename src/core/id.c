/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "id.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#define SHA256_BYTES 32
/* What stands behind the moment, the version and the variant. */
#define ADVANCING_BYTES 7

/**
 * bc_id_is_nil:
 * @self: an identifier
 *
 * Tells whether this is the identifier of all zeros.
 *
 * Returns: whether it is
 */
gboolean
bc_id_is_nil (const BcId *self)
{
  static const BcId nil;

  return bc_id_equal (self, &nil);
}

/**
 * bc_id_equal:
 * @a: an identifier
 * @b: another one
 *
 * Tells whether two identifiers are the same; a #GEqualFunc.
 *
 * Returns: whether they are
 */
gboolean
bc_id_equal (const BcId *a, const BcId *b)
{
  return bc_id_compare (a, b) == 0;
}

/**
 * bc_id_compare:
 * @a: an identifier
 * @b: another one
 *
 * Orders identifiers by their bytes, as SQLite orders BLOBs.
 *
 * Returns: negative, 0 or positive
 */
int
bc_id_compare (const BcId *a, const BcId *b)
{
  return memcmp (a->bytes, b->bytes, sizeof a->bytes);
}

/**
 * bc_id_hash:
 * @self: an identifier
 *
 * A #GHashFunc. Of identifiers that were made together only the last byte differs: it counts in all
 * of the hash.
 *
 * Returns: the hash
 */
guint
bc_id_hash (const BcId *self)
{
  guint64 halves[2], mixed;

  memcpy (halves, self->bytes, sizeof halves);
  mixed = halves[0] ^ (halves[1] >> 32) ^ halves[1];
  /* Knuth's multiplier, of 64 bits. */
  return (guint) ((mixed * G_GUINT64_CONSTANT (6364136223846793005)) >> 32);
}

static void
fill_random (guint8 *bytes, gsize size)
{
  gsize filled = 0;

  while (filled < size) {
    gssize got = getrandom (bytes + filled, size - filled, 0);

    if (got > 0)
      filled += (gsize) got;
    else if (errno != EINTR)
      g_error ("The kernel gives no random bytes: %s", g_strerror (errno));
  }
}

static void
set_version (BcId *self, guint8 version)
{
  self->bytes[6] = (guint8) (version << 4) | (self->bytes[6] & 0x0f);
  self->bytes[8] = 0x80 | (self->bytes[8] & 0x3f);
}

/**
 * bc_id_generate:
 * @self: (out): where to put the identifier
 * @moment: the clock, milliseconds UTC since 1970, not negative and below 2⁴⁸
 *
 * Makes a new identifier, a UUIDv7 (RFC 9562 §5.7): its moment and 74 random bits.
 */
void
bc_id_generate (BcId *self, gint64 moment)
{
  g_return_if_fail (moment >= 0 && moment >> 48 == 0);

  fill_random (self->bytes + 6, sizeof self->bytes - 6);
  for (int i = 0; i < 6; i++)
    self->bytes[i] = (guint8) (moment >> (40 - 8 * i));
  set_version (self, 7);
}

static gboolean
is_of_moment (const BcId *self, gint64 moment)
{
  for (int i = 0; i < 6; i++)
    if (self->bytes[i] != (guint8) (moment >> (40 - 8 * i)))
      return FALSE;
  return !bc_id_is_nil (self);
}

/* Where there is no more room it begins anew, and what stands before it stays. */
static void
advance (BcId *self)
{
  gsize i = sizeof self->bytes;

  while (i > sizeof self->bytes - ADVANCING_BYTES && ++self->bytes[i - 1] == 0)
    i--;
}

/**
 * bc_id_generate_next:
 * @self: (inout): the identifier that was generated last, or the one of all zeros; the next one
 * @moment: the clock, as for bc_id_generate()
 *
 * As bc_id_generate(), but one of the same moment is by one more than it was: what is made together
 * stands together, in its order, wherever identifiers are sorted (RFC 9562 §6.2, method 2).
 */
void
bc_id_generate_next (BcId *self, gint64 moment)
{
  if (is_of_moment (self, moment))
    advance (self);
  else
    bc_id_generate (self, moment);
}

/**
 * bc_id_derive_v:
 * @self: (out): where to put the identifier
 * @kind: what it identifies: a type's identifier, for example "district"
 * @parts: (array zero-terminated=1): what makes it the one it is, in a fixed order
 *
 * Derives the same identifier from the same words on every machine, a UUIDv8 (RFC 9562 §5.8): the
 * first 16 bytes of the SHA-256 of @kind and each part, a NUL before each part.
 */
void
bc_id_derive_v (BcId *self, const char *kind, const char *const *parts)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[SHA256_BYTES];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) kind, -1);
  for (; *parts != NULL; parts++) {
    g_checksum_update (checksum, (const guchar *) "", 1);
    g_checksum_update (checksum, (const guchar *) *parts, -1);
  }
  g_checksum_get_digest (checksum, digest, &length);
  memcpy (self->bytes, digest, sizeof self->bytes);
  set_version (self, 8);
}

/**
 * bc_id_derive:
 * @self: (out): where to put the identifier
 * @kind: what it identifies: a type's identifier, for example "district"
 * @first_part: the first of the parts, all strings, ended by NULL
 * @...: the other parts
 *
 * As bc_id_derive_v().
 */
void
bc_id_derive (BcId *self, const char *kind, const char *first_part, ...)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  va_list arguments;

  va_start (arguments, first_part);
  for (const char *part = first_part; part != NULL; part = va_arg (arguments, const char *))
    g_ptr_array_add (parts, (gpointer) part);
  va_end (arguments);
  g_ptr_array_add (parts, NULL);
  bc_id_derive_v (self, kind, (const char *const *) parts->pdata);
}

/* In the text a hyphen stands before the bytes 4, 6, 8 and 10. */
static gboolean
has_hyphen_before (gsize byte)
{
  return byte == 4 || byte == 6 || byte == 8 || byte == 10;
}

/**
 * bc_id_parse:
 * @self: (out): where to put the identifier; untouched when there is none
 * @text: (nullable): 32 hexadecimal digits in groups of 8-4-4-4-12, either case
 *
 * Reads an identifier, of whatever UUID version.
 *
 * Returns: whether @text is an identifier
 */
gboolean
bc_id_parse (BcId *self, const char *text)
{
  BcId id;
  const char *at = text;

  if (text == NULL || strnlen (text, BC_ID_TEXT_LENGTH + 1) != BC_ID_TEXT_LENGTH)
    return FALSE;
  for (gsize i = 0; i < sizeof id.bytes; i++) {
    if (has_hyphen_before (i) && *at++ != '-')
      return FALSE;
    if (!g_ascii_isxdigit (at[0]) || !g_ascii_isxdigit (at[1]))
      return FALSE;
    id.bytes[i] = (guint8) (g_ascii_xdigit_value (at[0]) << 4 | g_ascii_xdigit_value (at[1]));
    at += 2;
  }
  *self = id;
  return TRUE;
}

/**
 * bc_id_write_text:
 * @self: an identifier
 * @text: (out): where to write it, in lower case, with a final NUL
 *
 * Writes an identifier as text without allocating.
 */
void
bc_id_write_text (const BcId *self, char text[BC_ID_TEXT_LENGTH + 1])
{
  static const char digits[] = "0123456789abcdef";
  char *at = text;

  for (gsize i = 0; i < sizeof self->bytes; i++) {
    if (has_hyphen_before (i))
      *at++ = '-';
    *at++ = digits[self->bytes[i] >> 4];
    *at++ = digits[self->bytes[i] & 0x0f];
  }
  *at = '\0';
}

/**
 * bc_id_dup_text:
 * @self: an identifier
 *
 * Writes an identifier as text.
 *
 * Returns: (transfer full): 36 characters in lower case
 */
char *
bc_id_dup_text (const BcId *self)
{
  char text[BC_ID_TEXT_LENGTH + 1];

  bc_id_write_text (self, text);
  return g_strdup (text);
}
