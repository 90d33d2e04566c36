/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** BC_XML_MAX_TAG: bytes of one tag or comment at most, its angle brackets included. */
#define BC_XML_MAX_TAG (64 * 1024)

/** BC_XML_MAX_PROLOG: bytes of the line that declares the encoding, where it is free. */
#define BC_XML_MAX_PROLOG 128

/** BC_XML_MAX_ATTRIBUTES: attributes and namespace declarations of one tag at most. */
#define BC_XML_MAX_ATTRIBUTES 64

/** BC_XML_MAX_DECLARED: the same for what office programs write, which declare many namespaces. */
#define BC_XML_MAX_DECLARED 256

/**
 * BcXmlGuard:
 * @limit: bytes that the whole document may have
 * @most_equals: attributes and namespace declarations of one tag at most
 * @total: bytes seen so far
 * @line: line of the next byte, from 1
 * @tag_length: bytes of the open tag or comment
 * @equals: equals signs of the open tag, outside its values
 * @matched: how much of the prolog or of a delimiter has been seen
 * @state: where in the syntax the next byte is
 * @quote: what closes the open value
 * @prolog: what was seen of a prolog that is free, or of an office program's
 *
 * Looks at the bytes of an XML document before any parser does. Read only @line; the rest is the
 * guard's own.
 */
typedef struct
{
  guint64 limit;
  guint most_equals;
  guint64 total;
  guint64 line;
  guint tag_length;
  guint equals;
  guint matched;
  guint state;
  char quote;
  char prolog[BC_XML_MAX_PROLOG + 1];
} BcXmlGuard;

void bc_xml_guard_init (BcXmlGuard *self, guint64 limit);
void bc_xml_guard_init_office (BcXmlGuard *self, guint64 limit);
void bc_xml_guard_accept_latin (BcXmlGuard *self);
gsize bc_xml_guard_feed (BcXmlGuard *self, const char *bytes, gsize length, GError **error);

G_END_DECLS
