/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "origins.h"

/* From which operation each field comes: pairs of (journal row, bit map of field numbers), each as
 * a varint of seven bits a byte, least first. */

#define MAX_VARINT 10

static guint8 *
write_varint (guint8 *at, guint64 number)
{
  for (; number > 0x7f; number >>= 7)
    *at++ = (guint8) (number & 0x7f) | 0x80;
  *at++ = (guint8) number;
  return at;
}

static gboolean
read_varint (const guint8 **next, const guint8 *end, guint64 *number)
{
  guint shift = 0;

  *number = 0;
  while (*next < end && shift < 64) {
    guint8 byte = *(*next)++;

    *number |= (guint64) (byte & 0x7f) << shift;
    if (!(byte & 0x80))
      return TRUE;
    shift += 7;
  }
  return FALSE;
}

static guint64
collect_fields (const BcRecordType *type, const gint64 *origins, gint64 row)
{
  guint64 fields = 0;

  for (guint i = 0; i < type->n_fields; i++)
    if (origins[i] == row)
      fields |= G_GUINT64_CONSTANT (1) << type->fields[i].number;
  return fields;
}

/* The least journal row after a given one, 0 if there is none. */
static gint64
find_next_row (const BcRecordType *type, const gint64 *origins, gint64 after)
{
  gint64 next = 0;

  for (guint i = 0; i < type->n_fields; i++)
    if (origins[i] > after && (next == 0 || origins[i] < next))
      next = origins[i];
  return next;
}

/**
 * bc_origins_encode:
 * @type: a record type
 * @origins: (array): by place of the field, the journal row it comes from; 0 for none
 *
 * Packs the origins of a record's fields.
 *
 * Returns: (transfer full): the bytes
 */
GByteArray *
bc_origins_encode (const BcRecordType *type, const gint64 *origins)
{
  GByteArray *bytes = g_byte_array_new ();
  guint8 pair[2 * MAX_VARINT];

  for (gint64 row = find_next_row (type, origins, 0); row != 0;
       row = find_next_row (type, origins, row)) {
    guint8 *end = write_varint (pair, (guint64) row);

    end = write_varint (end, collect_fields (type, origins, row));
    g_byte_array_append (bytes, pair, (guint) (end - pair));
  }
  return bytes;
}

/**
 * bc_origins_decode:
 * @type: a record type
 * @bytes: (nullable) (array length=n_bytes): what bc_origins_encode() gave
 * @n_bytes: how many
 * @origins: (out caller-allocates) (array): one for each field of @type
 *
 * Unpacks the origins of a record's fields.
 *
 * Returns: %FALSE if the bytes are damaged
 */
gboolean
bc_origins_decode (const BcRecordType *type, const guint8 *bytes, gsize n_bytes, gint64 *origins)
{
  const guint8 *next = bytes;
  const guint8 *end = bytes + n_bytes;
  guint64 row, fields;

  for (guint i = 0; i < type->n_fields; i++)
    origins[i] = 0;
  while (next < end) {
    if (!read_varint (&next, end, &row) || !read_varint (&next, end, &fields))
      return FALSE;
    for (guint i = 0; i < type->n_fields; i++)
      if (fields >> type->fields[i].number & 1)
        origins[i] = (gint64) row;
  }
  return TRUE;
}
