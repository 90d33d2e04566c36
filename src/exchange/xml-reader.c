/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "xml-reader.h"

#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <string.h>

#include "exchange-error.h"
#include "xml-guard.h"
#include "xml-options.h"
#include "xml-reason.h"

#define CHUNK (32 * 1024)

#if LIBXML_VERSION >= 21200
typedef const xmlError *XmlReport;
#else
typedef xmlError *XmlReport;
#endif

struct _BcXmlReader
{
  BcXmlGuard guard;
  char *name; /* (owned): of the file, for messages */
  const BcXmlHandler *handler;
  gpointer data;
  xmlParserCtxtPtr parser;         /* (owned) */
  xmlSchemaValidCtxtPtr validator; /* (owned) */
  xmlSchemaSAXPlugPtr plug;        /* (owned): to be unplugged before the parser is freed */
  GArray *attributes;              /* (owned) (element-type BcXmlAttribute): of the open tag */
  GString *text;                   /* (owned): since the last tag */
  guint depth;
  gboolean foreign; /* others issued the document, by a schema of their own */
  GError *error;    /* (owned) (nullable): the first one; nothing is read after it */
};

/* The first error is kept; what follows is noise. The parser is not stopped from inside: that
 * frees the bytes which the schema's own handlers, called after ours, are still to read. It goes
 * on in vain to the end of the chunk and is then left alone. */
static void
stop (BcXmlReader *self, GError *error)
{
  if (self->error == NULL)
    self->error = error;
  else
    g_error_free (error);
}

static void
add_place (BcXmlReader *self, GError **error, guint64 line)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, line);

  g_prefix_error (error, _ ("%s, line %s: "), self->name, number);
}

static guint64
get_line (BcXmlReader *self)
{
  return MAX (xmlSAX2GetLineNumber (self->parser), 1);
}

static void
stop_at_line (BcXmlReader *self, BcExchangeError code, const char *reason)
{
  GError *error = g_error_new_literal (BC_EXCHANGE_ERROR, code, reason);

  add_place (self, &error, get_line (self));
  stop (self, error);
}

/* Nobody corrects by hand what others issued. */
static char *
dup_advice (BcXmlReader *self, const char *reason)
{
  return g_strdup_printf (self->foreign ? _ ("%s. The file was changed or damaged")
                                        : _ ("%s. Correct the file there and read it again."),
                          reason);
}

/* Nobody sees the inside of an office program's file, and nobody can correct it there. */
static void
stop_damaged (BcXmlReader *self)
{
  stop (self,
        g_error_new_literal (BC_EXCHANGE_ERROR,
                             BC_EXCHANGE_ERROR_INVALID,
                             _ ("The file is damaged: open it in the program that it was made "
                                "with, save it anew and read that one.")));
}

static void
stop_invalid (BcXmlReader *self, const char *message)
{
  g_autofree char *reason = bc_xml_dup_reason (message);
  g_autofree char *advice = dup_advice (self, reason);

  stop_at_line (self, BC_EXCHANGE_ERROR_INVALID, advice);
}

static void
schema_report_cb (void *data, XmlReport report)
{
  BcXmlReader *self = data;

  if (self->error == NULL)
    stop_invalid (self, report->message);
}

/* libxml2 hands an ampersand inside a value over as "&#38;" for its own tree builder. */
static char *
dup_value (const xmlChar *start, const xmlChar *end)
{
  GString *value = g_string_sized_new (end - start);

  for (const xmlChar *at = start; at < end; at++) {
    g_string_append_c (value, *at);
    if (end - at >= 5 && memcmp (at, "&#38;", 5) == 0)
      at += 4;
  }
  return g_string_free (value, FALSE);
}

static void
clear_attribute (gpointer data)
{
  BcXmlAttribute *attribute = data;

  g_free ((char *) attribute->value);
}

/* libxml2 gives five pointers an attribute: name, prefix, namespace, start and end. */
static gboolean
collect_attributes (BcXmlReader *self, const xmlChar **attributes, int n_attributes)
{
  g_array_set_size (self->attributes, 0);
  for (int i = 0; i < n_attributes; i++) {
    const xmlChar **parts = attributes + i * 5;
    BcXmlAttribute attribute = { .name = (const char *) parts[0] };

    if (parts[2] != NULL && self->foreign)
      continue;
    if (parts[2] != NULL && self->plug != NULL) {
      stop_at_line (self,
                    BC_EXCHANGE_ERROR_INVALID,
                    _ ("attributes of other namespaces are not accepted; remove them"));
      return FALSE;
    }
    attribute.value = dup_value (parts[3], parts[4]);
    g_array_append_val (self->attributes, attribute);
  }
  return TRUE;
}

