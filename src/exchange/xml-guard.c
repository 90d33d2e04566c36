/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "xml-guard.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange-error.h"
#include "xml-prolog.h"

/* Nothing else may start a document: no other encoding, in which a guard over bytes would see
 * something else than the parser does. */
static const char PROLOG[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

enum {
  STATE_PROLOG,
  STATE_FREE_PROLOG,
  STATE_TEXT,
  STATE_OPEN, /* after "<" */
  STATE_TAG,
  STATE_VALUE,        /* inside the quotes of a tag */
  STATE_DECLARATION,  /* after "<!" */
  STATE_COMMENT_OPEN, /* after "<!-" */
  STATE_COMMENT,
  STATE_OFFICE_MARK, /* a byte order mark, if any */
  STATE_OFFICE_TAG,  /* after the first "<" */
  STATE_OFFICE_PROLOG,
};

static const char MARK[] = "\xef\xbb\xbf";

static gboolean
refuse (GError **error, const char *reason)
{
  g_set_error_literal (error, BC_EXCHANGE_ERROR, BC_EXCHANGE_ERROR_REFUSED, reason);
  return FALSE;
}

static gboolean
pass_prolog (BcXmlGuard *self, char byte, GError **error)
{
  if (byte != PROLOG[self->matched]) {
    g_set_error (error,
                 BC_EXCHANGE_ERROR,
                 BC_EXCHANGE_ERROR_REFUSED,
                 _ ("the file must begin with exactly %s; save it as UTF-8 without a mark"),
                 PROLOG);
    return FALSE;
  }

  if (PROLOG[++self->matched] == '\0')
    self->state = STATE_TEXT;
  return TRUE;
}

/* A byte order mark says UTF-8 before the prolog does. */
static gboolean
pass_free_prolog (BcXmlGuard *self, char byte, GError **error)
{
  self->prolog[self->matched++] = byte;
  if (self->matched == 3 && memcmp (self->prolog, "\xef\xbb\xbf", 3) == 0)
    self->matched = 0;
  else if (byte == '>' || self->matched == BC_XML_MAX_PROLOG) {
    if (!bc_xml_prolog_check (self->prolog, self->matched, error))
      return FALSE;
    self->state = STATE_TEXT;
  }
  return TRUE;
}

static gboolean
pass_open (BcXmlGuard *self, char byte, GError **error)
{
  if (byte == '?')
    return refuse (error, _ ("processing instructions are not accepted"));

  self->state = byte == '!' ? STATE_DECLARATION : STATE_TAG;
  if (byte == '>')
    self->state = STATE_TEXT;
  return TRUE;
}

static gboolean
pass_tag (BcXmlGuard *self, char byte, GError **error)
{
  if (byte == '=' && ++self->equals > self->most_equals)
    return refuse (error, _ ("too many attributes in one element"));

  if (byte == '"' || byte == '\'') {
    self->quote = byte;
    self->state = STATE_VALUE;
  } else if (byte == '>')
    self->state = STATE_TEXT;
  return TRUE;
}

static gboolean
refuse_office (GError **error)
{
  return refuse (error,
                 _ ("this part of the spreadsheet is no XML in UTF-8: open the file in the "
                    "spreadsheet program and save it again, without a password"));
}

static gboolean
pass_mark (BcXmlGuard *self, char byte, GError **error)
{
  if (byte == MARK[self->matched] && byte != '\0') {
    self->matched++;
    return TRUE;
  }
  if (byte == '<' && (self->matched == 0 || MARK[self->matched] == '\0')) {
    self->state = STATE_OFFICE_TAG;
    return TRUE;
  }
  return refuse_office (error);
}

/* Without a declaration the encoding is UTF-8. */
static gboolean
pass_office_tag (BcXmlGuard *self, char byte, GError **error)
{
  self->tag_length = 2;
  self->matched = 0;
  if (byte != '?') {
    self->state = STATE_OPEN;
    return pass_open (self, byte, error);
  }
  self->state = STATE_OFFICE_PROLOG;
  return TRUE;
}

/* The encoding is judged when the declaration is whole. */
static gboolean
pass_office_prolog (BcXmlGuard *self, char byte, GError **error)
{
  g_autofree char *folded = NULL;
  const char *encoding;

  if (self->matched + 1 >= sizeof self->prolog)
    return refuse_office (error);
  self->prolog[self->matched++] = byte;
  if (byte != '>')
    return TRUE;
  self->prolog[self->matched] = '\0';
  folded = g_ascii_strdown (self->prolog, -1);
  encoding = strstr (folded, "encoding=");
  if (!g_str_has_prefix (folded, "xml ") || !g_str_has_suffix (folded, "?>") ||
      (encoding != NULL && !g_str_has_prefix (encoding + strlen ("encoding=") + 1, "utf-8")))
    return refuse_office (error);
  self->state = STATE_TEXT;
  return TRUE;
}

static gboolean
pass_declaration (BcXmlGuard *self, char byte, GError **error)
{
  if (byte != '-')
    return refuse (error, _ ("document types and CDATA sections are not accepted"));

  self->matched = 0;
  self->state = self->state == STATE_DECLARATION ? STATE_COMMENT_OPEN : STATE_COMMENT;
  return TRUE;
}

static void
pass_comment (BcXmlGuard *self, char byte)
{
  if (byte == '-')
    self->matched++;
  else if (byte == '>' && self->matched >= 2)
    self->state = STATE_TEXT;
  else
    self->matched = 0;
}

static void
pass_text (BcXmlGuard *self, char byte)
{
  if (byte != '<')
    return;

  self->state = STATE_OPEN;
  self->tag_length = 1;
  self->equals = 0;
}

static gboolean
is_in_prolog (const BcXmlGuard *self)
{
  return self->state <= STATE_FREE_PROLOG || self->state >= STATE_OFFICE_MARK;
}

/* Where the byte is part of a tag or a comment, that may not grow without end: the parser holds
 * a tag whole and compares its attributes with each other. */
static gboolean
count_tag (BcXmlGuard *self, GError **error)
{
  if (is_in_prolog (self) || self->state == STATE_TEXT)
    return TRUE;
  if (++self->tag_length <= BC_XML_MAX_TAG)
    return TRUE;
  return refuse (error, _ ("a tag or comment of more than 64 KiB is not accepted"));
}

static gboolean
count_byte (BcXmlGuard *self, char byte, GError **error)
{
  if (self->total == self->limit) {
    g_autofree char *size = g_format_size_full (self->limit, G_FORMAT_SIZE_IEC_UNITS);

    g_set_error (error,
                 BC_EXCHANGE_ERROR,
                 BC_EXCHANGE_ERROR_TOO_LARGE,
                 _ ("the file is larger than %s, the most that is accepted"),
                 size);
    return FALSE;
  }
  if ((guchar) byte < ' ' && byte != '\n' && byte != '\t' && byte != '\r')
    return refuse (error, _ ("control characters are not accepted; this is not a text file"));
  return count_tag (self, error);
}

static gboolean
pass_markup (BcXmlGuard *self, char byte, GError **error)
{
  switch (self->state) {
  case STATE_PROLOG:
    return pass_prolog (self, byte, error);
  case STATE_FREE_PROLOG:
    return pass_free_prolog (self, byte, error);
  case STATE_OPEN:
    return pass_open (self, byte, error);
  case STATE_TAG:
    return pass_tag (self, byte, error);
  case STATE_VALUE:
    if (byte == self->quote)
      self->state = STATE_TAG;
    return TRUE;
  case STATE_DECLARATION:
  case STATE_COMMENT_OPEN:
    return pass_declaration (self, byte, error);
  case STATE_OFFICE_MARK:
    return pass_mark (self, byte, error);
  case STATE_OFFICE_TAG:
    return pass_office_tag (self, byte, error);
  case STATE_OFFICE_PROLOG:
    return pass_office_prolog (self, byte, error);
  case STATE_COMMENT:
    pass_comment (self, byte);
    return TRUE;
  default:
    pass_text (self, byte);
    return TRUE;
  }
}

/* The prolog is compared first, so that another encoding is called that and not "control
 * characters", which it is full of. */
static gboolean
pass_byte (BcXmlGuard *self, char byte, GError **error)
{
  gboolean prolog = is_in_prolog (self);

  if (!prolog && !count_byte (self, byte, error))
    return FALSE;
  if (!pass_markup (self, byte, error))
    return FALSE;

  self->total++;
  if (byte == '\n')
    self->line++;
  return TRUE;
}

/**
 * bc_xml_guard_init:
 * @self: the guard
 * @limit: bytes that the whole document may have
 *
 * Prepares a guard for the first byte of a document.
 */
void
bc_xml_guard_init (BcXmlGuard *self, guint64 limit)
{
  g_return_if_fail (self != NULL);

  *self = (BcXmlGuard){ .limit = limit,
                        .most_equals = BC_XML_MAX_ATTRIBUTES,
                        .line = 1,
                        .state = STATE_PROLOG };
}

/**
 * bc_xml_guard_init_office:
 * @self: the guard
 * @limit: bytes that the whole document may have
 *
 * Prepares a guard for a part of an office program's file: it may have a byte order mark, a
 * declaration of its own as long as that says UTF-8, or none, and more namespaces.
 */
void
bc_xml_guard_init_office (BcXmlGuard *self, guint64 limit)
{
  bc_xml_guard_init (self, limit);
  self->most_equals = BC_XML_MAX_DECLARED;
  self->state = STATE_OFFICE_MARK;
}

/**
 * bc_xml_guard_accept_latin:
 * @self: a guard that has seen nothing yet
 *
 * Lets it accept a document that declares ISO-8859-1 or UTF-8 in any spelling, as
 * bc_xml_prolog_check() has it. In both every byte below 128 is that character, so that the guard
 * sees the markup that the parser does.
 */
void
bc_xml_guard_accept_latin (BcXmlGuard *self)
{
  g_return_if_fail (self != NULL && self->total == 0);

  self->state = STATE_FREE_PROLOG;
}

/**
 * bc_xml_guard_feed:
 * @self: the guard
 * @bytes: the next bytes of the document, cut anywhere
 * @length: how many
 * @error: (nullable): why the byte after the accepted ones is not
 *
 * Looks at the next bytes. It lets pass only what starts with its prolog, has no document
 * type, processing instruction, CDATA section or control character, no tag above
 * %BC_XML_MAX_TAG or with more than %BC_XML_MAX_ATTRIBUTES attributes, and no more bytes than
 * the limit. It follows well-formed XML only; where the parser would stop, what it says about
 * the rest does not matter.
 *
 * Errors: %BC_EXCHANGE_ERROR_REFUSED, %BC_EXCHANGE_ERROR_TOO_LARGE; without file or line, which
 * the caller adds from the guard's line.
 *
 * Returns: how many bytes may be given to the parser, of a prolog that is free and not accepted
 * none, lest the parser complain of it first; @length, or less with @error set, after which the
 * guard is not to be fed again
 */
gsize
bc_xml_guard_feed (BcXmlGuard *self, const char *bytes, gsize length, GError **error)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (bytes != NULL || length == 0, 0);

  for (gsize i = 0; i < length; i++)
    if (!pass_byte (self, bytes[i], error))
      return self->state == STATE_FREE_PROLOG ? 0 : i;
  return length;
}
