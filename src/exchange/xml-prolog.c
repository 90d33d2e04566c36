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
