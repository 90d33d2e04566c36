/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text-encoding.h"

#include <string.h>

#define CHUNK (64 * 1024)
#define TAIL  4 /* bytes of one character at most */

/* What was seen of a text so far. */
typedef struct
{
  gboolean utf8;    /* all of it is */
  gboolean windows; /* no byte that Windows-1252 does not have */
  gsize carried;    /* bytes of a character that began in the chunk before */
} Seen;

/* Windows-1252 leaves five bytes without a character. */
static gboolean
has_undefined (const guint8 *bytes, gsize size)
{
  for (gsize i = 0; i < size; i++)
    if (bytes[i] >= 0x81 && memchr ("\x81\x8d\x8f\x90\x9d", bytes[i], 5) != NULL)
      return TRUE;
  return FALSE;
}

/* What is left at the end of a chunk is a character cut in two, or no UTF-8. A NUL is the reader's
 * affair: here it is a character as others. */
static gsize
find_invalid (const char *bytes, gsize size)
{
  gsize at = 0;
  const char *end;

  while (at < size && !g_utf8_validate_len (bytes + at, size - at, &end)) {
    at = (gsize) (end - bytes);
    if (at == size || bytes[at] != '\0')
      break;
    at++;
  }
  return at < size && g_utf8_validate_len (bytes + at, size - at, NULL) ? size : at;
}

/* Returns how many bytes at the end belong to a character that goes on. */
static gsize
look (Seen *seen, const char *bytes, gsize size, gboolean last)
{
  gsize valid = seen->utf8 ? find_invalid (bytes, size) : size;
  gboolean cut =
    valid < size && !last && size - valid < TAIL &&
    g_utf8_get_char_validated (bytes + valid, (gssize) (size - valid)) == (gunichar) -2;

  if (valid < size && !cut)
    seen->utf8 = FALSE;
  if (seen->windows && has_undefined ((const guint8 *) bytes, size))
    seen->windows = FALSE;
  return cut ? size - valid : 0;
}

static gboolean
has_utf16_mark (const char *bytes, gsize size)
{
  return size >= 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0);
}

/**
 * bc_text_encoding_find:
 * @stream: a text from its beginning
 * @cancellable: (nullable): stops the reading
 * @error: return location, GIO's
 *
 * Reads a text to its end and tells how it is encoded: with the mark of UTF-16 it is that; what is
 * valid UTF-8 is that; anything else is what spreadsheets write in Chile, Windows-1252, or
 * ISO-8859-1 where it has bytes that the former does not know. Memory stays flat.
 *
 * Returns: (nullable) (transfer none): the encoding's name for a #GCharsetConverter; %NULL with an
 *   error
 */
const char *
bc_text_encoding_find (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autofree char *buffer = g_malloc (CHUNK + TAIL);
  Seen seen = { .utf8 = TRUE, .windows = TRUE };
  gboolean first = TRUE;
  gsize size = CHUNK;

  while (size == CHUNK) {
    gsize carried = seen.carried;

    if (!g_input_stream_read_all (stream, buffer + carried, CHUNK, &size, cancellable, error))
      return NULL;
    if (first && has_utf16_mark (buffer, size))
      return "UTF-16";
    first = FALSE;
    seen.carried = look (&seen, buffer, carried + size, size < CHUNK);
    memmove (buffer, buffer + carried + size - seen.carried, seen.carried);
  }
  if (seen.utf8)
    return "UTF-8";
  return seen.windows ? "WINDOWS-1252" : "ISO-8859-1";
}