static void
start_element_cb (void *data,
                  const xmlChar *name,
                  const xmlChar *prefix,
                  const xmlChar *uri,
                  int n_namespaces,
                  const xmlChar **namespaces,
                  int n_attributes,
                  int n_defaulted,
                  const xmlChar **attributes)
{
  BcXmlReader *self = data;
  GError *error = NULL;

  if (self->error == NULL && self->handler->text != NULL && self->text->len > 0 &&
      !self->handler->text (self->text->str, self->data, &error))
    stop (self, error);
  g_string_truncate (self->text, 0);
  if (self->error != NULL || !collect_attributes (self, attributes, n_attributes))
    return;
  if (++self->depth > BC_XML_MAX_DEPTH) {
    stop_at_line (self, BC_EXCHANGE_ERROR_TOO_LARGE, _ ("too many elements inside each other"));
    return;
  }

  if (!self->handler->start ((const char *) name,
                             (const BcXmlAttribute *) self->attributes->data,
                             self->attributes->len,
                             self->data,
                             &error)) {
    add_place (self, &error, get_line (self));
    stop (self, error);
  }
}

static void
end_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  BcXmlReader *self = data;
  GError *error = NULL;

  if (self->error != NULL)
    return;

  if (!self->handler->end ((const char *) name, self->text->str, self->data, &error)) {
    add_place (self, &error, get_line (self));
    stop (self, error);
  }
  g_string_truncate (self->text, 0);
  self->depth--;
}

static void
characters_cb (void *data, const xmlChar *text, int length)
{
  BcXmlReader *self = data;

  if (self->error != NULL)
    return;
  if (self->text->len + length > BC_XML_MAX_TEXT)
    stop_at_line (self,
                  BC_EXCHANGE_ERROR_TOO_LARGE,
                  _ ("a text is longer than any field can hold"));
  else
    g_string_append_len (self->text, (const char *) text, length);
}

/* The guard lets none of these through; should it ever, no schema handler follows them, so the
 * parser can be stopped on the spot. */
static void
refuse (BcXmlReader *self, const char *reason)
{
  stop_at_line (self, BC_EXCHANGE_ERROR_REFUSED, reason);
  xmlStopParser (self->parser);
}

static void
refuse_subset_cb (void *data, const xmlChar *name, const xmlChar *id, const xmlChar *uri)
{
  refuse (data, _ ("document types are not accepted"));
}

static void
refuse_entity_cb (void *data,
                  const xmlChar *name,
                  int type,
                  const xmlChar *id,
                  const xmlChar *uri,
                  xmlChar *content)
{
  refuse (data, _ ("entities are not accepted"));
}

static void
refuse_instruction_cb (void *data, const xmlChar *target, const xmlChar *content)
{
  refuse (data, _ ("processing instructions are not accepted"));
}

static xmlParserCtxtPtr
create_parser (BcXmlReader *self)
{
  xmlSAXHandler sax = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = start_element_cb,
    .endElementNs = end_element_cb,
    .characters = characters_cb,
    .ignorableWhitespace = characters_cb,
    .cdataBlock = characters_cb,
    .internalSubset = refuse_subset_cb,
    .entityDecl = refuse_entity_cb,
    .processingInstruction = refuse_instruction_cb,
  };
  xmlParserCtxtPtr parser = xmlCreatePushParserCtxt (&sax, self, NULL, 0, NULL);

  g_assert (parser != NULL);
  xmlCtxtUseOptions (parser, BC_XML_PARSE_OPTIONS);
  return parser;
}

static void
plug_schema (BcXmlReader *self, const BcXmlSchema *schema)
{
  self->validator = xmlSchemaNewValidCtxt (bc_xml_schema_get_compiled (schema));
  g_assert (self->validator != NULL);
  xmlSchemaSetValidStructuredErrors (self->validator, schema_report_cb, self);
  self->plug = xmlSchemaSAXPlug (self->validator, &self->parser->sax, &self->parser->userData);
  g_assert (self->plug != NULL);
}

static gboolean
fail (BcXmlReader *self, GError **error)
{
  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}

static gboolean
parse (BcXmlReader *self, const char *bytes, gsize length, gboolean last)
{
  int code = xmlParseChunk (self->parser, bytes, (int) length, last);

  if (code != XML_ERR_OK && self->error == NULL && self->plug == NULL) {
    stop_damaged (self);
  } else if (code != XML_ERR_OK && self->error == NULL) {
    const xmlError *report = xmlCtxtGetLastError (self->parser);

    stop_invalid (self, report != NULL ? report->message : _ ("the file is not XML"));
  }
  return self->error == NULL;
}

static BcXmlReader *
create_reader (const char *name, const BcXmlHandler *handler, gpointer data)
{
  BcXmlReader *self = g_new0 (BcXmlReader, 1);

  self->name = g_strdup (name);
  self->handler = handler;
  self->data = data;
  self->attributes = g_array_new (FALSE, FALSE, sizeof (BcXmlAttribute));
  g_array_set_clear_func (self->attributes, clear_attribute);
  self->text = g_string_new (NULL);
  self->parser = create_parser (self);
  return self;
}

