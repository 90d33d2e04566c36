/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "xml-prolog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange-error.h"

#define QUOTED(what_) "(\"(" what_ ")\"|'(" what_ ")')"

/* The encoding is told apart from the rest, to be named where it is refused. Without one it is
 * UTF-8 (XML 1.0, 4.3.3). */
#define ENCODING "(?i:ISO-8859-1|UTF-8)"
#define PATTERN(encoding_)                                                                         \
  "^<\\?xml\\s+version\\s*=\\s*" QUOTED ("1\\.0") "(\\s+encoding\\s*=\\s*" QUOTED (                \
    encoding_) ")?(\\s+standalone\\s*=\\s*" QUOTED ("yes|no") ")?\\s*\\?>$"

static gboolean
matches (const char *pattern, const char *prolog)
{
  return g_regex_match_simple (pattern, prolog, G_REGEX_RAW, 0);
}

/* UTF-16 and UTF-32 have a NUL beside every letter of the prolog, or begin with their mark. */
static gboolean
is_wide (const char *prolog, gsize length)
{
  return memchr (prolog, '\0', length) != NULL || memcmp (prolog, "\xff\xfe", 2) == 0 ||
         memcmp (prolog, "\xfe\xff", 2) == 0;
}

static const char *
find_reason (const char *prolog, gsize length)
{
  if (is_wide (prolog, length))
    return _ ("the file is in UTF-16, and not in ISO-8859-1 or UTF-8: it is not as it was issued");
  if (matches (PATTERN ("[A-Za-z0-9._-]+"), prolog))
    return _ ("the file declares another encoding than ISO-8859-1 or UTF-8: it is not as it was "
              "issued");
  return _ ("the file does not begin as an XML file does, with <?xml version=\"1.0\"");
}

/**
 * bc_xml_prolog_check:
 * @prolog: the first bytes of a document, without a byte order mark, up to its first “>”
 * @length: how many, at least two of which may be read
 * @error: return location, %BC_EXCHANGE_ERROR_REFUSED
 *
 * Accepts an XML declaration of ISO-8859-1, as the tax service asks of invoices (its description of
 * electronic tax documents), or of UTF-8.
 *
 * Returns: whether the document may go on
 */
gboolean
bc_xml_prolog_check (const char *prolog, gsize length, GError **error)
{
  g_autofree char *text = g_strndup (prolog, length);

  if (memchr (prolog, '\0', length) == NULL && matches (PATTERN (ENCODING), text))
    return TRUE;
  g_set_error_literal (error,
                       BC_EXCHANGE_ERROR,
                       BC_EXCHANGE_ERROR_REFUSED,
                       find_reason (text, length));
  return FALSE;
}

#define MARK        "\xef\xbb\xbf"
#define PROLOG_SIZE 128

/* The place of the declared encoding, where it is ISO-8859-1. */
static gboolean
find_latin (const char *bytes, gsize length, gsize *place)
{
  g_autofree char *head = g_strndup (bytes, MIN (length, PROLOG_SIZE));
  g_autoptr (GRegex) pattern =
    g_regex_new ("^(" MARK ")?<\\?xml[^>]*encoding\\s*=\\s*[\"'](?i:(ISO-8859-1))[\"']",
                 G_REGEX_RAW,
                 0,
                 NULL);
  g_autoptr (GMatchInfo) match = NULL;
  int start = 0;

  if (!g_regex_match (pattern, head, 0, &match) || !g_match_info_fetch_pos (match, 2, &start, NULL))
    return FALSE;
  *place = (gsize) start;
  return TRUE;
}

static gboolean
has_letters_of_utf_8 (const char *bytes, gsize length)
{
  const gsize start = length >= 3 && memcmp (bytes, MARK, 3) == 0 ? 3 : 0;
  gboolean plain = TRUE;

  for (gsize i = start; i < length && plain; i++)
    plain = (guchar) bytes[i] < 0x80;
  return !plain && g_utf8_validate_len (bytes, length, NULL);
}

/**
 * bc_xml_prolog_correct:
 * @file: a document
 *
 * Finds out whether a document that declares ISO-8859-1 is written in UTF-8, as some programs that
 * save one anew leave it: text with accents in the one is hardly ever valid in the other.
 *
 * Returns: (transfer full) (nullable): the document as it should declare itself, with each byte
 *   after that where it was; %NULL where it is as it says
 */
GBytes *
bc_xml_prolog_correct (GBytes *file)
{
  gsize length, place;
  const char *bytes = g_bytes_get_data (file, &length);
  g_autofree char *copy = NULL;

  if (length == 0 || !find_latin (bytes, length, &place) || !has_letters_of_utf_8 (bytes, length))
    return NULL;
  copy = g_memdup2 (bytes, length);
  /* The name, the quote after it, and blanks up to where that was. */
  memcpy (copy + place, "UTF-8", 5);
  copy[place + 5] = bytes[place + 10];
  memset (copy + place + 6, ' ', 5);
  return g_bytes_new_take (g_steal_pointer (&copy), length);
}
