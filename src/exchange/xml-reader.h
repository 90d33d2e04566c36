/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "xml-schema.h"

G_BEGIN_DECLS

/** BC_XML_MAX_DEPTH: elements inside each other at most. */
#define BC_XML_MAX_DEPTH 32

/** BC_XML_MAX_TEXT: bytes of text of one element at most; a long text fits, however escaped. */
#define BC_XML_MAX_TEXT (256 * 1024)

/**
 * BcXmlAttribute:
 * @name: local name
 * @value: its text, entities replaced
 */
typedef struct
{
  const char *name;
  const char *value;
} BcXmlAttribute;

/**
 * BcXmlHandler:
 * @start: an element begins; the schema judges it right after, so nothing final may be done
 * @end: an element ends, with the text since the last tag; its attributes and what lies in it
 *   are valid
 * @text: (nullable): text before an element that begins inside another, where elements stand
 *   within text
 *
 * What is done with the elements. Both may fail, which stops the reading; the reader puts file
 * and line before the message. All that is handed over is valid during the call only.
 */
typedef struct
{
  gboolean (*start) (const char *element,
                     const BcXmlAttribute *attributes,
                     guint n_attributes,
                     gpointer data,
                     GError **error);
  gboolean (*end) (const char *element, const char *text, gpointer data, GError **error);
  gboolean (*text) (const char *text, gpointer data, GError **error);
} BcXmlHandler;

typedef struct _BcXmlReader BcXmlReader;

BcXmlReader *bc_xml_reader_new (const BcXmlSchema *schema,
                                const char *name,
                                guint64 limit,
                                const BcXmlHandler *handler,
                                gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void bc_xml_reader_accept_foreign (BcXmlReader *self);
BcXmlReader *bc_xml_reader_new_office (const char *name,
                                       guint64 limit,
                                       const BcXmlHandler *handler,
                                       gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void bc_xml_reader_free (BcXmlReader *self);
gboolean bc_xml_reader_feed (BcXmlReader *self, const char *bytes, gsize length, GError **error);
gboolean bc_xml_reader_finish (BcXmlReader *self, GError **error);
gboolean bc_xml_reader_read (BcXmlReader *self,
                             GInputStream *stream,
                             GCancellable *cancellable,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BcXmlReader, bc_xml_reader_free)

G_END_DECLS
