/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "xlsx-markup.h"

#include <string.h>

static gboolean
begins (const BcMarkup *self, gsize at, const char *text)
{
  gsize length = strlen (text);

  return self->length - at >= length && memcmp (self->bytes + at, text, length) == 0;
}

/* Behind the next @text from @at; the end where there is none. */
static gsize
skip_past (const BcMarkup *self, gsize at, const char *text)
{
  const char *found = g_strstr_len (self->bytes + at, (gssize) (self->length - at), text);

  return found != NULL ? (gsize) (found - self->bytes) + strlen (text) : self->length;
}

/* Behind the tag that begins at @at: a sign of its end within a value is none. */
static gsize
skip_tag (const BcMarkup *self, gsize at)
{
  char quote = '\0';

  for (; at < self->length; at++) {
    char byte = self->bytes[at];

    if (quote != '\0')
      quote = byte == quote ? '\0' : quote;
    else if (byte == '"' || byte == '\'')
      quote = byte;
    else if (byte == '>')
      return at + 1;
  }
  return self->length;
}

static gboolean
ends_name (char byte)
{
  return byte == '>' || byte == '/' || g_ascii_isspace (byte);
}

static void
read_tag (const BcMarkup *self, gsize at, BcMarkupTag *tag)
{
  *tag = (BcMarkupTag){ .start = at, .end = skip_tag (self, at) };
  tag->closes = begins (self, at, "</");
  tag->empty = tag->end - at > 2 && self->bytes[tag->end - 2] == '/';
  tag->name = at + (tag->closes ? 2 : 1);
  for (gsize i = tag->name; i < tag->end && !ends_name (self->bytes[i]); i++) {
    tag->name_length++;
    if (self->bytes[i] != ':')
      continue;
    tag->prefix += i + 1 - tag->name;
    tag->name = i + 1;
    tag->name_length = 0;
  }
}

/**
 * bc_markup_next:
 * @self: a document
 * @tag: (out): its next tag
 *
 * Finds the next tag; comments and what is quoted as a whole are passed over.
 *
 * Returns: %FALSE at the end
 */
gboolean
bc_markup_next (BcMarkup *self, BcMarkupTag *tag)
{
  while (self->at < self->length) {
    const char *found = memchr (self->bytes + self->at, '<', self->length - self->at);

    if (found == NULL)
      break;
    self->at = (gsize) (found - self->bytes);
    if (begins (self, self->at, "<!--")) {
      self->at = skip_past (self, self->at + 4, "-->");
    } else if (begins (self, self->at, "<![CDATA[")) {
      self->at = skip_past (self, self->at, "]]>");
    } else if (begins (self, self->at, "<?")) {
      self->at = skip_past (self, self->at, "?>");
    } else {
      read_tag (self, self->at, tag);
      self->at = tag->end;
      return TRUE;
    }
  }
  self->at = self->length;
  return FALSE;
}

/**
 * bc_markup_is:
 * @self: a document
 * @tag: one of its tags
 * @name: a local name
 *
 * Returns: whether the tag begins or ends an element of that name
 */
gboolean
bc_markup_is (const BcMarkup *self, const BcMarkupTag *tag, const char *name)
{
  return strlen (name) == tag->name_length &&
         memcmp (self->bytes + tag->name, name, tag->name_length) == 0;
}

/**
 * bc_markup_dup_prefix:
 * @self: a document
 * @tag: one of its tags
 *
 * Returns: (transfer full): what stands before its local name, with the colon; or an empty text
 */
char *
bc_markup_dup_prefix (const BcMarkup *self, const BcMarkupTag *tag)
{
  return g_strndup (self->bytes + tag->name - tag->prefix, tag->prefix);
}

/* From the end of the name on, finds an attribute: where it begins, with the space before it, and
 * its value. */
static gboolean
find_attribute (const BcMarkup *self,
                const BcMarkupTag *tag,
                const char *name,
                gsize *start,
                gsize *value,
                gsize *value_end)
{
  const gsize length = strlen (name);
  gsize at = tag->name + tag->name_length;

  while (at < tag->end) {
    gsize equals = at, quote;

    *start = at;
    while (at < tag->end && g_ascii_isspace (self->bytes[at]))
      at++;
    for (equals = at; equals < tag->end && self->bytes[equals] != '=';)
      equals++;
    for (quote = equals; quote < tag->end && !strchr ("\"'", self->bytes[quote]);)
      quote++;
    if (quote >= tag->end)
      return FALSE;
    *value = quote + 1;
    for (*value_end = *value;
         *value_end < tag->end && self->bytes[*value_end] != self->bytes[quote];)
      *value_end += 1;
    if (equals - at >= length && memcmp (self->bytes + at, name, length) == 0 &&
        (equals - at == length || g_ascii_isspace (self->bytes[at + length])))
      return TRUE;
    at = *value_end + 1;
  }
  return FALSE;
}

/**
 * bc_markup_dup_attribute:
 * @self: a document
 * @tag: one of its tags
 * @name: an attribute's name, with its prefix where it has one
 *
 * Returns: (transfer full) (nullable): its value as it is written
 */
char *
bc_markup_dup_attribute (const BcMarkup *self, const BcMarkupTag *tag, const char *name)
{
  gsize start, value, end;

  if (!find_attribute (self, tag, name, &start, &value, &end))
    return NULL;
  return g_strndup (self->bytes + value, end - value);
}

/**
 * bc_markup_dup_changed:
 * @self: a document
 * @tag: one of its tags that begin an element
 * @name: an attribute's name
 * @value: (nullable): what it is to be, as it is written; %NULL for no such attribute
 *
 * Returns: (transfer full): the tag with that attribute
 */
char *
bc_markup_dup_changed (const BcMarkup *self,
                       const BcMarkupTag *tag,
                       const char *name,
                       const char *value)
{
  const gsize tail = tag->empty ? 2 : 1;
  gsize start = tag->end - tail, from, behind = start;
  GString *text = g_string_new (NULL);
  gsize end;

  if (find_attribute (self, tag, name, &start, &from, &end))
    behind = end + 1;
  else
    start = tag->end - tail;
  g_string_append_len (text, self->bytes + tag->start, (gssize) (start - tag->start));
  if (value != NULL)
    g_string_append_printf (text, " %s=\"%s\"", name, value);
  g_string_append_len (text, self->bytes + behind, (gssize) (tag->end - behind));
  return g_string_free (text, FALSE);
}