/**
 * bc_xml_reader_new:
 * @schema: what the document must fulfil; must outlive the reader
 * @name: the file's name for messages
 * @limit: bytes that the document may have
 * @handler: what is done with the elements; must outlive the reader
 * @data: for the handler
 *
 * A reader for one document from anywhere. It holds one tag and one element's text, whatever the
 * size of the document.
 *
 * Returns: (transfer full): the reader
 */
BcXmlReader *
bc_xml_reader_new (const BcXmlSchema *schema,
                   const char *name,
                   guint64 limit,
                   const BcXmlHandler *handler,
                   gpointer data)
{
  BcXmlReader *self = create_reader (name, handler, data);

  bc_xml_guard_init (&self->guard, limit);
  plug_schema (self, schema);
  return self;
}

/**
 * bc_xml_reader_accept_foreign:
 * @self: a reader that has read nothing yet
 *
 * Has it read what others issue: in ISO-8859-1 or UTF-8, with attributes of other namespaces, which
 * are passed over, and which whoever holds it cannot correct.
 */
void
bc_xml_reader_accept_foreign (BcXmlReader *self)
{
  self->foreign = TRUE;
  bc_xml_guard_accept_latin (&self->guard);
}

/**
 * bc_xml_reader_new_office:
 * @name: the file's name for messages
 * @limit: bytes that the document may have
 * @handler: what is done with the elements; must outlive the reader
 * @data: for the handler
 *
 * A reader for one part of an office program's file, as bc_xml_reader_new() but without a schema:
 * what the handler does not know it has to pass over. Attributes go by their local names.
 *
 * Returns: (transfer full): the reader
 */
BcXmlReader *
bc_xml_reader_new_office (const char *name,
                          guint64 limit,
                          const BcXmlHandler *handler,
                          gpointer data)
{
  BcXmlReader *self = create_reader (name, handler, data);

  bc_xml_guard_init_office (&self->guard, limit);
  return self;
}

/**
 * bc_xml_reader_free:
 * @self: (transfer full): a reader
 *
 * Frees a reader, finished or not.
 */
void
bc_xml_reader_free (BcXmlReader *self)
{
  if (self->plug != NULL)
    xmlSchemaSAXUnplug (self->plug);
  if (self->validator != NULL)
    xmlSchemaFreeValidCtxt (self->validator);
  xmlFreeParserCtxt (self->parser);
  g_array_unref (self->attributes);
  g_string_free (self->text, TRUE);
  g_clear_error (&self->error);
  g_free (self->name);
  g_free (self);
}

/**
 * bc_xml_reader_feed:
 * @self: the reader
 * @bytes: the next bytes of the document, cut anywhere
 * @length: how many
 * @error: (nullable): what is wrong, with file and line
 *
 * Reads on. After the first failure every call fails with that same error.
 *
 * Errors: %BC_EXCHANGE_ERROR_INVALID, %BC_EXCHANGE_ERROR_REFUSED, %BC_EXCHANGE_ERROR_TOO_LARGE,
 * and the handler's own.
 *
 * Returns: whether all is well so far
 */
gboolean
bc_xml_reader_feed (BcXmlReader *self, const char *bytes, gsize length, GError **error)
{
  GError *refusal = NULL;

  if (self->error != NULL)
    return fail (self, error);

  for (gsize at = 0; at < length && refusal == NULL;) {
    gsize size = MIN (length - at, CHUNK);
    gsize accepted = bc_xml_guard_feed (&self->guard, bytes + at, size, &refusal);

    if (accepted > 0 && !parse (self, bytes + at, accepted, FALSE)) {
      g_clear_error (&refusal);
      return fail (self, error);
    }
    at += size;
  }
  if (refusal == NULL)
    return TRUE;

  add_place (self, &refusal, self->guard.line);
  stop (self, refusal);
  return fail (self, error);
}

/**
 * bc_xml_reader_finish:
 * @self: the reader
 * @error: (nullable): what is wrong, with file and line
 *
 * Says that the document is over. Errors as those of bc_xml_reader_feed(); a document that is
 * cut off is %BC_EXCHANGE_ERROR_INVALID.
 *
 * Returns: whether the document is whole and valid
 */
gboolean
bc_xml_reader_finish (BcXmlReader *self, GError **error)
{
  if (self->error != NULL || !parse (self, NULL, 0, TRUE))
    return fail (self, error);
  return TRUE;
}

/**
 * bc_xml_reader_read:
 * @self: the reader
 * @stream: the document from its beginning
 * @cancellable: (nullable): stops between two chunks
 * @error: (nullable): what is wrong
 *
 * Reads a whole document. Errors as those of bc_xml_reader_feed(), and those of GIO.
 *
 * Returns: whether the document was whole and valid
 */
gboolean
bc_xml_reader_read (BcXmlReader *self,
                    GInputStream *stream,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autofree char *buffer = g_malloc (CHUNK);
  gssize length;

  while ((length = g_input_stream_read (stream, buffer, CHUNK, cancellable, error)) > 0)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !bc_xml_reader_feed (self, buffer, length, error))
      return FALSE;
  if (length < 0)
    return FALSE;
  return bc_xml_reader_finish (self, error);
}
